"""Deterrence: at the threshold a breach is worth nothing, and the three forms are one."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.errors import NotDefined
from summitry.phases.inspection.deterrence import (
    deterred_gain,
    deterring_detection,
    deterring_penalty,
)

AMOUNTS = st.fractions(min_value=0, max_value=50, max_denominator=8)
ABOVE = AMOUNTS.filter(bool)


@given(ABOVE, AMOUNTS)
def test_at_the_threshold_a_breach_is_worth_nothing(gain, penalty):
    q = deterring_detection(gain, penalty)
    assert (1 - q) * gain - q * penalty == 0


@given(ABOVE, ABOVE)
def test_the_three_forms_are_one(gain, penalty):
    q = deterring_detection(gain, penalty)
    assert deterring_penalty(gain, q) == penalty
    assert deterred_gain(penalty, q) == gain


def test_the_ends():
    assert deterring_detection(0, 5) == 0
    assert deterring_detection(5, 0) == 1
    assert deterring_penalty(5, 0) is None
    assert deterring_penalty(0, 0) == 0
    assert deterred_gain(5, 1) is None
    assert deterred_gain(0.3, 0.5) == Fraction(3, 10)


@pytest.mark.parametrize(
    ("function", "arguments", "said"),
    [
        (deterring_detection, (-1, 2), "gain: -1; allowed: at least 0"),
        (deterring_detection, (0, 0), "gain and penalty: both 0"),
        (deterring_penalty, (1, 1.2), "detection: 1.2; allowed: 0 to 1"),
        (deterred_gain, (-1, 0.2), "penalty: -1; allowed: at least 0"),
    ],
)
def test_what_cannot_be(function, arguments, said):
    with pytest.raises(NotDefined, match=f"^{said}"):
        function(*arguments)
