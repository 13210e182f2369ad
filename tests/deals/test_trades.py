from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.deals.trades import trades

drawn = settings(max_examples=100, deadline=None)


@st.composite
def _two_deals(draw, negotiations):
    negotiation = draw(negotiations())
    place = st.tuples(*(st.integers(0, size - 1) for size in negotiation.shape))
    return negotiation, draw(place), draw(place)


@drawn
@given(data=st.data())
def test_trades_add_up_to_the_difference_in_utility(data, negotiations):
    negotiation, deal, reference = data.draw(_two_deals(negotiations))
    found = trades(negotiation, deal, reference)
    for party in range(len(negotiation.parties)):
        change = negotiation.utility(party, deal) - negotiation.utility(party, reference)
        assert sum(trade.points[party] for trade in found) == change


@drawn
@given(data=st.data())
def test_the_rate_is_what_the_losers_give_for_a_point_gained(data, negotiations):
    negotiation, deal, reference = data.draw(_two_deals(negotiations))
    for trade in trades(negotiation, deal, reference):
        points = [trade.points[p] for p in negotiation.principals]
        lost, won = -sum(x for x in points if x < 0), sum(x for x in points if x > 0)
        assert trade.rate == (Fraction(lost, won) if lost and won else None)
        assert {p for p in negotiation.principals if trade.points[p] < 0} == set(trade.givers)
        assert {p for p in negotiation.principals if trade.points[p] > 0} == set(trade.takers)


@drawn
@given(data=st.data())
def test_joint_gains_come_first_then_the_cheapest_rate_then_mere_losses(data, negotiations):
    negotiation, deal, reference = data.draw(_two_deals(negotiations))
    found = trades(negotiation, deal, reference)
    kinds = [0 if not t.givers else 1 if t.takers else 2 for t in found]
    assert kinds == sorted(kinds)
    rates = [t.rate for t in found if t.rate is not None]
    assert rates == sorted(rates)


@drawn
@given(data=st.data())
def test_a_deal_differs_from_itself_by_no_trade(data, negotiations):
    negotiation, deal, _ = data.draw(_two_deals(negotiations))
    assert trades(negotiation, deal, deal) == ()


def test_an_interaction_that_switches_on_is_a_change_of_its_own(build):
    both = ((0, 1), [[0, 0], [0, 7]])
    negotiation = build([[[0, -3], [0, 1]], [[0, 6], [0, 0]]], [0, 0], interactions={0: [both]})
    assert [(t.name, t.points, t.rate) for t in trades(negotiation, (1, 1), (0, 0))] == [
        ("i1", (1, 0), None),
        ("t0_0", (7, 0), None),
        ("i0", (-3, 6), Fraction(1, 2)),
    ]
