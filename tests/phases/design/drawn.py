"""Random ladders on which plans often hold, and every plan on them by brute force."""

from itertools import product

import numpy as np

from summitry.model.ladder import Bundle, Plan, Step
from summitry.phases.design import exposure
from summitry.phases.incentives import incentives
from summitry.phases.wellformed import faults
from tests.phases.toys import ladder_of


def drawn(seed, most=4, alarms=False):
    """A ladder with up to ``most`` steps, each worth more to the others than it costs its mover."""
    rng = np.random.default_rng(seed)
    n_parties, n_steps = int(rng.integers(2, 4)), int(rng.integers(2, most + 1))
    movers = [None if rng.random() < 0.15 else int(rng.integers(2)) for _ in range(n_steps)]
    if n_parties == 3 and rng.random() < 0.5:
        movers[-1] = 2
    return ladder_of(
        [_step(rng, k, mover, alarms) for k, mover in enumerate(movers)],
        _flow(rng, movers, n_parties),
        principals=[True, True, bool(rng.random() < 0.3)][:n_parties],
        base=np.where(rng.random(n_parties) < 0.7, 0, rng.normal(0.3, 0.3, n_parties)),
        forfeit=np.where(rng.random((n_parties, 1)) < 0.7, 0, rng.normal(-0.3, 0.3, n_parties)),
        bundles=tuple(_bundle(rng, n_steps, n_parties) for _ in range(rng.integers(0, 3))),
        forbidden=_forbidden(rng, n_steps),
        grace=int(rng.choice([0, 0, 0, 1, 2])),
        patience=float(rng.uniform(0.75, 0.97)),
    )


def _step(rng, k, mover, alarms):
    return Step(
        f"s{k}",
        f"step {k}",
        mover,
        detection=float(rng.uniform(0.2, 0.9)),
        undone=float(rng.uniform(0.2, 1)),
        stages=int(rng.choice([1, 1, 1, 1, 1, 2])),
        needs=frozenset(j for j in range(k) if rng.random() < 0.12),
        after=frozenset(j for j in range(k) if rng.random() < 0.07),
        alarm=float(rng.uniform(0, 0.03)) if alarms and rng.random() < 0.4 else 0.0,
        breakout=float(rng.uniform(0, 1)) if rng.random() < 0.2 else 0.0,
    )


def _flow(rng, movers, n_parties):
    cost = rng.uniform(0.3, 3, len(movers))
    flow = cost * rng.uniform(1.2, 2.6, (n_parties, len(movers))) + 0.3
    for k, mover in enumerate(movers):
        if mover is not None:
            flow[mover, k] = -cost[k]
    return flow.round(2)


def _bundle(rng, n_steps, n_parties):
    steps = rng.choice(n_steps, 2, replace=False)
    return Bundle(frozenset(map(int, steps)), rng.normal(0.1, 0.5, n_parties).round(2))


def _forbidden(rng, n_steps):
    one, other = map(int, rng.choice(n_steps, 2, replace=False))
    return ((frozenset({one}), frozenset({other})),) if rng.random() < 0.15 else ()


def held_plans(ladder, n_stages, whole):
    """(least surplus, product or None, stages, exposure, plan) of every plan that holds."""
    stages = range(n_stages if whole else n_stages + 1)
    for found in product(stages, repeat=ladder.n_steps):
        plan = Plan.of({k: t for k, t in enumerate(found) if t < n_stages})
        if plan.n_stages and not faults(ladder, plan):
            check = incentives(ladder, plan)
            if check.self_enforcing:
                yield (*worth(ladder, check), plan)


def worth(ladder, check):
    """What a plan is worth by each objective, by its definition."""
    signs = [p for p, party in enumerate(ladder.parties) if party.principal]
    surplus = check.surplus[signs]
    nash = float(np.prod(surplus)) if surplus.min() > 0 else None
    return float(surplus.min()), nash, check.plan.n_stages, exposure(ladder, check.plan)


def best(rows, objective):
    """The value of the best of ``rows`` and the plans that reach it; None without any."""
    if objective == "nash":
        rows = [row for row in rows if row[1] is not None]
    if not rows:
        return None
    if objective in ("shortest", "exposure"):
        place = 2 if objective == "shortest" else 3
        least = min(row[place] for row in rows)
        rows = [row for row in rows if row[place] <= least + 1e-9]
        return least, _top(rows, 0)[1]
    return _top(rows, 1 if objective == "nash" else 0)


def _top(rows, place):
    most = max(row[place] for row in rows)
    return most, {row[-1] for row in rows if row[place] >= most - 1e-9 * max(1, abs(most))}
