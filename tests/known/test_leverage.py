"""Leverage over time: published figures, each checked against its definition before its number."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
import yaml

from summitry.phases.leverage.arming import arming_worth, lowest_concession
from summitry.phases.leverage.attrition import giving_in_worth, war_of_attrition
from summitry.phases.leverage.audience import quit_hazard, stands_firm
from summitry.phases.leverage.commitment import (
    bargaining_range,
    best_demand,
    must_fight,
    power_path,
)
from summitry.phases.leverage.deadline import pie_shares

FILES = sorted(Path(__file__).parent.glob("*/*/leverage.yaml"))
KNOWN = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in FILES]
PRINTED = 1e-5
"""The answers are written with five or six places."""
TRAPEZOID = 1e-6


def games(kind, section="games"):
    found = [game for known in KNOWN if known["kind"] == kind for game in known.get(section, ())]
    return pytest.mark.parametrize("game", found, ids=str)


@games("shift")
def test_a_shift_of_power(game):
    (before, after), (_, cost), patience = game["powers"], game["costs"], game["patience"]
    war = (1 - before - cost) / (1 - patience)
    peace = 1 + patience * (1 - after - cost) / (1 - patience)
    assert (war, peace) == (pytest.approx(game["war"]), pytest.approx(game["peace"]))
    assert must_fight(before, after, cost, patience) == (war > peace)
    found = power_path(game["powers"], tuple(game["costs"]), patience)
    assert found.conflict == game["conflict"]
    assert found.worth[1] == pytest.approx(war)


@games("private costs")
def test_a_demand_in_the_dark(game):
    found = best_demand(game["power"], game["cost"])
    for asked in np.linspace(game["power"], 1, 401):
        refused = asked - game["power"]
        worth = asked * (1 - refused) + (game["power"] - game["cost"]) * refused
        assert worth <= found.worth + 1e-12
    for name in ("share", "breakdown", "worth"):
        assert getattr(found, name) == pytest.approx(game.get(name, getattr(found, name)))


@games("private costs", "ranges")
def test_the_bargaining_range(game):
    found = bargaining_range(game["power"], tuple(game["costs"]))
    assert found == pytest.approx((game["low"], game["high"]))


@games("audience")
def test_a_crisis_in_public(game):
    s = np.linspace(0, game["time"], 100_001)
    hazard = quit_hazard(game["value"], game["rate"], s)
    firm = stands_firm(game["value"], game["rate"], game["time"])
    assert np.exp(-np.trapezoid(hazard, s)) == pytest.approx(firm, abs=TRAPEZOID)
    assert firm == pytest.approx(float(Fraction(game["firm"])))


@games("concession")
def test_butter_for_bombs(game):
    found = lowest_concession(game["power"], game["cost"], game["price"], game["patience"])
    armed, price, patience = game["power"] - game["cost"], game["price"], game["patience"]
    dates = [arming_worth(found.share, armed, price, patience, n) for n in range(200)]
    assert max(dates) == pytest.approx(found.accepting)
    less = found.share - 1e-6
    assert arming_worth(less, armed, price, patience, 0) > less / (1 - patience)
    assert found.share == pytest.approx(game["share"], abs=PRINTED)
    assert found.accepting == pytest.approx(game["accepting"], abs=PRINTED)


@games("attrition")
def test_a_war_of_attrition(game):
    values, costs = tuple(game["values"]), tuple(game["costs"])
    found = war_of_attrition(values, costs)
    for time in (0, 1, 10, 100):
        for side in (0, 1):
            worth = giving_in_worth(values[side], costs[side], found.hazards[1 - side], time)
            assert worth == pytest.approx(0, abs=1e-9)
    assert found.hazards == pytest.approx(game["hazards"])
    assert found.length == pytest.approx(game["length"])


@games("rounds")
def test_a_known_number_of_rounds(game):
    patience = tuple(game["patience"])
    for rounds, share in game["shares"].items():
        first, second = pie_shares(rounds, patience)
        later = pie_shares(rounds - 1, patience[::-1])[0] if rounds > 1 else 0
        assert second == pytest.approx(patience[1] * later)
        assert first == pytest.approx(share, abs=PRINTED)


@games("rounds", "limits")
def test_rounds_without_end(game):
    one, other = game["patience"]
    share = pie_shares(1001, (one, other))[0]
    assert share == pytest.approx(1 - other * (1 - one * share))
    assert share == pytest.approx(game["share"], abs=PRINTED)


@games("outside")
def test_an_outside_option(game):
    one, other = game["patience"]
    share = pie_shares(1001, (one, other), (0, game["outside"]))[1]
    assert share == pytest.approx(max(other * (1 - one * (1 - share)), game["outside"]))
    assert share == pytest.approx(game["share"], abs=PRINTED)
