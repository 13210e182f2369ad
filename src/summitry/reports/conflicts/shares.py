"""In how many draws a state lasts: of the numbers of a case, of the rankings of a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from summitry.reports.analysis import Analysis
from summitry.reports.conflicts.asked import Asked
from summitry.reports.conflicts.concept_words import CONCEPT_WORDS
from summitry.reports.conflicts.signed import Signed
from summitry.reports.conflicts.standing import LOOKED_AT, Standing
from summitry.reports.words import count, joined, share_words
from summitry.stability.draws import stable_shares, swapped
from summitry.uncertainty.frequency import Frequency
from summitry.uncertainty.robustness import robustness

__all__ = ["share_text", "shares_of_case", "shares_of_file"]

_HERE = "here"
_MOST_WORK = 2_000_000_000
"""Most moves times draws of a file."""


def shares_of_case(
    analysis: Analysis,
    reading: str,
    asked: Asked,
    standing: Standing,
    state: int,
    signed: Sequence[Signed],
) -> dict[str, Any] | None:
    """How often ``state`` and the deals ``signed`` last, over draws of the numbers and, in the base
    ``reading``, of all readings; None where none are ``asked`` for or moves are too many."""
    form = standing.conflict.form
    if not asked.draws or not standing.listed or form is None:
        return None
    states = {
        _HERE: tuple(form.options([state])[0].tolist()),
        **{one.label: one.deal for one in signed},
    }
    found = robustness(
        analysis.case,
        asked.draws,
        asked.seed,
        LOOKED_AT,
        asked.red_lines_first,
        states=states,
        sanctions=asked.sanctions,
        date=analysis.date,
        reading=None if reading == "base" else reading,
    )
    by_state: dict[str, dict[str, Any]] = {name: {} for name in states}
    for one in found.states:
        if one.name in by_state:
            by_state[one.name][one.concept] = _frequency(one.equilibrium)
    return {
        "of": "the numbers and readings" if reading == "base" else "the numbers",
        "n": found.n,
        "seed": found.seed,
        "readings": dict(found.drawn),
        "here": by_state.pop(_HERE),
        "signed": by_state,
    }


def shares_of_file(standing: Standing, asked: Asked, state: int | None) -> dict[str, Any] | None:
    """How often ``state`` and all others last, with neighbours in each ranking trading places; None
    where no draws are ``asked`` for or the moves are too many."""
    if not asked.draws or standing.n_moves * asked.draws > _MOST_WORK:
        return None
    conflict = standing.conflict
    drawn = swapped(conflict.worth, asked.draws, asked.swaps, asked.seed)
    found = stable_shares(conflict, drawn, LOOKED_AT, asked.sanctions)
    rows = list(enumerate(found.concepts))
    shares = {
        conflict.names[place]: {name: int(found.equilibrium[k, place]) for k, name in rows}
        for place in np.flatnonzero(found.equilibrium.any(axis=0)).tolist()
    }
    here = None
    if state is not None:
        counts = {name: int(found.equilibrium[k, state]) for k, name in rows}
        here = {name: _frequency(Frequency(n, found.n_draws)) for name, n in counts.items()}
    return {
        "of": f"the rankings, at most {count(asked.swaps, 'swap')} of neighbours in each",
        "n": found.n_draws,
        "swaps": asked.swaps,
        "seed": asked.seed,
        "here": here,
        "states": shares,
    }


def _frequency(found: Frequency) -> dict[str, Any]:
    low, high = found.interval
    return {"n": found.hits, "of": found.draws, "low": round(low, 6), "high": round(high, 6)}


def share_text(data: dict[str, Any] | None) -> str:
    """In how many draws the state looked at lasts, as the end of a sentence; else empty."""
    if data is None or data["here"] is None:
        return ""
    here, what = data["here"], data["of"]
    first = next(iter(here.values()))
    n = first["of"]
    if not n:
        return f" It can be in none of {data['n']:,} draws of {what}."
    kept = f" in which it can be, of {data['n']:,}," if n < data["n"] else ""
    if len({one["n"] for one in here.values()}) == 1:
        by = "every concept" if first["n"] else "no concept"
        many = "each" if first["n"] in (0, n) else f"{first['n']:,}"
        told = f"It is stable by {by} in {many} of {n:,} draws{kept} of {what}"
        return f" {told} ({_between(first)} stable, 95 %)."
    told = joined([_told(name, one) for name, one in here.items()])
    return f" It is stable, over {n:,} draws{kept} of {what}, by {told} (95 % intervals)."


def _told(name: str, found: dict[str, Any]) -> str:
    many = "all" if found["n"] == found["of"] else f"{found['n']:,}"
    return f"{CONCEPT_WORDS[name][0]} in {many} ({_between(found)})"


def _between(found: dict[str, Any]) -> str:
    low, high = share_words(found["low"], up=False), share_words(found["high"], up=True)
    return f"{low} to {high}"
