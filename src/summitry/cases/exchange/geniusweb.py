"""GeniusWeb JSON: a domain and one linear additive utility space a side.

    u(x) = sum over issues i of issueWeights[i] * issueUtilities[i](x_i)

by the evaluator of GeniusWeb's LinearAdditiveUtilitySpace: decimals are exact; a value without a
utility is worth 0; a number between two ends is worth low + (high - low) (x - a) / (b - a), rounded
half up to 8 places, and 0 outside a..b. There is no discount. The reservation is a bid; its utility
is what no deal is worth. A bid may leave issues out; they add 0.

Both tag styles are read: ``discreteutils`` and ``numberutils`` with a range [low, high, step] (the
Java server), ``DiscreteValueSetUtilities`` and ``NumberValueSetUtilities`` with a range of named
ends (the Python one, the ANL 2022 and 2023 files). Written is the first, which the wiki documents.

GeniusWeb itself takes utilities in 0..1 and weights that sum to 1; a profile that breaks this is
read with a remark. ``texts`` and ``losses`` stand in ``geniusweb_texts``.

Source: GeniusWeb wiki, "WikiStart" (TU Delft, 2019), sections issuevalue and profile.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from summitry.cases.exchange.geniusweb_texts import interpolate, losses, texts
from summitry.cases.exchange.json_text import parse
from summitry.cases.exchange.scenario import Profile, Scenario, ScenarioIssue
from summitry.cases.exchange.shapes import (
    candidates,
    entry,
    gathered,
    head,
    items,
    members,
    missing,
    number,
    several,
    steps,
    unknown,
    word,
    wrong,
)
from summitry.cases.exchange.writing import decimal_text
from summitry.cases.nodes import Node, read_text

__all__ = ["detects", "losses", "read", "texts"]

_SPACE = "LinearAdditiveUtilitySpace"
_PROFILE = re.compile(
    r'"(LinearAdditive|\w*UtilitySpace|DefaultPartialOrdering|DefaultPartial)"\s*:'
)
_DOMAIN = re.compile(r'"issuesValues"\s*:')
_DISCRETE = ("discreteutils", "DiscreteValueSetUtilities")
_NUMERIC = ("numberutils", "NumberValueSetUtilities")
_KNOWN = ("domain", "name", "issueUtilities", "issueWeights", "reservationBid")


def detects(path: Path) -> bool:
    """True if the file or folder at ``path`` looks like GeniusWeb JSON.

    >>> detects(Path("no-such-folder"))
    False
    """
    return any(_is_profile(file) or _is_domain(file) for file in candidates(path, [".json"]))


def _is_profile(file: Path) -> bool:
    return _PROFILE.search(head(file)) is not None


def _is_domain(file: Path) -> bool:
    return not _is_profile(file) and _DOMAIN.search(head(file)) is not None


def read(path: Path) -> Scenario:
    """The scenario of the folder at ``path``, of the folder of a domain file, or of one profile.

    CaseError, with the place, where a file is not what GeniusWeb writes.
    """
    if path.is_file() and not _is_profile(path):
        path = path.parent
    files = candidates(path, [".json"], strict=True)
    profiles = [file for file in files if _is_profile(file)]
    domains = [file for file in files if _is_domain(file)]
    if not profiles:
        raise missing(path, f"holds no profile of GeniusWeb, a .json file with a {_SPACE}")
    if len(domains) > 1:
        raise missing(domains[1], f"a second domain beside {domains[0].name}")
    spaces = [_space(file) for file in profiles]
    root = _parse(domains[0]) if domains else entry(spaces[0], "domain")
    issues = _issues(root)
    remarks = [f"{f.name}: not read" for f in files if f not in profiles and f not in domains]
    found = tuple(_profile(s, f, issues, remarks) for s, f in zip(spaces, profiles, strict=True))
    return Scenario(_name(root, path.stem), issues, found, tuple(remarks))


def _parse(file: Path) -> Node:
    return parse(read_text(file, str(file)))


def _space(file: Path) -> Node:
    root = _parse(file)
    for key, node in members(root).items():
        if key == _SPACE:
            members(node, (key,))
            return node
        raise wrong(root.keys[key], f"{key} is not read; only {_SPACE} is")
    raise wrong(root, f"holds no {_SPACE}")


def _name(node: Node, otherwise: str) -> str:
    found = members(node).get("name")
    return word(found, ("name",)) if found is not None else otherwise


def _issues(domain: Node) -> tuple[ScenarioIssue, ...]:
    values = members(entry(domain, "issuesValues"), ("issuesValues",))
    return gathered((_issue(name, node) for name, node in values.items()), domain)


def _issue(name: str, node: Node) -> ScenarioIssue:
    path = ("issuesValues", name)
    if "range" in members(node, path):
        numbers = _range(node.value["range"], (*path, "range"))
        return ScenarioIssue(name, tuple(map(decimal_text, numbers)), numbers)
    listed = items(entry(node, "values", path), (*path, "values"))
    values = tuple(word(value, (*path, "values")) for value in listed)
    if not values or len(set(values)) < len(values):
        raise wrong(node, "an issue has at least one value, and each value once", path)
    return ScenarioIssue(name, values)


def _range(node: Node, path: Sequence[object]) -> tuple[Fraction, ...]:
    """[low, high, step], or the same three by their names."""
    if isinstance(node.value, dict):
        parts = [entry(node, key, path) for key in ("low", "high", "step")]
    else:
        parts = items(node, path)
    if len(parts) != 3:
        raise wrong(node, "a range is [low, high, step]", path)
    low, high, step = (number(part, path) for part in parts)
    return steps(low, high, step, node)


def _profile(
    space: Node, file: Path, issues: tuple[ScenarioIssue, ...], remarks: list[str]
) -> Profile:
    name = _name(space, file.stem)
    remarks += unknown(space, _KNOWN, name)
    _same_domain(space, issues)
    weights = _of_issues(space, "issueWeights", issues)
    utilities = _of_issues(space, "issueUtilities", issues)
    shares = [number(node, ("issueWeights",)) for node in weights]
    if sum(shares) != 1:
        total = decimal_text(sum(shares, Fraction()))
        remarks.append(f"{name}: the weights sum to {total}; GeniusWeb itself takes only 1")
    terms = []
    for share, issue, node in zip(shares, issues, utilities, strict=True):
        worth = _utilities(issue, node, name, remarks)
        if not all(0 <= u <= 1 for u in worth):
            remarks.append(f"{name}: {issue.name} goes beyond 0..1, which GeniusWeb refuses")
        terms.append(tuple(share * u for u in worth))
    return Profile(name, tuple(terms), reservation=_reservation(space, issues, terms))


def _same_domain(space: Node, issues: tuple[ScenarioIssue, ...]) -> None:
    """The domain inside a profile has the issues and values of the scenario, in any order."""
    inner = {issue.name: set(issue.values) for issue in _issues(entry(space, "domain"))}
    if inner != {issue.name: set(issue.values) for issue in issues}:
        raise wrong(space.value["domain"], "its issues and values are not those of the domain")


def _of_issues(space: Node, key: str, issues: tuple[ScenarioIssue, ...]) -> list[Node]:
    """The entries under ``key``, in the order of the issues: one for each and no other."""
    node = entry(space, key)
    names = {issue.name for issue in issues}
    for name in members(node, (key,)):
        if name not in names:
            raise wrong(node.keys[name], f"the domain has no issue {name}", (key,))
    return [entry(node, issue.name, (key,)) for issue in issues]


def _utilities(
    issue: ScenarioIssue, node: Node, profile: str, remarks: list[str]
) -> tuple[Fraction, ...]:
    path = ("issueUtilities", issue.name)
    for tag, inner in members(node, path).items():
        if tag in _DISCRETE and issue.numbers is None:
            return _discrete(issue, inner, profile, remarks)
        if tag in _NUMERIC and issue.numbers is not None:
            keys = ("lowValue", "lowUtility", "highValue", "highUtility")
            ends = [number(entry(inner, key, (*path, tag)), (*path, tag, key)) for key in keys]
            if ends[2] <= ends[0]:
                raise wrong(inner, "highValue must be above lowValue", (*path, tag))
            return tuple(interpolate(x, *ends) for x in issue.numbers)
    kind, tags = ("values", _DISCRETE) if issue.numbers is None else ("a range", _NUMERIC)
    raise wrong(node, f"the issue has {kind}: expected {' or '.join(tags)}", path)


def _discrete(
    issue: ScenarioIssue, node: Node, profile: str, remarks: list[str]
) -> tuple[Fraction, ...]:
    path = ("issueUtilities", issue.name, "valueUtilities")
    worth = members(entry(node, "valueUtilities", path[:2]), path)
    strange = sorted(worth.keys() - set(issue.values))
    if strange:
        remarks.append(f"{profile}: {issue.name} has no value {several(strange)}: not read")
    bare = [value for value in issue.values if value not in worth]
    if bare:
        remarks.append(f"{profile}: {issue.name} has no utility for {several(bare)}: worth 0")
    return tuple(
        number(worth[value], (*path, value)) if value in worth else Fraction()
        for value in issue.values
    )


def _reservation(
    space: Node, issues: tuple[ScenarioIssue, ...], terms: Sequence[tuple[Fraction, ...]]
) -> Fraction | None:
    bid = space.value.get("reservationBid")
    if bid is None or bid.value is None:
        return None
    path = ("reservationBid", "issuevalues")
    chosen = members(entry(bid, "issuevalues", path[:1]), path)
    places = {issue.name: place for place, issue in enumerate(issues)}
    total = Fraction()
    for name, node in chosen.items():
        if name not in places:
            raise wrong(node, f"the domain has no issue {name}", path)
        place = places[name]
        total += terms[place][_place(issues[place], node, path)]
    return total


def _place(issue: ScenarioIssue, node: Node, path: Sequence[object]) -> int:
    if issue.numbers is not None and number(node, (*path, issue.name)) in issue.numbers:
        return issue.numbers.index(number(node))
    value = word(node, (*path, issue.name))
    if value not in issue.values:
        raise wrong(node, f"{issue.name} has no value {value}", path)
    return issue.values.index(value)
