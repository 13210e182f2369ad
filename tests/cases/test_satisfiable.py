"""Bucket elimination against a look at every deal."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from summitry.cases import satisfiable as module
from summitry.cases.satisfiable import clashing_rules, satisfiable
from summitry.model.table import Table

SHAPE = (2, 3, 2, 2)


def any_deal(tables):
    deals = itertools.product(*(range(size) for size in SHAPE))
    return any(all(table.at(deal) for table in tables) for deal in deals)


@st.composite
def tables(draw):
    scope = tuple(sorted(draw(st.sets(st.sampled_from(range(4)), min_size=1, max_size=3))))
    shape = [SHAPE[i] for i in scope]
    n_cells = int(np.prod(shape))
    forbidden = draw(st.sets(st.sampled_from(range(n_cells)), min_size=n_cells // 3))
    return Table(scope, np.array([k not in forbidden for k in range(n_cells)]).reshape(shape))


@given(st.lists(tables(), max_size=6))
def test_it_says_what_a_look_at_every_deal_says(found):
    assert satisfiable(found, SHAPE) == any_deal(found)


@given(st.lists(tables(), min_size=2, max_size=8))
def test_a_clash_clashes_and_each_rule_of_it_is_needed(found):
    rules = {f"r{k}": table for k, table in enumerate(found)}
    clash = clashing_rules(rules, SHAPE)
    assert bool(clash) != any_deal(found)
    if clash:
        assert not any_deal([rules[name] for name in clash])
        for name in clash:
            assert any_deal([rules[other] for other in clash if other != name])


def test_a_clash_keeps_the_order_of_the_rules():
    never = {"b": Table((0,), np.array([True, False])), "c": Table((0,), np.array([True, True]))}
    rules = {"z": Table((0,), np.array([False, True])), **never}
    assert clashing_rules(rules, SHAPE) == ("z", "b")


def test_no_rules_hold():
    assert satisfiable([], SHAPE)
    assert clashing_rules({}, SHAPE) == ()


def test_what_would_need_too_large_a_join_counts_as_satisfiable(monkeypatch):
    unequal = [Table(pair, ~np.eye(2, dtype=bool)) for pair in ((0, 1), (1, 2), (0, 2))]
    assert not satisfiable(unequal, (2, 2, 2))
    monkeypatch.setattr(module, "MAX_JOIN", 7)
    assert satisfiable(unequal, (2, 2, 2))
