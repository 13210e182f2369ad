"""What else the clock says: shares of draws, leverage given up, face, and a deadline."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from summitry.reports.clock.told import entries, where, worth_of
from summitry.reports.words import Line, about, count, joined, line, number, share_words

__all__ = ["further_lines"]


def further_lines(data: dict[str, Any]) -> Iterator[Line]:
    """Shares, leverage that signing costs, steps back from public words, and the deadline."""
    yield from _shares(data)
    yield from _reopening(data)
    yield from _face(data)
    yield from _deadline(data)


def _shares(data: dict[str, Any]) -> Iterator[Line]:
    """In how many draws there is room first and last."""
    shares = data["shares"]
    if not shares:
        return
    footing = entries(data, "outside")
    ways = {"with_lines": "every red line held, ", "on_points": "on points alone "}
    if not data["red_lines"]:
        ways = {"on_points": ""}
    moments = data["on_points"]["moments"]
    for way, words in ways.items():
        rows = [(moments[0]["date"], shares[way][0]), (moments[-1]["date"], shares[way][-1])]
        told = joined([f"in {_share(one)} on {day}" for day, one in rows[: len(moments)]])
        text = f"Over {shares['n']:,} draws of {shares['of']}, {words}there is room {told}."
        yield line(text, (), footing)


def _share(one: dict[str, Any]) -> str:
    low, high = share_words(one["low"], up=False), share_words(one["high"], up=True)
    return f"{one['n']:,} ({low} to {high})"


def _reopening(data: dict[str, Any]) -> Iterator[Line]:
    """What a side may give up of its leverage before it would rather have no deal."""
    found = data["reopening"]
    if not found:
        return
    footing = [*entries(data, "outside"), *entries(data, "patience")]
    start = f"Giving up leverage: if the deal{where(data)} is asked for anew a month later"
    yield line(f"{start}, {joined([_least_drop(one) for one in found])}.", (), footing)
    for one in found:
        if one["drop"] is not None:
            does = "still signs" if one["signs"] else "would rather have no deal"
            text = (
                f"With a drop of {number(one['drop'])} the deal made anew is worth"
                f" {number(one['then'])} to {one['in_text']}, and signing"
                f" {number(one['worth'])} against {number(one['outside'])}: it {does}."
            )
            yield line(text, (), footing)


def _least_drop(one: dict[str, Any]) -> str:
    if one["least"] is None:
        return f"{one['in_text']} still signs however little it has then to fall back on"
    noun = "point" if one["least"] == 1 else "points"
    return (
        f"{one['in_text']} would rather have no deal once signing lowers what it could fall back"
        f" on by {number(one['least'])} {noun} or more"
    )


def _face(data: dict[str, Any]) -> Iterator[Line]:
    """How dear a step back may be before there is no room."""
    ways = {"with_lines": "with every red line held ", "on_points": "on points alone "}
    if not data["red_lines"]:
        ways = {"on_points": ""}
    for one in data["face"] or ():
        told = "; ".join(f"{words}{_limit(one[way])}" for way, words in ways.items())
        cost = f"{number(one['points'])} {'point' if one['points'] == 1 else 'points'}"
        start = f"A step back from its public word costs {one['in_text']} {cost}."
        text = f"{start} On {data['start']} {told}."
        yield line(text, (), one["entries"])


def _limit(found: dict[str, Any]) -> str:
    if found["limit"] is not None:
        return f"there is room as long as that is {number(about(found['limit']))} or less"
    if found["always"]:
        return "there is room whatever that is"
    return "there is no room even if that is nothing"


def _deadline(data: dict[str, Any]) -> Iterator[Line]:
    found = data["deadline"]
    if found is None:
        return
    footing = [*entries(data, "outside"), *entries(data, "patience")]
    rounds = count(found["months"], "month")
    start = f"One offer a month and an end in {rounds}{where(data)}:"
    if found["same"] and found["last"][0]["deal"] is None:
        yield line(f"{start} no deal, whoever proposes last.", (), footing)
        return
    told = [f"if {one['in_text']} proposes last, {_brings(data, one)}" for one in found["last"]]
    yield line(f"{start} {'; '.join(told)}.", (), footing)
    yield line(_COARSE)


def _brings(data: dict[str, Any], one: dict[str, Any]) -> str:
    if one["deal"] is None:
        return "no deal"
    when = "at once" if one["month"] == 0 else f"in month {one['month']}"
    return f"a deal {when}, worth {worth_of(data, one['deal']['points'])}"


_COARSE = (
    "Take the two as a range: deals are few, so a month of waiting can be worth less than the gap"
    " between two of them, and whoever proposes last keeps that."
)
