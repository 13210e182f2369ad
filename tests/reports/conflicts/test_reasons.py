"""Why a verdict holds: improvements, sanctions and counter-moves are what they are said to be."""

import pytest

from summitry.reports.conflicts.places import state_meant
from summitry.reports.conflicts.reasons import MOST_ANSWERS, reasons_data
from summitry.reports.conflicts.standing import LOOKED_AT, Standing
from summitry.stability.definitions import improvements, is_stable, reached
from summitry.stability.reach import moves_from
from summitry.stability.witness import CREDIBLE, FORESIGHTED
from tests.reports.conflicts.cases import drawn


def assert_sanction(conflict, party, state, start, concept, told, helps):
    """``told`` is an answer to the move to ``start`` that hurts; ``helps``: a counter-move does."""
    worth = conflict.worth[party]
    end = state_meant(conflict, told["to"])
    others = set(range(conflict.n_parties)) - {party}
    assert end in reached(conflict, others, start, concept in CREDIBLE)
    assert worth[end] - worth[state] == told["change"] <= 0
    assert told["words"]
    counters = moves_from(conflict, party, end).tolist()
    if concept not in FORESIGHTED or not counters:
        assert told["counter"] is None
    else:
        assert told["counter"]
        assert any(worth[c] > worth[state] for c in counters) == helps


@pytest.mark.parametrize("seed", range(10))
def test_reasons_show_the_verdicts_of_the_definitions(seed):
    conflict = drawn(seed)
    standing = Standing(conflict)
    for state in range(conflict.n_states):
        found = reasons_data(standing, state, measured=True)
        moved = [p for p in standing.movers if improvements(conflict, p, state)]
        asked = [(p, name) for p in moved for name in LOOKED_AT if name != "nash"]
        assert [one["concept"] for one in found] == [name for _, name in asked]
        for one, (party, concept) in zip(found, asked, strict=True):
            assert_reason(conflict, party, state, concept, one)


def assert_reason(conflict, party, state, concept, one):
    better = improvements(conflict, party, state)
    assert one["party"] == conflict.parties[party].name
    assert one["stable"] == is_stable(conflict, party, state, concept)
    assert one["n_improvements"] == len(better)
    assert 1 <= len(one["answers"]) <= MOST_ANSWERS
    for answer in one["answers"]:
        to = state_meant(conflict, answer["to"])
        assert to in better
        assert answer["change"] == conflict.worth[party, to] - conflict.worth[party, state]
        assert (answer["sanction"] is not None) == one["stable"]
        if one["stable"]:
            assert_sanction(conflict, party, state, to, concept, answer["sanction"], False)
        for told in answer["escaped"]:
            assert_sanction(conflict, party, state, to, concept, told, True)


def test_where_nothing_pays_there_is_nothing_to_explain(stood):
    assert reasons_data(stood, stood.conflict.status_quo, measured=True) == []


def test_without_a_measure_no_number_is_shown():
    standing = Standing(drawn(5))
    for state in range(standing.conflict.n_states):
        for one in reasons_data(standing, state, measured=False):
            for answer in one["answers"]:
                assert answer["change"] is None
                told = [*answer["escaped"], *filter(None, [answer["sanction"]])]
                assert [each["change"] for each in told] == [None] * len(told)
