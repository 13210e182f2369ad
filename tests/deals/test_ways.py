"""Every way gives the answers of listing."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.deals import approach, space, ways
from summitry.deals.blockers import why_found, why_listed
from summitry.deals.frontier import frontier_listed
from summitry.deals.requirements import held_tables, requirements
from summitry.deals.space import list_deals
from summitry.deals.ways import frontier_by, violations_by
from summitry.deals.zopa import room_found, room_listed
from summitry.errors import TooManyDeals

WAYS = ["eliminate", "boxes", "solve"]
each_way = pytest.mark.parametrize("chosen", WAYS)
few = settings(max_examples=12, deadline=None)
TWO = st.just(2)


@each_way
@few
@given(data=st.data())
def test_frontiers_are_those_of_listing(chosen, data, negotiations, by_definition):
    model = data.draw(negotiations(parties=TWO, sizes=(1, 3), possible=True))
    listed = frontier_listed(list_deals(model))
    assert by_definition.as_dict(frontier_by(chosen, model)) == by_definition.as_dict(listed)


@each_way
@few
@given(data=st.data())
def test_rooms_and_reasons_are_those_of_listing(chosen, data, negotiations):
    model = data.draw(negotiations(parties=TWO, sizes=(1, 3), possible=True))
    space = list_deals(model)
    found, listed = room_found(model, chosen), room_listed(space)
    assert (found.exists, found.count, found.best) == (listed.exists, listed.count, listed.best)
    assert found.inside.points.tolist() == listed.inside.points.tolist()
    reasons, by_list = why_found(model, chosen), why_listed(space)
    assert reasons.blockers == by_list.blockers
    assert {(o.requirements, o.n_deals, o.gains) for o in reasons.openings} == {
        (o.requirements, o.n_deals, o.gains) for o in by_list.openings
    }
    assert reasons.complete


@each_way
def test_tables_that_are_held_narrow_the_frontier(chosen, build):
    model = build([[[0, 5], [0, 3]], [[4, 0], [2, 0]]], [0, 0], red_lines={0: [((0,), [1, 0])]})
    assert [5, 2] in frontier_by(chosen, model).points.tolist()
    assert frontier_by(chosen, model, held_tables(model)).points.tolist() == [[3, 4], [0, 6]]


def test_trials_that_are_capped_are_said_to_be(build, monkeypatch):
    monkeypatch.setattr(ways, "MAX_TRIALS", 2)
    lines = {0: [((0,), [True, False]), ((0,), [False, True]), ((1,), [True, False])]}
    model = build([[[0, 1]] * 2] * 2, [0, 0], red_lines=lines)
    masks, whole = violations_by("boxes", model, requirements(model))
    assert not whole
    assert masks == [0b1]
    found = why_found(model, "boxes")
    assert (found.blocked, found.complete, found.blockers) == (True, False, ())


def test_openings_of_a_solver_that_are_capped_are_said_to_be(build, monkeypatch):
    monkeypatch.setattr(ways, "MAX_OPENINGS", 1)
    lines = {0: [((0,), [True, False]), ((0,), [False, True])]}
    model = build([[[0, 1]] * 2] * 2, [0, 0], red_lines=lines)
    assert violations_by("solve", model, requirements(model))[1] is False


def test_boxes_that_are_too_entangled_give_way_to_elimination(build, monkeypatch):
    def refuse(*_):
        raise TooManyDeals("entangled")

    monkeypatch.setattr(ways, "frontier_boxes", refuse)
    model = build([[[0, 1]] * 3, [[1, 0]] * 3], [0, 0])
    assert frontier_by("boxes", model).method == "bucket elimination"
    monkeypatch.setattr(ways, "MAX_CELLS", 4)
    ties = [(pair, [[1, 1], [1, 0]]) for pair in combinations(range(3), 2)]
    dense = build([[[0, 1]] * 3] * 2, [0, 0], rules=ties)
    with pytest.raises(TooManyDeals, match=r"induced width 2.*--solver.*entangled"):
        frontier_by("boxes", dense)


def test_a_table_that_is_few_boxes_and_large_is_no_table(build, monkeypatch):
    monkeypatch.setattr(approach, "WRITE_OUT", 0)
    monkeypatch.setattr(approach, "ROOMY", 4)
    monkeypatch.setattr(space, "LIST_LIMIT", 4)
    ties = [(pair, [[1, 1], [1, 0]]) for pair in combinations(range(3), 2)]
    assert approach.way(build([[[0, 1]] * 3] * 2, [0, 0], rules=ties)) == "boxes"
    assert approach.way(build([[[0, 1]] * 3] * 3, [0, 0, 0], rules=ties)) == "eliminate"
