"""Results as tables for a terminal."""

import datetime
import io

import pytest
from rich.console import Console
from rich.text import Text

from summitry.reports.proposals import proposals_in
from summitry.reports.sections.changes import changes_section
from summitry.reports.sections.deals import deals_section, packages_section
from summitry.reports.sections.positions import positions_section
from summitry.reports.sections.why import why_section
from summitry.reports.terminal import deals_tables, why_tables
from summitry.reports.terminal_positions import changes_tables, positions_tables


def printed(tables, width=200):
    console = Console(file=io.StringIO(), width=width, markup=False, highlight=False)
    for table in tables:
        console.print(Text(table) if isinstance(table, str) else table)
    return console.file.getvalue()


def deals_of(analysis):
    data = deals_section(analysis, analysis.base)
    data["packages"] = packages_section(analysis, proposals_in(analysis.base), [analysis.base])
    return data


def test_positions_show_who_told_it_and_what_is_doubtful(hanoi):
    text = printed(positions_tables(positions_section(hanoi)))
    assert "they wanted the sanctions lifted in their entirety" in text
    assert "! told by the other side" in text
    assert "! the sources differ" in text
    assert "(in our words)" in text


def test_deals_show_room_frontier_packages_and_offers(wage):
    data = deals_of(wage)
    text = printed(deals_tables(data))
    assert data["room"]["line"]["text"] in text
    assert "points (every deal listed)" in text
    assert "Nash" in text
    for package in data["packages"]:
        assert f"Package {package['letter']}: " in text
    assert "Offers on record" in text


def test_a_long_frontier_is_thinned_and_says_so(wage):
    text = printed(deals_tables(deals_of(wage)))
    n = deals_of(wage)["frontier"]["n_points"]
    assert f"15 of {n} points shown; --json has them all" in text


def test_why_shows_every_reading(hanoi, wage):
    text = printed(why_tables(why_section(hanoi)))
    assert "As the case states it: what collides" in text
    for reading in hanoi.case.readings.values():
        assert f"If {reading.name}: what collides" in text
    assert "[one side’s word]" in text
    assert "nothing blocks" in printed(why_tables(why_section(wage)))


@pytest.mark.parametrize("width", [20, 80])
def test_every_variant_is_printed_at_any_width(variant, width):
    text = printed(positions_tables(positions_section(variant)), width)
    text += printed(deals_tables(deals_of(variant)), width)
    text += printed(why_tables(why_section(variant)), width)
    assert max(map(len, text.splitlines())) <= width


def test_brackets_in_a_name_are_words(made):
    analysis = made(
        "summitry: 1\ntitle: t\ndate: 2021-03-04\n"
        'parties: {east: {name: "[red]East"}, west: {name: West}}\n'
        'issues: {market: {name: "[b]Market[/b]", options: [shut, open], status_quo: shut}}\n'
        "preferences:\n"
        "  east: {outside: {points: 0, assumed: a}}\n"
        "  west: {outside: {points: 0, assumed: a}}\n"
    )
    text = printed(positions_tables(positions_section(analysis)))
    assert "[b]Market[/b]" in text
    assert "[red]East" in text
    assert "\\[" not in text


def test_a_package_without_a_status_quo_is_shown_whole(variants):
    data = deals_of(variants["no_status_quo"])
    text = printed(deals_tables(data))
    for package in data["packages"]:
        assert len(package["words"]) == 2
        assert "; ".join(package["words"]) in text


def test_a_package_shows_each_change_with_its_points_to_every_side(wage):
    data = deals_of(wage)
    rows = [line.split() for line in printed(deals_tables(data)).splitlines()]
    for trade in data["packages"][0]["trades"]:
        signed = [f"{p:+,}".replace("-", "−") if p else "0" for p in trade["points"]]
        start = trade["words"].split()
        assert any(row[: len(start) + 3] == [*start, *signed] for row in rows), trade["words"]


def solved(*deals):
    return [
        {"name": f"solution {n}", "points": [[n, n]], "deals": [deal]}
        for n, deal in enumerate(deals)
    ]


def printed_solutions(*deals):
    room = {"line": {"text": "room"}}
    frontier = {"n_points": 0, "points": [], "counts": []}
    data = {"room": room, "frontier": frontier, "solutions": solved(*deals), "offers": []}
    data |= {"within": 0, "method": "listed", "principals": ["A", "B"]}
    return printed(deals_tables(data))


def test_what_many_issues_have_alike_in_all_solutions_is_told_once():
    same = ["a1", "b1", "c1", "d1", "e1"]
    text = printed_solutions([*same, "f1"], [*same, "f2"])
    assert "the same in all: a1; b1; c1; d1; e1" in text
    assert [text.count(words) for words in (*same, "f1", "f2")] == [1] * 7


def test_solutions_that_have_little_or_everything_alike_are_told_in_full():
    few = ["a1", "b1"]
    assert "the same in all" not in printed_solutions([*few, "c1"], [*few, "c2"])
    many = ["a1", "b1", "c1", "d1", "e1"]
    text = printed_solutions(many, many)
    assert "the same in all" not in text
    assert text.count("a1; b1; c1; d1; e1") == 2


def test_changes_show_what_the_other_account_says_now(hanoi):
    text = printed(changes_tables(changes_section(hanoi, datetime.date(2019, 3, 1))))
    assert "contradicted: another source, and both cannot be true" in text
    assert "seven claims since 2019-03-01, 60 claims before" in text
    none = printed(changes_tables(changes_section(hanoi, datetime.date(2030, 1, 1))))
    assert none.strip().endswith("no change")
