"""Ties are named and not broken, whichever side stands first in the file."""

import pytest

from summitry.cases.nodes import Text
from summitry.cases.read import load_texts
from summitry.deals.blockers import why
from summitry.reports.analysis import Analysis
from summitry.reports.readings import look
from summitry.reports.sections.deals import packages_section
from summitry.reports.sections.judgement import judgement_section
from summitry.reports.sections.ledger import ledger_section

HEAD = """\
summitry: 1
title: t
date: 2020-01-01
parties: {a: {name: Anna}, b: {name: Bert}}
issues: {x: {options: [n, y], status_quo: n}}
preferences:
"""
AGAINST = (
    HEAD
    + """\
  a:
    scores: {x: {n: 10, y: 0, assumed: w}}
    outside: {points: 0, assumed: w}
    red_lines: {p: {rule: "x = n", credence: 0.3, assumed: w}}
  b:
    scores: {x: {n: 0, y: 10, assumed: w}}
    outside: {points: 0, assumed: w}
    red_lines: {q: {rule: "x = y", credence: 0.3, assumed: w}}
"""
)


@pytest.fixture
def analysed(tmp_path):
    def read(case):
        return Analysis(load_texts(tmp_path, {"case.yaml": Text("case.yaml", case)}))

    return read


def test_equally_cheap_ways_out_name_both_movers(analysed):
    analysis = analysed(AGAINST)
    assert [way.parties for way in analysis.base.why.cheapest] == [(0,), (1,)]
    text = judgement_section(analysis)["lines"][2]["text"]
    assert text.startswith("Two openings ask for equally little")
    assert "Anna would move" in text
    assert "Bert would move" in text


def test_credence_is_added_up_exactly(analysed):
    options = "issues: {x: {options: [n, y], status_quo: n}, z: {options: [n, y], status_quo: n}}"
    case = AGAINST.replace("issues: {x: {options: [n, y], status_quo: n}}", options)
    case = case.replace(
        'red_lines: {p: {rule: "x = n", credence: 0.3, assumed: w}}',
        'red_lines: {p: {rule: "x = n and z = y", credence: 0.3, assumed: w},'
        ' r: {rule: "x = y or z = n", credence: 0.1, assumed: w},'
        ' s: {rule: "x = y or z = n or x = n and z = y", credence: 0.7, assumed: w}}',
    )
    costs = {way.cost for way in why(look(analysed(case).case, "base").negotiation).openings}
    assert all(cost[2].denominator <= 10 for cost in costs)


def test_a_number_that_stands_at_zero_is_searched_beyond_it(analysed):
    case = (
        HEAD
        + """\
  a:
    scores: {x: {n: 0, y: 50, assumed: w}}
    outside: {points: 0, assumed: w}
  b:
    scores: {x: {n: 0, y: 40, assumed: w}}
    outside: {points: 40, assumed: w}
"""
    )
    entries = {entry["key"]: entry for entry in ledger_section(analysed(case))}
    found = entries["preferences.a.outside.points"]
    assert found["kind"] == "flips beyond range"
    assert found["flip"].startswith("at about 51,")


def test_a_package_of_another_reading_says_so(analysed):
    reading = """\
readings:
  soft:
    name: Anna bluffs
    credence: 0.4
    assumed: w
    drop: [a.p]
    preferences: {a: {outside: {points: 0, assumed: w}}}
"""
    case = AGAINST.replace(
        "outside: {points: 0, assumed: w}", "outside: {points: 5, assumed: w}", 1
    )
    analysis = analysed(case + reading)
    packages = packages_section(analysis, analysis.proposals, analysis.readings)
    soft = [package for package in packages if package["reading"] == "soft"]
    assert soft
    assert all(p["origin"]["text"].startswith("If Anna bluffs: ") for p in soft)


def test_tied_solutions_say_how_many_they_are(analysed):
    case = (
        HEAD.replace("[n, y]", "[n, m, y]")
        + """\
  a:
    scores: {x: {n: 20, m: 0, y: 40, assumed: w}}
    outside: {points: 0, assumed: w}
  b:
    scores: {x: {n: 40, m: 100, y: 20, assumed: w}}
    outside: {points: 0, assumed: w}
"""
    )
    nash = [p for p in analysed(case).proposals if "nash" in p.solutions]
    assert [(p.package.gains, p.n_equal) for p in nash] == [((40, 20), 2), ((20, 40), 2)]
