"""What a person says of two documents or of two sentences: one story or two, and whether a change
of words is a change of meaning. Each is a decision in the log, as those on proposals are.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from summitry.errors import SummitryError, UnknownName
from summitry.evidence.review.decision import ACCEPT, REJECT, Decision, Standing
from summitry.reading.log import add_decision, now
from summitry.reading.stories import Difference, Pair, Stories

__all__ = ["difference_at", "is_asked", "judge", "meaning_id", "meaning_of", "pair_at", "pair_id"]


def pair_id(one: str, other: str) -> str:
    """What a decision about two documents, given by their sha256, is filed under.

    >>> pair_id("b", "a")
    'pair:a:b'
    """
    return f"pair:{min(one, other)}:{max(one, other)}"


def is_asked(pair: Pair, decided: Standing) -> bool:
    """Whether a person is asked if the two documents of ``pair`` are one story, and none said."""
    return pair.asked and decided.ruling(pair_id(pair.first, pair.second)) is None


def meaning_id(pair: Pair, difference: Difference) -> str:
    """What a decision about the ``difference`` of two sentences of a ``pair`` is filed under."""
    words = f"{difference.first}\n{difference.second}".encode("utf-8", "surrogatepass")
    return f"meaning:{pair.first}:{pair.second}:{sha256(words).hexdigest()[:16]}"


def meaning_of(pair: Pair, difference: Difference, decided: Standing) -> bool | None:
    """Whether a person found the meaning changed; None if nobody said."""
    ruling = decided.ruling(meaning_id(pair, difference))
    return None if ruling is None else ruling.verdict == ACCEPT


def pair_at(stories: Stories, number: str) -> Pair:
    """The pair with that ``number``, from 1, in what summitry versions shows.

    UnknownName where there is none.
    """
    numbers = {str(n): pair for n, pair in enumerate(stories.pairs, start=1)}
    if number not in numbers:
        raise UnknownName("pair of versions", number, numbers)
    return numbers[number]


def difference_at(stories: Stories, place: str) -> tuple[Pair, Difference]:
    """The pair and the difference at a ``place`` such as 1.2.

    UnknownName where there is none, SummitryError where no words differ.
    """
    number, _, inner = place.partition(".")
    pair = pair_at(stories, number)
    places = {str(n): d for n, d in enumerate(pair.differences, start=1)}
    if inner not in places:
        raise UnknownName("difference", place, (f"{number}.{n}" for n in places))
    if not places[inner].pieces:
        apart = ", ".join(f"{number}.{n}" for n, d in places.items() if d.pieces)
        raise SummitryError(f"{place}: no words differ there; they do at {apart or 'no place'}")
    return pair, places[inner]


def judge(case: Path, subject: str, yes: bool, reviewer: str) -> Decision:
    """Log what ``reviewer`` says of the ``subject`` (a pair_id or a meaning_id)."""
    made = Decision(subject, ACCEPT if yes else REJECT, reviewer, now())
    add_decision(case, made)
    return made
