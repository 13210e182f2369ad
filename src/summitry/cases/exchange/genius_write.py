"""Writing a scenario as Genius XML, so that its evaluators give back the same utilities.

Without rectangles the profiles are linear-additive: all issues discrete, weight w = the largest
term of the issue, evaluations the terms in units of 10^-9, so that w * e / max e is the term. An
issue whose largest term is not above zero is first raised to one grain above it, and the difference
is taken from another. With rectangles they are hyper-rectangles over integer issues, a
term being a box of one value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby, product
from math import lcm
from xml.sax.saxutils import quoteattr

from summitry.cases.exchange.genius_cut import SLACK, cut_at_one
from summitry.cases.exchange.scenario import Profile, Scenario, ScenarioIssue
from summitry.cases.exchange.tags import refusal
from summitry.cases.exchange.writing import decimal_text, file_names, finite

__all__ = ["losses", "texts"]

_UNIT = 10**9
_LARGEST_UNIT = 10**15

Terms = tuple[tuple[Fraction, ...], ...]


def texts(scenario: Scenario) -> dict[str, str]:
    """The files of ``scenario``: a domain and one profile for each side, by file name.

    CaseError where Genius cannot hold it.
    """
    boxed = _boxed(scenario)
    write_issue = _integer if boxed else _discrete
    lines = [line for i, issue in _numbered(scenario) for line in write_issue(i, issue)]
    count = len(scenario.issues)
    space = _tag("utility_space", _objective(lines), number_of_issues=count)
    names = file_names([profile.name for profile in scenario.profiles], taken=["domain", "pareto"])
    found = {"domain.xml": "\n".join(_tag("negotiation_template", space)) + "\n"}
    for name, profile in zip(names, scenario.profiles, strict=True):
        write = _nonlinear if boxed else _linear
        found[f"{name}.xml"] = "\n".join(write(scenario, profile)) + "\n"
    return found


def losses(scenario: Scenario) -> tuple[str, ...]:
    """What files of Genius cannot hold of ``scenario``, one line each."""
    boxed = _boxed(scenario)
    found = []
    for issue in scenario.issues:
        if boxed and _span(issue) != issue.numbers:
            words = f"issue '{issue.name}': its values become the integers 0 to {_last(issue)}"
            found.append(f"{words}, as hyper-rectangles need; their names are not written")
        if not boxed and issue.numbers is not None:
            found.append(f"issue '{issue.name}': its numbers are written as names of values")
    for profile in scenario.profiles:
        found += _losses_of(profile)
    return tuple(found)


def _losses_of(profile: Profile) -> Iterator[str]:
    rows, boxes = profile.terms, profile.rectangles
    top = sum((max(row) for row in rows), Fraction(0))
    top += sum((box.worth for box in boxes if box.worth > 0), Fraction(0))
    if top > 1 + SLACK and not _cut_alone(profile):
        words = f"{profile.name}: deals may be worth up to {float(top):.6g}"
        yield f"{words}; Genius cuts every utility at 1"
    if not all(finite(_UNIT * term) for row in rows for term in row):
        yield f"{profile.name}: utilities are rounded to 40 decimal places"
    if profile.discount == 0:
        yield f"{profile.name}: Genius takes a discount factor of 0 for no discount"


def _boxed(scenario: Scenario) -> bool:
    """Whether the scenario needs rectangles; those that only cut at 1 Genius has of itself."""
    return any(p.rectangles and not _cut_alone(p) for p in scenario.profiles)


def _cut_alone(profile: Profile) -> bool:
    cut = cut_at_one(profile.terms)
    return cut is not None and set(cut) == set(profile.rectangles)


def _span(issue: ScenarioIssue) -> tuple[Fraction, ...]:
    """The integers that stand for the values: their own where they run in steps of 1."""
    first = issue.numbers[0] if issue.numbers else Fraction(0)
    own = tuple(first + k for k in range(len(issue.values)))
    if own == issue.numbers and first.denominator == 1:
        return own
    return tuple(Fraction(k) for k in range(len(issue.values)))


def _last(issue: ScenarioIssue) -> int:
    return len(issue.values) - 1


def _numbered(scenario: Scenario) -> Iterator[tuple[int, ScenarioIssue]]:
    return enumerate(scenario.issues, start=1)


def _tag(tag: str, inside: Sequence[str] = (), /, **attributes: object) -> list[str]:
    """A tag as lines, what stands in it one step to the right."""
    start = f"<{tag}" + "".join(f" {key}={_quoted(value)}" for key, value in attributes.items())
    if not inside:
        return [f"{start}/>"]
    return [f"{start}>", *(f"  {line}" for line in inside), f"</{tag}>"]


def _quoted(value: object) -> str:
    text = str(value)
    if not all(character.isprintable() or character in "\t\n" for character in text):
        raise refusal(text, "a name with a control character cannot stand in XML")
    return quoteattr(text)


def _objective(inside: Sequence[str]) -> list[str]:
    return _tag("objective", inside, index=0, name="root", type="objective", etype="objective")


def _types(kind: str) -> dict[str, str]:
    return {"type": kind, "etype": kind, "vtype": kind}


def _discrete(index: int, issue: ScenarioIssue, points: Sequence[Fraction] = ()) -> list[str]:
    items = []
    for k, value in enumerate(issue.values):
        worth = {"evaluation": decimal_text(points[k])} if points else {}
        items += _tag("item", index=k + 1, value=value, **worth)
    return _tag("issue", items, index=index, name=issue.name, **_types("discrete"))


def _integer(index: int, issue: ScenarioIssue) -> list[str]:
    numbers = _span(issue)
    ends = {"lowerbound": numbers[0], "upperbound": numbers[-1]}
    return _tag("issue", index=index, name=issue.name, **_types("integer"), **ends)


def _linear(scenario: Scenario, profile: Profile) -> list[str]:
    inside: list[str] = []
    terms = _raised(profile)
    for (index, issue), row in zip(_numbered(scenario), terms, strict=True):
        inside += _discrete(index, issue, [_UNIT * term for term in row])
    for index, row in enumerate(terms, start=1):
        inside += _tag("weight", index=index, value=decimal_text(max(row)))
    return _tag("utility_space", [*_objective(inside), *_ends(profile)])


def _raised(profile: Profile) -> Terms:
    """The terms with a positive largest one in each issue that is not all zero; the sums stay."""
    rows = [list(row) for row in profile.terms]
    debt = Fraction(0)
    for place, row in enumerate(rows):
        if max(row) <= 0 and any(row):
            short = Fraction(1, _UNIT) - max(row)
            debt += short
            rows[place] = [term + short for term in row]
    if debt:
        bearer = max(range(len(rows)), key=lambda place: max(rows[place]))
        rows[bearer] = [term - debt for term in rows[bearer]]
        if max(rows[bearer]) <= 0:
            message = f"{profile.name} has no deal above zero; Genius needs a largest evaluation"
            raise refusal(profile.name, message)
    return tuple(map(tuple, rows))


def _nonlinear(scenario: Scenario, profile: Profile) -> list[str]:
    issues = [line for i, issue in _numbered(scenario) for line in _integer(i, issue)]
    unit = _whole(profile)
    boxes: list[str] = []
    for place, row in enumerate(profile.terms):
        for value, term in enumerate(row):
            boxes += _boxes(scenario, ((place, (value,)),), term * unit) if term else []
    for rectangle in profile.rectangles:
        boxes += _boxes(scenario, rectangle.sides, rectangle.worth * unit)
    ufun = _tag("ufun", boxes, type="PlainUfun", weight=1, aggregation="sum")
    inside = [*issues, *_tag("utility", ufun, maxutility=unit)]
    return _tag("utility_space", [*_objective(inside), *_ends(profile)], type="nonlinear")


def _whole(profile: Profile) -> int:
    """The ``maxutility`` with which every worth is a whole number, if there is one that is not too
    large: worths are then written exactly."""
    unit = 1
    worths = [term for row in profile.terms for term in row]
    for worth in (*worths, *(rectangle.worth for rectangle in profile.rectangles)):
        unit = lcm(unit, worth.denominator)
        if unit > _LARGEST_UNIT:
            return 1
    return unit


def _boxes(
    scenario: Scenario, sides: tuple[tuple[int, tuple[int, ...]], ...], worth: Fraction
) -> Iterator[str]:
    """One box for each choice of unbroken runs of values."""
    for runs in product(*(_runs(values) for _, values in sides)):
        bounds: list[str] = []
        for (place, _), (first, last) in zip(sides, runs, strict=True):
            span = _span(scenario.issues[place])
            bounds += _tag("INCLUDES", index=place + 1, min=span[first], max=span[last])
        yield from _tag("hyperRectangle", bounds, utility=decimal_text(worth))


def _runs(values: tuple[int, ...]) -> list[tuple[int, int]]:
    """The unbroken runs of ``values``, each by its first and last.

    >>> _runs((0, 1, 4))
    [(0, 1), (4, 4)]
    """
    runs = []
    for _, run in groupby(enumerate(sorted(values)), key=lambda pair: pair[1] - pair[0]):
        members = [value for _, value in run]
        runs.append((members[0], members[-1]))
    return runs


def _ends(profile: Profile) -> list[str]:
    found: list[str] = []
    if profile.discount is not None:
        found += _tag("discount_factor", value=decimal_text(profile.discount))
    if profile.reservation is not None:
        found += _tag("reservation", value=decimal_text(profile.reservation))
    return found
