"""Every number in the five lines is recomputed from the definitions."""

import re
from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest

from summitry.cases.ledger import with_value
from summitry.deals.requirements import broken_by, requirements
from summitry.reports.sections.judgement import judgement_section, way_out
from summitry.reports.words import capital, count
from summitry.uncertainty.judgement import Judge

SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
NUMBER = re.compile(
    rf"\d[\d,]*(?<!,)|\b(?:{'|'.join(SMALL[1:])})(?= (?:deals?|numbers?|statements?)\b)",
    re.IGNORECASE,
)


def numbers(line):
    """The numbers of a line, in digits or counting deals in words."""
    found = [n.lower() for n in NUMBER.findall(line["text"])]
    return [SMALL.index(n) if n in SMALL else int(n.replace(",", "")) for n in found]


def deals_of(reading):
    negotiation = reading.negotiation
    return [d for d in product(*map(range, negotiation.shape)) if negotiation.allowed(d)]


def broken(reading):
    """Deal -> the requirements it breaks, by the definition."""
    asked = requirements(reading.negotiation)
    return {deal: broken_by(reading.negotiation, deal, asked) for deal in deals_of(reading)}


@pytest.fixture(scope="module")
def lines(hanoi):
    return judgement_section(hanoi)["lines"]


@pytest.fixture(scope="module")
def by_reading(hanoi):
    return {reading.id: broken(reading) for reading in hanoi.readings}


def belief(analysis, name):
    """The share of belief in whole percent."""
    credence = analysis.case.readings[name].credence
    return round(50 * (credence.low + credence.high))


def opened(by_deal, opening):
    return sum(one <= set(opening.requirements) for one in by_deal.values())


def test_there_are_five_lines_whatever_the_case(variant, wage, lines):
    assert len(lines) == 5
    assert len(judgement_section(wage)["lines"]) == 5
    assert len(judgement_section(variant)["lines"]) == 5


def test_the_first_line_counts_all_deals_and_those_that_only_red_lines_forbid(
    hanoi, lines, by_reading
):
    asked = hanoi.base.why.requirements
    by_deal = by_reading["base"]
    red_lines_only = [one for one in by_deal.values() if not any(asked[r].walk_away for r in one)]
    assert all(by_deal.values())
    assert numbers(lines[0]) == [len(by_deal), len(red_lines_only)]
    assert "there is no room for agreement: none of " in lines[0]["text"]
    assert lines[0]["text"].endswith(
        "the red lines together with North Korea’s walk-away value leave none."
    )
    in_all = set.intersection(*(set(b.requirements) for b in hanoi.base.why.blockers))
    (value,) = [asked[place] for place in in_all if asked[place].walk_away]
    assert hanoi.base.negotiation.parties[value.party].id == "dprk"


def test_the_second_line_counts_the_demands_and_the_other_sets(hanoi, lines):
    blockers = hanoi.base.why.blockers
    size = len(blockers[0].requirements)
    assert lines[1]["text"].startswith(f"These {count(size, 'demand')} cannot all be met")
    more = f" {capital(count(len(blockers) - 1, 'other set'))} collide"
    assert more in lines[1]["text"]


def test_the_third_line_counts_what_opens_and_what_each_gains(hanoi, lines, by_reading):
    opening = hanoi.base.why.openings[0]
    best = opening.best[0]
    assert by_reading["base"][best] == set(opening.requirements)
    model = hanoi.base.negotiation
    gains = [model.utility(p, best) - model.preferences[p].outside for p in model.principals]
    (given_up,) = opening.requirements
    belief = round(100 * hanoi.base.why.requirements[given_up].credence)
    second = hanoi.base.why.openings[1]
    (next_one,) = second.requirements
    next_belief = round(100 * hanoi.base.why.requirements[next_one].credence)
    assert opening.cost < second.cost
    opens = opened(by_reading["base"], opening)
    assert numbers(lines[2]) == [belief, next_belief, opens, *gains]


def narrowed(analysis, costs):
    """The third line with other costs of the openings, the cheapest first."""
    base = analysis.base
    ways = tuple(
        replace(way, cost=cost) for way, cost in zip(base.why.openings, costs, strict=False)
    )
    found = replace(base, why=replace(base.why, openings=ways))
    return way_out(analysis, found)["text"]


@pytest.mark.parametrize(
    ("costs", "words"),
    [
        (
            [(0, 1, 65), (0, 1, 70)],
            "narrowly: the next, by the United States, is believed 70 %)",
        ),
        ([(0, 1, 65), (0, 1, 75)], "narrowly: the next, by the United States, is believed 75 %)"),
        ([(0, 1, 65), (0, 1, 76)], "real: 65 %):"),
        ([(0, 1, 65), (0, 2, 66)], "real: 65 %):"),
        ([(0, 1, 65), (1, 1, 66)], "real: 65 %):"),
        ([(0, 1, 65)], "real: 65 %):"),
        (
            [(0, 1, 65), (0, 1, 70), (0, 1, 70)],
            "the next, by the United States or North Korea, is believed 70 %)",
        ),
        ([(0, 1, 65), (0, 1, 65), (0, 1, 70)], "the next, by North Korea, is believed 70 %)"),
    ],
)
def test_a_near_thing_is_called_one(hanoi, costs, words):
    exact = [(walk_aways, n, Fraction(belief, 100)) for walk_aways, n, belief in costs]
    assert [way.parties for way in hanoi.base.why.openings[:3]] == [(1,), (0,), (1,)]
    assert words in narrowed(hanoi, exact)


