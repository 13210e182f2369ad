"""Two printings of one story from Hanoi: figures counted by hand when the reports were studied.

The reports are newspaper text and are not part of the repository; without them nothing is checked.
"""

from collections import Counter
from pathlib import Path

import pytest

from summitry.evidence.intake.passage import Passage
from summitry.evidence.sentences import sentences
from summitry.evidence.spans import Span
from summitry.evidence.versions.clusters import PARTLY, WHOLLY, cluster
from summitry.evidence.versions.difference import compare
from summitry.evidence.versions.shingles import shingles

REPORTS = Path(__file__).resolve().parents[3] / "shared" / "reports"


@pytest.fixture(scope="module")
def texts():
    files = sorted(REPORTS.glob("*.txt"))[:2]
    if len(files) < 2:
        pytest.skip(f"NOT CHECKED AGAINST THE TWO PRINTINGS: {REPORTS} is absent")
    return [file.read_text(encoding="utf-8") for file in files]


@pytest.fixture(scope="module")
def comparison(texts):
    return compare(*texts)


def test_one_holds_the_other_though_they_are_not_alike(texts) -> None:
    short, long = map(shingles, texts)
    assert round(len(short & long) / len(short | long), 2) == 0.33
    [pair] = cluster(texts).pairs
    assert (round(float(pair.overlap.of_first), 2), pair.first_derived) == (0.90, WHOLLY)
    assert (round(float(pair.overlap.of_second), 2), pair.second_derived) == (0.34, PARTLY)


def test_they_are_one_cluster(texts) -> None:
    assert cluster(texts).members == ((0, 1),)


def test_eleven_sentences_are_shared(texts, comparison) -> None:
    assert [len(sentences(text)) for text in texts] == [12, 33]
    assert Counter(pair.kind for pair in comparison.pairs) == Counter(
        identical=5, spelling=3, reworded=3
    )
    assert not any(pair.moved for pair in comparison.pairs)
    assert [len(comparison.only_a), len(comparison.only_b)] == [1, 22]


def test_only_the_short_one_has_the_headline(texts, comparison) -> None:
    assert comparison.only_a == (sentences(texts[0])[0],)


def test_the_words_of_the_demand_that_changed_come_out_exactly(texts, comparison) -> None:
    changed = [
        [(piece.first.of(texts[0]), piece.second.of(texts[1])) for piece in pair.pieces]
        for pair in comparison.of_kind("reworded")
    ]
    assert changed == [
        [("", "HANOI"), ("toward", "on")],
        [("weapons systems", "parts of the program")],
        [
            ("the Americans were", "that American officials are"),
            ("", "but"),
            ("were", "are"),
        ],
    ]


def test_the_dateline_is_left_out_if_it_is_known(texts) -> None:
    short, long = texts
    at = long.index("HANOI:")
    kinds = {"caption": (0, at), "dateline": (at, at + 6), "body": (at + 6, len(long))}
    passages = [Passage(Span(*span), kind, 0) for kind, span in kinds.items()]
    found = compare(short, long, passages_b=passages)
    [piece] = found.of_kind("reworded")[0].pieces
    assert (piece.first.of(short), piece.second.of(long)) == ("toward", "on")
    assert [len(found.pairs), len(found.only_a)] == [11, 1]
