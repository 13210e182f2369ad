"""From a case to a model: a pure function, with its rounding part of the definition.

With weights w_i (normalised over the party's issues) and scores s_i[o] in 0..100, an option is
worth

    points_i[o] = round(resolution * w_i / sum(w) * s_i[o] / 100)

rounded once, half to even, in exact rational arithmetic, so that two machines agree: the additive
value function of Keeney and Raiffa (1976), ch. 3, in whole points. Without weights the scores are
points as they stand. Where a party has spoken aloud for option q and loses face, each step from q
to an option it likes less costs ``points_per_step_back`` (audience costs: Fearon (1994), American
Political Science Review 88). The outside option drifts by ``per_month`` from the date of the case.
Ranges enter by their central value, or by another that a lens draws.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summitry.cases.fields import Number
from summitry.cases.rules import rule_table
from summitry.cases.schema import (
    Case,
    IssueEntry,
    NumericRange,
    PreferencesEntry,
    Scores,
    StepEntry,
)
from summitry.errors import CaseError, Problem, UnknownName
from summitry.model.issue import Issue, Option
from summitry.model.negotiation import Interaction, Negotiation, Preferences, RedLine, Rule
from summitry.model.party import Party

__all__ = [
    "MAX_OPTIONS",
    "MAX_PLACES",
    "UNDONE",
    "Value",
    "central",
    "compile_case",
    "compile_issue",
    "compile_issues",
    "compile_parties",
    "compile_preferences",
    "exact",
    "overlaid",
    "readings",
    "with_reading",
]

MAX_OPTIONS = 100_000
"""Most options of all numeric issues of a case together."""

MAX_PLACES = 9
"""Most decimal places of a numeric option."""

UNDONE = 0.5
"""The share of a step that must be reversible for it to be one that can be taken back."""

_DAYS_A_MONTH = Fraction(1461, 48)


def compile_case(
    case: Case, reading: str = "base", date: datetime.date | None = None
) -> Negotiation:
    """The negotiation of ``case`` under one ``reading``, with outside options at ``date``.

    Without ``date`` it is that of the case. Raises UnknownName for a reading that the case has not,
    CaseError where nothing is said of what anybody wants, RuleError for a rule it cannot read; a
    case that ``summitry check`` passes without a word on its limits raises none of them.

    >>> from summitry.cases.read import read_case
    >>> hanoi = compile_case(read_case("hanoi-2019"))
    >>> hanoi.parties[hanoi.party("dprk")].name
    'North Korea'
    """
    case = with_reading(case, reading)
    if not case.preferences:
        message = "nothing is said of what the parties want, so no deal can be judged"
        raise CaseError([Problem("case.yaml", 1, 1, "preferences", message)])
    issues = compile_issues(case)
    return Negotiation(
        parties=compile_parties(case),
        issues=issues,
        preferences=tuple(
            compile_preferences(case, issues, case.preferences.get(key, PreferencesEntry()), date)
            for key in case.parties
        ),
        rules=tuple(Rule(key, rule_table(r.rule, issues)) for key, r in case.rules.items()),
        reading=reading,
    )


def compile_parties(case: Case) -> tuple[Party, ...]:
    """The parties of ``case`` in file order.

    >>> from summitry.cases.read import read_case
    >>> [party.id for party in compile_parties(read_case("hanoi-2019"))]
    ['us', 'dprk', 'rok']
    """
    return tuple(
        Party(key, party.name, party.role == "principal", party.speakers, party.called or "")
        for key, party in case.parties.items()
    )


def readings(case: Case) -> tuple[str, ...]:
    """The names of all models of the record in ``case``, ``base`` first.

    >>> from summitry.cases.read import read_case
    >>> readings(read_case("hanoi-2019"))[0]
    'base'
    """
    return ("base", *case.readings)


def with_reading(case: Case, reading: str) -> Case:
    """The ``case`` as one ``reading`` has it: entries laid over the base, what it drops taken out.

    UnknownName for a reading that the case has not.
    """
    if reading == "base":
        return case
    if reading not in case.readings:
        raise UnknownName("reading", reading, readings(case))
    change = case.readings[reading]
    preferences = dict(case.preferences)
    for party, entry in change.preferences.items():
        preferences[party] = overlaid(preferences.get(party, PreferencesEntry()), entry)
    for party, line in (name.split(".", 1) for name in change.drop):
        kept = {k: v for k, v in preferences[party].red_lines.items() if k != line}
        preferences[party] = preferences[party].model_copy(update={"red_lines": kept})
    rules = {**case.rules, **change.rules}
    return case.model_copy(update={"preferences": preferences, "rules": rules})


def overlaid(base: PreferencesEntry, change: PreferencesEntry) -> PreferencesEntry:
    """``base`` with ``change`` laid over it: keys of mappings replace keys, other fields fields.

    What a belief says beyond preferences (its ``drop`` and ``beliefs``) stays out.
    """
    update: dict[str, Any] = {}
    for name in change.model_fields_set & PreferencesEntry.model_fields.keys():
        value = getattr(change, name)
        before = getattr(base, name)
        update[name] = {**before, **value} if isinstance(value, dict) else value
    return base.model_copy(update=update)


def compile_issues(case: Case) -> tuple[Issue, ...]:
    """The issues of ``case``, numeric ranges written out, at most MAX_OPTIONS each."""
    return tuple(
        compile_issue(key, entry, case.steps.get(key)) for key, entry in case.issues.items()
    )


def compile_issue(
    key: str, entry: IssueEntry, steps: Mapping[str, StepEntry] | None = None
) -> Issue:
    """The issue with key ``key``, made from its ``entry``, with its options in order.

    The ``steps`` of a phased plan say what can be taken back: a rung of which the larger part can
    be undone is one from which its holder can go back down alone.

    >>> entry = IssueEntry.model_validate({"range": {"from": 20, "to": 21, "step": 0.5}})
    >>> [option.id for option in compile_issue("wage", entry).options]
    ['20', '20.5', '21']
    """
    name = entry.name or key.replace("_", " ")
    if entry.range is not None:
        options = _numeric_options(name, entry.range)
    else:
        options = _named_options(name, entry.options or {})
    issue = Issue(key, name, options)
    return replace(
        issue,
        status_quo=None if entry.status_quo is None else issue.index(entry.status_quo),
        held_by=entry.held_by,
        one_rung=entry.moves == "one_rung",
        undoable=_undoable(options, steps or {}),
    )


def _undoable(options: tuple[Option, ...], steps: Mapping[str, StepEntry]) -> tuple[bool, ...]:
    """Whether each option can be taken back: at least half of it, where its step says so."""
    if not steps:
        return ()
    return tuple(
        option.id not in steps or steps[option.id].reversible.central >= UNDONE
        for option in options
    )


def _named_options(name: str, options: dict[str, str]) -> tuple[Option, ...]:
    """Options with their own words; where those are but the keys, the issue's name goes before."""
    bare = any(text == key.replace("_", " ") for key, text in options.items())
    start = f"{name}: " if bare else ""
    return tuple(Option(key, start + text) for key, text in options.items())


