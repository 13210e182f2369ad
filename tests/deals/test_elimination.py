from itertools import combinations, pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.deals import elimination
from summitry.deals.elimination import eliminated, merged, model_of, ordered, too_dense
from summitry.deals.messages import keep_all, keep_efficient
from summitry.deals.ordering import ordering
from summitry.deals.requirements import held_tables
from summitry.errors import TooManyDeals

drawn = settings(max_examples=60, deadline=None)


@drawn
@given(data=st.data())
def test_nothing_pruned_every_deal_is_behind_one_row(data, negotiations, by_definition):
    negotiation = data.draw(negotiations(parties=st.integers(1, 3)))
    parties = range(len(negotiation.parties))
    model = model_of(negotiation, parties)
    whole = merged(eliminated(model, keep_all), model.columns, keep_all)
    found = {}
    for row, point in enumerate(whole.points.tolist()):
        for deal in whole.deals(row, len(negotiation.shape)):
            assert deal not in found
            found[deal] = point
    assert found == {
        deal: [negotiation.utility(p, deal) for p in parties]
        for deal in by_definition.deals(negotiation)
    }


@drawn
@given(data=st.data())
def test_the_first_column_says_which_tables_are_broken(data, negotiations, by_definition):
    negotiation = data.draw(negotiations())
    tables = held_tables(negotiation)
    model = model_of(negotiation, (0,), masked=tables)
    whole = merged(eliminated(model, keep_all), model.columns, keep_all)
    found = {
        deal: tuple(point)
        for row, point in enumerate(whole.points.tolist())
        for deal in whole.deals(row, len(negotiation.shape))
    }
    assert found == {
        deal: (
            -sum(1 << bit for bit, table in enumerate(tables) if not table.at(deal)),
            negotiation.utility(0, deal),
        )
        for deal in by_definition.deals(negotiation)
    }


@drawn
@given(data=st.data())
def test_what_must_hold_besides_the_rules_holds(data, negotiations, by_definition):
    negotiation = data.draw(negotiations())
    held = held_tables(negotiation)
    roots = eliminated(model_of(negotiation, (), held), keep_all)
    expected = sum(all(t.at(deal) for t in held) for deal in by_definition.deals(negotiation))
    assert int(np.prod([root.counts.sum() for root in roots])) == expected


def test_issues_that_nothing_ties_are_eliminated_each_for_itself(build):
    negotiation = build([[[0, 1, 2]] * 4], [0], rules=[((0, 3), np.ones((3, 3)))])
    roots = eliminated(model_of(negotiation, (0,)), keep_efficient)
    assert sorted(root.ways for root in roots) == [3, 3, 9]
    assert [root.scope for root in roots] == [()] * 3


def test_the_parts_are_added_up_the_small_ones_first(build):
    points = [[[0, 1], [0, 1, 2, 3]], [[1, 0], [3, 2, 1, 0]]]
    model = model_of(build(points, [0, 0]), (0, 1))
    roots = eliminated(model, keep_efficient)
    for order in (roots, roots[::-1]):
        total = merged(order, 2, keep_efficient)
        assert total.points.tolist() == [[k, 4 - k] for k in range(4, -1, -1)]
        assert total.counts.tolist() == [1, 2, 2, 2, 1]
    assert merged((), 2, keep_efficient).points.tolist() == [[0, 0]]


def clique(build, n, size=2):
    rules = [(pair, np.ones((size, size))) for pair in combinations(range(n), 2)]
    return build([[[0] * size] * n] * 2, [0, 0], rules=rules)


def test_a_table_as_large_as_allowed_is_joined_and_a_larger_one_is_refused(build, monkeypatch):
    monkeypatch.setattr(elimination, "MAX_CELLS", 32)
    assert len(eliminated(model_of(clique(build, 5), (0, 1)), keep_efficient)) == 1
    model = model_of(clique(build, 6), (0, 1))
    with pytest.raises(TooManyDeals) as error:
        eliminated(model, keep_efficient)
    assert str(error.value) == str(too_dense(ordered(model)))
    words = ("6 issues", "induced width 5", "6.4e+01 cells", "32 are allowed", "--solver")
    assert [word for word in words if word not in str(error.value)] == []


