"""Rankings: the states of a conflict, most preferred first.

    s7 > s3 > s4 ~ s8 >> s5        > better, ~ equal, >> much better
    [s7, s3, [s4, s8], s5]         a nested list: equal

A state is much worse than another if at least one >> stands between them. The worth of a state is
the number of ranks below its own, 0 for the last; O(n) for n states.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from summitry.cases.conflicts.places import Path, refusal, several, word
from summitry.cases.conflicts.states import States
from summitry.cases.nodes import Node

__all__ = ["check_all", "read_ranking"]

_TOKEN = re.compile(r">>|>|~|[^\s>~]+")
_SIGNS = (">>", ">", "~")
_FORM = 'a ranking, most preferred first, such as "s2 > s1 ~ s3 >> s4" or [s2, [s1, s3], s4]'


@dataclass
class _Ranks:
    """The ``rank`` of each state, 0 for the best, and the ``far`` ranks that a >> precedes."""

    node: Node
    states: States
    path: Path
    rank: dict[int, int] = field(default_factory=dict)
    far: list[int] = field(default_factory=list)
    last: int = 0

    def put(self, name: str, node: Node, offset: int = 0) -> None:
        state = self.states.find(name, node, self.path, offset)
        if state in self.rank:
            first, again = self.rank[state] + 1, self.last + 1
            better = f", and so better than itself: places {first} and {again}"
            twice = f"{name} stands twice{better if first < again else ''}"
            message = f"{twice}; a ranking has every state once"
            raise refusal(node, message, self.path, offset)
        self.rank[state] = self.last


def read_ranking(
    node: Node, states: States, path: Path
) -> tuple[NDArray[np.int64], NDArray[np.int64] | None]:
    """The worth of each of ``states`` by the ranking at ``node``, which is called ``path``.

    With it what each has far below it: what is worth at most this; None where there is no >>.
    """
    ranks = _Ranks(node, states, path)
    if isinstance(node.value, list):
        _from_list(ranks)
    else:
        _from_words(ranks, word(node, _FORM, path))
    check_all(node, set(ranks.rank), states, path)
    by_state = np.array([ranks.rank[state] for state in range(len(states.names))], dtype=np.int64)
    worth = ranks.last - by_state
    if not ranks.far:
        return worth, None
    edges = np.array([*ranks.far, ranks.last + 1], dtype=np.int64)
    return worth, ranks.last - edges[np.searchsorted(edges, by_state, side="right")]


def _from_list(ranks: _Ranks) -> None:
    for place, entry in enumerate(ranks.node.value):
        ranks.last = place
        tied = entry.value if isinstance(entry.value, list) else [entry]
        if not tied:
            raise refusal(entry, "an empty list; it holds states that are equal", ranks.path)
        for inner in tied:
            ranks.put(word(inner, "the name of a state", ranks.path), inner)


def _from_words(ranks: _Ranks, text: str) -> None:
    node, path = ranks.node, ranks.path
    sign = True
    for token, offset in _tokens(text):
        if (token in _SIGNS) == sign:
            wanted = "a state" if sign else "> ~ or >>"
            raise refusal(node, f"expected {wanted}, found {token[:40]}", path, offset)
        sign = token in _SIGNS
        ranks.last += token in (">", ">>")
        if token == ">>":
            ranks.far.append(ranks.last)
        if not sign:
            ranks.put(token, node, offset)
    if sign:
        raise refusal(node, "the ranking ends with a sign; expected a state", path)


def _tokens(text: str) -> Iterator[tuple[str, int]]:
    return ((found.group(), found.start()) for found in _TOKEN.finditer(text))


def check_all(node: Node, given: set[int], states: States, path: Path) -> None:
    """Refuse what stands at ``node`` where not all ``states`` are ``given``: the first few, and
    how many."""
    if len(given) == len(states.names):
        return
    left = [states.names[state] for state in states.order.tolist() if state not in given]
    words = "1 state is" if len(left) == 1 else f"{len(left):,} states are"
    raise refusal(node, f"{words} left out: {several(left)}; every state stands once", path)
