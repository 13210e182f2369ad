"""Robustness: the counts by their definition, one draw and one state at a time."""

import pytest

from summitry.cases.compile import compile_case
from summitry.cases.offers import offers
from summitry.cases.schema import Case
from summitry.errors import NotDefined
from summitry.stability.definitions import is_stable
from summitry.stability.standoff import place_of, standoff
from summitry.uncertainty.drawing import draws_of
from summitry.uncertainty.frequency import Frequency
from summitry.uncertainty.robustness import STATUS_QUO, robustness
from tests.uncertainty.market import WHY, market

CONCEPTS = ("nash", "gmr", "smr", "seq")
ALIKE = "(a = none and b = none) or (a = armed and b = armed)"


def arms():
    """Two sides that may each stand down or arm; what that is worth is known within a range, and a
    rival reading forbids that both are armed."""

    def wants(mine, other):
        return {
            "scores": {
                mine: {"none": [20, 60], "armed": [30, 70], **WHY},
                other: {"none": [50, 90], "armed": [0, 40], **WHY},
            },
            "together": {"alike": {"if": ALIKE, "points": [-10, 30], **WHY}},
            "red_lines": {"quiet": {"rule": f"{other} = none", **WHY}},
            "outside": {"points": 0, **WHY},
        }

    issue = {"options": ["none", "armed"], "status_quo": "none"}
    return Case.model_validate(
        {
            "summitry": "1",
            "title": "Arms",
            "date": "2021-03-04",
            "parties": {"p": {"name": "P"}, "q": {"name": "Q"}},
            "issues": {
                "a": {**issue, "held_by": "p"},
                "b": {**issue, "held_by": "q"},
                "paper": {"options": ["none", "signed"], "status_quo": "none"},
            },
            "preferences": {"p": wants("a", "b"), "q": wants("b", "a")},
            "readings": {
                "banned": {
                    "name": "n",
                    "credence": "0.4",
                    "rules": {"ban": {"rule": "not (a = armed and b = armed)", **WHY}},
                    **WHY,
                }
            },
        }
    )


@pytest.mark.parametrize("red_lines_first", [False, True])
def test_the_counts_by_definition(red_lines_first):
    case, n = arms(), 60
    states = {"armed": (1, 1, 0), "signed": (0, 0, 1)}
    found = robustness(case, n, 5, CONCEPTS, red_lines_first, states=states)
    draws = draws_of(case, n, 5)
    hits = {}
    for i in range(n):
        conflict = standoff(draws.negotiation(i), red_lines_first)
        for name, deal in {STATUS_QUO: (0, 0, 0), **states}.items():
            state = place_of(conflict.form, deal)
            for concept in CONCEPTS if state is not None else ():
                own = tuple(is_stable(conflict, p, state, concept) for p in range(2))
                hits.setdefault((name, concept), []).append((draws.readings[i], own))
    assert len(found.states) == 3 * len(CONCEPTS)
    for one in found.states:
        rows = hits[one.name, one.concept]
        assert [f.hits for f in one.parties] == [sum(own[p] for _, own in rows) for p in range(2)]
        assert one.equilibrium == Frequency(sum(all(own) for _, own in rows), len(rows))
        for reading, share in one.readings.items():
            of = [own for taken, own in rows if taken == reading]
            assert share == Frequency(sum(map(all, of)), len(of))
    assert any(0 < one.equilibrium.hits < one.equilibrium.draws for one in found.states)
    assert sum(found.drawn.values()) == n


def test_a_state_that_the_rules_forbid_does_not_count():
    found = robustness(arms(), 50, states={"armed": (1, 1, 0)}, concepts=["nash"])
    armed = found.states[1]
    assert armed.equilibrium.draws == found.drawn["base"] < 50
    assert "banned" not in armed.readings
    only = robustness(arms(), 9, states={"armed": (1, 1, 0)}, concepts=["nash"], reading="banned")
    assert (only.states[1].equilibrium, only.states[1].parties) == (Frequency(0, 0), ())
    assert only.states[1].equilibrium.share is None
    assert only.states[1].equilibrium.interval == (0.0, 1.0)


def test_the_states_laid_out_are_enough(cases):
    """What is left out cannot be reached: the central model judged on all states agrees."""
    from summitry.stability.concepts import stability

    case = cases["hanoi"]
    plain = case.model_dump(by_alias=True, exclude_none=True)
    central = Case.model_validate(_without_ranges(plain))
    found = robustness(central, 1, states=offers(central), reading="base")
    conflict = standoff(compile_case(central))
    full = stability(conflict, CONCEPTS)
    for one in found.states:
        state = place_of(conflict.form, one.deal)
        assert [f.hits for f in one.parties] == [
            int(full.of(one.concept, p)[state]) for p in range(3)
        ]


def _without_ranges(plain):
    if isinstance(plain, dict):
        return {key: _without_ranges(value) for key, value in plain.items()}
    if isinstance(plain, list) and len(plain) == 2 and all(isinstance(x, float) for x in plain):
        return sum(plain) / 2
    return plain


def test_without_a_state_there_is_nothing_to_look_at():
    case = market()
    issues = {
        key: issue.model_copy(update={"status_quo": None}) for key, issue in case.issues.items()
    }
    nowhere = case.model_copy(update={"issues": issues})
    with pytest.raises(NotDefined, match="status_quo"):
        robustness(nowhere, 3)
    assert robustness(nowhere, 3, states={"here": (0, 0)}).states[0].name == "here"


def test_the_stand_off_of_hanoi_holds_in_every_draw(cases):
    found = robustness(cases["hanoi"], 200)
    for one in found.states:
        assert one.equilibrium == Frequency(200, 200)
        assert one.equilibrium.interval[0] > 0.98
