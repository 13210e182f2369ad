"""What is measured: a scenario, our way, and the rival's where it has one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import rival
import scenarios
from numpy.typing import NDArray
from scenarios import GAMES, GRID, Additive, additive

from summitry.deals.blockers import why
from summitry.deals.counts import EliminatedCensus
from summitry.deals.frontier import frontier_eliminated, frontier_listed
from summitry.deals.space import list_deals
from summitry.deals.zopa import room, room_found, room_listed
from summitry.model.negotiation import Negotiation

RESERVED = 0.4
"""What no deal is worth to each where solutions are looked for."""

Call = Callable[[Any], Any]


@dataclass(frozen=True)
class Case:
    """One row: ``make`` a scenario, then ``ours`` on its negotiation and ``theirs`` on its ufuns.

    tiny  : the same kind of scenario, small enough to warm up with.
    least : the ratio to reach, if one is set.
    most  : the seconds to stay under, if some are set.
    """

    name: str
    make: Callable[[], Any]
    ours: Call
    theirs: Call | None = None
    tiny: Callable[[], Any] = lambda: additive("random", 2)
    check: Callable[[Any, Any, Additive], str] | None = None
    least: float | None = None
    most: float | None = None

    def call(self, side: str, scenario: Any) -> Callable[[], Any]:
        """The call to measure, everything it reads made ready."""
        if side == "ours":
            ready = scenario.negotiation() if isinstance(scenario, Additive) else scenario
            return partial(self.ours, ready)
        assert self.theirs is not None
        return partial(self.theirs, rival.ufuns(scenario))


def listed(negotiation: Negotiation) -> Any:
    """The frontier by the definition, over every deal written out."""
    return frontier_listed(list_deals(negotiation))


def listed_room(negotiation: Negotiation) -> Any:
    """The room with every deal written out."""
    return room_listed(list_deals(negotiation))


def acceptable(negotiation: Negotiation) -> int | None:
    """The exact number of deals that every party accepts."""
    outside = dict(enumerate(negotiation.outside.tolist()))
    return EliminatedCensus(negotiation).at_least(outside)


def frontier_cases() -> list[Case]:
    """The frontier alone, against the rival's way over all deals."""
    return [
        Case(
            name=f"frontier {sort} {power}",
            make=partial(additive, sort, power),
            ours=frontier_eliminated,
            theirs=rival.pareto_frontier,
            check=lambda ours, theirs, scenario: same(ours.points, theirs, scenario),
            least=1000 if power >= 5 else None,
        )
        for sort in ("opposed", "random")
        for power in ((3, 4, 5, 6, 7) if sort == "opposed" else (3, 4, 5, 6))
    ]


def listing_cases() -> list[Case]:
    """Our own definition, every deal written out."""
    return [
        Case(f"listing opposed {power}", partial(additive, "opposed", power), listed)
        for power in (3, 4, 5, 6, 7)
    ]


def solution_cases() -> list[Case]:
    """Frontier, solutions on it, and the share of acceptable deals; the rival's, then listed."""
    against = [
        Case(
            name=f"solutions opposed {power}",
            make=partial(additive, "opposed", power, RESERVED),
            ours=room_found,
            theirs=rival.scenario_stats,
            check=same_solutions,
        )
        for power in (3, 4, 5, 6)
    ]
    return against + [
        Case(f"solutions-listed opposed {power}", against[power - 3].make, listed_room)
        for power in (3, 4, 5, 6)
    ]


def sampler_cases() -> list[Case]:
    """The frontier alone, against the rival's exact sampler."""
    return [
        Case(
            name=f"sampler {sort} {power}",
            make=partial(additive, sort, power),
            ours=frontier_eliminated,
            theirs=rival.mobanos,
            check=same_deals,
            least=5 if power >= 20 and sort != "shared" else None,
        )
        for sort in ("opposed", "random", "even", "shared")
        for power in (12, 20, 50)
    ]


