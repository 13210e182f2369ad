"""NegMAS YAML: a domain file (an OutcomeSpace) and one utility function a side.

    u(x) = bias + sum over issues i of weights[i] * values[i](x_i)

by the evaluator of NegMAS's LinearAdditiveUtilityFunction: nothing is normalised, nothing clamped.
Value functions that are read: a table, and affine, linear, constant and identity functions of a
number. ``values`` is a list in the order of the issues, or a mapping by their names.

``reserved_value`` is what no deal is worth; -inf, or none, means any deal is better. A discount is
an ExpDiscountedUFun around the function: u * discount^factor with the ``factor`` a field of the
state. For relative_time (0 at the start, 1 at the end) this is the scenario's discount. For
``step`` it depends on the number of rounds, which the file does not hold: a remark says so.

Issue types: Categorical, Ordinal and Cardinal (a list), Contiguous (the whole numbers from low to
high), Continuous (any number: read as ``REAL_STEPS`` steps, with a remark).

Source: NegMAS 0.16, ``Scenario.to_yaml`` and ``from_yaml_folder``, by their files.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from summitry.cases.exchange.negmas_texts import losses, texts
from summitry.cases.exchange.scenario import MAX_VALUES, Profile, Scenario, ScenarioIssue
from summitry.cases.exchange.shapes import (
    candidates,
    entry,
    gathered,
    head,
    items,
    members,
    missing,
    number,
    quoted,
    steps,
    unknown,
    word,
    wrong,
)
from summitry.cases.exchange.writing import decimal_text
from summitry.cases.nodes import Node, parse, read_text

__all__ = ["REAL_STEPS", "detects", "losses", "read", "texts"]

REAL_STEPS = 20
"""Steps into which a continuous issue is cut."""

_TYPE = r"(?m)^[\"']?(?:type|__python_class__)[\"']?\s*:\s*[\"']?[\w.]*"
_DOMAIN = re.compile(_TYPE + "OutcomeSpace")
_PROFILE = re.compile(_TYPE + "(?:[fF]unction|U[fF]un)")
_ENDLESS = ("-.inf", "-inf", "-Infinity", "null", "~", "")
_NUMBERS = ("CardinalIssue", "DiscreteCardinalIssue", "OrdinalIssue", "DiscreteOrdinalIssue")
_RANGES = ("ContiguousIssue", "RangeIssue")
_OF_ALL = ("type", "__python_class__", "name", "id", "stability", "reserved_value", "outcome_space")
_LINEAR = ("LinearAdditiveUtilityFunction", "LinearUtilityAggregationFunction")
_LINES: dict[str, tuple[str, ...]] = {
    "AffineFun": ("slope", "bias"),
    "LinearFun": ("slope",),
    "ConstFun": ("bias",),
    "IdentityFun": (),
}
"""Value functions of a number, with the numbers they need."""
_AFFINE = ("AffineUtilityFunction", "LinearUtilityFunction")


def detects(path: Path) -> bool:
    """True if the file or folder at ``path`` looks like NegMAS YAML.

    >>> detects(Path("no-such-folder"))
    False
    """
    heads = [head(file) for file in candidates(path, [".yml", ".yaml"])]
    return any(_DOMAIN.search(text) or _PROFILE.search(text) for text in heads)


def read(path: Path) -> Scenario:
    """The scenario of the folder at ``path``, or of the folder of the file at ``path``.

    CaseError, with the place, where a file is not what NegMAS writes.
    """
    folder = path.parent if path.is_file() else path
    files = candidates(folder, [".yml", ".yaml"], strict=True)
    domains = [file for file in files if _DOMAIN.search(head(file))]
    sides = [file for file in files if file not in domains and _PROFILE.search(head(file))]
    if path in sides:
        sides = [path]
    if len(domains) != 1 or not sides:
        found = f"{len(domains)} domains and {len(sides)} utility functions"
        raise missing(folder, f"expected one domain and a function a side, found {found}")
    remarks = [f"{f.name}: not read" for f in files if f not in (*domains, *sides) and f != path]
    root = _parse(domains[0])
    listed = items(entry(root, "issues"), ("issues",))
    issues = gathered((_issue(node, remarks) for node in listed), root)
    profiles = tuple(_side(_parse(file), file.stem, issues, remarks) for file in sides)
    return Scenario(_name(root, folder.name), issues, profiles, tuple(remarks))


def _parse(file: Path) -> Node:
    return parse(read_text(file, str(file)))


def _name(node: Node, otherwise: str) -> str:
    found = _stated(node, "name")
    return otherwise if found is None else word(found, ("name",))


def _stated(root: Node, key: str) -> Node | None:
    """What stands under ``key``; None where that is nothing, or says nothing."""
    node = members(root).get(key)
    return None if node is None or (node.value in _ENDLESS and not quoted(node)) else node


def _type(node: Node, path: Sequence[object] = ()) -> str:
    """The class a node names, without its module."""
    here = members(node, path)
    found = here.get("type") or entry(node, "__python_class__", path)
    return word(found, (*path, "type")).rsplit(".", 1)[-1]


def _issue(node: Node, remarks: list[str]) -> ScenarioIssue:
    name = word(entry(node, "name", ("issues",)), ("issues", "name"))
    path, kind = ("issues", name), _type(node, ("issues", name))
    values = entry(node, "values", path)
    if kind in _RANGES:
        numbers = _range(values, path, Fraction(1))
    elif kind == "ContinuousIssue":
        low, high = (number(end, path) for end in _ends(values, path))
        numbers = _range(values, path, (high - low) / REAL_STEPS)
        remarks.append(f"{name}: any number may be named; read as {len(numbers)} steps")
    else:
        return _listed(name, kind, values)
    return ScenarioIssue(name, tuple(map(decimal_text, numbers)), numbers)


def _ends(node: Node, path: Sequence[object]) -> list[Node]:
    ends = items(node, path)
    if len(ends) != 2:
        raise wrong(node, "expected [low, high]", path)
    return ends


def _range(node: Node, path: Sequence[object], step: Fraction) -> tuple[Fraction, ...]:
    low, high = (number(end, path) for end in _ends(node, path))
    return steps(low, high, step, node)


def _listed(name: str, kind: str, at: Node) -> ScenarioIssue:
    path = ("issues", name)
    nodes = items(at, path)
    values = tuple(word(node, path) for node in nodes)
    if not 0 < len(set(values)) == len(values) <= MAX_VALUES:
        raise wrong(at, "an issue has at least one value, and each value once", path)
    if kind not in _NUMBERS:
        return ScenarioIssue(name, values)
    return ScenarioIssue(name, values, tuple(number(node, path) for node in nodes))


def _side(root: Node, stem: str, issues: tuple[ScenarioIssue, ...], remarks: list[str]) -> Profile:
    """A utility function with whatever is wrapped around it."""
    name = _name(root, stem)
    outer, discount = root, None
    if "ufun" in members(root):
        discount = _discount(root, name, remarks)
        root = entry(root, "ufun")
        if "ufun" in members(root):
            raise wrong(root, "a function inside two others is not read", ("ufun",))
    terms = _terms(root, issues, name, remarks)
    inner, held = _reserved(root), _reserved(outer)
    fixed = "dynamic_reservation" in outer.value and _is_false(outer.value["dynamic_reservation"])
    if fixed and discount not in (None, 1):
        remarks.append(f"{name}: the reservation value does not lose by the discount in NegMAS")
    reservation = held if fixed or inner is None else inner
    return Profile(name, terms, reservation=reservation, discount=discount)


def _is_false(node: Node) -> bool:
    return str(node.value).lower() in ("false", "no", "off")


def _discount(root: Node, name: str, remarks: list[str]) -> Fraction | None:
    kind = _type(root)
    if kind != "ExpDiscountedUFun":
        remarks.append(f"{name}: what {kind} does to the utility over time is left out")
        return None
    known = (*_OF_ALL, "ufun", "discount", "factor", "dynamic_reservation", "reserved_outcome")
    remarks += unknown(root, known, name)
    found = _stated(root, "discount")
    if found is None:
        return None
    discount = number(found, ("discount",))
    if discount == 0:  # NegMAS takes 0 for no discount
        return None
    factor = word(root.value["factor"]) if "factor" in root.value else "step"
    if factor != "relative_time" and discount != 1:
        by = f"{name}: the discount of {decimal_text(discount)} by {factor} is left out"
        remarks.append(f"{by}; what it comes to at the end depends on the number of rounds")
        return None
    return discount


def _reserved(root: Node) -> Fraction | None:
    found = _stated(root, "reserved_value")
    if found is None:
        return None
    return number(found, ("reserved_value",))


def _terms(
    root: Node, issues: tuple[ScenarioIssue, ...], name: str, remarks: list[str]
) -> tuple[tuple[Fraction, ...], ...]:
    kind = _type(root)
    if kind not in _LINEAR + _AFFINE:
        raise wrong(root, f"{kind} is not read; {_LINEAR[0]} and {_AFFINE[0]} are", ("type",))
    remarks += unknown(root, (*_OF_ALL, "weights", "values", "bias", "reserved_outcome"), name)
    if _stated(root, "reserved_outcome") is not None:
        remarks.append(f"{name}: reserved_outcome is not read; NegMAS uses reserved_value")
    weights = _by_issue(root, "weights", issues)
    functions = _by_issue(root, "values", issues) if kind in _LINEAR else [None] * len(issues)
    bias = number(root.value["bias"], ("bias",)) if "bias" in root.value else Fraction()
    rows = [
        _row(issue, _weight(issue, weight), function, root)
        for issue, weight, function in zip(issues, weights, functions, strict=True)
    ]
    return (tuple(term + bias for term in rows[0]), *rows[1:])


def _by_issue(root: Node, key: str, issues: tuple[ScenarioIssue, ...]) -> Sequence[Node | None]:
    """What stands under ``key`` for each issue; None for all where the key is not there."""
    node = _stated(root, key)
    if node is None:
        return [None] * len(issues)
    if isinstance(node.value, dict):
        return [entry(node, issue.name, (key,)) for issue in issues]
    listed = items(node, (key,))
    if len(listed) != len(issues):
        raise wrong(node, f"{len(listed)} entries for {len(issues)} issues", (key,))
    return listed


def _weight(issue: ScenarioIssue, node: Node | None) -> Fraction:
    return Fraction(1) if node is None else number(node, ("weights", issue.name))


def _row(
    issue: ScenarioIssue, weight: Fraction, node: Node | None, root: Node
) -> tuple[Fraction, ...]:
    """Weighted terms of one issue; without a function of its own (in ``root``) it is the number."""
    path = ("values", issue.name)
    kind = "IdentityFun" if node is None else _kind(node, path)
    here = node or root
    if kind == "TableFun":
        return tuple(weight * u for u in _table(issue, here, path))
    if kind not in _LINES:
        raise wrong(here, f"{kind} is not read; TableFun, {', '.join(_LINES)} are", path)
    found = {
        key: number(here.value[key], (*path, key)) for key in _LINES[kind] if key in here.value
    }
    slope = found.get("slope", Fraction(kind == "IdentityFun"))
    if slope and issue.numbers is None:
        raise wrong(here, f"{kind} needs numbers, and the values are words", path)
    xs = issue.numbers or (Fraction(),) * len(issue.values)
    return tuple(weight * (slope * x + found.get("bias", Fraction())) for x in xs)


def _kind(node: Node, path: Sequence[object]) -> str:
    """The class of a value function; a bare mapping or list is a table."""
    if isinstance(node.value, list):
        return "TableFun"
    named = "type" in members(node, path) or "__python_class__" in node.value
    return _type(node, path) if named else "TableFun"


def _table(issue: ScenarioIssue, node: Node, path: Sequence[object]) -> list[Fraction]:
    table = (
        node.value["mapping"] if isinstance(node.value, dict) and "mapping" in node.value else node
    )
    if isinstance(table.value, list):
        if len(table.value) != len(issue.values):
            raise wrong(table, f"expected {len(issue.values)} utilities", path)
        return [number(cell, path) for cell in table.value]
    return [number(entry(table, value, path), (*path, value)) for value in issue.values]
