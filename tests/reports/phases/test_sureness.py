"""How sure a plan is: shares with their intervals, and the played test."""

import pytest

from summitry.reports.phases.written_plan import plan_meant
from summitry.simulation.search import hardest_test
from tests.reports.phases.test_data import ladder_of


def test_without_draws_and_runs_nothing_is_said(told):
    assert told("HOLDS")["sureness"] == {"draws": None, "played": None}
    one_run = told("HOLDS", runs=1)["sureness"]
    assert one_run["played"] is None


def test_a_plan_far_from_breaking_holds_in_every_draw(told):
    found = told("HOLDS", draws=50)["sureness"]["draws"]
    assert (found["holds"]["n"], found["holds"]["of"]) == (50, 50)
    assert found["text"].startswith("The plan holds in 50 of 50 draws of the numbers (between 9")
    assert found["broken"] == []


def test_one_that_breaks_says_where(told):
    data = told("UNSEEN", draws=40, plan="market.weekly, market.daily, fee.low")
    found = data["sureness"]["draws"]
    assert found["holds"]["n"] == 0
    assert found["broken"][0]["id"] == "east"
    assert found["broken"][0]["draws"] == 40
    assert "East would withhold in secret in stage 1 (40)" in found["text"]


@pytest.mark.parametrize("name", ["HOLDS", "UNSEEN"])
def test_the_played_test_is_that_of_the_simulation(told, analysed, name):
    text = "market.weekly, market.daily, fee.low"
    data = told(name, runs=200, seed=4, plan=text)
    ladder = ladder_of(analysed(name), data)
    tests = hardest_test(ladder, plan_meant(ladder, text), 200, 4)
    played = data["sureness"]["played"]
    assert [one["gains"] for one in played["parties"]] == [one.breaks for one in tests]
    assert [one["gain"] for one in played["parties"]] == pytest.approx(
        [one.gain for one in tests], abs=5e-4
    )
    if name == "UNSEEN":
        assert "East gained by deviating, by more than chance explains." in played["text"]
    else:
        assert "nobody gained more than chance explains." in played["text"]


def test_the_seed_moves_the_draws(told):
    plan = "fee.low | market.weekly, market.daily"
    one, other = (
        told("GUARANTEED", draws=30, runs=30, seed=seed, plan=plan)["sureness"] for seed in (0, 1)
    )
    assert one["played"] != other["played"]
    assert (one["draws"]["seed"], other["draws"]["seed"]) == (0, 1)
