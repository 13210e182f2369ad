"""Differences between a picture and the model, put back and alone."""

import pytest

from summitry.cases.beliefs import pictured, seen_case
from summitry.cases.ledger import ledger
from summitry.cases.pictures import Gap, differences, only, put_back
from summitry.cases.schema import Case
from tests.cases.sample import sample

WHY = {"assumed": "x"}
PICTURE = {
    "weights": {"market": {"value": [40, 60], **WHY}},
    "scores": {"fee": {"0": 10, "20": 100, **WHY}},
    "together": {"quick": {"if": "market = daily", "points": 5, **WHY}},
    "red_lines": {"cheap": {"rule": "fee <= 5", **WHY}},
    "outside": {"points": 9, **WHY},
    "patience": {"value": 0.9, **WHY},
    "public": {"market": {"option": "shut", **WHY}},
    "face": {"points_per_step_back": 3, **WHY},
    "drop": {"open": WHY},
}


@pytest.fixture
def case():
    plain = sample().model_dump(by_alias=True, exclude_none=True)
    return Case.model_validate({**plain, "beliefs": {"west": {"east": PICTURE}}})


def test_every_entry_of_a_picture_is_a_difference(case):
    found = {d.key.removeprefix("beliefs.west.east."): d for d in differences(case, "west")}
    gaps = {
        gap.key.removeprefix("beliefs.west.east."): (gap.believed, gap.modelled)
        for d in found.values()
        for gap in d.gaps
    }
    assert gaps == {
        "weights.market.value": (50, 45),
        "scores.fee.0": (10, 0),
        "together.quick": ("market = daily", None),
        "together.quick.points": (5, None),
        "red_lines.cheap": ("fee <= 5", None),
        "outside.points": (9, 250),
        "patience.value": (0.9, None),
        "public.market": ("shut", None),
        "face.points_per_step_back": (3, None),
        "drop.open": (None, "market != shut"),
    }
    assert gaps.keys() - {"together.quick"} <= {
        estimate.key.removeprefix("beliefs.west.east.") for estimate in ledger(case)
    }
    assert found["drop.open"].reason.why == "x"


def test_what_is_as_modelled_is_no_difference():
    plain = sample().model_dump(by_alias=True, exclude_none=True)
    same = {"weights": {"fee": {"value": [30, 50], **WHY}}, "drop": {"no_such_line": WHY}}
    case = Case.model_validate({**plain, "beliefs": {"west": {"east": same}}})
    assert differences(case, "west") == ()
    assert differences(case, "gulf") == ()


def test_a_default_is_a_gap_where_nothing_else_is():
    plain = sample().model_dump(by_alias=True, exclude_none=True)
    same = {"outside": {"points": [200, 300], **WHY}}
    case = Case.model_validate({**plain, "beliefs": {"west": {"east": same}}})
    ((gap,),) = [difference.gaps for difference in differences(case, "west")]
    assert gap == Gap("beliefs.west.east.outside.per_month", 0, -5)


def test_all_put_back_is_the_model(case):
    changed = case
    for difference in differences(case, "west"):
        changed = put_back(changed, difference)
    assert seen_case(changed, "west").preferences["east"] == case.preferences["east"]
    assert differences(changed, "west") == ()


def test_one_alone_is_the_only_difference(case):
    for difference in differences(case, "west"):
        alone = only(case, difference)
        assert differences(alone, "west") == (difference,)
        rest = put_back(case, difference)
        assert difference not in differences(rest, "west")
        assert len(differences(rest, "west")) == len(differences(case, "west")) - 1


def test_laid_again_what_was_put_back_makes_the_picture(case):
    """Entries of a picture do not hang together: in any order they make the same one."""
    base = case.preferences["east"]
    for difference in differences(case, "west"):
        base = pictured(base, only(case, difference).beliefs["west"]["east"])
    assert base == seen_case(case, "west").preferences["east"]


def test_a_gap_says_where_it_stands(case):
    first = differences(case, "west")[0]
    assert first.gaps == (Gap("beliefs.west.east.weights.market.value", 50.0, 45.0),)
