"""The band against its definition; thinning is said."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.deals import band as module
from summitry.deals.band import band

drawn = settings(max_examples=120, deadline=None)


@drawn
@given(data=st.data())
def test_the_band_is_every_allowed_deal_between_its_bounds(data, negotiations, by_definition):
    negotiation = data.draw(negotiations())
    floors = {p: data.draw(st.integers(-6, 8)) for p in negotiation.principals}
    party = data.draw(st.sampled_from(negotiation.principals))
    ceiling = floors[party] + data.draw(st.integers(0, 4))
    found = band(negotiation, floors, party, ceiling)
    expected = [
        deal
        for deal in by_definition.deals(negotiation)
        if all(negotiation.utility(p, deal) >= low for p, low in floors.items())
        and negotiation.utility(party, deal) <= ceiling
    ]
    assert list(map(tuple, found.deals.tolist())) == expected
    assert found.complete
    points = [by_definition.points(negotiation, deal) for deal in expected]
    assert list(map(tuple, found.points.tolist())) == points


def test_what_is_thinned_is_said_and_still_right(build, monkeypatch):
    negotiation = build([[[0, 1]] * 6, [[1, 0]] * 6], [0, 0])
    monkeypatch.setattr(module, "MAX_BEGINNINGS", 4)
    found = band(negotiation, {0: 2, 1: 2}, 0, 4)
    assert not found.complete
    whole = {deal for deal in product((0, 1), repeat=6) if 2 <= sum(deal) <= 4}
    assert set(map(tuple, found.deals.tolist())) < whole
