"""The best exchange without an end, in closed form, and the terms under which anything holds.

In the notation of ``terms``, let X_t = sum_{s>=t} delta^(s-t) a_s, so a_t = X_t - delta X_{t+1};
the plan is worth (1 - alpha) X_0. (1) says alpha a_t <= q (1 - alpha) delta X_{t+1}, which is

    X_{t+1} >= r X_t,    r = alpha / (delta (alpha + q (1 - alpha)))

hence X_t >= r^t X_0. The parts add up to X_0 + (1 - delta) sum_{t>=1} X_t <= 1, hence
X_0 <= (1 - r) / (1 - delta r), reached only if (1) binds at every t: **a_t = (1 - r) r^t**, worth
(1 - r) (1 - alpha) / (1 - delta r). With r >= 1 the sum has no bound unless X_0 = 0. So something
holds if and only if r < 1:

    q > alpha (1-delta) / (delta (1-alpha)),    delta > alpha / (alpha + q (1-alpha)),
    alpha < delta q / (1 - delta + delta q)

At a threshold itself the value is 0. In one go, a_0 = 1, it would be 1 - alpha (``first_best``),
which no detection enforces: nothing would be left to lose. The derivation is ours.
"""

from __future__ import annotations

from dataclasses import dataclass

from summitry.phases.gradualism.terms import Terms, check_detection, check_open, check_periods

__all__ = [
    "Gradual",
    "gradual",
    "highest_own_worth",
    "lowest_detection",
    "lowest_patience",
]


@dataclass(frozen=True, slots=True)
class Gradual:
    """The best exchange without an end.

    terms      : what it stands on.
    ratio      : r, each step over the one before, if it holds.
    value      : what it is worth to each side; 0 if nothing holds.
    first_best : the worth of all in one go, if that could be enforced.
    threshold  : detection above which something holds; None if even sure detection is too little.
    """

    terms: Terms
    ratio: float
    value: float
    first_best: float
    threshold: float | None

    @property
    def holds(self) -> bool:
        """True if anything can be handed over."""
        return self.ratio < 1

    def steps(self, n: int) -> tuple[float, ...]:
        """The first ``n`` steps (1 - r) r^t; zeros if nothing holds."""
        check_periods("steps", n)
        return tuple((1 - self.ratio) * self.ratio**t if self.holds else 0.0 for t in range(n))


def gradual(terms: Terms) -> Gradual:
    """The best exchange without an end under ``terms``, in closed form.

    >>> best = gradual(Terms(own_worth=0.5, patience=0.9, detection=1.0))
    >>> round(best.ratio, 5), round(best.value, 5), [round(a, 4) for a in best.steps(4)]
    (0.55556, 0.44444, [0.4444, 0.2469, 0.1372, 0.0762])
    """
    r, alpha = terms.ratio, terms.own_worth
    value = (1 - r) * (1 - alpha) / (1 - terms.patience * r) if r < 1 else 0.0
    return Gradual(terms, r, value, 1 - alpha, lowest_detection(alpha, terms.patience))


def lowest_detection(own_worth: float, patience: float) -> float | None:
    """The detection above which something holds, given the other two; None if 1 is too little.

    >>> round(lowest_detection(own_worth=0.5, patience=0.9), 5)
    0.11111
    """
    check_open("own worth", own_worth)
    check_open("patience", patience)
    lowest = own_worth * (1 - patience) / (patience * (1 - own_worth))
    return lowest if lowest < 1 else None


def lowest_patience(own_worth: float, detection: float) -> float | None:
    """The patience above which something holds, given the other two; None if nothing is seen.

    >>> round(lowest_patience(own_worth=0.5, detection=0.2), 5)
    0.83333
    """
    check_open("own worth", own_worth)
    check_detection(detection)
    lowest = own_worth / (own_worth + detection * (1 - own_worth))
    return lowest if lowest < 1 else None


def highest_own_worth(patience: float, detection: float) -> float | None:
    """The own worth below which something holds, given the other two; None if nothing is seen.

    >>> round(highest_own_worth(patience=0.9, detection=0.2), 5)
    0.64286
    """
    check_open("patience", patience)
    check_detection(detection)
    highest = patience * detection / (1 - patience + patience * detection)
    return highest if highest > 0 else None
