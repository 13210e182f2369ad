"""Deterrence: from which chance of being seen on does a breach not pay?

A breach is worth g > 0 if it is never seen and costs c >= 0 if it is, both against keeping the
agreement. It pays (1 - q) g - q c in expectation, so keeping it is at least as good if and only if

    q >= g / (g + c)        equally   c >= g (1 - q) / q     or   g <= c q / (1 - q)

(the inspection game of Avenhaus, Okada and Zamir 1991; it is Becker's 1968 condition). Points,
money or anything else will do, if g and c are in the same unit. Exact.
"""

from __future__ import annotations

from fractions import Fraction

from summitry.errors import NotDefined
from summitry.phases.inspection.limits import Chance, amount, chance

__all__ = ["deterred_gain", "deterring_detection", "deterring_penalty"]


def deterring_detection(gain: Chance, penalty: Chance) -> Fraction:
    """The smallest chance of being seen that deters a breach of that ``gain`` and ``penalty``.

    >>> deterring_detection(10, 40)
    Fraction(1, 5)
    """
    g, c = amount("gain", gain), amount("penalty", penalty)
    if g + c == 0:
        raise NotDefined("gain and penalty: both 0; one of them must be above 0")
    return g / (g + c)


def deterring_penalty(gain: Chance, detection: Chance) -> Fraction | None:
    """The smallest penalty that deters at a chance ``detection``; None if none does (chance 0).

    >>> deterring_penalty(10, 0.2)
    Fraction(40, 1)
    """
    g, q = amount("gain", gain), chance("detection", detection)
    if q == 0:
        return Fraction(0) if g == 0 else None
    return g * (1 - q) / q


def deterred_gain(penalty: Chance, detection: Chance) -> Fraction | None:
    """The largest gain that is deterred; None if any is (chance 1).

    >>> deterred_gain(40, 0.2)
    Fraction(10, 1)
    """
    c, q = amount("penalty", penalty), chance("detection", detection)
    return None if q == 1 else c * q / (1 - q)
