"""Conflicts of yes/no actions to measure on, drawn from fixed seeds.

Action k is bit k of a state's number, the first action lowest, as gmcr-py numbers them, so state s
is the same on both sides. The actions of the first party come first. Every combination can be.

- rankings: each party ranks the states in an order drawn at random, none equal to another: nothing
  in the preferences helps anybody;
- statements: each party states STATEMENTS conditions on one to three actions, the most important
  first; a state that meets the first that tells two states apart is preferred (option prioritising,
  Fang, Hipel, Kilgour and Peng (2003), IEEE Trans. SMC 33). Many states are equally good.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summitry.model.conflict import Conflict, Form
from summitry.model.issue import Issue, Option
from summitry.model.party import Party

SEED = 1987
STATEMENTS = 16

Condition = tuple[tuple[int, bool], ...]
"""Actions, and whether each is taken."""

_NO_YES = (Option("no", "no"), Option("yes", "yes"))


@dataclass(frozen=True, eq=False)
class Drawn:
    """``held``: actions of each party; ``worth`` (n_parties, n_states); ``one_way``: places of the
    actions that cannot be taken back; ``statements`` of each party, or none where it ranks."""

    held: tuple[int, ...]
    worth: NDArray[np.int64]
    one_way: tuple[int, ...] = ()
    statements: tuple[tuple[Condition, ...], ...] = ()

    @property
    def owners(self) -> tuple[int, ...]:
        """The party that holds each action."""
        return tuple(party for party, n in enumerate(self.held) for _ in range(n))

    def conflict(self) -> Conflict:
        """The same for Summitry: the last issue turns fastest, so the first action comes last."""
        issues = tuple(self._issue(k, party) for k, party in enumerate(self.owners))[::-1]
        parties = tuple(Party(f"p{p}", f"P{p}") for p in range(len(self.held)))
        return Conflict(parties, self.worth, Form(issues, np.arange(self.worth.shape[1])))

    def _issue(self, action: int, party: int) -> Issue:
        undoable = (False, False) if action in self.one_way else ()
        return Issue(f"a{action}", f"A{action}", _NO_YES, held_by=f"p{party}", undoable=undoable)


def ranked(held: tuple[int, ...], one_way: int = 0) -> Drawn:
    """Rankings; of each party the first ``one_way`` actions cannot be taken back."""
    rng = np.random.default_rng((SEED, *held))
    n_states = 1 << sum(held)
    worth = np.stack([rng.permutation(n_states) for _ in held]).astype(np.int64)
    firsts = np.cumsum((0, *held[:-1])).tolist()
    stuck = tuple(first + k for first in firsts for k in range(one_way))
    return Drawn(held, worth, stuck)


def stated(held: tuple[int, ...]) -> Drawn:
    """Prioritised statements."""
    rng = np.random.default_rng((SEED, *held, STATEMENTS))
    said = tuple(_statements(rng, sum(held)) for _ in held)
    states = np.arange(1 << sum(held))
    return Drawn(held, np.stack([_worth(states, conditions) for conditions in said]), (), said)


def _statements(rng: np.random.Generator, n_actions: int) -> tuple[Condition, ...]:
    """Different conditions, the most important first."""
    said: dict[Condition, None] = {}
    while len(said) < STATEMENTS:
        actions = np.sort(rng.choice(n_actions, size=rng.integers(1, 4), replace=False))
        said[tuple((int(k), bool(rng.integers(2))) for k in actions)] = None
    return tuple(said)


def _worth(states: NDArray[np.int64], conditions: tuple[Condition, ...]) -> NDArray[np.int64]:
    """Lexicographic: each condition weighs more than all after it together."""
    worth = np.zeros(len(states), dtype=np.int64)
    for condition in conditions:
        met = np.ones(len(states), dtype=bool)
        for action, taken in condition:
            met &= (states >> action & 1 == 1) == taken
        worth = 2 * worth + met
    return worth


def even(parties: int, actions: int) -> tuple[int, ...]:
    """``actions`` among ``parties``, as evenly as can be."""
    return tuple(len(range(p, actions, parties)) for p in range(parties))
