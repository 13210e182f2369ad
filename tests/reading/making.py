"""A small case with two documents that were read, made up for tests of reading."""

from __future__ import annotations

import datetime
from pathlib import Path

from summitry.evidence.proposals.proposal import Link, Proposal, proposal_id
from summitry.reading.store import ReadDocument, rewrite_documents
from summitry.reading.stories import Difference, Pair, Stories, write_stories

CASE = """\
summitry: 1
title: Ferry talks
date: 2026-03-02
parties:
  city: {name: City, called: the city, speakers: [Ida Berg]}
  crew: {name: Crew, called: the crew, speakers: [Olaf Dahl]}
issues:
  pay: {options: [low, high], status_quo: low, assumed: made up}
"""

EVIDENCE = "# the record\ndocuments: {}\nclaims: {}\n"

SHA = ("a" * 64, "b" * 64)
SENTENCES = (
    "Olaf Dahl said the crew wanted higher pay before Easter.",
    "Olaf Dahl said the crew wanted more pay before Easter.",
)


def proposal(place: int, quote: str, act: str = "demand", **fields: object) -> Proposal:
    """A proposal in document ``place`` for the words ``quote`` of its sentence."""
    start = SENTENCES[place].index(quote)
    span = start, start + len(quote)
    link = Link("Olaf Dahl", "crew", "Olaf Dahl", "name")
    base = {"offset": start, "chain": (link,), "issues": ("pay",), "rules": ("made/1",)}
    return Proposal(
        proposal_id(SHA[place], span),
        SHA[place],
        *span,
        quote,
        SENTENCES[place],
        "indirect",
        act,
        **{**base, **fields},  # type: ignore[arg-type]
    )


def make_case(folder: Path) -> Path:
    """A case in ``folder`` with two documents read, a pair of versions, three proposals."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "case.yaml").write_text(CASE)
    (folder / "evidence.yaml").write_text(EVIDENCE)
    day = datetime.date(2026, 3, 1)
    first = (proposal(0, "the crew wanted higher pay"), proposal(0, "before Easter", "claim"))
    second = (proposal(1, "the crew wanted more pay"),)
    rewrite_documents(
        folder,
        [
            ReadDocument(
                SHA[0],
                "a.txt",
                "text/plain",
                "utf-8",
                "s",
                publisher="Gazette",
                day=day,
                proposals=first,
            ),
            ReadDocument(SHA[1], "b.txt", "text/plain", "utf-8", "s", proposals=second),
        ],
    )
    words = Difference("reworded", *SENTENCES, pieces=(("higher", "more"),))
    pair = Pair(*SHA, 0.8, 0.8, "wholly", "wholly", False, {"reworded": 1}, (words,))
    statements = {first[0].id: "s1", second[0].id: "s1"}
    write_stories(folder, Stories((SHA,), (pair,), statements))
    return folder
