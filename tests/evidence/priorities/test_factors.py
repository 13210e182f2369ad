"""The table of factors reads as it says."""

import tomllib

import pytest

from summitry.errors import SummitryError
from summitry.evidence.priorities.factors import DIRECTIONS, Factor, at_rank, factors, table


def test_every_rule_shipped_keeps_to_its_direction() -> None:
    for factor in factors().values():
        assert factor.meaning
        assert (factor.first >= 1) == (factor.direction == "up") or factor.first == 1
        assert (factor.last >= 1) == (factor.direction == "down") or factor.last == 1


def test_the_table_is_written_as_it_is_read() -> None:
    again = tomllib.loads(table(factors().values()))
    assert {rule: Factor(rule, **row) for rule, row in again.items()} == dict(factors())


def test_factors_at_each_rank() -> None:
    factor = Factor("x", "up", 4.0, 0.25, "")
    assert [at_rank(factor, rank, 3) for rank in range(3)] == [4.0, 1.0, 0.25]
    assert [at_rank(factor, rank, 5) for rank in range(5)] == [4.0, 2.0, 1.0, 0.5, 0.25]
    assert [at_rank(factor, rank, 2) for rank in range(2)] == [4.0, 0.25]
    assert at_rank(factor, 0, 1) == 1.0
    assert at_rank(factor, 0, 3, time=2) == 2.0


def test_impossible_factors_are_refused() -> None:
    with pytest.raises(SummitryError, match="above 0"):
        Factor("x", "up", 0.0, 1.0, "")
    with pytest.raises(SummitryError, match=f"allowed: {DIRECTIONS[0]}"):
        Factor("x", "zzz", 1.0, 1.0, "")
