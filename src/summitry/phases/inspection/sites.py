"""Sites visited at random, each at most once: the chance that a bad one is found.

N sites, d of them bad, n visited without replacement, every set of n equally likely. A visit to a
bad site recognises it with probability p, each independently. J bad sites are visited, and

    P(J = j) = C(d, j) C(N - d, n - j) / C(N, n)
    P(nothing found) = sum_j P(J = j) (1 - p)^j        which for p = 1 is  C(N - d, n) / C(N, n)

It is symmetric in d and n, so the sum runs over the smaller of the two. All of it is exact, in
O(min(d, n)) steps on whole numbers; the fewest visits for a wanted chance take log2 N such sums,
because one more visit never lowers the chance. The first formula is the usual one of safeguards
(Avenhaus 1986, Safeguards Systems Analysis, on attribute sampling).
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import comb

from summitry.phases.inspection.limits import MOST_SITES, Chance, chance, whole

__all__ = ["detection", "fewest", "missed", "visits_for"]


def detection(sites: int, hidden: int, visits: int, sensitivity: Chance = 1) -> Fraction:
    """The chance that ``visits`` to ``sites``, ``hidden`` of them bad, find at least one of those.

    ``sensitivity`` is the chance that a visit to a bad site recognises it.

    >>> detection(4, 1, 2), detection(4, 1, 2, 0.5)
    (Fraction(1, 2), Fraction(1, 4))
    """
    return 1 - missed(sites, hidden, visits, sensitivity)


def missed(sites: int, hidden: int, visits: int, sensitivity: Chance = 1) -> Fraction:
    """The chance that they find none; arguments as in ``detection``."""
    whole("sites", sites, 1, MOST_SITES)
    whole("hidden", hidden, 0, sites, "no more than there are sites")
    whole("visits", visits, 0, sites, "no more than there are sites")
    recognised = chance("sensitivity", sensitivity)
    return _missed(sites, hidden, visits, recognised)


def _missed(sites: int, hidden: int, visits: int, recognised: Fraction) -> Fraction:
    """``part`` is C(d, j) C(N - d, n - j) c^j for the step j, where 1 - p = c / b."""
    few, many = sorted((hidden, visits))
    overlooked, base = (1 - recognised).as_integer_ratio()
    least = max(0, few + many - sites)
    part = comb(few, least) * comb(sites - few, many - least) * overlooked**least
    total = part
    for j in range(least, few):
        part = part * (few - j) * (many - j) * overlooked
        part //= (j + 1) * (sites - few - many + j + 1)
        total = total * base + part
    return Fraction(total, comb(sites, many) * base**few)


def visits_for(sites: int, hidden: int, wanted: Chance, sensitivity: Chance = 1) -> int | None:
    """The fewest visits that find one of ``hidden`` bad sites with the chance ``wanted``.

    None if a visit to each of the ``sites`` does not reach it, at that ``sensitivity``.

    >>> [visits_for(141, bad, 0.9) for bad in (1, 2, 5, 10, 20)]
    [127, 97, 52, 29, 15]
    """
    goal = chance("detection", wanted)
    return fewest(lambda n: detection(sites, hidden, n, sensitivity) >= goal, sites)


def fewest(enough: Callable[[int], bool], most: int) -> int | None:
    """The smallest n in 0 .. ``most`` with which it is ``enough``; None if ``most`` is not.

    ``enough`` must stay true once it is.
    """
    if not enough(most):
        return None
    low, high = 0, most
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle + 1, high)
    return low
