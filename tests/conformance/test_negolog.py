"""The 66 domains of NegoLog with the figures its generator printed in ``specs.json``.

Source: aniltrue/NegoLog, ``domains/``; the definitions are those of its ``domain_generator`` and
``nenv/BidSpace.py``. None of it is kept here: SUMMITRY_TREES names a folder that holds a checkout
under NegoLog. The figures carry 16 digits and the noise of sums of floats: the tolerance is 1e-12.

NegoLog keeps one point where several attain the largest product or sum, and which one depends on
that noise: in domainBalancedHighOpp 0.82 + 0.42 is kept, though 0.56 + 0.68 is as much. Ours are
all of them, so the printed point is one of ours, and ``TIES`` names each domain with more than one
and how many. The printed opposition is measured at the printed point. In the four domains of
``BUILT`` the bids are printed as the text of a Python dictionary.

NormalizedBalanceScore, which 19 files have, is not one of the figures Summitry computes.
"""

import ast
import json
import math
import os
from pathlib import Path

import numpy as np
import pytest

from summitry.cases.exchange import negolog
from summitry.deals.platforms import PLATFORMS, balance, to_ideal
from tests.conformance.tables import utilities

NOISE = 1e-12
TREE = Path(os.environ.get("SUMMITRY_TREES", "no-trees")) / "NegoLog" / "domains"
BUILT = [
    f"domain{balanced}{level}Opp"
    for balanced in ("Balanced", "Unbalanced")
    for level in ("High", "Low")
]
NAMES = [f"domain{number}" for number in range(62)] + BUILT
TIES = {
    "nash": {"domain1": 2, "domain3": 2, "domain9": 2, "domain11": 2},
    "kalai": {
        "domain1": 4,
        "domain2": 5,
        "domain3": 4,
        "domain9": 4,
        "domain10": 5,
        "domain11": 4,
        "domainBalancedHighOpp": 21,
        "domainUnbalancedHighOpp": 16,
        "domainUnbalancedLowOpp": 2,
    },
}
PRODUCT = ("Nash Product", "Product Score")
"""Two versions of the generator name it differently."""

if not TREE.is_dir():
    pytest.skip(
        "SUMMITRY_TREES names no folder with NegoLog: 66 domains NOT checked",
        allow_module_level=True,
    )


@pytest.fixture(scope="module", params=NAMES)
def domain(request):
    folder = TREE / request.param
    scenario = negolog.read(folder)
    printed = json.loads((folder / "specs.json").read_text(encoding="utf-8"))
    return request.param, scenario, utilities(scenario), printed


def _reserved(scenario):
    return np.array([float(profile.reservation) for profile in scenario.profiles])


def test_nothing_but_the_figures_is_left_unread(domain):
    _, scenario, _, printed = domain
    assert scenario.remarks == ("specs.json: not read",)
    stated = [printed[f"ReservationValueProfile{side}"] for side in "AB"]
    assert _reserved(scenario).tolist() == stated


def test_size(domain):
    _, scenario, u, printed = domain
    assert [len(issue.values) for issue in scenario.issues] == printed["IssueValues"]
    assert len(u) == math.prod(printed["IssueValues"]) == printed["NumberOfBids"]
    assert len(scenario.issues) == printed["NumberOfIssues"]


@pytest.mark.parametrize(("rule", "key"), [("nash", "Nash"), ("kalai", "Kalai")])
def test_points(domain, rule, key):
    name, scenario, u, printed = domain
    rows = getattr(PLATFORMS["negolog"], rule)(u, _reserved(scenario))
    points = np.unique(u[rows].round(12), axis=0)
    kept = [printed[f"{key}_{side}"] for side in "AB"]
    assert np.abs(points - kept).max(axis=1).min() <= NOISE
    assert len(points) == TIES[rule].get(name, 1)


@pytest.mark.parametrize("key", ["Nash", "Kalai"])
def test_the_printed_bids_are_worth_what_is_printed(domain, key):
    _, scenario, _, printed = domain
    listed = printed[f"{key}Bid"]
    listed = ast.literal_eval(listed) if isinstance(listed, str) else listed
    bid = [issue.values.index(listed[issue.name]) for issue in scenario.issues]
    for profile, side in zip(scenario.profiles, "AB", strict=True):
        total = sum(row[value] for row, value in zip(profile.terms, bid, strict=True))
        assert float(total) == pytest.approx(printed[f"{key}_{side}"], abs=NOISE)


def test_product_and_welfare(domain):
    _, scenario, u, printed = domain
    best = u[PLATFORMS["negolog"].nash(u, _reserved(scenario))].prod(axis=1).max()
    (score,) = (printed[key] for key in PRODUCT if key in printed)
    assert best == pytest.approx(score, abs=NOISE)
    welfare = u[PLATFORMS["negolog"].welfare(u, _reserved(scenario))].sum(axis=1).max()
    assert welfare == pytest.approx(printed["Social Welfare"], abs=NOISE)


def test_opposition(domain):
    """Measured at the printed Kalai point, which is one of ours."""
    name, scenario, u, printed = domain
    ours = PLATFORMS["negolog"].opposition(u, _reserved(scenario))
    at = to_ideal(np.array([[printed["Kalai_A"], printed["Kalai_B"]]]))
    assert at == pytest.approx(printed["Opposition"], abs=NOISE)
    assert np.abs(ours - printed["Opposition"]).min() <= NOISE
    assert np.ptp(ours) <= NOISE or name in TIES["kalai"]


def test_balance_and_range(domain):
    *_, u, printed = domain
    assert balance(u) == pytest.approx(printed["BalanceScore"], abs=NOISE)
    assert u.min() == pytest.approx(printed["MinUtility"], abs=NOISE)
    assert u.max() == pytest.approx(printed["MaxUtility"], abs=NOISE)
