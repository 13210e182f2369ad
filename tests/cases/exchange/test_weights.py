"""Weights that sum to 1 and divide the terms into finite decimals."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from summitry.cases.exchange.weights import exact, weighted
from summitry.cases.exchange.writing import finite


@st.composite
def normalised(draw):
    """Terms of decimal weights that sum to 1, and decimal utilities of which one is 1."""
    cuts = sorted(draw(st.lists(st.integers(1, 99), min_size=1, max_size=3, unique=True)))
    shares = [b - a for a, b in zip([0, *cuts], [*cuts, 100], strict=True)]
    values = st.lists(st.integers(0, 1000), min_size=1, max_size=4)
    return [tuple(Fraction(w * u, 100_000) for u in [1000, *draw(values)]) for w in shares]


@given(normalised())
def test_a_normalised_profile_is_exact(terms):
    parts = weighted(terms)
    assert exact(parts)
    assert [tuple(w * u for u in us) for w, us in parts] == terms


@given(st.lists(st.lists(st.integers(0, 20), min_size=1, max_size=4), min_size=1, max_size=4))
def test_any_terms_up_to_one_get_weights_that_sum_to_one(rows):
    scale = 7 * max(1, sum(map(max, rows)))
    terms = [tuple(Fraction(cell, scale) for cell in row) for row in rows]
    parts = weighted(terms)
    assert sum(w for w, _ in parts) == 1
    assert [tuple(w * u for u in us) for w, us in parts] == terms
    assert all(0 <= u <= 1 for _, us in parts for u in us)


def test_what_is_left_is_spread_over_issues():
    weights = [Fraction(19, 100), Fraction(28, 100), Fraction(53, 100)]
    utilities = [["0.75", "0.52"], ["0.263", "0.98"], ["0.52", "0.99"]]
    terms = [tuple(w * Fraction(u) for u in us) for w, us in zip(weights, utilities, strict=True)]
    parts = weighted(terms)
    assert exact(parts)
    assert all(finite(u) for _, us in parts for u in us)
