"""The evidence of a case as nouns: documents, voices and claims."""

from __future__ import annotations

from summitry.cases.schema import Case
from summitry.model.claim import Claim, Document, Voice

__all__ = ["claims", "documents", "voices"]


def documents(case: Case) -> tuple[Document, ...]:
    """The documents of ``case`` in file order; one without a cluster is a cluster of its own.

    >>> from summitry.cases.read import read_case
    >>> all(document.cluster for document in documents(read_case("hanoi-2019")))
    True
    """
    return tuple(
        Document(
            id=key,
            publisher=entry.publisher,
            date=entry.date,
            kind=entry.kind,
            title=entry.title or "",
            sha256=entry.sha256,
            file=entry.file,
            cluster=entry.cluster or key,
        )
        for key, entry in case.evidence.documents.items()
    )


def voices(case: Case) -> tuple[Voice, ...]:
    """Those quoted in ``case`` who are no party."""
    return tuple(Voice(key, entry.name) for key, entry in case.evidence.voices.items())


def claims(case: Case) -> tuple[Claim, ...]:
    """The claims of ``case`` in file order."""
    return tuple(
        Claim(
            id=key,
            document=entry.document,
            chain=entry.chain,
            act=entry.act,
            issues=entry.issues,
            quote=entry.quote,
            paraphrase=entry.paraphrase,
            about=entry.about,
            speaker=entry.speaker,
            statement=entry.statement,
            position=entry.position,
            prefix=entry.prefix,
            suffix=entry.suffix,
            modality=entry.modality,
            condition=entry.condition,
        )
        for key, entry in case.evidence.claims.items()
    )
