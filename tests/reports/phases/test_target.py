"""Deals to lead to: offers, packages, pairs; one line for what is none."""

import pytest

from summitry.errors import NotDefined, RuleError, UnknownName
from summitry.reports.phases.target import target_meant, targets
from tests.reports.conftest import _NO_STATUS_QUO
from tests.reports.phases import cases


def test_offers_come_first_then_packages(analysed):
    analysis = analysed("HOLDS")
    found = targets(analysis)
    assert (found[0].label, found[0].name, found[0].kind, found[0].deal) == (
        "first", "‹First›", "offer", (2, 1)
    )  # fmt: skip
    packages = [one for one in found if one.kind == "package"]
    assert [one.deal for one in packages] == [each.package.deal for each in analysis.proposals]
    assert packages[0].name == "package A"
    for one in found:
        assert target_meant(analysis, one.label) == one


def test_today_is_nothing_to_lead_to(made):
    today = made(cases.HOLDS.replace("{market: daily, fee: low}", "{market: shut}"))
    assert "first" not in [one.label for one in targets(today)]
    with pytest.raises(UnknownName, match="no such package or offer: first"):
        target_meant(today, "first")


def test_pairs_leave_all_else_as_today(analysed):
    one = target_meant(analysed("HOLDS"), "market=weekly")
    assert (one.deal, one.kind, one.name) == ((1, 0), "deal", "the deal market=weekly")
    assert target_meant(analysed("HOLDS"), "fee=low, market=daily").deal == (2, 1)


@pytest.mark.parametrize(
    ("text", "error", "said"),
    [
        ("Z", UnknownName, "no such package or offer: Z; allowed: first, A"),
        ("", UnknownName, "no such package or offer"),
        ("market=gone", UnknownName, "no such option of market: gone"),
        ("fence=high", UnknownName, "no such issue: fence"),
        ("fee=low,fee=low", RuleError, "fee stands twice"),
        ("market=daily", RuleError, "market=daily: the rules do not allow this deal (fair)"),
    ],
)
def test_what_is_no_deal_is_one_line(analysed, text, error, said):
    with pytest.raises(error) as caught:
        target_meant(analysed("RULED"), text)
    assert said in str(caught.value)


def test_without_a_status_quo_every_option_is_named(made):
    case = made(_NO_STATUS_QUO)
    with pytest.raises(NotDefined, match="the status quo of fee is not known; name an option"):
        target_meant(case, "market=daily")
    assert target_meant(case, "market=daily,fee=low").deal == (2, 0)
