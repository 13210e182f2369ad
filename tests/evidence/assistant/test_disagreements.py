"""Pairs of overlapping proposals, and in what they differ."""

from dataclasses import replace

from summitry.evidence.assistant.disagreements import disagreements
from summitry.evidence.assistant.suggestions import Suggestion
from summitry.evidence.spans import Span
from summitry.evidence.speech.attribution import Attribution

TEXT = "Mara said the port must open. Later Mara said no more."


MARA = Span(0, 4)


def proposal(start: int, end: int, source: Span = MARA, act: str = "demand") -> Suggestion:
    said = Attribution((Span(start, end),), "indirect", source)
    return Suggestion(said, act, "asserted", ("port",))


ONE = proposal(10, 28)


def test_the_same_reading_is_no_disagreement() -> None:
    assert disagreements([ONE], [replace(ONE, model="m")]) == ()
    assert disagreements([ONE], [replace(ONE, issues=("port", "port"))]) == ()


def test_act_source_issues_and_modality() -> None:
    other = replace(ONE, act="offer", issues=(), modality="hedged")
    other = replace(other, attribution=replace(ONE.attribution, source=None))
    (found,) = disagreements([ONE], [other])
    assert found.differs == ("act", "source", "issues", "modality")
    assert (found.by_rules, found.by_model, found.overlap) == (ONE, other, 1.0)


def test_two_places_that_read_the_same_are_one_source_if_the_text_is_given() -> None:
    later = proposal(10, 28, source=Span(36, 40))
    assert [found.differs for found in disagreements([ONE], [later])] == [("source",)]
    assert disagreements([ONE], [later], TEXT) == ()
    assert disagreements([ONE], [proposal(10, 28, source=Span(2, 9))]) == ()


def test_apart_is_no_pair() -> None:
    assert disagreements([ONE], [proposal(28, 40, act="offer")]) == ()
    assert disagreements([], [ONE]) == disagreements([ONE], []) == ()


def test_the_best_overlap_is_the_pair_and_each_has_one() -> None:
    near, far = proposal(10, 26, act="offer"), proposal(5, 40, act="threat")
    (found,) = disagreements([ONE], [far, near])
    assert found.by_model == near
    assert found.overlap == 16 / 18
    pairs = disagreements([ONE, proposal(30, 40)], [near, far])
    assert [(p.by_rules.attribution.content[0].start, p.by_model.act) for p in pairs] == [
        (10, "offer"),
        (30, "threat"),
    ]


def test_split_contents_overlap_by_their_characters() -> None:
    split = Suggestion(Attribution((Span(0, 5), Span(10, 15)), "direct"), "claim", "asserted")
    whole = Suggestion(Attribution((Span(0, 15),), "direct"), "event", "asserted")
    (found,) = disagreements([split], [whole])
    assert found.overlap == 10 / 15


def test_swapping_the_sides_swaps_the_pair() -> None:
    other = replace(ONE, act="offer")
    (one,), (two,) = disagreements([ONE], [other]), disagreements([other], [ONE])
    assert (one.by_rules, one.by_model) == (two.by_model, two.by_rules)
    assert one.differs == two.differs
