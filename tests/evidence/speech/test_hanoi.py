"""The two Hanoi reports, read by hand: every sentence that lays words in somebody's mouth or mind.

A row: form, source, chain around it (outermost first), a word of the cue, and the first and last
words of the content. The rules were written with these reports at hand, so the table keeps what was
reached and measures nothing new; the score on unseen text is that of benchmarks/reading/polnear.py.
A row is found if source, a word of the cue and the beginning agree and the content holds the end;
it is exact if form, chain and end agree too.
"""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from summitry.evidence.intake.passage import Passage
from summitry.evidence.sentences import paragraphs
from summitry.evidence.spans import Span
from summitry.evidence.speech.attribution import Attribution
from summitry.evidence.speech.extract import attributions

FOLDER = Path(__file__).parents[3].parent / "shared" / "reports"

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="the two Hanoi reports are not beside this checkout (../shared)"
)


class Row(NamedTuple):
    """``start`` and ``end``: the first and last words of the content."""

    form: str
    source: str | None
    chain: tuple[str, ...]
    cue: str
    start: str
    end: str


BOTH = [
    Row("direct", "Trump", (), "said", "It was about", "couldn’t do that"),
    Row("indirect", "Trump", (), "referring", "Kim’s demand", "United Nations"),
    Row("indirect", "Kim", ("Trump",), "demand", "that the United", "United Nations"),
    Row("indirect", "they", ("Trump",), "wanted", "the sanctions lifted", "in their entirety"),
    Row("indirect", "experts", (), "say", "North Korea continues", "nuclear warheads"),
    Row("indirect", "Trump", (), "said", "that Kim had agreed", "sanctions were lifted"),
    Row("indirect", "Kim", ("Trump",), "agreed", "to take an", "enrichment facility"),
    Row("indirect", "Kim", ("Trump",), "said", "he would do so", "sanctions were lifted"),
    Row(
        "indirect",
        "The president and Secretary of State Mike Pompeo",
        (),
        "said",
        "the North would",
        "sanctions were lifted",
    ),
    Row("indirect", "They", (), "added", "that the two sides", "other settings"),
    Row("indirect", "They", (), "stressed", "that there were", "to the public"),
    Row("indirect", "Experts", (), "estimate", "that the North has", "continental United States"),
    Row("indirect", "Trump", (), "said", "Kim insisted", "dismantlement of Yongbyon"),
    Row("indirect", "Kim", ("Trump",), "insisted", "that the United", "dismantlement of Yongbyon"),
]

SHORT = [
    *BOTH,
    Row("indirect", "U.S. officials", (), "regard", "one of the", "nuclear threats"),
    Row("indirect", "U.S. officials", (), "said", "that the sanctions", "full denuclearization"),
]

MOON = "The administration of President Moon Jae-in of South Korea"
LONG = [
    *BOTH,
    Row("direct", "Trump", (), "added", "Sometimes you", "to walk"),
    Row("indirect", "Trump", (), "acknowledged", "that his administration", "than Yongbyon"),
    Row("indirect", "US officials", (), "regard", "one of the", "nuclear threats"),
    Row("indirect", "US officials", (), "said", "that the sanctions", "full denuclearisation"),
    Row("indirect", None, (), "talk", "that the Americans", "of a deal"),
    Row("indirect", "White House officials", (), "said", "a lunchtime", "been cancelled"),
    Row("mixed", "The White House", (), "saying", "that Trump and Kim", "reach an agreement"),
    Row("direct", "Jean H. Lee", (), "said", "I worry about", "weapons program"),
    Row("direct", "she", (), "added", "This result", "save face"),
    Row("indirect", "Officials from both sides", (), "hoped", "the Hanoi summit", "in Singapore"),
    Row("mixed", "they", (), "said", "they would work", "Korean War"),
    Row(
        "indirect",
        "US national security officials",
        (),
        "emphasised",
        "that denuclearisation is",
        "important goal",
    ),
    Row("indirect", "North Korea", (), "pushed", "a lifting of", "South Korea first"),
    Row("indirect", MOON, (), "agreed", "that establishing", "first priority"),
    Row("direct", "Kim Eui-kyeom", (), "said", "It is regrettable", "progress than ever"),
    Row("indirect", "Trump", (), "mentioned", "potential economic", "in North Korea"),
    Row("mixed", "Trump", (), "saying", "that the country", "economic powerhouse"),
    Row("indirect", "The message", (), "clear", "that integrating", "US orbit"),
    Row("indirect", "Trump", (), "gamble", "that as long", "for a while"),
    Row("indirect", "an American reporter", (), "asked", "whether he was", "to denuclearise"),
    Row("direct", "Kim", (), "said", "If I’m not", "here right now"),
    Row("direct", "Trump", (), "replied", "That might be", "you’ve ever heard"),
    Row("indirect", "Kim", (), "suggested", "he would accept", "in his country"),
]

