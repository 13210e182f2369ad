"""Amounts: who gets how much of what."""

from fractions import Fraction

import pytest

from summitry.evidence.priorities.offers import amounts, size
from summitry.evidence.priorities.talk import Topic, mentions
from summitry.evidence.spans import Span

CAMP = tuple(Topic(issue, (issue,), units=3) for issue in ("food", "water", "wood"))
UNITS = dict.fromkeys(("food", "water", "wood"), 3)


def shares(text: str, units: dict[str, int | None] | None = None) -> dict[str, Fraction]:
    found = amounts(text, Span(0, len(text)), mentions(text, CAMP), units or {**UNITS})
    return {amount.issue: amount.own for amount in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I take 2 food and 1 water", {"food": (2, 3), "water": (1, 3)}),
        ("you can have all the water", {"water": (0, 1)}),
        ("2 packages of wood for me", {"wood": (2, 3)}),
        ("give me three water", {"water": (1, 1)}),
        ("I can give you 2 food for 3 wood", {"food": (1, 3), "wood": (1, 1)}),
        ("I would get no food", {"food": (0, 1)}),
        ("me food: 9", {"food": (1, 1)}),
        ("I like food", {}),
        ("I take 2 food each", {}),
        ("2 food", {}),
    ],
)
def test_our_share(text: str, expected: dict[str, tuple[int, int]]) -> None:
    assert shares(text) == {issue: Fraction(*share) for issue, share in expected.items()}


def test_without_units_only_whole_shares_are_known() -> None:
    unknown: dict[str, int | None] = dict.fromkeys(UNITS, None)
    text = "I take all the food, half the water and 2 wood"
    assert shares(text, unknown) == {"food": Fraction(1), "water": Fraction(1, 2)}


def test_swapping_the_takers_turns_the_shares_round() -> None:
    mine, yours = shares("I get 2 food, 1 wood"), shares("you get 2 food, 1 wood")
    assert mine == {issue: 1 - share for issue, share in yours.items()}


def test_spans_hold_the_number_and_the_thing() -> None:
    text = "So I take 2 packages of food."
    (amount,) = amounts(text, Span(0, len(text)), mentions(text, CAMP), {**UNITS})
    assert amount.span.of(text) == "2 packages of food"
    assert amount.taken


def test_sizes() -> None:
    assert [size(Fraction(n, 4)) for n in range(5)] == ["none", "some", "some", "most", "all"]
