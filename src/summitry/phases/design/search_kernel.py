"""The search through all plans from their end, in compiled loops (see ``exhaustive``)."""

from __future__ import annotations

import numpy as np

from summitry.compiled import compiled
from summitry.phases.design.flat import Flat, Floats, Longs
from summitry.phases.design.kernels import ended, laid, stepped
from summitry.phases.design.search_data import Ask, Found, Order, Work

__all__ = ["search"]


@compiled
def _allowed(order: Order, stage: int, before: int, after: int, due: Longs) -> bool:
    """Can the steps of ``after`` less ``before`` be done in ``stage``, the later ones being in
    place? ``due``[k]: the last stage that those leave for step k."""
    for k in range(len(order.first)):
        if after >> k & 1:
            if before >> k & 1:
                if order.first[k] > stage - 1:
                    return False
            elif (
                order.first[k] > stage
                or due[k] < stage
                or order.needs[k] & ~after
                or order.after[k] & ~before
            ):
                return False
    return True


@compiled
def _forbidden(order: Order, done: int) -> bool:
    """Is the state after a stage against a rule of the world?"""
    for r in range(len(order.done)):
        if order.done[r] & ~done == 0 and order.open[r] & done == 0:
            return True
    return False


@compiled
def _hurry(order: Order, stage: int, steps: int, due: Longs, out: Longs) -> None:
    """The last stage for each step, now that ``steps`` are done in ``stage``, into ``out``."""
    out[:] = due
    for k in range(len(order.first)):
        if steps >> k & 1:
            for j in range(len(order.first)):
                if order.after[k] >> j & 1:
                    out[j] = min(out[j], stage - order.stages[k])


@compiled
def _add(
    flat: Flat, order: Order, stage: int, before: int, after: int, old: Floats, new: Floats
) -> None:
    """The part of V(0) that is settled: what is done in ``stage`` counts from then on."""
    steps = after & ~before
    for p in range(len(flat.base)):
        now = 0.0
        for k in range(len(order.first)):
            if steps >> k & 1:
                now += flat.flow[p, k]
        for b in range(len(flat.bundled)):
            if flat.bundled[b] & ~after == 0 and flat.bundled[b] & steps:
                now += flat.points[p, b]
        new[p] = old[p] + order.powers[p, stage] * now


@compiled
def _most(flat: Flat, order: Order, stage: int, before: int, p: int, settled: float) -> float:
    """No plan with this end has a larger V_p(0)."""
    best = settled
    for k in range(len(order.first)):
        if before >> k & 1:
            best += order.most[p, stage, k]
    for b in range(len(flat.bundled)):
        if flat.bundled[b] & ~before == 0:
            best += order.extra[p, stage, b]
    return best


@compiled
def _worth(flat: Flat, mode: int, values: Floats, loss: float) -> float:
    """What the search makes large: the least V(0), their product, or less of the largest loss."""
    if mode == 2:
        return -loss
    least, product = np.inf, 1.0
    for p in range(len(flat.base)):
        if flat.principal[p]:
            least = min(least, values[p])
            product *= max(values[p], 0.0)
    if mode == 0:
        return least
    return product if least > 0 else -np.inf


@compiled
def _keep(found: Found, sets: Longs, value: float, sure: bool, tie: float) -> None:
    """Keep a plan unless one that is sure is better."""
    if value < found.best[0] - tie:
        return
    if sure and value > found.best[0]:
        found.best[0] = value
    if found.counts[0] == len(found.value):
        kept = 0
        for i in range(len(found.value)):
            if found.value[i] >= found.best[0] - tie:
                found.sets[kept], found.value[kept] = found.sets[i], found.value[i]
                found.sure[kept] = found.sure[i]
                kept += 1
        found.counts[0] = kept
        if kept == len(found.value):
            found.counts[3] = 1
            return
    n = found.counts[0]
    found.sets[n], found.value[n], found.sure[n] = sets, value, sure
    found.counts[0] = n + 1


@compiled
def _loss(flat: Flat, now: Floats) -> float:
    """The largest loss that somebody would be left with, from ``now`` (P, 4, 2^m)."""
    worst = 0.0
    for p in range(len(flat.base)):
        worst = max(worst, -now[p, 1, 0])
    return worst


