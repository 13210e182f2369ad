"""In how many draws a state lasts: the counts of the engine, and sentences that say the same."""

import re
from dataclasses import replace

import pytest

from summitry.reports.conflicts.asked import Asked
from summitry.reports.conflicts.case import moves_of_case, signed_deals
from summitry.reports.conflicts.file import moves_of_file
from summitry.reports.conflicts.shares import share_text, shares_of_case, shares_of_file
from summitry.reports.conflicts.standing import LOOKED_AT, Standing
from summitry.stability.definitions import is_stable
from summitry.stability.draws import stable_shares, swapped
from summitry.uncertainty.robustness import robustness
from tests.reports.conflicts.cases import FILES, HELD, read


@pytest.mark.parametrize("seed", [0, 7])
def test_shares_of_the_shipped_case_are_those_of_robustness(hanoi, stood, seed):
    deals = signed_deals(hanoi)
    today = hanoi.base.negotiation.status_quo
    found = shares_of_case(
        hanoi, "base", Asked(draws=40, seed=seed), stood, stood.conflict.status_quo, deals
    )
    states = {"now": today, **{one.label: one.deal for one in deals}}
    engine = robustness(hanoi.case, 40, seed, LOOKED_AT, states=states)
    expected = {(one.name, one.concept): one.equilibrium for one in engine.states}
    told = {("now", concept): one for concept, one in found["here"].items()}
    told |= {
        (label, concept): one
        for label, row in found["signed"].items()
        for concept, one in row.items()
    }
    assert set(told) == {key for key in expected if key[0] in states}
    for key, one in told.items():
        assert (one["n"], one["of"]) == (expected[key].hits, expected[key].draws)
        low, high = expected[key].interval
        assert (one["low"], one["high"]) == (round(low, 6), round(high, 6))
    assert (found["n"], found["seed"], found["readings"]) == (40, seed, dict(engine.drawn))


def test_the_stand_off_lasts_in_every_draw_under_every_concept(hanoi_moves):
    here = hanoi_moves["robustness"]["here"]
    assert set(here) == set(LOOKED_AT)
    assert {(one["n"], one["of"]) for one in here.values()} == {(40, 40)}
    assert " in each of 40 draws" in share_text(hanoi_moves["robustness"])


def test_red_lines_first_and_single_answers_are_drawn_so(hanoi, stood):
    asked = Asked(draws=30, red_lines_first=True, sanctions="single")
    deals = signed_deals(hanoi)
    found = shares_of_case(hanoi, "base", asked, stood, stood.conflict.status_quo, deals)
    engine = robustness(
        hanoi.case,
        30,
        0,
        LOOKED_AT,
        red_lines_first=True,
        states={one.label: one.deal for one in deals},
        sanctions="single",
    )
    counts = {(one.name, one.concept): one.equilibrium.hits for one in engine.states}
    for label, row in found["signed"].items():
        assert {name: one["n"] for name, one in row.items()} == {
            name: counts[label, name] for name in LOOKED_AT
        }


def test_without_draws_there_are_no_shares(hanoi, stood):
    assert shares_of_case(hanoi, "base", Asked(draws=0), stood, 0, ()) is None
    assert shares_of_file(Standing(read("textbook/chicken").conflict), Asked(draws=0), 0) is None
    assert share_text(None) == ""


@pytest.mark.parametrize("name", FILES)
def test_shares_of_a_file_are_those_of_the_engine(name):
    conflict = read(name).conflict
    asked = Asked(draws=25, swaps=2, seed=3)
    found = shares_of_file(Standing(conflict), asked, 0)
    engine = stable_shares(conflict, swapped(conflict.worth, 25, 2, 3), LOOKED_AT)
    for k, concept in enumerate(LOOKED_AT):
        row = engine.equilibrium[k].tolist()
        assert found["here"][concept]["n"] == row[0]
        for place, state in enumerate(conflict.names):
            assert found["states"].get(state, {}).get(concept, 0) == row[place]
    assert (found["n"], found["swaps"], found["seed"]) == (25, 2, 3)
    assert shares_of_file(Standing(conflict), asked, None)["here"] is None


def test_counts_of_a_file_are_those_of_the_definitions():
    conflict = read("textbook/chicken").conflict
    found = shares_of_file(Standing(conflict), Asked(draws=12, swaps=4, seed=1), 0)
    counts = dict.fromkeys(LOOKED_AT, 0)
    for worth in swapped(conflict.worth, 12, 4, 1):
        drawn = replace(conflict, worth=worth)
        for name in LOOKED_AT:
            counts[name] += is_stable(drawn, 0, 0, name) and is_stable(drawn, 1, 0, name)
    assert {name: one["n"] for name, one in found["here"].items()} == counts


def test_a_share_for_each_concept_is_told_where_they_differ():
    data = moves_of_file(read("kinsara-2014/elmira"), Asked(draws=20))
    text = share_text(data["robustness"])
    here = data["robustness"]["here"]
    assert len({one["n"] for one in here.values()}) > 1
    for name, one in (("Nash", here["nash"]), ("SEQ", here["seq"])):
        assert f"{name} in {one['n']} (" in text


def test_what_is_so_in_a_share_of_draws_is_what_was_said_before(made):
    """A state that does not hold is not said to do so in no draw: that would turn it round."""
    data = moves_of_case(made(HELD), "base", Asked(draws=50))
    first = data["lines"][0]
    assert first.startswith("The stand-off does not hold")
    assert {one["n"] for one in data["robustness"]["here"].values()} == {0}
    assert not re.search(r"That is so in 0 of", first)
