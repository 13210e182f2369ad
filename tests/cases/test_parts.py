"""Mixed differences and boxes against their definitions."""

import itertools

import numpy as np
import pytest

from summitry.cases.parts import MAX_BOXES, failing_boxes, mixed_differences
from summitry.errors import TooManyDeals


def shapes(rng):
    return tuple(rng.integers(1, 4, rng.integers(1, 4)).tolist())


@pytest.mark.parametrize("seed", range(30))
def test_the_sum_of_the_differences_below_is_the_value(seed):
    rng = np.random.default_rng(seed)
    values = rng.integers(-5, 6, shapes(rng))
    parts = mixed_differences(values)
    for level in itertools.product(*map(range, values.shape)):
        below = (m for a, m in parts.items() if all(x <= y for x, y in zip(a, level, strict=True)))
        assert sum(below) == values[level]
    assert 0 not in parts.values()


@pytest.mark.parametrize("seed", range(30))
def test_the_boxes_are_the_levels_that_fail(seed):
    rng = np.random.default_rng(seed)
    holds = rng.random(shapes(rng)) < 0.6
    boxes = failing_boxes(holds)
    for level in itertools.product(*map(range, holds.shape)):
        inside = any(
            all(low <= x <= high for x, (low, high) in zip(level, box, strict=True))
            for box in boxes
        )
        assert inside != holds[level]


def test_one_bound_is_one_box():
    holds = np.ones((50, 40), dtype=bool)
    holds[10:, :25] = False
    assert failing_boxes(holds) == (((10, 49), (0, 24)),)


def test_too_many_boxes():
    holds = np.add.outer(np.arange(100), np.arange(100)) % 2 == 0
    with pytest.raises(TooManyDeals, match=f"more than {MAX_BOXES:,} separate combinations"):
        failing_boxes(holds)
