"""The 50 domains of ANL 2023 with the figures its generator printed in ``specials.json``.

Source: brenting/ANL-2023-example-agent, ``domains/``; the definitions are those of its
``utils/create_domains.py``. None of it is kept here: SUMMITRY_TREES names a folder that holds
a checkout under ANL-2023-example-agent.

The generator added floats, so its figures carry 16 digits and their noise: the tolerance is 1e-12.
Distances summed over up to 10,000 deals: the same, on the mean. No domain is excepted.
"""

import json
import math
import os
from pathlib import Path

import numpy as np
import pytest

from summitry.cases.exchange import geniusweb
from summitry.deals.platforms import PLATFORMS, distribution, frontier
from tests.conformance.tables import utilities

NOISE = 1e-12
TREE = Path(os.environ.get("SUMMITRY_TREES", "no-trees")) / "ANL-2023-example-agent" / "domains"
NAMES = [f"domain{number:02d}" for number in range(50)]
NOBODY = np.zeros(2)

if not TREE.is_dir():
    pytest.skip(
        "SUMMITRY_TREES names no folder with ANL-2023-example-agent: 50 domains NOT checked",
        allow_module_level=True,
    )


@pytest.fixture(scope="module", params=NAMES)
def domain(request):
    folder = TREE / request.param
    scenario = geniusweb.read(folder)
    printed = json.loads((folder / "specials.json").read_text(encoding="utf-8"))
    return scenario, utilities(scenario), printed


def test_nothing_but_the_figures_is_left_unread(domain):
    scenario, *_ = domain
    assert scenario.remarks == ("specials.json: not read",)
    assert [profile.name for profile in scenario.profiles] == ["profileA", "profileB"]


def test_size(domain):
    scenario, u, printed = domain
    assert len(u) == math.prod(len(issue.values) for issue in scenario.issues) == printed["size"]


@pytest.mark.parametrize(
    ("rule", "key"), [("nash", "nash"), ("kalai", "kalai"), ("welfare", "social_welfare")]
)
def test_points(domain, rule, key):
    _, u, printed = domain
    rows = getattr(PLATFORMS["anl2023"], rule)(u, NOBODY)
    (point,) = np.unique(u[rows], axis=0)
    assert point == pytest.approx(printed[key]["utility"], abs=NOISE)


def test_the_printed_bids_are_worth_what_is_printed(domain):
    scenario, _, printed = domain
    points = [printed[key] for key in ("nash", "kalai", "social_welfare")] + printed["pareto_front"]
    for point in points:
        bid = [issue.values.index(point["bid"][issue.name]) for issue in scenario.issues]
        for profile, worth in zip(scenario.profiles, point["utility"], strict=True):
            total = sum(row[value] for row, value in zip(profile.terms, bid, strict=True))
            assert float(total) == pytest.approx(worth, abs=NOISE)


def test_opposition(domain):
    _, u, printed = domain
    (opposition,) = set(PLATFORMS["anl2023"].opposition(u, NOBODY))
    assert opposition == pytest.approx(printed["opposition"], abs=NOISE)


def test_distribution(domain):
    _, u, printed = domain
    assert distribution(u) == pytest.approx(printed["distribution"], abs=NOISE)


def test_frontier(domain):
    """Point for point; the generator lists one bid for each point."""
    _, u, printed = domain
    points = np.unique(u[frontier(u)], axis=0)
    listed = np.array([point["utility"] for point in printed["pareto_front"]])
    assert points.shape == listed.shape
    assert np.abs(points - listed).max() <= NOISE
