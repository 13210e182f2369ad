"""The 143 ANAC 2010-2016 folders of the NegMAS source tree under the semantics of Genius.

Run where the environment variable SUMMITRY_TREES names a folder that holds a checkout ``negmas``
(and, for other formats, ``NegoLog`` and ``ANL-2023-example-agent``); nothing of them is kept here.
The reader is checked against a second evaluator, written straight over the XML from the description
of the format, in double precision as the platform computes: hence the tolerance of 10^-12.
"""

import math
import os
import random
import xml.etree.ElementTree as ElementTree
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from summitry.cases.compile import compile_case
from summitry.cases.exchange import genius
from summitry.cases.exchange.convert import case_of
from summitry.cases.exchange.restore import scenario_of

TREES = os.environ.get("SUMMITRY_TREES")
ANAC = Path(TREES or ".", "negmas", "tests", "data", "scenarios", "anac")
FOLDERS = sorted(ANAC.glob("y*/*")) if TREES else []
NONLINEAR = [folder for folder in FOLDERS if folder.parent.name == "y2014"]

DRAWN = 2_000
EVERY = 5_000

pytestmark = pytest.mark.skipif(
    not FOLDERS, reason="SUMMITRY_TREES names no folder with a checkout of negmas: NOT CHECKED"
)


def name_of(folder):
    return f"{folder.parent.name}-{folder.name}"


each_folder = pytest.mark.parametrize("folder", FOLDERS, ids=name_of)


# -- the second evaluator: a deal is {issue index: name of the value}


def roots(folder):
    """The domain and the profiles of a folder, by file stem."""
    domain, profiles = None, {}
    for file in folder.glob("*.xml"):
        if file.name != "pareto.xml":
            root = ElementTree.parse(file).getroot()
            if root.tag == "negotiation_template":
                domain = root
            else:
                profiles[file.stem] = root
    return domain, profiles


def values_of(domain):
    """Issue index -> names of its values."""
    found = {}
    for issue in domain.iter("issue"):
        names = [item.get("value") for item in issue.findall("item")]
        if issue.get("type") == "integer":
            low, high = int(issue.get("lowerbound")), int(issue.get("upperbound"))
            names = [str(number) for number in range(low, high + 1)]
        found[issue.get("index")] = names
    return found


def evaluator(profile):
    """The utility of a deal by the description of the format."""
    return boxes(profile) if profile.get("type") == "nonlinear" else weighted_sum(profile)


def weighted_sum(profile):
    weights = {tag.get("index"): float(tag.get("value")) for tag in profile.iter("weight")}
    tables = {}
    for issue in profile.iter("issue"):
        evaluator = issue.find("evaluator")
        if evaluator is not None:
            tables[issue.get("index")] = linear(issue, evaluator)
        else:
            given = {i.get("value"): float(i.get("evaluation")) for i in issue.findall("item")}
            best = max(given.values())
            scaled = {v: 0.0 if best < 0.00001 else e / best for v, e in given.items()}
            tables[issue.get("index")] = scaled.__getitem__

    def utility(deal):
        return min(1.0, sum(weights[i] * tables[i](value) for i, value in deal.items()))

    return utility


def linear(issue, evaluator):
    low = int(issue.get("lowerbound"))
    slope, offset = float(evaluator.get("slope")), float(evaluator.get("offset"))
    return lambda value: min(1.0, max(0.0, slope * (int(value) - low) + offset))


def boxes(profile):
    utility = profile.find("objective/utility")
    (function,) = utility.findall("ufun")
    assert function.get("aggregation") == "sum"
    assert not function.findall("ufun")
    assert not list(function.iter("EXCLUDES"))
    found = [
        (
            float(box.get("utility")),
            [(b.get("index"), int(b.get("min")), int(b.get("max"))) for b in box],
        )
        for box in function
    ]

    def worth(deal):
        held = (u for u, bounds in found if all(a <= int(deal[i]) <= b for i, a, b in bounds))
        return min(1.0, sum(held) / float(utility.get("maxutility")))

    return worth


def deals_of(shape, seed=7):
    """Every deal of a small space, else a seeded draw."""
    if math.prod(shape) <= EVERY:
        return list(product(*map(range, shape)))
    draw = random.Random(seed)
    return [tuple(draw.randrange(size) for size in shape) for _ in range(DRAWN)]


def utility_in(profile):
    """What the scenario says of a deal, in double precision."""
    terms = [[float(term) for term in row] for row in profile.terms]
    extra = [([(i, set(v)) for i, v in box.sides], float(box.worth)) for box in profile.rectangles]

    def utility(deal):
        total = sum(row[x] for row, x in zip(terms, deal, strict=True))
        return total + sum(w for sides, w in extra if all(deal[i] in held for i, held in sides))

    return utility


