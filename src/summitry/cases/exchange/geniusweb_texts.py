"""Writing GeniusWeb JSON: the domain and one profile a side, in the tags the wiki documents.

GeniusWeb takes weights that sum to 1, utilities in 0..1, and a bid for a reservation. So a profile

- is moved up where a value is worth less than 0, and divided where the best deal is worth more than
  1; gains over the reservation keep their ratios;
- gets weights that divide its terms into finite decimals where such are found;
- gets for its reservation the bid that is worth just as much, or the next more.

``losses`` says what had to be changed, and what GeniusWeb has no place for.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from summitry.cases.exchange.bids import nearest_bid
from summitry.cases.exchange.json_text import dump
from summitry.cases.exchange.scenario import Profile, Scenario, ScenarioIssue
from summitry.cases.exchange.weights import Parts, exact, weighted
from summitry.cases.exchange.writing import (
    PLACES,
    decimal_text,
    file_names,
    finite,
    refuse_rectangles,
)

__all__ = ["interpolate", "losses", "texts"]

_SPACE = "LinearAdditiveUtilitySpace"


def texts(scenario: Scenario) -> dict[str, str]:
    """The files of the ``scenario``: the domain and a profile for each side, name -> text.

    CaseError where a profile has rectangles, which GeniusWeb's additive space cannot hold.
    """
    refuse_rectangles(scenario, "GeniusWeb")
    forms = [_form(issue, place, scenario) for place, issue in enumerate(scenario.issues)]
    domain = {
        "name": scenario.name,
        "issuesValues": {
            i.name: _values(i, f) for i, f in zip(scenario.issues, forms, strict=True)
        },
    }
    names = file_names([p.name for p in scenario.profiles], ["domain"])
    files = {"domain.json": dump(domain) + "\n"}
    for name, profile in zip(names, scenario.profiles, strict=True):
        space = _written(profile, scenario.issues, forms, name) | {"domain": domain}
        files[f"{name}.json"] = dump({_SPACE: space}) + "\n"
    return files


def losses(scenario: Scenario) -> tuple[str, ...]:
    """What ``texts`` of the ``scenario`` cannot keep, one line each.

    >>> issue = ScenarioIssue("price", ("low", "high"))
    >>> side = Profile("a", ((Fraction(0), Fraction(1)),), discount=Fraction(1, 2))
    >>> losses(Scenario("s", (issue,), (side,)))
    ('a: the discount of 0.5 is left out; GeniusWeb has none',)
    """
    return tuple(line for profile in scenario.profiles for line in _losses(profile, scenario))


def _losses(profile: Profile, scenario: Scenario) -> list[str]:
    fitted, lines = _fit(profile)
    if profile.discount not in (None, 1):
        shown = decimal_text(profile.discount or Fraction())
        lines.append(f"{profile.name}: the discount of {shown} is left out; GeniusWeb has none")
    if not exact(weighted(fitted.terms)):
        lines.append(f"{profile.name}: utilities are rounded at {PLACES} decimal places")
    lines += _reservation_losses(fitted)
    return lines + [
        f"{issue.name}: written as words; GeniusWeb's numbers lie on one straight line"
        for place, issue in enumerate(scenario.issues)
        if profile is scenario.profiles[0]
        and issue.numbers is not None
        and not _form(issue, place, scenario)
    ]


def _reservation_losses(profile: Profile) -> list[str]:
    kept = profile.reservation
    if kept is None:
        return []
    bid = _reservation_bid(profile)
    if bid is None:
        return [f"{profile.name}: the reservation value is below every bid, so none is written"]
    worth = sum((row[v] for row, v in zip(profile.terms, bid, strict=True)), Fraction())
    if worth == kept:
        return []
    shown = f"{profile.name}: the reservation value {float(kept):.6g} is written as a bid"
    return [f"{shown} that is worth {float(worth):.6g}; GeniusWeb has only bids"]


def _reservation_bid(profile: Profile) -> tuple[int, ...] | None:
    """The bid that stands for the reservation; None where every bid is worth more."""
    kept = profile.reservation
    if kept is None or kept < sum(map(min, profile.terms), Fraction()):
        return None
    return nearest_bid(profile.terms, kept)


def _fit(profile: Profile) -> tuple[Profile, list[str]]:
    """The profile moved and stretched into 0..1, and what was done. Gains keep their ratios."""
    lows = [min(Fraction(), *terms) for terms in profile.terms]
    terms = [tuple(t - low for t in row) for row, low in zip(profile.terms, lows, strict=True)]
    scale = _scale(sum((max(row) for row in terms), Fraction()))
    move = -sum(lows, Fraction())
    lines = []
    if move or scale != 1:
        by = f"{profile.name}: utilities are moved by {decimal_text(move)}"
        lines.append(f"{by} and divided by {decimal_text(scale)}, so that they lie in 0..1")
    kept = profile.reservation
    fitted = replace(
        profile,
        terms=tuple(tuple(t / scale for t in row) for row in terms),
        reservation=None if kept is None else (kept + move) / scale,
    )
    return fitted, lines


def _scale(best: Fraction) -> Fraction:
    """The least number above ``best``, and not below 1, that decimals can be divided by for ever.

    >>> _scale(Fraction("1.021")), _scale(Fraction("0.9"))
    (Fraction(128, 125), Fraction(1, 1))
    """
    if best <= 1:
        return Fraction(1)
    powers = (Fraction(5) ** five for five in range(-9, 10))
    return min(power * Fraction(2) ** _doublings(best / power) for power in powers)


def _doublings(number: Fraction) -> int:
    """The least k with 2^k >= ``number``."""
    k = math.ceil(math.log2(number))
    return next(n for n in range(k - 2, k + 3) if Fraction(2) ** n >= number)


def _written(
    profile: Profile, issues: tuple[ScenarioIssue, ...], forms: Sequence[bool], name: str
) -> dict[str, object]:
    fitted, _ = _fit(profile)
    parts = _rounded(weighted(fitted.terms))
    space: dict[str, object] = {
        "name": profile.name if re.match("[a-zA-Z0-9]", profile.name) else name,
        "issueWeights": {i.name: part[0] for i, part in zip(issues, parts, strict=True)},
        "issueUtilities": {
            issue.name: _utility(issue, us, form)
            for issue, (_, us), form in zip(issues, parts, forms, strict=True)
        },
    }
    bid = _reservation_bid(fitted)
    if bid is not None:
        chosen = {i.name: _value(i, v, f) for i, v, f in zip(issues, bid, forms, strict=True)}
        space["reservationBid"] = {"issuevalues": chosen}
    return space


def _rounded(parts: Parts) -> Parts:
    """The weights at PLACES places, the last one what the others leave to 1."""
    weights = [Fraction(decimal_text(weight)) for weight, _ in parts]
    weights[-1] = 1 - sum(weights[:-1], Fraction())
    return [(weight, us) for weight, (_, us) in zip(weights, parts, strict=True)]


def _form(issue: ScenarioIssue, place: int, scenario: Scenario) -> bool:
    """True if the issue can be written as a range, with a straight line for every side."""
    xs = issue.numbers
    if xs is None or len(xs) < 2 or xs[1] <= xs[0] or not all(map(finite, xs)):
        return False
    if any(b - a != xs[1] - xs[0] for a, b in pairwise(xs)):
        return False
    if tuple(map(decimal_text, xs)) != issue.values:
        return False
    rows = [weighted(_fit(profile)[0].terms)[place][1] for profile in scenario.profiles]
    return all(
        u == interpolate(x, xs[0], us[0], xs[-1], us[-1])
        for us in rows
        for x, u in zip(xs, us, strict=True)
    )


def _values(issue: ScenarioIssue, form: bool) -> dict[str, object]:
    if form and issue.numbers:
        xs = issue.numbers
        return {"range": [xs[0], xs[-1], xs[1] - xs[0]]}
    return {"values": list(issue.values)}


def _utility(issue: ScenarioIssue, us: tuple[Fraction, ...], form: bool) -> dict[str, object]:
    if form and issue.numbers:
        xs = issue.numbers
        keys = ("lowValue", "lowUtility", "highValue", "highUtility")
        return {"numberutils": dict(zip(keys, (xs[0], us[0], xs[-1], us[-1]), strict=True))}
    return {"discreteutils": {"valueUtilities": dict(zip(issue.values, us, strict=True))}}


def _value(issue: ScenarioIssue, place: int, form: bool) -> object:
    return issue.numbers[place] if form and issue.numbers else issue.values[place]


def interpolate(
    x: Fraction, low: Fraction, low_utility: Fraction, high: Fraction, high_utility: Fraction
) -> Fraction:
    """GeniusWeb's utility of the number ``x`` on the line from (``low``, ``low_utility``) to
    (``high``, ``high_utility``): rounded half up to 8 places, 0 outside.

    >>> low, high = Fraction(0), Fraction(3)
    >>> interpolate(Fraction(1), low, Fraction(0), high, Fraction(1))
    Fraction(33333333, 100000000)
    """
    if not low <= x <= high:
        return Fraction()
    exact = low_utility + (high_utility - low_utility) * (x - low) / (high - low)
    half = exact.denominator
    size = (2 * 10**8 * abs(exact.numerator) + half) // (2 * half)
    return Fraction(-size if exact < 0 else size, 10**8)
