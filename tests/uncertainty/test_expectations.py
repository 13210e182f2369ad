"""What each side expects, counted over draws by the definition."""

from summitry.cases.beliefs import seen_case
from summitry.cases.offers import offers
from summitry.uncertainty.drawing import draws_of
from summitry.uncertainty.expectations import offer_shares
from tests.uncertainty.market import market, outside


def test_the_counts_by_definition(cases):
    case = cases["hanoi"]
    shares = {(s.holder, s.offer): s for s in offer_shares(case, 30, seed=4)}
    for holder, about in (("dprk", "us"), ("us", "dprk")):
        for source, name in ((case, "modelled"), (seen_case(case, holder), "believed")):
            draws = draws_of(source, 30, 4, reading="base")
            party = draws.model("base").party(about)
            talks = [draws.negotiation(i) for i in range(30)]
            for offer, deal in offers(case).items():
                taken = sum(one.accepts(party, deal) for one in talks)
                assert getattr(shares[holder, offer], name).hits == taken


def test_a_plain_number_is_believed_in_every_draw():
    (five, fifteen) = offer_shares(market(beliefs={"east": {"west": outside(20)}}), 10)
    assert (five.offer, five.believed.share, five.modelled.share) == ("five", 1, 0)
    assert (fifteen.believed.share, fifteen.modelled.share) == (1, 1)


def test_what_each_side_expects_over_its_ranges(cases):
    shares = {(s.holder, s.offer): s for s in offer_shares(cases["hanoi"], 400)}
    demand = shares["dprk", "all_for_yongbyon"]
    assert demand.modelled.hits == 0
    assert 0.6 < demand.believed.share < 0.75
    part = shares["dprk", "part_for_yongbyon"]
    assert (part.believed.share, part.modelled.share) == (1, 0)
    assert ("rok", "all_for_yongbyon") not in shares
