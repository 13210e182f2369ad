from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.deals.requirements import requirements, violations
from summitry.deals.solutions import SOLUTIONS
from summitry.deals.space import list_deals
from summitry.deals.zopa import room, room_found, room_listed
from summitry.errors import TooManyDeals
from summitry.model.negotiation import Preferences, Rule
from summitry.model.table import Table

drawn = settings(max_examples=60, deadline=None)


@drawn
@given(data=st.data())
def test_the_room_is_its_definition(data, negotiations, by_definition):
    negotiation = data.draw(negotiations())
    found = room(negotiation)
    accepted = by_definition.room(negotiation)
    assert found.count == len(accepted)
    assert found.exists == bool(accepted)
    assert by_definition.as_dict(found.inside) == by_definition.frontier(negotiation, accepted)
    gains = [by_definition.gains(negotiation, deal) for deal in accepted]
    assert found.best == (tuple(map(max, zip(*gains, strict=True))) if gains else None)


@drawn
@given(data=st.data())
def test_every_solution_is_acceptable_and_efficient(data, negotiations, by_definition):
    negotiation = data.draw(negotiations())
    found = room(negotiation)
    accepted = set(by_definition.room(negotiation))
    efficient = by_definition.frontier(negotiation, accepted)
    assert set(found.solutions) == (set(SOLUTIONS) if accepted else set())
    for places in found.solutions.values():
        assert places
        for place in places:
            assert set(found.inside.deals(place)) <= accepted
            assert tuple(found.inside.points[place].tolist()) in efficient


@drawn
@given(data=st.data())
def test_merging_finds_the_room_of_listing(data, negotiations, by_definition):
    negotiation = data.draw(negotiations(parties=st.integers(2, 4), tied=False))
    merged, listed = room_found(negotiation), room_listed(list_deals(negotiation))
    assert (merged.count, merged.best) == (listed.count, listed.best)
    assert merged.solutions == listed.solutions
    for one, other in ((merged.inside, listed.inside), (merged.frontier, listed.frontier)):
        assert one.points.tolist() == other.points.tolist()
        assert by_definition.as_dict(one) == by_definition.as_dict(other)


@drawn
@given(data=st.data())
def test_one_more_rule_never_enlarges_the_room(data, negotiations, tables):
    negotiation = data.draw(negotiations())
    scope, values = data.draw(tables(negotiation.shape, st.booleans()))
    rule = Rule("more", Table(tuple(scope), np.array(values, dtype=bool)))
    narrower = replace(negotiation, rules=(*negotiation.rules, rule))
    assert _accepted(narrower) <= _accepted(negotiation)
    assert room(narrower).count <= room(negotiation).count


@drawn
@given(data=st.data())
def test_a_higher_outside_option_never_enlarges_the_room(data, negotiations):
    negotiation = data.draw(negotiations())
    party = data.draw(st.sampled_from(range(len(negotiation.parties))))
    changed = list(negotiation.preferences)
    higher = changed[party].outside + data.draw(st.integers(0, 4))
    changed[party] = replace(changed[party], outside=higher)
    narrower = replace(negotiation, preferences=tuple(changed))
    assert _accepted(narrower) <= _accepted(negotiation)
    assert room(narrower).count <= room(negotiation).count


def _accepted(negotiation):
    """The acceptable deals, by the masks."""
    space = list_deals(negotiation)
    return set(space.deals(np.flatnonzero(violations(space, requirements(negotiation)) == 0)))


@drawn
@given(data=st.data())
def test_nash_and_kalai_smorodinsky_are_unmoved_by_a_new_scale_and_zero(data, negotiations):
    negotiation = data.draw(negotiations(tied=False))
    rescaled = replace(
        negotiation,
        preferences=tuple(
            _rescaled(p, data.draw(st.integers(1, 30)), data.draw(st.integers(-20, 20)))
            for p in negotiation.preferences
        ),
    )
    for name in ("nash", "kalai_smorodinsky"):
        assert _deals_of(rescaled, name) == _deals_of(negotiation, name)


def _rescaled(preferences, factor, shift):
    """Points a u + b: the shift goes to the first issue and to the outside option."""
    first, *rest = (points * factor for points in preferences.points)
    return Preferences((first + shift, *rest), preferences.outside * factor + shift)


def _deals_of(negotiation, name):
    found = room(negotiation)
    return {d for place in found.solutions.get(name, ()) for d in found.inside.deals(place)}


@drawn
@given(data=st.data(), name=st.sampled_from(list(SOLUTIONS)))
def test_swapping_the_parties_leaves_the_deals(data, negotiations, name):
    negotiation = data.draw(negotiations())
    order = data.draw(st.permutations(range(len(negotiation.parties))))
    swapped = replace(
        negotiation,
        parties=tuple(negotiation.parties[p] for p in order),
        preferences=tuple(negotiation.preferences[p] for p in order),
    )
    assert _deals_of(swapped, name) == _deals_of(negotiation, name)


@pytest.mark.parametrize("n_issues", [8, 30, 60])
def test_a_large_additive_room_is_counted_exactly(build, n_issues):
    from math import comb

    negotiation = build([[[0, 1]] * n_issues, [[1, 0]] * n_issues], [3, 3])
    found = room_found(negotiation)
    assert found.count == sum(comb(n_issues, k) for k in range(3, n_issues - 2))
    assert found.best == (n_issues - 6, n_issues - 6)
    middle = found.inside.points[list(found.solutions["nash"])].tolist()
    assert middle == [[n_issues // 2, n_issues // 2]]


def test_room_lists_what_is_small_and_eliminates_what_is_large(build):
    assert room(build([[[0, 1]] * 8] * 2, [0, 0])).frontier.method == "every deal listed"
    assert room(build([[[0, 1]] * 60] * 2, [0, 0])).frontier.method == "bucket elimination"


def test_a_rule_ties_a_large_space_together_and_nothing_is_lost(build):
    negotiation = build([[[0, 1]] * 40] * 2, [0, 0], rules=[((0, 1), [[1, 0], [0, 1]])])
    found = room(negotiation)
    assert found.frontier.points.tolist() == [[40, 40]]
    assert found.count == found.census.n_deals == 2**39


def test_a_model_too_dense_says_its_width_its_cost_and_the_switch(build):
    everything = list(combinations(range(40), 2))
    rules = [(pair, [[1, 1], [1, 0]]) for pair in everything]
    with pytest.raises(TooManyDeals) as error:
        room(build([[[0, 1]] * 40] * 2, [0, 0], rules=rules))
    words = "40 issues hang together at once (induced width 39)", "1.1e+12 cells", "--solver"
    assert all(word in str(error.value) for word in words)


def test_without_room_there_is_no_solution_and_no_best(build):
    negotiation = build([[[0, 1]], [[1, 0]]], [1, 1])
    for found in (room_listed(list_deals(negotiation)), room_found(negotiation)):
        assert (found.exists, found.count, found.solutions, found.best) == (False, 0, {}, None)


def test_where_no_deal_is_allowed_there_is_no_room(build):
    found = room(build([[[0, 1]]] * 2, [0, 0], rules=[((0,), [False, False])]))
    assert (found.exists, found.count, found.census.n_deals) == (False, 0, 0)
