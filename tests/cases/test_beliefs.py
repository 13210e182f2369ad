"""What each party sees: its own preferences, and its picture of the others."""

import pytest

from summitry.cases.beliefs import as_seen, as_seen_through
from summitry.cases.compile import compile_case
from summitry.cases.ledger import ledger
from summitry.cases.schema import Case
from summitry.errors import UnknownName
from tests.cases.sample import found, sample

WHY = {"assumed": "x"}
LINE = {"rule": "fee <= 10", **WHY}


def told(**beliefs):
    """The sample with beliefs, and a red line of the west."""
    plain = sample().model_dump(by_alias=True, exclude_none=True)
    plain["preferences"]["west"]["red_lines"] = {"cheap_enough": LINE}
    return Case.model_validate({**plain, "beliefs": beliefs})


def outside(negotiation):
    return dict(zip([p.id for p in negotiation.parties], negotiation.outside.tolist(), strict=True))


def test_without_beliefs_everybody_sees_the_model():
    case = told()
    model = compile_case(case)
    for by in case.parties:
        for other in case.parties:
            for seen in (as_seen(case, by), as_seen_through(case, by, other)):
                assert outside(seen) == outside(model)
                assert [[p.tolist() for p in w.points] for w in seen.preferences] == [
                    [p.tolist() for p in w.points] for w in model.preferences
                ]


def test_a_belief_is_laid_over_the_model_for_its_holder_alone():
    case = told(east={"west": {"outside": {"points": 7, **WHY}}})
    model = outside(compile_case(case))
    assert outside(as_seen(case, "east")) == {**model, "west": 7}
    assert outside(as_seen(case, "west")) == model
    assert outside(as_seen_through(case, "west", "east")) == model  # the west does not know


def test_a_dropped_red_line_is_not_seen_and_one_given_anew_replaces():
    def lines(case):
        seen = as_seen(case, "east")
        return [(line.id, line.text) for line in seen.preferences[seen.party("west")].red_lines]

    assert lines(told()) == [("cheap_enough", "fee <= 10")]
    assert lines(told(east={"west": {"drop": {"cheap_enough": WHY}}})) == []
    again = {"cheap_enough": {"rule": "fee <= 5", **WHY}}
    assert lines(told(east={"west": {"red_lines": again}})) == [("cheap_enough", "fee <= 5")]


def test_what_one_thinks_the_other_sees_is_by_default_what_it_sees_itself():
    case = told(east={"west": {"outside": {"points": 7, **WHY}}})
    assert outside(as_seen_through(case, "east", "west"))["west"] == 7
    nested = {"east": {"outside": {"points": 3, **WHY}}}
    case = told(east={"west": {"outside": {"points": 7, **WHY}, "beliefs": nested}})
    seen = outside(as_seen_through(case, "east", "west"))
    assert (seen["east"], seen["west"]) == (3, 7)
    assert outside(as_seen(case, "east"))["east"] != 3


def test_a_picture_keeps_the_reading_and_its_date():
    reading = {
        "name": "n",
        "credence": "0.1",
        "preferences": {"east": {"outside": {"points": 90, "per_month": 30.4375, **WHY}}},
        **WHY,
    }
    plain = told().model_dump(by_alias=True, exclude_none=True)
    case = Case.model_validate({**plain, "readings": {"soft": reading}})
    seen = as_seen(case, "west", reading="soft")
    assert (seen.reading, outside(seen)["east"]) == ("soft", 90)
    later = case.date.replace(day=case.date.day + 1)
    assert outside(as_seen(case, "west", later, "soft"))["east"] == 91


def test_who_is_no_party_sees_nothing():
    with pytest.raises(UnknownName, match="did you mean west"):
        as_seen(told(), "wst")
    with pytest.raises(UnknownName):
        as_seen_through(told(), "west", "est")


def test_a_belief_is_about_another_party():
    message = "knows what it wants itself; a belief is about another party"
    assert found("beliefs", east={"east": {}}) == [("beliefs.east.east", f"east {message}")]
    nested = {"west": {"beliefs": {"west": {}}}}
    assert found("beliefs", east=nested) == [("beliefs.east.west.beliefs.west", f"west {message}")]
    assert found("beliefs", east={"west": {"beliefs": {"est": {}}}}) == [
        ("beliefs.east.west.beliefs.est", "no such party: est; did you mean west?")
    ]


def test_a_belief_drops_red_lines_of_the_other():
    ((path, message),) = found("beliefs", west={"east": {"drop": {"opn": WHY}}})
    assert path == "beliefs.west.east.drop.opn"
    assert message == "no such red line of east: opn; did you mean open?"
    assert found("beliefs", west={"east": {"drop": {"open": WHY}}}) == []
    both = {"drop": {"open": WHY}, "red_lines": {"open": LINE}}
    assert found("beliefs", west={"east": both}) == [
        (
            "beliefs.west.east.drop.open",
            "open is dropped and given anew in the same belief; keep one",
        )
    ]


def test_what_has_no_effect_at_the_second_level_is_a_warning():
    inner = {"gulf": {"outside": {"points": 1, **WHY}}}
    assert found("beliefs", east={"west": {"beliefs": inner}}) == [
        (
            "beliefs.east.west.beliefs.gulf.outside",
            "has no effect here: at the second level only the order of states counts",
        )
    ]


def test_what_a_belief_comes_to_is_consistent():
    weight = {"value": 3, **WHY}
    assert found("beliefs", east={"west": {"weights": {"fee": weight}}}) == []
    here = "beliefs.east.west"
    assert found("beliefs", east={"west": {"weights": {"market": weight}}}) == [
        (f"{here}.weights.market", "market has a weight and no scores"),
        (f"{here}.scores.fee", "fee has scores and no weight; give a weight, or no weights at all"),
    ]
    nested = {"west": {"weights": {"market": weight}}}
    ((path, _), _) = found("beliefs", east={"gulf": {"beliefs": nested}})
    assert path == "beliefs.east.gulf.beliefs.west.weights.market"


def test_beliefs_stand_in_the_ledger():
    case = told(
        east={
            "west": {
                "drop": {"cheap_enough": WHY},
                "beliefs": {"east": {"scores": {"fee": {"0": 1, "20": 2, **WHY}}}},
            }
        }
    )
    rows = {e.key: e for e in ledger(case) if e.path[0] == "beliefs"}
    assert rows["beliefs.east.west.drop.cheap_enough"].central is None
    assert rows["beliefs.east.west.beliefs.east.scores.fee.0"].central == 1