MISSED = {"clear", "gamble"}
"""The message "seemed clear"; Trump "appeared ready to gamble": the reporter reads a mind."""

LOOSE = {"talk", "agreed", "mentioned"}
"""Found, but the content goes on into the reporter's own words: a parser might do better."""

EXTRA = {"was aware", "was ready", "would accept"}
"""Cues of attributions that a reader would not mark; all are nested or say how somebody stands."""


def _report(which: str) -> tuple[str, tuple[Passage, ...]]:
    """Text and passages; headline, caption, credit and dateline told by hand."""
    path = next(FOLDER.glob(f"{which}_*.txt"))
    text = path.read_text(encoding="utf-8")
    first, *rest = paragraphs(text)
    parts = [Passage(first, "headline" if which == "000" else "credit", 0)]
    for number, span in enumerate(rest, 1):
        dateline = re.match(r"[A-Z]+: ", span.of(text))
        cut = span.start + dateline.end() if dateline else span.start
        if dateline:
            parts.append(Passage(Span(span.start, cut), "dateline", number))
        parts.append(Passage(Span(cut, span.end), "body", number))
    return text, tuple(parts)


def _words(said: str) -> list[str]:
    return re.findall(r"\w+", said)


def _content(text: str, found: Attribution) -> str:
    return " ".join(span.of(text) for span in found.content)


def _fits(text: str, row: Row, found: Attribution) -> bool:
    source = found.source.of(text) if found.source else None
    cue = found.cue.of(text) if found.cue else ""
    said = _content(text, found)
    begins = _words(said)[:3] == _words(row.start)[:3] or row.start in said[:40]
    return source == row.source and row.cue in cue.split() and begins and row.end in said


def _exact(text: str, row: Row, found: Attribution) -> bool:
    chain = tuple(span.of(text) for span in found.outer)
    said = _words(_content(text, found))
    end = _words(row.end)
    return found.form == row.form and chain == row.chain and said[-len(end) :] == end


@pytest.mark.parametrize(("which", "rows"), [("000", SHORT), ("001", LONG)])
def test_every_sentence_with_an_attribution(which: str, rows: list[Row]) -> None:
    text, passages = _report(which)
    found = attributions(text, passages)
    of_row = {row: [a for a in found if _fits(text, row, a)] for row in rows}
    missed = {row.cue for row, hits in of_row.items() if not hits}
    loose = {
        r.cue for r, hits in of_row.items() if hits and not any(_exact(text, r, a) for a in hits)
    }
    taken = [a for hits in of_row.values() for a in hits]
    extra = {a.cue.of(text) if a.cue else "" for a in found if a not in taken}
    assert missed <= MISSED
    assert loose <= LOOSE
    assert extra <= EXTRA


def test_recall_and_precision() -> None:
    right = wanted = given = 0
    for which, rows in (("000", SHORT), ("001", LONG)):
        text, passages = _report(which)
        found = attributions(text, passages)
        right += sum(any(_fits(text, row, a) for a in found) for row in rows)
        wanted += len(rows)
        given += len(found)
    assert (right, wanted, given) == (51, 53, 54)


def test_headline_and_caption_are_no_statements() -> None:
    text, passages = _report("000")
    assert all(a.content[0].start >= passages[1].span.start for a in attributions(text, passages))
