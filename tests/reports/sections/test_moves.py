"""If nobody signs, in the brief: sentences with footing, one line where nothing is looked at."""

import re
from html import unescape

import pytest

from summitry.cases.ledger import ledger
from summitry.reports.brief import brief
from summitry.reports.conflicts.asked import Asked
from summitry.reports.conflicts.case import moves_of_case
from summitry.reports.html import render_html
from summitry.reports.markdown import render_markdown
from summitry.reports.sections.moves import moves_section
from tests.reports.conflicts.cases import HELD


@pytest.fixture(scope="module")
def data(hanoi_brief):
    return hanoi_brief["moves"]


@pytest.fixture(scope="module")
def held(made):
    """The brief of a case in which both sides gain by moving."""
    return brief(made(HELD))


def words(html):
    """The words of a page without its tags."""
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


def test_sentences_are_those_of_the_verb(data, hanoi):
    assert data["looked"]
    assert [one["text"] for one in data["lines"]] == moves_of_case(hanoi, "base", Asked())["lines"]


def test_every_sentence_rests_on_the_numbers_behind_it(data, hanoi):
    keys = {estimate.key for estimate in ledger(hanoi.case)}
    for one in data["lines"]:
        assert set(one["numbers"]) <= keys
    first, leaving, *signed = data["lines"]
    wanted = {"preferences.us.weights.sanctions.value", "preferences.dprk.weights.yongbyon.value"}
    assert wanted <= set(first["numbers"])
    assert leaving["numbers"] == first["numbers"]
    *signed, breaking = signed
    assert breaking["text"].startswith("First they would have to be signed: package A breaks")
    assert all(one["numbers"] for one in signed[1:])


def test_a_deal_that_nobody_leaves_rests_on_no_temptation(data):
    [line] = [one for one in data["lines"] if "nobody gains by leaving" in one["text"]]
    assert line["numbers"] == []


@pytest.mark.parametrize(
    ("variant", "said"),
    [
        ("no_status_quo", "the status quo of market, fee is not known"),
        ("too_many_to_list", "10,000,000,000 combinations of options"),
    ],
)
def test_what_is_not_looked_at_is_said_and_all_else_stands(variants, variant, said):
    data = brief(variants[variant])
    assert data["moves"]["looked"] is False
    [line] = data["moves"]["lines"]
    assert line["text"].startswith("Not looked at: ")
    assert said in line["text"]
    for section in ("judgement", "positions", "packages", "deals", "ledger"):
        assert section in data
    assert data["judgement"]["lines"]
    for text in (words(render_html(data)), " ".join(render_markdown(data).split())):
        assert " ".join(line["text"].split()) in text
        assert "If nobody signs" in text


def test_a_line_in_the_brief_names_no_switch_of_a_verb(variants):
    """Who reads a brief has no command line: --at means nothing there."""
    [line] = moves_section(variants["no_status_quo"])["lines"]
    assert "--" not in line["text"]


@pytest.mark.parametrize("which", ["hanoi", "held"])
def test_every_sentence_and_table_stands_in_page_and_text(hanoi_brief, held, which):
    data = hanoi_brief if which == "hanoi" else held
    page, text = words(render_html(data)), " ".join(render_markdown(data).split())
    for one in data["moves"]["lines"]:
        assert one["text"] in page
        assert one["text"] in text
    for side in data["moves"]["sides"]:
        for move in side["moves"]:
            assert "; ".join(move["words"]) in page
            assert "; ".join(move["words"]) in text
    for one in data["moves"]["signed"]:
        for side in one["sides"]:
            assert side["words"] in page
            if side["temptation"]:
                assert "; ".join(side["temptation"]["words"]) in page
                assert (side["temptation"]["answer"] or "none spoils it") in page


def test_links_of_the_section_lead_to_packages(hanoi_brief, held, Page):
    for data in (hanoi_brief, held):
        page = Page(render_html(data))
        ids = set(page.values("id"))
        for one in data["moves"]["signed"]:
            assert f"package-{one['label']}" in ids
            assert f"#package-{one['label']}" in page.values("href")


def test_no_table_of_a_brief_is_empty(variants, hanoi_brief, held):
    """A table with a head and no row says nothing; where nobody moves alone there is none."""
    for data in (hanoi_brief, held, brief(variants["with_room"])):
        section = render_html(data).split('<section id="moves"')[1].split("</section>")[0]
        for body in re.findall(r"<tbody>(.*?)</tbody>", section, flags=re.DOTALL):
            assert "<tr>" in body
        text = render_markdown(data).split("## If nobody signs")[1].split("\n## ")[0]
        for table in re.findall(r"(?:^\|.*\n)+", text, flags=re.MULTILINE):
            assert len(table.splitlines()) > 2, table


def test_what_the_brief_keeps_of_the_draws_is_what_was_drawn(data):
    found = data["robustness"]
    assert (found["n"], found["seed"]) == (500, 0)
    assert {(one["n"], one["of"]) for one in found["here"].values()} == {(500, 500)}
    assert set(data["equilibria"]) == {"counts", "n_reached", "reached"}


def test_interested_parties_only_watch(data, variants):
    assert data["idle"] == ["South Korea"]
    watched = moves_section(variants["three_principals"])
    assert watched["idle"] == ["East", "West", "Gulf"]
    assert watched["sides"] == []
