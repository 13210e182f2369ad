"""A conflict: the states that can be, who can move between them alone, and who prefers what.

The graph model for conflict resolution (Kilgour, Hipel and Fang (1987), Automatica 23; Fang, Hipel
and Kilgour (1993), Interactive Decision Making): parties N, states S, for each party i the states
R_i(s) it can reach from s in one move by itself, and a preference between any two states.

    worth[i, t] > worth[i, s]    i prefers t to s          (t >_i s)
    worth[i, t] = worth[i, s]    i is indifferent          (t ~_i s)
    worth[i, t] <= far_below[i, s]   t is much worse to i    (t <<_i s), where strengths matter
    unknown[i][s, t]             it is not known which of the two i prefers

Moves are given in one of two forms. **Option form**: a state is one option for every issue, and a
party sets the issues it holds; an issue that nobody holds moves by agreement alone. **Graph form**:
the arcs are listed. Only the order of ``worth`` matters, never its differences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from summitry.errors import UnknownName
from summitry.model.issue import Issue
from summitry.model.party import Party

__all__ = ["MAX_COMBINATIONS", "Arcs", "Conflict", "Form"]

MAX_COMBINATIONS = 1 << 22
"""Most combinations of options, allowed or not, that are laid out as states."""


@dataclass(frozen=True, eq=False, slots=True)
class Arcs:
    """Moves of one party: from state s to each of ``targets[starts[s]:starts[s + 1]]``.

    ``starts`` : int64 array (n_states + 1,); ``targets``: int32 array (n_arcs,), rising within a
    state, never the state itself.
    """

    starts: NDArray[np.int64]
    targets: NDArray[np.int32]

    def of(self, state: int) -> NDArray[np.int32]:
        """R_i(s): the states that the party reaches from ``state`` in one move.

        >>> Arcs(np.array([0, 1, 1]), np.array([1], dtype=np.int32)).of(0)
        array([1], dtype=int32)
        """
        return self.targets[self.starts[state] : self.starts[state + 1]]


@dataclass(frozen=True, eq=False)
class Form:
    """States as combinations of options.

    ``issues`` : one axis each; ``held_by`` says who sets it, ``one_rung`` and ``undoable`` how.
    ``codes``  : int64 array (n_states,), rising: the place of each state in the grid of all
    combinations (C order, the last issue turns fastest). What rules forbid has no code.
    """

    issues: tuple[Issue, ...]
    codes: NDArray[np.int64]

    @cached_property
    def shape(self) -> tuple[int, ...]:
        """Number of options of each issue."""
        return tuple(len(issue.options) for issue in self.issues)

    def options(self, states: Sequence[int] | NDArray[np.int64]) -> NDArray[np.int64]:
        """int array (n, n_issues): the option of every issue in each of ``states``."""
        places = np.unravel_index(self.codes[np.asarray(states, dtype=np.int64)], self.shape)
        return np.stack(places, axis=1) if places else np.zeros((len(states), 0), dtype=np.int64)


@dataclass(frozen=True, eq=False)
class Conflict:
    """Parties, states, moves and preferences.

    ``worth``      : int64 array (n_parties, n_states); more is preferred, equal is indifferent.
    ``form``       : the states in option form, or None where ``arcs`` (one a party) are listed.
    ``names``      : a name for every state; empty: a state is named by its options.
    ``status_quo`` : the state of today, if it is known.
    ``far_below``  : int64 array (n_parties, n_states): what is worth at most this is much worse.
    ``unknown``    : for every party a symmetric bool array (n_states, n_states), or None.
    """

    parties: tuple[Party, ...]
    worth: NDArray[np.int64]
    form: Form | None = None
    arcs: tuple[Arcs, ...] | None = None
    names: tuple[str, ...] = ()
    status_quo: int | None = None
    far_below: NDArray[np.int64] | None = None
    unknown: tuple[NDArray[np.bool_], ...] | None = None

    @property
    def n_states(self) -> int:
        """Number of states."""
        return int(self.worth.shape[1])

    @property
    def n_parties(self) -> int:
        """Number of parties."""
        return len(self.parties)

    @property
    def movers(self) -> tuple[int, ...]:
        """Places of the parties that hold an issue or, where arcs are listed, have a move."""
        if self.arcs is not None:
            return tuple(p for p, arcs in enumerate(self.arcs) if len(arcs.targets))
        return tuple(p for p in range(self.n_parties) if self.holds(p))

    def party(self, name: str) -> int:
        """Place of the party with key ``name``; UnknownName with the nearest key otherwise."""
        names = [party.id for party in self.parties]
        if name not in names:
            raise UnknownName("party", name, names)
        return names.index(name)

    def state(self, name: str) -> int:
        """Place of the state called ``name``; UnknownName with the nearest name otherwise."""
        if name not in self.names:
            raise UnknownName("state", name, self.names)
        return self.names.index(name)

    def holds(self, party: int) -> tuple[int, ...]:
        """Places of the issues that ``party`` sets alone; none where arcs are listed."""
        issues = self.form.issues if self.form else ()
        key = self.parties[party].id
        return tuple(place for place, issue in enumerate(issues) if issue.held_by == key)
