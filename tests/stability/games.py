"""Small conflicts with answers that can be worked out by hand, and large ones by shape."""

import numpy as np

from summitry.model.conflict import Arcs, Conflict, Form
from summitry.model.issue import Issue, Option
from summitry.model.party import Party

NO_YES = (Option("no", "no"), Option("yes", "yes"))


def actions(held, worth, codes=None, undoable=()):
    """``held[p]`` yes/no actions of party p, in that order; a state is their bits."""
    issues = tuple(
        Issue(f"x{p}{k}", "x", NO_YES, held_by=f"p{p}", undoable=undoable)
        for p, n in enumerate(held)
        for k in range(n)
    )
    codes = np.arange(2 ** len(issues)) if codes is None else np.array(codes)
    return Conflict(parties(len(held)), np.array(worth, dtype=np.int64), Form(issues, codes))


def shuffled(held, seed, codes=None, levels=None):
    """The same with preferences at random: strict, or in ``levels`` groups of equals."""
    rng = np.random.default_rng(seed)
    n = 2 ** sum(held) if codes is None else len(codes)
    rows = [rng.permutation(n) if levels is None else rng.integers(0, levels, n) for _ in held]
    return actions(held, rows, codes)


def graph(moves, worth):
    """``moves[p]``: pairs (from, to) of party p."""
    worth = np.array(worth, dtype=np.int64)
    return Conflict(
        parties(len(moves)), worth, arcs=tuple(_arcs(pairs, worth.shape[1]) for pairs in moves)
    )


def parties(n):
    return tuple(Party(f"p{p}", f"P{p}") for p in range(n))


def _arcs(pairs, n_states):
    starts = np.zeros(n_states + 1, dtype=np.int64)
    for state, _ in pairs:
        starts[state + 1 :] += 1
    return Arcs(starts, np.array([t for _, t in sorted(pairs)], dtype=np.int32))


# States NN, NY, YN, YY; yes is to arm, to defect.
DILEMMA = actions([1, 1], [[2, 0, 3, 1], [2, 3, 0, 1]])
CHICKEN = actions([1, 1], [[2, 1, 3, 0], [2, 3, 1, 0]])
