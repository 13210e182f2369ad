"""Every number in the five lines is recomputed from the definitions."""

import re
from itertools import product

import pytest

from summitry.deals.requirements import broken_by, requirements
from summitry.reports.sections.judgement import judgement_section
from summitry.reports.words import capital, count

SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
NUMBER = re.compile(
    rf"\d[\d,]*(?<!,)|\b(?:{'|'.join(SMALL[1:])})(?= (?:deals?|numbers?|statements?)\b)"
)


def numbers(line):
    """The numbers of a line, in digits or counting deals in words."""
    found = NUMBER.findall(line["text"])
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
    assert lines[0]["text"].endswith("it is the red lines that block.")


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
    assert numbers(lines[2]) == [belief, opened(by_reading["base"], opening), *gains]


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
    kinds = ("flips within range", "flips if dropped", "flips beyond range")
    assert numbers(lines[4]) == [
        *(grades.count(grade) for grade in ("assumed", "inferred", "quoted")),
        *(flips.count(kind) for kind in kinds),
    ]


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
