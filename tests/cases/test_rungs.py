"""Ways and circles."""

from itertools import pairwise

import pytest

from summitry.cases.rungs import Rung, circle, named_options, way_to
from summitry.errors import NotDefined
from tests.cases.stepwise import case_of, entry, moved


def test_a_way_leads_from_today_to_the_target():
    case = case_of()
    way = way_to(case, moved(case, gate="most", paper="yes"))
    assert way.rungs == (Rung(0, 0, 1), Rung(0, 1, 2), Rung(2, 0, 1))
    assert [way.name(k) for k in range(3)] == ["gate.low", "gate.most", "paper.yes"]
    assert (way.places(0), way.levels(0), way.levels(1)) == ([0, 1], [0, 1, 2], [0])
    assert way.entry(0) is case.steps["gate"]["low"]


def test_only_options_that_exist_are_named():
    case = case_of(steps={"gate": {"low": entry(after=["price.5", "price.x", "no.yes", "paper"])}})
    assert named_options(case, way_to(case, moved(case, gate="low")).issues) == {"price": {5}}


def test_no_way_without_a_difference():
    case = case_of()
    with pytest.raises(NotDefined, match="nothing to phase"):
        way_to(case, moved(case))


@pytest.mark.parametrize("size", [1, 2, 5])
def test_a_circle_is_named_in_the_order_of_time(size):
    before = {str(k): [str((k - 1) % size)] for k in range(size)}
    found = circle(before)
    assert len(found) == size + 1
    assert found[0] == found[-1]
    assert all(first in before[then] for first, then in pairwise(found))


def test_a_tree_has_no_circle():
    assert circle({"c": ["a", "b"], "b": ["a"]}) == ()
