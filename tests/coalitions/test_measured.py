"""The measured errors, from the data where they are at hand."""

import csv
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

import pytest

from summitry.coalitions.measured import MEASURED, experiment, measured_line, misplaced
from summitry.coalitions.power import POWER

DATA = Path(__file__).parents[3] / "shared" / "data" / "three_party_bargaining"


@pytest.fixture(scope="module")
def bargains():
    """(treatment, payoffs) of every group, trial round and demonstrations left out."""
    if not DATA.is_dir():
        pytest.skip(f"MEASURED IS NOT CHECKED: the data are not at {DATA}")
    sessions = _rows("sessions.csv")
    names = {r["session.code"]: r["session.config.name"] for r in sessions}
    groups = defaultdict(lambda: [0, 0, 0])
    for row in _rows("bargaining_data.csv"):
        if row["session.is_demo"] == "0" and row["subsession.round_number"] != "1":
            treatment = names[row["session.code"]].removeprefix("treatment_")
            round_, group = row["subsession.round_number"], row["group.id_in_subsession"]
            payoffs = groups[treatment, row["session.code"], round_, group]
            payoffs[int(row["player.id_in_group"]) - 1] = int(row["player.payoff_this_round"])
    return [(key[0], payoffs) for key, payoffs in groups.items()]


def _rows(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", MEASURED)
def test_the_figures_come_out_of_the_data(name, bargains):
    found = MEASURED[name]
    errors = [(t, misplaced(paid, POWER[name](experiment(t)))) for t, paid in bargains]
    big = [error for treatment, error in errors if treatment != "dummy_player"]
    assert (len(big), len(errors)) == (found.n, found.n_all)
    assert round(float(sum(big) / len(big)), 1) == found.points
    total = sum((error for _, error in errors), Fraction(0))
    assert round(float(total / len(errors)), 1) == found.points_all


def test_every_treatment_has_its_game(bargains):
    assert {treatment for treatment, _ in bargains} == {"y_10", "y_30", "y_90", "dummy_player"}
    assert [int(x) for x in POWER["nucleolus"](experiment("y_90"))] == [90, 5, 5]
    assert [int(x) for x in POWER["shapley"](experiment("dummy_player"))] == [50, 50, 0]


def test_the_line_names_how_many_bargains_stand_behind_it():
    for name, found in MEASURED.items():
        line = measured_line(name)
        assert f"{found.points} points of 100" in line
        assert f"in {found.n} three-party bargains" in line
