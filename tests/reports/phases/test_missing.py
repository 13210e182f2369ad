"""What is missing: each remedy that is told has a plan that holds with it."""

import re
from dataclasses import replace
from types import SimpleNamespace

import pytest

from summitry.phases.changed import with_bonds, with_detection, with_patience, with_undone
from summitry.phases.design import design
from summitry.phases.incentives import incentives
from summitry.phases.missing import missing
from summitry.reports.phases.looked import look
from summitry.reports.phases.missing import missing_data
from summitry.reports.phases.target import target_meant
from summitry.reports.phases.written_plan import plan_meant
from tests.phases.toys import ladder_of, pair, with_step


@pytest.fixture(scope="module")
def unseen(analysed, asked):
    analysis = analysed("UNSEEN")
    return look(analysis, "base", target_meant(analysis, "first"), asked())


@pytest.fixture(scope="module")
def found(unseen):
    return missing_data(unseen)


def test_remedies_are_those_of_the_engine(unseen, found):
    engine = missing(unseen.ladder, unseen.n_stages, budget=120)
    helping = [one for one in engine if one.helps]
    assert helping
    assert [one["kinds"] for one in found["remedies"]] == [
        [change.kind for change in one.changes] for one in helping
    ]
    assert found["unlooked"] == sum(not one.looked for one in engine)
    assert len(found["vain"]) == sum(one.looked and not one.helps for one in engine)
    assert found["told"] == [one["text"] for one in found["remedies"][:5]]


def test_more_detection_makes_the_plan_hold(unseen, found):
    [row] = [one for one in found["remedies"] if one["kinds"] == ["detection"]][:1]
    assert row["text"].startswith("A plan would hold with a chance of at least ")
    share = float(row["text"].split("at least ")[1].split(" %")[0]) / 100
    own = unseen.ladder.own(0)
    better = with_detection(unseen.ladder, own, share)
    assert incentives(better, plan_meant(better, row["plan"])).self_enforcing
    assert not incentives(unseen.ladder, plan_meant(unseen.ladder, row["plan"])).self_enforcing


def test_a_small_budget_leaves_something_unlooked(unseen):
    assert missing_data(unseen, 1)["unlooked"] > 0


ODD = ladder_of(pair().steps, [[-1.07, 1.53], [1.61, -1.13]], patience=0.8)
SMALL = {
    "impatient": pair(patience=0.3),
    "hasty": replace(ODD, patience=0.7 * ODD.patience),
    "unseen": with_step(with_step(pair(patience=0.8), 0, detection=0.1), 1, detection=0.13),
    "unseen for long": replace(with_step(pair(patience=0.8), 0, detection=0.1), months=2.0),
    "kept": with_step(with_step(ODD, 0, undone=0.3), 1, undone=0.21),
}
"""Ladders on which no plan holds."""

NUMBERS = {
    "detection": r"([\d.]+) %",
    "bond": r"([\d.]+) points",
    "patience": r"of (0\.\d+|1) a month",
    "undone": r"([\d.]+) %",
}
LAST = {"detection": 1 + 0.5, "bond": 0.1 + 0.015}
"""One in the last place, and as far again as the engine leaves open (0.005 of all that can be)."""


def printed(change, words):
    """The numbers that the words give for a change."""
    found = [float(one) for one in re.findall(NUMBERS[change.kind], words)]
    assert len(found) == (len(change.of) if change.kind == "bond" else 1)
    return found


def changed(ladder, change, numbers):
    """The ladder with just those numbers; of several, with a floor."""
    [first, *_], many = numbers, len(change.of) > 1
    stage = {
        "detection": lambda: 1 - (1 - first / 100) ** ladder.months,
        "patience": lambda: first**ladder.months,
        "undone": lambda: first / 100,
    }
    if change.kind == "bond":
        return with_bonds(ladder, zip(change.of, numbers, strict=True))
    value = stage[change.kind]()
    make, now = {
        "detection": (with_detection, lambda k: ladder.steps[k].detection),
        "patience": (with_patience, lambda p: ladder.patience[p]),
        "undone": (with_undone, lambda k: ladder.steps[k].undone),
    }[change.kind]
    return make(ladder, [k for k in change.of if not many or now(k) < value], value)


@pytest.mark.parametrize("name", SMALL)
def test_at_the_number_that_is_printed_a_plan_holds(name):
    """And with a certain one, next to it on the other side, none does."""
    ladder = SMALL[name]
    found = missing_data(SimpleNamespace(ladder=ladder, n_stages=2))["remedies"]
    engine = [one for one in missing(ladder, 2, budget=120) if one.helps]
    assert not design(ladder, 2, most=1).plans
    looked = 0
    for told, one in zip(found, engine, strict=True):
        if len(one.changes) > 1 or one.changes[0].kind not in NUMBERS:
            continue
        [change], looked = one.changes, looked + 1
        numbers = printed(change, told["words"])
        assert design(changed(ladder, change, numbers), 2, most=1).plans, told["words"]
        if one.certain:  # only of detection and bonds
            less = [number - LAST[change.kind] for number in numbers]
            assert not design(changed(ladder, change, less), 2, most=1).plans, told["words"]
    assert looked


def test_the_cases_show_every_kind():
    kinds = {
        kind
        for ladder in SMALL.values()
        for row in missing_data(SimpleNamespace(ladder=ladder, n_stages=2))["remedies"]
        for kind in row["kinds"]
    }
    assert set(NUMBERS) <= kinds
