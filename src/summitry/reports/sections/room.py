"""Is there room for agreement, as a sentence: how much, or what leaves none."""

from __future__ import annotations

from summitry.deals.zopa import Room
from summitry.reports.analysis import Analysis
from summitry.reports.readings import ReadingResult
from summitry.reports.sections.why import requirement_line
from summitry.reports.words import Line, joined, line, possessive, share_words, whole

__all__ = ["room_line"]


def room_line(analysis: Analysis, reading: ReadingResult) -> Line:
    """Is there room for agreement, as one sentence."""
    room, negotiation = reading.room, reading.negotiation
    names = joined([negotiation.parties[p].in_text for p in negotiation.principals])
    asked = [requirement_line(analysis, reading, r) for r in reading.why.requirements]
    footing = (
        [claim for one in asked for claim in one["claims"]],
        [key for one in asked for key in one["numbers"]],
    )
    total = whole(room.census.n_deals)
    if reading.open and not room.exists:
        text = (
            f"There is room for agreement between {names}, but none of the deals kept to within"
            f" {room.inside.loss} points of the frontier lies in it; a smaller --within finds some."
        )
    elif not reading.open:
        text = (
            f"If every demand holds as the case states it, there is no room for agreement: none of"
            f" {total} possible deals meets all red lines and leaves {names} no worse than without"
            f" a deal.{_on_points(reading)}"
        )
    elif room.count is None:
        text = f"There is room for agreement between {names} (proved).{_drawn(room)}"
    else:
        text = (
            f"There is room for agreement: {whole(room.count)} of {total} possible deals are"
            f" acceptable, on these numbers, to {names}."
        )
    return line(text, *footing)


def _drawn(room: Room) -> str:
    """The share of acceptable deals by drawing some, where they could not be counted."""
    found = room.estimate
    if found is None:
        return " How large it is was not counted."
    low, high = share_words(found.low, up=False), share_words(found.high, up=True)
    if found.hits == 0:
        drawn = f"none of {found.draws:,} deals drawn at random was acceptable, so at most {high}"
    else:
        were = "was" if found.hits == 1 else "were"
        drawn = f"of {found.draws:,} deals drawn at random {found.hits:,} {were} acceptable:"
        drawn = f"{drawn} between {low} and {high}"
    total = whole(room.census.n_deals)
    seed = f"95 % interval, seed {found.seed}"
    return f" How large it is was not counted: {drawn} of {total} ({seed})."


def _on_points(reading: ReadingResult) -> str:
    """How many deals would do if nobody had red lines: what blocks is said by what is left."""
    negotiation = reading.negotiation
    bounds = {p: negotiation.preferences[p].outside for p in negotiation.principals}
    better = reading.room.census.at_least(bounds)
    if better is None:
        return ""
    if better == 0:
        return " Nor would any without the red lines: it is the walk-away values that block."
    start = f" On points alone {whole(better)} deals would do that"
    if not reading.why.complete:
        return f"{start}; none of them meets all red lines."
    names = [negotiation.parties[p].in_text for p in _in_every_blocker(reading)]
    if not names:
        return f"{start}: it is the red lines that block."
    whose = joined([possessive(name) for name in names])
    value = "value" if len(names) == 1 else "values"
    return f"{start}: the red lines together with {whose} walk-away {value} leave none."


def _in_every_blocker(reading: ReadingResult) -> list[int]:
    """Whose walk-away values block with the red lines: those in every blocker; where every blocker
    has one and none is in all of them, all of those; else nobody's."""
    asked = reading.why.requirements
    values = [
        {asked[place].party for place in blocker.requirements if asked[place].walk_away}
        for blocker in reading.why.blockers
    ]
    if not values or not all(values):
        return []
    return sorted(set.intersection(*values) or set.union(*values))
