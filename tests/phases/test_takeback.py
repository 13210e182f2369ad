"""Taking back that is answered a stage later, against sums by hand and a brute force."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from summitry.model.ladder import Ladder, Plan, Step
from summitry.model.party import Party
from summitry.phases.collapse import collapse
from summitry.phases.incentives import incentives
from summitry.phases.takeback import takings_back, worst_taking_back


def _two(undone: float = 1.0, patience: float = 0.5) -> Ladder:
    """a gives x, b gives y; each costs its mover 1 and is worth 2 to the other."""
    steps = (Step("x", "x", 0, undone=undone), Step("y", "y", 1, undone=undone))
    flow = np.array([[-1.0, 2.0], [2.0, -1.0]])
    parties = (Party("a", "A"), Party("b", "B"))
    return Ladder(parties, steps, flow, np.zeros(2), np.full(2, patience), np.zeros((2, 2)))


def test_what_was_given_comes_back_while_the_other_still_gives() -> None:
    found = takings_back(incentives(_two(), Plan(((0, 1),))))
    # after the end: one stage of 2 for nothing, then nothing; going on is worth 1
    assert [(one.stage, one.party, one.value, one.gain) for one in found] == [
        (1, 0, 1.0, 0.0),
        (1, 1, 1.0, 0.0),
    ]


def test_in_the_stage_after_its_own_step_a_party_also_leaves_what_is_due() -> None:
    ladder = _two(undone=0.5)
    found = takings_back(incentives(ladder, Plan(((0,), (1,)))))
    first = next(one for one in found if (one.stage, one.party) == (1, 0))
    # half of x back: (1 - d)(-1 + 2 + 0.5) + d (0.5 * -1 + 0.5 * 2)
    assert first.value == pytest.approx(0.5 * 1.5 + 0.5 * 0.5)
    assert {(one.stage, one.party) for one in found} == {(1, 0), (2, 0), (2, 1)}


def test_more_patience_makes_it_pay_less() -> None:
    gains = [
        worst.gain
        for patience in (0.2, 0.5, 0.8)
        if (worst := worst_taking_back(incentives(_two(patience=patience), Plan(((0, 1),)))))
    ]
    assert len(gains) == 3
    assert gains == sorted(gains, reverse=True)
    assert gains[0] > 0 > gains[-1]


def test_nobody_has_anything_to_take_back_where_all_is_done_together() -> None:
    steps = (Step("talks", "talks", None),)
    parties = (Party("a", "A"), Party("b", "B"))
    none = np.zeros((2, 2))
    ladder = Ladder(parties, steps, np.ones((2, 1)), np.zeros(2), np.full(2, 0.5), none)
    assert worst_taking_back(incentives(ladder, Plan(((0,),)))) is None


@pytest.mark.parametrize("seed", range(20))
def test_no_set_taken_back_is_worth_more(seed: int) -> None:
    rng = np.random.default_rng(seed)
    mover = [0, 0, 1, 1, None]
    steps = tuple(
        Step(f"s{k}", f"s{k}", m, undone=float(rng.uniform(0.1, 1))) for k, m in enumerate(mover)
    )
    flow = rng.uniform(-4, 6, (2, 5))
    flow[0, :2], flow[1, 2:4] = -rng.uniform(0.5, 4, 2), -rng.uniform(0.5, 4, 2)
    parties, none = (Party("a", "A"), Party("b", "B")), np.zeros((2, 2))
    delta = float(rng.uniform(0.3, 0.95))
    ladder = Ladder(parties, steps, flow, rng.uniform(-1, 1, 2), np.full(2, delta), none)
    plan = Plan.of({k: int(rng.integers(0, 3)) for k in range(5)})
    for one in takings_back(incentives(ladder, plan)):
        assert one.value == pytest.approx(_brute(ladder, plan, one.stage, one.party))


def _brute(ladder: Ladder, plan: Plan, stage: int, party: int) -> float:
    """Every set of own steps taken back, every set of what is due left or refused."""
    delta = float(ladder.patience[party])
    due = set(plan.stages[stage]) if stage < plan.n_stages else set()
    back = set(ladder.own(party)) & plan.before(stage)
    left = {k for k in due if ladder.steps[k].mover in (party, None)}
    reached = plan.before(min(stage + 1, plan.n_stages))
    best = -np.inf
    for taken in _subsets(back):
        for undone in _subsets(left):
            stands = reached - undone
            saved = -sum(ladder.steps[k].undone * ladder.flow[party, k] for k in taken)
            flow = ladder.worth(party, stands) + saved
            rest = collapse(ladder, party, stands, (), party)
            best = max(best, (1 - delta) * flow + delta * rest)
    return float(best)


def _subsets(steps: set[int]) -> list[frozenset[int]]:
    return [frozenset(c) for n in range(len(steps) + 1) for c in combinations(sorted(steps), n)]
