"""Boilerplate goes, stories stay, however many copies of them there are."""

from random import Random

from summitry.evidence.versions.boilerplate import MANY, tellings, without_boilerplate
from summitry.evidence.versions.overlap import Overlap, overlaps
from summitry.evidence.versions.shingles import postings, shingles

NOTICE = "Reporting by our staff in three cities; Editing by the night desk. All rights reserved."


def _story(random: Random, size: int = 60) -> str:
    return " ".join(f"w{random.randrange(10_000)}" for _ in range(size))


def _left(texts):
    held = postings(texts)
    told = tellings(len(texts), overlaps(held))
    return held, without_boilerplate(held, told)


def test_a_notice_in_many_stories_is_taken_out() -> None:
    random = Random(1)
    texts = [f"{_story(random)} {NOTICE}" for _ in range(MANY)]
    _, own = _left(texts)
    assert not shingles(NOTICE) & set(own.hashes.tolist())
    alone = [len(shingles(text) - shingles(NOTICE)) for text in texts]
    assert own.sizes.tolist() == alone


def test_a_notice_in_fewer_stories_stays() -> None:
    random = Random(2)
    held, own = _left([f"{_story(random)} {NOTICE}" for _ in range(MANY - 1)])
    assert own is held


def test_forty_copies_are_one_telling() -> None:
    random = Random(3)
    story = _story(random)
    held, own = _left([f"{story} {_story(random, 8)}" for _ in range(40)])
    assert own is held


def test_tellings_need_both_containments() -> None:
    long_and_short = Overlap(0, 1, 9, 10, 100)
    half_of_both = Overlap(1, 2, 50, 100, 100)
    assert tellings(3, [long_and_short, half_of_both]).tolist() == [0, 1, 1]
    assert tellings(0, []).tolist() == []
