"""The deal map leaves no deal out and draws every named place inside its frame."""

import re

import pytest

from summitry.reports.sections.deal_map import deal_map_section


@pytest.fixture(scope="module")
def data(hanoi):
    return deal_map_section(hanoi)


def test_squares_count_every_deal_and_every_acceptable_one(hanoi, wage):
    for analysis in (hanoi, wage):
        squares = deal_map_section(analysis)["squares"]
        assert sum(row[2] for row in squares) == analysis.base.room.census.n_deals
        assert sum(row[3] for row in squares) == analysis.base.room.count
        assert all(row[2] >= row[3] for row in squares)


def test_named_deals_lie_in_a_square(data):
    corners = {(x, y) for x, y, _, _ in data["squares"]}
    side = data["side"]
    for deal in data["named"]:
        assert tuple(p // side * side for p in deal["points"]) in corners


def test_everything_that_is_drawn_lies_inside_the_frame(hanoi, wage, variant):
    for analysis in (hanoi, wage, variant):
        data = deal_map_section(analysis)
        places = [row[:2] for row in data["squares"]] + data["frontier"] + [data["walk_away"]]
        for place in [*places, *(deal["points"] for deal in data["named"])]:
            for value, (low, high) in zip(place, data["extent"], strict=True):
                assert low < value < high


def test_the_finding_counts_the_corner(hanoi, wage):
    for analysis in (hanoi, wage):
        data, model = deal_map_section(analysis), analysis.base.negotiation
        points = analysis.base.room.census.space.utility[:, list(model.principals)]
        corner = (points >= data["walk_away"]).all(axis=1).sum()
        said = [int(n.replace(",", "")) for n in re.findall(r"\d[\d,]*", data["finding"])]
        assert said == [corner, len(points), analysis.base.room.count]


def test_a_third_principal_is_not_forgotten_in_the_finding(variants):
    finding = deal_map_section(variants["three_principals"])["finding"]
    assert "acceptable to every party that must sign" in finding


def test_status_quo_offers_and_packages_are_named(data, hanoi):
    kinds = [deal["kind"] for deal in data["named"]]
    assert kinds.count("status") == 1
    assert kinds.count("offer") == len(hanoi.case.offers)
    assert kinds.count("package") == len(hanoi.proposals)


def test_a_status_quo_below_the_walk_away_values_is_explained(hanoi, wage, variants):
    note = deal_map_section(hanoi)["note"]
    assert note.startswith("The status quo is worth less to the United States and North Korea than")
    for analysis in (hanoi, wage, variants["with_room"], variants["no_status_quo"]):
        model = analysis.base.negotiation
        below = model.status_quo is not None and any(
            model.utility(p, model.status_quo) < model.preferences[p].outside
            for p in model.principals[:2]
        )
        assert bool(deal_map_section(analysis)["note"]) == below
