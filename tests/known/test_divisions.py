"""Every table beside which a division.yaml stands: first certificates, then the known answer."""

from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from summitry.deals.divide import Good, adjusted_winner

FILES = sorted(Path(__file__).parent.glob("*/*/division.yaml"))


@pytest.fixture(params=FILES, ids=lambda file: file.parent.name)
def expected(request):
    return yaml.safe_load(request.param.read_text(encoding="utf-8"))


@pytest.fixture
def found(expected):
    rows = expected["points"].items()
    return adjusted_winner([Good(name, tuple(map(Fraction, to))) for name, to in rows])


def test_there_is_a_table():
    assert FILES


def test_each_side_gave_100_points(expected):
    assert [sum(column) for column in zip(*expected["points"].values(), strict=True)] == [100, 100]


def test_the_division_is_equitable_envy_free_and_efficient(found):
    assert found.equitable
    assert found.envy_free
    assert found.efficient


def test_the_division_is_the_known_one(found, expected):
    shares = {good.name: share for good, share in zip(found.goods, found.shares, strict=True)}
    known = expected["first_side_gets"].items()
    assert shares == {name: Fraction(str(share)) for name, share in known}
    assert found.goods[found.split].name == expected["split"]
    assert found.points == (Fraction(expected["each"]),) * 2
