"""Ladders to test with: the toy of the studies, a small one, and random ones."""

from dataclasses import replace

import numpy as np

from summitry.model.ladder import Bundle, Ladder, Plan, Step
from summitry.model.party import Party

NAMES = ("freeze", "yongbyon", "covert", "liaison", "partial", "full")
COST = (1, 3, 4, 0.5, 2, 4)
GAIN = (2, 5, 6, 2, 4, 6)
UNDONE = (1.0, 0.2, 0.3, 0.5, 0.9, 0.6)
GRAND = Plan(((0, 1, 2, 3, 4, 5),))


def toy(detection=0.5):
    """Six steps, three of each side; those of the first are found out with that chance a stage,
    those of the second for certain (methods.md D2). Points there are ten times those here."""
    side = (0, 0, 0, 1, 1, 1)
    flow = np.zeros((2, 6))
    for k in range(6):
        flow[side[k], k], flow[1 - side[k], k] = -COST[k], GAIN[k]
    steps = tuple(
        Step(NAMES[k], NAMES[k], side[k], 1.0 if side[k] else detection, UNDONE[k])
        for k in range(6)
    )
    return ladder_of(steps, flow, patience=0.9)


def ladder_of(steps, flow, patience=0.5, principals=None, **more):
    """A ladder of those steps, with names for the parties."""
    n_parties = len(flow)
    told = principals or [True] * n_parties
    parties = tuple(Party(f"p{p}", f"Party {p}", told[p]) for p in range(n_parties))
    given = {"base": np.zeros(n_parties), "forfeit": np.zeros((n_parties, n_parties))} | more
    return Ladder(
        parties=parties,
        steps=tuple(steps),
        flow=np.array(flow, dtype=float),
        patience=np.full(n_parties, patience, dtype=float),
        **given,
    )


def pair(**more):
    """One costly step of each of two parties: -1 to its mover, 2 to the other."""
    steps = (Step("x", "the freeze", 0), Step("y", "the relief", 1))
    return ladder_of(steps, [[-1, 2], [2, -1]], **more)


def with_step(ladder, place, **changes):
    """The same ladder with one step changed."""
    steps = list(ladder.steps)
    steps[place] = replace(steps[place], **changes)
    return replace(ladder, steps=tuple(steps))


def draw(seed, most=3, stages=4, grace=2):
    """A random ladder and a well-formed plan on it: at most ``most`` steps a party and as many
    taken together, up to that many ``stages`` and waits."""
    rng = np.random.default_rng(seed)
    n_parties = int(rng.integers(2, 4))
    principals = [True, True, bool(rng.random() < 0.5)][:n_parties]
    movers = _movers(rng, n_parties, most)
    plan = _plan(rng, len(movers), int(rng.integers(1, stages + 1)))
    steps = tuple(_step(rng, k, mover, plan) for k, mover in enumerate(movers))
    ladder = ladder_of(
        steps,
        _flow(rng, movers, n_parties),
        principals=principals,
        base=_some(rng, 0.5) * rng.normal(0, 0.5, n_parties).round(1),
        forfeit=_forfeit(rng, n_parties),
        bundles=tuple(_bundle(rng, len(steps), n_parties) for _ in range(rng.integers(0, 3))),
        grace=int(rng.integers(0, grace + 1)),
    )
    return replace(ladder, patience=rng.uniform(0.5, 0.95, n_parties).round(2)), plan


def _some(rng, share):
    return float(rng.random() < share)


def _movers(rng, n_parties, most):
    movers = [p for p in range(2) for _ in range(rng.integers(1, most + 1))]
    movers += [2] * int(n_parties > 2 and rng.random() < 0.5)
    return movers + [None] * int(rng.choice([0, 0, 1, 2]))


def _plan(rng, n_steps, n_stages):
    at = {k: int(rng.integers(n_stages)) for k in range(n_steps) if rng.random() < 0.9}
    return Plan(tuple(tuple(k for k in at if at[k] == t) for t in range(n_stages)))


def _step(rng, k, mover, plan):
    at, work = plan.at, int(rng.choice([1, 1, 2]))
    work = min(work, at.get(k, 0) + 1)
    lower = [j for j in at if j != k and k in at and at[j] <= at[k]]
    return Step(
        f"s{k}",
        f"step {k}",
        mover,
        detection=float(rng.choice([0.0, 1.0, rng.uniform(0, 1), rng.uniform(0.5, 1)])),
        undone=float(rng.choice([0.0, 1.0, rng.uniform(0, 1), rng.uniform(0.5, 1)])),
        stages=work,
        needs=frozenset(j for j in lower if rng.random() < 0.12),
        after=frozenset(j for j in lower if at[j] + work <= at[k] and rng.random() < 0.1),
        alarm=_some(rng, 0.3) * rng.uniform(0, 0.1),
        breakout=_some(rng, 0.2) * rng.uniform(0, 1),
    )


def _flow(rng, movers, n_parties):
    flow = rng.uniform(0, 6, (n_parties, len(movers)))
    flow *= np.where(rng.random(flow.shape) < 0.1, -0.3, 1.0)
    for k, mover in enumerate(movers):
        if mover is not None:
            flow[mover, k] = rng.uniform(-4, 0) if rng.random() < 0.8 else rng.uniform(0, 1)
    return flow.round(1)


def _forfeit(rng, n_parties):
    forfeit = rng.normal(0, 0.5, (n_parties, n_parties)) * _some(rng, 0.5)
    own = -np.abs(np.diag(forfeit)) if rng.random() < 0.8 else np.diag(forfeit)
    np.fill_diagonal(forfeit, own)
    return forfeit.round(1)


def _bundle(rng, n_steps, n_parties):
    steps = rng.choice(n_steps, size=min(n_steps, int(rng.integers(2, 4))), replace=False)
    return Bundle(frozenset(map(int, steps)), rng.normal(0, 1, n_parties).round(1))
