"""Sentences: known splits, and what holds of every text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.evidence.sentences import paragraphs, sentences

REPORTS = Path(__file__).parents[2].parent / "shared" / "reports"


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("The No. 2 official met Gen. Smith at 3 p.m. The talks ended.", 2),
        ("He met Jean H. Lee. She left.", 2),
        ("U.S. officials came. They left the U.S. The talks failed.", 3),
        ("“We left.” He paused.", 2),
        ("“We left,” he said. “It’s over.” Then they went.", 3),
        ("这是第一句。这是第二句。", 2),
        ("هذا. ذلك.", 2),
        ("1. First point.\n2. Second point.", 2),
        ("On Jan. 3 it rose 3.5 percent. In Feb. 2019 it fell.", 2),
        ("A headline without a stop\n\nA body.", 2),
        ("He said no. Then he left.", 2),
        ("No!" + "!" * 20_000, 1),
        ("Really?! Yes… No.", 3),
        ("", 0),
        (" \n\t\n", 0),
    ],
)
def test_known_splits(text: str, split: int) -> None:
    assert len(sentences(text)) == split, [span.of(text) for span in sentences(text)]


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The parties met for the second time on Monday and\n"
        "spoke for three hours about the wages that the union\n"
        "had asked for.\n\nThey will meet again."
    )
    assert len(paragraphs(text)) == 2


def test_lines_that_end_their_sentences_are_paragraphs() -> None:
    assert len(paragraphs("The first day went well.\nThe second day did not go well.\nEnd.")) == 3


@pytest.mark.skipif(not REPORTS.is_dir(), reason=f"LOUD: no {REPORTS}: the reports are not split")
@pytest.mark.parametrize(("start", "count"), [("000", 12), ("001", 33)])
def test_the_reports_split_as_by_hand(start: str, count: int) -> None:
    (path,) = REPORTS.glob(f"{start}*.txt")
    assert len(sentences(path.read_text(encoding="utf-8"))) == count


@given(st.text(alphabet=st.sampled_from("aAb.?!…。\n “”\"')12é中"), max_size=120))
def test_sentences_cover_all_but_white_space_in_order(text: str) -> None:
    spans = sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    left = "".join(c for i, c in enumerate(text) if not any(s.start <= i < s.end for s in spans))
    assert not left.strip()
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
