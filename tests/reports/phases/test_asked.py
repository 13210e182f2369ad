"""What is asked of plans unless somebody says otherwise."""

from dataclasses import FrozenInstanceError

import pytest

from summitry.phases.design import OBJECTIVES
from summitry.reports.phases.asked import FIRMEST, PhasesAsked


def test_the_firmest_plan_is_asked_for_by_itself():
    asked = PhasesAsked()
    assert asked.objective == FIRMEST
    assert FIRMEST not in OBJECTIVES
    assert (asked.target, asked.plan, asked.stages, asked.months, asked.cut) == (None,) * 5
    assert (asked.draws, asked.runs, asked.seed) == (500, 10_000, 0)


def test_a_question_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        PhasesAsked().seed = 1
