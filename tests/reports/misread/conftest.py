"""What each side of the shipped case and of a small one gets wrong, as data; made once."""

import pytest

from summitry.reports.sections.misreading import misreading_section
from tests.reports.misread.cases import DROPPED, REFUSED


@pytest.fixture(scope="session")
def hanoi_misread(hanoi):
    return misreading_section(hanoi)


@pytest.fixture(scope="session")
def refused(made):
    """East expects West to take an offer that West refuses: analysis and data."""
    analysis = made(REFUSED)
    return analysis, misreading_section(analysis)


@pytest.fixture(scope="session")
def dropped(made):
    analysis = made(DROPPED)
    return analysis, misreading_section(analysis)
