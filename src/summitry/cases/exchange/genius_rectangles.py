"""A profile of hyper-rectangles, as in ANAC 2014: utility of boxes of integer issues.

    u(x) = min(1, (sum over boxes r of utility_r * weight_r where r holds at x) / maxutility)

A box with ``<INCLUDES index min max>`` holds where every issue named lies within min..max; one with
``<EXCLUDES>`` where at least one lies outside (INCLUDES beside them are passed over); one with
neither always. A ``<ufun>`` inside another counts times its ``weight``; that of the outermost is
not used. The aggregations ``max`` and ``min`` of several parts are no sum and are refused. Source
of the facts: classes NonlinearUtilitySpace, UtilityFunction and HyperRectangle of Genius 10.4. The
domains: Fujita, Aydoğan, Baarslag, Ito and Jonker (2016), "The fifth automated negotiating agents
competition (ANAC 2014)". Utility by boxes: Ito, Hattori and Klein (2007), IJCAI.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from summitry.cases.exchange.genius_domain import GeniusIssue
from summitry.cases.exchange.scenario import Rectangle
from summitry.cases.exchange.tags import Tag

__all__ = ["rectangles"]


def rectangles(space: Tag, issues: Sequence[GeniusIssue]) -> tuple[Rectangle, ...]:
    """The rectangles of a nonlinear ``space`` over ``issues``; CaseError where they are unfit.

    A box that can never hold is left out: it is worth nothing.
    """
    if not space.inside:
        raise space.refuse("the profile is empty")
    utility = _only(space.inside[0], "utility")
    most = utility.number("maxutility")
    if most <= 0:
        raise utility.refuse(f"maxutility={utility.text('maxutility')} is not above zero")
    places = {issue.index: place for place, issue in enumerate(issues)}
    parts = _parts(_only(utility, "ufun"), 1 / most, issues, places)
    return tuple(part for part in parts if part.worth)


def _only(tag: Tag, name: str) -> Tag:
    found = tag.all(name)
    if len(found) != 1:
        raise tag.refuse(f"<{tag.name}> holds {len(found)} <{name}>; one is read")
    return found[0]


def _parts(
    ufun: Tag, factor: Fraction, issues: Sequence[GeniusIssue], places: dict[int, int]
) -> Iterator[Rectangle]:
    boxes, inner = ufun.all("hyperRectangle"), ufun.all("ufun")
    kind = ufun.text("aggregation").lower()
    if kind in ("max", "min") and len(boxes) + len(inner) != 1:
        raise ufun.refuse(f"aggregation={kind} of several parts is no sum and cannot be held")
    for box in boxes:
        weight = box.number("weight") if "weight" in box.attributes else Fraction(1)
        yield from _box(box, box.number("utility") * weight * factor, issues, places)
    for part in inner:
        weight = part.number("weight") if "weight" in part.attributes else Fraction(1)
        yield from _parts(part, factor * weight, issues, places)


def _box(
    box: Tag, worth: Fraction, issues: Sequence[GeniusIssue], places: dict[int, int]
) -> Iterator[Rectangle]:
    outside = box.all("EXCLUDES")
    held: dict[int, set[int]] = {}
    for bound in outside or box.all("INCLUDES"):
        index = bound.whole("index")
        if index not in places or issues[places[index]].kind != "integer":
            raise bound.refuse(f"index {index} is no integer issue of the domain")
        place = places[index]
        numbers = issues[place].issue.numbers or ()
        low, high = bound.whole("min"), bound.whole("max")
        inside = {k for k, number in enumerate(numbers) if low <= number <= high}
        held[place] = held.get(place, inside) & inside
    if outside:
        yield Rectangle((), worth)
        worth = -worth
    if all(held.values()):
        yield Rectangle(tuple((i, tuple(sorted(held[i]))) for i in sorted(held)), worth)