def best_of(folder):
    """The utilities listed in pareto.xml, one pair a line."""
    lines = (folder / "pareto.xml").read_text(encoding="utf-8").split("\n")
    return [tuple(map(float, line.split(","))) for line in lines if "," in line]


# -- the tests


def test_there_are_143_folders_of_which_12_are_nonlinear():
    assert (len(FOLDERS), len(NONLINEAR)) == (143, 12)


@each_folder
def test_every_deal_has_the_utility_of_the_second_evaluator(folder):
    scenario = genius.read(folder)
    domain, profiles = roots(folder)
    values = values_of(domain)
    assert [list(issue.values) for issue in scenario.issues] == list(values.values())
    assert {profile.name for profile in scenario.profiles} == set(profiles)
    deals = deals_of([len(names) for names in values.values()])
    for profile in scenario.profiles:
        expected, found = evaluator(profiles[profile.name]), utility_in(profile)
        for deal in deals:
            named = {i: names[x] for (i, names), x in zip(values.items(), deal, strict=True)}
            assert abs(found(deal) - expected(named)) < 1e-12


@each_folder
def test_reservation_and_discount_stand_side_by_side(folder):
    _, profiles = roots(folder)
    for profile in genius.read(folder).profiles:
        root = profiles[profile.name]
        reserved, discount = root.find("reservation"), root.find("discount_factor")
        kept = None if reserved is None else float(reserved.get("value"))
        assert (None if profile.reservation is None else float(profile.reservation)) == kept
        factor = None if discount is None else float(discount.get("value")) or 1.0
        assert (None if profile.discount is None else float(profile.discount)) == factor


@each_folder
def test_a_case_holds_it_on_the_grid_and_gives_it_back(folder, tmp_path):
    scenario = genius.read(folder)
    made = case_of(scenario, date(2024, 5, 1), folder.name)
    negotiation = compile_case(made.case)
    grid = made.case.resolution
    deals = deals_of(negotiation.shape)[:200]
    for p, profile in enumerate(scenario.profiles):
        utility = utility_in(profile)
        slack = (len(scenario.issues) + len(profile.rectangles)) / 2 + 1
        for deal in deals:
            assert abs(negotiation.utility(p, deal) - grid * utility(deal)) <= slack
    out = scenario_of(made.case)
    for name, text in genius.texts(out).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    back = {profile.name: profile for profile in genius.read(tmp_path).profiles}
    assert len(back) == len(out.profiles)
    for p, name in enumerate(list(genius.texts(out))[1:]):
        again = back[name.removesuffix(".xml")]
        assert again.reservation == out.profiles[p].reservation
        assert again.discount == out.profiles[p].discount
        for deal in deals:
            assert exact(again, deal) * grid == negotiation.utility(p, deal)


def exact(profile, deal):
    """The utility of a deal as a fraction."""
    terms = sum(row[x] for row, x in zip(profile.terms, deal, strict=True))
    held = (b.worth for b in profile.rectangles if all(deal[i] in v for i, v in b.sides))
    return terms + sum(held)


@pytest.mark.parametrize("folder", NONLINEAR, ids=name_of)
def test_no_drawn_deal_of_a_nonlinear_domain_is_cut_or_beats_the_listed_frontier(folder):
    """What the platform would cut at maxutility does not come up, and the frontier file of the
    domain, computed by others, is not beaten."""
    scenario = genius.read(folder)
    listed = best_of(folder)
    first, second = (utility_in(profile) for profile in scenario.profiles)
    for deal in deals_of([len(issue.values) for issue in scenario.issues]):
        pair = (first(deal), second(deal))
        assert max(pair) <= 1 + 1e-12
        assert not any(pair[0] > a + 1e-6 and pair[1] > b + 1e-6 for a, b in listed)


def test_85_of_131_scenarios_need_the_division_by_the_largest_evaluation():
    """Where the largest evaluations of a profile differ between issues, a reader that does not
    divide by them gets utilities that are not even proportional."""
    changed = 0
    for folder in FOLDERS:
        if folder not in NONLINEAR:
            changed += any(_uneven(profile) for profile in roots(folder)[1].values())
    assert changed == 85


def _uneven(profile):
    weights = {tag.get("index"): float(tag.get("value")) for tag in profile.iter("weight")}
    largest = []
    for issue in profile.iter("issue"):
        given = [float(item.get("evaluation")) for item in issue.findall("item")] or [1.0]
        if weights[issue.get("index")] and max(given) >= 0.00001:
            largest.append(max(given))
    return max(largest) - min(largest) > 1e-9 * max(largest)


def test_52_scenarios_have_a_reservation_value_beside_a_discount():
    """A reader that drops one of the two where both stand loses the reservation values of these."""
    both = 0
    for folder in FOLDERS:
        profiles = genius.read(folder).profiles
        both += any(p.reservation and p.discount and p.discount < 1 for p in profiles)
    assert both == 52
