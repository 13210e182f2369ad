"""What is written as Genius XML is read back with the same utilities."""

from fractions import Fraction as F
from itertools import product

import pytest

from summitry.cases.exchange import genius
from summitry.cases.exchange.scenario import Profile, Rectangle, Scenario, ScenarioIssue
from summitry.errors import CaseError

PRICE = ScenarioIssue("Price <&\"'>", ("low", "5 %", "high > all"))
DAYS = ScenarioIssue("Days", ("2", "3"), (F(2), F(3)))


def both_ways(folder, *profiles, issues=(PRICE, DAYS)):
    """The scenario, and the same after it was written and read."""
    given = Scenario("s", tuple(issues), profiles)
    for name, text in genius.texts(given).items():
        (folder / name).write_text(text, encoding="utf-8")
    return given, genius.read(folder)


def table(scenario, p):
    profile = scenario.profiles[p]
    found = []
    for deal in product(*(range(len(issue.values)) for issue in scenario.issues)):
        terms = sum(row[x] for row, x in zip(profile.terms, deal, strict=True))
        held = (b.worth for b in profile.rectangles if all(deal[i] in v for i, v in b.sides))
        found.append(terms + sum(held))
    return found


A = Profile("a", ((F(1, 8), F(1, 5), F(0)), (F(1, 3**0), F(1, 10))), (), F(1, 4), F(9, 10))
B = Profile("b", ((F(0), F(0), F(0)), (F(123456789, 10**9), F(1, 10**9))))


def test_an_additive_scenario_comes_back(tmp_path):
    small = Profile("a", ((F(1, 8), F(1, 5), F(0)), (F(1, 2), F(1, 10))), (), F(1, 4), F(9, 10))
    given, back = both_ways(tmp_path, small, B)
    assert [i.name for i in back.issues] == [PRICE.name, "Days"]
    assert [i.values for i in back.issues] == [PRICE.values, DAYS.values]
    for p in range(2):
        assert table(back, p) == table(given, p)
        assert back.profiles[p].name == given.profiles[p].name
        assert back.profiles[p].reservation == given.profiles[p].reservation
        assert back.profiles[p].discount == given.profiles[p].discount
    assert genius.losses(given) == ("issue 'Days': its numbers are written as names of values",)


def test_terms_below_zero_are_raised_and_the_sums_stay(tmp_path):
    low = Profile("a", ((F(-1, 8), F(-1, 5), F(-1)), (F(1, 2), F(1, 10))))
    given, back = both_ways(tmp_path, low)
    assert table(back, 0) == table(given, 0)


def test_a_profile_without_a_deal_above_zero_is_refused(tmp_path):
    with pytest.raises(CaseError, match="a has no deal above zero"):
        both_ways(tmp_path, Profile("a", ((F(-1), F(-2), F(-3)), (F(0), F(0)))))


def test_rectangles_are_written_over_integers(tmp_path):
    boxes = (
        Rectangle(((0, (0, 2)), (1, (1,))), F(1, 4)),
        Rectangle((), F(1, 10)),
        Rectangle(((1, (0,)),), F(-1, 8)),
    )
    given, back = both_ways(tmp_path, Profile("a", ((F(1, 8), 0, 0), (0, F(1, 4))), boxes), B)
    for p in range(2):
        assert table(back, p) == table(given, p)
    assert [i.values for i in back.issues] == [("0", "1", "2"), ("2", "3")]
    assert any("its values become the integers 0 to 2" in line for line in genius.losses(given))


def test_deals_above_one_are_cut_and_said(tmp_path):
    given, back = both_ways(tmp_path, A)
    assert table(back, 0) == [min(F(1), u) for u in table(given, 0)]
    assert "a: deals may be worth up to 1.2; Genius cuts every utility at 1" in genius.losses(given)
    again, twice = both_ways(tmp_path, back.profiles[0])
    assert table(twice, 0) == table(again, 0)
    assert not any("cuts" in line for line in genius.losses(again))
    assert [i.values for i in twice.issues] == [PRICE.values, DAYS.values]


def test_what_has_no_finite_decimal_is_said():
    given = Scenario("s", (DAYS,), (Profile("a", ((F(1, 3), F(0)),), discount=F(0)),))
    assert genius.losses(given)[1:] == (
        "a: utilities are rounded to 40 decimal places",
        "a: Genius takes a discount factor of 0 for no discount",
    )


def test_a_name_that_xml_cannot_hold_is_refused(tmp_path):
    with pytest.raises(CaseError, match="control character"):
        both_ways(
            tmp_path, Profile("a", ((F(1), F(0)),)), issues=[ScenarioIssue("x\x01", ("a", "b"))]
        )


def test_files_have_plain_names_of_their_own():
    given = Scenario(
        "s", (DAYS,), tuple(Profile(n, ((F(1), F(0)),)) for n in ("domain", "a/b", "a b"))
    )
    assert list(genius.texts(given)) == ["domain.xml", "domain-2.xml", "a-b.xml", "a-b-2.xml"]
