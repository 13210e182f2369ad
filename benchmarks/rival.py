"""The rival: NegMAS from the package index. It is AGPL, so it is measured here and used nowhere.

Each preparation and call below goes through its public functions only.
"""

from __future__ import annotations

import sys
import warnings
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scenarios import Additive

VERSION = "0.16.0"
HOW = f"install it beside the package: .venv-bench/bin/pip install negmas=={VERSION}"

Ufuns = tuple[Any, Any]


def require() -> str:
    """The version that is installed; ends the run in one line without it."""
    try:
        import negmas
    except ImportError:
        sys.exit(f"NegMAS is not installed; {HOW}")
    warnings.filterwarnings("ignore", module="negmas")
    warnings.filterwarnings("ignore", message="Too many outcomes")
    return str(negmas.__version__)


def ufuns(scenario: Additive) -> Ufuns:
    """The utility functions of a ``scenario``."""
    require()
    from negmas.outcomes import make_issue, make_os
    from negmas.preferences import LinearAdditiveUtilityFunction

    _, n_issues, n_options = scenario.values.shape
    names = [f"o{k}" for k in range(n_options)]
    space = make_os([make_issue(names, name=f"i{i}") for i in range(n_issues)])
    first, second = (
        LinearAdditiveUtilityFunction(
            values=[dict(zip(names, row.tolist(), strict=True)) for row in values],
            weights=weights.tolist(),
            outcome_space=space,
            reserved_value=scenario.reserved,
        )
        for weights, values in zip(scenario.weights, scenario.values, strict=True)
    )
    return first, second


def pareto_frontier(pair: Ufuns) -> NDArray[np.float64]:
    """The frontier out of all deals, as utilities (n_points, 2)."""
    from negmas.preferences import pareto_frontier as find

    return np.array(find(pair)[0])


def scenario_stats(pair: Ufuns) -> Any:
    """The frontier, the solutions on it, and figures over all deals."""
    from negmas.preferences import calc_scenario_stats

    return calc_scenario_stats(pair)


def mobanos(pair: Ufuns) -> list[Any]:
    """The deals on the frontier by the exact sampler."""
    from negmas.preferences import MOBANOSParetoSampler

    sampler = MOBANOSParetoSampler()
    sampler.init(*pair)
    return sampler.pareto_outcomes()


def utilities(pair: Ufuns, outcomes: list[Any]) -> NDArray[np.float64]:
    """Utilities (n_outcomes, 2) of ``outcomes``."""
    return np.array([[float(ufun(outcome)) for ufun in pair] for outcome in outcomes])
