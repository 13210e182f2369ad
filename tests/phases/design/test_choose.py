"""Stages of choice: one question after another, and what each answer says."""

from math import inf, isnan, log

import pytest

from summitry.phases.design.choose import Ask
from summitry.phases.design.fast import Fast
from tests.phases.toys import toy


def ask(detection=0.5, method="exhaustive", **more):
    return Ask(
        **{
            "fast": Fast(toy(detection)),
            "whole": True,
            "method": method,
            "most": 5,
            "seconds": 30.0,
        }
        | more
    )


@pytest.mark.parametrize("aim", ["max_min", "nash", "exposure"])
def test_both_methods_answer_one_question_alike(aim):
    exact, found = ask().best(4, aim), ask(method="milp").best(4, aim)
    value = log(exact.value) if aim == "nash" else exact.value
    assert found.value == pytest.approx(value, abs=1e-6)
    assert exact.proven
    assert found.proven


def test_a_cap_that_no_plan_keeps_leaves_none():
    for method in ("exhaustive", "milp"):
        found = ask(method=method).best(4, "max_min", 0.0)
        assert (found.plans, found.proven, isnan(found.value)) == ((), True, True)


def test_the_shortest_is_asked_for_length_by_length():
    lengths = [bool(ask().best(length, "max_min").plans) for length in range(1, 5)]
    found = ask().design(4, "shortest")
    assert found.value == lengths.index(True) + 1
    assert found.bound == found.value
    assert found.n_looked > ask().best(int(found.value), "max_min").n_looked


def test_of_the_least_exposed_plans_the_one_with_the_largest_surplus_is_shown():
    least = ask().best(4, "exposure")
    found = ask().design(4, "exposure")
    assert found.value == pytest.approx(-least.value)
    capped = ask().best(4, "max_min", -least.value + 1e-9)
    assert {one.plan for one in found.plans} == {one.plan for one in capped.plans}


def test_no_time_is_no_proof_and_says_so():
    found = ask(method="milp", seconds=0.0).design(4, "nash")
    assert not found.proven
    assert found.bound == inf
    assert ask(method="milp", seconds=0.0).design(4, "shortest").proven is False
