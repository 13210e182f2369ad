"""Every case beside which an expected.yaml stands: first certificates, then the known answers."""

import math
from fractions import Fraction
from itertools import combinations, product
from pathlib import Path

import pytest
import yaml

from summitry.cases.compile import compile_case
from summitry.cases.read import load_case
from summitry.deals.blockers import why
from summitry.deals.frontier import frontier_eliminated
from summitry.deals.zopa import room

FOLDERS = sorted(path.parent for path in Path(__file__).parent.glob("*/*/expected.yaml"))


@pytest.fixture(
    scope="module",
    params=FOLDERS,
    ids=lambda folder: f"{folder.parent.name}/{folder.name}",
)
def folder(request):
    return request.param


@pytest.fixture(scope="module")
def negotiation(folder):
    loaded = load_case(folder)
    assert loaded.warnings == ()
    return compile_case(loaded.case)


@pytest.fixture(scope="module")
def expected(folder):
    return yaml.safe_load((folder / "expected.yaml").read_text(encoding="utf-8"))


def _deals(negotiation):
    deals = product(*map(range, negotiation.shape))
    return [deal for deal in deals if negotiation.allowed(deal)]


def _gains(negotiation, deal):
    places = negotiation.principals
    return tuple(negotiation.utility(p, deal) - negotiation.preferences[p].outside for p in places)


def _accepted(negotiation):
    """Acceptable deals with their gains, by the definition."""
    return {
        deal: _gains(negotiation, deal)
        for deal in _deals(negotiation)
        if all(negotiation.accepts(p, deal) for p in negotiation.principals)
    }


def _dominated(point, points):
    return any(
        other != point and all(a >= b for a, b in zip(other, point, strict=True))
        for other in points
    )


MERIT = {
    "nash": lambda gains, ideal: math.prod(gains),
    "kalai_smorodinsky": lambda gains, ideal: sorted(map(Fraction, gains, ideal)),
    "egalitarian": lambda gains, ideal: sorted(gains),
    "utilitarian": lambda gains, ideal: sum(gains),
}
"""What each solution makes as large as it can be."""


@pytest.mark.parametrize("name", MERIT)
def test_each_solution_is_acceptable_undominated_and_has_no_better(negotiation, name):
    accepted = _accepted(negotiation)
    found = room(negotiation)
    if not accepted:
        assert found.solutions == {}
        return
    points = set(accepted.values())
    ideal = [max(column) for column in zip(*points, strict=True)]
    most = max(MERIT[name](gains, ideal) for gains in points)
    chosen = {deal for place in found.solutions[name] for deal in found.inside.deals(place)}
    assert chosen == {d for d, gains in accepted.items() if MERIT[name](gains, ideal) == most}
    assert not any(_dominated(accepted[deal], points) for deal in chosen)


def test_the_frontier_is_what_nothing_dominates(negotiation):
    points = {_gains(negotiation, deal) for deal in _deals(negotiation)}
    found = room(negotiation).frontier.points - negotiation.outside[list(negotiation.principals)]
    assert set(map(tuple, found.tolist())) == {p for p in points if not _dominated(p, points)}


def test_merging_agrees_with_listing_where_it_applies(negotiation):
    if negotiation.additive:
        listed, merged = room(negotiation).frontier, frontier_eliminated(negotiation)
        assert merged.points.tolist() == listed.points.tolist()
        assert merged.counts == listed.counts


def test_blockers_and_openings_are_their_definitions(negotiation):
    found = why(negotiation)
    broken = {frozenset(_broken(negotiation, found, deal)) for deal in _deals(negotiation)}
    places = range(len(found.requirements))
    subsets = [frozenset(s) for n in range(len(places) + 1) for s in combinations(places, n)]
    unmet = {s for s in subsets if all(s & one for one in broken)}
    opened = {s for s in subsets if any(one <= s for one in broken)}
    assert {frozenset(b.requirements) for b in found.blockers} == _minimal(unmet)
    assert {frozenset(o.requirements) for o in found.openings} == _minimal(opened) - {frozenset()}


def _broken(negotiation, found, deal):
    for place, asked in enumerate(found.requirements):
        if asked.walk_away:
            outside = negotiation.preferences[asked.party].outside
            holds = negotiation.utility(asked.party, deal) >= outside
        else:
            holds = asked.holds.at(deal)
        if not holds:
            yield place


def _minimal(sets):
    return {s for s in sets if not any(other < s for other in sets)}


def test_the_counts_are_the_known_ones(negotiation, expected):
    found = room(negotiation)
    assert found.census.n_deals == expected["n_deals"]
    assert found.exists != expected["blocked"]
    assert found.count == expected["accepted"] == len(_accepted(negotiation))
    assert len(found.frontier.points) == expected["frontier"]
    assert len(found.inside.points) == expected["inside"]


def test_the_solutions_are_the_known_ones(negotiation, expected):
    found = room(negotiation)
    outside = negotiation.outside[list(negotiation.principals)]
    for name, gains in expected.get("solutions", {}).items():
        places = list(found.solutions[name])
        assert (found.inside.points[places] - outside).tolist() == gains
    for name, deals in expected.get("deals", {}).items():
        chosen = [deal for place in found.solutions[name] for deal in found.inside.deals(place)]
        assert [_in_words(negotiation, deal) for deal in chosen] == [
            {issue: str(option) for issue, option in deal.items()} for deal in deals
        ]


def _in_words(negotiation, deal):
    pairs = zip(negotiation.issues, deal, strict=True)
    return {issue.id: issue.options[place].id for issue, place in pairs}


def test_the_reasons_are_the_known_ones(negotiation, expected):
    found = why(negotiation)
    names = [f"{negotiation.parties[r.party].id}.{r.id}" for r in found.requirements]
    for kind in ("blockers", "openings"):
        sets = [[names[place] for place in one.requirements] for one in getattr(found, kind)]
        assert sorted(sets) == sorted(expected.get(kind, []))
