"""The two Hanoi reports: the attributions that matter most, with their chains.

A row: form, source, cue, the first and last words of the content, and the sources around it. The
rules were written with these reports at hand; the score on unseen text is that of
benchmarks/reading/polnear.py.
"""

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.evidence.speech.english import needs_english, told

FOLDER = Path(__file__).parents[3].parent / "shared" / "reports"

pytestmark = [
    needs_english,
    pytest.mark.skipif(
        not FOLDER.is_dir(), reason="the two Hanoi reports are not beside this checkout (../shared)"
    ),
]


class Row(NamedTuple):
    """``start`` and ``end``: the first and last words of the content."""

    form: str
    source: str
    cue: str
    start: str
    end: str
    outer: tuple[str, ...] = ()


BOTH = [
    Row("direct", "Trump", "said", "It was about", "couldn’t do that."),
    Row("indirect", "they", "wanted", "the sanctions lifted", "entirety", ("Trump",)),
    Row("indirect", "Kim’s", "demand", "that the United", "United Nations", ("Trump",)),
    Row("indirect", "experts", "say", "North Korea continues", "nuclear warheads"),
    Row("indirect", "Trump", "said", "that Kim had agreed", "were lifted"),
    Row("indirect", "Kim", "had agreed", "to take", "enrichment facility", ("Trump",)),
    Row("indirect", "Kim", "said", "he would do so", "were lifted", ("Trump",)),
    Row("indirect", "Experts", "estimate", "that the North", "United States"),
    Row("indirect", "Trump", "said", "Kim insisted", "Yongbyon"),
    Row("indirect", "Kim", "insisted", "that the United", "Yongbyon", ("Trump",)),
]
SHORT = [
    Row("indirect", "North Korea", "demanded", "end to", "sanctions"),
    Row("indirect", "U.S. officials", "have said", "that the sanctions", "denuclearization"),
]
LONG = [
    Row("direct", "Trump", "added", "Sometimes", "walk,"),
    Row("indirect", "US officials", "have said", "that the sanctions", "denuclearisation"),
    Row("indirect", "White House officials", "said", "a lunchtime", "cancelled"),
    Row("direct", "Jean H. Lee", "said", "I worry", "weapons program?"),
    Row("direct", "she", "added", "This result", "save face,"),
    Row("direct", "Kim Eui-kyeom", "said", "It is regrettable", "than ever."),
    Row("indirect", "an American reporter", "asked", "whether he was", "denuclearise"),
    Row("direct", "Kim", "said", "If I’m not", "right now,"),
    Row("direct", "Trump", "replied", "That might be", "ever heard."),
    Row("indirect", "Kim", "suggested", "he would accept", "his country"),
]


@pytest.mark.parametrize(
    ("place", "rows"), [(0, BOTH + SHORT), (1, BOTH + LONG)], ids=["short", "long"]
)
def test_the_rows_are_found_with_their_chains(place, rows):
    text = sorted(FOLDER.glob("*.txt"))[place].read_text(encoding="utf-8")
    found = told(text)
    missing = [row for row in rows if not any(_is(row, one) for one in found)]
    assert missing == []


def _is(row, found):
    named = (row.form, row.source, row.cue, row.outer)
    return (
        named == (found.form, found.source, found.cue, found.outer)
        and found.content[0].startswith(row.start)
        and found.content[-1].endswith(row.end)
    )
