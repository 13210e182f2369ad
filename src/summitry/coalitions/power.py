"""Power indices: what a player's place in the game is worth, by four rules.

With n players and v as in ``game``, and S ranging over the sets without i:

- **Shapley value**: what i adds, averaged over all orders of arrival,
  sum of |S|! (n - |S| - 1)! / n! (v(S + i) - v(S)) (Shapley 1953, in Contributions to the Theory
  of Games II). For voting rules the Shapley-Shubik index (1954, American Political Science Review
  48).
- **Banzhaf**: the sum of v(S + i) - v(S) over all S, each set counted once (``banzhaf_raw``;
  Penrose 1946, Banzhaf 1965); as an index scaled so that all players share v(N).
- **nucleolus**: see ``nucleolus``.
- **equal split**: v(N) / n.

A table of worths costs O(2^n n) in exact integers (n <= 16); a voting rule is counted without its
sets (see ``voting``). Indices describe the rules of the game; how far each lies from what people
agreed is in ``measured``.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import factorial

import numpy as np

from summitry.coalitions.game import Game
from summitry.coalitions.nucleolus import nucleolus
from summitry.coalitions.voting import Voting, swings

__all__ = ["POWER", "banzhaf", "banzhaf_raw", "equal_split", "shapley"]

Shares = tuple[Fraction, ...]


def shapley(game: Game | Voting) -> Shares:
    """The Shapley value of every player of the ``game``.

    >>> [str(x) for x in shapley(Voting(("a", "b", "c"), 3, (2, 1, 1)))]
    ['2/3', '1/6', '1/6']
    """
    added, unit = _added(game)
    weights = [factorial(k) * factorial(len(added) - k - 1) for k in range(len(added))]
    whole = factorial(len(added)) * unit
    return tuple(
        Fraction(sum(w * a for w, a in zip(weights, row, strict=True)), whole) for row in added
    )


def banzhaf_raw(game: Game | Voting) -> Shares:
    """What every player of the ``game`` adds, summed over all sets: for a vote, its swings.

    >>> [int(x) for x in banzhaf_raw(Voting(("a", "b", "c"), 3, (2, 1, 1)))]
    [3, 1, 1]
    """
    added, unit = _added(game)
    return tuple(Fraction(sum(row), unit) for row in added)


def banzhaf(game: Game | Voting) -> Shares | None:
    """The Banzhaf index of every player of the ``game``, scaled to share v(N).

    None where what the players add comes to nothing in all, so that there is nothing to scale.

    >>> [str(x) for x in banzhaf(Voting(("a", "b", "c"), 3, (2, 1, 1)))]
    ['3/5', '1/5', '1/5']
    """
    raw = banzhaf_raw(game)
    if sum(raw) == 0:
        return None
    return tuple(x * _total(game) / sum(raw) for x in raw)


def equal_split(game: Game | Voting) -> Shares:
    """The same for every player of the ``game``."""
    return (_total(game) / game.n,) * game.n


def _total(game: Game | Voting) -> Fraction:
    return game.total if isinstance(game, Game) else Fraction(1)


def _nucleolus(game: Game | Voting) -> Shares | None:
    return nucleolus(game if isinstance(game, Game) else game.game())


def _added(game: Game | Voting) -> tuple[tuple[tuple[int, ...], ...], int]:
    """For each player and k, what it adds to all sets of k others, times the unit returned."""
    if isinstance(game, Voting):
        return swings(game), 1
    masks = np.arange(2**game.n)
    sizes = np.array([int(mask).bit_count() for mask in masks])
    rows = []
    for i in range(game.n):
        without = masks[(masks >> i & 1) == 0]
        added = game.whole[without | 1 << i] - game.whole[without]
        rows.append(tuple(int(added[sizes[without] == k].sum()) for k in range(game.n)))
    return tuple(rows), game.scale


POWER: dict[str, Callable[[Game | Voting], Shares | None]] = {
    "equal_split": equal_split,
    "shapley": shapley,
    "banzhaf": banzhaf,
    "nucleolus": _nucleolus,
}
"""Every index by its name; None where it is not defined."""
