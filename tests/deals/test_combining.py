"""Combining against a join of dictionaries, down to every assignment behind each row."""

from collections import defaultdict
from itertools import product

import numpy as np
import pytest

from summitry.deals import combining
from summitry.deals.combining import combine
from summitry.deals.dominance import efficient_brute
from summitry.deals.messages import keep_all, keep_efficient, table_message, unit

SIZES = {0: 2, 1: 3, 2: 2, 3: 1}


def table_over(rng, scope, columns, share=0.7):
    """A table as a message, and as a dictionary: assignment -> points -> assignments behind."""
    shape = tuple(SIZES[i] for i in scope)
    n_cells = int(np.prod(shape))
    points = rng.integers(0, 3, (n_cells, columns))
    holds = rng.random(n_cells) < share
    rows = {}
    for cell, options in enumerate(product(*map(range, shape))):
        if holds[cell]:
            behind = frozenset([frozenset()])
            rows[options] = {tuple(points[cell].tolist()): behind}
    return table_message(scope, shape, points, holds), (scope, rows)


def joined(left, right, drop):
    """The definition: rows added where the assignments agree, some issues dropped."""
    scope = tuple(sorted({*left[0], *right[0]} - set(drop)))
    found = defaultdict(lambda: defaultdict(set))
    for a, b in product(left[1], right[1]):
        one, other = dict(zip(left[0], a, strict=True)), dict(zip(right[0], b, strict=True))
        if any(one[i] != other[i] for i in one if i in other):
            continue
        known = one | other
        settled = frozenset((i, known[i]) for i in drop)
        cell = tuple(known[i] for i in scope)
        for (u, behind_u), (v, behind_v) in product(left[1][a].items(), right[1][b].items()):
            point = tuple(x + y for x, y in zip(u, v, strict=True))
            found[cell][point] |= {p | q | settled for p, q in product(behind_u, behind_v)}
    return scope, {cell: dict(rows) for cell, rows in found.items()}


def pruned(found):
    """Only the efficient rows of each cell."""
    scope, cells = found
    kept = {}
    for cell, rows in cells.items():
        points = list(rows)
        mask = efficient_brute(np.array(points))
        kept[cell] = {p: rows[p] for p, keep in zip(points, mask, strict=True) if keep}
    return scope, kept


def as_dict(message):
    """A message in the form of ``joined``; fails if a count is not the number of assignments."""
    found = {}
    gone = set(SIZES) - set(message.scope)
    for row, point in enumerate(message.points.tolist()):
        options = message.options(row)
        deals = list(message.deals(row, len(SIZES)))
        assert len(set(deals)) == len(deals) == message.counts[row]
        behind = {frozenset((i, deal[i]) for i in gone) for deal in deals}
        found.setdefault(options, {})[tuple(point)] = behind
    for cell in range(len(message.starts) - 1):
        rows = message.points[message.starts[cell] : message.starts[cell + 1]].tolist()
        assert rows == sorted(map(list, set(map(tuple, rows))), reverse=True)
    return message.scope, found


def with_unsettled(found, gone):
    """Issues that nobody spoke of stay at option 0."""
    scope, cells = found
    rest = {i for i in SIZES if i not in scope and i not in gone}
    return scope, {
        cell: {p: {b | {(i, 0) for i in rest} for b in behind} for p, behind in rows.items()}
        for cell, rows in cells.items()
    }


SCOPES = [(), (0,), (1,), (0, 1), (1, 2), (0, 1, 2), (2, 3)]


@pytest.mark.parametrize("reduce", [keep_all, keep_efficient])
@pytest.mark.parametrize("chunk", [1, 2, 3, 7, 1 << 20])
@pytest.mark.parametrize("columns", [1, 2, 3])
def test_combining_is_its_definition(columns, chunk, reduce, monkeypatch):
    monkeypatch.setattr(combining, "CHUNK", chunk)
    rng = np.random.default_rng([80, columns])
    for first, second in product(SCOPES, repeat=2):
        both = sorted({*first, *second})
        drop = tuple(i for i in both if rng.random() < 0.5)
        (left, one), (right, other) = (table_over(rng, s, columns) for s in (first, second))
        expected = joined(one, other, drop)
        if reduce is keep_efficient:
            expected = pruned(expected)
        found = combine(left, right, drop, reduce)
        assert found.shape == tuple(SIZES[i] for i in found.scope)
        assert as_dict(found) == with_unsettled(expected, drop)


def test_messages_of_messages_are_rebuilt_to_the_last_assignment():
    rng = np.random.default_rng(81)
    for _ in range(20):
        (a, one), (b, two), (c, three) = (
            table_over(rng, scope, 2, 0.9) for scope in ((0, 1), (1, 2), (0, 2))
        )
        message = combine(combine(a, b, (1,), keep_all), c, (0, 2), keep_efficient)
        expected = pruned(joined(joined(one, two, (1,)), three, (0, 2)))
        assert as_dict(message) == with_unsettled(expected, (0, 1, 2))


def test_what_is_not_efficient_is_left_out_with_what_is_behind_it():
    table = table_message((0,), (3,), np.array([[2, 2], [1, 1], [2, 2]]), np.ones(3, dtype=bool))
    found = combine(table, unit(2), (0,), keep_efficient)
    assert (found.points.tolist(), found.counts.tolist()) == ([[2, 2]], [2])
    assert list(found.deals(0, 1)) == [(0,), (2,)]


def test_adding_nothing_changes_nothing():
    table, _ = table_over(np.random.default_rng(82), (0, 1), 2)
    for found in (combine(table, unit(2), (), keep_all), combine(unit(2), table, (), keep_all)):
        assert found.points.tolist() == table.points.tolist()
        assert found.starts.tolist() == table.starts.tolist()


def test_no_row_gives_no_row():
    table, _ = table_over(np.random.default_rng(83), (0, 1), 2)
    none = table_message((1,), (3,), np.zeros((3, 2), dtype=np.int64), np.zeros(3, dtype=bool))
    for reduce in (keep_all, keep_efficient):
        found = combine(table, none, (1,), reduce)
        assert (found.points.shape, found.starts.tolist()) == ((0, 2), [0, 0, 0])
        assert len(found.counts) == 0
