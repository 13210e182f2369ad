"""The shipped case, read once."""

import pytest

from summitry.cases.read import load_case


@pytest.fixture(scope="session")
def loaded():
    return load_case("hanoi-2019")


@pytest.fixture(scope="session")
def case(loaded):
    return loaded.case
