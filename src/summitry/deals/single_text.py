"""The single text: one draft, improved step by step so that no step costs anybody anything.

A mediator holds one text, asks what is wrong with it, revises it, and decides nothing (Fisher and
Ury 1981, ch. 6; Raiffa 1982, ch. 14). Here the revision is made by rule. With g_p the gain of
principal p over its outside option, a text is ranked by

    (min_p g_p,  prod_p max(g_p, 0),  sum_p g_p)      lexicographically.

From the text at hand, the **move** that changes one issue and ranks highest is taken, among those
that the rules allow, that leave every principal at least its points, and that break no red line
which the text keeps. Where no single change helps, two issues are changed together, then three.
The path ends where nothing ranks higher. Each step is no worse for any principal and better for
one; ties are counted, and the first in the order of the issues is taken.

The end is a local optimum: Pareto-undominated only among texts up to three changes away. What the
procedure leaves on the table is every frontier point that dominates the end (``left_over``), with
the red lines that the end keeps held as rules (``holding``). The path itself is exact. A size with
more than ``MAX_MOVES`` moves is left out, and the path says so.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from summitry.deals.dominance import dominating
from summitry.deals.frontier import Frontier
from summitry.deals.moves import Appraisal, appraise, n_moves, no_loss
from summitry.deals.requirements import Requirement, requirements
from summitry.model.negotiation import Deal, Negotiation, Rule

__all__ = [
    "MAX_MOVES",
    "LeftOver",
    "SingleText",
    "TextStep",
    "bare",
    "holding",
    "left_over",
    "single_text",
]

MAX_MOVES = 1_000_000
"""Most moves of one size that are looked through at a text."""

Rank = tuple[int, int, int]


@dataclass(frozen=True)
class TextStep:
    """One revision: the text after it, the issues it changes, every party's change in points, the
    principals' gains, and how many moves would have ranked as high."""

    deal: Deal
    issues: tuple[int, ...]
    change: tuple[int, ...]
    gains: tuple[int, ...]
    n_equal: int


@dataclass(frozen=True)
class SingleText:
    """The path from ``draft`` to ``end``.

    ``sizes`` are the numbers of issues that were changed together in the search; ``skipped`` those
    left out because there were too many moves.
    """

    draft: Deal
    steps: tuple[TextStep, ...]
    sizes: tuple[int, ...]
    skipped: tuple[int, ...]

    @property
    def end(self) -> Deal:
        """The text that no move improves: the draft itself if there is no step."""
        return self.steps[-1].deal if self.steps else self.draft


@dataclass(frozen=True)
class LeftOver:
    """What a text leaves on the table: the places of the frontier points that dominate it, and for
    each principal the most it could still get at one of them, above the text."""

    places: tuple[int, ...]
    most: tuple[int, ...]

    @property
    def efficient(self) -> bool:
        """True if no point dominates the text."""
        return not self.places


def single_text(negotiation: Negotiation, draft: Deal, largest: int = 3) -> SingleText:
    """The path from ``draft`` in the ``negotiation``, up to ``largest`` issues changed together.

    >>> from summitry.cases.compile import compile_case
    >>> from summitry.cases.read import read_case
    >>> hanoi = compile_case(read_case("hanoi-2019"))
    >>> [step.gains for step in single_text(hanoi, hanoi.status_quo, 1).steps]
    [(-14, -47), (22, -29), (48, -20)]
    """
    every = range(1, min(largest, len(negotiation.shape)) + 1)
    sizes = tuple(size for size in every if n_moves(negotiation, size) <= MAX_MOVES)
    steps: list[TextStep] = []
    text = draft
    while step := _first_step(negotiation, text, sizes):
        steps.append(step)
        text = step.deal
    return SingleText(draft, tuple(steps), sizes, tuple(s for s in every if s not in sizes))


def _first_step(negotiation: Negotiation, text: Deal, sizes: tuple[int, ...]) -> TextStep | None:
    found = (_best_move(negotiation, text, size) for size in sizes)
    return next((step for step in found if step), None)


