"""What a refusal teaches: each explanation alone makes the other side refuse."""

import pytest

from summitry.cases.beliefs import as_seen
from summitry.cases.ledger import with_value
from summitry.cases.offers import offers
from summitry.uncertainty.lessons import lessons
from summitry.uncertainty.misreading import misreading
from tests.uncertainty.market import WHY, market, outside


def five(case, **more):
    return lessons(case, "east", "west", "five", offers(case)["five"], **more)


def test_a_refusal_that_was_expected_teaches_nothing():
    assert five(market(beliefs={"east": {"west": outside(60)}})) == ()


@pytest.mark.parametrize("believed", [20, 20.5, 21.5, [18, 23], -3])
def test_the_least_outside_option_is_exact(believed):
    case = market(beliefs={"east": {"west": outside(believed)}})
    (lesson,) = five(case)
    assert (lesson.worth, lesson.least_outside) == (25, 26)
    (number,) = lesson.numbers
    assert number.key == "beliefs.east.west.outside.points"

    def accepts(points):
        changed = with_value(case, ("beliefs", "east", "west", "outside", "points"), points)
        seen = as_seen(changed, "east")
        return seen.accepts(seen.party("west"), offers(case)["five"])

    assert not accepts(number.nearest)
    assert accepts(number.nearest - 1)


def test_a_red_line_that_was_not_believed_explains_it():
    shut = {"drop": {"shut": WHY}, **outside(20)}
    case = market(beliefs={"east": {"west": shut}})
    assert five(case)[0].lines == ()
    (lesson,) = lessons(case, "east", "west", "open", (1, 1))
    assert lesson.lines == ("shut",)


def test_a_reading_changes_what_is_behind_it():
    lower = {"west": {"scores": {"fee": {"0": 10, "20": 110, **WHY}}}}
    soft = {"soft": {"name": "n", "credence": "0.2", "preferences": lower, **WHY}}
    case = market(beliefs={"east": {"west": outside(20)}}, readings=soft)
    assert (five(case)[0].worth, five(case, reading="soft")[0].worth) == (25, 35)


def test_each_explanation_of_hanoi_does_explain(cases):
    case = cases["hanoi"]
    asked = offers(case)
    seen_any = False
    for reading in ("base", "weapons_were_meant"):
        for sight in misreading(case, reading).sights:
            for lesson in sight.lessons:
                for number in lesson.numbers:
                    path = tuple(number.key.split("."))
                    for value, taken in ((number.nearest, False), (number.believed, True)):
                        changed = with_value(case, path, value)
                        there = as_seen(changed, sight.holder, reading=reading)
                        party = there.party(lesson.about)
                        assert there.accepts(party, asked[lesson.offer]) is taken
                        seen_any = True
    assert seen_any


def test_a_weight_is_searched_for_its_nearest_value():
    """West weighs the fee against the gate, and thinks a shut gate is worth 100."""
    gate = {"shut": 100, "open": 0, **WHY}
    weights = {"fee": {"value": 30, **WHY}, "gate": {"value": 70, **WHY}}
    picture = {"weights": weights, "scores": {"gate": gate}, **outside(700)}
    case = market(beliefs={"east": {"west": picture}})
    (lesson,) = five(case)
    assert (lesson.worth, lesson.outside) == (775, 700)
    found = {number.key.rsplit(".", 2)[1]: number.nearest for number in lesson.numbers}
    # 1000 (25 w + 7000) / (w + 70) / 100 < 700 from w = 46.7 on, up to rounding
    assert found["fee"] == pytest.approx(140 / 3, abs=0.5)
