"""A case as a scenario: the utilities of the model, and a line for whatever is left out."""

from fractions import Fraction
from itertools import product

import pytest

from summitry.cases.compile import compile_case
from summitry.cases.exchange.restore import scenario_of
from summitry.cases.read import read_case
from summitry.errors import UnknownName


@pytest.fixture(scope="module")
def hanoi():
    return read_case("hanoi-2019")


@pytest.mark.parametrize("reading", ["base", "part_was_asked"])
def test_every_deal_has_the_points_of_the_model(hanoi, reading):
    negotiation, scenario = compile_case(hanoi, reading), scenario_of(hanoi, reading)
    deals = list(product(*(range(n) for n in negotiation.shape)))[::7]
    for p, profile in enumerate(scenario.profiles):
        assert profile.reservation == Fraction(negotiation.preferences[p].outside, 1000) or (
            profile.reservation is None and not negotiation.parties[p].principal
        )
        for deal in deals:
            terms = sum(row[x] for row, x in zip(profile.terms, deal, strict=True))
            held = [b.worth for b in profile.rectangles if all(deal[i] in v for i, v in b.sides)]
            assert (terms + sum(held)) * 1000 == negotiation.utility(p, deal)


def test_rules_and_red_lines_are_named(hanoi):
    remarks = "\n".join(scenario_of(hanoi).remarks)
    for key in hanoi.rules:
        assert f"rule {key}: left out" in remarks
    for entry in hanoi.preferences.values():
        for key in entry.red_lines:
            assert f"red line {key} of" in remarks
    for section in ("offers", "facts", "beliefs", "steps", "talks", "readings"):
        assert f"{section}: left out" in remarks
    assert "patience of North Korea: left out" in remarks
    assert "South Korea is written as a side that must agree" in remarks


def test_an_unknown_reading_is_refused(hanoi):
    with pytest.raises(UnknownName, match="no such reading"):
        scenario_of(hanoi, "other")


def test_words_that_do_not_tell_options_apart_give_way_to_keys(hanoi):
    issue = hanoi.issues["sanctions"]
    alike = issue.model_copy(update={"options": dict.fromkeys(issue.options, "the same")})
    case = hanoi.model_copy(update={"issues": {**hanoi.issues, "sanctions": alike}})
    place = list(hanoi.issues).index("sanctions")
    assert scenario_of(case).issues[place].values == tuple(issue.options)
