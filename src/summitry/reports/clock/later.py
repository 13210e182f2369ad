"""What waiting is worth, in sentences: is a later deal worse, and for whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from summitry.cases.ladder import PATIENCE
from summitry.reports.clock.told import entries, months_text, span_text
from summitry.reports.words import Line, joined, line, number

__all__ = ["waiting_lines"]


def waiting_lines(data: dict[str, Any]) -> Iterator[Line]:
    """Is a later deal worse for both, and who gains by waiting, as ``data`` has it."""
    found = data[data["told"]]
    footing = [*entries(data, "patience"), *entries(data, "outside")]
    if unsaid := [side["in_text"] for side in data["sides"] if side["patience_assumed"]]:
        are = "is" if len(unsaid) == 1 else "are"
        text = f"The case does not say how patient {joined(unsaid)} {are}"
        yield line(f"{text}; {PATIENCE:g} a month is taken.")
    if found["open_now"] and len([m for m in found["moments"] if m["open"]]) > 1:
        yield line(_later(data, found), (), footing)
    if found["open_now"]:
        yield from (line(text, (), footing) for text in _never(data, found))
    if not found["open_now"] and any(found["best_months"]):
        yield line(_first_deal(data, found), (), footing)


def _later(data: dict[str, Any], found: dict[str, Any]) -> str:
    later = [moment for moment in found["moments"] if moment["open"] and moment["month"]]
    gains = [
        f"{side['in_text']} ({_at(found, place, found['best_months'][place])})"
        for place, side in enumerate(data["sides"])
        if found["better"][place]
    ]
    both = "both" if len(data["sides"]) == 2 else "all"
    if len(found["worse"]) == len(later):
        text = f"A later deal is worse for {both}, in every month with room"
    elif found["worse"]:
        text = f"A later deal is worse for {both} in {months_text(found, found['worse'])}"
    else:
        text = f"No later deal is worse for {both}"
    ending = f"; who gains by waiting: {joined(gains)}" if gains else ""
    return f"{text}{ending}.{_example(data, found, later[-1])}"


def _never(data: dict[str, Any], found: dict[str, Any]) -> Iterator[str]:
    """Who does better by never signing, as far as is looked ahead, than at its best month."""
    for place, side in enumerate(data["sides"]):
        best = max(moment["worth"][place][0] for moment in found["moments"] if moment["open"])
        if round(found["never"][place]) > round(best):
            worth = f"{number(round(found['never'][place]))} against {number(round(best))}"
            yield f"Not to sign at all is worth more to {side['in_text']} than any month: {worth}."


def _example(data: dict[str, Any], found: dict[str, Any], last: dict[str, Any]) -> str:
    """What each has of the last deal looked at, with the months before it, against today's."""
    now, then = found["moments"][0]["worth"], last["worth"]
    told = joined(
        [
            f"{span_text(then[place])} to {side['in_text']} instead of {span_text(now[place])}"
            for place, side in enumerate(data["sides"])
        ]
    )
    return f" Signed on {last['date']}, with the months until then counted, it is worth {told}."


def _first_deal(data: dict[str, Any], found: dict[str, Any]) -> str:
    told = [
        f"{side['in_text']}: {_at(found, place, found['best_months'][place])}, against"
        f" {number(round(found['never'][place]))} without a deal"
        for place, side in enumerate(data["sides"])
    ]
    return f"The best month to sign, with the months until then counted: {'; '.join(told)}."


def _at(found: dict[str, Any], place: int, months: Sequence[int]) -> str:
    """A party's best months, with what signing then is worth to it."""
    moment = next(m for m in found["moments"] if m["month"] == months[0])
    return f"{months_text(found, months)}, worth {span_text(moment['worth'][place])}"