def further_cases() -> list[Case]:
    """What the rival does not do."""
    small = partial(scenarios.in_points, 3, 3)
    found = [
        Case(
            "three parties, every option efficient, 10^15",
            partial(scenarios.three_parties, 15),
            frontier_eliminated,
            tiny=partial(scenarios.three_parties, 6),
            most=5,
        ),
        Case(
            "5 interactions and 3 rules, 10^10",
            scenarios.tied,
            frontier_eliminated,
            tiny=partial(scenarios.tied, 10, 2),
            most=0.2,
        ),
        Case("exact count, 10^18", partial(scenarios.in_points, 18, 10), acceptable, tiny=small),
        Case("exact count, 10^24", partial(scenarios.in_points, 40, 4), acceptable, tiny=small),
        Case(
            "room of a treaty of 40 clauses, 10^24",
            partial(scenarios.treaty, share=0.55, open_to=0.4),
            room,
            tiny=partial(scenarios.treaty, 14, 3),
        ),
        Case(
            "why of a treaty of 40 clauses, 10^24",
            scenarios.treaty,
            why,
            tiny=partial(scenarios.treaty, 14, 3),
        ),
    ]
    if GAMES.is_dir():
        game = partial(scenarios.scoreable, GAMES / "base_7players")
        found.append(Case("room of the scoreable game, 7 parties", game, room, tiny=small))
    return found


def all_cases() -> dict[str, Case]:
    """Every case by its name."""
    parts = (frontier_cases, listing_cases, solution_cases, sampler_cases, further_cases)
    return {case.name: case for part in parts for case in part()}


def same(
    ours: NDArray[np.int64], theirs: NDArray[np.float64], scenario: Additive, what: str = "points"
) -> str:
    """Whether two sets of points are the same up to the grid, and where not, how many differ."""
    mine = np.unique(ours, axis=0) / GRID
    reach = scenario.n_issues / GRID
    alone = [_far(mine, theirs, reach), _far(theirs, mine, reach)]
    if alone == [0, 0]:
        return f"same {what}"
    return f"{alone[0]} of our {what} and {alone[1]} of theirs have no equal"


def _far(some: NDArray[np.float64], others: NDArray[np.float64], reach: float) -> int:
    """How many of ``some`` have none of ``others`` within ``reach`` in both columns."""
    ordered = others[np.argsort(others[:, 0])]
    low = np.searchsorted(ordered[:, 0], some[:, 0] - reach)
    high = np.searchsorted(ordered[:, 0], some[:, 0] + reach, side="right")
    return sum(
        not (abs(ordered[a:b, 1] - point[1]) <= reach).any()
        for a, b, point in zip(low, high, some, strict=True)
    )


def same_deals(ours: Any, theirs: Any, scenario: Additive) -> str:
    """``same`` for deals, at the rival's own utilities."""
    return same(ours.points, rival.utilities(rival.ufuns(scenario), theirs), scenario)


def same_solutions(ours: Any, theirs: Any, scenario: Additive) -> str:
    """``same`` for each solution that both sides have, and for the frontier of what is accepted."""
    pairs = {
        "frontier": (ours.inside.points, theirs.pareto_utils),
        "Nash": (_at(ours, "nash"), theirs.nash_utils),
        "Kalai-Smorodinsky": (_at(ours, "kalai_smorodinsky"), theirs.ks_utils),
        "egalitarian": (_at(ours, "egalitarian"), theirs.kalai_utils),
        "utilitarian": (_at(ours, "utilitarian"), theirs.max_welfare_utils),
    }
    other = [
        name
        for name, (mine, his) in pairs.items()
        if not same(mine, np.array(his), scenario).startswith("same")
    ]
    return f"other {', '.join(other)}" if other else "same frontier and solutions"


def _at(found: Any, name: str) -> NDArray[np.int64]:
    return np.asarray(found.inside.points[list(found.solutions[name])])
