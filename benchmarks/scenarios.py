"""Scenarios to measure on, drawn from fixed seeds.

An additive scenario is a table of floats, as the rival reads it: u_p(x) = sum_i w_p,i v_p,i[x_i],
with weights that sum to 1 and a largest value of 1 in every issue. Ours are the same utilities in
points: each w v times GRID, rounded to the nearest whole number.

- opposed: what an option gives one it takes, more or less, from the other, so every option is
  efficient in its issue: the worst sort for anybody who keeps a frontier;
- random: values and weights drawn, each independent of the others;
- even: as random, with the same weight on every issue, which keeps the frontier small;
- shared: both rank the options of an issue alike, so one deal is best for both: the easiest sort.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from summitry.model.issue import Issue, Option
from summitry.model.negotiation import Interaction, Negotiation, Preferences, RedLine, Rule
from summitry.model.party import Party
from summitry.model.table import Table

GRID = 10**9
"""Points that stand for a utility of 1."""

SEED = 1950
MOST_ISSUES = 60
GAMES = Path(__file__).resolve().parents[2] / "shared/data/scoreable_games"

Cells = tuple[tuple[int, ...], NDArray[np.int64]]
"""Issues and the table over them."""


@dataclass(frozen=True, eq=False)
class Additive:
    """Two parties: ``weights`` (2, n), ``values`` (2, n, m), and what no deal is worth to each."""

    weights: NDArray[np.float64]
    values: NDArray[np.float64]
    reserved: float = 0.0

    @property
    def n_issues(self) -> int:
        """Number of issues."""
        return self.values.shape[1]

    def negotiation(self) -> Negotiation:
        """The same utilities on the grid of points."""
        points = np.rint(GRID * self.weights[:, :, None] * self.values).astype(np.int64)
        return model(points, [round(GRID * self.reserved)] * 2)


def additive(sort: str, n_issues: int, reserved: float = 0.0, n_options: int = 10) -> Additive:
    """A scenario of a ``sort``: "opposed", "random", "even" or "shared".

    Scenarios of one sort have their first issues in common, so that they grow issue by issue.
    """
    generator = np.random.default_rng(SEED)
    weights = generator.exponential(size=(MOST_ISSUES, 2))[:n_issues].T
    weights /= weights.sum(axis=1, keepdims=True)
    values = generator.random((MOST_ISSUES, 2, n_options))[:n_issues].swapaxes(0, 1).copy()
    if sort in ("opposed", "shared"):
        values.sort(axis=2)
    if sort == "opposed":
        values[1] = values[1, :, ::-1]
    if sort == "even":
        weights[:] = 1 / n_issues
    return Additive(weights, values / values.max(axis=2, keepdims=True), reserved)


def three_parties(n_issues: int, n_options: int = 10, total: int = 1000) -> Negotiation:
    """Three parties with up to about ``total`` points each; no option of an issue dominates one."""
    generator = np.random.default_rng(SEED)
    issues = [_efficient_options(generator, n_options, total / n_issues) for _ in range(n_issues)]
    return model(np.transpose(issues, (2, 0, 1)), [0, 0, 0])


def _efficient_options(
    generator: np.random.Generator, n_options: int, size: float
) -> NDArray[np.int64]:
    """Options on a sphere of radius ``size``, drawn again if one dominates or equals another."""
    kept: list[NDArray[np.int64]] = []
    while len(kept) < n_options:
        direction = generator.random(3)
        point = np.rint(size * direction / np.linalg.norm(direction)).astype(np.int64)
        if not any((point >= other).all() or (point <= other).all() for other in kept):
            kept.append(point)
    return np.array(kept)


def tied(n_issues: int = 10, n_options: int = 10) -> Negotiation:
    """Two opposed parties, 5 interactions and 3 rules over pairs of issues next to each other."""
    generator = np.random.default_rng(SEED)
    points = np.sort(generator.integers(0, 101, (2, n_issues, n_options)), axis=2)
    points[1] = points[1, :, ::-1]
    square = (n_options, n_options)
    bonuses = {
        party: [((i, i + 1), generator.integers(0, 100, square)) for i in range(0, 10, 2)]
        for party in (0, 1)
    }
    rules = [((i, i + 1), generator.random(square) < 0.8) for i in (1, 3, 5)]
    return model(points, [0, 0], bonuses, rules)


def in_points(n_issues: int, n_options: int, total: int = 1000) -> Negotiation:
    """Two parties with about ``total`` points each, to be shared by random weights."""
    generator = np.random.default_rng(SEED)
    weights = generator.dirichlet(np.ones(n_issues), 2)
    values = generator.random((2, n_issues, n_options))
    points = np.rint(total * weights[:, :, None] * values).astype(np.int64)
    return model(points, [total // 2] * 2)


def treaty(
    n_issues: int = 40, n_options: int = 4, share: float = 0.75, open_to: float = 0.25
) -> Negotiation:
    """Two opposed parties with 6 interactions and 5 red lines each, and 4 rules.

    Each wants at least the ``share`` of all it could have; each red line allows the share
    ``open_to`` of the pairs of options it speaks of. As it stands there is no room.
    """
    generator = np.random.default_rng(SEED)
    weights = generator.dirichlet(np.ones(n_issues), 2)
    values = np.sort(generator.random((2, n_issues, n_options)), axis=2)
    values[1] = values[1, :, ::-1]
    points = np.rint(1000 * weights[:, :, None] * values).astype(np.int64)
    square = (n_options, n_options)

    def pair() -> tuple[int, int]:
        first = int(generator.integers(0, n_issues - 1))
        return first, first + 1

    bonuses = {p: [(pair(), generator.integers(0, 25, square)) for _ in range(6)] for p in (0, 1)}
    lines = {p: [(pair(), generator.random(square) < open_to) for _ in range(5)] for p in (0, 1)}
    rules = [(pair(), generator.random(square) < 0.8) for _ in range(4)]
    outside = [int(share * table.max(axis=1).sum()) for table in points]
    return model(points, outside, bonuses, rules, lines)


def scoreable(folder: Path) -> Negotiation:
    """A scoreable game: one file of scores a party, an issue a line, its minimum on the last."""
    rows = [line.split(",") for line in (folder / "config.txt").read_text().splitlines()]
    tables = [
        [[int(score) for score in line.split(",")] for line in path.read_text().splitlines()]
        for path in (folder / "scores_files" / f"{row[1]}.txt" for row in rows)
    ]
    return model([table[:-1] for table in tables], [table[-1][0] for table in tables])


def model(
    points: Sequence[Sequence[Sequence[int]]] | NDArray[np.int64],
    outside: Sequence[int],
    bonuses: Mapping[int, Sequence[Cells]] | None = None,
    rules: Sequence[Cells] = (),
    lines: Mapping[int, Sequence[Cells]] | None = None,
) -> Negotiation:
    """A negotiation from ``points[party][issue][option]`` and tables over issues."""
    return Negotiation(
        parties=tuple(Party(f"p{p}", f"Party {p}") for p in range(len(points))),
        issues=tuple(
            Issue(f"i{i}", f"Issue {i}", tuple(Option(f"o{k}", "") for k in range(len(row))))
            for i, row in enumerate(points[0])
        ),
        preferences=tuple(
            Preferences(
                tuple(np.array(row, dtype=np.int64) for row in rows),
                outside[p],
                tuple(
                    Interaction(f"t{k}", Table(*cells))
                    for k, cells in enumerate((bonuses or {}).get(p, ()))
                ),
                tuple(
                    RedLine(f"r{p}{k}", Table(*cells), f"demand {k} of party {p}")
                    for k, cells in enumerate((lines or {}).get(p, ()))
                ),
            )
            for p, rows in enumerate(points)
        ),
        rules=tuple(Rule(f"rule{k}", Table(*cells)) for k, cells in enumerate(rules)),
    )
