"""The front door: what the package says of itself, and what it ships."""

import importlib
import pkgutil
import re
from importlib.metadata import metadata, version
from importlib.resources import files

import pytest

import summitry

MODULES = sorted(
    found.name for found in pkgutil.walk_packages(summitry.__path__, prefix="summitry.")
)


def test_the_version_is_one():
    assert summitry.__version__ == version("summitry") == metadata("summitry")["Version"]


def test_the_front_door_is_a_sorted_list():
    assert summitry.__all__ == ["__version__"]


@pytest.mark.parametrize("name", [m for m in MODULES if m != "summitry.__main__"])
def test_what_a_module_offers_is_there_sorted_and_documented(name):
    module = importlib.import_module(name)
    assert (module.__doc__ or "").strip()
    offered = getattr(module, "__all__", [])
    capitals = sorted(offered, key=lambda word: (not word.isupper(), word[0].islower(), word))
    assert list(offered) == capitals
    assert [word for word in offered if not hasattr(module, word)] == []


def test_data_is_shipped_with_the_code():
    package = files("summitry")
    for path in (
        "py.typed",
        "cases/rules.lark",
        "cases/template/case.yaml",
        "cases/template/evidence.yaml",
        "cases/library/hanoi-2019/case.yaml",
        "cases/library/hanoi-2019/evidence.yaml",
        "reports/templates/brief.css",
        "reports/templates/brief.html.j2",
        "reports/templates/brief.md.j2",
    ):
        assert package.joinpath(path).is_file(), path


def test_one_module_reaches_for_the_network():
    """The endpoint of the language model that a user brings; everything else stays at home."""
    sources = list(files("summitry").rglob("*.py"))
    assert sources
    names = r"(?:urllib(?!\.parse)|http|socket|requests|httpx)"
    wanted = re.compile(rf"^\s*(?:import|from)\s+{names}\b", re.M)
    found = [p.name for p in sources if wanted.search(p.read_text(encoding="utf-8"))]
    assert found == ["endpoint.py"]
