"""What could be changed so that a plan exists: each remedy from nothing to all it can do.

A remedy runs over shares s in 0..1 of what is possible:

    detection   of one step up to 1; or of all that can be withheld, none of them below a floor
    bond        of one party up to all the steps move for it (``stake``); or of every party, the
                same share of its own
    patience    of one party, in log(delta / (1 - delta)), up to MOST_PATIENCE or down to
                LEAST_PATIENCE; or of every party, none of them below a floor
    undone      of one step up to 1 or down to 0; or of all, none of them below a floor
    stages      one more
    without     one step, and all that need it, left out
    slices      one step cut into 2, 3 or 4 equal parts (``slicing``)

Detection and bonds are **rising**: a plan that holds holds with more of them (``keeping``), so
nothing holds if nothing does at s = 1. (A party that a breach pays and that has false alarms is the
exception, and treated as the others.) Of the others each quarter is tried: what holds only between
two of them is missed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import combinations
from math import exp, log
from typing import Literal

from summitry.model.ladder import Ladder
from summitry.phases.changed import (
    dependents,
    with_bonds,
    with_detection,
    with_patience,
    with_undone,
    without,
)
from summitry.phases.keeping import pays, stake
from summitry.phases.slicing import sliced

__all__ = [
    "LEAST_PATIENCE",
    "MOST_PATIENCE",
    "SLICES",
    "Change",
    "Kind",
    "Remedy",
    "Task",
    "pairs",
    "remedies",
]

LEAST_PATIENCE, MOST_PATIENCE = 0.001, 0.999
"""How far patience is moved."""

SLICES = (2, 3, 4)
"""Into how many parts a step is cut."""

Kind = Literal["detection", "bond", "patience", "undone", "stages", "without", "slices"]
Task = tuple[Ladder, int]
"""A ladder and the number of stages that a plan on it may have."""


@dataclass(frozen=True, slots=True)
class Change:
    """One number: its ``kind``, ``of`` which steps or parties, what it is ``now`` and what it
    ``becomes``; of several, with a floor, the floor; of the bonds of every party, the share of its
    own stake; of a step left out, 1 and 0."""

    kind: Kind
    of: tuple[int, ...]
    now: float
    becomes: float


@dataclass(frozen=True, eq=False)
class Remedy:
    """One thing that can be changed, or two.

    ``at``     : the changes at a share.
    ``apply``  : what there is to plan at a share, made of a ladder and a number of stages.
    ``tried``  : the shares to try, rising.
    ``rising`` : a plan that holds at a share holds at every larger one.
    ``whole``  : only the shares tried have a meaning.
    ``weight`` : how much of all that is possible share 1 stands for.
    """

    at: Callable[[float], tuple[Change, ...]]
    apply: Callable[[Ladder, int, float], Task]
    tried: tuple[float, ...] = (1.0,)
    rising: bool = False
    whole: bool = False
    weight: float = 1.0


def remedies(ladder: Ladder, n_stages: int) -> tuple[Remedy, ...]:
    """Every single remedy for a ``ladder`` and ``n_stages``, what concerns all of a kind first;
    none for what is as far as it can be."""
    places, players = range(ladder.n_steps), ladder.players
    steps = tuple(k for k in places if ladder.steps[k].mover is not None)
    found = (
        _detection(ladder, steps),
        _bond(ladder, players),
        _floor_of_patience(ladder),
        _floor_of_undone(ladder),
        _longer(n_stages),
        *(_detection(ladder, (k,)) for k in steps if len(steps) > 1),
        *(_bond(ladder, (p,)) for p in players if len(players) > 1),
        *(_patience(ladder, p, end) for p in players for end in (MOST_PATIENCE, LEAST_PATIENCE)),
        *(_undone(ladder, k, end) for k in places for end in (1.0, 0.0)),
        *(_left_out(ladder, k) for k in places),
        *(_cut(k) for k in steps),
    )
    return tuple(remedy for remedy in found if remedy is not None)


def pairs(ladder: Ladder, n_stages: int) -> tuple[Remedy, ...]:
    """Any two remedies at once that concern all steps or every party, each to the same share."""
    steps = tuple(k for k, step in enumerate(ladder.steps) if step.mover is not None)
    single = (
        _detection(ladder, steps),
        _bond(ladder, ladder.players),
        _floor_of_patience(ladder),
        _floor_of_undone(ladder),
        _longer(n_stages),
    )
    found = combinations((remedy for remedy in single if remedy is not None), 2)
    return tuple(_both(first, second) for first, second in found)


def _both(first: Remedy, second: Remedy) -> Remedy:
    """Both at the same share; the second in full, if only that has a meaning."""

    def shares(share: float) -> tuple[float, float]:
        return share, 1.0 if second.whole else share

    def apply(ladder: Ladder, n_stages: int, share: float) -> Task:
        one, other = shares(share)
        return second.apply(*first.apply(ladder, n_stages, one), other)

    return Remedy(
        lambda share: first.at(shares(share)[0]) + second.at(shares(share)[1]),
        apply,
        tried=first.tried if second.whole else max(first.tried, second.tried, key=len),
        rising=first.rising and (second.whole or second.rising),
    )


def _moving(
    kind: Kind,
    of: tuple[int, ...],
    ends: tuple[float, float],
    change: Callable[[Ladder, float], Ladder],
    rising: bool = False,
) -> Remedy | None:
    """One number moving from where it is to the other of ``ends``; None if it is there."""
    now, most = ends
    if now == most:
        return None

    def value(share: float) -> float:
        return now + (most - now) * share

    return Remedy(
        lambda share: (Change(kind, of, now, value(share)),),
        lambda ladder, n_stages, share: (change(ladder, value(share)), n_stages),
        tried=(1.0,) if rising else (0.25, 0.5, 0.75, 1.0),
        rising=rising,
    )


def _detection(ladder: Ladder, steps: tuple[int, ...]) -> Remedy | None:
    """A floor to the detection of the ``steps``."""
    now = min((ladder.steps[k].detection for k in steps), default=1.0)
    movers = {m for k in steps if (m := ladder.steps[k].mover) is not None}

    def change(ladder: Ladder, floor: float) -> Ladder:
        return with_detection(
            ladder, [k for k in steps if ladder.steps[k].detection < floor], floor
        )

    return _moving("detection", steps, (now, 1.0), change, not any(pays(ladder, p) for p in movers))


def _bond(ladder: Ladder, parties: tuple[int, ...]) -> Remedy | None:
    """A bond of one party, in points; or of each, as a share of its stake."""
    stakes = {p: stake(ladder, p) for p in parties}
    if len(parties) == 1:
        most, parts = stakes[parties[0]], dict.fromkeys(parties, 1.0)
    else:
        most, parts = 1.0, stakes

    def change(ladder: Ladder, bond: float) -> Ladder:
        return with_bonds(ladder, [(p, bond * part) for p, part in parts.items()])

    return _moving("bond", parties, (0.0, most), change, rising=True)


def _floor_of_patience(ladder: Ladder) -> Remedy | None:
    parties = ladder.players

    def change(ladder: Ladder, floor: float) -> Ladder:
        return with_patience(ladder, [p for p in parties if ladder.patience[p] < floor], floor)

    now = min(float(ladder.patience[p]) for p in parties)
    return _even("patience", parties, (now, max(now, MOST_PATIENCE)), change)


def _patience(ladder: Ladder, party: int, end: float) -> Remedy | None:
    now = float(ladder.patience[party])
    beyond = now >= end if end > 0.5 else now <= end
    return _even(
        "patience",
        (party,),
        (now, now if beyond else end),
        lambda ladder, delta: with_patience(ladder, (party,), delta),
    )


def _even(
    kind: Kind,
    of: tuple[int, ...],
    ends: tuple[float, float],
    change: Callable[[Ladder, float], Ladder],
) -> Remedy | None:
    """As ``_moving``, but in the log of x / (1 - x)."""
    low, high = (log(x / (1 - x)) for x in ends)
    found = _moving(kind, of, (low, high), lambda ladder, x: change(ladder, 1 / (1 + exp(-x))))
    if found is None:
        return None

    def at(share: float) -> tuple[Change, ...]:
        return (Change(kind, of, ends[0], 1 / (1 + exp(-low - (high - low) * share))),)

    return replace(found, at=at)


def _floor_of_undone(ladder: Ladder) -> Remedy | None:
    steps = tuple(range(ladder.n_steps))

    def change(ladder: Ladder, floor: float) -> Ladder:
        return with_undone(ladder, [k for k in steps if ladder.steps[k].undone < floor], floor)

    now = min((step.undone for step in ladder.steps), default=1.0)
    return _moving("undone", steps, (now, 1.0), change)


def _undone(ladder: Ladder, step: int, end: float) -> Remedy | None:
    return _moving(
        "undone",
        (step,),
        (ladder.steps[step].undone, end),
        lambda ladder, share: with_undone(ladder, (step,), share),
    )


def _longer(n_stages: int) -> Remedy:
    """One more stage."""
    return Remedy(
        lambda share: (Change("stages", (), n_stages, n_stages + 1),),
        lambda ladder, n, share: (ladder, n + 1),
        whole=True,
        weight=1 / n_stages,
    )


def _left_out(ladder: Ladder, step: int) -> Remedy | None:
    """One step, and all that need it, left out; None if that leaves nothing."""
    lost = dependents(ladder, step)
    if len(lost) == ladder.n_steps:
        return None
    return Remedy(
        lambda share: (Change("without", lost, 1, 0),),
        lambda ladder, n, share: (without(ladder, step), n),
        whole=True,
        weight=len(lost) / ladder.n_steps,
    )


def _cut(step: int) -> Remedy:
    def parts(share: float) -> int:
        return round(1 + share * (SLICES[-1] - 1))

    return Remedy(
        lambda share: (Change("slices", (step,), 1, parts(share)),),
        lambda ladder, n, share: (sliced(ladder, step, parts(share)), n),
        tried=tuple((n - 1) / (SLICES[-1] - 1) for n in SLICES),
        whole=True,
    )
