"""The judgement in five lines: room, what collides, the cheapest way out, what depends on the
reading, and what all of it rests on."""

from __future__ import annotations

from collections import Counter
from typing import Any

from summitry.deals.blockers import Opening
from summitry.model.estimate import GRADES
from summitry.reports.analysis import Analysis
from summitry.reports.readings import ReadingResult
from summitry.reports.sections.deals import SOLUTION_NAMES, room_line
from summitry.reports.sections.why import (
    blocker_line,
    given_up,
    opening_line,
    requirement_line,
)
from summitry.reports.words import Line, capital, count, joined, line, points, resting_on

__all__ = ["judgement_section"]

_IDLE = ("not used", "other reading")
"""Kinds of influence on which this judgement does not rest."""

_MOST_WAYS = 3
"""Most equally cheap ways out that are spelt out."""


def judgement_section(analysis: Analysis) -> dict[str, Any]:
    """Five lines, and the tally of grades and flips behind them."""
    base = analysis.base
    second, third = _blocked(analysis) if base.why.blocked else _open(analysis)
    return {
        "lines": [
            room_line(analysis, base),
            second,
            third,
            _by_reading(analysis),
            _footing(analysis),
        ],
        "tally": _tally(analysis),
    }


def _blocked(analysis: Analysis) -> tuple[Line, Line]:
    base = analysis.base
    if not base.why.all_openings:
        return _capped(analysis, base)
    first = blocker_line(analysis, base, base.why.blockers[0].requirements)
    more = len(base.why.blockers) - 1
    if more:
        least = "" if base.why.complete else "at least "
        sets = f"{least}{count(more, 'other set')} collide{'s' if more == 1 else ''}"
        first = {**first, "text": f"{first['text']} {capital(sets)} too."}
    return first, _way_out(analysis, base)


def _capped(analysis: Analysis, base: ReadingResult) -> tuple[Line, Line]:
    first = line("Which demands collide was not found: the search for ways out was capped.")
    if base.why.openings:
        return first, _way_out(analysis, base)
    return first, line("No way out was found before the search was capped.")


def _way_out(analysis: Analysis, reading: ReadingResult) -> Line:
    """The cheapest opening, or all that are equally cheap, and why it is that."""
    ways = reading.why.cheapest
    lines = [opening_line(analysis, reading, way) for way in ways[:_MOST_WAYS]]
    start = "The cheapest way out"
    if len(ways) > 1:
        start = f"{capital(count(len(ways), 'way'))} out are equally cheap"
    texts = " Or: ".join(one["text"] for one in lines)
    return resting_on(f"{start}{_cheap(reading)}: {texts}", lines)


def _cheap(reading: ReadingResult) -> str:
    """Why the cheapest openings are that, in words."""
    walk_aways, n_given_up, belief = reading.why.cheapest[0].cost
    if n_given_up > 1 or walk_aways:
        return " (the fewest demands given up)"
    return f" (one demand, of those the least sure to be real: {round(100 * belief)} %)"


def _open(analysis: Analysis) -> tuple[Line, Line]:
    base = analysis.base
    if not base.room.exists:
        none = line("No package inside the room was found on the thinned frontier.")
        return none, line("What each side could gain there was not found either.")
    best = analysis.proposals[0]
    agreed = joined([SOLUTION_NAMES[name] for name in best.solutions])
    gains = joined(
        [
            f"{base.negotiation.parties[p].in_text} {points(best.package.gains[p])}"
            for p in base.negotiation.principals
        ]
    )
    hopes = joined(
        [
            f"{base.negotiation.parties[p].in_text} {points(hope)}"
            for p, hope in zip(base.negotiation.principals, base.room.best or (), strict=True)
        ]
    )
    first = line(f"Inside the room each side could at best gain: {hopes} points over no deal.")
    several = best.n_equal is not None and best.n_equal > 1
    tie = f", one of {best.n_equal:,} that do equally well," if several else ","
    return first, line(f"Package A, the {agreed} solution{tie} gives {gains} points over no deal.")


def _by_reading(analysis: Analysis) -> Line:
    """What other readings would change; every reading counts, whatever its share of belief."""
    base, *others = analysis.readings
    if not others:
        return line("The record is read in one way only; a rival reading would test this.")
    parts = [_differs(analysis, base, other) for other in others]
    if len({_movers(reading) for reading in analysis.readings if reading.why.blocked}) > 1:
        parts.insert(0, line("Whose move it is depends on what the record means."))
    return resting_on(" ".join(part["text"] for part in parts), parts)


