"""The two inspection games as data."""

from fractions import Fraction

import pytest

from summitry.errors import NotDefined
from summitry.phases.inspection.dresher import first_stage
from summitry.phases.inspection.leadership import equilibrium, leadership
from summitry.phases.inspection.timeliness import ONE_VISIT
from summitry.reports.inspection.games import delay_data, stages_data


def test_a_stage_with_exact_fractions():
    data = stages_data(4, 2, 2, 0, 1)
    found = first_stage(4, 2, 2)
    assert Fraction(data["violator"]["exact"]) == -found.value
    assert [Fraction(end["exact"]) for end in data["inspects"]] == list(found.inspects)
    assert data["at_once"] is data["announced"] is None


def test_dismay_adds_both_ways_to_play():
    data = stages_data(4, 2, 2, 0.25, 2)
    both = equilibrium(4, 2, 2, 0.25, 2)
    assert Fraction(data["at_once"]["exact"]) == both.inspector
    assert Fraction(data["announced"]["exact"]) == leadership(4, 2, 2, 2).inspector
    assert {end["exact"] for end in data["violates"]} == {str(both.violates)}


def test_one_visit_is_exact_and_more_have_bounds():
    one = delay_data(1, 12)
    assert one["share"] == [ONE_VISIT, ONE_VISIT]
    assert one["delay_months"] == [12 * ONE_VISIT] * 2
    low, high = delay_data(2, 1)["share"]
    assert low < high < one["regular"]


@pytest.mark.parametrize("interim", [0, 7])
def test_what_cannot_be(interim):
    with pytest.raises(NotDefined, match=f"interim: {interim}; allowed: 1 to 6"):
        delay_data(interim, 1)
