"""What is told of a state where moves can be listed: reasons, ways elsewhere, remedies."""

from __future__ import annotations

from typing import Any

from summitry.reports.conflicts.reasons import reasons_data
from summitry.reports.conflicts.remedies import remedies_data
from summitry.reports.conflicts.routes import routes_data
from summitry.reports.conflicts.standing import Standing

__all__ = ["told_data"]


def told_data(standing: Standing, state: int | None, *, measured: bool) -> dict[str, Any]:
    """Why ``state`` is stable or not for whom, the ways to states that last, and what would make it
    last; nothing of that without a state, or where there are too many moves to list.

    ``measured``: changes are points.
    """
    if state is None or not standing.listed:
        return {"reasons": [], "routes": [], "n_routes": 0, "remedies": []}
    routes, n_routes = routes_data(standing, state, measured=measured)
    return {
        "reasons": reasons_data(standing, state, measured=measured),
        "routes": routes,
        "n_routes": n_routes,
        "remedies": remedies_data(standing, state, measured=measured),
    }
