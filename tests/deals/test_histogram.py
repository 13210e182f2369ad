"""Histograms against Python integers, which cannot overflow."""

import math
from collections import Counter
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.deals import digits as module
from summitry.deals import tally
from summitry.deals.digits import base_of
from summitry.deals.elimination import model_of
from summitry.deals.histogram import Histogram, count_at_least, histogram

drawn = settings(max_examples=60, deadline=None)


def convolved(model, parties):
    """Points -> number of deals of an additive model, in Python integers."""
    total = Counter({(0,) * len(parties): 1})
    for issue, size in enumerate(model.shape):
        more = Counter()
        for point, number in total.items():
            for option in range(size):
                step = (int(model.preferences[p].points[issue][option]) for p in parties)
                more[tuple(u + s for u, s in zip(point, step, strict=True))] += number
        total = more
    return total


def cells(found):
    """Points -> number of deals of a Histogram, empty cells left out."""
    counts = Counter()
    for place in product(*map(range, found.digits.shape[1:])):
        number = sum(int(d[place]) * base_of(found.digits) ** k for k, d in enumerate(found.digits))
        point = (lo + st * p for lo, st, p in zip(found.lowest, found.step, place, strict=True))
        if number:
            counts[tuple(point)] = number
    return counts


@pytest.fixture(params=[False, True], ids=["one word", "in digits"])
def digits(request, monkeypatch):
    """With and without counts in digits; in small ones, so that every carry happens."""
    if request.param:
        monkeypatch.setattr(module, "_DIGIT", 4)
        monkeypatch.setattr(module, "_SMALL", 16)
        monkeypatch.setattr(module, "_PIECE", 4)
        monkeypatch.setattr(module, "_PENDING", 8)
    return request.param


@pytest.mark.parametrize("seed", range(12))
def test_every_cell_is_that_of_python_integers(seed, digits, build):
    rng = np.random.default_rng([40, seed])
    parties = range(int(rng.integers(1, 4)))
    sizes = rng.integers(1, 5, rng.integers(1, 9))
    points = [[rng.integers(-3, 4, size).tolist() for size in sizes] for _ in parties]
    model = build(points, [0] * len(parties))
    found = histogram(model_of(model, parties))
    expected = convolved(model, parties)
    assert cells(found) == expected
    assert (len(found.digits) > 1) == (digits and math.prod(model.shape) >= 16)
    assert found.total == math.prod(model.shape)


@pytest.mark.parametrize("seed", range(12))
def test_counts_of_tied_parts_are_multiplied(seed, digits, build):
    """Parts that stand for many deals a row: pieces of counts, carried in the middle."""
    rng = np.random.default_rng([41, seed])
    holds = rng.random((5, 5, 5)) < 0.8
    points = [[[0, 1, 0, 1, 1]] * 6 for _ in range(2)]
    model = build(points, [0, 0], rules=[((0, 1, 2), holds), ((3, 4, 5), holds.T)])
    expected = Counter(
        tuple(model.utility(p, deal) for p in (0, 1))
        for deal in product(*map(range, model.shape))
        if model.allowed(deal)
    )
    assert cells(histogram(model_of(model, (0, 1)))) == expected


