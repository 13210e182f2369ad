"""One plan as data, against the toy of the studies and ladders drawn at random."""

import pytest

from summitry.model.ladder import Plan
from summitry.phases.collapse import collapse
from summitry.phases.incentives import incentives
from summitry.reports.phases.plan import plan_data, plan_text, worst_of
from tests.phases.toys import GRAND, draw, pair, toy


def test_the_grand_bargain_of_the_toy():
    data = plan_data(incentives(toy(), GRAND))
    assert not data["holds"]
    assert data["surplus"] == {"p0": 4.0, "p1": 6.5}
    assert data["tightest"]["slack"] == min(
        side["slack"] for stage in data["stages"] for side in stage["sides"]
    )
    assert {one["id"] for one in data["broken"]} <= {"p0", "p1"}
    assert all(one["tempted"] and one["slack"] < 0 for one in data["broken"])
    assert [stage["n"] for stage in data["stages"]] == [1, None]


@pytest.mark.parametrize("seed", range(60))
def test_every_number_is_of_the_engine(seed):
    ladder, plan = draw(seed)
    found = incentives(ladder, plan)
    data = plan_data(found)
    assert data["holds"] == found.self_enforcing
    assert {one["id"] for one in data["broken"]} == {
        ladder.parties[one.party].id for one in found.tempted
    }
    placed = [step["id"] for stage in data["stages"] for step in stage["steps"]]
    assert sorted(placed) == sorted(ladder.steps[k].id for k in plan.done)
    for t, stage in enumerate(data["stages"]):
        done = plan.before(min(t + 1, plan.n_stages))
        assert [side["id"] for side in stage["sides"]] == [f"p{p}" for p in ladder.players]
        for p, side in zip(ladder.players, stage["sides"], strict=True):
            assert side["on"] == pytest.approx(found.values[p, t], abs=0.051)
            assert side["lives_on"] == pytest.approx(ladder.worth(p, done), abs=0.051)
            assert side["left"] == pytest.approx(collapse(ladder, p, done), abs=0.051)


@pytest.mark.parametrize("seed", range(20))
def test_the_worst_of_a_party_is_its_largest_gain(seed):
    ladder, plan = draw(seed)
    found = incentives(ladder, plan)
    for p in ladder.players:
        gains = [-one.slack for one in found.each if one.party == p]
        worst = worst_of(found, p)
        if worst is None:
            assert max(gains) <= found.tolerance
        else:
            assert -worst.slack == max(gains)


def test_text_marks_waits_and_months_count():
    found = incentives(pair(months=2.5), Plan(((0,), (), (1,))))
    assert plan_text(found) == "x | - | y"
    assert [stage["month"] for stage in plan_data(found)["stages"]] == [0, 2.5, 5, 7.5]
