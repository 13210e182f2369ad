"""What holds a side at a state, and how that is said and drawn: one table, the firmest first.

content     no move of its own pays
deterred    a move pays, and an answer that pays those who give it spoils it
threatened  a move pays, and only an answer that does not pay its givers spoils it
leaves      a move pays that no answer spoils
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

__all__ = ["HOLDS", "Hold", "hold", "loosest"]


@dataclass(frozen=True)
class Hold:
    """``concept``: by which a state held so is stable, or would have to be; ``side``: of a party;
    ``only``: on what a state held so holds; ``signed``: of a deal once signed; ``drawn``: in a box
    of the picture, framed as ``frame``."""

    concept: str
    side: str
    only: str
    signed: str
    drawn: str
    frame: str


HOLDS: dict[str, Hold] = {
    "content": Hold(
        "nash",
        "gains by no move of its own",
        "by itself",
        "would hold: nobody gains by leaving",
        "lasts: nobody gains by a move of its own",
        "lasts",
    ),
    "deterred": Hold(
        "seq",
        "could gain by a move, and stays because the answer would pay the other side and leave it"
        " no better off",
        "as long as answers that pay those who give them are feared",
        "would hold while each side that gains by leaving fears an answer that pays the other",
        "lasts while an answer that pays is feared",
        "held",
    ),
    "threatened": Hold(
        "gmr",
        "could gain by a move, and stays only if it fears an answer that would not pay those who"
        " give it",
        "only on a threat that would not pay who carries it out",
        "would hold only while an answer is feared that does not pay who gives it",
        "lasts only if an answer that does not pay is feared",
        "held",
    ),
    "leaves": Hold(
        "gmr",
        "gains by a move that no answer spoils",
        "not at all",
        "would not hold",
        "does not last",
        "left",
    ),
}
"""Every hold by its key, the firmest first."""


def hold(stable: Mapping[str, bool]) -> str:
    """What the verdicts ``stable`` (by concept) on one party come to: a key of HOLDS.

    >>> hold({"nash": False, "gmr": True, "seq": False})
    'threatened'
    """
    if stable["nash"]:
        return "content"
    if stable["seq"]:
        return "deterred"
    return "threatened" if stable["gmr"] else "leaves"


def loosest(kinds: Iterable[str]) -> str:
    """The hold of a state at which the parties are held by ``kinds``: that of the loosest.

    >>> loosest(["content", "leaves", "deterred"])
    'leaves'
    """
    return max(kinds, key=list(HOLDS).index, default="content")
