"""The posterior is the prior times the factors of the trace, and says where each comes from."""

from itertools import permutations
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.errors import SummitryError, UnknownName
from summitry.evidence.priorities.factors import Factor, factors
from summitry.evidence.priorities.posterior import Priorities, priorities
from summitry.evidence.priorities.talk import Topic, Utterance

ISSUES = ("food", "water", "wood")
CAMP = tuple(Topic(issue, (issue,), units=3) for issue in ISSUES)
WORDS = (
    *("I", "you", "we", "need", "food", "water", "wood", "and,", "have", "2", "3", "all."),
    *("don't", "most", "it", "but?", "cold", "the", "for", "than", "deal", "give", "\n"),
)
TALKS = st.lists(
    st.builds(
        Utterance, st.sampled_from(["us", "them"]), st.lists(st.sampled_from(WORDS)).map(" ".join)
    )
)


def by_hand(read: Priorities) -> dict[tuple[str, ...], float]:
    """Prior times factors, over the trace alone."""
    weights = {
        order: prior * prod(step.factors[order.index(step.issue)] for step in read.steps)
        for order, prior, _ in read.orders
    }
    return {order: weight / sum(weights.values()) for order, weight in weights.items()}


@given(TALKS)
def test_the_posterior_is_recomputed_from_the_trace(talk: list[Utterance]) -> None:
    read = priorities(talk, "us", CAMP)
    assert {order for order, _, _ in read.orders} == set(permutations(ISSUES))
    assert sum(p for _, _, p in read.orders) == pytest.approx(1)
    assert {order: p for order, _, p in read.orders} == pytest.approx(by_hand(read))
    for step in read.steps:
        text = talk[step.at].text
        assert step.quote == step.sentence.of(text)
        assert step.words.of(text) in step.quote
    assert 0 <= read.sureness <= 1


@given(TALKS)
def test_renaming_and_shuffling_the_issues_changes_names_only(talk: list[Utterance]) -> None:
    other = dict(zip(ISSUES, ("x", "y", "z"), strict=True))
    renamed = tuple(Topic(other[t.issue], t.keywords, units=3) for t in reversed(CAMP))
    one, two = priorities(talk, "us", CAMP), priorities(talk, "us", renamed)
    again = {order: p for order, _, p in two.orders}
    for order, _, p in one.orders:
        assert again[tuple(other[issue] for issue in order)] == pytest.approx(p)


def test_no_evidence_gives_the_prior() -> None:
    read = priorities([Utterance("us", "Hello!"), Utterance("them", "We need food.")], "us", CAMP)
    assert read.steps == ()
    assert {p for _, _, p in read.orders} == {1 / 6}
    assert read.likeliest == tuple(permutations(ISSUES))
    assert read.sureness == pytest.approx(0)
    assert read.ranks("food") == pytest.approx((1 / 3, 1 / 3, 1 / 3))


def test_a_given_prior_is_multiplied_and_may_exclude() -> None:
    prior = {ISSUES: 3.0, ("wood", "water", "food"): 1.0}
    quiet = priorities([], "us", CAMP, prior)
    assert [p for _, _, p in quiet.orders if p] == [0.75, 0.25]
    loud = priorities([Utterance("us", "We really need wood most.")], "us", CAMP, prior)
    assert loud.likeliest == (("wood", "water", "food"),)
    assert sum(p > 0 for _, _, p in loud.orders) == 2


def test_talk_moves_the_order_the_way_it_says() -> None:
    talk = [
        Utterance("us", "We need wood most, it is our top priority."),
        Utterance("them", "We need wood too."),
        Utterance("us", "You can have all the food, we don't need food. Some water would do."),
    ]
    read = priorities(talk, "us", CAMP)
    assert read.likeliest == (("wood", "water", "food"),)
    assert read.ranks("wood")[0] > 0.8
    assert read.ranks("food")[2] > 0.8
    assert read.sureness > 0.4


def test_saying_it_again_counts_less() -> None:
    talk = [Utterance("us", "We need wood.")] * 3
    steps = [step for step in priorities(talk, "us", CAMP).steps if step.rule == "needs"]
    assert [step.time for step in steps] == [1, 2, 3]
    first = factors()["needs"].first
    assert [step.factors[0] for step in steps] == pytest.approx(
        [first, first ** (1 / 2), first ** (1 / 3)]
    )


def test_only_rules_with_a_factor_are_steps() -> None:
    worth = {"needs": Factor("needs", "up", 2.0, 0.5, "")}
    read = priorities([Utterance("us", "We need wood most.")], "us", CAMP, worth=worth)
    assert [step.rule for step in read.steps] == ["needs"]
    assert read.ranks("wood") == pytest.approx((4 / 7, 2 / 7, 1 / 7))


def test_one_issue_is_certain() -> None:
    read = priorities([], "us", CAMP[:1])
    assert read.orders == ((("food",), 1.0, 1.0),)
    assert read.sureness == 1.0


def test_of_more_than_six_topics_those_spoken_of_are_ordered() -> None:
    many = tuple(Topic(f"i{n}", (f"word{n}",)) for n in range(8))
    read = priorities([Utterance("us", "We need word3 and word5.")], "us", many)
    assert read.issues == ("i3", "i5")
    assert read.left_out == ("i0", "i1", "i2", "i4", "i6", "i7")
    everything = Utterance("us", "We need " + ", ".join(f"word{n}" for n in range(8)))
    with pytest.raises(SummitryError, match="bears on 8 issues; at most 6"):
        priorities([everything], "us", many)
    assert len(priorities([], "us", many[:6]).orders) == 720


def test_of_many_topics_none_spoken_of_none_is_ordered() -> None:
    many = tuple(Topic(f"i{n}", (f"word{n}",)) for n in range(8))
    read = priorities([], "us", many)
    assert read.issues == ()
    assert read.orders == (((), 1.0, 1.0),)
    assert len(read.left_out) == 8


@pytest.mark.parametrize(
    ("topics", "prior", "message"),
    [
        ((), None, "no topics"),
        ((CAMP[0], CAMP[0]), None, "food is given twice"),
        (CAMP, {("food",): 1.0}, "no order of the issues"),
        (CAMP, {ISSUES: -1.0}, "at least 0"),
        (CAMP, {}, "one above 0"),
    ],
)
def test_what_cannot_be_ordered_is_refused(
    topics: tuple[Topic, ...], prior: dict[tuple[str, ...], float] | None, message: str
) -> None:
    with pytest.raises(SummitryError, match=message):
        priorities([], "us", topics, prior)


def test_ranks_of_an_issue_not_there() -> None:
    with pytest.raises(UnknownName, match="did you mean food"):
        priorities([], "us", CAMP).ranks("foot")
