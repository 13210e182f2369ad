"""A case opened for reading, closed after it, and opened for review."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from summitry.cases.read import CASE_FILE, Loaded, load_case, shipped
from summitry.errors import SummitryError, UnknownName
from summitry.evidence.intake.gather import gather
from summitry.evidence.intake.source import Source
from summitry.evidence.proposals.proposal import OWN, Proposal
from summitry.evidence.review.decision import standing
from summitry.evidence.speech.attribution import FORMS
from summitry.model.claim import ACTS
from summitry.reading.log import read_decisions
from summitry.reading.read import Read
from summitry.reading.reader import people_quoted
from summitry.reading.review import Review
from summitry.reading.starter import make_starter, starter
from summitry.reading.store import ReadDocument, read_documents, rewrite_documents
from summitry.reading.stories import Stories, read_stories, write_stories
from summitry.reading.versions import make_stories

__all__ = ["LOOKED_AT", "close_reading", "in_order", "open_case", "open_review"]

LOOKED_AT = 200
"""How many documents are looked at for the names of a case to start from."""


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


def open_case(case: Path, folder: Path | None) -> Loaded:
    """The case in the folder ``case``; where none stands, one to start from is made of what stands
    in ``folder``. SummitryError where there is neither."""
    if not (case / CASE_FILE).is_file():
        if folder is None:
            raise SummitryError(f"{case}: no case stands there; name a FOLDER of reports to read")
        make_starter(case, _starter(folder))
    return load_case(case)


def _starter(folder: Path) -> dict[str, str]:
    """The starter of the first documents in ``folder``: who is quoted most, and the newest day."""
    sources = [s for s in islice(gather(folder), LOOKED_AT) if isinstance(s, Source)]
    if not sources:
        raise SummitryError(f"{folder}: holds no document that can be read")
    days = [source.day for source in sources if source.day]
    day = max(days, default=datetime.datetime.now().date())
    return starter(f"Talks, as told in {folder.resolve().name}", day, people_quoted(sources))


def close_reading(
    loaded: Loaded, read: Sequence[Read], publisher: str | None, day: datetime.date | None
) -> tuple[Stories, dict[str, ReadDocument]]:
    """Make the stories of all documents ``read`` and put everything on the disk.

    ``publisher`` and ``day`` are those of documents that do not say theirs.
    """
    told = [
        replace(
            one,
            document=replace(
                one.document,
                publisher=one.document.publisher or publisher,
                day=one.document.day or day,
            ),
        )
        for one in read
    ]
    stories = make_stories(told, standing(read_decisions(loaded.folder)))
    documents = {one.document.sha256: one.document for one in told}
    rewrite_documents(loaded.folder, documents.values())
    write_stories(loaded.folder, stories)
    return stories, documents
