"""How often states stay stable when preferences are drawn many times on one graph of moves.

Preferences are known by their order, and that order is uncertain: ranges of points give one
ranking a draw, a doubtful ranking gives others near it. The moves stay as they are, so they are
laid out once, and all draws go through one compiled loop (``listed``), or draw by draw through the
closed shortcut where every move can be undone and there would be very many to list. Exact counts.

``swapped`` draws rankings near a given one. For every draw and party, ``swaps`` times: with chance
one half nothing happens, else one of the neighbouring pairs of ranks is picked, each with the same
chance, and the two trade places. A rank is a whole group of equally good states; groups never split
or merge, so a party with g groups has g - 1 pairs, and one with a single group keeps it. The same
pair can be picked again and trade back. With k swaps at most k pairs of groups end in the other
order than before (Kendall's distance is at most k); the ranking given is among the draws.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summitry.errors import NotDefined
from summitry.model.conflict import Conflict
from summitry.stability import reach
from summitry.stability.closed import Closed, ladder
from summitry.stability.concepts import CONCEPTS, STANDARD, Sanctions, known
from summitry.stability.listed import moves
from summitry.stability.replies import MEANS, Reply, ranked

__all__ = ["Shares", "stable_shares", "swapped"]

_BLOCK = 1 << 22
"""Ranks that are made at a time."""

_FEW_MOVES = 24
"""Moves a state and party up to which listing them is at least as fast as sorting cells."""


@dataclass(frozen=True, eq=False)
class Shares:
    """In how many of ``n_draws`` draws each state is stable.

    ``concepts``    : the names asked for, in that order.
    ``stable``      : int64 array (n_concepts, n_parties, n_states), draws in which it is for whom.
    ``equilibrium`` : int64 array (n_concepts, n_states), draws in which it is for all parties.
    """

    n_draws: int
    concepts: tuple[str, ...]
    stable: NDArray[np.int64]
    equilibrium: NDArray[np.int64]


def stable_shares(
    conflict: Conflict,
    worths: NDArray[np.int64],
    concepts: Sequence[str] = STANDARD,
    sanctions: Sanctions = "sequences",
) -> Shares:
    """Counts over draws of preferences on the moves of ``conflict``; its own ``worth`` is not read.

    ``worths`` : int64 array (n_draws, n_parties, n_states), as ``Conflict.worth`` in each draw.
    ``concepts``, ``sanctions``: as ``concepts.stability`` takes them. NotDefined for sim and
    sim_tableau, ValueError for ``worths`` of another shape.

    >>> from summitry.model.conflict import Arcs
    >>> from summitry.model.party import Party
    >>> back = Arcs(np.array([0, 1, 2]), np.array([1, 0], dtype=np.int32))
    >>> lone = Conflict((Party("p", "P"),), np.array([[0, 1]]), arcs=(back,))
    >>> stable_shares(lone, np.array([[[0, 1]], [[1, 0]], [[0, 2]]]), ["nash"]).equilibrium
    array([[1, 2]])
    """
    names = known(concepts, sanctions)
    replies = tuple(_reply(name) for name in names)
    if worths.ndim != 3 or worths.shape[1:] != conflict.worth.shape:
        sizes = f"(n_draws, {conflict.n_parties}, {conflict.n_states})"
        raise ValueError(f"worths of shape {worths.shape}; {sizes} is needed")
    stable = np.zeros((len(names), conflict.n_parties, conflict.n_states), dtype=np.int64)
    equilibrium = np.zeros((len(names), conflict.n_states), dtype=np.int64)
    count = _count_closed if _many_moves(conflict) else _count_listed
    count(conflict, worths, replies, sanctions == "single", stable, equilibrium)
    return Shares(len(worths), names, stable, equilibrium)


def swapped(
    worth: NDArray[np.int64], n_draws: int, swaps: int, seed: int | np.random.Generator
) -> NDArray[np.int64]:
    """``n_draws`` rankings near ``worth`` (n_parties, n_states): int64 (n_draws, *worth.shape).

    ``swaps`` : at most so often, for each party, two neighbouring groups of equals trade places.
    ``seed``  : of the numpy generator, or one. Values are those of ``worth``, dealt out anew.

    >>> swapped(np.array([[10, 20, 20]]), 3, 1, seed=0).tolist()
    [[[10, 20, 20]], [[20, 10, 10]], [[20, 10, 10]]]
    """
    rng = np.random.default_rng(seed)
    draws = np.empty((n_draws, *worth.shape), dtype=np.int64)
    for party, row in enumerate(worth):
        values, group = np.unique(row, return_inverse=True)
        draws[:, party] = values[_traded(rng, n_draws, len(values), swaps)][:, group.reshape(-1)]
    return draws


def _traded(rng: np.random.Generator, n_draws: int, n_groups: int, swaps: int) -> NDArray[np.int64]:
    """int64 array (n_draws, n_groups): the rank that each group has after the ``swaps``."""
    holders = np.tile(np.arange(n_groups), (n_draws, 1))  # the group at each rank
    every = np.arange(n_draws)
    for _ in range(swaps if n_groups > 1 else 0):
        low = rng.integers(n_groups - 1, size=n_draws)
        row = every[rng.random(n_draws) < 0.5]
        low = low[row]
        holders[row, low], holders[row, low + 1] = holders[row, low + 1], holders[row, low]
    return np.argsort(holders, axis=1)


def _reply(name: str) -> Reply:
    reply = CONCEPTS[name].reply
    if reply is None:
        raise NotDefined(f"{name} is not counted over draws; ask for any of {', '.join(STANDARD)}")
    return reply


def _many_moves(conflict: Conflict) -> bool:
    """Can cells stand for the moves, and would a party have very many of them?"""
    if conflict.arcs is not None or not reach.closed(conflict):
        return False
    sizes = [np.bincount(found.labels) for found in reach.cells(conflict)]
    most = max((int((size * (size - 1)).sum()) for size in sizes), default=0)
    return most > _FEW_MOVES * conflict.n_states


def _count_listed(
    conflict: Conflict,
    worths: NDArray[np.int64],
    replies: tuple[Reply, ...],
    once: bool,
    stable: NDArray[np.int64],
    equilibrium: NDArray[np.int64],
) -> None:
    from summitry.stability.kernels import listed_counts

    m = moves(reach.all_arcs(conflict))
    asked = np.array([(MEANS[r.by], r.countered) for r in replies], dtype=np.int64).reshape(-1, 2)
    for ranks in _ranks(worths):
        listed_counts(
            m.starts, m.targets, m.backs, m.sources, ranks, asked, once, stable, equilibrium
        )


def _count_closed(
    conflict: Conflict,
    worths: NDArray[np.int64],
    replies: tuple[Reply, ...],
    once: bool,
    stable: NDArray[np.int64],
    equilibrium: NDArray[np.int64],
) -> None:
    found = reach.cells(conflict)
    for ranks in (draw for block in _ranks(worths) for draw in block):
        graph = Closed(ranks, tuple(ladder(c, own) for c, own in zip(found, ranks, strict=True)))
        for at, reply in enumerate(replies):
            here = np.stack([graph.stable(p, reply, once) for p in range(len(ranks))])
            stable[at] += here
            equilibrium[at] += here.all(axis=0)


def _ranks(worths: NDArray[np.int64]) -> Iterator[NDArray[np.int32]]:
    """Dense ranks of ``worths``, some draws at a time."""
    step = max(1, _BLOCK // max(1, worths[:1].size))
    return (ranked(worths[start : start + step]) for start in range(0, len(worths), step))
