"""What the answers about inspections mean, in sentences."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

from summitry.reports.words import capital, count, joined, number, whole

__all__ = ["chance_words", "delay_lines", "deterrence_lines", "stages_lines", "visits_lines"]


def chance_words(value: float, *, up: bool = False) -> str:
    """A chance in percent with one place, rounded down (``up``: up), so that it never promises
    what it does not hold.

    >>> chance_words(0.90249), chance_words(0.999999), chance_words(1.0), chance_words(1e-5)
    ('90.2 %', '99.9 %', '100 %', 'under 0.1 %')
    """
    scaled = Fraction(str(value)) * 1000
    tenths = math.ceil(scaled) if up else math.floor(scaled)
    if tenths == 0 and value > 0:
        return "under 0.1 %"
    return f"{tenths // 10}{f'.{tenths % 10}' if tenths % 10 else ''} %"


def visits_lines(data: dict[str, Any]) -> list[str]:
    """Visits to sites and the chance that they see a breach."""
    lines = [_wanted(data)] if data["wanted"] is not None else []
    made = data["regime"]
    if made is not None:
        lines += [_made(data, made), *_over(data, made), _entry(data, made)]
    if data["hiding"]:
        lines.append(_hidden_at(data))
    return [*lines, *_least(data), *_cap(data)]


def _bad(data: dict[str, Any]) -> str:
    n = data["hidden"]
    return "the one bad site" if n == 1 else f"at least one of the {count(n, 'bad site')}"


def _time(months: int) -> str:
    return "within a month" if months == 1 else f"within {count(months, 'month')}"


def _wanted(data: dict[str, Any]) -> str:
    """How many visits, or that none are enough."""
    goal = f"{_time(data['months'])} with a chance of {chance_words(data['wanted'], up=True)}"
    set_apart = data["challenges"] is not None
    if data["needed"] is None:
        most = chance_words(data["every_site"]["within"])
        beside = f", and {_challenges(data)}," if set_apart else ""
        told = f"a visit to every listed site every month{beside} comes to {most}"
        return f"No number of visits sees it {goal}: {told}."
    kind = "routine visit" if set_apart else "visit"
    return f"To see it {goal} takes {count(data['needed'], kind)} a month."


def _challenges(data: dict[str, Any]) -> str:
    """The visits that are set apart."""
    places = count(data["suspected"], "suspected place")
    return f"{count(data['challenges'], 'challenge visit')} to {places}"


def _made(data: dict[str, Any], made: dict[str, Any]) -> str:
    kinds = f"{whole(data['sites'])} sites"
    if data["suspected"] and data["challenges"] is None:
        kinds += f" and {count(data['suspected'], 'suspected place')}"
    told = f"{count(made['visits'], 'visit')} a month to {kinds}, drawn at random"
    if data["challenges"] is not None:
        told += f", and {_challenges(data)}"
    verb = "finds" if made["visits"] == 1 and not data["challenges"] else "find"
    known = f" (a visit to a bad site recognises it with {chance_words(data['sensitivity'])})"
    sure = known if data["sensitivity"] < 1 else ""
    seen = f"{verb} {_bad(data)}{sure} with a chance of {chance_words(made['month'])} a month"
    return capital(f"{told}, {seen}.")


def _over(data: dict[str, Any], made: dict[str, Any]) -> list[str]:
    """The months, where there are more than one, and the wait."""
    lines = []
    if data["months"] > 1:
        months = count(data["months"], "month")
        lines.append(f"Within {months} that is {chance_words(made['within'])}.")
    if made["average_months"] is not None:
        wait = made["average_months"]
        where = " if somebody looks where it is" if data["undeclared"] else ""
        took = "month" if wait == 1 else "months"
        lines.append(f"It is seen after {number(wait)} {took} on average{where}.")
    return lines


def _entry(data: dict[str, Any], made: dict[str, Any]) -> str:
    places = 3 if made["steady"] >= 0.001 else 6
    floored = math.floor(made["steady"] * 10**places) / 10**places
    steady = f"{floored:.{places}f}".rstrip("0").rstrip(".")
    if data["undeclared"] and data["months"] > 1:
        return (
            f"In a case: detection: {steady}, the steady chance a month that comes to the same"
            f" over {count(data['months'], 'month')}."
        )
    return f"In a case: detection: {steady}."


def _hidden_at(data: dict[str, Any]) -> str:
    ways = [
        joined([f"{n} at {what}" for n, what in zip(way, _KINDS, strict=True) if n])
        for way in data["hiding"]
    ]
    return f"That is where a violator is seen least: {joined(ways, 'or')}."


_KINDS = ("listed sites", "suspected places")


def _least(data: dict[str, Any]) -> list[str]:
    """What smaller or larger breach the visits would see as surely as wanted."""
    if data["regime"] is None or data["least_seen"] is None:
        return []
    sites = count(data["least_seen"], "bad site")
    goal = chance_words(data["wanted"], up=True)
    return [f"So many visits do reach {goal} for a breach of {sites} or more."]


def _cap(data: dict[str, Any]) -> list[str]:
    if not data["undeclared"]:
        return []
    share, rest = data["undeclared"], float(1 - Fraction(str(data["undeclared"])))
    return [
        f"With a chance of {chance_words(share, up=True)} the breach is where nobody looks; no"
        f" number of visits elsewhere, however long, finds more than {chance_words(rest)}."
    ]


def deterrence_lines(data: dict[str, Any]) -> list[str]:
    """From where on a breach does not pay."""
    if "detection" in data:
        goal = chance_words(data["detection"], up=True)
        text = (
            f"A breach that gains {number(data['gain'])} unseen and costs"
            f" {number(data['penalty'])} once seen does not pay if the chance of being seen is"
            f" {goal} or more."
        )
        if data["given"] is None:
            return [text]
        pays = "does not pay" if data["given"] >= data["detection"] else "pays"
        return [text, f"At {chance_words(data['given'])} it {pays}."]
    seen = f"Where a breach is seen with a chance of {chance_words(data['given'])}"
    if "least_penalty" in data:
        if data["least_penalty"] is None:
            return [f"{seen}, no penalty deters it."]
        gain, least = number(data["gain"]), number(data["least_penalty"])
        return [f"{seen}, one that gains {gain} does not pay if it costs {least} or more."]
    if data["most_gain"] is None:
        return [f"{seen}, none pays."]
    cost, most = number(data["penalty"]), number(data["most_gain"])
    return [f"{seen} and then costs {cost}, it does not pay if it gains {most} or less."]


def stages_lines(data: dict[str, Any]) -> list[str]:
    """Dresher's game: what it is worth, and how its first stage is played."""
    intended = count(data["violations"], "intended violation")
    told = f"{count(data['inspections'], 'inspection')} in {count(data['stages'], 'stage')}"
    lines = [
        f"{capital(told)}, {intended}: the violator can expect {_worth(data['violator'])}, where a"
        f" violation unseen is worth 1, legal play 0 and being caught −{number(data['caught'])}.",
        f"In the first stage inspect with a chance of {_within(data['inspects'])}; the other side"
        f" violates with one of {_within(data['violates'])}.",
    ]
    if data["at_once"] is not None:
        lines.append(
            f"An inspector to whom a caught violation costs {number(data['dismay'])} and one unseen"
            f" 1 can expect {_worth(data['at_once'])}; if he announces the same schedule, drawn by"
            f" lot, {_worth(data['announced'])}: the other side then stays legal while inspections"
            " remain."
        )
    return lines