def _numeric_options(name: str, span: NumericRange) -> tuple[Option, ...]:
    start, to, step = (exact(x) for x in (span.start, span.to, span.step))
    places = max(_places(start), _places(step))
    first, stride = int(start * 10**places), int(step * 10**places)
    count = min(int((to - start) / step) + 1, MAX_OPTIONS)
    unit = f" {span.unit}" if span.unit else ""
    numbers = [first + k * stride for k in range(count)]
    keys = [_decimal(number, places) for number in numbers]
    return tuple(
        Option(key, f"{name}: {key}{unit}", Fraction(number, 10**places))
        for key, number in zip(keys, numbers, strict=True)
    )


Value = Callable[[Number], Fraction]
"""Which number of a range is used."""


def central(number: Number) -> Fraction:
    """The central value of ``number`` as it is written.

    >>> central(Number(low=0.1, high=0.2))
    Fraction(3, 20)
    """
    return exact(number.central)


def compile_preferences(
    case: Case,
    issues: tuple[Issue, ...],
    entry: PreferencesEntry,
    date: datetime.date | None = None,
    value: Value = central,
) -> Preferences:
    """What one party wants, from its ``entry`` in ``case``: integer points over ``issues``.

    With interactions, red lines and the outside option at ``date`` (without it, that of the case).
    ``value`` says which number of a range is used.
    """
    weights = {name: value(weight.value) for name, weight in entry.weights.items()}
    total = sum(weights.values(), Fraction(0))
    points = []
    for issue in issues:
        worth = _scores(issue, entry.scores.get(issue.id), value)
        if issue.id in weights and total:
            share = weights[issue.id] / total * case.resolution / 100
            worth = [s * share for s in worth]
        lost = _face(issue, entry, worth, value)
        points.append(_frozen([round(w) - f for w, f in zip(worth, lost, strict=True)]))
    return Preferences(
        points=tuple(points),
        outside=_outside(case, entry, date, value),
        interactions=tuple(
            Interaction(key, _scaled(rule_table(t.condition, issues), value(t.points)))
            for key, t in entry.together.items()
        ),
        red_lines=tuple(
            RedLine(
                key,
                rule_table(line.rule, issues),
                line.text or line.rule,
                exact(line.credence.central),
            )
            for key, line in entry.red_lines.items()
        ),
    )


