"""NegoLog JSON: one profile a side, with weights, values and a reservation value.

    u(x) = sum over issues i of issueWeights[i] * issues[i][x_i]

by the evaluator of NegoLog's ``nenv.Preference``: nothing is normalised, nothing is clamped, and
an issue without a weight is not an issue. There is no discount and no domain file: the issues are
those of each profile, and both sides must name the same. ``profileA.json`` and ``profileB.json``
are the sides; ``specs.json`` holds figures of the platform.

Source: Dogru, Keskin, Jonker, Baarslag and Aydogan (2024), NegoLog, IJCAI 2024; its domains folder.
"""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

from summitry.cases.exchange.json_text import dump, parse
from summitry.cases.exchange.scenario import Profile, Scenario, ScenarioIssue
from summitry.cases.exchange.shapes import (
    candidates,
    entry,
    head,
    members,
    missing,
    number,
    several,
    unknown,
    wrong,
)
from summitry.cases.exchange.weights import Parts, exact, weighted
from summitry.cases.exchange.writing import (
    PLACES,
    decimal_text,
    file_names,
    finite,
    refuse_rectangles,
    split,
)
from summitry.cases.nodes import Node, read_text

__all__ = ["detects", "losses", "read", "texts"]

_WEIGHTS = re.compile(r'"issueWeights"\s*:')
_ISSUES = re.compile(r'"issues"\s*:')


def detects(path: Path) -> bool:
    """True if the file or folder at ``path`` looks like NegoLog JSON.

    >>> detects(Path("no-such-folder"))
    False
    """
    return any(_is_profile(file) for file in candidates(path, [".json"]))


def _is_profile(file: Path) -> bool:
    text = head(file)
    return bool(_WEIGHTS.search(text) and _ISSUES.search(text))


def read(path: Path) -> Scenario:
    """The scenario of the folder at ``path``, or of one profile.

    CaseError, with the place, where a file is not what NegoLog reads.
    """
    files = candidates(path, [".json"], strict=True)
    found = [file for file in files if _is_profile(file)]
    if not found:
        raise missing(
            path, "holds no profile of NegoLog, a .json file with issueWeights and issues"
        )
    remarks = [f"{file.name}: not read" for file in files if file not in found]
    roots = [parse(read_text(file, str(file))) for file in found]
    issues = _issues(roots[0])
    profiles = tuple(
        _profile(root, file.stem, issues, remarks) for root, file in zip(roots, found, strict=True)
    )
    return Scenario(path.stem, issues, profiles, tuple(remarks))


def _issues(root: Node) -> tuple[ScenarioIssue, ...]:
    names = members(entry(root, "issueWeights"), ("issueWeights",))
    table = entry(root, "issues")
    if not names:
        raise wrong(root, "the profile has no issue", ("issueWeights",))
    return tuple(ScenarioIssue(name, tuple(_values(table, name))) for name in names)


def _values(table: Node, name: str) -> dict[str, Node]:
    found = members(entry(table, name, ("issues",)), ("issues", name))
    if not found:
        raise wrong(table.value[name], "the issue has no value", ("issues", name))
    return found


def _profile(
    root: Node, name: str, issues: tuple[ScenarioIssue, ...], remarks: list[str]
) -> Profile:
    remarks += unknown(root, ("issueWeights", "issues", "reservationValue"), name)
    weights, table = entry(root, "issueWeights"), entry(root, "issues")
    weightless = [
        k for k in members(table, ("issues",)) if k not in members(weights, ("issueWeights",))
    ]
    if weightless:
        remarks.append(f"{name}: without a weight, so no issue: {several(weightless)}")
    if set(weights.value) != {issue.name for issue in issues}:
        raise wrong(weights, "its issues are not those of the first profile", ("issueWeights",))
    return Profile(
        name,
        tuple(_terms(issue, weights, table) for issue in issues),
        reservation=number(entry(root, "reservationValue"), ("reservationValue",)),
    )


def _terms(issue: ScenarioIssue, weights: Node, table: Node) -> tuple[Fraction, ...]:
    worth = _values(table, issue.name)
    if set(worth) != set(issue.values):
        there = table.value[issue.name]
        raise wrong(there, "its values are not those of the first profile", ("issues", issue.name))
    weight = number(weights.value[issue.name], ("issueWeights", issue.name))
    return tuple(weight * number(worth[v], ("issues", issue.name, v)) for v in issue.values)


def texts(scenario: Scenario) -> dict[str, str]:
    """The files of the ``scenario``, name -> text: profileA.json and profileB.json for two sides.

    CaseError where a profile has rectangles, which NegoLog cannot hold.
    """
    refuse_rectangles(scenario, "NegoLog")
    names = [f"profile{letter}" for letter in "AB"]
    if len(scenario.profiles) != len(names):
        names = file_names(profile.name for profile in scenario.profiles)
    return {
        f"{name}.json": dump(_written(profile, scenario.issues)) + "\n"
        for name, profile in zip(names, scenario.profiles, strict=True)
    }


def _written(profile: Profile, issues: tuple[ScenarioIssue, ...]) -> dict[str, object]:
    parts = _parts(profile)
    return {
        "reservationValue": profile.reservation or Fraction(),
        "issueWeights": {i.name: weight for i, (weight, _) in zip(issues, parts, strict=True)},
        "issues": {
            issue.name: dict(zip(issue.values, values, strict=True))
            for issue, (_, values) in zip(issues, parts, strict=True)
        },
    }


def _parts(profile: Profile) -> Parts:
    """Weights that sum to 1 where such are found, else the terms as they are."""
    tops = sum(map(max, profile.terms), Fraction())
    if tops <= 1 and min(map(min, profile.terms)) >= 0:
        parts = weighted(profile.terms)
        if exact(parts):
            return parts
    return [split(terms) for terms in profile.terms]


def losses(scenario: Scenario) -> tuple[str, ...]:
    """What ``texts`` of the ``scenario`` cannot keep, one line each.

    >>> side = Profile("a", ((Fraction(1),),), discount=Fraction(1, 2), reservation=Fraction(0))
    >>> losses(Scenario("s", (ScenarioIssue("price", ("low",)),), (side, side)))[0]
    'a: the discount of 0.5 is left out; NegoLog has none'
    """
    lines = [line for profile in scenario.profiles for line in _losses(profile)]
    lines += [f"{i.name}: written as words" for i in scenario.issues if i.numbers is not None]
    if len(scenario.profiles) != 2:
        lines.append(f"NegoLog runs two sides; {len(scenario.profiles)} are written")
    return tuple(lines)


def _losses(profile: Profile) -> list[str]:
    lines = []
    if profile.discount not in (None, 1):
        shown = decimal_text(profile.discount or Fraction())
        lines.append(f"{profile.name}: the discount of {shown} is left out; NegoLog has none")
    if profile.reservation is None:
        lines.append(f"{profile.name}: no reservation value; written as 0, NegoLog's default")
    parts = _parts(profile)
    numbers = [n for weight, values in parts for n in (weight, *values)]
    if not all(map(finite, [*numbers, profile.reservation or Fraction()])):
        lines.append(f"{profile.name}: utilities are rounded at {PLACES} decimal places")
    if sum(weight for weight, _ in parts) != 1:
        lines.append(f"{profile.name}: the weights do not sum to 1, as NegoLog's own profiles do")
    return lines
