"""Krippendorff's alpha against published examples and against its definition."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.evidence.review.agreement import krippendorff_alpha

FOUR = (
    "123321412...",
    "1233224125.3",
    ".3332342251.",
    "12332441251.",
)
PUBLISHED = {  # Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, examples A to C
    "two coders, two values": (("0100000010", "1110010000"), 0.095),
    "two coders, five values": (("aabbdcccedda", "babbbccceddd"), 0.692),
    "four coders, values missing": (FOUR, 0.743),
}


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_examples(name: str) -> None:
    rows, published = PUBLISHED[name]
    units = [[None if v == "." else v for v in unit] for unit in zip(*rows, strict=True)]
    found = krippendorff_alpha(units).alpha
    assert found is not None
    assert round(float(found), 3) == published
    assert found == by_definition(units)


def by_definition(units: Sequence[Sequence[str | None]]) -> Fraction | None:
    """Observed and expected disagreement, pair by pair."""
    kept = [[v for v in unit if v is not None] for unit in units]
    kept = [unit for unit in kept if len(unit) > 1]
    values = [v for unit in kept for v in unit]
    n = len(values)
    observed = sum(
        (Fraction(a != b, len(unit) - 1) for unit in kept for a, b in permutations(unit, 2)),
        Fraction(0),
    )
    expected = sum((Fraction(a != b, n - 1) for a, b in permutations(values, 2)), Fraction(0))
    return 1 - observed / expected if expected else None


@given(st.lists(st.lists(st.sampled_from(["a", "b", "c", None]), max_size=4), max_size=8))
def test_equals_the_definition(units: list[list[str | None]]) -> None:
    assert krippendorff_alpha(units).alpha == by_definition(units)


def test_one_value_only_is_undefined() -> None:
    assert krippendorff_alpha([("a", "a"), ("a", "a")]).alpha is None
    assert krippendorff_alpha([("a", None)]).units == 0
