"""What a question may be asked with, and the one line otherwise."""

from fractions import Fraction

import pytest

from summitry.errors import NotDefined
from summitry.phases.inspection.limits import amount, chance, whole


def test_a_float_is_the_decimal_that_it_prints_as():
    assert chance("p", 0.1) == Fraction(1, 10)
    assert chance("p", Fraction(1, 3)) == Fraction(1, 3)
    assert amount("g", 2.5) == Fraction(5, 2)
    assert chance("p", 1) == 1


@pytest.mark.parametrize("wrong", [-0.1, 1.0001, float("nan"), float("inf")])
def test_no_chance(wrong):
    with pytest.raises(NotDefined, match=f"^p: {wrong}; allowed: "):
        chance("p", wrong)


def test_zero_can_be_refused():
    assert chance("p", 0) == amount("g", 0) == 0
    with pytest.raises(NotDefined, match="p: 0; allowed: above 0, up to 1"):
        chance("p", 0, positive=True)
    with pytest.raises(NotDefined, match="g: 0; allowed: above 0"):
        amount("g", 0, positive=True)


def test_no_amount():
    with pytest.raises(NotDefined, match=r"g: -1; allowed: at least 0"):
        amount("g", -1)


@pytest.mark.parametrize(
    ("most", "said"), [(None, "at least 1"), (9, r"1 to 9 \(no more\)"), (9999, "1 to 9,999")]
)
def test_no_whole_number_in_range(most, said):
    with pytest.raises(NotDefined, match=f"^n: 0; allowed: {said}"):
        whole("n", 0, 1, most, "no more" if most == 9 else "")
