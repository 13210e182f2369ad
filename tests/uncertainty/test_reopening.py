"""Giving up leverage: the least drop against every drop."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from summitry.cases.read import read_case
from summitry.deals.solutions import nash
from summitry.errors import NotDefined, UnknownName
from summitry.uncertainty.clock import clock
from summitry.uncertainty.reopening import reopening
from tests.uncertainty.market import WHY, market

numbers = st.integers(0, 30)
rows = st.lists(st.tuples(numbers, numbers), min_size=1, max_size=7)


def divided(points, outside, patience):
    """Two sides that choose one of some deals with these points, and room to do so."""
    keys = [f"d{k}" for k in range(len(points))]
    names = ("east", "west")
    wants = {
        name: {
            "scores": {"deal": {k: p[side] for k, p in zip(keys, points, strict=True)} | WHY},
            "outside": {"points": outside[side], **WHY},
            "patience": {"value": patience, **WHY},
        }
        for side, name in enumerate(names)
    }
    issues = {"deal": {"options": [*keys, "none"]}}
    for name in names:
        wants[name]["scores"]["deal"]["none"] = 0
    return market(issues=issues, preferences=wants, offers={})


def signing(points, outside, patience, p, drop):
    """What signing is worth to side p, by the definition, with the worst of deals that tie."""
    bounds = np.array(outside)
    worths = []
    for fallen in (0, drop):
        bounds[p] = outside[p] - fallen
        inside = points[(points >= bounds).all(axis=1)]
        worths.append(inside[nash(inside - bounds), p].min())
    return (1 - patience) * worths[0] + patience * worths[1]


@settings(deadline=None)
@given(rows, st.tuples(numbers, numbers), st.sampled_from([0.0, 0.5, 0.9, 1.0]), st.integers(0, 1))
def test_the_least_drop_is_the_first_at_which_signing_is_worth_less(points, outside, patience, p):
    found = clock(divided(points, outside, patience), months=0)
    assume(found.on_points.open_now)
    made = reopening(found, found.on_points, ("east", "west")[p], drop=7)
    deals = np.array([*points, (0, 0)])
    drops = [*range(80), 500, 5000]
    worths = {drop: signing(deals, outside, patience, p, drop) for drop in drops}
    assert made.worth == pytest.approx(worths[7])
    refused = [drop for drop, worth in worths.items() if worth < outside[p] - 1e-9]
    assert refused == [drop for drop in drops if made.least is not None and drop >= made.least]


def test_hanoi_would_rather_not_sign_what_costs_it_too_much_leverage():
    found = clock(read_case("hanoi-2019"))
    one = reopening(found, found.on_points, "dprk", drop=334)
    assert (one.outside, one.now, one.least, one.signs) == (540, 771, 335, True)
    other = reopening(found, found.on_points, "dprk", drop=335)
    assert (other.then, other.signs) == (523, False)
    assert reopening(found, found.on_points, "dprk").signs is None


def test_it_is_asked_of_principals_with_room_today():
    found = clock(read_case("hanoi-2019"))
    with pytest.raises(UnknownName, match="no such principal: rok"):
        reopening(found, found.on_points, "rok")
    with pytest.raises(NotDefined, match="with room today"):
        reopening(found, found.with_lines, "us")
    with pytest.raises(NotDefined, match="a drop of -1 points"):
        reopening(found, found.on_points, "us", -1)
