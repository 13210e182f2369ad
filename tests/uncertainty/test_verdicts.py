"""A verdict on a deal agrees with the negotiation."""

from itertools import product

from summitry.cases.compile import compile_case
from summitry.uncertainty.verdicts import verdict


def test_a_verdict_is_what_the_party_does(cases):
    model = compile_case(cases["hanoi"])
    for deal in list(product(*map(range, model.shape)))[::37]:
        for place, party in enumerate(model.parties):
            found = verdict(model, party.id, deal)
            assert found.accepted == model.accepts(place, deal)
            assert found.points == model.utility(place, deal)
            assert found.gain == found.points - model.preferences[place].outside
