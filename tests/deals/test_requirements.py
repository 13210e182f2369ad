import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.deals.requirements import MAX_REQUIREMENTS, broken_by, requirements, violations
from summitry.deals.space import list_deals
from summitry.errors import TooManyDeals

drawn = settings(max_examples=60, deadline=None)


@drawn
@given(data=st.data())
def test_the_masks_hold_what_each_deal_breaks(data, negotiations):
    negotiation = data.draw(negotiations())
    asked = requirements(negotiation)
    space = list_deals(negotiation)
    masks = violations(space, asked).tolist()
    for mask, deal in zip(masks, space.deals(range(space.n_deals)), strict=True):
        assert {bit for bit in range(64) if mask >> bit & 1} == broken_by(negotiation, deal, asked)


@drawn
@given(data=st.data())
def test_a_deal_breaks_nothing_of_a_principal_exactly_if_it_accepts(data, negotiations):
    negotiation = data.draw(negotiations(possible=True))
    asked = requirements(negotiation)
    for deal in list_deals(negotiation).deals([0]):
        broken = {asked[place].party for place in broken_by(negotiation, deal, asked)}
        for party in negotiation.principals:
            assert (party not in broken) == negotiation.accepts(party, deal)


def test_red_lines_come_before_the_walk_away_value_and_bystanders_ask_nothing(build):
    negotiation = build(
        [[[0, 1]]] * 3,
        [0, 0, 0],
        interested=(1,),
        red_lines={p: [((0,), [False, True])] for p in range(3)},
    )
    asked = requirements(negotiation)
    assert [(r.party, r.id) for r in asked] == [
        (0, "r0_0"),
        (0, "outside"),
        (2, "r2_0"),
        (2, "outside"),
    ]
    assert [r.walk_away for r in asked] == [False, True, False, True]


def test_more_requirements_than_bits_are_refused(build):
    lines = {0: [((0,), [True, False])] * (MAX_REQUIREMENTS - 1)}
    with pytest.raises(TooManyDeals, match="64 red lines and walk-away values; at most 63"):
        requirements(build([[[0, 1]]] * 2, [0, 0], red_lines=lines))


def test_the_last_bit_is_as_good_as_the_first(build):
    lines = {0: [((0,), [True, False])] * (MAX_REQUIREMENTS - 2)}
    negotiation = build([[[0, 1]], [[1, 0]]], [0, 1], red_lines=lines)
    asked = requirements(negotiation)
    assert len(asked) == MAX_REQUIREMENTS
    masks = violations(list_deals(negotiation), asked).tolist()
    everything_but_outside_of_0 = 2**63 - 1 - 2**61
    assert masks == [0, everything_but_outside_of_0]
