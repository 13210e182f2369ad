"""Every concept has a name and words of its own."""

from summitry.reports.conflicts.concept_words import CONCEPT_WORDS
from summitry.reports.conflicts.standing import LOOKED_AT
from summitry.stability.concepts import CONCEPTS


def test_every_concept_has_a_name_and_words():
    assert set(CONCEPT_WORDS) == set(CONCEPTS)
    assert all(name and words for name, words in CONCEPT_WORDS.values())
    assert len({name for name, _ in CONCEPT_WORDS.values()}) == len(CONCEPTS)
    assert set(LOOKED_AT) < set(CONCEPTS)
