"""From a case and a target deal to a ladder: the steps between, what each is worth, how it is seen.

A ladder (``summitry.model.ladder``) has one step for each rung of each issue in which the target
differs from today (``rungs``). With stages of M months, q a chance a month, and the numbers of the
step's entry under ``steps``,

    detection = 1 - (1 - q)^M          alarm = 1 - (1 - q_alarm)^M
    undone    = reversible (1 - veto)  stages = max(1, ceil(months / M))
    patience  = (worth of a point one month later)^M
    flow_pk   = points to p of the option after the rung less those of the option before it

and ``together`` points become bundles of steps, exactly (``parts``). base_p is what today is worth
less the outside option. Points are those of living under the deal, so a stage of any length is
worth the same, on average. Rules become pairs of steps done and open that no stage may end with.
A guarantee of g points that binds p and goes to r is forfeit_pp = -g and forfeit_pr = +g.

Where a case says nothing a default is taken, and ``taken_for_granted`` lists each: a step without
an entry is seen at once, undone in full and takes no time; a party without patience has PATIENCE;
a party that need not sign and states no outside option has today without a deal.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

import numpy as np
from numpy.typing import NDArray

from summitry.cases.compile import (
    Value,
    central,
    compile_parties,
    compile_preferences,
    exact,
    with_reading,
)
from summitry.cases.parts import failing_boxes, mixed_differences
from summitry.cases.rules import rule_table
from summitry.cases.rungs import Way, circle, way_to
from summitry.cases.schema import Case, PreferencesEntry
from summitry.errors import NotDefined
from summitry.model.ladder import Bundle, Ladder, Step
from summitry.model.negotiation import Deal
from summitry.model.table import Table

__all__ = [
    "MOST_STAGES",
    "PATIENCE",
    "TakenForGranted",
    "compile_ladder",
    "stage_months",
    "taken_for_granted",
]

PATIENCE = 0.99
"""Worth of a point one month later to a party of whose patience a case says nothing."""

MOST_STAGES = 4
"""How many stages the longest step takes at most, where the length of a stage is not given."""

Done = frozenset[int]
Forbidden = tuple[tuple[Done, Done], ...]


@dataclass(frozen=True, slots=True)
class TakenForGranted:
    """A default in place of what the case does not say.

    ``kind`` is ``step``, ``patience`` or ``outside``; ``id`` the step or the party it is of;
    ``words`` what is taken.
    """

    kind: str
    id: str
    words: str


def compile_ladder(
    case: Case,
    target: Deal,
    reading: str = "base",
    date: datetime.date | None = None,
    months: float | None = None,
    value: Value = central,
) -> Ladder:
    """The ladder from today's deal of ``case`` to the ``target``, under one ``reading``.

    Outside options are those at ``date`` (without it, that of the case). A stage lasts ``months``,
    or as ``stage_months`` says; ``value`` says which number of a range is used. NotDefined where
    there is nothing to phase, the target cannot be, the steps contradict each other, or what each
    side has without a deal is not stated.

    >>> from summitry.cases.read import read_case
    >>> hanoi = read_case("hanoi-2019")
    >>> ladder = compile_ladder(hanoi, (2, 0, 0, 1, 0, 0, 0, 0, 0))
    >>> [step.id for step in ladder.steps], ladder.months
    (['yongbyon.frozen', 'yongbyon.dismantled', 'sanctions.exchange'], 6.0)
    """
    way = way_to(with_reading(case, reading), target)
    _check_stated(way)
    _check_allowed(way)
    length = float(stage_months(case, target) if months is None else months)
    if not length > 0:
        raise NotDefined(f"a stage lasts longer than 0 months; here {length:g}")
    flow, base, bundles = _worths(way, date, value)
    return Ladder(
        parties=compile_parties(case),
        steps=_steps(way, exact(length), value),
        flow=flow,
        base=base,
        patience=np.array([_patience(way, key, value) ** length for key in case.parties]),
        forfeit=_forfeit(case, value),
        bundles=bundles,
        forbidden=_forbidden(way),
        grace=case.plan.grace if case.plan else 0,
        months=length,
    )


def stage_months(case: Case, target: Deal) -> int:
    """How many months a stage lasts on the way to ``target``, unless somebody says otherwise.

    As ``plan`` of the ``case`` says; else the least whole number of months such that the longest
    step (central value) takes at most MOST_STAGES stages.

    >>> from summitry.cases.read import read_case
    >>> stage_months(read_case("hanoi-2019"), (1, 0, 0, 1, 0, 0, 0, 0, 0))
    1
    """
    if case.plan is not None and case.plan.months is not None:
        return case.plan.months
    way = way_to(case, target)
    entries = (way.entry(k) for k in range(len(way.rungs)))
    longest = max((central(entry.months) for entry in entries if entry), default=Fraction(0))
    return max(1, ceil(longest / MOST_STAGES))


def taken_for_granted(
    case: Case, target: Deal, reading: str = "base"
) -> tuple[TakenForGranted, ...]:
    """Every default that stands in the ladder from ``case`` to ``target`` under ``reading``.

    >>> from summitry.cases.read import read_case
    >>> taken_for_granted(read_case("hanoi-2019"), (1, 0, 0, 1, 0, 0, 0, 0, 0))
    ()
    """
    way = way_to(with_reading(case, reading), target)
    silent = [way.name(k) for k in range(len(way.rungs)) if way.entry(k) is None]
    movers = {way.mover(k) for k in range(len(way.rungs))}
    found = [TakenForGranted("step", name, _NO_ENTRY) for name in silent]
    for place, (key, party) in enumerate(case.parties.items()):
        wants = _wants(way, key)
        counts = party.role == "principal" or place in movers
        if counts and wants.patience is None:
            found.append(TakenForGranted("patience", key, f"a month's patience of {PATIENCE:g}"))
        if counts and wants.outside is None:
            found.append(TakenForGranted("outside", key, "without a deal it has what it has today"))
    return tuple(found)


_NO_ENTRY = "a breach is seen at once, the step is undone in full and takes no time"


def _check_stated(way: Way) -> None:
    signers = {key: p for key, p in way.case.parties.items() if p.role == "principal"}
    silent = [p.name for key, p in signers.items() if _wants(way, key).outside is None]
    if silent:
        raise NotDefined(
            f"no outside option is stated of {', '.join(silent)}: what no deal is worth decides "
            "who keeps to a plan"
        )


def _check_allowed(way: Way) -> None:
    for key, entry in way.case.rules.items():
        if not rule_table(entry.rule, way.issues).at(way.target):
            raise NotDefined(f"the target breaks the rule {key}: {entry.text or entry.rule}")


def _wants(way: Way, party: str) -> PreferencesEntry:
    return way.case.preferences.get(party, PreferencesEntry())


def _patience(way: Way, party: str, value: Value) -> float:
    """The worth of a point one month later to a ``party``, above 0 and below 1."""
    entry = _wants(way, party).patience
    found = PATIENCE if entry is None else float(value(entry.value))
    if not 0 < found < 1:
        name = way.case.parties[party].name
        raise NotDefined(f"the patience of {name} is {found:g}; a plan needs one above 0, below 1")
    return found


def _steps(way: Way, length: Fraction, value: Value) -> tuple[Step, ...]:
    steps = tuple(_step(way, k, length, value) for k in range(len(way.rungs)))
    before = {steps[k].id: [steps[j].id for j in s.needs | s.after] for k, s in enumerate(steps)}
    found = circle(before)
    if found:
        raise NotDefined(f"the steps contradict each other: {', then '.join(found)}")
    return steps


def _step(way: Way, rung: int, length: Fraction, value: Value) -> Step:
    """The step of a ``rung``, with the numbers of its entry for a stage of that ``length``."""
    entry, at = way.entry(rung), way.rungs[rung]
    words = way.issues[at.issue].options[at.option].text
    below = [rung - 1] if rung and way.rungs[rung - 1].issue == at.issue else []
    step = Step(way.name(rung), words, way.mover(rung), needs=frozenset(below))
    if entry is None:
        return step
    return Step(
        step.id,
        step.name,
        step.mover,
        detection=_within_a_stage(value(entry.detection), length),
        undone=float(value(entry.reversible) * (1 - value(entry.veto))),
        stages=max(1, ceil(value(entry.months) / length)),
        needs=step.needs,
        after=way.waits_for(rung),
        alarm=_within_a_stage(value(entry.alarm), length),
        breakout=float(value(entry.breakout)),
    )


def _within_a_stage(monthly: Fraction, length: Fraction) -> float:
    """The chance in ``length`` months of what has a ``monthly`` chance, month by month.

    >>> _within_a_stage(Fraction(1, 2), Fraction(2))
    0.75
    """
    return 1.0 - float((1.0 - float(monthly)) ** float(length))


def _worths(
    way: Way, date: datetime.date | None, value: Value
) -> tuple[NDArray[np.float64], NDArray[np.float64], tuple[Bundle, ...]]:
    """flow, base and bundles: what every set of rungs adds to what today is worth."""
    n_parties = len(way.case.parties)
    found: dict[Done, NDArray[np.float64]] = defaultdict(lambda: np.zeros(n_parties))
    for party, key in enumerate(way.case.parties):
        bare = _wants(way, key).model_copy(update={"red_lines": {}})
        wants = compile_preferences(way.case, way.issues, bare, date, value)
        single = [Table((issue,), points) for issue, points in enumerate(wants.points)]
        for table in (*single, *(each.points for each in wants.interactions)):
            for done, points in _added(way, table).items():
                found[done][party] += points
        if bare.outside is None:
            found[frozenset()][party] = 0.0
        else:
            found[frozenset()][party] -= wants.outside
    flow = np.stack([found[frozenset({k})] for k in range(len(way.rungs))], axis=1)
    base = found[frozenset()]
    bundles = (Bundle(done, points) for done, points in found.items() if len(done) > 1)
    return flow, base, tuple(bundles)


def _added(way: Way, table: Table) -> dict[Done, int]:
    """What each set of rungs adds to the points of a ``table``."""
    along = table.values[np.ix_(*(way.levels(issue) for issue in table.scope))]
    return {
        frozenset(way.places(i)[a - 1] for i, a in zip(table.scope, each, strict=True) if a): points
        for each, points in mixed_differences(along).items()
    }


def _forbidden(way: Way) -> Forbidden:
    """Which rungs cannot be done while others are open, by the rules of the case."""
    found: list[tuple[Done, Done]] = []
    for entry in way.case.rules.values():
        table = rule_table(entry.rule, way.issues)
        places = [way.places(issue) for issue in table.scope]
        along = table.values[np.ix_(*(way.levels(issue) for issue in table.scope))]
        for box in failing_boxes(along):
            sides = list(zip(places, box, strict=True))
            done = frozenset(rungs[low - 1] for rungs, (low, _) in sides if low > 0)
            still = frozenset(rungs[high] for rungs, (_, high) in sides if high < len(rungs))
            found.append((done, still))
    return tuple(dict.fromkeys(found))


def _forfeit(case: Case, value: Value) -> NDArray[np.float64]:
    """What a breach by one party that comes to light takes from it and gives to others."""
    places = {key: place for place, key in enumerate(case.parties)}
    forfeit = np.zeros((len(places), len(places)))
    for entry in case.guarantees.values():
        lost = float(value(entry.points))
        forfeit[places[entry.binds], places[entry.binds]] -= lost
        if entry.to is not None:
            forfeit[places[entry.binds], places[entry.to]] += lost
    return forfeit
