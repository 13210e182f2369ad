"""Solutions beyond the four of the brief: equal area for two, and the weighted ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from summitry.deals.solutions import solved, whole_weights
from summitry.errors import SummitryError, UnknownName
from summitry.model.negotiation import Negotiation
from summitry.reports.readings import ReadingResult
from summitry.reports.sections.deals import SOLUTION_NAMES, in_words

__all__ = ["further_solutions", "read_weights", "weights_of"]

_MOST_DEALS = 5
_NUMBER = re.compile(r"\d{1,6}(\.\d{1,6}|/[1-9]\d{0,5})?")


def read_weights(texts: Iterable[str]) -> dict[str, Fraction]:
    """Weights as they are written, ``party=number``; SummitryError for anything else.

    >>> read_weights(["us=2", "dprk=0.5"])
    {'us': Fraction(2, 1), 'dprk': Fraction(1, 2)}
    """
    found: dict[str, Fraction] = {}
    for text in texts:
        name, _, number = (part.strip() for part in text.partition("="))
        if not _NUMBER.fullmatch(number) or name in found:
            why = "is named twice" if name in found else "is not PARTY=NUMBER, such as us=2"
            raise SummitryError(f"--weight: {text} {why}")
        found[name] = Fraction(number)
    return found


def weights_of(negotiation: Negotiation, named: Mapping[str, Fraction]) -> list[Fraction]:
    """A weight for every principal: those ``named`` by the keys of parties, 1 for the others.

    UnknownName for a key that is no principal's, SummitryError for a weight that cannot be used.
    """
    keys = [negotiation.parties[p].id for p in negotiation.principals]
    for name in named:
        if name not in keys:
            raise UnknownName("principal", name, keys)
    weights = [named.get(key, Fraction(1)) for key in keys]
    try:
        whole_weights(weights, len(weights))
    except ValueError as error:
        raise SummitryError(f"--weight: {error}") from error
    return weights


def further_solutions(
    reading: ReadingResult, named: Mapping[str, Fraction]
) -> list[dict[str, Any]]:
    """The solutions of a ``reading`` that its room does not hold yet, as ``deals_section`` has
    them: the equal area one for two principals, and with weights ``named`` the weighted ones."""
    negotiation, inside = reading.negotiation, reading.room.inside
    gains = inside.points - negotiation.outside_of_principals
    plain = {
        SOLUTION_NAMES[name]: rows
        for name, rows in solved(gains).items()
        if name not in reading.room.solutions
    }
    if not named:
        return [_solution(reading, name, rows) for name, rows in plain.items()]
    weights = weights_of(negotiation, named)
    keys = [negotiation.parties[p].id for p in negotiation.principals]
    shown = ", ".join(f"{key} {weight}" for key, weight in zip(keys, weights, strict=True))
    weighted = {
        f"{SOLUTION_NAMES[name]} ({shown})": rows for name, rows in solved(gains, weights).items()
    }
    return [_solution(reading, name, rows) for name, rows in (plain | weighted).items()]


def _solution(reading: ReadingResult, name: str, rows: tuple[int, ...]) -> dict[str, Any]:
    inside = reading.room.inside
    deals = [deal for row in rows for deal in inside.deals(row, _MOST_DEALS)]
    return {
        "name": name,
        "n_points": len(rows),
        "n_deals": inside.n_deals(rows),
        "points": [inside.points[row].tolist() for row in rows],
        "deals": [in_words(reading.negotiation, deal) for deal in deals[:_MOST_DEALS]],
    }
