"""Robustness: in which share of draws a state of the stand-off stays where it is.

For each state that is asked for, and each concept of stability, over ``n`` draws of the case (see
``drawing``): how often it is stable for each party, and how often for all (an equilibrium), with
the interval of Clopper and Pearson (1934), Biometrika 26. A draw whose rules forbid the state does
not count.

An issue that nobody holds moves by agreement alone, so no move leads from a state to one in which
it is settled otherwise. Only the states are laid out that agree with one of those asked for on all
such issues: exact, and as much faster as there are ways to settle them.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from summitry.cases.schema import Case
from summitry.errors import NotDefined
from summitry.model.conflict import Conflict, Form
from summitry.model.negotiation import Deal, Negotiation
from summitry.stability.concepts import Sanctions
from summitry.stability.draws import stable_shares
from summitry.stability.standoff import place_of, standoff, worths
from summitry.uncertainty.drawing import Draws, draws_of
from summitry.uncertainty.frequency import Frequency

__all__ = ["STATUS_QUO", "Frequency", "Robustness", "StateShare", "robustness"]

STATUS_QUO = "status_quo"
"""The name under which the state of today is looked at."""

_BLOCK = 1 << 23
"""Values of worth that are held at a time."""


@dataclass(frozen=True, slots=True)
class StateShare:
    """How often the state ``name``, a ``deal`` as it stands or is kept, stays under ``concept``.

    ``parties``: stable for each party, in the order of the case. ``equilibrium``: for all.
    ``readings``: equilibrium, by reading.
    """

    name: str
    deal: Deal
    concept: str
    parties: tuple[Frequency, ...]
    equilibrium: Frequency
    readings: Mapping[str, Frequency]


@dataclass(frozen=True)
class Robustness:
    """The ``states`` asked for, each under each concept, over ``n`` draws with ``seed``.

    ``drawn``: in how many draws each reading was taken.
    """

    n: int
    seed: int
    concepts: tuple[str, ...]
    sanctions: Sanctions
    red_lines_first: bool
    drawn: Mapping[str, int]
    states: tuple[StateShare, ...]


def robustness(
    case: Case,
    n: int = 1000,
    seed: int = 0,
    concepts: Sequence[str] = ("nash", "gmr", "smr", "seq"),
    red_lines_first: bool = False,
    *,
    states: Mapping[str, Deal] | None = None,
    sanctions: Sanctions = "sequences",
    date: datetime.date | None = None,
    reading: str | None = None,
) -> Robustness:
    """In which share of ``n`` draws of ``case`` (with ``seed``, at ``date``) the status quo stays.

    ``states``: other states to look at, by name. ``reading``: draw within this one alone. The
    rest as for ``stable_shares`` and ``standoff``. NotDefined where there is no state to look at.

    >>> from summitry.cases.read import read_case
    >>> found = robustness(read_case("hanoi-2019"), n=20, concepts=["nash"])
    >>> found.states[0].equilibrium.share
    1.0
    """
    draws = draws_of(case, n, seed, date, reading=reading)
    wanted = {**_today(draws), **(states or {})}
    if not wanted:
        raise NotDefined("no state to look at: give every issue a status_quo, or name states")
    names = tuple(concepts)
    counted = {
        taken: _Counted(draws, taken, wanted, red_lines_first, names, sanctions)
        for taken in dict.fromkeys(draws.readings)
    }
    found = tuple(
        _share(counted, name, deal, at, concept)
        for name, deal in wanted.items()
        for at, concept in enumerate(names)
    )
    drawn = {taken: part.n for taken, part in counted.items()}
    return Robustness(n, seed, names, sanctions, red_lines_first, drawn, found)


def _today(draws: Draws) -> dict[str, Deal]:
    if not draws.n:
        return {}
    today = draws.model(draws.readings[0]).status_quo
    return {} if today is None else {STATUS_QUO: today}


class _Counted:
    """Counts over the draws of one reading, on the states that hang together with those wanted."""

    def __init__(
        self,
        draws: Draws,
        reading: str,
        wanted: Mapping[str, Deal],
        red_lines_first: bool,
        concepts: tuple[str, ...],
        sanctions: Sanctions,
    ) -> None:
        taken = draws.of(reading)
        self.n = len(taken)
        self.conflict = _around(standoff(draws.model(reading)), wanted)
        step = max(1, _BLOCK // max(1, self.conflict.worth.size))
        parts = []
        for start in range(0, len(taken), step):
            models = [draws.negotiation(i) for i in taken[start : start + step]]
            stacked = _worths(models, self.conflict, red_lines_first)
            parts.append(stable_shares(self.conflict, stacked, concepts, sanctions))
        self.stable = np.sum([part.stable for part in parts], axis=0)
        self.equilibrium = np.sum([part.equilibrium for part in parts], axis=0)

    def place(self, deal: Deal) -> int | None:
        """The state that is ``deal``; None where the rules forbid it."""
        assert self.conflict.form is not None
        return place_of(self.conflict.form, deal)


def _around(conflict: Conflict, wanted: Mapping[str, Deal]) -> Conflict:
    """``conflict`` less the states that differ from all those ``wanted`` on what nobody holds."""
    assert conflict.form is not None
    held = {k for p in range(conflict.n_parties) for k in conflict.holds(p)}
    free = [k for k in range(len(conflict.form.issues)) if k not in held]
    options = conflict.form.options(np.arange(conflict.n_states))[:, free]
    kept = np.zeros(conflict.n_states, dtype=bool)
    for deal in wanted.values():
        kept |= (options == np.array(deal, dtype=np.int64)[free]).all(axis=1)
    form = Form(conflict.form.issues, conflict.form.codes[kept])
    return replace(conflict, worth=conflict.worth[:, kept], form=form, status_quo=None)


def _worths(
    models: Sequence[Negotiation], conflict: Conflict, red_lines_first: bool
) -> NDArray[np.int64]:
    assert conflict.form is not None
    codes = conflict.form.codes
    return np.stack([worths(model, codes, red_lines_first) for model in models])


def _share(
    counted: Mapping[str, _Counted], name: str, deal: Deal, at: int, concept: str
) -> StateShare:
    places = {reading: part.place(deal) for reading, part in counted.items()}
    there = {reading: place for reading, place in places.items() if place is not None}
    draws = sum(counted[reading].n for reading in there)
    by_party = np.sum([counted[r].stable[at, :, place] for r, place in there.items()], axis=0)
    by_reading = {
        reading: Frequency(int(counted[reading].equilibrium[at, place]), counted[reading].n)
        for reading, place in there.items()
    }
    return StateShare(
        name,
        deal,
        concept,
        tuple(Frequency(int(hits), draws) for hits in np.atleast_1d(by_party)) if there else (),
        Frequency(sum(f.hits for f in by_reading.values()), draws),
        by_reading,
    )
