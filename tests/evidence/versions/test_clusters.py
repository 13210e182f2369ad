"""Clusters: what merges, what is asked, and that a person's word comes first."""

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.evidence.versions.clusters import (
    ASK,
    FEW,
    MERGE,
    NOT_DERIVED,
    PARTLY,
    WHOLLY,
    cluster,
    cluster_postings,
    derivation,
)
from summitry.evidence.versions.grouping import Groups
from summitry.evidence.versions.overlap import Overlap, overlaps_by_definition
from summitry.evidence.versions.shingles import postings_of_sets, shingles

NOTICE = "Reporting by our staff in three cities; Editing by the night desk. All rights reserved."


def _words(random: Random, size: int) -> list[str]:
    return [f"w{random.randrange(100_000)}" for _ in range(size)]


def _varied(random: Random, story: list[str], changes: int) -> str:
    words = list(story)
    for _ in range(changes):
        words[random.randrange(len(words))] = f"x{random.randrange(10_000)}"
    return " ".join(words)


def _sharing(n: int):
    """Two sets of 100 shingles of which n are shared."""
    return [frozenset(range(100)), frozenset(range(100 - n, 200 - n))]


@pytest.mark.parametrize(
    ("shared", "members", "asked"),
    [
        (70, ((0, 1),), 0),
        (69, ((0,), (1,)), 1),
        (30, ((0,), (1,)), 1),
        (29, ((0,), (1,)), 0),
    ],
)
def test_merge_ask_and_separate(shared, members, asked) -> None:
    found = cluster_postings(postings_of_sets(_sharing(shared)))
    assert found.members == members
    assert len(found.ask) == asked


def test_both_directions_have_their_class() -> None:
    sets = [frozenset(range(40)), frozenset(range(4, 104))]
    [pair] = cluster_postings(postings_of_sets(sets)).pairs
    assert pair.overlap == Overlap(0, 1, 36, 40, 100)
    assert (pair.first_derived, pair.second_derived) == (WHOLLY, PARTLY)
    assert derivation(ASK - Fraction(1, 1000)) == NOT_DERIVED
    assert derivation(MERGE) == WHOLLY


@pytest.mark.parametrize("order", range(3))
def test_forty_varied_copies_are_one_cluster(order) -> None:
    """No shingle of the story stands in fewer texts than the limit, and none is in all."""
    random = Random(order)
    story = _words(random, 100)
    others = [" ".join(_words(random, 100)) for _ in range(60)]
    copies = [_varied(random, story, random.randrange(1, 6)) for _ in range(40)]
    texts = [*copies, *others]
    random.shuffle(texts)
    found = cluster(texts)
    assert sorted(map(len, found.members)) == [1] * 60 + [40]
    assert found.ask == ()


def test_cut_copies_join_what_they_were_cut_from() -> None:
    random = Random(7)
    texts = []
    for _ in range(50):
        story = _words(random, 120)
        start = random.randrange(60)
        texts += [" ".join(story), " ".join(story[start : start + 45])]
    assert cluster(texts).members == tuple((2 * k, 2 * k + 1) for k in range(50))


def test_forty_cuts_of_one_story_are_one_cluster() -> None:
    """Cuts are not taken for different stories, nor the story for boilerplate."""
    random = Random(13)
    story = _words(random, 140)
    texts = [" ".join(story)]
    for _ in range(39):
        size = random.randrange(49, 85)
        start = random.randrange(140 - size)
        texts.append(" ".join(story[start : start + size]))
    assert cluster(texts).members == (tuple(range(40)),)


def test_many_copies_make_few_pairs() -> None:
    story = " ".join(_words(Random(8), 50))
    found = cluster([story] * 2_000)
    assert found.members == (tuple(range(2_000)),)
    assert len(found.pairs) < 3 * 2_000


def test_a_common_notice_does_not_make_one_story() -> None:
    random = Random(9)
    texts = [" ".join([*_words(random, 18), NOTICE]) for _ in range(30)]
    nearness = [one.nearness for one in overlaps_by_definition([shingles(t) for t in texts])]
    assert min(nearness) >= ASK  # the notice alone would have every pair asked about
    found = cluster(texts)
    assert found.members == tuple((k,) for k in range(30))
    assert found.pairs == ()
    assert found.boilerplate == len(shingles(NOTICE))


def test_copies_below_a_common_notice_are_still_found() -> None:
    random = Random(10)
    stories = [_words(random, 30) for _ in range(20)]
    texts = [f"{_varied(random, story, k)} {NOTICE}" for story in stories for k in (0, 1)]
    assert cluster(texts).members == tuple((2 * k, 2 * k + 1) for k in range(20))


