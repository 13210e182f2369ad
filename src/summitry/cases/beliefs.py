"""What each party sees: the case with its picture of the others in place of the model of them.

Party i sees G_i: its own preferences as modelled, and for every other party j the modelled
preferences of j with i's belief about j laid over them (``beliefs: i: j:``), less the red lines
that i does not believe in. What i thinks that j sees, G_ji, is G_i with what i says of j's own
beliefs laid over it (``beliefs: i: j: beliefs:``). Where nothing is said there, G_ji = G_i: a party
unaware that pictures differ takes its own for shared. Level 1 and level 2 of a hypergame: Bennett
(1977), Omega 5; Wang, Hipel and Fraser (1988), Behavioral Science 33.
"""

from __future__ import annotations

import datetime
from dataclasses import replace

from summitry.cases.compile import compile_case, overlaid, with_reading
from summitry.cases.schema import Case, PictureEntry, PreferencesEntry
from summitry.errors import UnknownName
from summitry.model.negotiation import Negotiation

__all__ = ["as_seen", "as_seen_through", "pictured", "seen_case", "seen_through_case"]


def as_seen(
    case: Case, by: str, date: datetime.date | None = None, reading: str = "base"
) -> Negotiation:
    """The negotiation as party ``by`` sees it: G_i of ``case`` under ``reading`` at ``date``.

    >>> from summitry.cases.read import read_case
    >>> hanoi = as_seen(read_case("hanoi-2019"), "dprk")
    >>> hanoi.outside.tolist()
    [205, 540, 0]
    """
    seen = compile_case(seen_case(with_reading(case, reading), by), date=date)
    return replace(seen, reading=reading)


def as_seen_through(
    case: Case, by: str, other: str, date: datetime.date | None = None, reading: str = "base"
) -> Negotiation:
    """The negotiation that ``by`` thinks ``other`` sees: G_ji of ``case`` under ``reading``."""
    seen = compile_case(seen_through_case(with_reading(case, reading), by, other), date=date)
    return replace(seen, reading=reading)


def seen_case(case: Case, by: str) -> Case:
    """The ``case`` with the preferences that ``by`` believes in, and no further beliefs."""
    pictures = case.beliefs.get(_party(case, by), {})
    preferences = {
        party: pictured(entry, pictures[party]) if party in pictures else entry
        for party, entry in _preferences(case).items()
    }
    return case.model_copy(update={"preferences": preferences, "beliefs": {}})


def seen_through_case(case: Case, by: str, other: str) -> Case:
    """The ``case`` with the preferences that, as ``by`` thinks, ``other`` believes in."""
    belief = case.beliefs.get(_party(case, by), {}).get(_party(case, other))
    seen = seen_case(case, by)
    preferences = dict(seen.preferences)
    for party, picture in belief.beliefs.items() if belief else ():
        preferences[party] = pictured(preferences[party], picture)
    return seen.model_copy(update={"preferences": preferences})


def pictured(base: PreferencesEntry, picture: PictureEntry) -> PreferencesEntry:
    """``base`` with a ``picture`` of it laid over: entries replaced, dropped red lines out.

    >>> from summitry.cases.read import read_case
    >>> hanoi = read_case("hanoi-2019")
    >>> seen = pictured(hanoi.preferences["us"], hanoi.beliefs["dprk"]["us"])
    >>> seen.weights["sanctions"].value.central
    10.0
    """
    laid = overlaid(base, picture)
    kept = {key: line for key, line in laid.red_lines.items() if key not in picture.drop}
    return laid.model_copy(update={"red_lines": kept})


def _preferences(case: Case) -> dict[str, PreferencesEntry]:
    return {key: case.preferences.get(key, PreferencesEntry()) for key in case.parties}


def _party(case: Case, name: str) -> str:
    if name not in case.parties:
        raise UnknownName("party", name, case.parties)
    return name