def _differs(analysis: Analysis, base: ReadingResult, other: ReadingResult) -> Line:
    entry = analysis.case.readings[other.id]
    footing = line("", entry.claims, [f"readings.{other.id}.credence"])
    start = f"If instead {other.name} (share of belief {round(100 * other.credence)} %), "
    if not other.why.blocked:
        n = "some deals" if other.room.count is None else count(other.room.count, "deal")
        too = " too" if not base.why.blocked else " for agreement"
        return resting_on(f"{start}there is room{too} ({n}).", [footing])
    if not other.why.openings:
        return resting_on(f"{start}there is no room; ways out were not found.", [footing])
    still = "still " if base.why.blocked and _movers(other) == _movers(base) else ""
    room = "there is no room either" if base.why.blocked else "there is no room"
    ways = other.why.cheapest[:_MOST_WAYS]
    price = ", or ".join(_price(other, way) for way in ways)
    asked = [other.why.requirements[place] for way in ways for place in way.requirements]
    lines = [requirement_line(analysis, other, one) for one in asked]
    text = f"{start}{room}, and it is {still}for {_movers(other)} to move: {price}."
    return resting_on(text, [footing, *lines])


def _price(reading: ReadingResult, way: Opening) -> str:
    opens = "" if way.n_deals is None else f", which opens {count(way.n_deals, 'deal')}"
    return given_up([reading.why.requirements[place] for place in way.requirements]) + opens


def _movers(reading: ReadingResult) -> str:
    """Whose move it is: of several ways out that are equally cheap, the movers of each."""
    parties = reading.negotiation.parties
    sides = [joined([parties[p].in_text for p in way.parties]) for way in reading.why.cheapest]
    return joined(list(dict.fromkeys(sides)), "or")


def _footing(analysis: Analysis) -> Line:
    """What the judgement rests on, and which demands are known from one side only."""
    tally = _tally(analysis)
    grades, flips = tally["grades"], tally["flips"]
    text = (
        f"This rests on {grades['assumed']} assumed, {grades['inferred']} inferred and"
        f" {grades['quoted']} quoted numbers and statements; "
    )
    if tally["searched"]:
        text += _alone(flips)
    else:
        text += "which of them can change it alone was not searched: there are too many deals."
    asked = [requirement_line(analysis, analysis.base, r) for r in analysis.base.why.requirements]
    one_sided = [one for one in asked if one["one_sided"]]
    if one_sided:
        said = joined([one["text"] for one in one_sided])
        text += f" On one side’s word alone, and the other side’s at that, rests: {said}."
    return line(
        text,
        [claim for one in one_sided for claim in one["claims"]],
        [*_within_range(analysis), *(key for one in one_sided for key in one["numbers"])],
        bool(one_sided),
    )


def _alone(flips: dict[str, int]) -> str:
    """How many numbers and statements change the judgement without help from another."""
    kinds = (
        ("flips within range", "number", "within the stated range"),
        ("flips if dropped", "statement", "if not real"),
        ("flips beyond range", "number", "beyond the stated range"),
    )
    parts = [f"{count(flips[kind], noun)} {where}" for kind, noun, where in kinds if flips[kind]]
    if not parts:
        return "none of them changes whether there is room or what opens it by itself."
    return f"changed alone, {joined(parts)} would change whether there is room or what opens it."


def _within_range(analysis: Analysis) -> list[str]:
    """Keys of the numbers that change the judgement without leaving their stated range."""
    return [i.estimate.key for i in analysis.influences if i.kind == "flips within range"]


def _tally(analysis: Analysis) -> dict[str, Any]:
    used = [influence for influence in analysis.influences if influence.kind not in _IDLE]
    grades = Counter(influence.estimate.reason.grade for influence in used)
    kinds = Counter(influence.kind for influence in used)
    flips = ("flips within range", "flips if dropped", "flips beyond range")
    return {
        "n_used": len(used),
        "grades": {grade: grades[grade] for grade in GRADES},
        "flips": {kind: kinds[kind] for kind in flips},
        "searched": not kinds["not searched"],
    }