def test_short_texts_do_not_merge_everything() -> None:
    random = Random(11)
    phrase = "the two sides met on Thursday"
    texts = [f"{' '.join(_words(random, 60))} {phrase}" for _ in range(9)] + [phrase, phrase, ""]
    found = cluster(texts)
    assert len(shingles(phrase)) < FEW
    assert found.members == (*((k,) for k in range(9)), (9, 10), (11,))
    assert found.thin == (9, 10, 11)
    assert [(pair.overlap.first, pair.overlap.second) for pair in found.ask] == [(0, 9)]


def test_empty_texts_and_none_at_all() -> None:
    assert cluster([]).members == ()
    assert cluster(["", "…", ""]).members == ((0,), (1,), (2,))
    assert cluster(["", ""], together=[(0, 1)]).members == ((0, 1),)


def test_printings_in_scripts_without_spaces_cluster() -> None:
    story = "双方未能就任何协议达成一致，会谈于星期四在首都提前结束，制裁问题仍未解决。"
    other = "公司公布了新的财务报告，收入比去年同期增长了百分之十，股价随之上涨。"
    assert cluster([story, other, story[: len(story) * 2 // 3]]).members == ((0, 2), (1,))


def test_a_person_puts_together_and_keeps_apart() -> None:
    random = Random(12)
    story, other = _words(random, 80), _words(random, 80)
    texts = [" ".join(story), _varied(random, story, 1), _varied(random, story, 2), " ".join(other)]
    assert cluster(texts).members == ((0, 1, 2), (3,))
    assert cluster(texts, together=[(3, 0)]).members == ((0, 1, 2, 3),)
    parted = cluster(texts, apart=[(0, 2)])
    assert sorted(map(len, parted.members)) == [1, 1, 2]
    assert parted.of(0) != parted.of(2)
    assert parted.ask == ()


def test_an_answer_ends_the_question() -> None:
    held = postings_of_sets(_sharing(50))
    assert len(cluster_postings(held).ask) == 1
    merged = cluster_postings(held, together=[(1, 0)])
    assert (merged.members, merged.ask) == (((0, 1),), ())
    assert [pair.overlap.shared for pair in merged.pairs] == [50]
    parted = cluster_postings(held, apart=[(1, 0)])
    assert (parted.members, parted.pairs) == (((0,), (1,)), ())


def test_two_clusters_are_asked_about_once() -> None:
    base, more = frozenset(range(100)), frozenset(range(50, 150))
    sets = [base, base | {500}, more, more | {600, 601}]
    found = cluster_postings(postings_of_sets(sets))
    assert found.members == ((0, 1), (2, 3))
    assert [pair.overlap[:2] for pair in found.ask] == [(0, 2)]


def test_decisions_that_contradict_are_refused() -> None:
    with pytest.raises(ValueError, match="texts 0 and 2 are to be kept apart"):
        cluster(["a", "b", "c"], together=[(0, 1), (1, 2)], apart=[(0, 2)])
    with pytest.raises(ValueError, match="decision on texts 0 and 3; there are 3, from 0"):
        cluster(["a", "b", "c"], apart=[(0, 3)])


SETS = st.lists(st.frozensets(st.integers(0, 40), min_size=FEW, max_size=20), max_size=9)
DECISIONS = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=3)


@settings(max_examples=200)
@given(SETS)
def test_clusters_are_what_merged_pairs_link(sets) -> None:
    found = cluster_postings(postings_of_sets(sets))
    assert sorted(text for group in found.members for text in group) == list(range(len(sets)))
    near = [one for one in overlaps_by_definition(sets) if one.nearness >= MERGE]
    assert all(found.of(one.first) == found.of(one.second) for one in near)
    assert found.numbers == tuple(found.of(text) for text in range(len(sets)))
    for group in found.members:
        reached = {group[0]}
        for _ in group:
            reached |= {x for one in near if reached & set(one[:2]) for x in one[:2]}
        assert reached == set(group)
    for pair in found.ask:
        assert ASK <= pair.overlap.nearness < MERGE
        assert found.of(pair.overlap.first) != found.of(pair.overlap.second)


@given(SETS, DECISIONS, DECISIONS)
def test_decisions_hold_whatever_the_texts(sets, together, apart) -> None:
    n = len(sets)
    together = [(a % n, b % n) for a, b in together] if n else []
    apart = [(a % n, b % n) for a, b in apart] if n else []
    groups = Groups(n)
    for pair in together:
        groups.join(*pair)
    if any(groups.root(a) == groups.root(b) for a, b in apart):
        with pytest.raises(ValueError, match="kept apart"):
            cluster_postings(postings_of_sets(sets), together, apart)
        return
    found = cluster_postings(postings_of_sets(sets), together, apart)
    assert all(found.of(a) == found.of(b) for a, b in together)
    assert all(found.of(a) != found.of(b) for a, b in apart)
    for pair in found.ask:
        first, second = found.of(pair.overlap.first), found.of(pair.overlap.second)
        assert {first, second} not in [{found.of(a), found.of(b)} for a, b in apart]
