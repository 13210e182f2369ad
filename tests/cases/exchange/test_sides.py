"""A rectangle as a rule and back; a table of points as rectangles."""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.cases.exchange.scenario import Rectangle
from summitry.cases.exchange.sides import condition, rectangles_of
from summitry.cases.rules import rule_table
from summitry.errors import CaseError
from summitry.model.issue import Issue, Option
from summitry.model.table import Table

KEYS = [["a", "b"], ["-1", "0", "1", "2"], ["x", "y", "z", "w", "v"]]
ISSUES = [
    Issue(name, "", tuple(Option(k, k, Fraction(k) if name == "n" else None) for k in row))
    for name, row in zip("mno", KEYS, strict=True)
]
some = st.sets(st.integers(0, 2), min_size=1)
values = [st.sets(st.integers(0, len(row) - 1), min_size=1) for row in KEYS]


@given(some, st.tuples(*values))
def test_the_rule_holds_where_the_rectangle_does(where, inside):
    box = Rectangle(tuple((i, tuple(sorted(inside[i]))) for i in sorted(where)), Fraction(1))
    table = rule_table(condition(box, "mno", KEYS, "s"), ISSUES)
    for deal in product(*(range(len(row)) for row in KEYS)):
        assert bool(table.at(deal)) == all(deal[i] in inside[i] for i in where)


def test_runs_are_written_with_bounds():
    box = Rectangle(((1, (1, 2, 3)), (2, (1, 2, 3))), Fraction(1))
    assert condition(box, "mno", KEYS, "s") == "n >= 0 and o >= y and o <= w"


def test_a_rule_that_is_too_long_is_refused():
    many = [f"option_{k}" for k in range(1000)]
    box = Rectangle(((0, tuple(range(0, 1000, 2))),), Fraction(1))
    with pytest.raises(CaseError, match="needs a rule of 5,"):
        condition(box, "m", [many], "s")


@given(st.lists(st.sampled_from([0, 0, 3, 7]), min_size=24, max_size=24))
def test_rectangles_of_a_table_are_disjoint_and_add_up_to_it(points):
    table = Table((0, 2, 3), np.array(points).reshape(2, 3, 4))
    boxes = list(rectangles_of(table, 10))
    for a, b, c in product(range(2), range(3), range(4)):
        deal = {0: a, 2: b, 3: c}
        held = [box.worth for box in boxes if all(deal[i] in v for i, v in box.sides)]
        assert len(held) == (table.values[a, b, c] != 0)
        assert sum(held) == Fraction(int(table.values[a, b, c]), 10)
