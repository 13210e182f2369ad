"""What the clock says, in sentences with the numbers they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from summitry.reports.clock.further import further_lines
from summitry.reports.clock.later import waiting_lines
from summitry.reports.clock.told import entries, where, worth_of
from summitry.reports.words import Line, capital, count, joined, line, number

__all__ = ["clock_lines"]


def clock_lines(data: dict[str, Any]) -> Iterator[Line]:
    """The verdict first, then whose side time is on, the best deal, waiting, and what moves it."""
    yield from _room(data)
    yield _drift(data)
    yield from _best_deal(data)
    yield from waiting_lines(data)
    yield from further_lines(data)


def _room(data: dict[str, Any]) -> Iterator[Line]:
    """Is there room, and when does it open and close: with the red lines, then on points alone."""
    footing = entries(data, "outside")
    ways = {"with_lines": "With every red line held ", "on_points": "On points alone "}
    if not data["red_lines"]:
        ways = {"on_points": ""}
    for way, start in ways.items():
        yield line(capital(f"{start}{_windows(data, way)}"), (), footing)


def _windows(data: dict[str, Any], way: str) -> str:
    found, start = data[way]["windows"], data["start"]
    last = _last_day(data)
    if not found:
        ahead = f", and none opens in the {_months(data)} after" if data["months"] else ""
        return f"there is no room for agreement on {start}{ahead}."
    told = [text for window in found for text in _changes(window)]
    first = found[0]["opens"] is None
    now = f"there is room for agreement on {start}" if first else "there is no room on " + start
    if not told:
        return f"{now}{f', and it stays open to {last}' if data['months'] else ''}."
    return f"{now}; it {joined(told)}."


def _changes(window: dict[str, Any]) -> list[str]:
    named = (("opens", window["opens"]), ("closes", window["closes"]))
    return [f"{does} on {day}" for does, day in named if day]


def _last_day(data: dict[str, Any]) -> str:
    """The last day of the months looked at, which is the last moment where the steps fit."""
    moment = data["on_points"]["moments"][-1]
    fits = moment["month"] == data["months"]
    return str(moment["date"]) if fits else f"the end of month {data['months']}"


def _months(data: dict[str, Any]) -> str:
    return "month" if data["months"] == 1 else f"{data['months']} months"


def _drift(data: dict[str, Any]) -> Line:
    """Whose outside option rises while nothing is signed, and so whose side time is on."""
    footing = [key for key in entries(data, "outside") if key.endswith("per_month")]
    moving = [side for side in data["sides"] if side["per_month"]]
    if not moving:
        return line("The case has no outside option drift: time changes nothing but patience.")
    told = joined([_drifts(side) for side in moving])
    return line(f"What no deal is worth {told}: {_time_is_with(data['sides'])}.", (), footing)


def _drifts(side: dict[str, Any]) -> str:
    size, does = abs(side["per_month"]), "rises" if side["per_month"] > 0 else "falls"
    noun = "point" if size == 1 else "points"
    return f"{does} by {number(size)} {noun} a month for {side['in_text']}"


def _time_is_with(sides: Sequence[dict[str, Any]]) -> str:
    rising = [side["in_text"] for side in sides if side["per_month"] > 0]
    falling = [side for side in sides if side["per_month"] < 0]
    if len(rising) == len(sides):
        return "every side asks for more as time goes on, and the room shrinks"
    if not rising:
        if len(falling) == len(sides):
            return "every side has less to fall back on as time goes on, and the room grows"
        names = joined([side["in_text"] for side in sides if not side["per_month"]])
        return f"while nothing is signed, time works for {names}, and the room grows"
    return f"while nothing is signed, time works for {joined(rising)}"


def _best_deal(data: dict[str, Any]) -> Iterator[Line]:
    """The best deal of the first month with room, and what it turns into."""
    found = data[data["told"]]
    open_moments = [moment for moment in found["moments"] if moment["open"]]
    if not open_moments:
        return
    first, footing = open_moments[0], entries(data, "outside")
    told = "; or ".join(_deal(data, found["deals"][n - 1]) for n in first["best"])
    yield line(f"The best deal{where(data)} (Nash) on {first['date']}: {told}.", (), footing)
    changes = [
        (before, after)
        for before, after in pairwise(open_moments)
        if before["best"] != after["best"]
    ]
    if not changes:
        if len(open_moments) > 1:
            yield line("It is the same in every month with room.", (), footing)
        return
    last = open_moments[-1]
    told = "; or ".join(worth_of(data, found["deals"][n - 1]["points"]) for n in last["best"])
    turns = joined([after["date"] for _, after in changes[:3]])
    more = f" and {count(len(changes) - 3, 'time')} more" if len(changes) > 3 else ""
    times = {1: "once", 2: "twice"}.get(len(changes), f"{len(changes)} times")
    text = f"It changes {times}, by {turns}{more}; by {last['date']} it is worth {told}."
    yield line(text, (), footing)


def _deal(data: dict[str, Any], deal: dict[str, Any]) -> str:
    words = "; ".join(deal["words"]) or "nothing changes"
    return f"{words} (worth {worth_of(data, deal['points'])})"
