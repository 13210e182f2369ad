"""Steps as data: every number leads to an entry of the ledger, or says that it is taken."""

import pytest

from summitry.cases.ledger import ledger


@pytest.mark.parametrize("name", ["HOLDS", "SILENT", "GUARANTEED", "BANKED", "MIXED"])
def test_keys_and_grades_are_those_of_the_ledger(told, analysed, name):
    entries = {one.key: one for one in ledger(analysed(name).case)}
    data = told(name)
    silent = {one["id"] for one in data["taken"] if one["kind"] == "step"}
    for step in data["steps"]:
        for what, number in step["stated"].items():
            if step["id"] in silent:
                assert number == {
                    "key": None, "low": None, "central": None, "high": None, "grade": "taken"
                }  # fmt: skip
                continue
            entry = entries[number["key"]]
            assert number["key"] == f"steps.{step['id']}.{what}"
            assert (number["low"], number["central"], number["high"], number["grade"]) == (
                entry.low, entry.central, entry.high, entry.reason.grade
            )  # fmt: skip


def test_what_a_step_is_worth_and_who_takes_it(told):
    weekly, daily, fee = told("HOLDS")["steps"]
    assert (weekly["by"], weekly["mover"], fee["by"], fee["mover"]) == (
        "East",
        "east",
        "West",
        "west",
    )
    assert [step["points"] for step in (weekly, daily, fee)] == [
        {"east": -10.0, "west": 20.0},
        {"east": -20.0, "west": 50.0},
        {"east": 60.0, "west": -20.0},
    ]
    assert (daily["detection_a_stage"], fee["undone"], fee["stages"]) == (0.5, 0.9, 1)
    assert told("JOINT")["steps"][0]["by"] == "together"


def test_chances_are_those_of_a_stage(told):
    weekly, *_ = told("GUARANTEED")["steps"]
    assert weekly["stated"]["detection"]["central"] == 0.02
    assert weekly["detection_a_stage"] == pytest.approx(1 - 0.98**2)
    fine = told("HOLDS", months=0.5)["steps"][0]
    assert (fine["stages"], fine["detection_a_stage"]) == (2, pytest.approx(1 - 0.5**0.5, abs=1e-4))
