"""Known answers on gradual exchange: the closed form, its threshold, and equal parts."""

from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from summitry.phases.gradualism.endless import gradual
from summitry.phases.gradualism.horizon import finite, finite_lp
from summitry.phases.gradualism.patterns import least_detection, slacks
from summitry.phases.gradualism.slicing import best_parts, slicing
from summitry.phases.gradualism.terms import ROUNDING, Terms

HERE = Path(__file__).parent / "gradualism"
SOLVER = 1e-9
"""The solver keeps each condition to 1e-10; up to 40 of them follow from each other."""
PRINTED = 1e-7
"""Answers that are not fractions are written with seven places."""


def _yaml(name):
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))


def _number(word):
    return float(Fraction(str(word)))


ENDLESS = _yaml("endless.yaml")
PARTS = _yaml("equal-parts.yaml")


@pytest.fixture(params=ENDLESS["levels"], ids=lambda level: f"q={level['detection']}")
def level(request):
    return request.param


@pytest.fixture
def terms(level):
    numbers = (ENDLESS["own_worth"], ENDLESS["patience"], level["detection"])
    return Terms(*map(_number, numbers))


def test_the_closed_form(terms, level):
    found = gradual(terms)
    assert found.ratio == pytest.approx(_number(level["ratio"]), abs=ROUNDING)
    assert found.value == pytest.approx(_number(level["value"]), abs=ROUNDING)
    assert found.first_best == _number(ENDLESS["first_best"])
    assert found.threshold == pytest.approx(_number(ENDLESS["threshold"]), abs=ROUNDING)
    steps = [_number(step) for step in level["steps"]]
    assert found.steps(len(steps)) == pytest.approx(steps, abs=ROUNDING)


@pytest.mark.parametrize("periods", [1, 2, 5, 12, 25, 40])
def test_with_its_tail_every_horizon_is_worth_the_closed_form(terms, periods):
    endless = gradual(terms)
    tail = (1 - terms.patience) * endless.value * endless.ratio**periods
    total = finite(terms, periods, tail).total
    assert total == pytest.approx(endless.value, abs=ROUNDING)
    assert finite_lp(terms, periods, tail).total == pytest.approx(endless.value, abs=SOLVER)


@pytest.mark.parametrize("periods", [1, 2, 5, 12, 25, 40])
def test_without_anything_after_the_end_all_unravels_to_exactly_nothing(terms, periods):
    assert finite(terms, periods).steps == (0.0,) * periods
    assert finite_lp(terms, periods).value == 0


def test_all_in_one_go_is_worth_more_and_does_not_hold(terms):
    assert gradual(terms).value < gradual(terms).first_best
    assert slacks(terms, [1.0]) == (-_number(ENDLESS["own_worth"]),)


@pytest.mark.parametrize("parts", PARTS["parts"])
def test_equal_parts(parts):
    alpha, delta, after = (_number(PARTS[key]) for key in ("own_worth", "patience", "after"))
    expected = PARTS["parts"][parts]
    found = slicing(alpha, delta, after, parts).detection
    by_definition = least_detection(alpha, delta, [1 / parts] * parts, after)
    if expected is None:
        assert found is by_definition is None
    else:
        assert found == pytest.approx(_number(expected), abs=PRINTED)
        assert by_definition == pytest.approx(found, abs=ROUNDING)


def test_the_number_of_parts_that_needs_least_detection():
    numbers = (_number(PARTS[key]) for key in ("own_worth", "patience", "after"))
    assert best_parts(*numbers) == tuple(PARTS["best"])
