"""Fitted factors: the direction is kept, the optimum is one, counts come back."""

from dataclasses import replace
from math import log

import pytest

from summitry.errors import SummitryError
from summitry.evidence.priorities.cues import Cue
from summitry.evidence.priorities.factors import Factor, at_rank
from summitry.evidence.priorities.fitting import Example, fit_factors
from summitry.evidence.spans import Span

UP = {"says": Factor("says", "up", 1.0, 1.0, "says it")}


def said(issue: str, rule: str = "says") -> Cue:
    return Cue(0, Span(0, 1), Span(0, 1), rule, issue)


def example(order: str, *issues: str) -> Example:
    return Example(tuple(said(issue) for issue in issues), tuple(order))


def loss(examples: list[Example], worth: dict[str, Factor], ridge: float) -> float:
    """The definition, for one cue an example on two issues."""
    total = 0.0
    for one in examples:
        (cue,) = one.cues
        f = worth[cue.rule]
        chance = at_rank(f, one.order.index(cue.issue), 2) / (at_rank(f, 0, 2) + at_rank(f, 1, 2))
        total -= one.weight * log(chance)
    return total + ridge * sum(log(f.first) ** 2 + log(f.last) ** 2 for f in worth.values())


def test_the_odds_of_the_examples_come_back() -> None:
    """Nine of ten times what is named comes first: first / last = 9."""
    examples = [example("ab", "a")] * 9 + [example("ba", "a")]
    fitted = fit_factors(examples, UP, ridge=1e-6)["says"]
    assert fitted.first / fitted.last == pytest.approx(9, rel=1e-3)


def test_the_optimum_is_a_minimum_of_the_definition() -> None:
    examples = [example("ab", "a")] * 5 + [example("ba", "a")] * 2
    fitted = fit_factors(examples, UP, ridge=0.5)
    least = loss(examples, fitted, 0.5)
    for change in (0.97, 1.03):
        for side in ("first", "last"):
            moved = replace(fitted["says"], **{side: getattr(fitted["says"], side) * change})
            assert loss(examples, {"says": moved}, 0.5) > least


def test_a_direction_is_kept_against_the_examples() -> None:
    fitted = fit_factors([example("ba", "a")] * 9, UP)["says"]
    assert (fitted.first, fitted.last) == pytest.approx((1, 1))
    middle = {"says": replace(UP["says"], direction="middle")}
    fitted = fit_factors([example("bac", "a")] * 9, middle)["says"]
    assert fitted.first < 1
    assert fitted.last < 1


def test_a_rule_not_used_stays_at_one() -> None:
    rules = UP | {"idle": Factor("idle", "down", 0.5, 2.0, "")}
    fitted = fit_factors([example("ab", "a")], rules)["idle"]
    assert (fitted.first, fitted.last) == pytest.approx((1, 1))


def test_examples_must_order_the_same_issues() -> None:
    with pytest.raises(SummitryError, match="no examples"):
        fit_factors([], UP)
    with pytest.raises(SummitryError, match="no order of a, b"):
        fit_factors([example("ab", "a"), example("ac", "a")], UP)
