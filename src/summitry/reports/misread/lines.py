"""What the misreadings come to, in sentences with what they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from summitry.reports.words import (
    Line,
    capital,
    count,
    joined,
    line,
    marked,
    number,
    points,
    possessive,
    whole,
)

__all__ = ["misreading_lines"]


def misreading_lines(data: dict[str, Any]) -> Iterator[Line]:
    """What each side believes, what it expected the other to take, what room it saw, what mattered
    and what a refusal teaches."""
    told = [sight for sight in data["sights"] if sight["differences"]]
    if not told:
        yield line("The case says of no side that it sees the other differently from the model.")
        return
    for sight in told:
        yield _picture(sight)
        yield from _offers(sight, data["draws"]["n"])
        yield from _counts(sight)
        yield _room(sight, data["room"])
        yield from _matters(sight)
        yield from _lessons(sight)
    yield from _expectations(data)


def _picture(sight: dict[str, Any]) -> Line:
    """In what the picture differs from the model."""
    told = [_gap(one) for one in sight["differences"]]
    abouts = joined(list(dict.fromkeys(one["about"] for one in sight["differences"])))
    text = f"{capital(sight['in_text'])} seems to see {abouts} otherwise than the model:"
    return _resting(f"{text} {'; '.join(told)}.", sight["differences"])


def _gap(one: dict[str, Any]) -> str:
    if one["section"] == "drop":
        return f"it does not believe in the {one['words']}"
    gaps = [gap for gap in one["gaps"] if not gap["key"].endswith("per_month")] or one["gaps"]
    pairs = joined(
        [
            f"{_of_option(one, g)}{_value(g['believed'])} instead of {_value(g['modelled'])}"
            for g in gaps
        ]
    )
    return f"{one['words']} {pairs}"


def _of_option(one: dict[str, Any], gap: dict[str, Any]) -> str:
    """Which option a score is of; nothing for what is one number."""
    return f"{gap['key'].rsplit('.', 1)[-1]} " if one["section"] == "scores" else ""


def _value(value: float | str | None) -> str:
    if isinstance(value, str):
        return marked(value)
    return "none" if value is None else number(value)


def _resting(text: str, differences: list[dict[str, Any]]) -> Line:
    claims = [claim for one in differences for claim in one["claims"]]
    keys = [key for one in differences for key in one["entries"]]
    return line(text, claims, keys, any(one["disputed"] for one in differences))


def _offers(sight: dict[str, Any], n: int) -> Iterator[Line]:
    """Offers of which it expects the wrong answer; its own come first."""
    wrong = [one for one in sight["offers"] if one["misread"]]
    for one in sorted(wrong, key=lambda offer: offer["by"] != sight["id"]):
        seen, there = one["believed"], one["modelled"]
        answer, real = ("take", "refuses") if seen["accepted"] else ("refuse", "takes")
        text = (
            f"It would expect {one['about']} to {answer} ‹{one['name']}›: in its picture that is"
            f" {_taken(seen, n)}. In the model {one['about']} {real} it: {_taken(there, n)}."
        )
        rests = _resting(text, sight["differences"])
        yield line(
            text, rests["claims"], [*rests["numbers"], f"offers.{one['offer']}"], rests["one_sided"]
        )


def _taken(verdict: dict[str, Any], n: int) -> str:
    """What an offer is worth to who is asked, what it breaks, and in how many draws it is taken."""
    told = f"worth {points(verdict['gain'])} over no deal"
    if verdict["broken"]:
        told += f", breaks {joined([marked(text) for text in verdict['broken']])}"
    return f"{told}, and taken in {verdict['taken']:,} of {n:,} draws" if n else told


def _counts(sight: dict[str, Any]) -> Iterator[Line]:
    """How many deals it expects the other to accept and the model does not, and the other way."""
    for one in sight["expected"] or ():
        if one["hoped"] or one["overlooked"]:
            yield _resting(
                f"Of {whole(one['n_deals'])} deals it expects {one['about']} to accept"
                f" {whole(one['hoped'])} that the model has it refuse, and does not expect it to"
                f" accept {whole(one['overlooked'])} that it would.",
                sight["differences"],
            )


def _room(sight: dict[str, Any], room: dict[str, Any]) -> Line:
    """The room it sees beside the modelled one."""
    seen = sight["room"]
    whose = possessive(sight["in_text"])
    there = _size(room)
    if not seen["exists"]:
        text = f"In {whose} picture there is no room for agreement; the model has {there}."
        return _resting(text, sight["differences"])
    best = f", best: {'; '.join(seen['best'][0])}" if seen["best"] else ""
    text = f"In {whose} picture there is room for agreement ({_size(seen)}{best}); the model has"
    return _resting(f"{text} {there}.", sight["differences"])


def _size(room: dict[str, Any]) -> str:
    if not room["exists"]:
        return "none"
    return "room" if room["count"] is None else count(room["count"], "deal")


def _matters(sight: dict[str, Any]) -> Iterator[Line]:
    """Which differences change an answer by themselves."""
    mattering = [one for one in sight["differences"] if one["matters"]]
    if not mattering:
        yield line(_NOTHING)
        return
    told = "; ".join(f"{one['words']} ({_effect(one)})" for one in mattering)
    rest = len(sight["differences"]) - len(mattering)
    others = count(rest, "other difference", "other differences")
    ending = f" The {others} would change nothing of that alone."
    text = f"What matters in that picture: {told}.{ending if rest else ''}"
    yield _resting(text, mattering)


_NOTHING = (
    "By itself none of that opens or closes room, turns an answer to an offer, or turns what is"
    " expected to last."
)


def _effect(one: dict[str, Any]) -> str:
    back, alone = one["put_back"], one["alone"]
    parts = []
    if back["closes"] or back["opens"]:
        does = "closes" if back["closes"] else "opens"
        parts.append(f"seen as modelled, it {does} the room in the picture")
    if alone["opens"] or alone["closes"]:
        does = "opens" if alone["opens"] else "closes"
        parts.append(f"alone, it {does} room that the model has not")
    n = len({*back["offers"], *alone["offers"]})
    if n:
        parts.append(f"it turns the answer to {count(n, 'offer')} on record")
    if one["turns_lasting"]:
        parts.append(f"it turns what is expected of {joined(one['turns_lasting'])}")
    return joined(parts)


def _lessons(sight: dict[str, Any]) -> Iterator[Line]:
    for one in sight["lessons"]:
        lines = [f"or the red line {marked(text)} is real" for text in one["lines"]]
        start = (
            f"either no deal is worth at least {whole(one['least_outside'])} points to it, not"
            f" {whole(one['outside'])} as believed (the offer was taken to be worth"
            f" {whole(one['worth'])})"
        )
        text = (
            f"A refusal of ‹{one['name']}› would teach {sight['in_text']} that {one['about']} is"
            f" not as it believed: {', '.join([start, *lines])}."
        )
        rests = _resting(text, sight["differences"])
        yield line(text, rests["claims"], one["entries"], rests["one_sided"])


def _expectations(data: dict[str, Any]) -> Iterator[Line]:
    """Whether the sides expect the stand-off, and signed deals, to last."""
    found = data["standoff"]
    if found is None:
        return
    here, *deals = found["states"]
    place = found["concepts"].index("seq")
    hopeful = [side["in_text"] for side in here["sides"] if side["expects"][place]]
    lasts = "lasts" if here["lasts"][place] else "does not last"
    who = "every side" if len(hopeful) == len(here["sides"]) else joined(hopeful) or "no side"
    yield line(f"Each acting on its own picture, the stand-off {lasts} (SEQ); {who} expects it to.")
    for deal in deals:
        wrong = [
            side["in_text"]
            for side in deal["sides"]
            if side["expects"][place] != deal["lasts"][place]
        ]
        if wrong:
            does = "would last" if deal["lasts"][place] else "would not last"
            text = f"{capital(deal['name'])}, once signed, {does} (SEQ), and {joined(wrong)}"
            yield line(f"{text} would expect otherwise.")
