"""Bucket elimination with vectors: a model of any number of deals, one bag of issues at a time.

A model is a sum of tables, each worth points in one column (a party, or the mask of the red lines
that are broken), over the deals at which all boolean tables hold. ``eliminated`` goes through
the bags of an ``Ordering``: it adds up the tables and messages that speak of the issues to drop,
and keeps for each assignment of the others what ``reduce`` leaves. What remains is one message
without issues for each set of issues that are tied together; ``merged`` adds these up. In an
additive model every issue is such a set, and this is merge and prune: F_0 = {0},
F_i = efficient(F_{i-1} + points_i) (Nemhauser and Ullmann (1969), Management Science 15).

Exact. O(bags * cells * |F|^2 log) for two columns, with cells the size of the largest joined table
and |F| the most rows of a cell: Dechter (1999), Artificial Intelligence 113, for the cells; for
vectors Rollon and Larrosa (2006), J. Heuristics 12. With points up to U, |F| <= U + 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summitry.deals.combining import combine
from summitry.deals.messages import Message, Origin, Reduce, table_message, unit
from summitry.deals.ordering import Bag, Ordering, ordering
from summitry.deals.thinning import Loss
from summitry.errors import TooManyDeals
from summitry.model.negotiation import Negotiation
from summitry.model.table import Table

__all__ = [
    "MAX_CELLS",
    "MAX_POINTS",
    "Model",
    "Waiting",
    "eliminated",
    "merged",
    "model_of",
    "ordered",
    "too_dense",
]

MAX_CELLS = 8_000_000
"""Largest table over issues that are joined at once."""

MAX_POINTS = (1_000_000, 100_000)
"""Most rows of a message, of a running frontier: up to three columns, and more."""


@dataclass(frozen=True, eq=False)
class Model:
    """A sum of tables over the deals at which others hold.

    shape   : option count of every issue.
    columns : how many things are counted in points.
    values  : (column, table of points) pairs, added up.
    holds   : boolean tables that must all hold.
    masked  : whether the first column is a mask and no points.
    """

    shape: tuple[int, ...]
    columns: int
    values: tuple[tuple[int, Table], ...]
    holds: tuple[Table, ...]
    masked: bool = False

    @property
    def most(self) -> int:
        """Most rows of a message.

        >>> Model((2,), 2, (), ()).most == MAX_POINTS[0]
        True
        """
        return MAX_POINTS[self.columns - self.masked > 3]


def model_of(
    negotiation: Negotiation,
    parties: Sequence[int],
    held: Sequence[Table] = (),
    masked: Sequence[Table] | None = None,
) -> Model:
    """The points of the ``parties`` over the deals that the rules of the ``negotiation`` allow.

    Boolean tables in ``held`` must hold besides. With ``masked`` there is a first column for what
    is broken: minus the sum of 2^b over the tables masked[b] that do not hold.

    >>> from summitry.cases.compile import compile_case
    >>> from summitry.cases.read import read_case
    >>> model_of(compile_case(read_case("hanoi-2019")), (0, 1)).columns
    2
    """
    values: list[tuple[int, Table]] = []
    first = 0 if masked is None else 1
    for column, party in enumerate(parties, start=first):
        preferences = negotiation.preferences[party]
        values += [(column, Table((i,), points)) for i, points in enumerate(preferences.points)]
        values += [(column, interaction.points) for interaction in preferences.interactions]
    for bit, table in enumerate(masked or ()):
        values.append((0, Table(table.scope, np.where(table.values, 0, -(1 << bit)))))
    holds = (*(rule.holds for rule in negotiation.rules), *held)
    shape = negotiation.shape
    return Model(
        shape,
        first + len(parties),
        tuple((column, _spread(table, shape)) for column, table in values),
        tuple(_spread(table, shape) for table in holds),
        masked is not None,
    )


def _spread(table: Table, shape: tuple[int, ...]) -> Table:
    """The ``table``; one that speaks of no issue as one over the first."""
    return table if table.scope else Table((0,), np.repeat(table.values[None], shape[0]))


def eliminated(model: Model, reduce: Reduce, loss: Loss | None = None) -> tuple[Message, ...]:
    """All issues of the ``model`` eliminated: one message without issues for each tied set of them.

    ``reduce`` says which points of a cell are kept; ``loss`` lets rows be thinned out and adds up
    by how much. TooManyDeals where a joined table would have more than MAX_CELLS cells, or a
    message more than MAX_POINTS rows.
    """
    tied = _tied(model)
    order = ordered(model) if tied else Ordering((), 0, 1)
    if order.cells > MAX_CELLS:
        raise too_dense(order)
    bags = [bag for bag in order.bags if tied.intersection(bag.drop)]
    if loss is not None:
        loss.steps = len(bags) + len(model.shape)
    roots = _alone(model, [i for i in range(len(model.shape)) if i not in tied], reduce)
    waiting = Waiting(model)
    for bag in bags:
        message = _message(bag, waiting, reduce, loss)
        (waiting.messages if message.scope else roots).append(message)
    return tuple(roots)


def _tied(model: Model) -> set[int]:
    """The issues that a table over several issues speaks of, or a boolean one."""
    several = (table.scope for _, table in model.values if len(table.scope) > 1)
    return set().union(*several, *(table.scope for table in model.holds))


def _alone(model: Model, issues: Sequence[int], reduce: Reduce) -> list[Message]:
    """The messages of ``issues`` that are tied to no other, all reduced at once."""
    place = {issue: k for k, issue in enumerate(issues)}
    ends = np.concatenate([[0], np.cumsum([model.shape[issue] for issue in issues])]).astype(int)
    points = np.zeros((ends[-1], model.columns), dtype=np.int64)
    for column, table in model.values:
        k = place.get(table.scope[0])
        if k is not None:
            points[ends[k] : ends[k + 1], column] += table.values
    found = reduce(points, np.repeat(np.arange(len(issues)), np.diff(ends)))
    cuts = np.searchsorted(found.groups, np.arange(len(issues) + 1)).tolist()
    nothing = unit(model.columns)
    roots = []
    for k, issue in enumerate(issues):
        size, first, last = model.shape[issue], cuts[k], cuts[k + 1]
        starts = found.starts[first : last + 1]
        rows = found.rows[starts[0] : starts[-1]] - ends[k]
        base = Message((issue,), (size,), np.arange(size + 1), points[ends[k] : ends[k + 1]])
        zeros = np.zeros(len(rows), dtype=np.int64)
        origin = Origin(base, nothing, (issue,), starts - starts[0], rows, zeros)
        kept = found.points[first:last]
        root = Message((), (), np.array([0, last - first]), kept, size, origin)
        roots.append(_bounded(root, model.most, None))
    return roots


def ordered(model: Model) -> Ordering:
    """The order in which the issues of the ``model`` are eliminated, with what it costs."""
    scopes = [table.scope for _, table in model.values] + [table.scope for table in model.holds]
    return ordering(scopes, model.shape)


def too_dense(order: Ordering) -> TooManyDeals:
    """The error for a model whose best ``order`` joins too large a table."""
    return TooManyDeals(
        f"too dense for exact elimination: {order.width + 1} issues hang together at once (induced"
        f" width {order.width}), which takes a table of {order.cells:.1e} cells where"
        f" {MAX_CELLS:,} are allowed; --solver asks CP-SAT instead, one search a point"
    )


def merged(
    roots: Sequence[Message], columns: int, reduce: Reduce, loss: Loss | None = None
) -> Message:
    """The sum of the messages without issues in ``roots``, the small ones first.

    ``columns`` is their number of columns; ``reduce`` and ``loss`` as for ``eliminated``.
    """
    total, *others = sorted(roots, key=lambda message: len(message.points)) or [unit(columns)]
    for root in others:
        total = _bounded(combine(total, root, (), reduce), MAX_POINTS[columns > 3], loss)
    return total


class Waiting:
    """The tables and messages that no bag has taken yet."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.values = list(model.values)
        self.holds = list(model.holds)
        self.messages: list[Message] = []

    def base(self, bag: Bag) -> Message:
        """The tables that speak of an issue that the ``bag`` drops, added up, and taken out."""
        gone = set(bag.drop)
        values = [pair for pair in self.values if gone.intersection(pair[1].scope)]
        holds = [table for table in self.holds if gone.intersection(table.scope)]
        self.values = [pair for pair in self.values if not gone.intersection(pair[1].scope)]
        self.holds = [table for table in self.holds if not gone.intersection(table.scope)]
        return _added(self.model, bag.scope, values, holds)

    def sent(self, bag: Bag) -> list[Message]:
        """The messages that speak of an issue that the ``bag`` drops, taken out."""
        gone = set(bag.drop)
        found = [message for message in self.messages if gone.intersection(message.scope)]
        self.messages = [m for m in self.messages if not gone.intersection(m.scope)]
        return found


