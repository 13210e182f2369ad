"""Plans of the small cases, worked out once each."""

import functools

import pytest

from summitry.reports.phases.asked import PhasesAsked
from summitry.reports.phases.data import phases_data
from tests.reports.phases import cases


@pytest.fixture(scope="session")
def asked():
    """What is asked; the quickest objective, no draws and no runs unless they are named."""

    def ask(**more):
        return PhasesAsked(
            **{"target": "first", "objective": "max_min", "draws": 0, "runs": 0, **more}
        )

    return ask


@pytest.fixture(scope="session")
def analysed(made):
    """The analysis of a case of ``cases`` by its name."""
    return functools.cache(lambda name: made(getattr(cases, name)))


@pytest.fixture(scope="session")
def told(analysed, asked):
    """The data on the offer of a case of ``cases`` by its name."""

    @functools.cache
    def tell(name, reading="base", **more):
        return phases_data(analysed(name), reading, asked(**more))

    return tell
