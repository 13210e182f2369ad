"""The assumption ledger: whatever carries a reason is in it."""

import pytest

from summitry.cases.ledger import ledger, reasoned_entries, with_value
from summitry.cases.schema import Case
from tests.cases.sample import loaded, sample


@pytest.fixture
def entries():
    return {estimate.key: estimate for estimate in ledger(sample())}


def test_every_number_and_statement_is_listed_in_file_order(entries):
    east, west = "preferences.east", "preferences.west"
    assert list(entries) == [
        "rules.cheap",
        f"{east}.weights.market.value",
        f"{east}.weights.fee.value",
        *(f"{east}.scores.market.{option}" for option in ("shut", "weekly", "daily")),
        *(f"{east}.scores.fee.{option}" for option in ("0", "20")),
        f"{east}.red_lines.open",
        f"{east}.red_lines.open.credence",
        f"{east}.outside.points",
        f"{east}.outside.per_month",
        *(f"{west}.scores.fee.{option}" for option in ("0", "20")),
        f"{west}.outside.points",
        "offers.first",
        "readings.soft.credence",
        "talks",
    ]


def test_a_number_keeps_its_range_and_its_reason(entries):
    weight = entries["preferences.east.weights.market.value"]
    assert (weight.low, weight.central, weight.high) == (30, 45, 60)
    assert (weight.reason.grade, weight.reason.claims) == ("inferred", ("asks",))


def test_a_statement_has_no_number(entries):
    assert (entries["rules.cheap"].low, entries["rules.cheap"].central) == (None, None)


def test_scores_are_of_100_with_weights_and_points_without(entries):
    with_weights, without = (entries[f"preferences.{p}.scores.fee.20"] for p in ("east", "west"))
    assert (with_weights.least, with_weights.most, with_weights.unit) == (0, 100, "of 100")
    assert (without.least, without.most, without.unit) == (None, None, "points")


def test_labels_are_words(entries):
    assert entries["preferences.east.scores.market.weekly"].label == "East, score, market, weekly"


def test_what_was_not_written_is_not_listed(entries):
    assert "preferences.west.outside.per_month" not in entries


def test_every_range_lies_within_its_bounds(tmp_path):
    for estimate in (*ledger(sample()), *ledger(loaded(tmp_path).case)):
        if estimate.central is not None:
            assert estimate.low <= estimate.central <= estimate.high
            assert estimate.least is None or estimate.least <= estimate.low
            assert estimate.most is None or estimate.high <= estimate.most


def test_any_one_number_can_be_replaced_and_nothing_else_changes():
    case = sample()
    before = {estimate.key: estimate for estimate in ledger(case)}
    for estimate in before.values():
        if estimate.central is not None:
            changed = with_value(case, estimate.path, 0.625)
            after = {entry.key: entry for entry in ledger(changed)}
            assert after.keys() == before.keys()
            assert [k for k in after if after[k] != before[k]] == [estimate.key]
            assert after[estimate.key].central == 0.625


def test_reasons_are_found_wherever_they_stand():
    paths = {path for path, _ in reasoned_entries(sample())}
    assert {("talks",), ("readings", "soft"), ("preferences", "east", "red_lines", "open")} <= paths


def test_what_bears_on_plans_is_listed():
    step = {"detection": "0.5", "reversible": "1", "months": "2", "veto": "0.1", "assumed": "x"}
    plain = sample().model_dump(by_alias=True, exclude_unset=True)
    plain |= {
        "steps": {"market": {"daily": {**step, "alarm": "0.01", "breakout": "4"}}},
        "guarantees": {"bond": {"binds": "east", "points": "5", "assumed": "y"}},
        "plan": {"grace": 1, "assumed": "z"},
    }
    case = Case.model_validate(plain)
    found = {e.key: e for e in ledger(case) if e.path[0] in ("steps", "guarantees", "plan")}
    assert {key: (e.label, e.unit, e.least, e.most) for key, e in found.items()} == {
        "steps.market.daily.detection": ("step, market, daily, detection", "a month", 0, 1),
        "steps.market.daily.reversible": ("step, market, daily, reversible", "share", 0, 1),
        "steps.market.daily.months": ("step, market, daily, months", "months", 0, 1200),
        "steps.market.daily.veto": ("step, market, daily, veto", "share", 0, 1),
        "steps.market.daily.alarm": ("step, market, daily, alarm", "a month", 0, 1),
        "steps.market.daily.breakout": ("step, market, daily, breakout", "points", None, None),
        "guarantees.bond.points": ("guarantee, bond", "points", 0, None),
        "plan": ("plan", "", None, None),
    }
    changed = with_value(case, ("guarantees", "bond", "points"), 7)
    assert changed.guarantees["bond"].points.central == 7
