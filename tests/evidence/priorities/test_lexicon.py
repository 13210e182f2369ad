"""The narrower rule decides: one sentence a stance."""

import pytest

from summitry.evidence.priorities.lexicon import ADDED, AWAY, STANCES, found


@pytest.mark.parametrize(
    ("clause", "stance"),
    [
        ("we can't do without oil", "needs strongly"),
        ("I really need oil", "needs strongly"),
        ("do you need oil?", "asks the other"),
        ("we don't have enough oil", "shortage"),
        ("we are running low on oil", "shortage"),
        ("I don't really need oil", "unneeded"),
        ("we have plenty of oil", "plenty"),
        ("you can have the oil", "gives"),
        ("I could let you have oil", "gives"),
        ("we need oil", "needs"),
        ("can I have the oil", "takes"),
        ("give me oil", "takes"),
        ("I want oil", "wants"),
    ],
)
def test_the_first_stance(clause: str, stance: str) -> None:
    assert found(STANCES, clause, (0, len(clause)))[0][0] == stance


def test_no_stance() -> None:
    assert found(STANCES, "the oil of the region", (0, 21)) == ()


def test_superlatives_are_added_and_almost_is_none() -> None:
    assert found(ADDED, "oil is our top priority", (0, 23))[0][0] == "most important"
    assert found(ADDED, "almost all the oil", (0, 18)) == ()


def test_every_stance_that_is_no_wish_exists() -> None:
    assert {name for name, _ in STANCES} >= AWAY
