"""What each side got wrong, in the brief: there where the case has beliefs, and footed."""

import re

import pytest

from summitry.cases.ledger import ledger
from summitry.reports.brief import brief, brief_json
from summitry.reports.html import render_html
from summitry.reports.markdown import render_markdown
from summitry.reports.sections.misreading import misreading_section
from tests.reports.conftest import _hostile
from tests.reports.misread.cases import DROPPED, REFUSED, SAME
from tests.reports.sections.test_moves import words

HEADING = "What each side got wrong about the other"


@pytest.fixture(scope="module")
def briefs(made, hanoi_brief):
    texts = {"refused": REFUSED, "dropped": DROPPED, "same": SAME}
    return {"hanoi": hanoi_brief} | {name: brief(made(text)) for name, text in texts.items()}


@pytest.fixture(scope="module")
def hostile_brief(made):
    case, claims = _hostile()
    belief = "beliefs:\n  east:\n    west:\n      outside: {points: 20, assumed: it hopes}\n"
    return brief(made(case + belief, claims))


def test_the_section_is_what_the_verb_prints(hanoi, hanoi_brief):
    assert hanoi_brief["misreading"] == misreading_section(hanoi)


def test_a_case_without_beliefs_has_no_section(variants):
    data = brief(variants["with_room"])
    assert data["misreading"] is None
    for text in (render_html(data), render_markdown(data)):
        assert HEADING not in text
        assert "#misreading" not in text


def test_every_sentence_stands_in_page_and_text(briefs):
    for data in briefs.values():
        page, text = words(render_html(data)), " ".join(render_markdown(data).split())
        assert HEADING in page
        assert HEADING in text
        for one in data["misreading"]["lines"]:
            assert one["text"] in page
            assert one["text"] in text


def test_every_difference_stands_in_page_and_text(briefs):
    for data in briefs.values():
        page, text = words(render_html(data)), " ".join(render_markdown(data).split())
        for sight in data["misreading"]["sights"]:
            for one in sight["differences"]:
                for cell in (one["words"], *one["shown"].values()):
                    assert cell in page
                    assert cell in text
            for one in sight["offers"] if sight["differences"] else ():
                assert one["name"] in page


def test_footing_is_that_of_the_ledger(briefs, hanoi):
    keys = {estimate.key for estimate in ledger(hanoi.case)}
    data = briefs["hanoi"]["misreading"]
    told = [one for one in data["lines"] if one["numbers"]]
    assert len(told) > 5
    assert all(set(one["numbers"]) <= keys for one in told)
    for data in briefs.values():
        listed = {entry["key"] for entry in data["ledger"]}
        for one in data["misreading"]["lines"]:
            assert set(one["numbers"]) <= listed


def test_links_lead_somewhere_and_ids_stand_once(briefs, hostile_brief, Page):
    for data in (*briefs.values(), hostile_brief):
        html = render_html(data)
        page = Page(html)
        ids = page.values("id")
        assert len(set(ids)) == len(ids)
        links = [link for link in page.values("href") if link != "data:,"]
        assert [link for link in links if link[1:] not in ids] == []
        assert set(re.findall(r"https?://[^\"'\s<)]*", html)) <= {
            "http://www.w3.org/2000/svg",
            "http://www.w3.org/1999/xlink",
        }


def test_words_of_a_case_are_words(hostile_brief):
    html, text = render_html(hostile_brief), render_markdown(hostile_brief)
    assert HEADING in html
    assert HEADING in text
    assert "<script" not in html
    assert "<" not in text
    for hiding in "\x1b\u202e":
        assert hiding not in html
        assert hiding not in text


def test_rows_have_the_columns_of_their_table(briefs, hostile_brief, cells_of):
    for data in (*briefs.values(), hostile_brief):
        for block in re.findall(r"(?:^\|.*\n)+", render_markdown(data), flags=re.MULTILINE):
            rows = block.splitlines()
            assert {len(cells_of(row)) for row in rows} == {len(cells_of(rows[0]))}, rows[0]


def test_two_printings_are_the_same_bytes(made):
    analysis = made(REFUSED)
    one, other = (brief(analysis) for _ in range(2))
    for render in (brief_json, render_html, render_markdown):
        assert render(one) == render(other)
