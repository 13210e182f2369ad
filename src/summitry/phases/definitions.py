"""What a plan is worth, and the best that one party can do against it: the definitions, run.

Slow and plain on purpose: the fast answers (``values``, ``bestresponse``, ``incentives``) are
tested against these. Two readings of the same thing stand here.

**By stages.** U(t, W, w): the most that the party can expect at stage t, with the set W of its own
steps withheld so far and w waits left; each option is spelled out.

    refuse     0, before the first stage
    walk out   C(S_t - W, W)
    break      with X of its own steps due and J of those taken together undone in the open, not
               both empty:  (1 - delta) flow(S') + delta C(S', W + X), S' = S_{t+1} - W - X - J
    go on      with any W' within W + D_t withheld in secret, S' = S_{t+1} - W':
               (1 - delta) flow(S') + delta [q C(found) + (1 - q) (a C(alarm) + (1 - a) U(next))]
    wait       the same at S_t, with any W' within W, to stage t again

No own step stands whose needs are known to it to be undone. After the last stage each period is as
the one before: there U(T, W) = max(A, r + c U(T, W)), A the best of what leads elsewhere, r and c
worth and chance of one more period as it is; its only solution is max(A, r / (1 - c)).

**By courses.** A course is all that a party does from a stage on as long as nothing comes to light:
a list of periods, and what follows them. Its worth is a sum over the time at which it comes to
light. There are finitely many, and they are listed.

Time and memory grow as 3^m in the own steps for the first, faster for the second.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from math import prod

from summitry.model.ladder import Ladder, Plan
from summitry.phases.collapse import collapse

__all__ = [
    "Course",
    "best_response_by_definition",
    "course_value",
    "courses",
    "deviation_by_definition",
    "is_self_enforcing_by_definition",
    "value_by_definition",
]

Steps = frozenset[int]
_NONE: Steps = frozenset()
_Periods = tuple[tuple[Steps, Steps], ...]
_State = tuple[int, Steps, int]
"""Stage, what is withheld so far, waits left."""


def value_by_definition(ladder: Ladder, plan: Plan, party: int, stage: int) -> float:
    """V_p(t) for p = ``party`` and t = ``stage``: all keep to the ``plan`` on the ``ladder``."""
    return _Play(ladder, plan, party).kept(stage)


def best_response_by_definition(
    ladder: Ladder,
    plan: Plan,
    party: int,
    stage: int = 0,
    withheld: Collection[int] = (),
    waits: int | None = None,
) -> float:
    """U(t, W, w) for t = ``stage``, W = ``withheld`` and w = ``waits`` (the grace of the ``ladder``
    if None): the most that the ``party`` can expect from the ``plan``."""
    play = _Play(ladder, plan, party)
    return play.best(stage, frozenset(withheld), ladder.grace if waits is None else waits)


def deviation_by_definition(ladder: Ladder, plan: Plan, party: int, stage: int) -> float:
    """The most that the ``party`` can expect if it leaves the ``plan`` at ``stage`` by any option
    but going on with nothing withheld, all having been kept so far on the ``ladder``."""
    play = _Play(ladder, plan, party)
    return max(option.worth for option in play.options(stage, _NONE, ladder.grace) if option.leaves)


def is_self_enforcing_by_definition(ladder: Ladder, plan: Plan, tolerance: float = 1e-9) -> bool:
    """Whether on the ``ladder`` nobody gains more than ``tolerance`` by leaving the ``plan``."""
    return all(
        deviation_by_definition(ladder, plan, party, stage)
        <= value_by_definition(ladder, plan, party, stage) + tolerance
        for party in ladder.players
        for stage in range(plan.n_stages + 1)
    )


@dataclass(frozen=True, slots=True)
class Course:
    """What a party does from a stage on as long as nothing comes to light.

    ``periods`` : for each period the steps said to be done, and those of them withheld.
    ``ending``  : what the rest is worth once they are over; None: the last goes on for ever.
    """

    periods: _Periods
    ending: float | None


def courses(ladder: Ladder, plan: Plan, party: int, stage: int) -> Iterator[Course]:
    """Every course of ``party`` from ``stage`` of the ``plan`` on the ``ladder``, keeping to it
    among them; what is held in the last stage is held for ever, or until the next stage."""
    play = _Play(ladder, plan, party)
    return (Course(*way) for way in play.ways(stage, _NONE, ladder.grace))


def course_value(ladder: Ladder, party: int, course: Course) -> float:
    """What a ``course`` is worth to ``party`` on the ``ladder``: the sum over the time at which it
    comes to light."""
    delta = float(ladder.patience[party])
    total, weight = 0.0, 1.0  # weight: patience^i times the chance that nothing came to light
    for i, (done, withheld) in enumerate(course.periods):
        now, lasts = _period(ladder, party, done, withheld)
        if course.ending is None and i == len(course.periods) - 1:
            return total + weight * now / (1 - delta * lasts)
        total, weight = total + weight * now, weight * delta * lasts
    return total + weight * (0.0 if course.ending is None else course.ending)


def _period(ladder: Ladder, party: int, done: Steps, withheld: Steps) -> tuple[float, float]:
    """Of one period with ``done`` said to be done: what it and an end of all after it are worth,
    and the chance that nothing comes to light."""
    delta, stands = float(ladder.patience[party]), done - withheld
    found = max((ladder.steps[k].detection for k in withheld), default=0.0)
    quiet = prod(1 - ladder.steps[k].alarm for k in stands)
    caught = found * collapse(ladder, party, stands, withheld, party)
    alarmed = (1 - found) * (1 - quiet) * collapse(ladder, party, stands, withheld)
    worth = (1 - delta) * ladder.worth(party, stands) + delta * (caught + alarmed)
    return worth, (1 - found) * quiet


@dataclass(frozen=True, slots=True)
class _Option:
    """One thing to do now and its ``worth``; ``leaves``: it leaves the plan."""

    worth: float
    leaves: bool


@dataclass(frozen=True)
class _Play:
    """One party against a plan that all others keep to."""

    ladder: Ladder
    plan: Plan
    party: int
    known: dict[_State, float] = field(default_factory=dict)

    @cached_property
    def delta(self) -> float:
        return float(self.ladder.patience[self.party])

    @cached_property
    def own(self) -> Steps:
        return frozenset(self.ladder.own(self.party))

    def kept(self, stage: int) -> float:
        """V(t)."""
        if stage == self.plan.n_stages:
            now, lasts = self.period(self.plan.done, _NONE)
            return now / (1 - self.delta * lasts)
        now, lasts = self.period(self.plan.before(stage + 1), _NONE)
        return now + self.delta * lasts * self.kept(stage + 1)

    def best(self, stage: int, withheld: Steps, waits: int) -> float:
        """U(t, W, w)."""
        state = stage, withheld, waits
        if state not in self.known:
            self.known[state] = max(option.worth for option in self.options(*state))
        return self.known[state]

    def options(self, stage: int, withheld: Steps, waits: int) -> Iterator[_Option]:
        """All that can be done at U(t, W, w)."""
        if stage == 0:
            yield _Option(0.0, leaves=True)
        yield _Option(self.left(self.plan.before(stage), withheld), leaves=True)
        if stage == self.plan.n_stages:
            yield from self.lasting(withheld)
            return
        for ending in self.breaches(stage, withheld):
            yield _Option(ending, leaves=True)
        for held in self.secrets(stage + 1, withheld | self.due(stage)):
            now, lasts = self.period(self.plan.before(stage + 1), held)
            later = self.best(stage + 1, held, waits)
            yield _Option(now + self.delta * lasts * later, leaves=bool(held))
        for held in self.secrets(stage, withheld) if waits else ():
            now, lasts = self.period(self.plan.before(stage), held)
            later = self.best(stage, held, waits - 1)
            yield _Option(now + self.delta * lasts * later, leaves=True)

    def lasting(self, withheld: Steps) -> Iterator[_Option]:
        """After the last stage: as it is for ever, or with less withheld and then the best."""
        for held in self.secrets(self.plan.n_stages, withheld):
            now, lasts = self.period(self.plan.done, held)
            yield _Option(now / (1 - self.delta * lasts), leaves=bool(held))
            if held != withheld:
                later = self.best(self.plan.n_stages, held, 0)
                yield _Option(now + self.delta * lasts * later, leaves=True)

    def breaches(self, stage: int, withheld: Steps) -> Iterator[float]:
        """The worth of each way to leave something undone in the open in ``stage``."""
        done, steps = self.plan.before(stage + 1), self.ladder.steps
        for undone in _subsets(self.due(stage) | self.together(stage)):
            together = self.together(stage) - undone
            refused = undone - self.own
            if any((steps[k].needs | steps[k].after) & refused for k in together):
                continue  # what needs a refused step is not taken either
            if undone and self.possible(done, withheld | undone):
                stands, kept = done - withheld - undone, withheld | undone & self.own
                left = collapse(self.ladder, self.party, stands, kept, self.party)
                flow = self.ladder.worth(self.party, stands)
                yield (1 - self.delta) * flow + self.delta * left

    def ways(
        self, stage: int, withheld: Steps, waits: int
    ) -> Iterator[tuple[_Periods, float | None]]:
        """The periods and the ending of every course from here."""
        if stage == 0:
            yield (), 0.0
        yield (), self.left(self.plan.before(stage), withheld)
        if stage == self.plan.n_stages:
            for held in self.secrets(stage, withheld):
                yield ((self.plan.done, held),), None
                yield ((self.plan.done, held),), self.left(self.plan.done, held)
            return
        yield from (((), broken) for broken in self.breaches(stage, withheld))
        for held in self.secrets(stage + 1, withheld | self.due(stage)):
            for periods, ending in self.ways(stage + 1, held, waits):
                yield ((self.plan.before(stage + 1), held), *periods), ending
        for held in self.secrets(stage, withheld) if waits else ():
            for periods, ending in self.ways(stage, held, waits - 1):
                yield ((self.plan.before(stage), held), *periods), ending

    def secrets(self, stage: int, most: Steps) -> Iterator[Steps]:
        """Each set within ``most`` that can be withheld in secret of S_t."""
        done = self.plan.before(stage)
        return (held for held in _subsets(most) if self.possible(done, held))

    def possible(self, done: Steps, undone: Steps) -> bool:
        """Whether no own step of ``done`` stands on one that is ``undone``."""
        steps = self.ladder.steps
        stands = (done - undone) & self.own
        return not any((steps[k].needs | steps[k].after) & undone for k in stands)

    def due(self, stage: int) -> Steps:
        """The own steps of ``stage``."""
        return self.own.intersection(self.plan.stages[stage])

    def together(self, stage: int) -> Steps:
        """The steps of ``stage`` that are taken together, if the party must take part in them."""
        joint = (k for k in self.plan.stages[stage] if self.ladder.steps[k].mover is None)
        return frozenset(joint) if self.ladder.parties[self.party].principal else _NONE

    def left(self, done: Steps, withheld: Steps) -> float:
        """C after a breach of the party's own."""
        return collapse(self.ladder, self.party, done - withheld, withheld, self.party)

    def period(self, done: Steps, withheld: Steps) -> tuple[float, float]:
        return _period(self.ladder, self.party, done, withheld)


def _subsets(steps: Steps) -> Iterator[Steps]:
    """Every subset, the empty one first."""
    for size in range(len(steps) + 1):
        yield from map(frozenset, combinations(sorted(steps), size))
