"""What could be put on the table is inside the room, or the best behind an opening."""

from summitry.cases.offers import offers
from summitry.reports.proposals import MAX_PACKAGES, package_in, proposals, proposals_in


def test_no_deal_is_proposed_twice_and_never_more_than_a_page_holds(hanoi, wage, variant):
    for analysis in (hanoi, wage, variant):
        deals = [proposal.package.deal for proposal in analysis.proposals]
        assert len(set(deals)) == len(deals) <= MAX_PACKAGES


def test_inside_the_room_every_proposal_is_accepted_by_all(wage):
    base = wage.base
    found = proposals_in(base)
    assert found
    for proposal in found:
        assert proposal.solutions or proposal.best_for
        assert base.negotiation.allowed(proposal.package.deal)
        assert all(
            base.negotiation.accepts(p, proposal.package.deal) for p in base.negotiation.principals
        )


def test_the_best_for_a_party_is_the_best_it_can_gain(wage):
    base = wage.base
    best = dict(zip(base.negotiation.principals, base.room.best, strict=True))
    found = {party: p for p in proposals_in(base) for party in p.best_for}
    assert set(found) == set(best)
    for party, proposal in found.items():
        assert proposal.package.gains[party] == best[party]


def test_without_room_a_proposal_breaks_what_its_opening_gives_up_and_nobody_loses(hanoi):
    for reading in hanoi.readings:
        for proposal in proposals_in(reading):
            assert set(proposal.package.broken) == set(proposal.opening.requirements)
            principals = reading.negotiation.principals
            assert all(proposal.package.gains[p] >= 0 for p in principals)


def test_the_first_choice_of_each_reading_follows_the_first_of_the_base(hanoi):
    own, *others = [proposals_in(reading) for reading in hanoi.readings]
    deals = [proposal.package.deal for proposal in proposals(hanoi.readings)]
    assert deals[0] == own[0].package.deal
    assert {found[0].package.deal for found in others} <= set(deals[:3])


def test_issues_that_an_offer_does_not_name_stay_at_the_status_quo(hanoi):
    negotiation = hanoi.base.negotiation
    assert list(offers(hanoi.case)) == list(hanoi.case.offers)
    for key, deal in offers(hanoi.case).items():
        named = hanoi.case.offers[key].options
        for place, issue in enumerate(negotiation.issues):
            expected = issue.index(named[issue.id]) if issue.id in named else issue.status_quo
            assert deal[place] == expected


def test_the_standing_of_a_deal_is_by_definition(hanoi):
    base = hanoi.base
    for deal in offers(hanoi.case).values():
        found = package_in(base, deal)
        assert found.points == tuple(base.negotiation.utility(p, deal) for p in range(3))
