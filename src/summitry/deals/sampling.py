"""Shares of deals by drawing them, where an exact count cannot be had.

Deals are drawn uniformly from those the rules allow: bucket elimination counts the ways behind
every message, and each draw goes back from the last message to the first, taking each pair of rows
as often as there are ways behind it (Dechter (2003), Constraint Processing, ch. 14, for sampling
from eliminated models). The interval for a share is that of Clopper and Pearson (1934), Biometrika
26: it covers the true share in at least ``CONFIDENCE`` of all repetitions. The same seed gives the
same draws.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summitry.deals.elimination import eliminated, model_of
from summitry.deals.messages import Message, keep_all
from summitry.deals.space import utilities
from summitry.model.negotiation import Negotiation
from summitry.model.table import Table

__all__ = ["CONFIDENCE", "DRAWS", "Share", "draw_deals", "interval", "share"]

DRAWS = 20_000
"""Deals drawn for one estimate."""

CONFIDENCE = 0.95
"""How often an interval covers the true share, at least."""


@dataclass(frozen=True, slots=True)
class Share:
    """A share of all deals, estimated: ``hits`` of ``draws``, and the interval low..high."""

    hits: int
    draws: int
    seed: int
    low: float
    high: float


def share(
    negotiation: Negotiation,
    bounds: Mapping[int, int],
    held: Sequence[Table] = (),
    *,
    draws: int = DRAWS,
    seed: int = 0,
) -> Share:
    """Which share of the deals of ``negotiation`` has u_p >= bounds[p] for each p in ``bounds``.

    Boolean tables in ``held`` must hold at a deal for it to count. ``draws`` deals are drawn with
    ``seed``.
    """
    deals = draw_deals(negotiation, draws, seed)
    kept = np.ones(len(deals), dtype=bool)
    for party, least in bounds.items():
        kept &= utilities(negotiation, party, deals) >= least
    for table in held:
        kept &= table.at_each(deals)
    hits = int(kept.sum())
    low, high = interval(hits, len(deals))
    return Share(hits, len(deals), seed, low, high)


def draw_deals(negotiation: Negotiation, n: int, seed: int) -> NDArray[np.int64]:
    """int array (n, n_issues): ``n`` deals drawn uniformly, with ``seed``, from those allowed.

    No row where no deal satisfies the rules of the ``negotiation``.
    """
    rng = np.random.default_rng(seed)
    deals = np.zeros((n, len(negotiation.shape)), dtype=np.int64)
    for part in eliminated(model_of(negotiation, ()), keep_all):
        if len(part.points) == 0:
            return deals[:0]
        _fill(part, np.zeros(n, dtype=np.int64), deals, rng)
    return deals


def _fill(
    root: Message, rows: NDArray[np.int64], deals: NDArray[np.int64], rng: np.random.Generator
) -> None:
    """Settle in ``deals`` the issues behind ``root``; ``rows`` names the row of each deal."""
    todo = [(root, rows)]
    while todo:
        message, here = todo.pop()
        origin = message.origin
        if origin is None:
            continue
        pairs = _chosen(message, here, rng)
        left, right = origin.left_rows[pairs], origin.right_rows[pairs]
        for part, part_rows in ((origin.left, left), (origin.right, right)):
            dropped = [issue for issue in origin.drop if issue in part.scope]
            if dropped:
                cells = np.searchsorted(part.starts, part_rows, side="right") - 1
                options = dict(zip(part.scope, np.unravel_index(cells, part.shape), strict=True))
                for issue in dropped:
                    deals[:, issue] = options[issue]
        todo += [(origin.left, left), (origin.right, right)]


def _chosen(
    message: Message, rows: NDArray[np.int64], rng: np.random.Generator
) -> NDArray[np.int64]:
    """One pair behind each of ``rows``, as likely as there are ways behind it."""
    origin = message.origin
    assert origin is not None
    ways = origin.left.counts[origin.left_rows] * origin.right.counts[origin.right_rows]
    total = np.repeat(message.counts, np.diff(origin.starts))
    odds = [int(part) / int(whole) for part, whole in zip(ways, total, strict=True)]
    ends = np.concatenate([[0.0], np.cumsum(odds)])  # the odds of a row add up to 1
    first, last = origin.starts[rows], origin.starts[rows + 1]
    aim = ends[first] + rng.random(len(rows)) * (ends[last] - ends[first])
    found = np.searchsorted(ends[1:], aim, side="right")
    return np.asarray(np.clip(found, first, last - 1))


def interval(hits: int, draws: int) -> tuple[float, float]:
    """The interval of Clopper and Pearson for the share of ``hits`` among so many ``draws``.

    >>> low, high = interval(0, 100)
    >>> low, round(high, 4)
    (0.0, 0.0362)
    """
    from scipy.special import betaincinv

    tail = (1 - CONFIDENCE) / 2
    low = float(betaincinv(hits, draws - hits + 1, tail)) if hits else 0.0
    high = float(betaincinv(hits + 1, draws - hits, 1 - tail)) if hits < draws else 1.0
    return low, high
