"""The twelve nonlinear ANAC 2014 domains, 10^10 to 10^40 deals: the whole exact frontier of each.

Run where the environment variable SUMMITRY_TREES names a folder that holds a checkout ``negmas``.
No platform publishes these frontiers: the ``pareto.xml`` beside nine of the domains holds fewer
points than there are. The numbers of points here were found twice, by the package and by a
constraint solver that proved that nothing lies above any of them; here each point has its
certificate, and a part of the proofs is run again.
"""

import os
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from summitry.cases.compile import compile_case
from summitry.cases.exchange import genius
from summitry.cases.exchange.convert import case_of
from summitry.deals.approach import way
from summitry.deals.cpsat import Question
from summitry.deals.dominance import efficient_brute
from summitry.deals.ways import frontier_by

TREES = os.environ.get("SUMMITRY_TREES")
FOLDER = Path(TREES or ".", "negmas", "tests", "data", "scenarios", "anac", "y2014")
POINTS = {
    "10issues": 10,
    "10issuesDiscounted": 9,
    "10issuesDiscountedwithRV": 8,
    "10issueswithRV": 9,
    "30issues": 31,
    "30issuesDiscounted": 31,
    "30issuesDiscountedwithRV": 57,
    "30issueswithRV": 35,
    "50issues": 46,
    "50issuesDiscounted": 32,
    "50issuesDiscountedwithRV": 89,
    "50issueswithRV": 25,
}
CUT = {
    "10issues": 10,
    "10issuesDiscounted": 8,
    "10issuesDiscountedwithRV": 8,
    "10issueswithRV": 8,
    "30issues": 14,
    "30issuesDiscounted": 26,
    "30issuesDiscountedwithRV": 52,
    "30issueswithRV": 33,
    "50issues": 23,
    "50issuesDiscounted": 26,
    "50issuesDiscountedwithRV": 69,
    "50issueswithRV": 14,
}
"""Points that are left where sums above ``maxutility`` count as 1, as Genius has it. Cutting can
only bring points together, so the frontier after the cut is that of the points cut."""

PROVEN = [name for name in POINTS if name.startswith("10")]

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(),
    reason="SUMMITRY_TREES names no folder with a checkout of negmas: "
    "12 nonlinear domains NOT CHECKED",
)


def model(name):
    """The negotiation of a domain, on a grid on which no worth is rounded, and the points of 1."""
    scenario = genius.read(FOLDER / name)
    made = case_of(scenario, date(2014, 5, 5), name)
    assert not any("rounding" in remark for remark in made.remarks)
    return compile_case(made.case), made.case.resolution


@pytest.mark.parametrize("name", POINTS)
def test_every_point_is_attained_and_undominated_and_none_is_missing(name):
    negotiation, most = model(name)
    assert way(negotiation) == "boxes"
    frontier = frontier_by("boxes", negotiation)
    for place, point in enumerate(frontier.points.tolist()):
        deals = frontier.deals(place, 3)
        assert deals
        for deal in deals:
            assert negotiation.allowed(deal)
            assert [negotiation.utility(p, deal) for p in (0, 1)] == point
    assert efficient_brute(frontier.points).all()
    assert all(count is not None and count > 0 for count in frontier.counts)
    assert len(frontier.points) == POINTS[name]
    cut = np.unique(np.minimum(frontier.points, most), axis=0)
    assert efficient_brute(cut).sum() == CUT[name]


@pytest.mark.parametrize("name", PROVEN)
def test_a_solver_proves_that_nothing_lies_above(name):
    negotiation, _ = model(name)
    points = frontier_by("boxes", negotiation).points.tolist()
    least = [-1, -1]
    for better, worse in zip([None, *points], [*points, None], strict=True):
        first = worse[0] + 1 if worse else least[0]
        second = better[1] + 1 if better else least[1]
        question = Question(negotiation, (), {0: first, 1: second})
        assert question.solve() is None
