"""Designing plans: which order of the steps holds by itself, and is best.

A plan holds if nobody gains by any deviation at any stage (``incentives``); what is best is one of
``OBJECTIVES``. For few steps all plans are searched, from their end (``exhaustive``). For more, a
mixed-integer program and draws by ``chance`` propose and the exact check disposes (``planner``):
the rows are met by every plan that holds, so their optimum is a bound, and with a plan that reaches
it the answer is proven. Either way a plan is shown only after it passed ``incentives`` itself.
"""

from __future__ import annotations

from summitry.errors import NotDefined, TooManyDeals, hint
from summitry.model.ladder import Ladder
from summitry.phases.design.objectives import OBJECTIVES, Design, exposure
from summitry.phases.design.order import require_stages
from summitry.phases.wellformed import check_ladder

__all__ = ["MAX_PLANS", "METHODS", "OBJECTIVES", "Design", "design", "exposure"]

MAX_PLANS = 10**9
"""Most plans that an exhaustive search is begun for."""

FEW_PLANS = 10**6
"""Up to so many plans the search is exhaustive if no method is asked for."""

METHODS = ("exhaustive", "milp")


def design(
    ladder: Ladder,
    n_stages: int,
    objective: str = "max_min",
    *,
    whole: bool = True,
    method: str | None = None,
    most: int = 20,
    seconds: float = 60.0,
) -> Design:
    """The best self-enforcing plans on a ``ladder`` with at most ``n_stages`` stages.

    ``whole``   : all steps are done; otherwise some may be left out for good (not all).
    ``method``  : "exhaustive" or "milp"; None: whichever suits the size.
    ``most``    : how many plans of equal value are listed; ``listed`` says whether these are all.
    ``seconds`` : time on the clock for one question to the program; when it is over the best plan
    so far is given, with the best bound. The exhaustive search takes what it takes.

    NotDefined if the stages are too few for the work or the ladder makes no sense; TooManyDeals if
    there are too many plans or too many steps of one party.

    >>> import numpy as np
    >>> from summitry.model.ladder import Step
    >>> from summitry.model.party import Party
    >>> flow = np.array([[-1.0, 2.0], [2.0, -1.0]])
    >>> parties, none = (Party("a", "A"), Party("b", "B")), np.zeros((2, 2))
    >>> steps = (Step("x", "x", 0), Step("y", "y", 1))
    >>> ladder = Ladder(parties, steps, flow, np.zeros(2), np.full(2, 0.9), none)
    >>> found = design(ladder, 2)
    >>> [one.plan.stages for one in found.plans], found.value, found.proven
    ([((0, 1),)], 1.0, True)
    """
    from summitry.phases.design.choose import Ask
    from summitry.phases.design.fast import Fast

    _require(ladder, n_stages, objective, whole, method, most)
    ask = Ask(Fast(ladder), whole, method or _suited(ladder, n_stages, whole), most, seconds)
    return ask.design(n_stages, objective)


def _plans(ladder: Ladder, n_stages: int, whole: bool) -> int:
    return int((n_stages if whole else n_stages + 1) ** ladder.n_steps)


def _suited(ladder: Ladder, n_stages: int, whole: bool) -> str:
    return "exhaustive" if _plans(ladder, n_stages, whole) <= FEW_PLANS else "milp"


def _require(
    ladder: Ladder,
    n_stages: int,
    objective: str,
    whole: bool,
    method: str | None,
    most: int,
) -> None:
    """NotDefined or TooManyDeals, in one line, if the question has no answer."""
    check_ladder(ladder)
    require_stages(ladder, n_stages, whole)
    if objective not in OBJECTIVES:
        raise NotDefined(f"objective: {objective}{hint(objective, OBJECTIVES)}")
    if objective == "shortest" and not whole:
        raise NotDefined(
            "the shortest plan is asked for and steps may be left out: the shortest "
            "would then do nothing; ask for it with whole=True"
        )
    if method is not None and method not in METHODS:
        raise NotDefined(f"method: {method}{hint(method, METHODS)}")
    if most < 1:
        raise NotDefined(f"most: {most}; at least one plan must be asked for")
    if method == "exhaustive" and _plans(ladder, n_stages, whole) > MAX_PLANS:
        raise TooManyDeals(
            f"{ladder.n_steps} steps in {n_stages} stages make "
            f"{_plans(ladder, n_stages, whole):,} plans; an exhaustive search takes at most "
            f'{MAX_PLANS:,}: use method="milp"'
        )
