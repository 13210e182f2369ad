"""What is missing where no plan holds by itself: of each remedy the least with which one does.

The remedies are those of ``remedies``: more detection, a bond, another patience, another share
undone, one more stage, a step left out, a step cut into parts; and pairs of them where none alone
is enough. Each is looked at in its tried shares first; where a plan P is found at share s and none
below, s falls to the least share at which P still holds (by the check alone), and the design is
asked again at PRECISION below it, then half way down; until nothing is found. So each answer is a
plan that was checked, and a share next to it at which no plan was found (``below``); ``certain``
says whether the design proved that there is none.

A design costs far more than a check, so their number is bounded (``budget``); what was not looked
at for want of it is said (``looked``). Two things need no design: with detection (or bonds) of all
at its most proven too little, no detection (bond) of a single one is enough.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from summitry.errors import NotDefined
from summitry.model.ladder import Ladder, Plan
from summitry.phases.incentives import Incentives, incentives
from summitry.phases.remedies import Change, Remedy, pairs, remedies

__all__ = ["BUDGET", "PRECISION", "Designed", "Designer", "Missing", "missing"]

PRECISION = 0.005
"""How closely the least share of a remedy is found."""

BUDGET = 300
"""Most designs for one answer."""

_CHECKED = 1e-6
"""How closely the least share at which a given plan holds is found."""


@dataclass(frozen=True, eq=False, slots=True)
class Designed:
    """A plan that holds, if one was found (``check``); else whether it is ``proven`` that there is
    none."""

    check: Incentives | None
    proven: bool


Designer = Callable[[Ladder, int], Designed]
"""Looks for a plan that holds on a ladder, with so many stages at most."""


@dataclass(frozen=True, eq=False)
class Missing:
    """A remedy, and whether it makes a plan exist.

    ``changes`` : what is changed, at the least share at which a plan was found; at the most that is
    possible where none was.
    ``share``   : that share of what is possible; None if the remedy does not help.
    ``check``   : the plan that then holds, on the changed ladder; None without one.
    ``below``   : the largest share smaller than that at which none was found.
    ``certain`` : True if it is proven that less of it (or all of it) does not help.
    ``looked``  : False if the budget was spent before.
    """

    changes: tuple[Change, ...]
    share: float | None
    check: Incentives | None
    below: float
    certain: bool
    looked: bool = True

    @property
    def helps(self) -> bool:
        """True if a plan was found."""
        return self.check is not None


def missing(
    ladder: Ladder,
    n_stages: int,
    whole: bool = True,
    *,
    designer: Designer | None = None,
    budget: int = BUDGET,
    seconds: float = 10.0,
) -> tuple[Missing, ...]:
    """What is missing on a ``ladder`` for a plan of at most ``n_stages`` that holds by itself.

    The smallest change first, as a share of what is possible (of equal ones that of fewer steps or
    parties); then what does not help, then what was not looked at. () if nothing is missing: a plan
    holds as it is. ``whole``: all steps are to be done; ``designer``: how plans are looked for, by
    default ``design`` for so many ``seconds`` each; ``budget``: how often at most.
    """
    if budget < 1:
        raise NotDefined(f"a budget of {budget} designs; at least 1 is needed")
    search = _Search(ladder, n_stages, designer or _designer(whole, seconds), budget)
    first = search.look(None, 0.0)
    if first is None or first.check is not None:
        return ()
    found = list(_all(search, remedies(ladder, n_stages), first.proven))
    if not any(one.helps for one in found):
        found += _all(search, pairs(ladder, n_stages), proven=False)
    return tuple(sorted(found, key=_order))


def _designer(whole: bool, seconds: float) -> Designer:
    from summitry.phases.design import design

    def found(ladder: Ladder, n_stages: int) -> Designed:
        answer = design(ladder, n_stages, whole=whole, most=1, seconds=seconds)
        return Designed(answer.plans[0] if answer.plans else None, answer.proven)

    return found


def _order(one: Missing) -> tuple[bool, bool, float, int]:
    places = sum(len(change.of) for change in one.changes)
    return not one.looked, not one.helps, one.share or 0.0, places


@dataclass(eq=False)
class _Search:
    """The task, and how many designs are left."""

    ladder: Ladder
    n_stages: int
    designer: Designer
    left: int

    def look(self, remedy: Remedy | None, share: float) -> Designed | None:
        """A plan with that ``share`` of a ``remedy``; None if the budget is spent."""
        if self.left <= 0:
            return None
        self.left -= 1
        task = self.ladder, self.n_stages
        try:
            return self.designer(*(remedy.apply(*task, share) if remedy else task))
        except NotDefined:
            if remedy is None:
                raise
            return Designed(None, proven=True)  # the changed ladder has no plan of so few stages

    def kept(self, remedy: Remedy, plan: Plan, low: float, high: float) -> tuple[float, Incentives]:
        """The least share above ``low`` to which a ``plan`` that holds at ``high`` is followed
        down, and its check there."""
        task = self.ladder, self.n_stages
        best = incentives(remedy.apply(*task, high)[0], plan)
        while high - low > _CHECKED:
            middle = (low + high) / 2
            check = incentives(remedy.apply(*task, middle)[0], plan)
            if check.self_enforcing:
                high, best = middle, check
            else:
                low = middle
        return high, best


def _all(search: _Search, listed: Iterable[Remedy], proven: bool) -> Iterator[Missing]:
    """Each remedy; a single one without a look where all of its kind are proven too little."""
    hopeless: set[str] = set()
    for remedy in listed:
        changes = remedy.at(1.0)
        kind = changes[0].kind if len(changes) == 1 else ""
        if kind in hopeless and remedy.rising:
            yield Missing(changes, None, None, 1.0, certain=True)
            continue
        found = _least(search, remedy, proven)
        if remedy.rising and kind and not found.helps and found.certain:
            hopeless.add(kind)
        yield found


def _least(search: _Search, remedy: Remedy, proven: bool) -> Missing:
    """The least share of a ``remedy`` that helps; ``proven``: that nothing holds without it."""
    below = 0.0
    for share in remedy.tried:
        answer = search.look(remedy, share)
        if answer is None:
            return Missing(remedy.at(1.0), None, None, below, certain=False, looked=False)
        if answer.check is not None:
            return _closed_in(search, remedy, below, share, answer.check, proven)
        below, proven = share, answer.proven and (proven or remedy.rising)
    sure = proven and (remedy.rising or remedy.whole)
    return Missing(remedy.at(1.0), None, None, below, certain=sure)


def _closed_in(
    search: _Search, remedy: Remedy, below: float, share: float, check: Incentives, proven: bool
) -> Missing:
    """The least share between ``below`` and ``share``, where the plan of ``check`` holds."""
    probing, sure = True, remedy.rising or remedy.whole
    while not remedy.whole:
        share, check = search.kept(remedy, check.plan, below, share)
        if share - below <= PRECISION + _CHECKED:
            break
        lower = share - PRECISION if probing else (share + below) / 2
        answer = search.look(remedy, lower)
        if answer is None:
            sure = False
            break
        probing = not probing
        if answer.check is None:
            below, proven = lower, answer.proven
        else:
            share, check = lower, answer.check
    return Missing(
        remedy.at(share), share * remedy.weight, check, below * remedy.weight, sure and proven
    )
