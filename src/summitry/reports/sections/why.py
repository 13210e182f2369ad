"""Why there was no deal: what collides under each reading, and what would open, in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from summitry.deals.blockers import Opening
from summitry.deals.requirements import Requirement
from summitry.reports.analysis import Analysis
from summitry.reports.grounds import ground, one_sided
from summitry.reports.readings import ReadingResult
from summitry.reports.words import Line, capital, count, joined, line, marked, points, resting_on

__all__ = ["blocker_line", "given_up", "opening_line", "requirement_line", "why_section"]

_MOST_BLOCKERS = 12


def why_section(analysis: Analysis) -> dict[str, Any]:
    """Blockers and openings of every reading."""
    return {
        "date": analysis.at.isoformat(),
        "readings": [_reading(analysis, reading) for reading in analysis.readings],
    }


def _reading(analysis: Analysis, reading: ReadingResult) -> dict[str, Any]:
    why = reading.why
    shown = why.blockers[:_MOST_BLOCKERS]
    return {
        "id": reading.id,
        "name": reading.name,
        "credence": round(reading.credence, 3),
        "n_deals": why.n_deals,
        "n_accepted": why.n_accepted,
        "blocked": why.blocked,
        "complete": why.complete,
        "all_openings": why.all_openings,
        "n_blockers": len(why.blockers),
        "requirements": [requirement_line(analysis, reading, r) for r in why.requirements],
        "blockers": [
            {
                "requirements": list(blocker.requirements),
                "line": blocker_line(analysis, reading, blocker.requirements),
            }
            for blocker in shown
        ],
        "openings": [
            {
                "requirements": list(opening.requirements),
                "n_deals": opening.n_deals,
                "n_best": opening.n_best,
                "nobody_worse": opening.nobody_worse,
                "movers": [reading.negotiation.parties[p].id for p in opening.parties],
                "gains": _gains(reading, opening),
                "line": opening_line(analysis, reading, opening),
            }
            for opening in why.openings
        ],
    }


def requirement_line(analysis: Analysis, reading: ReadingResult, asked: Requirement) -> Line:
    """A requirement as "Party: words", with its claims, its ledger key, and whether it is known
    from the other side only."""
    key, reason = ground(analysis.case, reading, asked)
    party = reading.negotiation.parties[asked.party]
    words = "does no worse than without a deal" if asked.walk_away else marked(asked.text)
    other_side = not asked.walk_away and one_sided(analysis.case, party.id, reason.claims)
    return line(f"{party.name}: {words}", reason.claims, [key], other_side)


def blocker_line(analysis: Analysis, reading: ReadingResult, places: Sequence[int]) -> Line:
    """What cannot hold together, as one sentence, party by party."""
    asked = [reading.why.requirements[place] for place in places]
    demands = "; ".join(
        f"{party.in_text} wants {joined([_wanted(r) for r in asked if r.party == place])}"
        for place, party in enumerate(reading.negotiation.parties)
        if any(r.party == place for r in asked)
    )
    if len(asked) == 1:
        text = f"One demand rules out every deal by itself: {demands}."
    else:
        fewer = count(len(asked) - 1, "of them", "of them")
        fewer = "either alone can" if len(asked) == 2 else f"any {fewer} can"
        text = f"These {count(len(asked), 'demand')} cannot all be met, {fewer}: {demands}."
    return resting_on(text, [requirement_line(analysis, reading, one) for one in asked])


def opening_line(analysis: Analysis, reading: ReadingResult, opening: Opening) -> Line:
    """What would have to give, whose move it is, what it opens, as one sentence or two."""
    asked = [reading.why.requirements[place] for place in opening.requirements]
    parties = reading.negotiation.parties
    movers = capital(joined([parties[party].in_text for party in opening.parties]))
    opened = opening.n_deals
    opens = "deals (not counted)" if opened is None else count(opened, "deal")
    gains = joined([f"{name} {points(gain)}" for name, gain in _gains(reading, opening).items()])
    verdict = (
        f"the best leaves nobody worse than without a deal ({gains} points)"
        if opening.nobody_worse
        else f"even the best leaves somebody worse than without a deal ({gains} points)"
    )
    text = f"{movers} would move, {given_up(asked)}. That opens {opens}; {verdict}."
    return resting_on(text, [requirement_line(analysis, reading, one) for one in asked])


def given_up(asked: Sequence[Requirement]) -> str:
    """Requirements as what their parties would do: "giving up ‹…› and accepting less than …"."""
    lines = [marked(one.text) for one in asked if not one.walk_away]
    parts = [f"giving up {joined(lines)}"] if lines else []
    if any(one.walk_away for one in asked):
        parts.append("accepting less than without a deal")
    return joined(parts)


def _wanted(asked: Requirement) -> str:
    return "no less than it has without a deal" if asked.walk_away else marked(asked.text)


def _gains(reading: ReadingResult, opening: Opening) -> dict[str, int]:
    names = [reading.negotiation.parties[p].in_text for p in reading.negotiation.principals]
    return dict(zip(names, opening.gains[0], strict=True))
