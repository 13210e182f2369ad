"""The brief as Markdown: tables keep their columns, whatever the words."""

import re

import pytest

from summitry.reports.brief import brief
from summitry.reports.markdown import render_markdown


@pytest.fixture(scope="module")
def texts(hanoi_brief, wage_brief, variants, hostile):
    briefs = {"hanoi": hanoi_brief, "wage": wage_brief, "hostile": brief(hostile)}
    briefs |= {name: brief(analysis) for name, analysis in variants.items()}
    return {name: render_markdown(data) for name, data in briefs.items()}


def tables(text):
    """The tables of a text as lists of rows."""
    for block in re.findall(r"(?:^\|.*\n)+", text, flags=re.MULTILINE):
        yield block.splitlines()


def test_every_row_has_the_columns_of_its_table(texts, cells_of):
    for name, text in texts.items():
        found = list(tables(text))
        assert found, name
        for rows in found:
            assert {len(cells_of(row)) for row in rows} == {len(cells_of(rows[0]))}, (name, rows[0])
            assert all(re.fullmatch(r" -+:? ", cell) for cell in cells_of(rows[1])), (name, rows[1])


def test_words_of_a_case_are_no_html(texts, hostile_text):
    assert "<" not in texts["hostile"]
    assert "&lt;script>" in texts["hostile"]
    assert "\x1b" not in texts["hostile"]
    assert "\u202e" not in texts["hostile"]


def test_words_of_more_lines_start_no_heading(made):
    case = "title: A border market"
    analysis = made(SMALL_WITH.replace(case, 'title: "A border market\\n\\n# Signed"'))
    text = render_markdown(brief(analysis))
    assert [row for row in text.splitlines() if row.startswith("# ")] == [
        "# A border market  # Signed"
    ]


SMALL_WITH = """\
summitry: 1
title: A border market
date: 2021-03-04
parties: {east: {name: East}, west: {name: West}}
issues:
  market: {options: [shut, open], status_quo: shut}
preferences:
  east: {outside: {points: 0, assumed: a guess}}
  west: {outside: {points: 0, assumed: a guess}}
"""


def test_every_section_of_the_page_is_there(texts):
    heads = re.findall(r"^## (.*)$", texts["hanoi"], flags=re.MULTILINE)
    assert heads == [
        "Judgement",
        "Positions",
        "Why there was no deal",
        "What could be put on the table",
        "If nobody signs: does the stand-off hold, and would a deal?",
        "What each side got wrong about the other",
        "Step by step: which plan would hold?",
        "The clock: what waiting does",
        "Deal map",
        "Who else matters",
        "Assumption ledger",
        "In the record, not in the model",
        "Sources",
    ]


def test_every_line_of_the_judgement_stands_in_the_text(hanoi_brief, texts):
    for line in hanoi_brief["judgement"]["lines"]:
        assert line["text"] in texts["hanoi"]


def test_what_a_side_gives_is_not_known_without_a_status_quo(texts):
    assert "| not known | not known |" in texts["no_status_quo"]
    assert "not known" not in texts["with_room"]


def test_words_of_a_case_make_no_link_and_no_picture(wage_brief):
    title = "![x](http://example.org/p.png) [here](http://example.org) `code`"
    text = render_markdown({**wage_brief, "title": title})
    assert text.count("example.org") == 2
    assert "](" not in text
    assert "![" not in text
    assert "`code`" not in text
