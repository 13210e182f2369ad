"""What persons say of two documents or two sentences, and where that is filed."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from making import make_case

from summitry.errors import UnknownName
from summitry.evidence.review.decision import Standing, standing
from summitry.reading.judging import (
    difference_at,
    is_asked,
    judge,
    meaning_id,
    meaning_of,
    pair_at,
    pair_id,
)
from summitry.reading.log import read_decisions
from summitry.reading.stories import Stories, read_stories


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return make_case(tmp_path / "ferry")


def decided(case: Path) -> Standing:
    return standing(read_decisions(case))


def test_the_first_person_rules_and_may_say_otherwise(case: Path) -> None:
    pair, difference = difference_at(read_stories(case), "1.1")
    assert meaning_of(pair, difference, decided(case)) is None
    judge(case, meaning_id(pair, difference), True, "ann")
    judge(case, meaning_id(pair, difference), False, "ben")
    assert meaning_of(pair, difference, decided(case)) is True
    judge(case, meaning_id(pair, difference), False, "ann")
    assert meaning_of(pair, difference, decided(case)) is False


def test_a_question_is_open_until_somebody_answers(case: Path) -> None:
    pair = pair_at(read_stories(case), "1")
    assert not is_asked(pair, decided(case))
    asked = replace(pair, asked=True)
    assert is_asked(asked, decided(case))
    judge(case, pair_id(pair.second, pair.first), False, "ann")
    assert not is_asked(asked, decided(case))


def test_other_words_are_another_difference(case: Path) -> None:
    pair, difference = difference_at(read_stories(case), "1.1")
    assert meaning_id(pair, difference) != meaning_id(pair, replace(difference, second="Yes."))


@pytest.mark.parametrize("place", ["1", "1.", "1.2", "1.0", "1.1.1", "0.1", "2.1", "x", ""])
def test_a_place_that_is_not_there_is_named(case: Path, place: str) -> None:
    with pytest.raises(UnknownName, match="no such"):
        difference_at(read_stories(case), place)
    with pytest.raises(UnknownName, match="no such pair of versions"):
        pair_at(Stories(), "1")
