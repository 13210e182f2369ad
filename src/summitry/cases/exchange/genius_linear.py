"""A linear-additive profile of Genius: utility as its evaluators have it.

    u(x) = min(1, sum over issues j of w_j * g_j(x_j))

    discrete  g(v) = e(v) / max e, over all values the profile lists; 0 where max e < 0.00001
    integer   g(v) = slope * (v - lowerbound of the profile) + offset, held within 0..1
    real      linear      parameter1 * v + parameter0, held within 0..1
              constant    parameter0
              triangular  from parameter0 up to 1 at parameter2 and down to parameter1

The weights w_j count as they stand: Genius does not normalise those of a file. A weight belongs to
the issue of the same ``index`` beside it. Weights of nested objectives are not multiplied in. An
issue without a weight, or a value without an evaluation, has no utility in Genius; here it is
refused. Source of the facts: class AdditiveUtilitySpace and the Evaluator classes of Genius 10.4
(Lin, Kraus, Baarslag, Tykhonov, Hindriks and Jonker (2014), "Genius", Computational Intelligence
30).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from summitry.cases.exchange.genius_domain import GeniusIssue, issue_kind
from summitry.cases.exchange.tags import Tag

__all__ = ["linear_terms"]

_SMALLEST = Fraction(1, 100_000)

Terms = tuple[tuple[Fraction, ...], ...]


def linear_terms(space: Tag, issues: Sequence[GeniusIssue]) -> tuple[Terms, list[str]]:
    """The terms of the profile ``space`` over ``issues``, and remarks; CaseError where it has none.

    The cut at 1 is not in the terms.
    """
    weighted = _weighted(space)
    remarks = list(_strangers(weighted, issues))
    terms = []
    for issue in issues:
        tag, weight = weighted.get(issue.index, (None, None))
        if tag is None or weight is None:
            place = tag or space
            message = f"issue '{issue.issue.name}' has no weight, so Genius gives no utility"
            raise place.refuse(message if tag else message.replace("weight", "entry"))
        if issue_kind(tag) != issue.kind:
            message = f"'{issue.issue.name}' is {issue.kind} in the domain, {issue_kind(tag)} here"
            raise tag.refuse(message)
        if tag.attributes.get("name", issue.issue.name) != issue.issue.name:
            found = tag.attributes["name"]
            remarks.append(f"issue {issue.index} is '{found}' here, '{issue.issue.name}' there")
        remarks += _extra(tag, issue)
        evaluate = {"discrete": _discrete, "integer": _integer, "real": _real}[issue.kind]
        terms.append(tuple(weight * worth for worth in evaluate(tag, issue)))
    return tuple(terms), remarks


def _weighted(space: Tag) -> dict[int, tuple[Tag | None, Fraction | None]]:
    """By index: the issue and its weight, from the same level; None for what is missing."""
    found: dict[int, tuple[Tag | None, Fraction | None]] = {}
    for level in _objectives(space):
        weights: dict[int, Tag] = {}
        for tag in level.all("weight"):
            if weights.setdefault(index := tag.whole("index"), tag) is not tag:
                raise tag.refuse(f"a second weight for index {index}")
        for issue in level.all("issue"):
            index = issue.whole("index")
            if index in found and found[index][0] is not None:
                raise issue.refuse(f"index {index} stands twice")
            weight = weights.pop(index, None)
            found[index] = (issue, weight.number("value") if weight else None)
        inner = {tag.whole("index") for tag in level.all("objective")}
        for index, tag in weights.items():
            if index not in inner:
                found.setdefault(index, (None, tag.number("value")))
    return found


def _objectives(tag: Tag) -> Iterator[Tag]:
    for inner in tag.all("objective"):
        yield inner
        yield from _objectives(inner)


def _strangers(
    weighted: dict[int, tuple[Tag | None, Fraction | None]], issues: Sequence[GeniusIssue]
) -> Iterator[str]:
    """What the profile says of issues that the domain does not have."""
    known = {issue.index for issue in issues}
    for index, (tag, weight) in weighted.items():
        if index not in known:
            what = f"issue '{tag.attributes.get('name', index)}'" if tag else f"weight {weight}"
            share = f"{float(weight):g}" if weight is not None else "none"
            what = what if tag else f"the weight {share} of index {index}"
            yield f"{what} has no issue in the domain; Genius passes over it"


def _extra(tag: Tag, issue: GeniusIssue) -> Iterator[str]:
    """Values of the profile that no deal can take; the largest evaluation is sought among them."""
    known = set(issue.issue.values) if issue.kind == "discrete" else set()
    for item in tag.all("item"):
        value = item.attributes.get("value", "")
        if value not in known:
            yield f"value '{value}' of issue '{issue.issue.name}' is not in the domain; not kept"


def _discrete(tag: Tag, issue: GeniusIssue) -> list[Fraction]:
    found: dict[str, Fraction] = {}
    for item in tag.all("item"):
        value = item.text("value")
        if value in found:
            raise item.refuse(f"value '{value}' of issue '{issue.issue.name}' stands twice")
        if item.attributes.get("evaluation", "null") != "null":
            found[value] = item.number("evaluation")
    for value in issue.issue.values:
        if value not in found:
            message = f"value '{value}' of issue '{issue.issue.name}' has no evaluation"
            raise tag.refuse(f"{message}; Genius gives such a deal no utility")
    best = max(found.values())
    if best < _SMALLEST:
        return [Fraction(0)] * len(issue.issue.values)
    return [found[value] / best for value in issue.issue.values]


def _integer(tag: Tag, issue: GeniusIssue) -> list[Fraction]:
    low = tag.whole("lowerbound")
    evaluators = tag.all("evaluator")
    slope = evaluators[0].number("slope") if evaluators else Fraction(0)
    offset = evaluators[0].number("offset") if evaluators else Fraction(0)
    return [_clamped(slope * (v - low) + offset) for v in issue.issue.numbers or ()]


def _real(tag: Tag, issue: GeniusIssue) -> list[Fraction]:
    evaluators = tag.all("evaluator")
    if not evaluators:
        raise tag.refuse(f"issue '{issue.issue.name}' has no <evaluator>")
    form, numbers = evaluators[0], issue.issue.numbers or ()
    kind = form.text("ftype").lower()
    if kind == "linear":
        slope, offset = form.number("parameter1"), form.number("parameter0")
        return [_clamped(slope * v + offset) for v in numbers]
    if kind == "constant":
        return [form.number("parameter0")] * len(numbers)
    if kind == "triangular":
        low, high, top = (form.number(f"parameter{k}") for k in range(3))
        if not low < top < high:
            raise form.refuse("a triangle has parameter0 below parameter2 below parameter1")
        return [_triangle(v, low, high, top) for v in numbers]
    raise form.refuse(f"ftype={kind} is not read; allowed: linear, constant, triangular")


def _clamped(worth: Fraction) -> Fraction:
    return min(Fraction(1), max(Fraction(0), worth))


def _triangle(x: Fraction, low: Fraction, high: Fraction, top: Fraction) -> Fraction:
    if not low <= x < high:
        return Fraction(0)
    return (x - low) / (top - low) if x < top else 1 - (x - top) / (high - top)