def test_the_order_is_that_of_all_tables(build):
    negotiation = build(
        [[[0, 1]] * 4] * 2,
        [0, 0],
        rules=[((0, 1), np.ones((2, 2)))],
        interactions={1: [((1, 2), np.ones((2, 2)))]},
        red_lines={0: [((2, 3), np.ones((2, 2)))]},
    )
    shape = (2,) * 4
    held = held_tables(negotiation)
    assert ordered(model_of(negotiation, (0,))) == ordering([(0, 1)], shape)
    assert ordered(model_of(negotiation, (0, 1))) == ordering([(0, 1), (1, 2)], shape)
    path = [(0, 1), (1, 2), (2, 3)]
    assert ordered(model_of(negotiation, (0, 1), held)) == ordering(path, shape)
    assert ordered(model_of(negotiation, (0, 1), masked=held)) == ordering(path, shape)


@pytest.mark.parametrize("n_parties", [1, 2, 3, 4, 5])
def test_more_than_three_columns_may_have_fewer_points(n_parties, build, monkeypatch):
    monkeypatch.setattr(elimination, "MAX_POINTS", (8, 4))
    most = 8 if n_parties <= 3 else 4

    def line(n):
        """One issue with n options, all worth different points, under a rule that allows all."""
        rule = ((0,), np.ones(n, dtype=bool))
        return build([[list(range(n))]] * n_parties, [0] * n_parties, rules=[rule])

    parties = range(n_parties)
    assert len(eliminated(model_of(line(most), parties), keep_all)[0].points) == most
    with pytest.raises(TooManyDeals, match=f"grows to {most + 1} points, and at most {most} .*--w"):
        eliminated(model_of(line(most + 1), parties), keep_all)


def test_a_running_frontier_that_grows_too_large_is_refused(build, monkeypatch):
    monkeypatch.setattr(elimination, "MAX_POINTS", (8, 8))
    n = 4
    points = [[[0, 2**k] for k in range(n)], [[2**k, 0] for k in range(n)]]
    model = model_of(build(points, [0, 0]), (0, 1))
    roots = eliminated(model, keep_efficient)
    with pytest.raises(TooManyDeals, match="16 points"):
        merged(roots, 2, keep_efficient)


def test_no_message_is_made_from_one_that_is_too_large_already(build, monkeypatch):
    """A star of four arms of three issues each: the messages of the arms meet in one bag."""
    monkeypatch.setattr(elimination, "MAX_POINTS", (60, 60))
    made = []

    def combine(*args):
        found = elimination_combine(*args)
        made.append(len(found.points))
        return found

    elimination_combine = elimination.combine
    monkeypatch.setattr(elimination, "combine", combine)
    points = [[[0, 2**k] for k in range(13)]] * 2
    arms = [(0, *range(first, first + 3)) for first in (1, 4, 7, 10)]
    rules = [(tuple(sorted(pair)), np.ones((2, 2))) for arm in arms for pair in pairwise(arm)]
    with pytest.raises(TooManyDeals, match="at most 60"):
        eliminated(model_of(build(points, [0, 0], rules=rules), (0, 1)), keep_all)
    assert sum(rows > 60 for rows in made) == 1


def test_a_table_over_four_issues_in_any_place_is_read_in_its_own_order(build):
    rng = np.random.default_rng(90)
    shape = (2, 3, 2, 2, 3)
    values = rng.integers(0, 99, (2, 3, 2, 3))
    points = [[[0] * size for size in shape]]
    negotiation = build(points, [0], interactions={0: [((0, 1, 3, 4), values)]})
    (root, _) = sorted(
        eliminated(model_of(negotiation, (0,)), keep_all), key=lambda root: -len(root.points)
    )
    best = {deal for deal in product(*map(range, shape)) if negotiation.utility(0, deal) == 98}
    most = int(values.max())
    best = {
        d for d in product(*map(range, shape)) if negotiation.utility(0, d) == most and not d[2]
    }
    assert set(root.deals(0, 5)) == best
    assert root.points[0].tolist() == [most]
