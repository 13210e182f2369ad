"""Objectives: their names, and the exposure by hand."""

from dataclasses import FrozenInstanceError

import pytest

from summitry.model.ladder import Plan
from summitry.phases.design import design
from summitry.phases.design.objectives import OBJECTIVES, Design, exposure
from tests.phases.toys import pair, with_step


def test_the_names_of_the_objectives():
    assert OBJECTIVES == ("max_min", "nash", "shortest", "exposure")


def test_nothing_is_exposed_by_a_plan_of_nothing():
    assert exposure(pair(), Plan(())) == 0.0


@pytest.mark.parametrize(("undone", "loss"), [(1.0, 0.0), (0.75, 0.25), (0.0, 1.0)])
def test_who_goes_first_is_exposed_by_what_cannot_be_undone(undone, loss):
    ladder = with_step(pair(), 0, undone=undone)
    assert exposure(ladder, Plan(((0,), (1,)))) == pytest.approx(loss)
    assert exposure(ladder, Plan(((), (0,), (1,)))) == pytest.approx(loss)


def test_a_result_cannot_be_changed_and_says_what_it_is():
    found = design(pair(patience=0.9), 2)
    assert isinstance(found, Design)
    assert found.objective == "max_min"
    with pytest.raises(FrozenInstanceError):
        found.value = 2.0
