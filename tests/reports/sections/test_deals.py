"""Room, frontier, solutions, packages and offers of one reading, in words and numbers."""

from dataclasses import replace

import pytest

from summitry.deals.trades import trades
from summitry.reports.proposals import package_in
from summitry.reports.sections.deals import (
    deals_section,
    in_words,
    offers_data,
    package_data,
    packages_section,
)


def test_the_section_says_what_the_lens_found(hanoi, wage, variant):
    for analysis in (hanoi, wage, variant):
        for reading in analysis.readings:
            data = deals_section(analysis, reading)
            assert data["room"]["exists"] == reading.room.exists
            assert data["room"]["count"] == reading.room.count
            assert data["frontier"]["points"] == reading.room.frontier.points.tolist()
            assert sum(data["frontier"]["counts"]) <= data["n_deals"]
            for solution, rows in zip(
                data["solutions"], reading.room.solutions.values(), strict=True
            ):
                assert solution["points"] == reading.room.inside.points[list(rows)].tolist()


def test_packages_are_lettered_and_say_where_they_come_from(hanoi, wage):
    for analysis in (hanoi, wage):
        data = packages_section(analysis, analysis.proposals, analysis.readings)
        assert "".join(package["letter"] for package in data) == "ABCDE"[: len(data)]
        assert all(package["origin"]["text"] for package in data)


def test_gives_and_gets_add_up_to_the_change_from_the_status_quo(hanoi, wage):
    for analysis in (hanoi, wage):
        model = analysis.base.negotiation
        for proposal in analysis.proposals:
            reading = next(r for r in analysis.readings if r.id == proposal.reading)
            data = package_data(analysis, reading, proposal.package)
            for place, side in enumerate(data["sides"]):
                moved = sum(move["points"] for move in side["gives"] + side["gets"])
                today = reading.negotiation.utility(place, model.status_quo)
                assert side["points"] == today + moved
                assert all(move["points"] < 0 for move in side["gives"])
                assert all(move["points"] > 0 for move in side["gets"])


def test_only_a_principal_has_a_walk_away_value_to_gain_over(hanoi):
    data = packages_section(hanoi, hanoi.proposals, hanoi.readings)
    for package in data:
        assert [side["gain"] is None for side in package["sides"]] == [False, False, True]


def test_offers_are_measured_and_what_they_break_is_named(hanoi):
    offers = {offer["id"]: offer for offer in offers_data(hanoi, hanoi.base)}
    assert list(offers) == list(hanoi.case.offers)
    assert offers["all_for_yongbyon"]["line"]["one_sided"]
    assert not offers["part_for_yongbyon"]["line"]["one_sided"]
    broken = [one["text"] for one in offers["more_than_yongbyon"]["broken"]]
    assert broken == [
        "North Korea: ‹nothing beyond Yongbyon is declared or dismantled at this stage›"
    ]


def test_words_name_what_changes_and_a_number_with_its_issue(wage):
    model = wage.base.negotiation
    assert in_words(model, model.status_quo) == []
    assert in_words(model, (6, 0, 0)) == ["hourly wage: 23 EUR an hour"]


def test_without_a_status_quo_the_whole_deal_is_told_and_nothing_is_given_or_got(variants):
    analysis = variants["no_status_quo"]
    for package in packages_section(analysis, analysis.proposals, analysis.readings):
        assert len(package["words"]) == len(package["deal"])
        assert all(side["gives"] is side["gets"] is None for side in package["sides"])


@pytest.mark.parametrize("name", ["together", "numeric_issue"])
def test_every_trade_has_words(variants, name):
    analysis = variants[name]
    data = packages_section(analysis, analysis.proposals, analysis.readings)
    trades = [trade for package in data for trade in package["trades"]]
    assert trades
    assert all(trade["words"] for trade in trades)


def test_points_for_a_combination_name_the_combination(variants):
    analysis = variants["together"]
    data = packages_section(analysis, analysis.proposals, analysis.readings)
    words = {trade["words"] for package in data for trade in package["trades"]}
    assert "together: market = daily and fee = high" in words


def test_what_no_longer_holds_together_says_so(variants):
    analysis = variants["apart"]
    trade = next(
        trade for trade in trades(analysis.base.negotiation, (2, 1), (0, 0)) if trade.issue is None
    )
    package = replace(package_in(analysis.base, (2, 1)), trades=(trade,))
    (found,) = package_data(analysis, analysis.base, package)["trades"]
    assert found["words"] == "no longer together: market = shut"
