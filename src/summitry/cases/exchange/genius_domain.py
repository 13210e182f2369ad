"""The issues of a Genius domain, and what a file of Genius says that no utility depends on.

An ``<objective>`` holds objectives and issues; Genius lists the issues of its objectives first,
then its own. An issue is found by its ``index``, not by its name. Its ``type`` is ``discrete``
(``<item value>``), ``integer`` (``lowerbound`` to ``upperbound``) or ``real`` (a ``<range>``, taken
at ``REAL_STEPS`` evenly spaced values as the analysis of Genius does); no type, or an unknown one,
counts as discrete.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from summitry.cases.exchange.scenario import MAX_VALUES, ScenarioIssue
from summitry.cases.exchange.tags import Tag

__all__ = ["REAL_STEPS", "GeniusIssue", "domain_issues", "idle", "issue_kind"]

REAL_STEPS = 21
"""Values at which a continuous issue is taken."""

_KINDS = ("discrete", "integer", "real")
_TOO_MANY = f"more than {MAX_VALUES:,} values of all issues"


@dataclass(frozen=True, slots=True)
class GeniusIssue:
    """An issue with the ``index`` that files find it by and its ``kind``."""

    index: int
    kind: str
    issue: ScenarioIssue


def domain_issues(space: Tag) -> tuple[GeniusIssue, ...]:
    """The issues of a ``<utility_space>``, in the order of Genius; CaseError where they are unfit.

    >>> from summitry.cases.exchange.tags import Tag
    >>> issue = Tag("d.xml", 1, 1, "issue", {"index": "1", "name": "price", "type": "integer",
    ...             "lowerbound": "2", "upperbound": "4"})
    >>> root = Tag("d.xml", 1, 1, "objective", {"index": "0", "name": "root"}, [issue])
    >>> domain_issues(Tag("d.xml", 1, 1, "utility_space", {}, [root]))[0].issue.values
    ('2', '3', '4')
    """
    roots = space.all("objective")
    if not roots:
        raise space.refuse(f"<{space.name}> holds no <objective>")
    found = list(_issues_in(roots[0]))
    if not found:
        raise roots[0].refuse("the domain has no <issue>")
    _refuse_twins(roots[0])
    issues: list[GeniusIssue] = []
    left = MAX_VALUES
    for tag in found:
        issues.append(_issue(tag, left))
        left -= len(issues[-1].issue.values)
    return tuple(issues)


def issue_kind(tag: Tag) -> str:
    """How Genius takes an ``<issue>``: discrete, integer or real."""
    given = tag.attributes.get("type", "discrete").lower()
    return given if given in _KINDS else "discrete"


def _issues_in(objective: Tag) -> Iterator[Tag]:
    for inner in objective.all("objective"):
        yield from _issues_in(inner)
    yield from objective.all("issue")


def _refuse_twins(root: Tag) -> None:
    """Genius finds issues and objectives by index, so that no index may stand twice."""
    seen: dict[int, Tag] = {}
    todo = [root]
    while todo:
        tag = todo.pop()
        index = tag.whole("index")
        if index in seen:
            raise tag.refuse(f"index {index} stands twice; first in line {seen[index].line}")
        seen[index] = tag
        if tag.name == "objective":
            todo += reversed(
                [inner for inner in tag.inside if inner.name in ("issue", "objective")]
            )


def _issue(tag: Tag, left: int) -> GeniusIssue:
    """The issue at ``tag``, of at most ``left`` values."""
    kind, name = issue_kind(tag), tag.text("name")
    if kind == "integer":
        issue = _integer(tag, name, left)
    else:
        issue = _discrete(tag, name) if kind == "discrete" else _real(tag, name)
    if len(issue.values) > left:
        raise tag.refuse(f"{_TOO_MANY} ({len(issue.values):,} more at issue '{name}')")
    return GeniusIssue(tag.whole("index"), kind, issue)


def _discrete(tag: Tag, name: str) -> ScenarioIssue:
    items = tag.all("item")
    if not items:
        raise tag.refuse(f"issue '{name}' has no values")
    values: dict[str, Tag] = {}
    for item in items:
        value = item.text("value")
        if values.setdefault(value, item) is not item:
            raise item.refuse(f"value '{value}' of issue '{name}' stands twice")
    return ScenarioIssue(name, tuple(values))


def _integer(tag: Tag, name: str, left: int) -> ScenarioIssue:
    low, high = tag.whole("lowerbound"), tag.whole("upperbound")
    if low > high:
        raise tag.refuse(f"issue '{name}' runs from {low} down to {high}")
    if high - low >= left:
        raise tag.refuse(f"{_TOO_MANY} ({high - low + 1:,} more at issue '{name}')")
    whole = range(low, high + 1)
    return ScenarioIssue(name, tuple(map(str, whole)), tuple(map(Fraction, whole)))


def _real(tag: Tag, name: str) -> ScenarioIssue:
    ranges = tag.all("range")
    if not ranges:
        raise tag.refuse(f"issue '{name}' is real and has no <range>")
    low, high = ranges[0].number("lowerbound"), ranges[0].number("upperbound")
    if low >= high:
        raise ranges[0].refuse(f"issue '{name}' runs from {float(low):g} to {float(high):g}")
    steps = REAL_STEPS - 1
    numbers = tuple(low + (high - low) * Fraction(k, steps) for k in range(REAL_STEPS))
    return ScenarioIssue(name, tuple(f"{float(x):.12g}" for x in numbers), numbers)


# What is used, by tag; what stands behind "-" says nothing of its own.
_USED = {
    "negotiation_template": "",
    "utility_space": "type -number_of_issues",
    "objective": "index name -type -etype description",
    "issue": "index name type -etype -vtype lowerbound upperbound description",
    "item": "-index value evaluation description cost",
    "range": "lowerbound upperbound",
    "evaluator": "ftype slope offset parameter0 parameter1 parameter2",
    "weight": "index value",
    "reservation": "value",
    "discount_factor": "value",
    "utility": "maxutility",
    "ufun": "aggregation weight -type",
    "hyperRectangle": "utility weight",
    "INCLUDES": "index min max",
    "EXCLUDES": "index min max",
}


def idle(root: Tag) -> tuple[str, ...]:
    """One line for each kind of tag or attribute below ``root`` that no utility depends on."""
    places: dict[str, list[int]] = {}
    todo = [root]
    while todo:
        tag = todo.pop()
        if tag.name not in _USED:
            places.setdefault(f"<{tag.name}> and what stands in it", []).append(tag.line)
            continue
        for name in tag.attributes:
            if _says_something(tag, name):
                places.setdefault(f"{name} of <{tag.name}>", []).append(tag.line)
        todo += reversed(tag.inside)
    return tuple(
        f"{what}: not kept ({_count(lines)}, first in line {min(lines)})"
        for what, lines in places.items()
    )


def _says_something(tag: Tag, name: str) -> bool:
    """Whether an attribute is lost: one that is not read, unless it is empty or repeats another."""
    value = tag.attributes[name].strip()
    if name not in _USED[tag.name].replace("-", "").split():
        return True
    if name == "cost":
        return value.rstrip("0") not in ("", ".", "0.")
    repeats = {tag.attributes.get(key, "").strip() for key in ("value", "name")}
    return name == "description" and value not in {"", "null", *repeats}


def _count(lines: list[int]) -> str:
    return "once" if len(lines) == 1 else f"{len(lines)} times"