def _message(bag: Bag, waiting: Waiting, reduce: Reduce, loss: Loss | None) -> Message:
    """What the ``bag`` sends to the rest."""
    base, messages = waiting.base(bag), waiting.sent(bag)
    *others, last = messages or [unit(base.points.shape[1])]
    for message in others:
        base = _bounded(combine(base, message, (), reduce), waiting.model.most, None)
    return _bounded(combine(base, last, bag.drop, reduce), waiting.model.most, loss)


def _added(
    model: Model,
    scope: tuple[int, ...],
    values: Sequence[tuple[int, Table]],
    holds: Sequence[Table],
) -> Message:
    """Tables over issues of ``scope`` added up."""
    shape = tuple(model.shape[issue] for issue in scope)
    points = np.zeros((*shape, model.columns), dtype=np.int64)
    for column, table in values:
        points[..., column] += _within(scope, table)
    allowed = np.ones(shape, dtype=bool)
    for table in holds:
        allowed &= _within(scope, table)
    rows = points.reshape(allowed.size, model.columns)
    return table_message(scope, shape, rows, allowed.reshape(-1))


def _within(scope: tuple[int, ...], table: Table) -> NDArray[np.int64]:
    inner = tuple(scope.index(issue) for issue in table.scope)
    return np.asarray(Table(inner, table.values).over(len(scope)))


def _bounded(message: Message, most: int, loss: Loss | None) -> Message:
    if loss is not None:
        message = loss.thinned(message)
    if len(message.points) > most:
        raise TooManyDeals(
            f"the frontier grows to {len(message.points):,} points, and at most {most:,} are kept;"
            " --within N keeps one within N points of each"
        )
    return message
