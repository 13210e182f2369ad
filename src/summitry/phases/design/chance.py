"""Plans found by chance: proposals that meet every row known so far, and are worth much.

**Simulated annealing** (Kirkpatrick, Gelatt and Vecchi (1983), Science 220). From a plan one small
change is drawn at random: a step goes to another stage, with the chain that hangs on it, or two
steps are exchanged. It is taken if it is better, and with chance exp(-loss / heat) if it is not;
the heat falls from stage to stage of the work. What is counted is the worth of the plan less PRICE
times the sum by which the rows of ``policies`` are missed. A row costs one addition a change, where
the exact check costs 2^m for m steps of a party: so ten thousand changes are tried in the time of a
hundred checks. What comes out is checked exactly by the caller; if somebody would deviate, that
deviation is one more row. The draws start from a fixed seed: the same proposals every time.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from summitry.phases.design.aims import Aim
from summitry.phases.design.climb import At
from summitry.phases.design.fast import Fast
from summitry.phases.design.linear import Linear
from summitry.phases.design.policies import Policies
from summitry.phases.design.table import (
    Asked,
    Table,
    earliest_plan,
    plan_at,
    plan_row,
    tabled,
    worked,
)

__all__ = ["CHANGES", "Chance"]

CHANGES, FEW = 20_000, 6_000
"""Changes tried for one proposal: from the beginning, and from a plan that is nearly right."""

HOT, WARM, COLD = 0.1, 0.03, 0.0015
"""Heat at first from the beginning, from a plan that is nearly right, and at last, in units."""

PRICE = 3.0
"""Points of worth that a missing point of slack counts."""

SLIGHT = 1e-9
"""Slack below zero that is put down to rounding, in units."""


class Chance:
    """Proposals on a ladder over ``n_stages`` by an ``aim``.

    ``rows`` : all that a plan must meet; more may be added. A **unit** is what a step is worth to a
    party that counts on average, so that nothing depends on how points are counted.
    """

    def __init__(
        self, fast: Fast, n_stages: int, aim: Aim, policies: Policies, whole: bool
    ) -> None:
        self.ladder, self.n_stages = fast.ladder, n_stages
        self._aims, self._rows = worked(aim.sums(policies)), worked(aim.caps(policies))
        self._table: Table | None = None
        unit = float(np.abs(fast.flat.flow).mean()) or 1.0
        self.ask = Asked(aim.kind, whole, PRICE, COLD * unit, unit, SLIGHT * unit)
        self.n_drawn = 0

    def add(self, rows: Sequence[Linear]) -> None:
        """More rows that every plan must meet."""
        more = worked(rows)
        self._rows.consts.extend(more.consts)
        self._rows.eaches.extend(more.eaches)
        self._rows.products.extend(more.products)
        self._table = None

    def proposal(self, start: At | None = None) -> tuple[At, bool]:
        """The next plan, and whether it meets all rows: by small changes of ``start``, or from
        every step as soon as it can be."""
        from summitry.phases.design.chance_kernel import annealed

        row, heat, changes = earliest_plan(self.ladder, self.n_stages), HOT, CHANGES
        if start is not None:
            row = plan_row(start, self.ladder.n_steps, self.n_stages)
            heat, changes = WARM, FEW
        best, heat = row.copy(), heat * self.ask.unit
        self.n_drawn += 1
        missed = annealed(self.table, self.ask, row, best, heat, self.n_drawn, changes)
        return plan_at(best, self.n_stages), missed == 0.0

    @property
    def table(self) -> Table:
        """The rows as arrays."""
        if self._table is None:
            self._table = tabled(self.ladder, self.n_stages, self._rows, self._aims)
        return self._table
