"""Cues: what a speaker's words are read as, where, and what is left unread."""

from hypothesis import given
from hypothesis import strategies as st

from summitry.evidence.priorities.cues import NAMES, Cue, cues
from summitry.evidence.priorities.factors import factors
from summitry.evidence.priorities.lexicon import ADDED, STANCES
from summitry.evidence.priorities.talk import Topic, Utterance

CAMP = (
    Topic("food", ("food",), ("hungry",), units=3),
    Topic("water", ("water",), units=3),
    Topic("wood", ("wood",), ("cold",), units=3),
)


def read(*lines: str, speaker: str = "us") -> tuple[Cue, ...]:
    """Lines of "us: ..." and "them: ..."."""
    talk = [Utterance(*line.split(": ", 1)) for line in lines]
    return cues(talk, speaker, CAMP)


def rules(found: tuple[Cue, ...]) -> list[tuple[str, str]]:
    return [(cue.rule, cue.issue) for cue in found]


def test_needs_in_a_list_and_the_order_of_wishes() -> None:
    assert rules(read("us: We need food and water.")) == [
        ("needs", "food"),
        ("first wish", "food"),
        ("needs", "water"),
        ("second wish", "water"),
        ("after another", "water"),
    ]


def test_what_is_given_away_is_no_wish() -> None:
    assert rules(read("us: You can have the food. I want wood.")) == [
        ("gives", "food"),
        ("wants", "wood"),
        ("first wish", "wood"),
    ]


def test_amounts_take_the_place_of_the_stance() -> None:
    assert rules(read("us: I take 3 wood and you get 2 water.")) == [
        ("asks all", "wood"),
        ("first wish", "wood"),
        ("asks some", "water"),
    ]


def test_a_superlative_is_added_to_a_wish_only() -> None:
    assert ("most important", "wood") in rules(read("us: We need wood most."))
    assert ("most important", "wood") not in rules(read("us: You can have most of the wood."))


def test_the_lesser_of_two_is_passed_over() -> None:
    assert rules(read("us: I need food more than water.")) == [
        ("needs", "food"),
        ("first wish", "food"),
    ]


def test_a_pronoun_stands_for_what_was_named_last() -> None:
    assert ("it: wish", "wood") in rules(read("them: Is wood short?", "us: Yes, I need it."))
    assert ("it: away", "wood") in rules(read("them: And the wood?", "us: You can have it."))
    assert rules(read("them: Food or wood?", "us: Yes, I need it.")) == []


def test_the_other_sides_words_are_no_cue_but_assent_to_its_offer_is() -> None:
    offer = "them: I take 3 water and you get 3 food."
    assert rules(read(offer)) == []
    assert rules(read(offer, "us: That sounds good.")) == [
        ("accepts most", "food"),
    ]
    assert rules(read(offer, "us: That does not sound good.")) == []


def test_related_words() -> None:
    assert rules(read("us: It gets cold at night.")) == [("related", "wood")]


def test_swapping_parties_swaps_who_is_read() -> None:
    lines = ["us: I need food.", "them: We have plenty of wood.", "us: 2 water for you."]
    swapped = [
        f"{'them' if line.startswith('us') else 'us'}: {line.split(': ')[1]}" for line in lines
    ]
    assert read(*lines, speaker="us") == read(*swapped, speaker="them")
    assert read(*lines, speaker="them") == read(*swapped, speaker="us")


def test_every_rule_that_can_fire_has_a_factor_and_none_is_idle() -> None:
    shares = {f"asks {size}" for size in ("all", "most", "some", "none")}
    others = {"first wish", "second wish", "after another", "related", "it: wish", "it: away"}
    named = {name for name, _ in (*STANCES, *ADDED)}
    assert named | shares | others | {"accepts most"} == set(factors())
    assert NAMES not in factors()


WORDS = (
    *("I", "you", "we", "need", "food", "water", "wood", "and,", "have", "2", "3", "all."),
    *("don't", "most", "it", "but?", "cold", "the", "for", "than", "deal", "give", "\n"),
)


@given(st.lists(st.tuples(st.sampled_from(["us", "them"]), st.lists(st.sampled_from(WORDS)))))
def test_spans_are_exact_and_in_their_sentence(turns: list[tuple[str, list[str]]]) -> None:
    talk = [Utterance(speaker, " ".join(words)) for speaker, words in turns]
    for cue in cues(talk, "us", CAMP):
        text = talk[cue.at].text
        assert talk[cue.at].speaker == "us"
        assert 0 <= cue.sentence.start <= cue.words.start < cue.words.end
        assert cue.words.end <= cue.sentence.end <= len(text)
        assert cue.words.of(text) == cue.words.of(text).strip()
