"""Sentences about moves: what is said of a state is what the verdicts say."""

import pytest

from summitry.reports.conflicts.asked import Asked
from summitry.reports.conflicts.case import moves_of_case
from summitry.reports.conflicts.data import moves_data
from summitry.reports.conflicts.holds import HOLDS, loosest
from summitry.reports.conflicts.lines import lasting_text, leaving_text, signed_texts
from summitry.reports.conflicts.standing import Standing
from summitry.reports.conflicts.state_words import step_text
from summitry.stability.definitions import improvements, reached
from tests.reports.conflicts.cases import drawn


def test_the_stand_off_of_the_shipped_case_in_two_sentences(hanoi_moves):
    assert lasting_text(hanoi_moves) == (
        "The stand-off holds: neither the United States nor North Korea gains by any move of its"
        " own. It is stable by Nash, GMR, SMR, SEQ and SSEQ."
    )
    assert leaving_text(hanoi_moves) == (
        "Leaving it alone costs: the United States at least −69 points (South–North economic"
        " exchange is exempted from sanctions) and North Korea at least −32 points (Yongbyon is"
        " frozen). None of these steps gives another side a reason of its own to answer with one."
    )
    assert hanoi_moves["lines"][0].startswith(lasting_text(hanoi_moves))
    assert hanoi_moves["lines"][1] == leaving_text(hanoi_moves)


def _kinds(standing, state):
    return [standing.hold(party, state) for party in standing.movers]


@pytest.mark.parametrize("seed", range(16))
def test_a_state_is_said_to_hold_where_no_side_leaves(seed):
    standing = Standing(drawn(seed))
    conflict = standing.conflict
    for state in range(conflict.n_states):
        text = lasting_text(moves_data(standing, "t", state, measured=False))
        what = "The stand-off" if state == conflict.status_quo else "This state"
        gmr = "gmr" in standing.lasting(state)
        kind = loosest(_kinds(standing, state))
        only = ": " if kind == "content" else f" {HOLDS[kind].only}: "
        assert text.startswith(f"{what} holds{only}" if gmr else f"{what} does not hold: ")
        assert "  " not in text
        assert ": ." not in text
        for party in standing.movers:
            kind, name = standing.hold(party, state), conflict.parties[party].name
            if kind == "leaves":
                assert f"{name} gains by a move that no answer spoils" in text
            elif gmr and kind != "content":
                assert f"{name} {HOLDS[kind].side}" in text


@pytest.mark.parametrize("seed", range(8, 24))
def test_the_move_that_no_answer_spoils_is_one_that_none_does(seed):
    """Not merely the best move: that one may have an answer, and a lesser one none."""
    conflict = drawn(seed)
    standing = Standing(conflict)
    for state in range(conflict.n_states):
        text = lasting_text(moves_data(standing, "t", state, measured=False))
        for party in standing.movers:
            if standing.hold(party, state) != "leaves":
                continue
            worth, others = conflict.worth[party], set(range(conflict.n_parties)) - {party}
            free = {
                step_text(conflict, state, move)
                for move in improvements(conflict, party, state)
                if all(worth[end] > worth[state] for end in reached(conflict, others, move))
            }
            start = f"{conflict.parties[party].in_text} gains by a move that no answer spoils ("
            _, _, told = text.partition(start)
            assert any(told.startswith(f"{one})") for one in free), (state, party, text, free)


def test_where_nobody_can_move_only_agreement_changes_it(variants):
    data = moves_of_case(variants["with_room"], "base", Asked(draws=0))
    assert lasting_text(data) == (
        "The stand-off holds: nobody can move alone; only agreement changes it."
    )
    assert leaving_text(data) == ""
    assert data["lasts"] == [one["id"] for one in data["concepts"]]


def test_without_a_state_it_is_said_that_none_is_looked_at(stood):
    text = lasting_text(moves_data(stood, "t", None, measured=True))
    assert text.startswith("No state is looked at")
    assert "--at" in text


def test_prices_are_told_only_where_worth_has_a_measure_and_nobody_gains(stood, hanoi):
    unmeasured = moves_data(stood, "t", stood.conflict.status_quo, measured=False)
    assert leaving_text(unmeasured) == ""
    leaving = moves_of_case(hanoi, "base", Asked(at="B", draws=0))
    assert any(side["hold"] == "leaves" for side in leaving["sides"])
    assert leaving_text(leaving) == ""


def test_who_would_answer_a_step_is_told():
    answered = 0
    for seed in range(12):
        standing = Standing(drawn(seed))
        for state in range(standing.conflict.n_states):
            data = moves_data(standing, "t", state, measured=True)
            if not (text := leaving_text(data)):
                continue
            firsts = [side["moves"][0] for side in data["sides"] if side["moves"]]
            told = [one for move in firsts for one in move["answers"] if one["words"]]
            assert ("would follow" in text) == bool(told)
            assert text.count("at least") == len(firsts)
            answered += bool(told)
    assert answered


def test_every_package_stands_in_one_sentence_the_firmest_first(hanoi_moves):
    found = list(signed_texts(hanoi_moves))
    labels = [one["label"] for _, group in found for one in group]
    assert sorted(labels) == list("ABCDE")
    kinds = [group[0]["hold"] for _, group in found]
    assert kinds == ["content", "deterred", "leaves"]
    for text, group in found:
        assert {one["hold"] for one in group} == {group[0]["hold"]}
        assert all(one["name"] in text for one in group)


def test_shares_beside_a_package_are_those_of_the_concept_by_which_it_holds(hanoi_moves):
    by = {"content": "nash", "deterred": "seq", "leaves": "gmr"}
    for text, group in signed_texts(hanoi_moves):
        for one in group:
            share = hanoi_moves["robustness"]["signed"][one["label"]][by[one["hold"]]]
            many = {0: "none", share["of"]: "each"}.get(share["n"], share["n"])
            said = f"{one['name']} (holds in {many} of {share['of']} draws)"
            assert said in text
    for text, _ in signed_texts({**hanoi_moves, "robustness": None}):
        assert "draws" not in text


def test_a_lure_is_told_with_its_gain_and_its_answer(hanoi_moves):
    texts = {group[0]["hold"]: text for text, group in signed_texts(hanoi_moves)}
    assert "the United States could gain +89 (" in texts["deterred"]
    assert "; then North Korea: Yongbyon goes on running" in texts["deterred"]
    assert "package B, the United States could gain +157 (" in texts["leaves"]
    assert "; no answer spoils it)" in texts["leaves"]
    assert texts["content"].endswith("would hold: nobody gains by leaving.")
