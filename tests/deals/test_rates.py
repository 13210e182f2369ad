"""Exchange rates are the differences between neighbours on the frontier."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.deals.frontier import frontier_listed
from summitry.deals.rates import exchange_rates
from summitry.deals.space import list_deals

drawn = settings(max_examples=80, deadline=None)


@drawn
@given(data=st.data())
def test_each_stretch_leads_from_one_point_to_the_next(data, negotiations, by_definition):
    negotiation = data.draw(negotiations(parties=st.just(2), possible=True))
    frontier = frontier_listed(list_deals(negotiation))
    found = list(exchange_rates(negotiation, frontier))
    assert [(one.before, one.after) for one in found] == [
        (k, k + 1) for k in range(len(frontier.points) - 1)
    ]
    for one in found:
        start = by_definition.points(negotiation, one.start)
        end = by_definition.points(negotiation, one.end)
        assert (start[0] - end[0], end[1] - start[1]) == (one.lost, one.gained)
        assert one.rate == Fraction(one.lost, one.gained) > 0
        differing = {i for i, (x, y) in enumerate(zip(one.start, one.end, strict=True)) if x != y}
        assert set(one.issues) == differing
        pairs = [(x, y) for x in frontier.deals(one.before) for y in frontier.deals(one.after)]
        apart = [sum(a != b for a, b in zip(x, y, strict=True)) for x, y in pairs]
        assert len(one.issues) == min(apart)


def test_only_the_places_asked_for_are_looked_at(build):
    negotiation = build([[[0, 1, 2, 3]], [[6, 3, 1, 0]]], [0, 0])
    frontier = frontier_listed(list_deals(negotiation))
    (one,) = exchange_rates(negotiation, frontier, [1])
    assert (one.start, one.end, one.rate) == ((2,), (1,), Fraction(1, 2))


def test_three_principals_are_refused(build):
    negotiation = build([[[0, 1]]] * 3, [0] * 3)
    with pytest.raises(ValueError, match="here 3 must sign"):
        next(exchange_rates(negotiation, frontier_listed(list_deals(negotiation))))
