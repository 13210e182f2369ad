"""Writing NegMAS YAML: ``domain.yml`` and a LinearAdditiveUtilityFunction of tables for each side.

Utilities stay as they are: NegMAS normalises nothing. A discount is written as an
ExpDiscountedUFun by relative_time, whose reservation value is discounted too.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from summitry.cases.exchange.scenario import Profile, Scenario, ScenarioIssue
from summitry.cases.exchange.writing import (
    PLACES,
    decimal_text,
    file_names,
    finite,
    refuse_rectangles,
    split,
)

__all__ = ["losses", "texts"]


def texts(scenario: Scenario) -> dict[str, str]:
    """The files of the ``scenario``, name -> text.

    CaseError where a profile has rectangles, which an additive function cannot hold.

    >>> side = Profile("a", ((Fraction(0), Fraction(1, 2)),))
    >>> print(texts(Scenario("s", (ScenarioIssue("price", ("low", "high")),), (side,)))["a.yml"])
    "name": "a"
    "reserved_value": -.inf
    "type": "LinearAdditiveUtilityFunction"
    "values":
    - "mapping":
        "low": 0
        "high": 1
      "type": "TableFun"
    "weights":
    - 0.5
    <BLANKLINE>
    """
    refuse_rectangles(scenario, "a LinearAdditiveUtilityFunction")
    domain = {
        "name": scenario.name,
        "type": "DiscreteCartesianOutcomeSpace",
        "issues": [_issue(issue) for issue in scenario.issues],
    }
    names = file_names([profile.name for profile in scenario.profiles], ["domain"])
    files = {"domain.yml": _yaml(domain)}
    for name, profile in zip(names, scenario.profiles, strict=True):
        files[f"{name}.yml"] = _yaml(_side(profile, scenario.issues))
    return files


def losses(scenario: Scenario) -> tuple[str, ...]:
    """What ``texts`` of the ``scenario`` cannot keep, one line each.

    >>> side = Profile("a", ((Fraction(1, 3),),))
    >>> losses(Scenario("s", (ScenarioIssue("price", ("low",)),), (side,)))
    ('a: utilities are rounded at 40 decimal places',)
    """
    return tuple(
        f"{profile.name}: utilities are rounded at {PLACES} decimal places"
        for profile in scenario.profiles
        if not all(map(finite, _numbers(profile)))
    )


def _numbers(profile: Profile) -> list[Fraction]:
    parts = [split(terms) for terms in profile.terms]
    alone = [profile.reservation or Fraction(), profile.discount or Fraction()]
    return [*alone, *(n for weight, values in parts for n in (weight, *values))]


def _issue(issue: ScenarioIssue) -> dict[str, object]:
    if issue.numbers is None or not _plain(issue):
        return {"name": issue.name, "type": "CategoricalIssue", "values": list(issue.values)}
    first, last = issue.numbers[0], issue.numbers[-1]
    if issue.numbers == tuple(Fraction(n) for n in range(int(first), int(last) + 1)):
        return {"name": issue.name, "type": "ContiguousIssue", "values": [first, last]}
    whole = all(n.denominator == 1 for n in issue.numbers)
    kind = "CardinalIssue" if whole else "OrdinalIssue"
    return {"name": issue.name, "type": f"Discrete{kind}", "values": list(issue.numbers)}


def _plain(issue: ScenarioIssue) -> bool:
    """True if the values are the numbers themselves."""
    return tuple(map(decimal_text, issue.numbers or ())) == issue.values


def _side(profile: Profile, issues: tuple[ScenarioIssue, ...]) -> dict[str, object]:
    parts = [split(terms) for terms in profile.terms]
    reserved = {"reserved_value": profile.reservation}
    function: dict[str, object] = {
        "name": profile.name,
        **reserved,
        "type": "LinearAdditiveUtilityFunction",
        "values": [_table(i, values) for i, (_, values) in zip(issues, parts, strict=True)],
        "weights": [weight for weight, _ in parts],
    }
    if profile.discount is None:
        return function
    return {
        "name": profile.name,
        **reserved,
        "type": "ExpDiscountedUFun",
        "discount": profile.discount,
        "factor": "relative_time",
        "dynamic_reservation": True,
        "ufun": function,
    }


def _table(issue: ScenarioIssue, values: tuple[Fraction, ...]) -> dict[str, object]:
    keys = issue.numbers if issue.numbers is not None and _plain(issue) else issue.values
    return {"mapping": dict(zip(keys, values, strict=True)), "type": "TableFun"}


def _yaml(value: object, indent: str = "") -> str:
    """``value`` (mappings, lists, scalars) in block style, each line after ``indent``."""
    rows = []
    if isinstance(value, Mapping):
        for key, item in value.items():
            deeper = indent if isinstance(item, list) else f"{indent}  "
            nested = isinstance(item, (Mapping, list))
            inner = f"\n{_yaml(item, deeper)}" if nested else f" {_scalar(item)}\n"
            rows.append(f"{indent}{_scalar(key)}:{inner}")
    elif isinstance(value, list):
        for item in value:
            inner = _yaml(item, f"{indent}  ") if isinstance(item, Mapping) else _scalar(item)
            rows.append(f"{indent}- {inner.strip()}\n")
    return "".join(rows)


def _scalar(value: object) -> str:
    if value is None:
        return "-.inf"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Fraction):
        return decimal_text(value)
    return '"' + "".join(map(_character, str(value))) + '"'


def _character(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    return character if character.isprintable() else f"\\U{ord(character):08x}"
