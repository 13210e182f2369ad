"""Random conflicts to test with: few states, ties, moves that cannot be undone or chained."""

from dataclasses import replace

import numpy as np

from summitry.model.conflict import Arcs, Conflict, Form
from summitry.model.issue import Issue, Option
from summitry.model.party import Party
from summitry.stability.reach import all_arcs

MOST_STATES = 12


def draw(seed, closed=None):
    """A random conflict of 2 to 4 parties: every third one lists arcs, the others have issues.

    ``closed`` : True for free moves that can all be undone; None leaves it to the seed.
    """
    rng = np.random.default_rng(seed)
    if closed is None:
        closed = seed % 3 == 1
        if seed % 3 == 0:
            return draw_graph(rng)
    return draw_options(rng, closed)


def draw_graph(rng):
    """Arcs at random: one-way as a rule, and not transitive."""
    n_parties, n_states = int(rng.integers(2, 5)), int(rng.integers(2, 11))
    density = rng.choice([0.1, 0.25, 0.5])
    can = rng.random((n_parties, n_states, n_states)) < density
    return Conflict(_parties(n_parties), _worth(rng, n_parties, n_states), arcs=arcs_of(can))


def draw_options(rng, closed):
    """Issues of two or three options, held by a party or by nobody; some states are ruled out."""
    n_parties = int(rng.integers(2, 5))
    issues = _issues(rng, n_parties, closed)
    n_all = int(np.prod([len(issue.options) for issue in issues]))
    kept = rng.random(n_all) < rng.choice([0.6, 0.8, 1.0])
    kept[int(rng.integers(n_all))] = True
    codes = np.flatnonzero(kept)
    form = Form(issues, np.sort(rng.permutation(codes)[:MOST_STATES]))
    return Conflict(_parties(n_parties), _worth(rng, n_parties, len(form.codes)), form)


def listed(conflict):
    """The same conflict in graph form."""
    return replace(conflict, form=None, arcs=all_arcs(conflict))


def arcs_of(can):
    """Arcs from bool ``can[party, s, t]``; a state does not lead to itself."""
    can = can & ~np.eye(can.shape[1], dtype=bool)
    return tuple(
        Arcs(
            np.concatenate([[0], np.cumsum(table.sum(axis=1))]).astype(np.int64),
            np.nonzero(table)[1].astype(np.int32),
        )
        for table in can
    )


def moves_of(conflict):
    """bool ``can[party, s, t]``, the moves of ``conflict``."""
    can = np.zeros((conflict.n_parties, conflict.n_states, conflict.n_states), dtype=bool)
    for party, arcs in enumerate(all_arcs(conflict)):
        for s in range(conflict.n_states):
            can[party, s, arcs.of(s)] = True
    return can


def _parties(n):
    return tuple(Party(f"p{i}", f"P{i}") for i in range(n))


def _worth(rng, n_parties, n_states):
    """Ranks with few levels (many ties), or with hardly any."""
    levels = int(rng.choice([3, n_states, 1000]))
    return rng.integers(-levels, levels, (n_parties, n_states)).astype(np.int64)


def _issues(rng, n_parties, closed):
    """At most 18 combinations; all undoable and free where ``closed``."""
    sizes = [2] * int(rng.integers(2, 5))
    if rng.random() < 0.5:
        sizes[:2] = [3, 2] if rng.random() < 0.5 or len(sizes) > 3 else [3, 3]
    rng.shuffle(sizes)
    return tuple(_issue(rng, f"x{k}", size, n_parties, closed) for k, size in enumerate(sizes))


def _issue(rng, key, size, n_parties, closed):
    holder = int(rng.integers(-1 if rng.random() < 0.3 else 0, n_parties))
    free = closed or rng.random() < 0.2
    return Issue(
        key,
        key,
        tuple(Option(f"o{k}", f"o{k}") for k in range(size)),
        held_by=None if holder < 0 else f"p{holder}",
        one_rung=not free and bool(rng.random() < 0.5),
        undoable=() if free else tuple(bool(b) for b in rng.random(size) < 0.5),
    )
