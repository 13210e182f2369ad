"""A draft: where it stands, what lies near it, how a single text goes on, what that leaves."""

from __future__ import annotations

from typing import Any

from summitry.cases.compile import with_reading
from summitry.deals.approach import way
from summitry.deals.counts import better_for_all, better_for_some
from summitry.deals.frontier import Frontier, frontier_listed
from summitry.deals.moves import Neighbour, nearby
from summitry.deals.requirements import broken_by
from summitry.deals.single_text import (
    LeftOver,
    SingleText,
    bare,
    holding,
    left_over,
    single_text,
)
from summitry.deals.space import list_deals
from summitry.deals.ways import frontier_by
from summitry.model.negotiation import Deal, Negotiation
from summitry.reports.analysis import Analysis
from summitry.reports.drafts import draft_deal, draft_name
from summitry.reports.proposals import package_in
from summitry.reports.readings import ReadingResult
from summitry.reports.sections.deals import by_key, in_words, package_data
from summitry.reports.sections.why import requirement_line
from summitry.reports.words import capital, count, joined, points, whole

__all__ = ["MOST_PAIRS", "changes_in_words", "draft_section"]

MOST_PAIRS = 8
"""Most two-step neighbours that are shown."""


def draft_section(analysis: Analysis, reading: ReadingResult, draft: str) -> dict[str, Any]:
    """The deal that ``draft`` names under one ``reading``, as data for tables and JSON."""
    negotiation = reading.negotiation
    deal = draft_deal(analysis.case, draft)
    forbidden = _forbidden(analysis, reading, deal)
    path = None if forbidden else single_text(negotiation, deal)
    steps = nearby(negotiation, deal)
    pairs = [one for one in nearby(negotiation, deal, 2) if one.pays_together]
    return {
        "draft": draft,
        "reading": reading.id,
        "name": reading.name,
        "date": analysis.at.isoformat(),
        "parties": [party.name for party in negotiation.parties],
        "principals": [negotiation.parties[p].name for p in negotiation.principals],
        "forbidden": forbidden,
        "standing": _standing(analysis, reading, draft, deal, forbidden),
        **package_data(analysis, reading, package_in(reading, deal)),
        "better": _better(reading, deal),
        "one_step": [_near(analysis, reading, deal, one) for one in steps],
        "two_steps": {
            "n": len(pairs),
            "most": MOST_PAIRS,
            "shown": [_near(analysis, reading, deal, one) for one in pairs[:MOST_PAIRS]],
        },
        "single_text": None if path is None else _path(analysis, reading, path),
        "improves": path is not None and bool(path.steps),
    }


def _forbidden(analysis: Analysis, reading: ReadingResult, deal: Deal) -> list[str]:
    """The rules that a deal breaks, in words."""
    rules = with_reading(analysis.case, reading.id).rules
    broken = [rule.id for rule in reading.negotiation.rules if not rule.holds.at(deal)]
    return [rules[key].text or rules[key].rule for key in broken]


def _standing(
    analysis: Analysis, reading: ReadingResult, draft: str, deal: Deal, forbidden: list[str]
) -> str:
    negotiation = reading.negotiation
    name = capital(draft_name(analysis.case, draft))
    if forbidden:
        return f"{name} is no text to improve: it cannot be, because {'; '.join(forbidden)}."
    broken = broken_by(negotiation, deal, reading.why.requirements)
    gains = ", ".join(f"{_name(negotiation, p)} {points(g)}" for p, g in _gains(negotiation, deal))
    breaks = f"breaks {count(len(broken), 'demand')}" if broken else "is acceptable to all"
    return f"{name} {breaks}. Points over no deal: {gains}."


def _better(reading: ReadingResult, deal: Deal) -> dict[str, Any]:
    """How many of all deals the rules allow are worth more than the draft: to each of those that
    must sign, to at least one of them, to all of them; None where that is not counted."""
    negotiation, census = reading.negotiation, reading.room.census
    worth = {p: negotiation.utility(p, deal) for p in negotiation.principals}
    each = {p: better_for_all(census, {p: least}) for p, least in worth.items()}
    some, everyone = better_for_some(census, worth), better_for_all(census, worth)
    names = (f"{_number(n)} for {_name(negotiation, p)}" for p, n in each.items())
    text = (
        f"Of {whole(census.n_deals)} possible deals, red lines aside, better than it are"
        f" {', '.join(names)}; {_number(some)} for at least one, {_number(everyone)} for all of"
        " them at once."
    )
    keys = [negotiation.parties[p].id for p in each]
    return {
        "each": dict(zip(keys, each.values(), strict=True)),
        "some": some,
        "all": everyone,
        "text": text,
    }


