"""Every deal at a frontier point of a model of boxes, counted and listed without a search.

The **sign** of a deal is the set of boxes it lies in, with its own points at each issue. Let x be
a deal at a frontier point and s its sign. A deal that lies in all boxes of s, with own points no
fewer, has exactly the sign s, or it would dominate x. The deals of sign s are therefore a product:
at every issue the options that lie in all boxes of s that speak of it, for the same points. A
beaten class may stand at the place of the one that beats it only where both give the same sign, so
the signs at a point are all met without beaten classes (``BoxModel.unbeaten``).

Signs are gathered along the layers of labels, each label holding those of its parents with what
its own step adds; O(signs * labels).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

import numpy as np
from numpy.typing import NDArray

from summitry.deals.boxmodel import BoxModel, Classes
from summitry.model.negotiation import Deal

__all__ = ["MAX_SIGNS", "Layer", "Ways", "trimmed"]

MAX_SIGNS = 10_000
"""Most signs kept for one label; beyond that deals are listed but not counted."""


@dataclass(frozen=True, eq=False)
class Layer:
    """Labels after one ``issue``: label l was made of the pairs starts[l]:starts[l + 1] of a label
    of the layer before (``parents``) and a class of the issue (``choices``)."""

    issue: int
    starts: NDArray[np.int64]
    parents: NDArray[np.int64]
    choices: NDArray[np.int64]

    def only(self, labels: NDArray[np.int64]) -> Layer:
        """The layer with these ``labels`` alone, in this order.

        >>> layer = Layer(0, np.array([0, 2, 3]), np.array([4, 5, 6]), np.array([0, 0, 1]))
        >>> layer.only(np.array([1])).parents.tolist()
        [6]
        """
        lengths = np.diff(self.starts)[labels]
        starts = np.r_[0, np.cumsum(lengths)]
        pairs = np.repeat(self.starts[labels] - starts[:-1], lengths) + np.arange(starts[-1])
        return Layer(self.issue, starts, self.parents[pairs], self.choices[pairs])


def trimmed(layers: Sequence[Layer], labels: NDArray[np.int64]) -> tuple[Layer, ...]:
    """The ``layers`` without what none of the ``labels`` of the last one was made of."""
    kept: list[Layer] = []
    for layer in reversed(layers):
        part = layer.only(labels)
        labels, parents = np.unique(part.parents, return_inverse=True)
        kept.append(Layer(part.issue, part.starts, parents.reshape(-1), part.choices))
    return tuple(reversed(kept))


class Ways:
    """The deals of ``model`` behind each label of the last layer, whose points must be efficient.

    ``small`` is the model without beaten classes that the trimmed ``layers`` were made with.
    """

    def __init__(self, model: BoxModel, small: BoxModel, layers: Sequence[Layer]) -> None:
        self.complete = True
        marks = _Marks(small)
        self._options = [
            list(zip(marks.of(classes, issue), classes.options, strict=True))
            for issue, classes in enumerate(model.classes)
        ]
        self._scope = marks.scope
        self._signs = self._gathered(small, marks, layers)

    def count(self, label: int) -> int | None:
        """Number of deals behind ``label``; None where the signs were cut."""
        if not self.complete:
            return None
        return sum(math.prod(map(len, self._factors(sign))) for sign in self._signs[label])

    def deals(self, point: int) -> Iterator[Deal]:
        """The deals behind label ``point``, one after another: all of them if they are counted."""
        for sign in self._signs[point]:
            yield from product(*self._factors(sign))

    def _factors(self, sign: int) -> list[list[int]]:
        """The options of every issue that keep the ``sign``."""
        return [
            sorted(o for bits, some in options if sign & scope & ~bits == 0 for o in some)
            for options, scope in zip(self._options, self._scope, strict=True)
        ]

    def _gathered(
        self, small: BoxModel, marks: _Marks, layers: Sequence[Layer]
    ) -> list[dict[int, None]]:
        """The signs behind each label of the last layer, in the order they are met.

        Beside them goes what is alive at each label: the same for all ways to it.
        """
        alive, signs = [marks.boxes], [{0: None}]
        later = _later(marks, [layer.issue for layer in layers])
        for layer, still in zip(layers, later, strict=True):
            scope = marks.scope[layer.issue]
            bits = marks.of(small.classes[layer.issue], layer.issue)
            pairs = list(zip(layer.parents.tolist(), layer.choices.tolist(), strict=True))
            now = [alive[parent] & (bits[choice] | ~scope) for parent, choice in pairs]
            new_signs: list[dict[int, None]] = []
            starts = layer.starts.tolist()
            for first, last in pairwise(starts):
                merged: dict[int, None] = {}
                for k in range(first, last):
                    parent, choice = pairs[k]
                    more = (now[k] & ~still) | (bits[choice] & ~marks.boxes)
                    merged.update((sign | more, None) for sign in signs[parent])
                new_signs.append(self._cut(merged))
            alive, signs = [now[first] & still for first in starts[:-1]], new_signs
        return signs

    def _cut(self, signs: dict[int, None]) -> dict[int, None]:
        if len(signs) <= MAX_SIGNS:
            return signs
        self.complete = False
        return dict.fromkeys(list(signs)[:MAX_SIGNS])


class _Marks:
    """Bits: box k is bit k; after them one for each different row of own points of each issue."""

    def __init__(self, model: BoxModel) -> None:
        n_boxes = len(model.worth)
        self.boxes = (1 << n_boxes) - 1
        self.speaks = [_bits(column) for column in model.speaks.T]
        self.points: list[dict[bytes, int]] = []
        self.scope: list[int] = []
        free = n_boxes
        for issue, classes in enumerate(model.classes):
            rows = dict.fromkeys(row.tobytes() for row in classes.points)
            self.points.append({row: 1 << (free + k) for k, row in enumerate(rows)})
            self.scope.append(self.speaks[issue] | sum(self.points[issue].values()))
            free += len(rows)

    def of(self, classes: Classes, issue: int) -> list[int]:
        """For each class the bits of ``issue`` that it leaves standing."""
        return [
            _bits(inside) & self.speaks[issue] | self.points[issue].get(points.tobytes(), 0)
            for inside, points in zip(classes.inside, classes.points, strict=True)
        ]


def _later(marks: _Marks, order: Sequence[int]) -> list[int]:
    """For each place in ``order`` the boxes that speak of an issue after it."""
    found, seen = [], 0
    for issue in reversed(order):
        found.append(seen)
        seen |= marks.speaks[issue]
    return found[::-1]


def _bits(flags: NDArray[np.bool_]) -> int:
    """The integer with bit k set where ``flags[k]`` is true.

    >>> _bits(np.array([True, False, True]))
    5
    """
    return int.from_bytes(np.packbits(flags, bitorder="little").tobytes(), "little")
