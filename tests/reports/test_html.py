"""The page: whole, closed in itself, and safe from the words of a case."""

import re
from itertools import pairwise

import pytest

from summitry.reports.brief import brief
from summitry.reports.html import render_html

NAMESPACES = {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}


@pytest.fixture(scope="module")
def pages(hanoi_brief, wage_brief, variants, hostile):
    briefs = {"hanoi": hanoi_brief, "wage": wage_brief, "hostile": brief(hostile)}
    briefs |= {name: brief(analysis) for name, analysis in variants.items()}
    return {name: render_html(data) for name, data in briefs.items()}


def test_ids_are_unique_and_every_link_has_its_target(pages, Page):
    for name, html in pages.items():
        page = Page(html)
        ids = page.values("id")
        assert len(set(ids)) == len(ids), name
        links = page.values("href")
        assert [link for link in links if link != "data:," and link[1:] not in ids] == [], name
        for attribute in ("aria-labelledby", "aria-describedby"):
            assert set(page.values(attribute)) <= set(ids), name


def test_nothing_is_asked_of_anyone(pages, Page):
    for name, html in pages.items():
        assert set(re.findall(r"https?://[^\"'\s<)]*", html)) <= NAMESPACES, name
        page = Page(html)
        assert not {"script", "iframe", "object", "embed", "form", "img"} & set(page.tags), name
        assert page.values("src") == page.values("srcset") == page.values("action") == []
        assert all(value.startswith(("#", "data:")) for value in page.values("href"))
        assert "url(" not in html
        assert "@import" not in html


def test_the_page_forbids_itself_scripts_and_requests(pages):
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', pages["hanoi"])
    assert policy[1] == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def test_words_of_a_case_are_words_and_nothing_else(pages, Page, hostile_text):
    page = Page(pages["hostile"])
    assert not [name for _, name, _ in page.attributes if name.startswith("on")]
    said = hostile_text.replace("\u202e", "\ufffd").replace("\x1b", "\ufffd")
    assert page.words.count(said) > 1  # headings and cells
    assert sum(said in words for words in page.words) > 10
    assert said in "".join(page.words[page.words.index("\n") :])
    for hiding in "\x1b\u202e":
        assert hiding not in pages["hostile"]


def test_a_reader_of_the_page_is_told_its_language_and_one_title(pages, Page):
    page = Page(pages["hanoi"])
    assert ("html", "lang", "en") in page.attributes
    assert page.tags.count("h1") == page.tags.count("main") == page.tags.count("title") == 1


def test_headings_never_skip_a_level(pages, Page):
    for name, html in pages.items():
        levels = [int(tag[1]) for tag in Page(html).tags if re.fullmatch("h[1-6]", tag)]
        steps = [after - before for before, after in pairwise(levels)]
        assert levels[0] == 1, name
        assert max(steps) <= 1, name


def test_every_line_of_the_judgement_stands_in_the_page(hanoi_brief, pages, Page):
    words = "".join(Page(pages["hanoi"]).words)
    for line in hanoi_brief["judgement"]["lines"]:
        assert line["text"] in words


def test_what_a_side_gives_is_not_known_without_a_status_quo(pages):
    assert "<td>not known</td>" in pages["no_status_quo"]
    assert "<td>not known</td>" not in pages["with_room"]


def test_counts_are_in_words_and_plurals_agree(pages, Page):
    def said(name):
        return "".join(Page(pages[name]).words)

    assert "One document telling one story " in said("wage")
    assert "No documents telling no stories " in said("with_room")
    assert "Words of the claims: none." in said("with_room")
