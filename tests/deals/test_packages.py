from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.deals.counts import EliminatedCensus, ListedCensus
from summitry.deals.packages import neighbours, package
from summitry.deals.requirements import broken_by, requirements
from summitry.deals.space import list_deals
from summitry.deals.trades import trades

drawn = settings(max_examples=60, deadline=None)


def _drawn_deal(data, negotiation):
    return data.draw(st.tuples(*(st.integers(0, size - 1) for size in negotiation.shape)))


@drawn
@given(data=st.data())
def test_a_package_holds_points_gains_and_broken_requirements(data, negotiations):
    negotiation = data.draw(negotiations(possible=True))
    deal = _drawn_deal(data, negotiation)
    found = package(negotiation, deal, ListedCensus(list_deals(negotiation)))
    for party in range(len(negotiation.parties)):
        assert found.points[party] == negotiation.utility(party, deal)
        assert found.gains[party] == found.points[party] - negotiation.preferences[party].outside
    asked = requirements(negotiation)
    assert set(found.broken) == broken_by(negotiation, deal, asked)


@drawn
@given(data=st.data())
def test_below_is_the_share_of_deals_worth_less(data, negotiations, by_definition):
    negotiation = data.draw(negotiations(possible=True))
    deal = _drawn_deal(data, negotiation)
    found = package(negotiation, deal, ListedCensus(list_deals(negotiation)))
    deals = by_definition.deals(negotiation)
    for party, share in enumerate(found.below):
        worse = [d for d in deals if negotiation.utility(party, d) < found.points[party]]
        assert share == Fraction(len(worse), len(deals))


@drawn
@given(data=st.data())
def test_neighbours_are_the_allowed_deals_one_step_away(data, negotiations, by_definition):
    negotiation = data.draw(negotiations())
    deal = _drawn_deal(data, negotiation)
    near = list(neighbours(negotiation, deal))
    assert len(near) == len(set(near))
    assert set(near) == {
        other
        for other in by_definition.deals(negotiation)
        if sum(abs(a - b) for a, b in zip(deal, other, strict=True)) == 1
    }


@drawn
@given(data=st.data())
def test_a_red_line_is_tight_if_it_holds_and_one_step_breaks_it(data, negotiations):
    negotiation = data.draw(negotiations())
    deal = _drawn_deal(data, negotiation)
    asked = requirements(negotiation)
    tight = set()
    for other in neighbours(negotiation, deal):
        tight |= broken_by(negotiation, other, asked) - broken_by(negotiation, deal, asked)
    tight = {place for place in tight if not asked[place].walk_away}
    space = list_deals(replace(negotiation, rules=()))
    assert set(package(negotiation, deal, ListedCensus(space)).tight) == tight


def test_trades_stand_against_the_status_quo_where_it_is_known(build):
    negotiation = build([[[0, 1]] * 2, [[1, 0]] * 2], [0, 0])
    census = EliminatedCensus(negotiation)
    assert package(negotiation, (1, 0), census).trades == ()
    today = tuple(replace(issue, status_quo=0) for issue in negotiation.issues)
    known = replace(negotiation, issues=today)
    assert package(known, (1, 0), census).trades == trades(known, (1, 0), (0, 0)) != ()


def test_a_share_that_is_not_counted_is_none(build):
    points = [[0, 1], [0, 10**9], [0, 10**9 + 1]]
    negotiation = build([points, [[1, 0]] * 3], [0, 0])
    below = package(negotiation, (0, 1, 0), EliminatedCensus(negotiation)).below
    assert below == (None, Fraction(1, 2))