def _number(n: int | None) -> str:
    return "an uncounted number" if n is None else whole(n)


def _gains(negotiation: Negotiation, deal: Deal) -> list[tuple[int, int]]:
    return [(p, negotiation.gain(p, deal)) for p in negotiation.principals]


def _name(negotiation: Negotiation, party: int) -> str:
    return negotiation.parties[party].in_text


def _near(analysis: Analysis, reading: ReadingResult, deal: Deal, one: Neighbour) -> dict[str, Any]:
    negotiation, asked = reading.negotiation, reading.why.requirements
    return {
        "words": changes_in_words(negotiation, deal, one.deal),
        "options": {
            negotiation.issues[i].id: negotiation.issues[i].options[one.deal[i]].id
            for i in one.issues
        },
        "points": list(one.change),
        "helps": [negotiation.parties[p].name for p in one.gainers],
        "hurts": [negotiation.parties[p].name for p in one.losers],
        "rate": None if one.rate is None else round(float(one.rate), 2),
        "breaks": [requirement_line(analysis, reading, asked[place]) for place in one.breaks],
        "mends": [requirement_line(analysis, reading, asked[place]) for place in one.mends],
        "allowed": one.allowed,
        "forbidden": [] if one.allowed else _forbidden(analysis, reading, one.deal),
        "joint_gain": one.joint_gain,
    }


def changes_in_words(negotiation: Negotiation, before: Deal, after: Deal) -> list[str]:
    """What ``after`` settles otherwise than ``before``, in words."""
    return [
        issue.options[new].text
        for issue, old, new in zip(negotiation.issues, before, after, strict=True)
        if old != new
    ]


def _path(analysis: Analysis, reading: ReadingResult, path: SingleText) -> dict[str, Any]:
    negotiation = reading.negotiation
    asked = reading.why.requirements
    broken = sorted(broken_by(negotiation, path.end, asked))
    texts = [path.draft, *(step.deal for step in path.steps)]
    return {
        "start": [gain for _, gain in _gains(negotiation, path.draft)],
        "steps": [
            {
                "words": changes_in_words(negotiation, before, step.deal),
                "points": list(step.change),
                "gains": list(step.gains),
                "n_equal": step.n_equal,
            }
            for before, step in zip(texts, path.steps, strict=False)
        ],
        "sizes": list(path.sizes),
        "skipped": list(path.skipped),
        "end": {
            "deal": by_key(negotiation, path.end),
            "words": in_words(negotiation, path.end),
            "gains": [gain for _, gain in _gains(negotiation, path.end)],
            "broken": [requirement_line(analysis, reading, asked[place]) for place in broken],
        },
        "left": _left(reading, path.end),
    }


def _left(reading: ReadingResult, end: Deal) -> list[dict[str, Any]]:
    """What the end leaves on the table: with the red lines it keeps, and with none."""
    negotiation = reading.negotiation
    lines = any(negotiation.preferences[p].red_lines for p in negotiation.principals)
    kept = holding(negotiation, end)
    models = [("kept", kept, _frontier(kept))]
    if lines:
        models.append(("none", bare(negotiation), reading.room.frontier))
    found = []
    for held, model, frontier in models:
        left = left_over(model, end, frontier)
        found.append(
            {
                "red_lines": held,
                "n_points": len(left.places),
                "most": list(left.most),
                "points": frontier.points[list(left.places)].tolist(),
                "exact": frontier.loss == 0,
                "text": _left_words(negotiation, left, held if lines else ""),
            }
        )
    return found


def _frontier(negotiation: Negotiation) -> Frontier:
    chosen = way(negotiation)
    if chosen == "list":
        return frontier_listed(list_deals(negotiation))
    return frontier_by(chosen, negotiation)


def _left_words(negotiation: Negotiation, left: LeftOver, held: str) -> str:
    under = {
        "kept": "Under the red lines that it keeps, ",
        "none": "If all red lines were dropped, ",
    }.get(held, "")
    if left.efficient:
        return capital(f"{under}nothing is left: no deal is better for one and worse for none.")
    most = joined(
        [
            f"{points(most)} for {_name(negotiation, p)}"
            for p, most in zip(negotiation.principals, left.most, strict=True)
        ]
    )
    n = count(len(left.places), "frontier point")
    verb = "is" if len(left.places) == 1 else "are"
    who = "both" if len(left.most) == 2 else "all"
    apart = f" (not {who} at once)" if len(left.places) > 1 else ""
    return capital(f"{under}{n} {verb} better for one and worse for none: {most} at most{apart}.")
