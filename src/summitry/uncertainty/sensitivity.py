"""Which single assumption, changed alone, flips the judgement.

For a number: the nearest value at which the judgement differs, first inside its stated range, then
between the bounds of what such a number can be, searched as ``thresholds`` says; where none is
found the result says how far it looked. For a statement (red line, rule, public word): the
judgement without it.

One at a time, all else at its central value: a tornado diagram in words (Howard 1988, Management
Science 34).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from summitry.cases.compile import compile_case
from summitry.cases.ledger import ledger, with_value
from summitry.cases.schema import Case
from summitry.model.estimate import Estimate
from summitry.uncertainty.judgement import Judge, Judgement, judge_case
from summitry.uncertainty.thresholds import bounds, thresholds

__all__ = ["MAX_COMBINATIONS", "Influence", "influences"]

MAX_COMBINATIONS = 200_000
"""Largest deal space for which the search is made; above it every influence is "not searched"."""


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
    least, most = bounds(estimate, scale)
    width = max(high - low, 0.0) / 2 or abs(central) or 1.0
    for kind, ends in (
        ("flips within range", (low, high)),
        ("flips beyond range", (least, most)),
    ):
        found = list(thresholds(central, ends, base, judged))
        if found:
            value, after = min(found, key=lambda pair: abs(pair[0] - central))
            return Influence(
                estimate, kind, value, after, abs(value - central) / width, (least, most)
            )
    return Influence(estimate, "no flip", looked=(least, most))
