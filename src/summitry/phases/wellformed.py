"""Ladders that make sense, and plans that can be carried out on them.

With t_k the stage in which a plan does step k (t = 0..T-1) and n_k the stages its work takes, a
plan is **well-formed** if

    t_k >= n_k - 1                 the work has had its time
    t_j <= t_k                     for every step j that k needs
    t_j + n_k <= t_k               for every step j after which the work on k begins
    not (A within S_{t+1} and B outside it)   for every rule (A, B) of the ladder and every stage t

for every step k of the plan; a step that k needs must be in the plan. A ladder whose steps stand in
a circle that holds an "after" has no such plan: its steps contradict each other. A circle of needs
alone is no contradiction: these steps are done in one stage. Linear in the steps and their needs,
times the rules for a plan, times the "after"s for a ladder.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from summitry.errors import NotDefined
from summitry.model.ladder import Ladder, Plan, Step

__all__ = ["check_ladder", "faults"]


def faults(ladder: Ladder, plan: Plan) -> tuple[str, ...]:
    """What is wrong with the ``plan`` on that ``ladder``, in words; empty if it is well-formed.

    >>> import numpy as np
    >>> from summitry.model.party import Party
    >>> steps = (Step("x", "the freeze", 0), Step("y", "the relief", 1, needs=frozenset({0})))
    >>> parties, none = (Party("a", "A"), Party("b", "B")), np.zeros((2, 2))
    >>> ladder = Ladder(parties, steps, none, np.zeros(2), np.full(2, 0.5), none)
    >>> faults(ladder, Plan(((0,), (1,))))
    ()
    >>> faults(ladder, Plan(((1,), (0,))))
    ('the relief is done in stage 1 and needs the freeze, done in stage 2',)
    """
    unknown = [k for k in plan.at if not 0 <= k < ladder.n_steps]
    if unknown:
        return tuple(_no_step(k, ladder) for k in unknown)
    return (*_out_of_order(ladder, plan), *_against_rules(ladder, plan))


def check_ladder(ladder: Ladder) -> None:
    """Raise NotDefined, in one line, if no question about the ``ladder`` has an answer."""
    for wrong in _wrong(ladder):
        raise NotDefined(wrong)


def _no_step(step: int, ladder: Ladder) -> str:
    return f"step {step} is not on the ladder: it has {ladder.n_steps} steps, from 0 on"


def _out_of_order(ladder: Ladder, plan: Plan) -> Iterator[str]:
    """Each step too early for its own work, for what it needs, or for what comes before it."""
    for k, stage in sorted(plan.at.items()):
        step = ladder.steps[k]
        if stage < step.stages - 1:
            yield f"{step.name} takes {step.stages} stages; it cannot be done in stage {stage + 1}"
        for j in sorted(step.needs | step.after):
            begins = stage - step.stages if j in step.after else stage
            if j not in plan.at:
                yield f"{step.name} needs {ladder.steps[j].name}, which is never done"
            elif plan.at[j] > begins:
                yield _too_late(step, stage, ladder.steps[j], plan.at[j], j in step.after)


def _too_late(step: Step, stage: int, other: Step, at: int, after: bool) -> str:
    if after:
        return (
            f"{step.name} is done in stage {stage + 1} and takes {step.stages}; its work begins "
            f"after {other.name}, done in stage {at + 1}"
        )
    return (
        f"{step.name} is done in stage {stage + 1} and needs {other.name}, done in stage {at + 1}"
    )


def _against_rules(ladder: Ladder, plan: Plan) -> Iterator[str]:
    """Each forbidden pair, at the first stage that ends with it."""
    for done, still in ladder.forbidden:
        for stage in range(plan.n_stages):
            found = plan.before(stage + 1)
            if done <= found and not still & found:
                yield (
                    f"stage {stage + 1} ends with {_listed(ladder, done) or 'the plan in force'} "
                    f"and without {_listed(ladder, still) or 'anything else'}: a rule forbids that"
                )
                break


def _listed(ladder: Ladder, steps: Iterable[int]) -> str:
    return ", ".join(ladder.steps[k].name for k in sorted(steps))


def _wrong(ladder: Ladder) -> Iterator[str]:
    """Everything that is wrong with the ladder itself, the plainest first."""
    if not ladder.steps:
        yield "the ladder has no steps: there is nothing to phase"
    yield from _out_of_range(ladder)
    yield from _unknown(ladder)
    yield from _circles(ladder)


def _out_of_range(ladder: Ladder) -> Iterator[str]:
    for step in ladder.steps:
        chances = {"detection": step.detection, "undone": step.undone, "alarm": step.alarm}
        for name, value in chances.items():
            if not 0 <= value <= 1:
                yield f"{step.id}: {name} is {value}; it must lie in 0..1"
        if step.stages < 1:
            yield f"{step.id}: it takes {step.stages} stages; at least 1"
    for party, delta in zip(ladder.parties, ladder.patience.tolist(), strict=True):
        if not 0 < delta < 1:
            yield f"{party.id}: patience is {delta}; it must lie between 0 and 1, both excluded"
    if ladder.grace < 0:
        yield f"grace is {ladder.grace}; it must be 0 or more"


def _unknown(ladder: Ladder) -> Iterator[str]:
    """Each place named that no party or step has."""
    for step in ladder.steps:
        if step.mover is not None and not 0 <= step.mover < len(ladder.parties):
            yield (
                f"{step.id}: its mover is {step.mover}; there are {len(ladder.parties)} parties, "
                "from 0 on"
            )
    for where, steps in _named(ladder):
        for k in sorted(steps):
            if not 0 <= k < ladder.n_steps:
                yield f"{where}: {_no_step(k, ladder)}"


def _named(ladder: Ladder) -> Iterator[tuple[str, frozenset[int]]]:
    for step in ladder.steps:
        yield step.id, step.needs | step.after
    for bundle in ladder.bundles:
        yield "a bundle", bundle.steps
    for done, still in ladder.forbidden:
        yield "a rule", done | still


def _circles(ladder: Ladder) -> Iterator[str]:
    """For each step j before the work on k, the way from j back to k over what each waits for."""
    for k, step in enumerate(ladder.steps):
        for j in sorted(step.after):
            way = _way(ladder, j, k)
            if way:
                names = " waits for ".join(ladder.steps[i].id for i in (k, *way))
                yield f"these steps contradict each other: {names}"


def _way(ladder: Ladder, start: int, goal: int) -> tuple[int, ...]:
    """The shortest way from ``start`` to ``goal``, both named; empty if there is none."""
    ways: list[tuple[int, ...]] = [(start,)]
    seen = {start}
    for way in ways:
        if way[-1] == goal:
            return way
        step = ladder.steps[way[-1]]
        for j in sorted((step.needs | step.after) - seen):
            seen.add(j)
            ways.append((*way, j))
    return ()