@compiled
def _started(flat: Flat, order: Order, whole: int, work: Work) -> bool:
    """Lay out the end, S_T = ``whole``; can there be a plan with this end?"""
    last = len(work.sets) - 1
    for k in range(len(order.first)):
        if whole >> k & 1 and (order.needs[k] | order.after[k]) & ~whole:
            return False
    work.sets[last], work.slack[last] = whole, np.inf
    work.settled[last] = flat.base
    work.due[last] = last
    for p in range(len(flat.base)):
        now = work.laid[last, p]
        laid(flat, p, whole, now)
        work.value[last, p] = ended(flat, p, now, work.tail[last, p])
        gain = work.value[last, p] - now[1, 0] - flat.forfeit[p]
        work.slack[last] = min(work.slack[last], gain)
    work.loss[last] = _loss(flat, work.laid[last])
    return not _forbidden(order, whole)


@compiled
def _promising(flat: Flat, order: Order, ask: Ask, stage: int, work: Work, best: float) -> bool:
    """Can a plan with this end be as good as the ``best``?"""
    before, after = work.tried[stage], work.sets[stage + 1]
    _add(flat, order, stage, before, after, work.settled[stage + 1], work.settled[stage])
    if not order.bounded:
        return True
    least, product = np.inf, 1.0
    for p in range(len(flat.base)):
        most = _most(flat, order, stage, before, p, work.settled[stage, p])
        if most < ask.unsure:
            return False
        if flat.principal[p]:
            least = min(least, most)
            product *= max(most, 0.0)
    if ask.mode == 2:
        return True
    return bool((product if ask.mode else least) >= best - ask.tie)


@compiled
def _kept(flat: Flat, ask: Ask, stage: int, work: Work) -> bool:
    """Does everybody keep to the plan from ``stage`` on?"""
    before, after = work.tried[stage], work.sets[stage + 1]
    work.sets[stage], work.slack[stage] = before, work.slack[stage + 1]
    for p in range(len(flat.base)):
        now, then, delta = work.laid[stage + 1, p], work.laid[stage, p], flat.delta[p]
        laid(flat, p, before, then)
        both, later, out = (stage, before, after), work.tail[stage + 1, p], work.tail[stage, p]
        best = stepped(flat, p, both, then, now, later, out, work.spare)
        calm, onward = now[2, 0], work.value[stage + 1, p]
        here = (1 - delta) * now[0, 0] + delta * (calm * onward + (1 - calm) * now[1, 0])
        work.value[stage, p] = here
        work.slack[stage] = min(work.slack[stage], here - best)
        if work.slack[stage] < ask.unsure:
            return False
    work.loss[stage] = max(work.loss[stage + 1], _loss(flat, work.laid[stage]))
    return True


@compiled
def _good(flat: Flat, order: Order, ask: Ask, stage: int, work: Work, found: Found) -> bool:
    """Is the tail that starts at ``stage`` worth going on with? A whole plan is kept."""
    before, after = work.tried[stage], work.sets[stage + 1]
    found.counts[1] += 1
    if not _allowed(order, stage, before, after, work.due[stage + 1]):
        return False
    if stage and _forbidden(order, before):
        return False
    if not _promising(flat, order, ask, stage, work, found.best[0]):
        return False
    if not _kept(flat, ask, stage, work) or work.loss[stage] > ask.cap:
        return False
    if ask.mode == 2 and -work.loss[stage] < found.best[0] - ask.tie:
        return False
    if stage == 0:
        found.counts[2] += 1
        worth = _worth(flat, ask.mode, work.value[0], work.loss[0])
        if worth > -np.inf:
            _keep(found, work.sets, worth, work.slack[0] >= ask.sure, ask.tie)
    return stage > 0


@compiled
def search(flat: Flat, order: Order, ask: Ask, whole: int, work: Work, found: Found) -> None:
    """All plans that end with the steps ``whole`` done, into ``found``."""
    last = len(work.sets) - 1
    if not _started(flat, order, whole, work):
        return
    if work.slack[last] < ask.unsure or work.loss[last] > ask.cap:
        return
    stage = last - 1
    work.tried[stage] = whole if stage else 0
    while stage < last:
        before, after = work.tried[stage], work.sets[stage + 1]
        if before >= 0 and _good(flat, order, ask, stage, work, found):
            _hurry(order, stage, after & ~before, work.due[stage + 1], work.due[stage])
            stage -= 1
            work.tried[stage] = work.sets[stage + 1] if stage else 0
            continue
        if before < 0:
            stage += 1
        if stage < last:
            tried = work.tried[stage]
            work.tried[stage] = (tried - 1) & work.sets[stage + 1] if tried > 0 else -1
