"""The judgement in five lines: room, what collides, the cheapest way out, what depends on the
reading, and what all of it rests on."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import Any

from summitry.deals.blockers import Opening
from summitry.model.estimate import GRADES
from summitry.reports.analysis import Analysis
from summitry.reports.readings import ReadingResult
from summitry.reports.sections.deals import SOLUTION_NAMES
from summitry.reports.sections.ledger import threshold_words
from summitry.reports.sections.room import room_line
from summitry.reports.sections.why import (
    blocker_line,
    given_up,
    opening_line,
    requirement_line,
)
from summitry.reports.words import (
    Line,
    capital,
    count,
    joined,
    line,
    number,
    points,
    possessive,
    resting_on,
    whole,
)
from summitry.uncertainty.judgement import Judgement
from summitry.uncertainty.sensitivity import Influence

__all__ = ["judgement_section", "way_out"]

_IDLE = ("not used", "other reading")
"""Kinds of influence on which this judgement does not rest."""

_NARROW = Fraction(1, 10)
"""Two beliefs that differ by no more are near each other."""

_MOST_NAMED = 2
"""Most numbers that are named with the value at which they decide on room."""

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
    return first, way_out(analysis, base)


def _capped(analysis: Analysis, base: ReadingResult) -> tuple[Line, Line]:
    first = line("Which demands collide was not found: the search for ways out was capped.")
    if base.why.openings:
        return first, way_out(analysis, base)
    return first, line("No way out was found before the search was capped.")


def way_out(analysis: Analysis, reading: ReadingResult) -> Line:
    """The opening that asks for least, or all that ask for as little, and why it is that."""
    ways = reading.why.cheapest
    lines = [opening_line(analysis, reading, way) for way in ways[:_MOST_WAYS]]
    start = "The opening that asks for least"
    if len(ways) > 1:
        start = f"{capital(count(len(ways), 'opening'))} ask for equally little"
    texts = " Or: ".join(one["text"] for one in lines)
    return resting_on(f"{start}{_cheap(reading)}: {texts}", lines)


def _cheap(reading: ReadingResult) -> str:
    """Why the cheapest openings are that, in words, and whether it is a near thing."""
    walk_aways, n_given_up, belief = reading.why.cheapest[0].cost
    if n_given_up > 1 or walk_aways:
        return " (the fewest demands given up)"
    least = f"one demand, of those the least sure to be real: {round(100 * belief)} %"
    return f" ({least}{_narrowly(reading)})"


def _narrowly(reading: ReadingResult) -> str:
    """The openings that come next, where they too are one demand and about as sure to be real."""
    cheapest = reading.why.cheapest[0].cost
    dearer = [opening for opening in reading.why.openings if opening.cost > cheapest]
    if not dearer or dearer[0].cost[:2] != (0, 1):
        return ""
    belief = dearer[0].cost[2]
    if belief - cheapest[2] > _NARROW:
        return ""
    parties = reading.negotiation.parties
    places = sorted({p for way in dearer if way.cost == dearer[0].cost for p in way.parties})
    by = joined([parties[place].in_text for place in places], "or")
    return f", narrowly: the next, by {by}, is believed {round(100 * belief)} %"


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
    tie = f", one of {whole(best.n_equal)} that do equally well," if several else ","
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
        f" {grades['quoted']} quoted numbers and statements."
    )
    if tally["searched"]:
        text += _alone(analysis, flips)
    else:
        text += " Which of them can change it alone was not searched: there are too many deals."
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


def _alone(analysis: Analysis, flips: dict[str, int]) -> str:
    """What one number or statement changes without help from another."""
    if not any(flips.values()):
        return " None of them changes whether there is room or what opens it by itself."
    return f"{_inside(analysis)}{_further(flips)}"


def _inside(analysis: Analysis) -> str:
    """The numbers that change the judgement within their stated range, by what they change."""
    found = [i for i in analysis.influences if i.kind == "flips within range"]
    changes = [_change(analysis.base, i.after) for i in found if i.after is not None]
    for_room = [i for i, change in zip(found, changes, strict=True) if change == "room"]
    only = "only " if for_room else ""
    parts = [_for_room(analysis, for_room)] + [
        f"{count(changes.count(kind), 'number')} would {only}change {what}"
        for kind, what in (("move", "whose move it is"), ("opening", "which opening comes first"))
        if kind in changes
    ]
    return f" Alone and within its stated range, {'; '.join(parts)}."


def _for_room(analysis: Analysis, found: list[Influence]) -> str:
    """The numbers that decide on room, the first two of them by name."""
    change = "end the room" if analysis.base.open else "make room"
    if not found:
        return f"no number would {change}"
    start = "one number" if len(found) == 1 else f"each of {count(len(found), 'number')}"
    such = ", such as" if len(found) > _MOST_NAMED else ":"
    named = joined([_number_line(analysis, one) for one in found[:_MOST_NAMED]])
    return f"{start} would {change}{such} {named}"


def _number_line(analysis: Analysis, influence: Influence) -> str:
    """A number with the value at which the judgement changes and the value that it has."""
    estimate = influence.estimate
    party = analysis.case.parties[estimate.path[1]]
    what = estimate.label.removeprefix(f"{party.name}, ").replace("weight, ", "weight of ", 1)
    place = analysis.base.negotiation.party(estimate.path[1])
    whose = possessive(analysis.base.negotiation.parties[place].in_text)
    return f"{whose} {what} (at {threshold_words(influence)} instead of {number(estimate.central)})"


def _change(base: ReadingResult, after: Judgement) -> str:
    """What is other in the judgement ``after``: room, whose move it is, or the opening alone."""
    if after.room == base.why.blocked:
        return "room"
    parties = base.negotiation.parties
    before = {frozenset(parties[p].id for p in way.parties) for way in base.why.cheapest}
    movers = {frozenset(party for party, _ in way) for way in after.openings}
    return "opening" if movers == before else "move"


def _further(flips: dict[str, int]) -> str:
    """How many more change the judgement if dropped, or beyond their stated range."""
    kinds = (
        ("flips if dropped", "statement", "if not real"),
        ("flips beyond range", "number", "beyond the stated range"),
    )
    parts = [f"{count(flips[kind], noun)}, {where}" for kind, noun, where in kinds if flips[kind]]
    if not parts:
        return ""
    many = capital(", and ".join(parts))
    return f" {many}, would change whether there is room or what opens it."


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
