"""A case from a scenario: integer points on a fine grid, every number with where it came from.

    points(v) = round(grid * utility of v)        outside = round(grid * reservation)

rounded half to even, without weights, so that nothing else changes them. The grid is 10^9; where
rectangles add up it is one of at most 10^9 points on which no number is rounded, if there is one;
where the largest utility is far above 1 it is coarser. A rectangle becomes an
entry of ``together``. What a case cannot hold is in the remarks.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from pydantic import ValidationError

from summitry.cases.compile import MAX_OPTIONS
from summitry.cases.exchange.grid import drawn, grid_of, knots, range_of, trimmed
from summitry.cases.exchange.keys import keys
from summitry.cases.exchange.scenario import Profile, Rectangle, Scenario
from summitry.cases.exchange.sides import condition
from summitry.cases.exchange.tags import refusal
from summitry.cases.exchange.writing import decimal_text
from summitry.cases.fields import Reasoned
from summitry.cases.nodes import MAX_NODES
from summitry.cases.rules import WORDS
from summitry.cases.schema import Case
from summitry.model.claim import REPORTER

__all__ = ["Imported", "case_of"]

_OTHER = "other side"


@dataclass(frozen=True, slots=True)
class Imported:
    """A ``case`` made from a scenario, and ``remarks``: what of the scenario is not in it."""

    case: Case
    remarks: tuple[str, ...]


def case_of(scenario: Scenario, date: datetime.date, source: str) -> Imported:
    """The case of a ``scenario`` at ``date``; ``source`` says in its reasons what was imported.

    CaseError where a case cannot hold it.

    >>> from summitry.cases.exchange.scenario import Profile, Scenario, ScenarioIssue
    >>> third, issue = Fraction(1, 3), ScenarioIssue("Price", ("low", "high"))
    >>> sides = [Profile(name, ((third, 2 * third),)) for name in ("buyer", "seller")]
    >>> made = case_of(Scenario("sale", (issue,), tuple(sides)), datetime.date(2024, 5, 1), "s.xml")
    >>> made.case.preferences["buyer"].scores["price"].options["high"].central
    666666667.0
    """
    scenario, remarks = _with_two_sides(scenario)
    scenario, dropped = _without_single_values(scenario)
    scenario = replace(scenario, profiles=tuple(map(_folded, scenario.profiles)))
    maker = _Maker(scenario, f"imported from {source}")
    plain = maker.case(date)
    try:
        case = Case.model_validate(plain)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise refusal(source, f"a case cannot hold it: {where}: {first['msg']}") from error
    return Imported(case, (*scenario.remarks, *remarks, *dropped, *maker.remarks))


def _with_two_sides(scenario: Scenario) -> tuple[Scenario, list[str]]:
    """A case has two parties at least: one profile gets another side that wants nothing."""
    if len(scenario.profiles) != 1:
        return scenario, []
    nothing = tuple((Fraction(0),) * len(issue.values) for issue in scenario.issues)
    profiles = (*scenario.profiles, Profile(_OTHER, nothing))
    words = f"one profile alone; a party '{_OTHER}' that wants nothing stands beside it"
    return replace(scenario, profiles=profiles), [words]


def _without_single_values(scenario: Scenario) -> tuple[Scenario, list[str]]:
    """Issues of one value are settled: they are left out, and their worth goes to another."""
    kept = [i for i, issue in enumerate(scenario.issues) if len(issue.values) > 1]
    gone = [i for i in range(len(scenario.issues)) if i not in set(kept)]
    if not kept:
        raise refusal(scenario.name, "no issue has two values, so there is nothing to settle")
    if not gone:
        return scenario, []
    names = [scenario.issues[i].name for i in gone]
    words = [f"issue '{name}' has one value and is left out; its worth is kept" for name in names]
    profiles = tuple(_narrowed(profile, kept, gone) for profile in scenario.profiles)
    issues = tuple(scenario.issues[i] for i in kept)
    return replace(scenario, issues=issues, profiles=profiles), words


def _narrowed(profile: Profile, kept: Sequence[int], gone: Sequence[int]) -> Profile:
    worth = sum((profile.terms[i][0] for i in gone), Fraction(0))
    terms = [profile.terms[i] for i in kept]
    terms[0] = tuple(term + worth for term in terms[0])
    places = {old: new for new, old in enumerate(kept)}
    boxes = (
        Rectangle(tuple((places[i], v) for i, v in box.sides if i in places), box.worth)
        for box in profile.rectangles
        if all(v for _, v in box.sides)
    )
    return replace(profile, terms=tuple(terms), rectangles=tuple(boxes))


def _folded(profile: Profile) -> Profile:
    """Without rectangles that always hold, whose worth goes to the first issue, or never do."""
    always = sum((box.worth for box in profile.rectangles if not box.sides), Fraction(0))
    first, *others = profile.terms
    boxes = (b for b in profile.rectangles if b.sides and all(values for _, values in b.sides))
    raised = tuple(term + always for term in first)
    return replace(profile, terms=(raised, *others), rectangles=tuple(boxes))


class _Maker:
    """Builds the plain mapping of a case, and the remarks on the way."""

    def __init__(self, scenario: Scenario, reason: str) -> None:
        self.scenario, self.reason = scenario, {"assumed": reason[:2000]}
        self.remarks: list[str] = []
        self.off = Fraction(0)
        left = MAX_OPTIONS
        self.ranges: list[dict[str, str] | None] = []
        for issue in scenario.issues:
            span = range_of(issue) if len(issue.values) <= left else None
            left -= len(issue.values) if span else 0
            self.ranges.append(span)
        self._refuse_too_large()
        self.grid = grid_of(scenario)
        self.issues = keys((i.name for i in scenario.issues), "issue", WORDS)
        self.parties = keys((p.name for p in scenario.profiles), "party", {REPORTER})
        self.options = [
            [decimal_text(x) for x in issue.numbers or ()]
            if span
            else keys(issue.values, "option", set(Reasoned.model_fields))
            for issue, span in zip(scenario.issues, self.ranges, strict=True)
        ]

    def case(self, date: datetime.date) -> dict[str, Any]:
        """The case at ``date`` as plain mappings."""
        sides = list(zip(self.parties, self.scenario.profiles, strict=True))
        plain = {
            "summitry": "1",
            "title": self._words(self.scenario.name, "scenario"),
            "date": date.isoformat(),
            "resolution": str(self.grid),
            "parties": {key: self._party(profile) for key, profile in sides},
            "issues": {key: self._issue(place) for place, key in enumerate(self.issues)},
            "preferences": {key: self._preferences(profile) for key, profile in sides},
        }
        if self.off:
            what = f"a utility of 1 is {self.grid:,} points; rounding to whole points moved"
            self.remarks.append(f"{what} the worth of a value by at most {float(self.off):.1g}")
        return plain

    def _refuse_too_large(self) -> None:
        named = zip(self.scenario.issues, self.ranges, strict=True)
        values = sum(len(issue.values) for issue, span in named if span is None)
        entries = 2 * values * (1 + len(self.scenario.profiles))  # a key and what stands there
        if entries > MAX_NODES:
            words = f"{values:,} values for {len(self.scenario.profiles)} sides are {entries:,}"
            raise refusal(self.scenario.name, f"{words} entries; a case has at most {MAX_NODES:,}")

    def _party(self, profile: Profile) -> dict[str, str]:
        return {"name": self._words(profile.name, "party")}

    def _issue(self, place: int) -> dict[str, Any]:
        issue, span = self.scenario.issues[place], self.ranges[place]
        name = {"name": self._words(issue.name, self.issues[place])}
        if span:
            if list(issue.values) != self.options[place]:
                words = "is a numeric range; its values are called by their numbers"
                self.remarks.append(f"issue '{issue.name}' {words}")
            return {**name, "range": span, **self.reason}
        if issue.numbers is not None:
            self.remarks.append(f"issue '{issue.name}': its numbers are kept as words only")
        options = zip(self.options[place], issue.values, strict=True)
        named = {key: self._words(value, key) for key, value in options}
        return {**name, "options": named, **self.reason}

    def _words(self, name: str, otherwise: str) -> str:
        """A name as a text of a case: stripped, not empty, at most 2,000 characters."""
        words = name.strip()[:2000] or otherwise
        if words != name:
            self.remarks.append(f"the name '{name[:60]}' becomes '{words[:60]}'")
        return words

    def _preferences(self, profile: Profile) -> dict[str, Any]:
        terms = profile.terms
        points = [[round(self.grid * term) for term in row] for row in terms]
        if not profile.rectangles:
            points = trimmed(points, terms, self.grid)
        for row, given in zip(terms, points, strict=True):
            self._note(row, given)
        found: dict[str, Any] = {
            "scores": {
                key: {**self._scores(place, points[place], terms[place]), **self.reason}
                for place, key in enumerate(self.issues)
            }
        }
        if together := self._together(profile, points):
            found["together"] = together
        found["outside"] = self._outside(profile)
        if profile.discount is not None:
            found["discount"] = self._discount(profile)
        return found

    def _points(self, utility: Fraction) -> int:
        points = round(self.grid * utility)
        self._note([utility], [points])
        return points

    def _note(self, utilities: Sequence[Fraction], points: Sequence[int]) -> None:
        """Keep in mind how far rounding went."""
        for utility, given in zip(utilities, points, strict=True):
            self.off = max(self.off, abs(utility - Fraction(given, self.grid)))

    def _scores(
        self, place: int, points: Sequence[int], terms: Sequence[Fraction]
    ) -> dict[str, str]:
        given = list(range(len(points)))
        if self.ranges[place] and drawn(found := knots(terms), points):
            given = found
        return {self.options[place][v]: str(points[v]) for v in given}

    def _together(self, profile: Profile, points: Sequence[Sequence[int]]) -> dict[str, Any]:
        found = {}
        boxes = profile.rectangles
        alone = _one_deal_each(boxes, len(self.issues))
        for number, box in enumerate(boxes, start=1):
            worth = self._points(box.worth)
            if alone:
                worth = self._on_grid(profile, box, points)
            if worth:
                rule = condition(box, self.issues, self.options, self.scenario.name)
                found[f"box_{number}"] = {"if": rule, "points": str(worth), **self.reason}
        return found

    def _on_grid(self, profile: Profile, box: Rectangle, points: Sequence[Sequence[int]]) -> int:
        """What brings the one deal of ``box`` to its utility on the grid, after all rounding."""
        deal = [(i, values[0]) for i, values in box.sides]
        utility = sum((profile.terms[i][v] for i, v in deal), box.worth)
        return round(self.grid * utility) - sum(points[i][v] for i, v in deal)

    def _outside(self, profile: Profile) -> dict[str, str]:
        if profile.reservation is not None:
            return {"points": str(self._points(profile.reservation)), **self.reason}
        words = f"{self.reason['assumed']}, which states no reservation value; 0 is meant"
        self.remarks.append(f"{profile.name}: no reservation value; the outside option is 0")
        return {"points": "0", "assumed": words[-2000:]}

    def _discount(self, profile: Profile) -> dict[str, str]:
        assert profile.discount is not None
        share = float(profile.discount)
        if Fraction(str(share)) != profile.discount:
            self.remarks.append(f"{profile.name}: the discount is rounded to {share}")
        return {"value": str(share), **self.reason}


def _one_deal_each(boxes: Sequence[Rectangle], n_issues: int) -> bool:
    """Whether each rectangle is one deal and no two are the same."""
    whole = (len(b.sides) == n_issues and all(len(v) == 1 for _, v in b.sides) for b in boxes)
    return len({box.sides for box in boxes}) == len(boxes) and all(whole)
