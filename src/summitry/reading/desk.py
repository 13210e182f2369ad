"""A review opened: the case, what was read for it, and the proposals in the order to look at."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from summitry.cases.read import Loaded, load_case, shipped
from summitry.errors import SummitryError, UnknownName
from summitry.evidence.proposals.proposal import OWN, Proposal
from summitry.evidence.speech.attribution import FORMS
from summitry.model.claim import ACTS
from summitry.reading.review import Review
from summitry.reading.store import ReadDocument, read_documents
from summitry.reading.stories import Stories, read_stories

__all__ = ["in_order", "open_review"]


def open_review(
    case: str | Path,
    reviewer: str,
    issues: Collection[str] = (),
    acts: Collection[str] = (),
    forms: Collection[str] = (),
) -> Review:
    """The review of ``case`` by ``reviewer``, of all proposals or of those on any of ``issues``,
    with any of ``acts``, in any of ``forms``.

    SummitryError if nothing has been read for the case or it is a shipped one; UnknownName for an
    issue, act or form that there is not.
    """
    if not Path(case).is_dir() and str(case) in shipped():
        made = f"make your own with summitry new FOLDER --from {case}"
        raise SummitryError(f"{case} is shipped and stays as it is; {made}")
    loaded = load_case(case)
    _check(loaded, issues, acts, forms)
    documents = read_documents(loaded.folder)
    if not documents:
        raise SummitryError(f"{case}: nothing has been read; summitry read FOLDER -o {case}")
    stories = read_stories(loaded.folder)
    chosen = [
        p
        for p in in_order(documents, stories)
        if (not issues or set(issues) & set(p.issues))
        and (not acts or p.act in acts)
        and (not forms or p.form in forms)
    ]
    return Review(loaded, documents, stories, chosen, reviewer)


def in_order(documents: Mapping[str, ReadDocument], stories: Stories) -> list[Proposal]:
    """All proposals of ``documents`` in their order; reports of one statement stand together."""
    places = {p.id: place for place, p in enumerate(_all(documents))}
    firsts: dict[str, int] = {}
    for key, place in places.items():
        firsts.setdefault(stories.statements.get(key, key), place)

    def order(proposal: Proposal) -> tuple[int, int]:
        first = firsts[stories.statements.get(proposal.id, proposal.id)]
        return first, places[proposal.id]

    return sorted(_all(documents), key=order)


def _all(documents: Mapping[str, ReadDocument]) -> Iterator[Proposal]:
    for document in documents.values():
        yield from document.proposals


def _check(
    loaded: Loaded, issues: Collection[str], acts: Collection[str], forms: Collection[str]
) -> None:
    known = (
        ("issue", issues, tuple(loaded.case.issues)),
        ("act", acts, ACTS),
        ("form", forms, (*FORMS, OWN)),
    )
    for kind, given, allowed in known:
        for name in given:
            if name not in allowed:
                raise UnknownName(kind, name, allowed)
