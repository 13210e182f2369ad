"""A step cut into parts: what finer slicing does to the detection that a plan needs.

Step k cut into n equal parts, done one after another: each has a share 1/n of the flow (of
everybody) and of the breakout; detection, share undone and alarm are those of the whole, for each
part (n parts can each raise a false alarm). The work is spread: after part i at least
ceil(i stages_k / n) stages of it are over, so the parts together take no longer than the whole.
What step k needs, the first part needs; what needs step k, or is worth something only with it, or
is ruled by it, waits for the last part, which keeps the place of step k. Parts 1..n-1 get new
places at the end of the ladder.

A plan is cut by spreading the parts over its stages, t_1 <= ... <= t_n, all else as it is: every
such arrangement that is well-formed is looked at, C(T + n - 1, n) of them over T stages, and the
one kept whose mover needs the least detection, the same for all of its steps (within PRECISION;
then the largest least surplus, then the earliest). So one part may move too: what cutting does is
not mixed with what another stage does. All parts may stay in one stage. Without bundles, breakout
and false alarms that is the same as not to cut: to withhold some of them is worth the mean of
withholding all and of a collapse that nobody caused, with weights as the parts, and the latter is
never better than going on in a plan that holds. So there n parts need no more detection than one,
nor m n parts more than n.

Small steps between parties that nobody can compel: Schelling (1960), The Strategy of Conflict, ch.
2; in closed form ``gradualism``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations_with_replacement
from math import comb

import numpy as np

from summitry.errors import NotDefined, TooManyDeals
from summitry.model.ladder import Ladder, Plan, Step
from summitry.phases.changed import PRECISION, rising, with_detection
from summitry.phases.incentives import Incentives, incentives
from summitry.phases.keeping import slack
from summitry.phases.values import plan_values
from summitry.phases.wellformed import faults

__all__ = ["MAX_ARRANGEMENTS", "Slice", "arrangements", "part_places", "sliced", "slicing_table"]

MAX_ARRANGEMENTS = 20_000
"""Most ways to spread the parts of one step that are looked at."""

Design = Callable[[Ladder], Incentives | None]
"""A plan that holds on a ladder, if there is one."""


@dataclass(frozen=True, eq=False)
class Slice:
    """A step cut into ``parts``.

    ``ladder``    : with the parts.
    ``places``    : the places of the parts in it, in order.
    ``detection`` : the lowest common detection of all steps of the mover at which a plan holds,
    None if none holds even at 1.
    ``check``     : that plan at that detection; None where there is none.
    ``looked``    : plans, or designs, that were compared.
    """

    parts: int
    ladder: Ladder
    places: tuple[int, ...]
    detection: float | None
    check: Incentives | None
    looked: int


def part_places(ladder: Ladder, step: int, parts: int) -> tuple[int, ...]:
    """Where the parts of ``step`` on the ``ladder`` stand once it is cut, in order."""
    return (*range(ladder.n_steps, ladder.n_steps + parts - 1), step)


def sliced(ladder: Ladder, step: int, parts: int) -> Ladder:
    """``ladder`` with the ``step`` cut into so many equal ``parts``."""
    if not 0 <= step < ladder.n_steps:
        raise NotDefined(f"no step {step} to cut; the steps are 0 to {ladder.n_steps - 1}")
    if parts < 1:
        raise NotDefined(f"a step cut into {parts} parts; at least 1 is needed")
    if parts == 1:
        return ladder
    *first, last = _parts(ladder.steps[step], part_places(ladder, step, parts))
    flow = ladder.flow.copy()
    flow[:, step] /= parts
    more = np.repeat(flow[:, [step]], parts - 1, axis=1)
    steps = (*ladder.steps[:step], last, *ladder.steps[step + 1 :], *first)
    return replace(ladder, steps=steps, flow=np.hstack([flow, more]))


def arrangements(ladder: Ladder, plan: Plan, step: int, parts: int) -> Iterator[Plan]:
    """Every way to spread the ``parts`` of the ``step`` over the stages of a ``plan``, well-formed
    on the cut ``ladder``; all other steps as they are."""
    n_ways = comb(plan.n_stages + parts - 1, parts)
    if n_ways > MAX_ARRANGEMENTS:
        raise TooManyDeals(
            f"{n_ways:,} ways to spread {parts} parts over {plan.n_stages} stages; at most "
            f"{MAX_ARRANGEMENTS:,}"
        )
    cut, places = sliced(ladder, step, parts), part_places(ladder, step, parts)
    for stages in combinations_with_replacement(range(plan.n_stages), parts):
        found = _at(plan, dict(zip(places, stages, strict=True)))
        if not faults(cut, found):
            yield found


def slicing_table(
    ladder: Ladder,
    plan: Plan | None,
    step: int,
    parts: Iterable[int] = (1, 2, 3, 4),
    design: Design | None = None,
    precision: float = 0.005,
) -> tuple[Slice, ...]:
    """How the detection that is needed changes with the number of ``parts`` of a ``step``.

    ``plan``: the one to cut; None to have it designed anew for each number of parts by ``design``,
    which gives a plan that holds on a ladder, or None. ``precision``: how closely the detection is
    then looked for (that of a given plan is found within PRECISION).
    """
    mover = ladder.steps[step].mover
    if mover is None:
        raise NotDefined(f"{ladder.steps[step].name} is taken by all together: nobody can hide it")
    if plan is not None and step not in plan.at:
        raise NotDefined(f"{ladder.steps[step].name} is not a step of the plan")
    if plan is not None:
        return tuple(_cut(ladder, plan, step, n, mover) for n in parts)
    if design is None:
        raise NotDefined("neither a plan to cut nor a design to look for one")
    return tuple(_anew(ladder, step, n, mover, design, precision) for n in parts)


def _parts(step: Step, places: tuple[int, ...]) -> Iterator[Step]:
    """The parts of a ``step``, each waiting for the one before it."""
    n, over = len(places), 0
    for i in range(n):
        until = -(-(i + 1) * step.stages // n)
        before = frozenset(places[i - 1 : i]) if i else frozenset()
        work = until - over
        yield replace(
            step,
            id=f"{step.id}/{i + 1}",
            name=f"{step.name}, part {i + 1} of {n}",
            stages=max(1, work),
            needs=(frozenset() if work else before) if i else step.needs,
            after=(before if work else frozenset()) if i else step.after,
            breakout=step.breakout / n,
        )
        over = until


def _at(plan: Plan, stages: dict[int, int]) -> Plan:
    """``plan`` with the steps of ``stages`` moved, or added, to those; no stage is lost."""
    at = {**plan.at, **stages}
    return Plan(tuple(tuple(sorted(k for k in at if at[k] == t)) for t in range(plan.n_stages)))


def _cut(ladder: Ladder, plan: Plan, step: int, parts: int, mover: int) -> Slice:
    """The arrangement that needs the least detection of the ``mover``'s steps."""
    cut, looked = sliced(ladder, step, parts), 0
    best: tuple[float, float, Plan] | None = None
    for found in arrangements(ladder, plan, step, parts):
        looked += 1
        lowest = _lowest(cut, found, mover, best[0] + PRECISION if best else 1.0)
        if lowest is not None:
            least = float(min(plan_values(cut, found)[list(cut.players), 0]))
            if best is None or lowest < best[0] - PRECISION or least > best[1]:
                best = (lowest, least, found)
    if best is None:
        return Slice(parts, cut, part_places(ladder, step, parts), None, None, looked)
    check = incentives(with_detection(cut, cut.own(mover), best[0]), best[2])
    return Slice(parts, cut, part_places(ladder, step, parts), best[0], check, looked)


def _lowest(ladder: Ladder, plan: Plan, mover: int, limit: float) -> float | None:
    """The lowest detection, up to ``limit``, of all steps of the ``mover`` at which it holds."""
    check = incentives(ladder, plan)
    if any(one.party != mover for one in check.tempted):
        return None

    def holds(detection: float) -> bool:
        changed = with_detection(ladder, ladder.own(mover), detection)
        return slack(changed, plan, mover) >= -check.tolerance

    found = rising(holds, 0.0, min(limit, 1.0))
    return found[0].low if found else None


def _anew(
    ladder: Ladder, step: int, parts: int, mover: int, design: Design, precision: float
) -> Slice:
    """The least detection of the ``mover``'s steps at which ``design`` finds a plan."""
    cut, plans = sliced(ladder, step, parts), dict[float, Incentives | None]()

    def holds(detection: float) -> bool:
        plans[detection] = design(with_detection(cut, cut.own(mover), detection))
        return plans[detection] is not None

    found = rising(holds, 0.0, 1.0, precision)
    places, lowest = part_places(ladder, step, parts), found[0].low if found else None
    check = None if lowest is None else plans[lowest]
    return Slice(parts, cut, places, lowest, check, len(plans))
