"""Ladders and plans: a deal taken apart into steps, and the order in which they are to be taken.

A **ladder** holds the steps k = 0..K-1 that lead from today to a target deal. Step k is taken by
its mover, or by all together; once done it is worth flow_pk points a stage to party p. A **plan**
says in which stage each step is done: stage t = 0..T-1, one after another, each of the same length;
a stage without a step is a wait. With S_t the steps done before stage t, party p lives on

    flow_p(S) = base_p + sum_{k in S} flow_pk + sum_{b: steps_b within S} points_bp

points a stage while the plan is in force and S is done, counted from what it has without a deal:
base_p is the worth of today less the outside option. After the last stage the flows go on for ever.
Values are averages, in points a stage: a flow for ever is worth itself.

Phased exchange among parties that nobody can compel: Schelling (1960), The Strategy of Conflict,
ch. 2; Admati and Perry (1991), Review of Economic Studies 58.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from summitry.errors import NotDefined, UnknownName
from summitry.model.party import Party

__all__ = ["Bundle", "Ladder", "Plan", "Step"]


@dataclass(frozen=True, slots=True)
class Step:
    """One rung: something done once, that then stands.

    ``mover``     : place of the party that takes it; None: all principals together, in public.
    ``detection`` : chance a stage that withholding it in secret is found, 0..1.
    ``undone``    : share of it that is undone when the plan breaks down (snapback), 0..1.
    ``stages``    : how many stages the work takes; it counts from the last of them on.
    ``needs``     : steps that must be done no later than this one (the rung below, and the like).
    ``after``     : steps that must be done, in full, before the work on this one begins.
    ``alarm``     : chance a stage that the step, though taken, is held for withheld, 0..1.
    ``breakout``  : points a stage that having withheld it is worth to its mover once all is over.
    """

    id: str
    name: str
    mover: int | None
    detection: float = 1.0
    undone: float = 1.0
    stages: int = 1
    needs: frozenset[int] = frozenset()
    after: frozenset[int] = frozenset()
    alarm: float = 0.0
    breakout: float = 0.0


@dataclass(frozen=True, eq=False, slots=True)
class Bundle:
    """Points a stage beyond the sum of the parts while all of ``steps`` are done.

    ``points`` : float array (n_parties,).
    """

    steps: frozenset[int]
    points: NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Ladder:
    """The steps to one deal, and what each is worth to whom.

    ``flow``      : float array (n_parties, n_steps), points a stage of each step once done.
    ``base``      : float array (n_parties,), points a stage of the plan with nothing done yet.
    ``patience``  : float array (n_parties,), worth of a point one stage later, 0 < delta < 1.
    ``forfeit``   : float array (n_parties, n_parties): what a breach by the first party that comes
    to light changes in the worth of all that follows, to the second (a bond that is lost, an escrow
    paid out, a guarantor's answer), in average points: as if lost in every stage from then on.
    ``forbidden`` : pairs (done, open): no stage may end with all of the one done and none of the
    other (rules of the world).
    ``grace``     : how many stages a party may let pass without it being a breach.
    ``months``    : length of a stage.
    """

    parties: tuple[Party, ...]
    steps: tuple[Step, ...]
    flow: NDArray[np.float64]
    base: NDArray[np.float64]
    patience: NDArray[np.float64]
    forfeit: NDArray[np.float64]
    bundles: tuple[Bundle, ...] = ()
    forbidden: tuple[tuple[frozenset[int], frozenset[int]], ...] = ()
    grace: int = 0
    months: float = 1.0

    @property
    def n_steps(self) -> int:
        """K, the number of steps."""
        return len(self.steps)

    @property
    def players(self) -> tuple[int, ...]:
        """Places of the parties whose incentives count: who must sign, and who takes a step."""
        movers = {step.mover for step in self.steps}
        return tuple(p for p, party in enumerate(self.parties) if party.principal or p in movers)

    def own(self, party: int) -> tuple[int, ...]:
        """The steps that ``party`` takes alone, rising."""
        return tuple(k for k, step in enumerate(self.steps) if step.mover == party)

    def step(self, name: str) -> int:
        """Place of the step with that id; UnknownName with the nearest id otherwise."""
        names = [step.id for step in self.steps]
        if name not in names:
            raise UnknownName("step", name, names)
        return names.index(name)

    def worth(self, party: int, done: Iterable[int]) -> float:
        """flow_p(S) for p = ``party`` and S = ``done``, by the definition above.

        >>> steps = (Step("freeze", "freeze", 0), Step("relief", "relief", 1))
        >>> flow = np.array([[-1.0, 2.0], [2.0, -1.0]])
        >>> none, some = np.zeros(2), np.full(2, 0.9)
        >>> parties = (Party("a", "A"), Party("b", "B"))
        >>> ladder = Ladder(parties, steps, flow, none, some, np.zeros((2, 2)))
        >>> ladder.worth(0, {0, 1})
        1.0
        """
        found = frozenset(done)
        extra = sum(b.points[party] for b in self.bundles if b.steps <= found)
        return float(self.base[party] + self.flow[party, sorted(found)].sum() + extra)


@dataclass(frozen=True)
class Plan:
    """Which steps are done in which stage: ``stages[t]`` holds their places, rising.

    A stage may be empty (a wait); a step in no stage is never done.
    """

    stages: tuple[tuple[int, ...], ...]
    at: dict[int, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found: dict[int, int] = {}
        for stage, steps in enumerate(self.stages):
            for step in steps:
                if step in found:
                    raise NotDefined(f"step {step} stands in stage {found[step]} and in {stage}")
                found[step] = stage
        object.__setattr__(self, "at", found)

    @property
    def n_stages(self) -> int:
        """T, the number of stages."""
        return len(self.stages)

    def before(self, stage: int) -> frozenset[int]:
        """S_t: the steps done before ``stage``; before(T) are all of the plan.

        >>> sorted(Plan(((0,), (), (2, 3))).before(2))
        [0]
        """
        return frozenset(step for steps in self.stages[:stage] for step in steps)

    @property
    def done(self) -> frozenset[int]:
        """All steps of the plan."""
        return self.before(self.n_stages)

    @property
    def trimmed(self) -> Plan:
        """The plan without waits at its end.

        >>> Plan(((0,), (), ())).trimmed
        Plan(stages=((0,),))
        """
        last = max((t + 1 for t, steps in enumerate(self.stages) if steps), default=0)
        return Plan(self.stages[:last])

    @classmethod
    def of(cls, at: dict[int, int]) -> Plan:
        """The plan in which step k is done in stage ``at[k]``.

        >>> Plan.of({1: 0, 0: 2}).stages
        ((1,), (), (0,))
        """
        n_stages = max(at.values(), default=-1) + 1
        return cls(
            tuple(tuple(sorted(k for k, s in at.items() if s == t)) for t in range(n_stages))
        )