def _scores(issue: Issue, scores: Scores | None, value: Value) -> list[Fraction]:
    """Score of every option; a numeric issue is linear between the options that are given."""
    if scores is None:
        return [Fraction(0)] * len(issue.options)
    given = {key: value(number) for key, number in scores.options.items()}
    if issue.options[0].value is None:
        return [given[option.id] for option in issue.options]
    knots = sorted((Fraction(key), score) for key, score in given.items())
    return [_interpolated(knots, o.value) for o in issue.options if o.value is not None]


def _interpolated(knots: list[tuple[Fraction, Fraction]], x: Fraction) -> Fraction:
    if not knots[0][0] < x < knots[-1][0]:
        return knots[0][1] if x <= knots[0][0] else knots[-1][1]
    place = bisect_left(knots, x, key=lambda knot: knot[0])
    (x0, y0), (x1, y1) = knots[place - 1], knots[place]
    return y0 + (y1 - y0) * (x - x0) / (x1 - x0)


def _face(issue: Issue, entry: PreferencesEntry, worth: list[Fraction], value: Value) -> list[int]:
    """Points lost on each option by stepping back from the public word on this issue."""
    if entry.face is None or issue.id not in entry.public:
        return [0] * len(worth)
    said = issue.index(entry.public[issue.id].option)
    step = value(entry.face.points_per_step_back)
    return [
        round(step * abs(place - said)) if own < worth[said] else 0
        for place, own in enumerate(worth)
    ]


def _outside(case: Case, entry: PreferencesEntry, date: datetime.date | None, value: Value) -> int:
    if entry.outside is None:
        return 0
    days = ((date or case.date) - case.date).days
    drift = value(entry.outside.per_month) * days / _DAYS_A_MONTH
    return round(value(entry.outside.points) + drift)


def _scaled(table: Any, points: Fraction) -> Any:
    return type(table)(table.scope, table.values * np.int64(round(points)))


def exact(number: float) -> Fraction:
    """The ``number`` as it is written: 0.1 is one tenth.

    >>> exact(0.1)
    Fraction(1, 10)
    """
    return Fraction(str(number))


def _places(value: Fraction) -> int:
    """How many decimal places the number has."""
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    return places


def _decimal(number: int, places: int) -> str:
    """``number / 10**places`` in its shortest decimal form."""
    whole, rest = divmod(abs(number), 10**places)
    digits = f"{rest:0{places}d}".rstrip("0") if places else ""
    return f"{'-' if number < 0 else ''}{whole}{'.' if digits else ''}{digits}"


def _frozen(values: list[int]) -> NDArray[np.int64]:
    array = np.array(values, dtype=np.int64)
    array.setflags(write=False)
    return array
