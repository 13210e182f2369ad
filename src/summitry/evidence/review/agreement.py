"""How far several coders agree: Krippendorff's alpha for nominal values.

Units u are each given a value by some of the coders. Of a unit with m_u >= 2 values every ordered
pair of values from different coders counts 1 / (m_u - 1); o_ck is the sum of these for the pairs
(c, k), n_c = sum_k o_ck, n = sum_c n_c. Then

    alpha = 1 - D_o / D_e,   D_o = sum_{c != k} o_ck / n,   D_e = sum_{c != k} n_c n_k / (n (n - 1))

1: they always agree; 0: as if they drew their values from one urn; below 0: they differ on
purpose. A unit with one value says nothing and is left out. If only one value occurs, nothing
could be told apart and alpha is undefined.

Source: Krippendorff (2004), Content Analysis, 2nd ed., chapter 11. Computed in exact fractions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

__all__ = ["Agreement", "krippendorff_alpha"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """``alpha`` (None: undefined), the ``units`` with two values or more, and how many of them
    are ``unanimous``."""

    alpha: Fraction | None
    units: int
    unanimous: int


def krippendorff_alpha(units: Iterable[Sequence[Hashable | None]]) -> Agreement:
    """The agreement over ``units``: for each the coders' values, None where a coder gave none.

    >>> float(krippendorff_alpha([("a", "a"), ("b", "b"), ("a", "b"), ("b", "b")]).alpha)
    0.5333333333333333
    """
    pairable = [values for unit in units if len(values := _given(unit)) >= 2]
    totals: Counter[Hashable] = Counter()
    apart = Fraction(0)
    for values in pairable:
        counts = Counter(values)
        totals += counts
        agreeing = sum(c * (c - 1) for c in counts.values())
        apart += Fraction(len(values) * (len(values) - 1) - agreeing, len(values) - 1)
    n = totals.total()
    expected = n * n - sum(c * c for c in totals.values())
    unanimous = sum(len(set(values)) == 1 for values in pairable)
    alpha = 1 - apart * (n - 1) / expected if expected else None
    return Agreement(alpha, len(pairable), unanimous)


def _given(unit: Sequence[Hashable | None]) -> list[Hashable]:
    return [value for value in unit if value is not None]
