"""The best plans: against all plans by the definition, and both methods against each other."""

from dataclasses import replace
from math import isnan, prod

import numpy as np
import pytest

from summitry.errors import NotDefined, TooManyDeals
from summitry.model.ladder import Plan
from summitry.phases.design import OBJECTIVES, design, exposure
from summitry.phases.design.order import fewest_stages
from summitry.phases.incentives import incentives
from summitry.phases.wellformed import faults
from tests.phases.design.drawn import best, drawn, held_plans
from tests.phases.toys import ladder_of, pair, toy, with_step


def plans(found):
    return {one.plan for one in found.plans}


def agrees(found, expected):
    """Is a result the one expected, (value, plans) or None?"""
    if expected is None:
        return not found.plans and isnan(found.value) and found.proven
    value, held = expected
    near = found.value == pytest.approx(value, rel=1e-6, abs=1e-6)
    return near and found.proven and (plans(found) == held or not found.listed)


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("seed", range(12))
def test_both_methods_find_what_the_definition_says(seed, whole):
    ladder, n_stages = drawn(seed), 2 + seed % 2
    n_stages = max(n_stages, fewest_stages(ladder))
    rows = list(held_plans(ladder, n_stages, whole))
    for objective in OBJECTIVES if whole else ("max_min", "nash", "exposure"):
        expected = best(rows, objective)
        for method in ("exhaustive", "milp"):
            asked = {"whole": whole, "method": method, "most": 100}
            found = design(ladder, n_stages, objective, **asked)
            assert agrees(found, expected), (objective, method, found, expected)
            assert found.listed


@pytest.mark.parametrize("seed", [100, 102, 103, 105, *range(107, 112)])
def test_the_program_finds_what_the_search_finds(seed):
    ladder = drawn(seed, most=6)
    for objective in OBJECTIVES:
        n_stages = max(4, fewest_stages(ladder))
        exact = design(ladder, n_stages, objective, method="exhaustive", most=100)
        found = design(ladder, n_stages, objective, method="milp", most=100)
        expected = (exact.value, plans(exact)) if exact.plans else None
        assert agrees(found, expected), objective


@pytest.mark.parametrize("seed", range(200, 206))
def test_with_false_alarms_the_search_is_exact_and_the_bound_is_a_bound(seed):
    ladder = drawn(seed, most=3, alarms=True)
    rows = list(held_plans(ladder, 3, False))
    expected = best(rows, "max_min")
    exact = design(ladder, 3, whole=False, method="exhaustive", most=100)
    assert agrees(exact, expected)
    found = design(ladder, 3, whole=False, method="milp", seconds=2)
    if expected is None:
        assert not found.plans
    else:
        assert found.value <= expected[0] + 1e-9 <= found.bound + 1e-5
        assert not found.proven or found.value == pytest.approx(expected[0])


@pytest.mark.parametrize("objective", OBJECTIVES)
@pytest.mark.parametrize("method", ["exhaustive", "milp"])
def test_what_is_shown_has_passed_the_check(objective, method):
    found = design(toy(0.3), 4, objective, method=method)
    assert found.plans
    for one in found.plans:
        again = incentives(toy(0.3), one.plan)
        assert again.self_enforcing
        assert not faults(toy(0.3), one.plan)
        assert np.array_equal(again.values, one.values)
        assert one.plan == one.plan.trimmed
        assert one.plan.n_stages <= found.n_stages == 4


def test_the_values_are_what_they_say():
    by = {objective: design(toy(0.5), 4, objective) for objective in OBJECTIVES}
    assert by["max_min"].value == min(by["max_min"].plans[0].surplus)
    assert by["nash"].value == pytest.approx(prod(by["nash"].plans[0].surplus))
    assert by["shortest"].value == by["shortest"].plans[0].plan.n_stages
    assert by["exposure"].value == exposure(toy(0.5), by["exposure"].plans[0].plan)
    assert all(one.bound == pytest.approx(one.value) for one in by.values())


