"""A scenario from a case: utilities are points over the resolution of the case.

The names of parties, issues and options come back where they tell them apart, else their keys.
Numbers enter by their central value and outside options at the date of the case, as in every lens.
Rules, red lines and whatever else no scenario has are listed in the remarks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from summitry.cases.compile import compile_case, exact, with_reading
from summitry.cases.exchange.scenario import Profile, Scenario, ScenarioIssue
from summitry.cases.exchange.sides import rectangles_of
from summitry.cases.schema import Case, PreferencesEntry
from summitry.model.negotiation import Preferences

__all__ = ["scenario_of"]


def scenario_of(case: Case, reading: str = "base") -> Scenario:
    """The scenario of ``case`` under one ``reading``; its remarks say what is left out.

    >>> from summitry.cases.read import read_case
    >>> scenario = scenario_of(read_case("hanoi-2019"))
    >>> [profile.name for profile in scenario.profiles][:2]
    ['United States', 'North Korea']
    """
    negotiation = compile_case(case, reading)
    case = with_reading(case, reading)
    parties = _names(list(case.parties), [party.name for party in case.parties.values()])
    profiles = []
    for key, name, wants in zip(case.parties, parties, negotiation.preferences, strict=True):
        entry = case.preferences.get(key, PreferencesEntry())
        profiles.append(_profile(name, wants, entry, case.resolution))
    remarks = tuple(_left_out(case, negotiation.preferences, parties))
    return Scenario(case.title, tuple(_issues(case, reading)), tuple(profiles), remarks)


def _names(keys: Sequence[str], names: Sequence[str]) -> list[str]:
    """The names where no two are alike, else the keys."""
    return list(names) if len(set(names)) == len(names) else list(keys)


def _issues(case: Case, reading: str) -> Iterator[ScenarioIssue]:
    entries = list(case.issues.items())
    names = _names(list(case.issues), [e.name or k.replace("_", " ") for k, e in entries])
    compiled = compile_case(case, reading).issues
    for name, (_, entry), issue in zip(names, entries, compiled, strict=True):
        if entry.options:
            values = _names(list(entry.options), list(entry.options.values()))
            yield ScenarioIssue(name, tuple(values))
        else:
            values = [option.id for option in issue.options]
            numbers = tuple(o.value for o in issue.options if o.value is not None)
            yield ScenarioIssue(name, tuple(values), numbers)


def _profile(name: str, wants: Preferences, entry: PreferencesEntry, grid: int) -> Profile:
    boxes = [box for i in wants.interactions for box in rectangles_of(i.points, grid)]
    return Profile(
        name,
        tuple(tuple(Fraction(int(p), grid) for p in row) for row in wants.points),
        tuple(boxes),
        Fraction(wants.outside, grid) if entry.outside else None,
        exact(entry.discount.value.central) if entry.discount else None,
    )


_SECTIONS = ("offers", "facts", "beliefs", "steps", "talks", "readings")


def _left_out(
    case: Case, preferences: Sequence[Preferences], parties: Sequence[str]
) -> Iterator[str]:
    for key, rule in case.rules.items():
        yield f"rule {key}: left out; deals against '{rule.rule}' become possible"
    for key, name, wants in zip(case.parties, parties, preferences, strict=True):
        for line in wants.red_lines:
            yield f"red line {line.id} of {name}: left out ({line.text})"
        yield from _of_party(case, key, name)
    for section in _SECTIONS:
        if getattr(case, section):
            yield f"{section}: left out"
    if any(issue.status_quo for issue in case.issues.values()):
        yield "status quo of the issues: left out"
    yield "reasons, ranges and sources: left out; numbers are written by their central value"


def _of_party(case: Case, key: str, name: str) -> Iterator[str]:
    entry = case.preferences.get(key, PreferencesEntry())
    if case.parties[key].role != "principal":
        yield f"{name} is written as a side that must agree; in the case it only cares"
    if entry.outside is None:
        yield f"{name}: no outside option in the case, so no reservation value"
    if entry.patience:
        yield f"patience of {name}: left out"
    if entry.face:
        yield f"face of {name}: kept as lower points, not as a reason"
