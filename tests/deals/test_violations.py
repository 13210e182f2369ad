from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.deals import combining, violations
from summitry.deals.blockers import why_found
from summitry.deals.minimal_sets import mask_of
from summitry.deals.requirements import broken_by, requirements
from summitry.deals.violations import minimal_violations
from summitry.errors import TooManyDeals

drawn = settings(max_examples=80, deadline=None)


def by_definition_of(model, deals):
    """The minimal sets of requirements that some deal breaks, as masks."""
    asked = requirements(model)
    broken = {frozenset(broken_by(model, deal, asked)) for deal in deals}
    return sorted(mask_of(s) for s in broken if not any(other < s for other in broken))


def clashing(build, seed):
    """Up to eight red lines over one or two issues, and walk-away values that are hard to reach."""
    rng = np.random.default_rng([60, seed])
    shape = rng.integers(2, 4, 4).tolist()
    lines = {p: [] for p in (0, 1)}
    for _ in range(int(rng.integers(2, 9))):
        scope = sorted(rng.choice(4, int(rng.integers(1, 3)), replace=False).tolist())
        lines[int(rng.integers(2))].append((scope, rng.random([shape[i] for i in scope]) < 0.4))
    points = [[rng.integers(0, 5, size).tolist() for size in shape] for _ in range(2)]
    return build(points, rng.integers(5, 14, 2).tolist(), red_lines=lines)


@drawn
@given(data=st.data())
def test_the_sets_are_the_minimal_ones_that_deals_break(data, negotiations, by_definition):
    model = data.draw(negotiations(parties=st.integers(1, 4)))
    found, whole = minimal_violations(model, requirements(model))
    assert whole
    assert len(found) == len(set(found))
    assert sorted(found) == by_definition_of(model, by_definition.deals(model))


@pytest.mark.parametrize("seed", range(30))
def test_many_red_lines_that_clash_have_their_minimal_sets(seed, build, by_definition):
    model = clashing(build, seed)
    found, whole = minimal_violations(model, requirements(model))
    assert whole
    assert sorted(found) == by_definition_of(model, by_definition.deals(model))


@pytest.mark.parametrize("seed", range(10))
def test_neither_chunks_nor_leaving_rows_uncompared_change_anything(
    seed, build, by_definition, monkeypatch
):
    model = clashing(build, seed)
    expected = by_definition_of(model, by_definition.deals(model))
    monkeypatch.setattr(violations, "_COMPARED", 0)
    assert sorted(minimal_violations(model, requirements(model))[0]) == expected
    for rows in (1, 5):
        monkeypatch.setattr(combining, "CHUNK", rows)
        found, whole = minimal_violations(model, requirements(model))
        assert (sorted(found), whole) == (expected, True)


def n_lines(mask, model):
    return sum(mask >> r & 1 for r, one in enumerate(requirements(model)) if not one.walk_away)


@pytest.mark.parametrize("most", [1, 2, 3, 5])
def test_a_search_cut_short_says_so_and_what_it_has_is_right(
    most, build, by_definition, monkeypatch
):
    monkeypatch.setattr(violations, "_MAX_ROWS", most)
    cut = refused = 0
    for seed in range(60):
        model = clashing(build, seed)
        expected = by_definition_of(model, by_definition.deals(model))
        try:
            found, whole = minimal_violations(model, requirements(model))
        except TooManyDeals:
            refused += 1
            continue
        missing = set(expected) - set(found)
        assert set(found) <= set(expected)
        assert not (whole and missing)
        cut += not whole
        if found and missing:
            assert max(n_lines(m, model) for m in found) < min(n_lines(m, model) for m in missing)
    assert cut > 0 or most == 1
    assert cut + refused < 60 or most < 5


def test_reasons_from_a_search_cut_short_are_true(build, by_definition, monkeypatch):
    """No deal meets all of a blocker; and it is not said that nothing blocks where all is."""
    monkeypatch.setattr(violations, "_MAX_ROWS", 3)
    for seed in range(60):
        model = clashing(build, seed)
        deals = by_definition.deals(model)
        try:
            found = why_found(model)
        except TooManyDeals:
            continue
        broken = [broken_by(model, deal, found.requirements) for deal in deals]
        for blocker in found.blockers:
            assert all(some & set(blocker.requirements) for some in broken)
        assert found.blocked == (not by_definition.room(model)) or not found.complete
        if not found.blocked:
            assert found.n_accepted


def test_where_some_deal_breaks_nothing_only_the_empty_set_is_found(build):
    model = build([[[0, 1]]] * 2, [0, 0], red_lines={0: [((0,), [True, False])]})
    assert minimal_violations(model, requirements(model)) == ([0], True)


def test_where_no_deal_is_allowed_there_is_no_set(build):
    model = build([[[0, 1], [0, 1]]] * 2, [0, 0], rules=[((0,), [False, False])])
    assert minimal_violations(model, requirements(model)) == ([], True)


def test_sixty_one_red_lines_use_every_bit(build):
    """Line k asks for option 0 of issue k, and a rule forbids all of them: each is given up."""
    n = 30
    lines = {0: [((k,), [True, False]) for k in range(n)]}
    lines[1] = [((k,), [True, False]) for k in range(n, 2 * n + 1)]
    rules = [((k,), [False, True]) for k in (0, n, 2 * n)]
    model = build([[[0, 0]] * (2 * n + 1)] * 2, [0, 0], rules=rules, red_lines=lines)
    found, whole = minimal_violations(model, requirements(model))
    assert (found, whole) == ([mask_of([0, n + 1, 2 * n + 1])], True)


def test_a_pie_too_small_is_a_choice_between_two_walk_away_values(build):
    n = 40
    model = build([[[0, 1]] * n, [[1, 0]] * n], [n, 1], red_lines={1: [((0,), [True, False])]})
    asked = requirements(model)
    places = {(r.party, r.id): place for place, r in enumerate(asked)}
    first, second = places[0, "outside"], places[1, "outside"]
    line = places[1, "r1_0"]
    found, whole = minimal_violations(model, asked)
    assert whole
    assert sorted(found) == sorted([mask_of([first]), mask_of([line, second])])


def test_an_outside_option_beyond_reach_is_given_up_and_one_below_all_never_is(build):
    n = 40
    model = build([[[0, 1]] * n] * 2, [n + 1, -1])
    assert minimal_violations(model, requirements(model)) == ([0b01], True)
    easier = replace(model.preferences[0], outside=n)
    model = replace(model, preferences=(easier, model.preferences[1]))
    assert minimal_violations(model, requirements(model)) == ([0], True)
