"""The curve u2 = 1 - u1^2 on an integer grid without rounding: u1 = n k, u2 = n^2 - k^2.

Points are in units of n^2. The step of u1 is 1/n; that of u2 is below 2/n, because the slope of
the curve is.
"""

import math
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
import yaml

from summitry.deals.space import list_deals
from summitry.deals.zopa import room_found, room_listed
from summitry.model.issue import Issue, Option
from summitry.model.negotiation import Negotiation, Preferences
from summitry.model.party import Party

FILES = sorted(Path(__file__).parent.glob("*/*/curve.yaml"))
PRINTED = 1e-7
"""The answers are written with seven places."""


@pytest.fixture(scope="module", params=FILES, ids=lambda file: file.parent.name)
def curve(request):
    return yaml.safe_load(request.param.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def negotiation(curve):
    n = curve["n"]
    k = np.arange(n + 1)
    outside = [Fraction(str(d)) * n**2 for d in curve["outside"]]
    assert all(d.denominator == 1 for d in outside)
    return Negotiation(
        parties=(Party("one", "One"), Party("two", "Two")),
        issues=(Issue("k", "Place on the curve", tuple(Option(str(i), str(i)) for i in k)),),
        preferences=(
            Preferences((n * k,), int(outside[0])),
            Preferences((n**2 - k**2,), int(outside[1])),
        ),
    )


@pytest.fixture(scope="module")
def found(negotiation):
    return room_listed(list_deals(negotiation))


def _chosen(found, name):
    """The points at a solution, which is unique on these curves."""
    (place,) = found.solutions[name]
    return found.inside.points[place].tolist()


def test_the_whole_curve_is_efficient(found, curve):
    assert len(found.frontier.points) == curve["n"] + 1


def test_merging_finds_the_same_solutions(found, negotiation):
    assert room_found(negotiation).solutions == found.solutions


def test_no_point_of_the_grid_is_better(found, negotiation):
    outside = negotiation.outside.tolist()
    gains = [
        (a - outside[0], b - outside[1])
        for a, b in zip(*(p.points[0].tolist() for p in negotiation.preferences), strict=True)
        if a >= outside[0] and b >= outside[1]
    ]
    ideal = [max(column) for column in zip(*gains, strict=True)]
    merits = {
        "nash": math.prod,
        "kalai_smorodinsky": lambda g: min(g[0] * ideal[1], g[1] * ideal[0]),
        "egalitarian": min,
        "utilitarian": sum,
    }
    for name, merit in merits.items():
        a, b = _chosen(found, name)
        assert merit((a - outside[0], b - outside[1])) == max(map(merit, gains))


@pytest.mark.parametrize("name", ["nash", "egalitarian", "utilitarian"])
def test_the_solution_is_the_grid_point_beside_the_exact_one(found, curve, name):
    """Each merit rises and then falls along the curve, so its best grid point lies within one
    step of the exact best."""
    _is_within(found, curve, name, steps=1)


def test_kalai_smorodinsky_is_within_two_steps(found, curve):
    """The largest gains are taken from the grid too and may fall short by a step, which moves
    the solution by less than a second one."""
    _is_within(found, curve, "kalai_smorodinsky", steps=2)


def _is_within(found, curve, name, steps):
    n = curve["n"]
    u1, u2 = (points / n**2 for points in _chosen(found, name))
    assert abs(u1 - curve["solutions"][name][0]) <= steps / n + PRINTED
    assert abs(u2 - curve["solutions"][name][1]) <= 2 * steps / n + PRINTED


def test_the_utilitarian_solution_lies_on_the_grid_and_is_exact(found, curve):
    n = curve["n"]
    assert [points / n**2 for points in _chosen(found, "utilitarian")] == [0.5, 0.75]
