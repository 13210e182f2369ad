"""The marks by themselves: bounded, and not fooled by a near miss."""

import pytest

from summitry.evidence.intake import line_marks as marks


@pytest.mark.parametrize(
    "words", ["By Ida Berg", "BY IDA BERG and JAN OLSEN", "Story by I. Berg, AP"]
)
def test_bylines(words):
    assert marks.BYLINE.fullmatch(words)


@pytest.mark.parametrize("words", ["By Friday.", "By far the best", "Bystanders", "By"])
def test_no_bylines(words):
    assert not marks.BYLINE.fullmatch(words)


@pytest.mark.parametrize("letters", ["A ", "By A ", "A, B ", "(AP", "photo ", "© ", "Read more "])
def test_a_flood_of_the_same_words_ends_soon(letters):
    flood = letters * 5_000
    patterns = (marks.DATELINE, marks.NOTICE, marks.CAPTION, marks.LABEL, marks.DATED)
    assert all(p.match(flood) is None or p.match(flood) for p in patterns)
    assert marks.CREDIT.search(flood, len(flood) - marks.CREDIT_AT_MOST) is None or "©" in flood
