"""What each side expects to last, as it sees things: the stand-off, and deals once signed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summitry.cases.beliefs import as_seen, as_seen_through
from summitry.cases.compile import compile_case
from summitry.cases.pictures import Difference, only, put_back
from summitry.cases.schema import Case
from summitry.model.conflict import Conflict
from summitry.model.negotiation import Negotiation
from summitry.reports.analysis import Analysis
from summitry.reports.conflicts.case import signed_deals
from summitry.reports.conflicts.places import today
from summitry.reports.conflicts.standing import LOOKED_AT
from summitry.stability.concepts import stability
from summitry.stability.hypergame import HypergameStability, hypergame, hypergame_stability
from summitry.stability.standoff import place_of, standoff, worths

__all__ = ["expecting_data", "turned"]


def expecting_data(analysis: Analysis, reading: str) -> dict[str, Any]:
    """The stand-off and the packages of the brief: which last, and who expects them to."""
    case, date = analysis.case, analysis.date
    real = standoff(compile_case(case, reading, date))
    assert real.form is not None
    codes = real.form.codes
    keys = [party.id for party in real.parties]
    seen = [worths(as_seen(case, key, date, reading), codes) for key in keys]
    through = [
        [
            worths(as_seen_through(case, key, other, date, reading), codes)
            if _second_level(case, key, other)
            else own
            for other in keys
        ]
        for key, own in zip(keys, seen, strict=True)
    ]
    found = hypergame_stability(hypergame(real, seen, through), LOOKED_AT)
    places = _named_states(analysis, real)
    movers = list(real.movers)
    return {
        "concepts": list(found.concepts),
        "states": [
            {"label": label, "name": name, **_verdicts(found, place, movers)}
            for label, name, place in places
        ],
        "counts": _counts(found, movers),
    }


def _second_level(case: Case, holder: str, other: str) -> bool:
    """Whether anything is said of what ``holder`` thinks that ``other`` sees."""
    picture = case.beliefs.get(holder, {}).get(other)
    return picture is not None and bool(picture.beliefs)


def turned(analysis: Analysis, reading: str, difference: Difference) -> list[str]:
    """The states, today and packages, of which one ``difference`` by itself turns what its holder
    expects to last (SEQ): put back to the model, all else as believed, or laid alone over it."""
    case, date, holder = analysis.case, analysis.date, difference.holder
    real = standoff(compile_case(case, reading, date))
    seen = as_seen(case, holder, date, reading)
    back = as_seen(put_back(case, difference), holder, date, reading)
    alone = as_seen(only(case, difference), holder, date, reading)
    pairs = [(_laid(real, seen), _laid(real, back)), (real, _laid(real, alone))]
    answers = [(_lasting(one), _lasting(other)) for one, other in pairs]
    return [
        name
        for _, name, place in _named_states(analysis, real)
        if any(was[place] != now[place] for was, now in answers)
    ]


def _laid(real: Conflict, model: Negotiation) -> Conflict:
    """The ``real`` conflict with the wishes of ``model``."""
    assert real.form is not None
    return replace(real, worth=worths(model, real.form.codes))


def _lasting(conflict: Conflict) -> NDArray[np.bool_]:
    """bool array (n_states,): is each state an equilibrium by SEQ?"""
    return np.asarray(stability(conflict, ("seq",)).stable[0].all(axis=0))


def _named_states(analysis: Analysis, real: Conflict) -> list[tuple[str, str, int]]:
    """Label, name and place of today and of each package that the rules allow."""
    assert real.form is not None
    places = [(one, place_of(real.form, one.deal)) for one in signed_deals(analysis)]
    packages = [(one.label, one.name, place) for one, place in places if place is not None]
    return [("today", "today", today(real)), *packages]


def _verdicts(found: HypergameStability, state: int, movers: list[int]) -> dict[str, Any]:
    """By concept: does the state last in the model, as each acts on its own picture, and who
    expects it to, unaware and aware that the other may see things in another way."""
    parties = found.hypergame.real.parties
    return {
        "model": found.real[:, state].tolist(),
        "lasts": found.own[:, movers, state].all(axis=1).tolist(),
        "sides": [
            {
                "party": parties[p].name,
                "in_text": parties[p].in_text,
                "own": found.own[:, p, state].tolist(),
                "expects": found.expected[:, p, state].tolist(),
                "foresees": found.foreseen[:, p, state].tolist(),
            }
            for p in movers
        ],
    }


def _counts(found: HypergameStability, movers: list[int]) -> dict[str, Any]:
    """By concept: states that last in the model and in the hypergame, and each side's surprises."""
    parties = found.hypergame.real.parties
    return {
        name: {
            "model": len(found.lasting_if_known(name)),
            "lasts": len(found.lasting(name)),
            "sides": [
                {
                    "party": parties[p].name,
                    "expects": len(found.expects(name, p)),
                    "surprises": len(found.surprises(name, p)),
                    "misses": len(found.misses(name, p)),
                }
                for p in movers
            ],
        }
        for name in found.concepts
    }