@drawn
@given(data=st.data())
def test_cutting_summing_and_squaring_are_sums_over_cells(data, negotiations):
    model = data.draw(negotiations(tied=False))
    found = histogram(model_of(model, (0, 1)))
    everything = convolved(model, (0, 1))
    least = data.draw(st.tuples(st.integers(-20, 20), st.integers(-20, 20)))
    kept = {p: n for p, n in everything.items() if p[0] >= least[0] and p[1] >= least[1]}
    cut = found.at_least(least)
    assert cells(cut) == kept
    assert cut.total == count_at_least(model_of(model, (0, 1)), least) == sum(kept.values())
    first = Counter()
    for (u, _), number in kept.items():
        first[(u,)] += number
    assert cells(cut.over(1)) == first
    side = data.draw(st.integers(1, 7))
    squares = Counter()
    for (u, v), number in kept.items():
        squares[(u // side * side, v // side * side)] += number
    listed = list(cut.squares(side))
    assert dict(listed) == squares
    assert [corner for corner, _ in listed] == sorted(squares)


def test_totals_beyond_2_to_the_63_and_10_to_the_24(build):
    for n, size in ((62, 2), (63, 2), (64, 2), (40, 4), (100, 10)):
        model = build([[list(range(size))] * n], [0])
        found = histogram(model_of(model, (0,)))
        assert found.total == size**n
        assert cells(found) == convolved(model, (0,))
        half = (size - 1) * n // 2
        expected = sum(k for (u,), k in convolved(model, (0,)).items() if u >= half)
        assert found.at_least([half]).total == expected


def test_a_common_step_shrinks_the_table(build):
    model = build([[[0, 10, 25], [5, 100, 20]], [[7, 7, 7], [0, 14, 21]]], [0, 0])
    found = histogram(model_of(model, (0, 1)))
    assert (found.step, found.lowest) == ((5, 7), (5, 7))
    assert cells(found) == convolved(model, (0, 1))
    assert found.digits.shape == (1, 25, 4)


def test_a_step_that_only_one_part_has_is_not_the_step(build):
    model = build([[[0, 6], [0, 9], [1]]], [0])
    found = histogram(model_of(model, (0,)))
    assert (found.step, found.lowest) == ((3,), (1,))
    assert cells(found) == {(1,): 1, (7,): 1, (10,): 1, (16,): 1}


def test_a_table_too_large_or_too_long_to_fill_is_refused(build, monkeypatch):
    model = build([[[0, 1]] * 10, [[1, 0]] * 10], [0, 0])
    parts = model_of(model, (0, 1))
    monkeypatch.setattr(tally, "MAX_CELLS", 11 * 11)
    assert histogram(parts).total == 2**10
    monkeypatch.setattr(tally, "MAX_CELLS", 11 * 11 - 1)
    assert histogram(parts) is None
    monkeypatch.setattr(tally, "MAX_CELLS", 11 * 11)
    monkeypatch.setattr(tally, "MAX_WORK", 768)
    assert histogram(parts).total == 2**10
    monkeypatch.setattr(tally, "MAX_WORK", 767)
    assert histogram(parts) is None
    assert count_at_least(parts, (-1, -1)) is None


def test_near_the_top_a_small_table_counts_what_the_whole_one_cannot(build, monkeypatch):
    monkeypatch.setattr(tally, "MAX_CELLS", 100)
    model = build([[[0, 1]] * 80, [[0, 1]] * 80], [0, 0])
    parts = model_of(model, (0, 1))
    assert histogram(parts) is None
    assert count_at_least(parts, (71, 71)) == sum(math.comb(80, k) for k in range(10))
    assert count_at_least(parts, (70, 70)) is None
    assert count_at_least(parts, (81, 0)) == 0


def test_no_deal_is_an_empty_histogram(build):
    model = build([[[0, 1], [0, 2]]] * 2, [0, 0], rules=[((0,), [False, False])])
    found = histogram(model_of(model, (0, 1)))
    assert found.total == 0
    assert list(found.squares(3)) == []
    assert count_at_least(model_of(model, (0, 1)), (-9, -9)) == 0


def test_nobody_asked_about_leaves_the_number_of_deals(build):
    model = build([[[0, 1]] * 70], [0])
    assert histogram(model_of(model, ())).total == 2**70


FULL = 2**40 - 1
"""The largest lower digit."""


@pytest.mark.parametrize("side", [1024, 4096])
def test_sums_of_full_digits_over_the_largest_table_do_not_overflow(side):
    """2^24 cells of 2^40 - 1 add up to more than 2^63."""
    found = Histogram((0, 0), (1, 1), np.full((2, side, side), FULL))
    everything = side**2 * (FULL + FULL * 2**40)
    assert found.total == everything
    assert found.at_least((0, 0)).total == everything
    assert list(found.squares(side)) == [((0, 0), everything)]


def test_sums_over_a_party_do_not_overflow():
    digits = np.full((2, 2, 2**23), FULL)
    found = Histogram((0, 0), (1, 1), digits).over(1)
    assert found.total == 2**24 * (FULL + FULL * 2**40)
    assert dict(found.squares(1))[(0,)] == 2**23 * (FULL + FULL * 2**40)
