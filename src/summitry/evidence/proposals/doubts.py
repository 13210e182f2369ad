"""Why a person should look at a proposal with care: what rules are known to get wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summitry.evidence.acts.act import ActReading
from summitry.evidence.proposals.proposal import Link
from summitry.evidence.speech.attribution import DIRECT, Attribution
from summitry.model.claim import ASSERTED

__all__ = ["doubts_about"]

_DOUBTFUL = ("pronoun", "context", "role")
"""Ways in which a speaker is found that are often wrong (see speech/names)."""

_PROMISES = ("offer", "concession", "commitment")
"""Acts that a reporter's words easily make of less."""


def doubts_about(
    passage: str, chain: Sequence[Link], act: ActReading, of: Attribution | None
) -> Iterator[str]:
    """What is doubtful in a statement of a ``passage`` (its kind), with its ``chain`` and ``act``.

    ``of``: the attribution it comes from; None for the author's own statement.
    """
    if passage == "headline":
        yield "a headline may state as fact what the body attributes"
    if of is not None:
        yield from _of_attribution(of, act)
    for link in chain:
        yield from _of_link(link)
    if len(chain) > 1:
        yield "told at second hand: check each link of the chain"
    if act.modality != ASSERTED:
        yield f"{act.modality}, not asserted"


def _of_attribution(of: Attribution, act: ActReading) -> Iterator[str]:
    if of.carried:
        yield "the speaker is carried over from an earlier sentence"
    if of.source is None:
        yield "nobody is named as the speaker"
    if of.form != DIRECT and act.act in _PROMISES:
        yield f"the reporter's words, read as {act.act}: check what was said"


def _of_link(link: Link) -> Iterator[str]:
    if link.side is None:
        yield f"“{link.words}” is nobody of the case yet"
    ways = [way for way in _DOUBTFUL if way in link.how.split(", ")]
    if link.side is not None and ways:
        yield f"“{link.words}” is {link.name or link.side} only by {' and '.join(ways)}"
