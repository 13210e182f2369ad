"""Markdown loses its signs and keeps its words."""

from datetime import date

import pytest

from summitry.evidence.intake.markdown import read_markdown


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("# Talks fail #", "Talks fail"),
        ("Talks fail\n==========", "Talks fail\n"),
        ("They **all** *left* and ***how***", "They all left and how"),
        ("They __all__ _left_, a_b_c", "They all left, a_b_c"),
        ("2 * 3 * 4 and 5*6", "2 * 3 * 4 and 5*6"),
        ('See [the text](https://example.org/a_(b) "T").', "See the text."),
        ("See [the text][1].\n\n[1]: https://example.org", "See the text.\n\n"),
        ("![a dam](dam.jpg)Dam", "Dam"),
        ("<https://example.org/x>", "https://example.org/x"),
        ("> > It is *our* water.", "It is our water."),
        ("- one\n* two\n1. three", "one\ntwo\n1. three"),
        ("one\n\n* * *\n\ntwo", "one\n\n\n\ntwo"),
        ("```python\nx = 1\n```", "\nx = 1\n"),
        ("`code` and ``co`de``", "code and ``co`de``"),
        ("a <!-- never\nseen --> b <b>c</b>", "a  b c"),
        ("a <!-- open", "a <!-- open"),
        ("| a | b |\n|---|:-:|\n| 1 | 2 |", "a | b\n\n1 | 2"),
        (r"\*not\* &amp; so", "*not* & so"),
        ("~~gone~~ kept", "gone kept"),
        ("“Ünï” – 中文 *עברית*", "“Ünï” – 中文 עברית"),
    ],
)
def test_signs_go_and_words_stay(marked, words):
    assert read_markdown(marked.encode()).text == words


def test_front_matter_is_metadata():
    text = (
        '---\ntitle: "Talks: a dam"\ndate: 2024-04-20\nsource: Herald\nurl: https://example.org\n'
        "tags: [a, b]\nevil: !!python/object {}\n---\n\nThey left."
    )
    found = read_markdown(text.encode())
    assert (found.text, found.title) == ("\nThey left.", "Talks: a dam")
    assert (found.day, found.publisher) == (date(2024, 4, 20), "Herald")
    assert found.address == "https://example.org"


@pytest.mark.parametrize("text", ["---\nno end: of it\n", "---\n---\nThey left."])
def test_rules_are_no_front_matter(text):
    found = read_markdown(text.encode())
    assert found.title is None
    assert found.text.splitlines()[-1] in text


@pytest.mark.parametrize(
    "sign", ["[", "*", "_", "<!--", "![", "> ", "|", "\\", "-", "=", "- ", "|-", "<a", "([", "a`"]
)
def test_a_flood_of_signs_ends_soon(sign):
    assert read_markdown((sign * 20_000 + "x").encode()).text.endswith("x")
