"""Words that differ in their ending fall together, others do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.evidence.acts.stems import stem

TOGETHER = [
    "sanction sanctions sanctioned sanctioning",
    "dismantle dismantled dismantling dismantlement",
    "denuclearise denuclearization Denuclearisation denuclearizing",
    "negotiate negotiated negotiation negotiations",
    "declare declared declaration declarations",
    "programme programmes program programs",
    "enrich enriched enrichment",
    "talk talks talking talked",
    "Kim Kim's",
    "remedy remedies remedied",
    "stop stops stopped stopping",
]
APART = [
    "office official",
    "site city",
    "peace piece",
    "negotiate negotiator",
    "gas gate",
    "us use",
]


@pytest.mark.parametrize("words", TOGETHER)
def test_together(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize("words", APART)
def test_apart(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 2


@given(st.text())
def test_a_stem_is_its_own_stem(word: str) -> None:
    assert stem(stem(word)) == stem(word)
