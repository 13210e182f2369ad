"""The way from today's deal to a target: which options are rungs, and what comes after what.

With q_i today's option of issue i and t_i that of the target, the **way** of the issue are the
options after q_i up to and with t_i, upwards or downwards; each is a **rung**, and needs the one
before it. The way of a numeric issue may have thousands of options. If it has more than ``PARTS``,
its rungs are the options on it that have an entry under ``steps``; where none has one, the ends of
``PARTS`` parts of equal length; in both cases those that an ``after`` names, and the target.

Options run from nothing to most. So an ``after`` that names today's option, or one below it from
which the target does not turn back, asks for nothing: it was passed. Any other that is not on the
way cannot be met. O(options on the way).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from summitry.cases.compile import compile_issues
from summitry.cases.schema import Case
from summitry.cases.steps import StepEntry
from summitry.errors import NotDefined, UnknownName
from summitry.model.issue import Issue
from summitry.model.negotiation import Deal

__all__ = ["PARTS", "Rung", "Way", "circle", "named_options", "way_to"]

PARTS = 4
"""Into how many equal parts a long numeric way without entries is cut."""


@dataclass(frozen=True, slots=True)
class Rung:
    """The step of ``issue``, a place, from the option ``before`` to ``option``, places too."""

    issue: int
    before: int
    option: int


@dataclass(frozen=True, slots=True)
class Way:
    """The ``rungs`` from ``today`` to ``target``, by issue, those nearest to today first.

    ``case`` is in one reading, ``issues`` are its own.
    """

    case: Case
    issues: tuple[Issue, ...]
    today: Deal
    target: Deal
    rungs: tuple[Rung, ...]

    def name(self, rung: int) -> str:
        """ "issue.option" of the ``rung`` at that place."""
        issue = self.issues[self.rungs[rung].issue]
        return f"{issue.id}.{issue.options[self.rungs[rung].option].id}"

    def entry(self, rung: int) -> StepEntry | None:
        """What the case says of the ``rung`` at that place."""
        key, _, option = self.name(rung).partition(".")
        return self.case.steps.get(key, {}).get(option)

    def mover(self, rung: int) -> int | None:
        """Who takes the ``rung`` at that place; None: all principals together."""
        holder = self.issues[self.rungs[rung].issue].held_by
        return None if holder is None else list(self.case.parties).index(holder)

    def places(self, issue: int) -> list[int]:
        """The rungs of an ``issue``, from today on."""
        return [k for k, rung in enumerate(self.rungs) if rung.issue == issue]

    def levels(self, issue: int) -> list[int]:
        """Today's option of an ``issue``, then that after each of its rungs."""
        return [self.today[issue], *(self.rungs[k].option for k in self.places(issue))]

    def waits_for(self, rung: int) -> frozenset[int]:
        """The rungs that the case says the one at the place ``rung`` comes after.

        NotDefined where one of them is not on the way and was not passed.
        """
        entry = self.entry(rung)
        return frozenset(k for name in (entry.after if entry else ()) for k in self._reached(name))

    def _reached(self, name: str) -> list[int]:
        """The rung of that ``name``; none where it was passed already."""
        place, option = _place(name, self.issues)
        here, end = self.today[place], self.target[place]
        if option == here or (option < here and end >= here):
            return []
        found = [k for k in self.places(place) if self.rungs[k].option == option]
        if not found:
            raise NotDefined(f"a step comes after {name}, which the target never reaches")
        return found


def way_to(case: Case, target: Deal) -> Way:
    """The way of ``case`` to ``target``; NotDefined where there is none.

    >>> from summitry.cases.read import read_case
    >>> way_to(read_case("hanoi-2019"), (0, 0, 0, 2, 0, 0, 0, 0, 0)).rungs
    (Rung(issue=3, before=0, option=1), Rung(issue=3, before=1, option=2))
    """
    issues = compile_issues(case)
    today = _today(issues)
    _check_target(issues, target)
    if tuple(target) == today:
        raise NotDefined("nothing to phase: the target is the status quo")
    named = named_options(case, issues)
    rungs: list[Rung] = []
    for place, issue in enumerate(issues):
        options = list(_stops(case, issue, _between(today[place], target[place]), named))
        befores = [today[place], *options]
        rungs += (Rung(place, b, o) for b, o in zip(befores, options, strict=False))
    return Way(case, issues, today, tuple(target), tuple(rungs))


def _today(issues: Sequence[Issue]) -> Deal:
    silent = [issue.name for issue in issues if issue.status_quo is None]
    if silent:
        raise NotDefined(f"no status quo is stated of {', '.join(silent[:5])}: steps start there")
    return tuple(issue.status_quo for issue in issues if issue.status_quo is not None)


def _check_target(issues: Sequence[Issue], target: Deal) -> None:
    if len(target) != len(issues):
        raise NotDefined(f"a deal here settles {len(issues)} issues; the target has {len(target)}")
    for issue, option in zip(issues, target, strict=True):
        if not 0 <= option < len(issue.options):
            raise NotDefined(
                f"{issue.name} has options 0 to {len(issue.options) - 1}; the target has {option}"
            )


def _between(start: int, end: int) -> range:
    """The options after ``start`` up to and with ``end``.

    >>> list(_between(3, 1)), list(_between(1, 1))
    ([2, 1], [])
    """
    turn = 1 if end >= start else -1
    return range(start + turn, end + turn, turn)


def _stops(case: Case, issue: Issue, way: range, named: Mapping[str, set[int]]) -> Iterable[int]:
    """The options on the ``way`` of an ``issue`` that are rungs."""
    if issue.options[0].value is None or len(way) <= PARTS:
        return way
    entries = case.steps.get(issue.id, {})
    kept = {option for option in way if issue.options[option].id in entries}
    if not kept:
        kept = {way[-(-len(way) * part // PARTS) - 1] for part in range(1, PARTS + 1)}
    kept |= {option for option in named.get(issue.id, ()) if option in way} | {way[-1]}
    return sorted(kept, reverse=way.step < 0)


def named_options(case: Case, issues: Sequence[Issue]) -> dict[str, set[int]]:
    """The options that an ``after`` of ``case`` names, by issue; of ``issues`` that exist."""
    places = {i.id: {o.id: k for k, o in enumerate(i.options)} for i in issues}
    found: dict[str, set[int]] = {}
    for entries in case.steps.values():
        for name in (name for entry in entries.values() for name in entry.after):
            issue, _, option = name.partition(".")
            if option in places.get(issue, ()):
                found.setdefault(issue, set()).add(places[issue][option])
    return found


def _place(name: str, issues: Sequence[Issue]) -> tuple[int, int]:
    """The places of the issue and the option in ``name``."""
    key, _, option = name.partition(".")
    keys = [issue.id for issue in issues]
    if key not in keys:
        raise UnknownName("issue", key, keys)
    return keys.index(key), issues[keys.index(key)].index(option)


def circle(before: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """A circle of what comes ``before`` what, its first name again at its end; empty if none.

    >>> circle({"b": ["a"], "a": ["b"]}) in (("a", "b", "a"), ("b", "a", "b"))
    True
    >>> circle({"b": ["a"]})
    ()
    """
    try:
        TopologicalSorter(before).prepare()
    except CycleError as error:
        return tuple(error.args[1])
    return ()
