"""Offers as deals."""

from summitry.cases.compile import compile_case
from summitry.cases.offers import offers
from tests.cases.sample import sample


def test_an_offer_leaves_what_it_does_not_name_as_it_is():
    case = sample()
    model = compile_case(case)
    assert offers(case) == {"first": (model.issues[0].index("daily"), model.status_quo[1])}
