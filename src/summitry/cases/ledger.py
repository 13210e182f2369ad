"""The assumption ledger: every number and every statement of a case that carries a reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from summitry.cases.fields import Number, Reasoned
from summitry.cases.schema import (
    Case,
    DropEntry,
    FaceEntry,
    Fact,
    GuaranteeEntry,
    OfferEntry,
    OutsideEntry,
    PlanEntry,
    PreferencesEntry,
    PublicEntry,
    Reading,
    RedLineEntry,
    RuleEntry,
    Scores,
    ShareEntry,
    StepEntry,
    Talks,
    TogetherEntry,
    WeightEntry,
)
from summitry.cases.steps import MOST_MONTHS
from summitry.model.estimate import Estimate

__all__ = ["ledger", "reasoned_entries", "with_value"]

Path = tuple[str, ...]


def ledger(case: Case) -> tuple[Estimate, ...]:
    """Every estimate of ``case`` and of its readings, in file order.

    >>> from summitry.cases.read import read_case
    >>> estimates = {estimate.key: estimate for estimate in ledger(read_case("hanoi-2019"))}
    >>> estimates["preferences.us.outside.points"].unit
    'points'
    """
    return tuple(
        estimate
        for path, entry in reasoned_entries(case)
        for estimate in _estimates(case, path, entry)
    )


def reasoned_entries(case: Case) -> Iterator[tuple[Path, Reasoned]]:
    """Every entry of ``case`` that carries a reason, with its path, in file order."""
    yield from _entries_in((), case)


def _entries_in(path: Path, value: object) -> Iterator[tuple[Path, Reasoned]]:
    if isinstance(value, Reasoned):
        yield path, value
    if isinstance(value, dict):
        for key, child in value.items():
            yield from _entries_in((*path, key), child)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _entries_in((*path, name), getattr(value, name))


def with_value(case: Case, path: Path, value: float) -> Case:
    """The ``case`` with the number at ``path``, that of an Estimate, replaced by ``value``.

    >>> from summitry.cases.read import read_case
    >>> path = ("preferences", "us", "outside", "points")
    >>> with_value(read_case("hanoi-2019"), path, 100).preferences["us"].outside.points.central
    100.0
    """
    changed = _replaced(case, path, value)
    assert isinstance(changed, Case)
    return changed


def _replaced(here: object, path: Path, value: float) -> object:
    if not path:
        return Number(low=value, high=value)
    key, rest = path[0], path[1:]
    if isinstance(here, dict):
        return {**here, key: _replaced(here[key], rest, value)}
    if isinstance(here, Scores):
        return Scores.model_validate({**here.model_dump(), key: value})
    assert isinstance(here, BaseModel)
    return here.model_copy(update={key: _replaced(getattr(here, key), rest, value)})


@dataclass(frozen=True)
class _Bounds:
    """What a number of one kind may be at all, and what it counts."""

    least: float | None
    most: float | None
    unit: str


_KINDS: dict[tuple[type, str], _Bounds] = {
    (WeightEntry, "value"): _Bounds(0, None, "weight"),
    (OutsideEntry, "points"): _Bounds(None, None, "points"),
    (OutsideEntry, "per_month"): _Bounds(None, None, "points a month"),
    (ShareEntry, "value"): _Bounds(0, 1, "share"),
    (FaceEntry, "points_per_step_back"): _Bounds(0, None, "points a step"),
    (RedLineEntry, "credence"): _Bounds(0, 1, "credence"),
    (TogetherEntry, "points"): _Bounds(None, None, "points"),
    (Reading, "credence"): _Bounds(0, 1, "credence"),
    (StepEntry, "detection"): _Bounds(0, 1, "a month"),
    (StepEntry, "reversible"): _Bounds(0, 1, "share"),
    (StepEntry, "months"): _Bounds(0, MOST_MONTHS, "months"),
    (StepEntry, "veto"): _Bounds(0, 1, "share"),
    (StepEntry, "alarm"): _Bounds(0, 1, "a month"),
    (StepEntry, "breakout"): _Bounds(None, None, "points"),
    (GuaranteeEntry, "points"): _Bounds(0, None, "points"),
    (Fact, "value"): _Bounds(None, None, ""),
}
_SCORES = _Bounds(0, 100, "of 100")
_STATEMENTS = (RuleEntry, PublicEntry, OfferEntry, Talks, DropEntry, PlanEntry)


def _estimates(case: Case, path: Path, entry: Reasoned) -> Iterator[Estimate]:
    if isinstance(entry, _STATEMENTS):
        yield Estimate(path, _label(case, path), entry.reason)
    if isinstance(entry, Scores):
        weighted = bool(_preferences_at(case, path).weights)
        bounds = _SCORES if weighted else _Bounds(None, None, "points")
        for option, number in entry.options.items():
            yield _number(case, (*path, option), entry, number, bounds)
    for name in type(entry).model_fields:
        value = getattr(entry, name)
        if isinstance(value, Number) and name in entry.model_fields_set:
            bounds = _KINDS.get((type(entry), name), _Bounds(None, None, ""))
            yield _number(case, (*path, name), entry, value, bounds)


def _preferences_at(case: Case, path: Path) -> PreferencesEntry:
    """The preferences that hold the scores at ``path``, or the base ones they are laid over."""
    here: Any = case
    for part in path[:-2]:
        here = here[part] if isinstance(here, dict) else getattr(here, part)
    own: PreferencesEntry = here
    return own if own.weights else case.preferences.get(path[-3], own)


def _number(case: Case, path: Path, entry: Reasoned, number: Number, bounds: _Bounds) -> Estimate:
    unit = (entry.unit or "") if isinstance(entry, Fact) else bounds.unit
    return Estimate(
        path,
        _label(case, path),
        entry.reason,
        number.low,
        number.central,
        number.high,
        bounds.least,
        bounds.most,
        unit,
    )


_SECTIONS = {
    "weights": "weight",
    "scores": "score",
    "together": "together",
    "red_lines": "red line",
    "outside": "outside option",
    "public": "said in public",
    "drop": "red line not believed",
    "rules": "rule",
    "offers": "offer",
    "facts": "fact",
    "readings": "reading",
    "steps": "step",
    "guarantees": "guarantee",
}
_SILENT = {"preferences", "value", "points", "beliefs"}


def _label(case: Case, path: Path) -> str:
    """The path in words: "North Korea, weight, sanctions"."""
    names = {key: party.name for key, party in case.parties.items()}
    names |= {key: issue.name or key for key, issue in case.issues.items()}
    words = [names.get(part) or _SECTIONS.get(part) or part for part in path if part not in _SILENT]
    return ", ".join(word.replace("_", " ") for word in words)