def test_the_fourth_line_counts_what_opens_under_each_rival_reading(hanoi, lines, by_reading):
    expected = [
        [belief(hanoi, name), *(opened(by_reading[name], way) for way in reading.why.cheapest)]
        for name, reading in zip(hanoi.case.readings, hanoi.readings[1:], strict=True)
    ]
    assert numbers(lines[3]) == [number for one in expected for number in one]


def test_the_fifth_line_counts_the_ledger(hanoi, lines):
    used = [i for i in hanoi.influences if i.kind not in ("not used", "other reading")]
    grades = [i.estimate.reason.grade for i in used]
    flips = [i.kind for i in used if i.after is not None]
    counted = numbers({"text": re.sub(r" \(at [^)]*\)", "", lines[4]["text"])})
    within = flips.count("flips within range")
    assert counted[:3] == [grades.count(grade) for grade in ("assumed", "inferred", "quoted")]
    assert sum(counted[3:6]) == within
    assert counted[6:] == [flips.count(kind) for kind in ("flips if dropped", "flips beyond range")]


def test_the_fifth_line_tells_what_makes_room_from_what_only_changes_the_mover(hanoi, lines):
    within = [i for i in hanoi.influences if i.kind == "flips within range"]
    room = [i for i in within if i.after.room]
    movers = [{party for one in i.after.openings for party, _ in one} for i in within]
    moved = [m for m, i in zip(movers, within, strict=True) if not i.after.room and m != {"dprk"}]
    n_same = len(within) - len(room) - len(moved)
    text = lines[4]["text"]
    assert f"each of {count(len(room), 'number')} would make room, such as" in text
    assert f"{count(len(moved), 'number')} would only change whose move it is" in text
    assert f"{count(n_same, 'number')} would only change which opening comes first." in text
    assert "North Korea’s outside option (at 520 instead of 540)" in text
    assert "North Korea’s weight of sanctions relief (at 33.5 instead of 37.5)" in text


def test_the_numbers_that_are_named_make_room_at_the_value_that_is_printed(hanoi, lines):
    judge = Judge(hanoi.case)
    named = re.findall(r"\(at ([\d.]+) instead of ([\d.]+)\)", lines[4]["text"])
    room = [i for i in hanoi.influences if i.kind == "flips within range" and i.after.room]
    assert len(named) == 2
    for influence, (at, now) in zip(room, named, strict=False):
        estimate = influence.estimate
        assert float(now) == estimate.central
        changed = with_value(hanoi.case, estimate.path, float(at))
        assert judge.changed(changed, estimate.path[1]).room


def test_with_room_the_fifth_line_says_what_would_end_it(wage, variants):
    assert "no number would end the room." in judgement_section(wage)["lines"][4]["text"]
    text = judgement_section(variants["numeric_issue"])["lines"][4]["text"]
    assert "whose move" not in text


def test_one_side_s_word_is_said_where_a_demand_is_known_from_the_other_side(lines):
    assert [line["one_sided"] for line in lines] == [False, True, True, True, True]
    assert "On one side’s word alone" in lines[4]["text"]


def test_with_room_the_lines_count_the_room_and_the_gains(wage):
    base = wage.base
    model, lines = base.negotiation, judgement_section(wage)["lines"]
    deals = deals_of(base)
    inside = [d for d in deals if all(model.accepts(p, d) for p in model.principals)]
    assert numbers(lines[0]) == [len(inside), len(deals)]

    def gains(deal):
        return [model.utility(p, deal) - model.preferences[p].outside for p in model.principals]

    assert numbers(lines[1]) == [max(gains(d)[k] for d in inside) for k in (0, 1)]
    assert numbers(lines[2]) == gains(wage.proposals[0].package.deal)
    rival = broken(wage.readings[1])
    n_accepted = sum(not one for one in rival.values())
    assert numbers(lines[3]) == [belief(wage, wage.readings[1].id), n_accepted]


def test_one_reading_only_is_said(variants):
    line = judgement_section(variants["one_reading_and_blocked"])["lines"][3]
    assert "one way only" in line["text"]


def test_what_was_not_searched_is_not_called_harmless(variants):
    section = judgement_section(variants["too_many_to_list"])
    assert section["tally"]["searched"] is False
    assert "can change it alone was not searched" in section["lines"][4]["text"]
    assert " 0 of them" not in section["lines"][4]["text"]
