"""What the moves come to, in sentences: does the state last, who could leave, what would last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from summitry.reports.conflicts.holds import HOLDS, loosest
from summitry.reports.words import capital, joined, points, whole

__all__ = ["breaking_text", "lasting_text", "leaving_text", "signed_texts", "unlisted_text"]


def lasting_text(data: dict[str, Any]) -> str:
    """Does the state of ``data`` last, by which concepts, and what holds each side."""
    if data["state"] is None:
        return "No state is looked at: the file does not say what is so today (status_quo, --at)."
    names = {one["id"]: one["name"] for one in data["concepts"]}
    here = data["state"]
    what = "The stand-off" if here["today"] else capital(here["name"] or "This state")
    kinds = [side["hold"] for side in data["sides"]]
    if not kinds:
        return f"{what} holds: nobody can move alone; only agreement changes it."
    if "leaves" in kinds:
        gone = joined([_leaver(side) for side in data["sides"] if side["hold"] == "leaves"])
        return f"{what} does not hold: {gone}."
    held = joined([names[one] for one in data["lasts"]])
    if set(kinds) == {"content"}:
        who = _nobody([side["in_text"] for side in data["sides"]])
        return f"{what} holds: {who} gains by any move of its own. It is stable by {held}."
    parts = [f"{side['in_text']} {side['words']}" for side in data["sides"]]
    return f"{what} holds {HOLDS[loosest(kinds)].only}: {'; '.join(parts)}. It is stable by {held}."


def _nobody(names: Sequence[str]) -> str:
    return f"neither {names[0]} nor {names[1]}" if len(names) == 2 else "no side"


def _leaver(side: dict[str, Any]) -> str:
    how = f" ({joined(side['free'])})" if side["free"] else ""
    return f"{side['in_text']} gains by a move that no answer spoils{how}"


def leaving_text(data: dict[str, Any]) -> str:
    """Who could leave, at what price, and what the others would then do; empty where somebody
    gains, which the verdict says, or where worth has no measure."""
    steps = [(side, side["moves"][0]) for side in data["sides"] if side["moves"]]
    if not steps or not data["measured"] or any(move["pays"] for _, move in steps):
        return ""
    prices = joined([_price(side, move) for side, move in steps])
    moved = [_followed(side, move) for side, move in steps if _answers(move)]
    after = f" {' '.join(moved)}" if moved else f" {_unmoved(len(steps))}"
    return f"Leaving it alone costs: {prices}.{after}"


def _price(side: dict[str, Any], move: dict[str, Any]) -> str:
    lost = points(move["change"])
    return f"{side['in_text']} at least {lost} points ({joined(move['words'])})"


def _answers(move: dict[str, Any]) -> list[dict[str, Any]]:
    return [answer for answer in move["answers"] if answer["words"] is not None]


def _followed(side: dict[str, Any], move: dict[str, Any]) -> str:
    parts = [f"{one['in_text']}: {joined(one['words'])}" for one in _answers(move)]
    return f"After that of {side['in_text']} would follow {joined(parts)}."


def _unmoved(n: int) -> str:
    if n == 1:
        return "No other side would gain by answering it."
    return "None of these steps gives another side a reason of its own to answer with one."


def unlisted_text(data: dict[str, Any], draws: int) -> str:
    """What is left out where there are too many moves to list, or too many for so many ``draws``;
    else empty."""
    left = [] if data["listed"] else ["reasons", "ways", "remedies"]
    if draws and data["robustness"] is None:
        left.append("draws")
    if not left:
        return ""
    return f"There are up to {whole(data['n_moves'])} moves, too many for {joined(left)}: left out."


def signed_texts(data: dict[str, Any]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Which deals would last once signed, the firmest first, what ends the others, each sentence
    with the deals it is about."""
    for kind, held in HOLDS.items():
        if group := [one for one in data["signed"] if one["hold"] == kind]:
            names = joined([_named(one, kind, data["robustness"]) for one in group])
            ending = "" if kind == "content" else f": {_lures(group, kind)}"
            yield f"At central values, once signed, {names} {held.signed}{ending}.", group


def breaking_text(signed: Sequence[dict[str, Any]]) -> str:
    """That a package has first to be signed, and which demands each breaks; empty if none does."""
    broken = [one for one in signed if one["breaks"]]
    if not broken:
        return ""
    told = "; ".join(f"{one['name']} breaks {joined(one['breaks'])}" for one in broken)
    return f"First they would have to be signed: {told}."


def _named(one: dict[str, Any], kind: str, shares: dict[str, Any] | None) -> str:
    """A deal with the share of draws in which it holds, where draws were made."""
    if shares is None:
        return str(one["name"])
    found = shares["signed"][one["label"]][HOLDS[kind].concept]
    n, of = found["n"], found["of"]
    many = "none" if n == 0 else "each" if n == of else f"{n:,}"
    return f"{one['name']} (holds in {many} of {of:,} draws)"


def _lures(group: Sequence[dict[str, Any]], kind: str) -> str:
    """Who would leave which deal, how, and what answers it."""
    many = len(group) > 1
    told = []
    for one in group:
        for side in one["sides"]:
            lure = side["temptation"]
            if side["hold"] != kind or lure is None:
                continue
            start = f"{one['name']}, {side['in_text']}" if many else side["in_text"]
            answer = "no answer spoils it" if lure["answer"] is None else f"then {lure['answer']}"
            gain = "" if lure["change"] is None else f" {points(lure['change'])}"
            told.append(f"{start} could gain{gain} ({joined(lure['words'])}; {answer})")
    return "; ".join(told)
