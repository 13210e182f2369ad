"""Audience costs in a case: how dear a step back from a public word may be before room is gone.

Each step from the option a side has demanded aloud, to one it likes less, costs it ``face`` points
(``cases.compile``; Fearon 1994, American Political Science Review 88). A dearer step never makes a
deal worth more to anybody, so there is room up to one threshold and none above it, found by
bisection to within PRECISION points: with all else, outside options too, as on the day looked at.
O(n_deals) for each value tried.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from summitry.cases.compile import compile_case, with_reading
from summitry.cases.ledger import with_value
from summitry.cases.schema import Case
from summitry.deals.requirements import requirements, violations
from summitry.deals.space import list_deals
from summitry.errors import TooManyDeals

__all__ = ["MAX_COMBINATIONS", "PRECISION", "FaceLimit", "face_limits"]

PRECISION = 1 / 256
"""How closely a threshold is closed in, in points a step back."""

MAX_COMBINATIONS = 200_000
"""Largest deal space for which the search is made."""


@dataclass(frozen=True, slots=True)
class FaceLimit:
    """What the points that ``party`` loses with each step back, now ``points``, do to the room.

    ``limit``: there is room up to so many points and none a PRECISION above. None if the room does
    not hang on it: ``always`` says whether there is room whatever a step costs, or never.
    """

    party: str
    points: float
    limit: float | None
    always: bool


def face_limits(
    case: Case, reading: str = "base", date: datetime.date | None = None, *, red_lines: bool = True
) -> tuple[FaceLimit, ...]:
    """The limit of each principal that has spoken aloud: ``reading`` of ``case`` at ``date``.

    Where all ``red_lines`` hold, or on points alone. TooManyDeals above MAX_COMBINATIONS.

    >>> from summitry.cases.read import read_case
    >>> [found.party for found in face_limits(read_case("hanoi-2019"), red_lines=False)]
    ['us', 'dprk']
    """
    there = with_reading(case, reading)
    model = compile_case(there, "base", date)
    if model.n_combinations > MAX_COMBINATIONS:
        raise TooManyDeals(
            f"{model.n_combinations:,} combinations; face is looked at up to {MAX_COMBINATIONS:,}"
        )
    principals = [model.parties[place].id for place in model.principals]
    wants = {party: there.preferences.get(party) for party in principals}
    spoken = [party for party, entry in wants.items() if entry and entry.face and entry.public]
    return tuple(_limit(there, party, date, red_lines) for party in spoken)


def _limit(case: Case, party: str, date: datetime.date | None, red_lines: bool) -> FaceLimit:
    face = case.preferences[party].face
    points = face.points_per_step_back.central if face else 0.0

    def room(value: float) -> bool:
        path = ("preferences", party, "face", "points_per_step_back")
        return _room(with_value(case, path, value), date, red_lines)

    least, most = 0.0, 2.0 * case.resolution
    if not room(least):
        return FaceLimit(party, points, None, always=False)
    if room(most):
        return FaceLimit(party, points, None, always=True)
    while most - least > PRECISION:
        middle = (least + most) / 2
        least, most = (middle, most) if room(middle) else (least, middle)
    return FaceLimit(party, points, least, always=False)


def _room(case: Case, date: datetime.date | None, red_lines: bool) -> bool:
    space = list_deals(compile_case(case, "base", date))
    asked = requirements(space.negotiation)
    kept = tuple(one for one in asked if red_lines or one.walk_away)
    return bool((violations(space, kept) == 0).any())