def _best_move(negotiation: Negotiation, text: Deal, size: int) -> TextStep | None:
    """The highest-ranking move of one ``size`` from ``text``; None if none ranks above it."""
    asked = requirements(negotiation)
    principals = list(negotiation.principals)
    outside = negotiation.outside_of_principals
    here = appraise(negotiation, np.array([text], dtype=np.int64), asked)
    best: tuple[Rank, Deal, tuple[int, ...]] | None = None
    n_equal = 0
    for block in no_loss(negotiation, text, size):
        there = appraise(negotiation, block, asked)
        rows = np.flatnonzero(_no_worse(negotiation, asked, here, there))
        if not len(rows):
            continue
        rank, top = _top(there.points[rows][:, principals] - outside)
        if best is None or rank > best[0]:
            row = rows[top[0]]
            best = rank, tuple(block[row].tolist()), tuple(there.points[row].tolist())
            n_equal = 0
        n_equal += len(top) if rank == best[0] else 0
    if best is None:
        return None
    _, deal, points = best
    change = tuple(u - int(v) for u, v in zip(points, here.points[0], strict=True))
    changed = tuple(i for i, (x, y) in enumerate(zip(text, deal, strict=True)) if x != y)
    gains = tuple(points[p] - int(negotiation.outside[p]) for p in principals)
    return TextStep(deal, changed, change, gains, n_equal)


def _no_worse(
    negotiation: Negotiation, asked: tuple[Requirement, ...], here: Appraisal, there: Appraisal
) -> NDArray[np.bool_]:
    """Which deals are allowed, leave every principal its points, give one more, and break no red
    line that the text keeps."""
    principals = list(negotiation.principals)
    change = there.points[:, principals] - here.points[:, principals]
    lines = [place for place, one in enumerate(asked) if not one.walk_away]
    newly = there.broken[:, lines] & ~here.broken[:, lines]
    better = (change >= 0).all(axis=1) & (change > 0).any(axis=1)
    return np.asarray(there.allowed & better & ~newly.any(axis=1))


def _top(gains: NDArray[np.int64]) -> tuple[Rank, list[int]]:
    """The highest rank among rows of ``gains`` and the rows that have it."""
    least = gains.min(axis=1)
    rows = np.flatnonzero(least == least.max()).tolist()
    ranks = {row: _rank(gains[row].tolist()) for row in rows}
    rank = max(ranks.values())
    return rank, [row for row in rows if ranks[row] == rank]


def _rank(gains: list[int]) -> Rank:
    return min(gains), math.prod(max(gain, 0) for gain in gains), sum(gains)


def holding(negotiation: Negotiation, deal: Deal | None = None) -> Negotiation:
    """The ``negotiation`` with red lines of principals as rules: those that ``deal`` keeps, the
    others being gone, or all if it is None.

    Its frontier is what a single text from ``deal`` could reach at best.
    """
    kept = [
        Rule(f"{party.id}.{line.id}", line.holds)
        for party, preferences in zip(negotiation.parties, negotiation.preferences, strict=True)
        if party.principal
        for line in preferences.red_lines
        if deal is None or bool(line.holds.at(deal))
    ]
    return replace(bare(negotiation), rules=(*negotiation.rules, *kept))


def bare(negotiation: Negotiation) -> Negotiation:
    """The ``negotiation`` without red lines."""
    without = tuple(replace(preferences, red_lines=()) for preferences in negotiation.preferences)
    return replace(negotiation, preferences=without)


def left_over(negotiation: Negotiation, deal: Deal, frontier: Frontier) -> LeftOver:
    """What ``deal`` leaves on the table against the exact ``frontier`` of the principals."""
    own = np.array([negotiation.utility(p, deal) for p in negotiation.principals], dtype=np.int64)
    places = np.flatnonzero(dominating(frontier.points, own))
    most = (frontier.points[places] - own).max(axis=0, initial=0)
    return LeftOver(tuple(places.tolist()), tuple(most.tolist()))
