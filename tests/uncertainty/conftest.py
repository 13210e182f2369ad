"""The shipped case and the one that ``summitry new`` makes."""

from importlib.resources import files
from pathlib import Path

import pytest

from summitry.cases.read import read_case


@pytest.fixture(scope="session")
def cases():
    """Case by name."""
    template = Path(str(files("summitry.cases").joinpath("template")))
    return {"hanoi": read_case("hanoi-2019"), "template": read_case(template)}


@pytest.fixture(scope="session", params=["hanoi", "template"])
def case(request, cases):
    return cases[request.param]
