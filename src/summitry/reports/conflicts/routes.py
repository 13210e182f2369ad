"""Ways from a state to those that last: by improvements alone, or what has to be given up first."""

from __future__ import annotations

from typing import Any

import numpy as np

from summitry.model.conflict import Conflict
from summitry.reports.conflicts.data import state_data
from summitry.reports.conflicts.standing import Standing
from summitry.reports.conflicts.state_words import state_key, step_words
from summitry.stability.paths import Leg, Path, paths_from

__all__ = ["MOST_ROUTES", "routes_data"]

MOST_ROUTES = 8
"""Most ways that are shown."""


def routes_data(
    standing: Standing, state: int, *, measured: bool
) -> tuple[list[dict[str, Any]], int]:
    """The way from ``state`` to states that last, what costs those who move least first.

    Of what moves alone can reach, at most MOST_ROUTES, and how many there
    are; ``measured``: changes are points.
    """
    conflict = standing.conflict
    lasting = set(np.flatnonzero(standing.equilibria.any(axis=0)).tolist())
    found = paths_from(conflict, state, together=False, arcs=standing.arcs)
    ways = [path for path in found if path.target in lasting and path.target != state]
    ways.sort(key=lambda path: (path.n_worsening, len(path.legs), _loss(path) if measured else 0))
    return [_route(standing, path, measured) for path in ways[:MOST_ROUTES]], len(ways)


def _loss(path: Path) -> int:
    """What those who move lose by it, added up over its moves."""
    return -sum(leg.changes[party] for leg in path.legs for party in leg.worsens)


def _route(standing: Standing, path: Path, measured: bool) -> dict[str, Any]:
    conflict, first = standing.conflict, path.given_up_first
    return {
        "state": state_data(conflict, path.target),
        "concepts": list(standing.lasting(path.target)),
        "reached": path.reached,
        "n_worsening": path.n_worsening,
        "given_up_first": None if first is None else _leg(conflict, first, measured),
        "legs": [_leg(conflict, leg, measured) for leg in path.legs],
    }


def _leg(conflict: Conflict, leg: Leg, measured: bool) -> dict[str, Any]:
    names = [party.name for party in conflict.parties]
    movers = range(len(names)) if leg.mover is None else (leg.mover,)
    return {
        "by": None if leg.mover is None else names[leg.mover],
        "words": step_words(conflict, leg.start, leg.end),
        "to": state_key(conflict, leg.end),
        "worsens": [names[party] for party in leg.worsens],
        "improvement": leg.improvement,
        "changes": {names[p]: leg.changes[p] for p in movers} if measured else None,
    }
