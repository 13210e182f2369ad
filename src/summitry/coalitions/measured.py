"""How far each index lies from what people agreed when they bargained freely.

Data: Lu and Stancsics (2024), three-party free-form bargaining with chat over 100 points, MIT
licence; University of Zurich, May 2024. A big player A and two small ones: v(all) = 100,
v(A and one small) = Y, nothing without A; Y is 10, 30 or 90. A fourth game has two players worth
100 together and a third that adds nothing. 60 bargains each, five rounds after a trial round that
is left out.

**Misplaced points**: half the sum of |agreed_i - predicted_i|, the points of 100 that would have to
change hands; a group that agreed on nothing counts with zero payoffs. Averaged over all groups.
Over the three games with a big player it is 6.4 for an equal split, 14.3 for the Shapley value and
19.4 for the nucleolus; with the fourth game 8.1, 15.9 and 19.8. The Banzhaf index is scaled to
share 100. These are averages over people in a laboratory, not a bound for a case.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from summitry.coalitions.game import Game, from_worths

__all__ = ["MEASURED", "MeasuredError", "experiment", "measured_line", "misplaced"]


@dataclass(frozen=True, slots=True)
class MeasuredError:
    """Mean misplaced points of 100 of an index, rounded to one place.

    ``points`` over the ``n`` groups with a big player, ``points_all`` over all ``n_all`` groups.
    """

    points: float
    points_all: float
    n: int = 180
    n_all: int = 240
    source: str = "Lu and Stancsics (2024), three-party free-form bargaining"
    licence: str = "MIT"


def experiment(treatment: str) -> Game:
    """The game of a ``treatment``: y_10, y_30, y_90 or dummy_player.

    >>> from summitry.coalitions.power import shapley
    >>> [str(x) for x in shapley(experiment("y_90"))]
    ['190/3', '55/3', '55/3']
    """
    names = ("1", "2", "3")
    if treatment == "dummy_player":
        return from_worths(names, {("1", "2"): 100, names: 100})
    y = int(treatment.removeprefix("y_"))
    return from_worths(names, {("1", "2"): y, ("1", "3"): y, names: 100})


def misplaced(agreed: Sequence[Fraction | int], predicted: Sequence[Fraction | int]) -> Fraction:
    """Half the sum of |agreed_i - predicted_i| for payoffs ``agreed`` and a ``predicted`` division.

    >>> misplaced([40, 30, 30], [60, 20, 20])
    Fraction(20, 1)
    """
    pairs = zip(agreed, predicted, strict=True)
    return sum((abs(Fraction(a) - Fraction(p)) for a, p in pairs), Fraction(0)) / 2


def measured_line(index: str) -> str:
    """The sentence that stands beside the power ``index``.

    >>> measured_line("shapley")
    'misplaced 14.3 points of 100 in 180 three-party bargains (15.9 in 240)'
    """
    found = MEASURED[index]
    return (
        f"misplaced {found.points} points of 100 in {found.n} three-party bargains"
        f" ({found.points_all} in {found.n_all})"
    )


MEASURED: dict[str, MeasuredError] = {
    "equal_split": MeasuredError(6.4, 8.1),
    "shapley": MeasuredError(14.3, 15.9),
    "banzhaf": MeasuredError(13.6, 15.4),
    "nucleolus": MeasuredError(19.4, 19.8),
}
"""The measured error of every index in ``power.POWER``."""