def test_exposure_is_the_largest_loss_that_stays():
    ladder = with_step(with_step(pair(), 0, undone=0.25), 1, undone=0.5)
    assert exposure(ladder, Plan(((0, 1),))) == 0.0
    assert exposure(ladder, Plan(((0,), (1,)))) == 0.75
    assert exposure(ladder, Plan(((1,), (0,)))) == 0.5


def idle():
    """The pair, and a step that is worth nothing to anybody and can be done at any time."""
    steps = (*pair().steps, replace(pair().steps[0], id="z", name="the rite"))
    return ladder_of(steps, [[-1, 2, 0], [2, -1, 0]], patience=0.9)


@pytest.mark.parametrize("method", ["exhaustive", "milp"])
def test_equal_plans_are_listed_and_a_cut_list_says_so(method):
    whole, cut = design(idle(), 4, method=method), design(idle(), 4, most=3, method=method)
    assert whole.listed
    assert plans(whole) == {Plan.of({0: 0, 1: 0, 2: t}) for t in range(4)}
    assert not cut.listed
    assert len(cut.plans) == 3
    assert plans(cut) < plans(whole)


def test_nothing_holds_and_that_is_certain():
    for method in ("exhaustive", "milp"):
        for objective in OBJECTIVES:
            found = design(toy(0.2), 4, objective, method=method)
            assert found.plans == ()
            assert found.proven
            assert isnan(found.value)


def test_steps_may_be_left_out():
    flow = [[-1, 2, -1.0], [2, -1, -1.0]]
    steps = (*pair().steps, replace(pair().steps[0], id="z", name="the harm", mover=None))
    ladder = ladder_of(steps, flow, patience=0.9)
    for method in ("exhaustive", "milp"):
        assert not design(ladder, 2, method=method).plans
        found = design(ladder, 2, whole=False, method=method)
        assert [one.plan.done for one in found.plans] == [{0, 1}]


def test_when_the_time_is_over_the_gap_is_told():
    found = design(toy(0.3), 4, method="milp", seconds=0)
    assert not found.proven
    assert not found.plans
    assert found.bound == np.inf


def test_the_method_suits_the_size():
    assert design(toy(0.5), 4).method == "exhaustive"
    assert design(toy(0.5), 12, most=1).method == "milp"


def test_what_has_no_answer_is_said_in_one_line():
    for given, words in (
        (("max_min", 0), "at least one stage"),
        (("maxmin", 2), "did you mean max_min"),
    ):
        with pytest.raises(NotDefined, match=words) as told:
            design(pair(), given[1], given[0])
        assert "\n" not in str(told.value)
    with pytest.raises(NotDefined, match="did you mean milp"):
        design(pair(), 2, method="mlp")
    with pytest.raises(NotDefined, match="whole=True"):
        design(pair(), 2, "shortest", whole=False)
    with pytest.raises(NotDefined, match="at least one plan"):
        design(pair(), 2, most=0)
    with pytest.raises(NotDefined, match="nothing to phase"):
        design(ladder_of((), np.zeros((2, 0))), 2)


def test_too_few_stages_name_the_step():
    steps = (pair().steps[0], replace(pair().steps[1], stages=2, after=frozenset({0})))
    ladder = replace(pair(), steps=steps)
    with pytest.raises(NotDefined, match=r"n_stages: 2; .* the relief takes 3"):
        design(ladder, 2)
    assert design(ladder, 3, method="exhaustive").n_stages == 3


def test_too_many_plans_name_the_other_method():
    with pytest.raises(TooManyDeals, match=r"method=.milp"):
        design(toy(0.5), 100, method="exhaustive")
    steps = [replace(pair().steps[0], id=f"s{k}", name=f"step {k}") for k in range(21)]
    many = ladder_of(steps, np.ones((2, 21)))
    with pytest.raises(TooManyDeals, match="21 steps"):
        design(many, 2)
