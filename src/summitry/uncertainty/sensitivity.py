"""Which single assumption, changed alone, flips the judgement.

For a number: the nearest value at which the judgement differs, first inside its stated range, then
between the bounds of what such a number can be. The ends and ``INNER`` values between are tried on
each side of the central value; where one flips, the threshold is closed in by bisection, so the
threshold returned is a value that does flip, within ``PRECISION`` of one that does not. A flip that
happens and is undone again between two values tried can be missed; where none is found the result
says how far it looked. For a statement (red line, rule, public word): the judgement without it.

One at a time, all else at its central value: a tornado diagram in words (Howard 1988, Management
Science 34).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from summitry.cases.compile import compile_case
from summitry.cases.fields import LARGEST
from summitry.cases.ledger import ledger, with_value
from summitry.cases.schema import Case
from summitry.model.estimate import Estimate
from summitry.uncertainty.judgement import Judge, Judgement, judge_case

__all__ = ["INNER", "MAX_COMBINATIONS", "PRECISION", "Influence", "influences"]

INNER = 2
"""Values tried between the central value and each end of the stated range."""

PRECISION = 1 / 1024
"""How closely a threshold is bracketed, as a share of the interval that was searched."""

MAX_COMBINATIONS = 200_000
"""Largest deal space for which the search is made; above it every influence is "not searched"."""

_REACH = 3.0
"""A number without a bound is tried up to this multiple of its high end, and at least to twice
what the party's points or weights come to in all, so that one at zero is not left there."""


@dataclass(frozen=True)
class Influence:
    """What one estimate can do to the judgement.

    ``kind``: ``flips within range``, ``flips beyond range``, ``flips if dropped``, ``no flip``, or
    ``not searched``, ``other reading`` (it belongs to a rival model) and ``not used`` (the
    judgement does not look at it). ``threshold`` is the
    nearest value found that flips, ``after`` the judgement there, ``distance`` the size of the
    change in half-widths of the stated range (or of the value itself where it has none).
    ``looked`` is the interval searched.
    """

    estimate: Estimate
    kind: str
    threshold: float | None = None
    after: Judgement | None = None
    distance: float | None = None
    looked: tuple[float, float] | None = None


_ORDER = (
    "flips within range",
    "flips if dropped",
    "flips beyond range",
    "no flip",
    "not searched",
    "other reading",
    "not used",
)


def influences(case: Case) -> tuple[Influence, ...]:
    """Every estimate of the base reading with its influence, the strongest first."""
    judge = _judge(case)
    found = [_influence(case, judge, estimate) for estimate in ledger(case)]
    return tuple(sorted(found, key=lambda i: (_ORDER.index(i.kind), i.distance or 0)))


def _judge(case: Case) -> Judge | None:
    negotiation = compile_case(case)
    return None if negotiation.n_combinations > MAX_COMBINATIONS else Judge(case)


def _influence(case: Case, judge: Judge | None, estimate: Estimate) -> Influence:
    if estimate.path[0] == "readings":
        return Influence(estimate, "other reading")
    if not _used(case, estimate):
        return Influence(estimate, "not used")
    if judge is None:
        return Influence(estimate, "not searched")
    if estimate.central is None:
        return _dropped(case, judge, estimate)
    path = estimate.path

    def judged(value: float) -> Judgement:
        changed = with_value(case, path, value)
        weights = changed.preferences[path[1]].weights.values()
        if weights and not any(weight.value.central for weight in weights):
            return judge.base  # no case: the weights of a party are not all zero
        return judge.changed(changed, path[1])

    return _searched(estimate, _scale(case, judge, estimate), judge.base, judged)


def _scale(case: Case, judge: Judge, estimate: Estimate) -> float:
    """What the party's weights or points come to in all."""
    party = estimate.path[1]
    if estimate.unit == "weight":
        return sum(weight.value.central for weight in case.preferences[party].weights.values())
    utility = judge.space.utility[:, judge.negotiation.party(party)]
    return float(np.abs(utility).max())


_LOOKED_AT = ("weights", "scores", "together", "red_lines", "outside", "public", "face")


def _used(case: Case, estimate: Estimate) -> bool:
    """True if the room or its openings can depend on the estimate."""
    section, *rest = estimate.path
    if section == "rules":
        return True
    if section != "preferences" or rest[1:] == ["outside", "per_month"]:
        return False
    return case.parties[rest[0]].role == "principal" and rest[1] in _LOOKED_AT


def _dropped(case: Case, judge: Judge, estimate: Estimate) -> Influence:
    after = judge_case(_without(case, estimate.path))
    if after == judge.base:
        return Influence(estimate, "no flip")
    return Influence(estimate, "flips if dropped", after=after)


def _without(case: Case, path: tuple[str, ...]) -> Case:
    """The case without one statement."""
    if path[0] == "rules":
        rules = {key: rule for key, rule in case.rules.items() if key != path[1]}
        return case.model_copy(update={"rules": rules})
    _, party, section, name = path
    entry = case.preferences[party]
    kept = {key: value for key, value in getattr(entry, section).items() if key != name}
    changed = entry.model_copy(update={section: kept})
    return case.model_copy(update={"preferences": {**case.preferences, party: changed}})


def _searched(
    estimate: Estimate, scale: float, base: Judgement, judged: Callable[[float], Judgement]
) -> Influence:
    low, central, high = estimate.low or 0.0, estimate.central or 0.0, estimate.high or 0.0
    least, most = _bounds(estimate, low, high, scale)
    width = max(high - low, 0.0) / 2 or abs(central) or 1.0
    for kind, ends in (
        ("flips within range", (low, high)),
        ("flips beyond range", (least, most)),
    ):
        found = list(_thresholds(central, ends, base, judged))
        if found:
            value, after = min(found, key=lambda pair: abs(pair[0] - central))
            return Influence(
                estimate, kind, value, after, abs(value - central) / width, (least, most)
            )
    return Influence(estimate, "no flip", looked=(least, most))


def _bounds(estimate: Estimate, low: float, high: float, scale: float) -> tuple[float, float]:
    reach = min(max(_REACH * max(abs(low), abs(high)), 2 * scale, 1.0), LARGEST)
    least = estimate.least if estimate.least is not None else -reach
    most = estimate.most if estimate.most is not None else reach
    return min(least, low), max(most, high)


def _thresholds(
    central: float,
    ends: tuple[float, float],
    base: Judgement,
    judged: Callable[[float], Judgement],
) -> Iterator[tuple[float, Judgement]]:
    """The first flip on each side of the central value, if one is found."""
    for end in ends:
        if end == central:
            continue
        kept = central
        for step in range(1, INNER + 2):
            value = central + (end - central) * step / (INNER + 1)
            if (after := judged(value)) != base:
                yield _bisected(kept, value, after, base, judged, abs(end - central) * PRECISION)
                break
            kept = value


def _bisected(
    kept: float,
    flipped: float,
    after: Judgement,
    base: Judgement,
    judged: Callable[[float], Judgement],
    precision: float,
) -> tuple[float, Judgement]:
    while abs(flipped - kept) > precision:
        middle = (kept + flipped) / 2
        there = judged(middle)
        if there == base:
            kept = middle
        else:
            flipped, after = middle, there
    return flipped, after