def _worth(found: dict[str, Any]) -> str:
    """A payoff, and the fraction where it can be read."""
    value, exact = found["value"], found["exact"]
    shown = f"{value:.3f}".replace("-", "−")
    return f"{shown} ({exact.replace('-', '−')})" if "/" in exact and len(exact) < 12 else shown


def _within(ends: list[dict[str, Any]]) -> str:
    low, high = (f"{100 * end['value']:.1f} %" for end in ends)
    return low if low == high else f"{low} to {high}"


def delay_lines(data: dict[str, Any]) -> list[str]:
    """Timeliness: the expected delay, beside visits at regular times."""
    low, high = data["share"]
    share = f"between {chance_words(low)} and {chance_words(high, up=True)}"
    share = f"{100 * low:.1f} %" if low == high else share
    months = ""
    if data["months"] > 1:
        months = f", {_months(*data['delay_months'])} of {data['months']} months"
    visits = capital(count(data["interim"], "visit"))
    return [
        f"{visits} in a period, at times that cannot be foreseen: a breach begun at the worst"
        f" moment is found after {share} of the period on average{months}."
        f" At regular times that are known it would be {100 * data['regular']:.1f} %."
    ]


def _months(low: float, high: float) -> str:
    """Bounds in months, rounded outwards."""
    if low == high:
        return number(low)
    return f"{math.floor(100 * low) / 100:.2f} to {math.ceil(100 * high) / 100:.2f}"
