"""Every influence is what it says: recomputed from the changed case, not from the search."""

import math
from itertools import pairwise

import pytest

from summitry.cases.ledger import ledger, with_value
from summitry.cases.schema import Case
from summitry.uncertainty import sensitivity
from summitry.uncertainty.judgement import judge_case
from summitry.uncertainty.sensitivity import influences
from summitry.uncertainty.thresholds import INNER, PRECISION

KINDS = [
    "flips within range",
    "flips if dropped",
    "flips beyond range",
    "no flip",
    "not searched",
    "other reading",
    "not used",
]


@pytest.fixture(scope="module")
def found(case):
    return influences(case)


def of_kind(found, *kinds):
    return [influence for influence in found if influence.kind in kinds]


def without(case, path):
    """The case without the entry at ``path``."""
    plain = case.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude_none=True)
    here = plain
    for part in path[:-1]:
        here = here[part]
    del here[path[-1]]
    return type(case).model_validate(plain)


def searched(influence):
    """The end of the interval in which the threshold was found."""
    estimate, (least, most) = influence.estimate, influence.looked
    low, high = (
        (estimate.low, estimate.high) if influence.kind == "flips within range" else (least, most)
    )
    return low if influence.threshold < estimate.central else high


def test_there_is_one_influence_for_each_estimate(case, found):
    assert sorted(i.estimate.key for i in found) == sorted(e.key for e in ledger(case))


def test_every_threshold_flips_the_judgement_to_what_is_said(case, found):
    base = judge_case(case)
    flipping = of_kind(found, "flips within range", "flips beyond range")
    assert flipping
    for influence in flipping:
        after = judge_case(with_value(case, influence.estimate.path, influence.threshold))
        assert after == influence.after != base, influence.estimate.key


def test_the_other_end_of_the_bracket_does_not_flip(case, found):
    base = judge_case(case)
    halvings = math.ceil(math.log2(1 / (INNER + 1) / PRECISION))
    for influence in of_kind(found, "flips within range", "flips beyond range"):
        central = influence.estimate.central
        step = (searched(influence) - central) / (INNER + 1) / 2**halvings
        assert abs(step) <= abs(searched(influence) - central) * PRECISION
        kept = with_value(case, influence.estimate.path, influence.threshold - step)
        assert judge_case(kept) == base, influence.estimate.key


def test_thresholds_lie_where_their_kind_says(found):
    for influence in of_kind(found, "flips within range"):
        assert influence.estimate.low <= influence.threshold <= influence.estimate.high
    for influence in of_kind(found, "flips within range", "flips beyond range"):
        assert influence.looked[0] <= influence.threshold <= influence.looked[1]


def test_a_flip_beyond_the_range_has_none_at_the_ends_of_the_range(case, found):
    base = judge_case(case)
    for influence in of_kind(found, "flips beyond range"):
        for end in (influence.estimate.low, influence.estimate.high):
            assert judge_case(with_value(case, influence.estimate.path, end)) == base


def test_distance_counts_half_widths_or_the_value_itself(found):
    for influence in of_kind(found, "flips within range", "flips beyond range"):
        estimate = influence.estimate
        unit = (estimate.high - estimate.low) / 2 or abs(estimate.central) or 1
        change = abs(influence.threshold - estimate.central)
        assert influence.distance == pytest.approx(change / unit)


def test_no_number_without_flip_flips_where_it_was_tried(case, found):
    base = judge_case(case)
    for influence in of_kind(found, "no flip"):
        estimate = influence.estimate
        for end in (estimate.low, estimate.high, *(influence.looked or ())):
            if end is not None:
                assert judge_case(with_value(case, estimate.path, end)) == base, estimate.key


def test_dropped_statements_do_what_is_said(case, found):
    base = judge_case(case)
    statements = [i for i in found if i.estimate.central is None and i.kind != "not used"]
    assert statements
    for influence in statements:
        after = judge_case(without(case, influence.estimate.path))
        expected = influence.after if influence.kind == "flips if dropped" else base
        assert after == expected, influence.estimate.key
        assert (after != base) == (influence.kind == "flips if dropped")


def test_what_is_not_used_changes_nothing(case, found):
    base = judge_case(case)
    unused = of_kind(found, "not used")
    assert unused
    for influence in unused:
        estimate = influence.estimate
        if estimate.central is None:
            assert judge_case(without(case, estimate.path)) == base, estimate.key
            continue
        least = estimate.low - 100 if estimate.least is None else estimate.least
        most = estimate.high + 100 if estimate.most is None else estimate.most
        for value in (least, most):
            assert judge_case(with_value(case, estimate.path, value)) == base, estimate.key


def test_the_strongest_come_first(found):
    for one, other in pairwise(found):
        ranks = KINDS.index(one.kind), KINDS.index(other.kind)
        assert ranks[0] <= ranks[1]
        if ranks[0] == ranks[1]:
            assert (one.distance or 0) <= (other.distance or 0)


def test_above_the_limit_nothing_is_searched_and_the_rest_is_still_not_used(
    case, found, monkeypatch
):
    monkeypatch.setattr(sensitivity, "MAX_COMBINATIONS", 10)
    large = influences(case)
    assert {i.kind for i in large} == {"not searched", "other reading", "not used"}
    unused = {i.estimate.key for i in of_kind(found, "not used")}
    assert {i.estimate.key for i in of_kind(large, "not used")} == unused
    assert all(i.threshold is i.after is i.looked is None for i in large)


def test_an_only_weight_is_never_tried_at_zero(cases):
    plain = cases["template"].model_dump(
        mode="json", by_alias=True, exclude_unset=True, exclude_none=True
    )
    for name in ("weights", "scores"):
        kept = plain["preferences"]["union"][name]["wage"]
        plain["preferences"]["union"][name] = {"wage": kept}
    found = influences(type(cases["template"]).model_validate(plain))
    only = next(i for i in found if i.estimate.key == "preferences.union.weights.wage.value")
    assert only.kind == "no flip"


def test_a_red_line_may_be_called_per_month(cases):
    plain = cases["template"].model_dump(
        mode="json", by_alias=True, exclude_unset=True, exclude_none=True
    )
    lines = plain["preferences"]["union"]["red_lines"]
    plain["preferences"]["union"]["red_lines"] = {"per_month": {**lines["real_raise"]}}
    found = influences(type(cases["template"]).model_validate(plain))
    line = next(i for i in found if i.estimate.key == "preferences.union.red_lines.per_month")
    assert line.kind == "no flip"


def test_no_value_is_tried_that_a_case_cannot_hold():
    numbers = {"o0": 0, "o1": 900_000_000}
    case = Case.model_validate(
        {
            "summitry": "1",
            "title": "t",
            "date": "2026-01-10",
            "parties": {"a": {"name": "A"}, "b": {"name": "B"}},
            "issues": {"x": {"options": ["o0", "o1"]}},
            "preferences": {
                "a": {
                    "scores": {"x": {**numbers, "assumed": "x"}},
                    "outside": {"points": 100, "assumed": "x"},
                },
                "b": {"outside": {"points": 0, "assumed": "x"}},
            },
        }
    )
    found = [one for one in influences(case) if one.looked]
    assert found
    assert all(-1e9 <= end <= 1e9 for one in found for end in one.looked)
