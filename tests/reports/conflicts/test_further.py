"""What is asked beside the usual concepts is what the engine of each says."""

import pytest

from summitry.errors import NotDefined, RuleError, UnknownName
from summitry.reports.conflicts.asked import Asked
from summitry.reports.conflicts.further import further_data
from summitry.stability.coalition import coalition_stability
from summitry.stability.limited import limited_moves
from summitry.stability.strength import strength_stability
from summitry.stability.uncertain import KINDS, uncertain_stability
from tests.reports.conflicts.cases import parsed, read

UNSURE = """\
parties: {town: {actions: [sue]}, firm: {actions: [pay]}}
states: {calm: [], court: [sue], peace: [pay], both: [sue, pay]}
preferences:
  town: {ranking: peace >> both > court ~ calm}
  firm: {ranking: calm > peace > both >> court, unknown: [calm ? peace]}
"""


def names_of(conflict, states):
    return [conflict.names[state] for state in states.tolist()]


def test_nothing_is_asked_and_nothing_is_said(stood):
    found = further_data(stood.conflict, 0, Asked())
    assert not any(found.values())
    assert {"coalitions", "horizon", "strength", "unknown"} <= set(found)


@pytest.mark.parametrize("state", [None, 0])
def test_a_coalition_is_judged_as_one_and_all_others_alone(state):
    conflict = read("kinsara-2014/elmira").conflict
    asked = Asked(coalitions=("ministry+uniroyal",))
    data = further_data(conflict, state, asked)["coalitions"]
    [joint, alone] = data["structure"]
    assert (set(joint), alone) == (
        {"Ministry of the Environment", "Uniroyal"},
        ["Local government"],
    )
    engine = coalition_stability(conflict, [[0, 1], [2]], reach="at_once")
    for k, name in enumerate(engine.concepts):
        lasting = engine.equilibria(name)
        assert data["lasting"][name]["listed"] == names_of(conflict, lasting)
        assert data["lasting"][name]["n"] == len(lasting)
        if state is not None:
            assert data["here"][name] == engine.stable[k, :, state].tolist()
    assert (data["here"] is None) == (state is None)
    assert sorted(data["lasting"]["nash"]["listed"]) == sorted(["5", "6", "9", "10", "11", "12"])


def test_a_coalition_of_listed_moves_goes_by_sequences():
    conflict = read("xu-2007/elmira").conflict
    data = further_data(conflict, 0, Asked(coalitions=(" ministry + local ",)))["coalitions"]
    assert data["reach"] == "sequences"
    engine = coalition_stability(conflict, [[0, 2], [1]], reach="sequences")
    for name in engine.concepts:
        assert data["lasting"][name]["listed"] == names_of(conflict, engine.equilibria(name))


@pytest.mark.parametrize(
    ("coalitions", "error", "said"),
    [
        (("ministry+nobody",), UnknownName, "party: nobody"),
        (("",), UnknownName, "party: "),
        (("ministry+",), UnknownName, "party: "),
        (("ministry+ministry",), RuleError, "ministry stands in two coalitions"),
        (("ministry+local", "local+uniroyal"), RuleError, "local stands in two coalitions"),
    ],
)
def test_a_coalition_that_is_none_is_refused(coalitions, error, said):
    conflict = read("xu-2007/elmira").conflict
    with pytest.raises(error, match=said.replace("+", r"\+")):
        further_data(conflict, 0, Asked(coalitions=coalitions))


@pytest.mark.parametrize("name", ["textbook/chicken", "textbook/prisoners-dilemma"])
def test_a_horizon_has_a_level_for_every_number_of_moves(name):
    conflict = read(name).conflict
    engine = limited_moves(conflict, 5)
    for state in range(conflict.n_states):
        data = further_data(conflict, state, Asked(horizon=5))["horizon"]
        assert (data["settles"], data["period"]) == (engine.settles, engine.period)
        assert [level["h"] for level in data["levels"]] == [1, 2, 3, 4, 5]
        for level in data["levels"]:
            lasting = engine.equilibria(level["h"])
            assert (level["n"], level["listed"]) == (len(lasting), names_of(conflict, lasting))
            for party in engine.movers:
                ends = sorted(engine.ends(level["h"], party, state))
                told = ["here" if end == state else conflict.names[end] for end in ends]
                assert level["ends"][conflict.parties[party].name] == told


def test_a_horizon_needs_two_who_can_move():
    with pytest.raises(NotDefined, match="two parties that can move"):
        further_data(read("xu-2007/elmira").conflict, 0, Asked(horizon=2))


def test_strengths_and_what_is_unknown_are_looked_at_where_the_file_has_them():
    conflict = parsed(UNSURE).conflict
    data = further_data(conflict, 0, Asked())
    strong, unsure = strength_stability(conflict), uncertain_stability(conflict)
    for k, name in enumerate(strong.concepts):
        for key, flag in (("stable", False), ("strong", True)):
            expected = names_of(conflict, strong.equilibria(name, strong=flag))
            assert data["strength"][key][name]["listed"] == expected
        assert data["strength"]["here"][name] == strong.strong[k, :, 0].tolist()
    assert set(data["unknown"]["lasting"]) == set(KINDS)
    for kind in KINDS:
        for name in unsure.concepts:
            expected = names_of(conflict, unsure.equilibria(kind, name))
            assert data["unknown"]["lasting"][kind][name]["listed"] == expected
            held = unsure.of(kind, name)[:, 0].tolist()
            assert data["unknown"]["here"][kind][name] == held


def test_without_a_state_nothing_is_said_of_one():
    data = further_data(parsed(UNSURE).conflict, None, Asked(horizon=2))
    assert data["strength"]["here"] is None
    assert data["unknown"]["here"] is None
    assert [level["ends"] for level in data["horizon"]["levels"]] == [{}, {}]
