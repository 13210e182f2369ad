"""Moves in a case as a whole: the shipped one, a small one, other readings and other states."""

import json

import pytest

from summitry.cases.compile import compile_case
from summitry.errors import NotDefined, TooManyDeals, UnknownName
from summitry.reports.conflicts.asked import Asked
from summitry.reports.conflicts.case import LETTERS, deals_by_name, moves_of_case, signed_deals
from summitry.reports.conflicts.places import state_meant
from summitry.stability.definitions import is_stable
from summitry.stability.standoff import place_of, standoff
from tests.reports.conflicts.cases import HELD

NONE = Asked(draws=0)


def test_packages_carry_the_letters_of_the_brief(hanoi, hanoi_brief):
    found = signed_deals(hanoi)
    assert [one.label for one in found] == [p["letter"] for p in hanoi_brief["packages"]]
    assert [one.deal for one in found] == [p.package.deal for p in hanoi.proposals]
    assert set(LETTERS) >= {one.label for one in found}


def test_data_is_json_and_the_same_again(hanoi, hanoi_moves):
    assert json.loads(json.dumps(hanoi_moves)) == hanoi_moves
    again = moves_of_case(hanoi, "base", Asked(draws=40, seed=7))
    assert json.dumps(again) == json.dumps(hanoi_moves)


def test_another_seed_changes_shares_alone(hanoi, hanoi_moves):
    other = moves_of_case(hanoi, "base", Asked(draws=40, seed=8))
    differing = {key for key in other if other[key] != hanoi_moves[key]}
    assert differing <= {"robustness", "lines"}
    assert "robustness" in differing


def test_every_line_is_a_sentence(hanoi_moves):
    for text in hanoi_moves["lines"]:
        assert text.endswith((".", ").", "%)."))
        assert "  " not in text
        assert "None " not in text.replace("None of these steps", "")


def test_a_package_looked_at_is_what_is_said_of_it_once_signed(hanoi):
    for one in signed_deals(hanoi):
        data = moves_of_case(hanoi, "base", Asked(at=one.label, draws=0))
        [told] = [signed for signed in data["signed"] if signed["label"] == one.label]
        assert data["state"]["key"] == told["key"]
        assert data["lasts"] == told["lasts"]
        assert {side["id"]: side["hold"] for side in data["sides"]} == {
            side["id"]: side["hold"] for side in told["sides"]
        }
        assert not data["state"]["today"]


def test_an_offer_is_a_state_too(hanoi, stood):
    data = moves_of_case(hanoi, "base", Asked(at="all_for_yongbyon", draws=0))
    place = place_of(stood.conflict.form, deals_by_name(hanoi)["all_for_yongbyon"])
    assert state_meant(stood.conflict, data["state"]["key"]) == place
    for side in data["sides"]:
        party = stood.conflict.party(side["id"])
        for name, held in side["stable"].items():
            assert is_stable(stood.conflict, party, place, name) == held


def test_every_reading_is_judged_by_its_own_points(hanoi):
    for reading in hanoi.readings:
        data = moves_of_case(hanoi, reading.id, NONE)
        conflict = standoff(compile_case(hanoi.case, reading.id, hanoi.date))
        assert data["reading"] == reading.id
        assert data["n_states"] == conflict.n_states
        for side in data["sides"]:
            party = conflict.party(side["id"])
            for name, held in side["stable"].items():
                assert is_stable(conflict, party, conflict.status_quo, name) == held
            for move in side["moves"]:
                to = state_meant(conflict, move["to"])
                worth = conflict.worth[party]
                assert move["change"] == worth[to] - worth[conflict.status_quo]


def test_red_lines_first_changes_verdicts_and_no_points(hanoi, stood):
    """Points are points: what a broken line does to the order is no number of them."""
    model = hanoi.base.negotiation
    for at in (None, *(one.label for one in signed_deals(hanoi))):
        data = moves_of_case(hanoi, "base", Asked(at=at, draws=0, red_lines_first=True))
        ranked = standoff(model, red_lines_first=True)
        state = state_meant(ranked, data["state"]["key"])
        start = tuple(ranked.form.options([state])[0].tolist())
        for side in data["sides"]:
            party = model.party(side["id"])
            for name, held in side["stable"].items():
                assert is_stable(ranked, party, state, name) == held
            for move in side["moves"]:
                to = ranked.form.options([state_meant(ranked, move["to"])])[0].tolist()
                gain = model.utility(party, tuple(to)) - model.utility(party, start)
                assert move["change"] in (gain, None), (at, side["id"], move["to"])


def test_answers_of_one_move_are_asked_for(hanoi):
    data = moves_of_case(hanoi, "base", Asked(draws=0, sanctions="single"))
    assert data["sanctions"] == "single"
    assert data["lasts"]


def test_a_small_case_in_which_both_sides_gain_by_moving(made):
    """East would open the market daily (100 for 0), West raise the fee (50 for 0)."""
    data = moves_of_case(made(HELD), "base", NONE)
    assert data["lines"][0].startswith("The stand-off does not hold: ")
    changes = {side["id"]: [move["change"] for move in side["moves"]] for side in data["sides"]}
    assert changes == {"east": [100, 60], "west": [50]}
    assert [side["gains"] for side in data["sides"]] == [2, 1]
    answers = data["sides"][0]["moves"][0]["answers"]
    assert [(one["party"], one["words"], one["change"]) for one in answers] == [
        ("West", ["fee: high"], 50)
    ]


def test_what_cannot_be_looked_at_is_refused(variants, hanoi):
    with pytest.raises(NotDefined, match="market, fee"):
        moves_of_case(variants["no_status_quo"], "base", NONE)
    with pytest.raises(TooManyDeals, match="10,000,000,000 combinations"):
        moves_of_case(variants["too_many_to_list"], "base", NONE)
    with pytest.raises(UnknownName, match="reading: nothing"):
        moves_of_case(hanoi, "nothing", NONE)


def test_a_case_whose_today_is_unknown_can_be_asked_about_a_state(variants):
    asked = Asked(at="market=weekly,fee=high", draws=20)
    data = moves_of_case(variants["no_status_quo"], "base", asked)
    assert data["state"]["words"] == ["market: weekly", "fee: high"]
    assert data["lines"][0].startswith("This state holds: nobody can move alone")
    assert data["robustness"]["here"]["nash"]["n"] == 20
