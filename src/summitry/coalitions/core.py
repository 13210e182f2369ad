"""The core: divisions of the whole that no set of players can better on its own.

    core = {x : x(N) = v(N), x(S) >= v(S) for every S}                         (Gillies 1959)

It is empty if and only if some **balanced collection** proves it: weights w_S > 0 with
sum over S containing i of w_S = 1 for every player i, and sum of w_S v(S) > v(N) (Bondareva 1963;
Shapley 1967, Naval Research Logistics Quarterly 14). Either way the answer carries its proof, an
element or such a collection, and ``proved`` checks it set by set in exact arithmetic.

One linear programme decides, 2n more give the least and most of every player; each looks at all
2^n sets a step. A voting rule needs neither: its core gives everything to those without whom
nothing passes, and is empty if there is nobody like that, by the weights 1 / (n - 1) on every
N - {i}.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summitry.coalitions.exact import Row, minimise
from summitry.coalitions.game import Game, exact_array, members, subset_sums
from summitry.coalitions.voting import Voting

__all__ = ["Core", "core", "core_of_voting", "proved", "scaled_excess"]

Allocation = tuple[Fraction, ...]


@dataclass(frozen=True)
class Core:
    """Whether the core is empty, and the proof.

    element  : a division in the core, None if it is empty.
    ranges   : least and most of each player over the core, None if it is empty.
    balanced : sets (masks) with weights that prove it empty, None if it is not.
    """

    element: Allocation | None
    ranges: tuple[tuple[Fraction, Fraction], ...] | None
    balanced: tuple[tuple[int, Fraction], ...] | None

    @property
    def empty(self) -> bool:
        """True if every division is bettered by some set."""
        return self.element is None


def core(game: Game) -> Core:
    """The core of a ``game``: a proof, and the range of every player. Exact.

    >>> from summitry.coalitions.game import from_worths
    >>> from summitry.coalitions.voting import Voting
    >>> core(Voting(("a", "b", "c"), 2, (1, 1, 1)).game()).empty
    True
    >>> glove = {("l", "r"): 1, ("l", "s"): 1, ("l", "r", "s"): 1}
    >>> [int(x) for x in core(from_worths(["l", "r", "s"], glove)).element]
    [1, 0, 0]
    """
    singles = [_set_row(game, 1 << i) for i in range(game.n)]
    least = minimise([1] * game.n, singles, _shortest(game))
    assert least is not None  # no bound from above: some x is large enough for every set
    if least.value > game.total:
        pairs = zip(least.rows, least.weights, strict=True)
        return Core(None, None, tuple(sorted((row.key, w) for row, w in pairs if w)))
    element = (least.y[0] + game.total - least.value, *least.y[1:])
    return Core(element, tuple(_range(game, i, singles) for i in range(game.n)), None)


def _range(game: Game, player: int, singles: Sequence[Row]) -> tuple[Fraction, Fraction]:
    """Least and most of ``player`` where x(S) >= v(S) for every S and x(N) <= v(N)."""
    broken = _shortest(game, whole=True)
    unit = [int(i == player) for i in range(game.n)]
    low = minimise(unit, singles, broken)
    cap = _cap(game)
    start = [cap if i == player else single for i, single in enumerate(singles)]
    high = minimise([-x for x in unit], start, broken)
    assert low is not None  # the core is not empty
    assert high is not None
    return low.value, -high.value


def _set_row(game: Game, subset: int) -> Row:
    """The constraint x(S) >= v(S) of the ``game`` for S = ``subset``."""
    row = tuple(subset >> i & 1 for i in range(game.n))
    return Row(subset, row, game.worth[subset])


def _cap(game: Game) -> Row:
    return Row(-1, (-1,) * game.n, -game.total)


def _shortest(game: Game, whole: bool = False) -> Callable[[Allocation], Row | None]:
    """The search for the set of the ``game`` that lacks most under an allocation.

    With ``whole`` the set of all players counts too, from above and below; else only proper sets.
    """

    def search(x: Allocation) -> Row | None:
        if whole and sum(x) > game.total:
            return _cap(game)
        lacks = scaled_excess(game, x)
        lacks[0] = 0
        lacks[-1] = lacks[-1] if whole else 0
        subset = int(np.argmax(lacks))
        return _set_row(game, subset) if lacks[subset] > 0 else None

    return search


def scaled_excess(game: Game, x: Sequence[Fraction]) -> NDArray[Any]:
    """v(S) - x(S) of every set, times one positive whole number: exact integers, by mask."""
    common = math.lcm(game.scale, *(value.denominator for value in x))
    factor = common // game.scale
    shares = subset_sums([int(value * common) for value in x], 4)
    worths = exact_array([int(worth) * factor for worth in game.whole.tolist()], 4)
    return np.asarray(worths - shares)


def core_of_voting(voting: Voting) -> Core:
    """The core of a ``voting`` rule, for any number of players.

    >>> council = Voting(("a", "b", "c"), 2, (1, 1, 1), (0,))
    >>> [int(most) for least, most in core_of_voting(council).ranges]
    [1, 0, 0]
    """
    must, n = voting.blockers(), voting.n
    if not must:
        everyone = 2**n - 1
        weight = Fraction(1, n - 1)
        return Core(None, None, tuple((everyone ^ 1 << i, weight) for i in reversed(range(n))))
    element = tuple(Fraction(int(i == must[0])) for i in range(n))
    alone = Fraction(int(len(must) == 1))
    zero, one = Fraction(0), Fraction(1)
    return Core(element, tuple((alone, one) if i in must else (zero, zero) for i in range(n)), None)


def proved(found: Core, game: Game) -> bool:
    """True if the proof in ``found`` stands for the ``game``; set by set, O(2^n).

    >>> game = Voting(("a", "b", "c"), 2, (1, 1, 1)).game()
    >>> proved(core(game), game)
    True
    """
    if found.element is not None:
        lacks = scaled_excess(game, found.element)
        return bool(lacks.max() <= 0 and lacks[-1] == 0)
    collection = found.balanced or ()
    covered = [sum(w for subset, w in collection if subset >> i & 1) for i in range(game.n)]
    positive = all(w > 0 and members(subset) for subset, w in collection)
    gain = sum((w * game.worth[subset] for subset, w in collection), Fraction(0))
    return positive and all(weight == 1 for weight in covered) and gain > game.total
