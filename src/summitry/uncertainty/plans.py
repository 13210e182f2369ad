"""Over the draws of a case: how often a plan holds by itself, and where it would be broken.

The plan is given by the names of its steps, stage by stage, so that it is the same plan in every
draw (``drawing``); detection, what can be undone, durations, patience and points are those of the
draw. A stage has the same length in all of them. Where work takes longer than the plan leaves for
it, the plan **waits**: with t_k the stage written for step k, n_k the stages its work takes and A_k
the steps after which it begins, the steps written for stage t are done in

    tau_t = max( t, 1 + tau of the last stage before it that has steps,
                 n_k - 1, tau of j + n_k for j in A_k )

over all steps k written for t: no stage comes sooner than written, and waits that are
written take up delays before them. All know the durations of the draw, and the check is that of the
plan with its waits. Without waiting, and where a rule of the world is broken, such a draw counts as
one in which the plan does not hold, and no place is named where it would be broken. Of the other
draws where it does not hold, the place named is that of the least slack: the party, the stage (as
written) and the kind of deviation that pay most.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from summitry.cases.ladder import compile_ladder, stage_months
from summitry.cases.schema import Case
from summitry.errors import NotDefined
from summitry.model.ladder import Ladder, Plan
from summitry.model.negotiation import Deal
from summitry.phases.bestresponse import Kind
from summitry.phases.incentives import Incentives, incentives
from summitry.phases.wellformed import faults
from summitry.uncertainty.drawing import draws_of
from summitry.uncertainty.frequency import Frequency

__all__ = [
    "BrokenAt",
    "PartyShare",
    "PlanShares",
    "as_written",
    "named_plan",
    "plan_shares",
    "put_off",
]


@dataclass(frozen=True, eq=False, slots=True)
class _Drawn:
    """One draw: the plan as ``named`` there, what is ``wrong`` with it as written, and the check of
    it, put off where needed; None if it cannot be carried out."""

    ladder: Ladder
    named: Plan
    wrong: tuple[str, ...]
    check: Incentives | None


@dataclass(frozen=True, slots=True)
class BrokenAt:
    """In how many draws ``party`` breaks the plan in ``stage`` (0 the first; the number of stages:
    after the last), by which ``kind`` of deviation."""

    party: str
    stage: int
    kind: Kind
    draws: Frequency


@dataclass(frozen=True, slots=True)
class PartyShare:
    """Of the draws in which the plan can be carried out: how often it is worth more to ``party``
    than no deal if all keep to it (``surplus``), and how often the party would keep to it at every
    stage (``keeps``)."""

    party: str
    surplus: Frequency
    keeps: Frequency


@dataclass(frozen=True, slots=True)
class PlanShares:
    """How a plan does over the draws.

    ``stages``  : the names of the steps, stage by stage.
    ``months``  : length of a stage.
    ``holds``   : self-enforcing, of all draws; ``holds_on_time``: and carried out as written.
    ``on_time`` : it can be carried out as written, of all draws; ``late`` says what is wrong in the
    others (the first fault of each, in words), the most frequent first.
    ``checked`` : it can be carried out, with waits or as written, of all draws.
    ``parties`` : those whose incentives count.
    ``broken``  : where it would be broken, the most frequent first; the counts add up to the draws
    that were checked and do not hold.
    """

    stages: tuple[tuple[str, ...], ...]
    months: float
    holds: Frequency
    holds_on_time: Frequency
    on_time: Frequency
    late: tuple[tuple[str, int], ...]
    checked: Frequency
    parties: tuple[PartyShare, ...]
    broken: tuple[BrokenAt, ...]


def named_plan(ladder: Ladder, stages: Sequence[Sequence[str]]) -> Plan:
    """The plan on ``ladder`` with the steps of those names in each of ``stages``."""
    return Plan(tuple(tuple(sorted(ladder.step(name) for name in stage)) for stage in stages))


def put_off(ladder: Ladder, plan: Plan) -> Plan:
    """``plan`` with the waits that the work on the ``ladder`` needs: tau, as above.

    >>> import numpy as np
    >>> from summitry.model.ladder import Step
    >>> steps = (Step("a", "a", 0, stages=3), Step("b", "b", 1))
    >>> two, none = np.zeros(2), np.zeros((2, 2))
    >>> put_off(Ladder((), steps, none, two, two, none), Plan(((0,), (), (), (1,)))).stages
    ((), (), (0,), (1,))
    """
    at: dict[int, int] = {}
    last = -1
    for stage, steps in enumerate(plan.stages):
        if steps:
            last = max(stage, last + 1, *(_ready(ladder, k, at) for k in steps))
            at.update(dict.fromkeys(steps, last))
    stages = [tuple(sorted(k for k in at if at[k] == t)) for t in range(last + 1)]
    return Plan((*stages, *((),) * (plan.n_stages - len(stages))))


def as_written(plan: Plan, meant: Plan, stage: int) -> int:
    """The stage of the ``plan`` that ``stage`` of it, put off as ``meant``, stands for.

    A wait that was put in stands for the stage it comes before.

    >>> plan, meant = Plan(((0,), (1,))), Plan(((), (), (0,), (1,)))
    >>> [as_written(plan, meant, stage) for stage in range(5)]
    [0, 0, 0, 1, 2]
    """
    past = -1
    for step, at in sorted(meant.at.items(), key=lambda item: item[1]):
        if at >= stage:
            return max(past + 1, stage - (at - plan.at[step]))
        past = plan.at[step]
    late = max(meant.at.values(), default=0) - max(plan.at.values(), default=0)
    return max(past + 1, stage - late)


def plan_shares(
    case: Case,
    target: Deal,
    plan: Sequence[Sequence[str]],
    n: int = 500,
    seed: int = 0,
    reading: str | None = None,
    date: datetime.date | None = None,
    months: float | None = None,
    *,
    waiting: bool = True,
) -> PlanShares:
    """How a ``plan`` towards ``target`` does over ``n`` draws of ``case`` with ``seed``.

    ``plan``: the names of the steps of each stage; ``reading``: draw within this one alone;
    ``date``: that of the outside options; ``months``: length of a stage, by default that of
    ``stage_months``; ``waiting``: all wait for work that takes longer than the plan leaves.
    """
    if n < 1:
        raise NotDefined(f"{n} draws; at least 1 is needed")
    length = float(stage_months(case, target) if months is None else months)
    draws = draws_of(case, n, seed, date, reading=reading)
    drawn = [
        _checked(
            compile_ladder(case, target, draws.readings[i], date, length, draws.value(i)),
            plan,
            waiting,
        )
        for i in range(n)
    ]
    checks = [one.check for one in drawn if one.check is not None]
    ladder = drawn[0].ladder
    return PlanShares(
        tuple(tuple(stage) for stage in plan),
        length,
        Frequency(sum(check.self_enforcing for check in checks), n),
        Frequency(sum(not d.wrong and d.check.self_enforcing for d in drawn if d.check), n),
        Frequency(sum(not one.wrong for one in drawn), n),
        tuple(Counter(one.wrong[0] for one in drawn if one.wrong).most_common()),
        Frequency(len(checks), n),
        tuple(_of_party(ladder.parties[p].id, p, checks) for p in ladder.players),
        _broken(drawn, len(checks)),
    )


def _ready(ladder: Ladder, step: int, at: dict[int, int]) -> int:
    """The first stage in which the work on ``step`` is over, what came before done as in ``at``."""
    work = ladder.steps[step].stages
    return max([work - 1, *(at[j] + work for j in ladder.steps[step].after if j in at)])


def _checked(ladder: Ladder, plan: Sequence[Sequence[str]], waiting: bool) -> _Drawn:
    named = named_plan(ladder, plan)
    wrong = faults(ladder, named)
    meant = put_off(ladder, named) if wrong and waiting else named
    fits = not wrong or (waiting and not faults(ladder, meant))
    return _Drawn(ladder, named, wrong, incentives(ladder, meant) if fits else None)


def _of_party(name: str, party: int, checks: list[Incentives]) -> PartyShare:
    gains = sum(check.surplus[party] > check.tolerance for check in checks)
    keeps = sum(all(one.party != party for one in check.tempted) for check in checks)
    return PartyShare(name, Frequency(int(gains), len(checks)), Frequency(keeps, len(checks)))


def _broken(drawn: Sequence[_Drawn], n: int) -> tuple[BrokenAt, ...]:
    found = Counter[tuple[str, int, Kind]]()
    for one in drawn:
        if one.check is not None and not one.check.self_enforcing:
            worst = one.check.tightest
            stage = as_written(one.named, one.check.plan, worst.stage)
            found[one.ladder.parties[worst.party].id, stage, worst.best.kind] += 1
    return tuple(BrokenAt(*place, Frequency(hits, n)) for place, hits in found.most_common())
