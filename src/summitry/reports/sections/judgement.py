"""The judgement in five lines: room, what collides, the cheapest way out, what depends on the
reading, and what all of it rests on."""

from __future__ import annotations

from collections import Counter
from typing import Any

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
from summitry.reports.words import Line, capital, count, joined, line, points

__all__ = ["judgement_section"]


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
    first = blocker_line(analysis, base, base.why.blockers[0].requirements)
    more = len(base.why.blockers) - 1
    if more:
        sets = f"{count(more, 'other set')} collide{'s' if more == 1 else ''}"
        first = {**first, "text": f"{first['text']} {capital(sets)} too."}
    way_out = opening_line(analysis, base, base.why.openings[0])
    return first, {**way_out, "text": f"The cheapest way out{_cheap(base)}: {way_out['text']}"}


def _cheap(reading: ReadingResult) -> str:
    """Why the first opening comes first, in words."""
    asked = [reading.why.requirements[place] for place in reading.why.openings[0].requirements]
    if len(asked) > 1 or asked[0].walk_away:
        return " (the fewest demands given up)"
    belief = round(100 * asked[0].credence)
    return f" (one demand, of those the least sure to be real: {belief} %)"


def _open(analysis: Analysis) -> tuple[Line, Line]:
    base, best = analysis.base, analysis.proposals[0]
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
    return first, line(f"Package A, the {agreed} solution, gives {gains} points over no deal.")


def _by_reading(analysis: Analysis) -> Line:
    """What other readings would change; every reading counts, whatever its share of belief."""
    base, *others = analysis.readings
    if not others:
        return line("The record is read in one way only; a rival reading would test this.")
    parts = [_differs(analysis, base, other) for other in others]
    moves = {tuple(_movers(reading)) for reading in analysis.readings if reading.why.blocked}
    if len(moves) > 1:
        parts.insert(0, line("Whose move it is depends on what the record means."))
    return line(
        " ".join(part["text"] for part in parts),
        [claim for part in parts for claim in part["claims"]],
        [key for part in parts for key in part["numbers"]],
        any(part["one_sided"] for part in parts),
    )


def _differs(analysis: Analysis, base: ReadingResult, other: ReadingResult) -> Line:
    entry = analysis.case.readings[other.id]
    share = f"share of belief {round(100 * other.credence)} %"
    start, keys = f"If instead {other.name} ({share}), ", [f"readings.{other.id}.credence"]
    if not other.why.blocked:
        n = "some deals" if other.room.count is None else count(other.room.count, "deal")
        too = " too" if not base.why.blocked else " for agreement"
        return line(f"{start}there is room{too} ({n}).", entry.claims, keys)
    opening = other.why.openings[0]
    asked = [other.why.requirements[place] for place in opening.requirements]
    lines = [requirement_line(analysis, other, one) for one in asked]
    movers = _movers(other)
    still = "still " if base.why.blocked and movers == _movers(base) else ""
    room = "there is no room either" if base.why.blocked else "there is no room"
    opens = "" if opening.n_deals is None else f", which opens {count(opening.n_deals, 'deal')}"
    return line(
        f"{start}{room}, and it is {still}for {joined(movers)} to move: {given_up(asked)}{opens}.",
        [*entry.claims, *(claim for one in lines for claim in one["claims"])],
        [*keys, *(key for one in lines for key in one["numbers"])],
        any(one["one_sided"] for one in lines),
    )


def _movers(reading: ReadingResult) -> list[str]:
    parties = reading.why.openings[0].parties
    return [reading.negotiation.parties[party].in_text for party in parties]


def _footing(analysis: Analysis) -> Line:
    """What the judgement rests on, and which demands are known from one side only."""
    tally = _tally(analysis)
    grades, flips = tally["grades"], tally["flips"]
    text = (
        f"This rests on {grades['assumed']} assumed, {grades['inferred']} inferred and"
        f" {grades['quoted']} quoted numbers and statements; "
    )
    if tally["searched"]:
        text += (
            f"changed alone, {flips['flips within range']} numbers within their stated range,"
            f" {flips['flips if dropped']} statements if they are not real and"
            f" {flips['flips beyond range']} numbers beyond their range change whether there is"
            " room or which opening is cheapest."
        )
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
        [key for one in one_sided for key in one["numbers"]],
        bool(one_sided),
    )


def _tally(analysis: Analysis) -> dict[str, Any]:
    used = [influence for influence in analysis.influences if influence.kind != "not used"]
    grades = Counter(influence.estimate.reason.grade for influence in used)
    kinds = Counter(influence.kind for influence in used)
    flips = ("flips within range", "flips if dropped", "flips beyond range")
    return {
        "n_used": len(used),
        "grades": {grade: grades[grade] for grade in GRADES},
        "flips": {kind: kinds[kind] for kind in flips},
        "searched": not kinds["not searched"],
    }
