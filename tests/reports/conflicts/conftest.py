"""The shipped case as a conflict, and what is said of its moves; made once."""

import pytest

from summitry.reports.conflicts.asked import Asked
from summitry.reports.conflicts.case import moves_of_case
from summitry.reports.conflicts.standing import Standing
from summitry.stability.standoff import standoff


@pytest.fixture(scope="session")
def stood(hanoi):
    """The stand-off of the shipped case with its verdicts."""
    return Standing(standoff(hanoi.base.negotiation))


@pytest.fixture(scope="session")
def hanoi_moves(hanoi):
    """What ``summitry moves`` knows of the shipped case, over 40 draws."""
    return moves_of_case(hanoi, "base", Asked(draws=40, seed=7))
