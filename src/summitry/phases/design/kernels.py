"""The check of ``incentives`` in compiled loops: the same program, stage by stage from the end.

A plan is given by the sets S_0, ..., S_T (numbers, see ``flat``). What a party can get from stage t
on depends only on S_t, ..., S_T: so a plan can be built from its end, and a tail that somebody
would leave is in no plan that holds.
"""

from __future__ import annotations

import numpy as np

from summitry.compiled import compiled
from summitry.phases.design.flat import Flat, Floats, Longs

__all__ = ["checked", "ended", "laid", "stepped"]


@compiled
def _own(flat: Flat, p: int, steps: int) -> int:
    """The party's own of the ``steps``, as a set of own steps."""
    found = 0
    for j in range(flat.n_own[p]):
        if steps >> flat.own[p, j] & 1:
            found |= 1 << j
    return found


@compiled
def laid(flat: Flat, p: int, steps: int, out: Floats) -> None:
    """What ``withholding.Laid`` holds for S = ``steps``, into ``out`` (4, 2^m): flow, left without
    forfeit, chance of no alarm, and 1 where the set can be withheld."""
    flow, left, calm = flat.base[p], 0.0, 1.0
    for k in range(flat.flow.shape[1]):
        if steps >> k & 1:
            flow += flat.flow[p, k]
            left += flat.stays[k] * flat.flow[p, k]
            calm *= 1.0 if flat.own_of[p, k] else 1.0 - flat.alarm[k]
    out[0, 0], out[1, 0], out[2, 0] = flow, left, calm
    for j in range(flat.n_own[p]):
        k = flat.own[p, j]
        done = 1.0 if steps >> k & 1 else 0.0
        lost = done * flat.flow[p, k]
        kept = flat.breakout[k] - flat.stays[k] * lost
        stands = 1.0 - done * flat.alarm[k]
        for w in range(1 << j):
            out[0, w | 1 << j] = out[0, w] - lost
            out[1, w | 1 << j] = out[1, w] + kept
            out[2, w | 1 << j] = out[2, w]
            out[2, w] *= stands
    _bundles(flat, p, steps, out)
    _can(flat, p, steps, out[3])


@compiled
def _bundles(flat: Flat, p: int, steps: int, out: Floats) -> None:
    """Add the points of the bundles that are whole."""
    for b in range(len(flat.bundled)):
        if flat.bundled[b] & ~steps == 0:
            for w in range(1 << flat.n_own[p]):
                if w & flat.bundle_own[p, b] == 0:
                    out[0, w] += flat.points[p, b]
                    out[1, w] += flat.bundle_stays[b] * flat.points[p, b]


@compiled
def _can(flat: Flat, p: int, steps: int, out: Floats) -> None:
    """1 for each set within ``steps`` that leaves no own step standing that needs one of it."""
    have = _own(flat, p, steps)
    for w in range(1 << flat.n_own[p]):
        out[w] = 1.0 if w & ~have == 0 else 0.0
    for j in range(flat.n_own[p]):
        if flat.needed[p, j] and have >> j & 1:
            for w in range(1 << flat.n_own[p]):
                if not w >> j & 1 and w & flat.needed[p, j]:
                    out[w] = 0.0


@compiled
def _subsets(worth: Floats, m: int) -> None:
    """For each set the most over its subsets, in place."""
    for j in range(m):
        for w in range(1 << m):
            if w >> j & 1:
                worth[w] = max(worth[w], worth[w ^ 1 << j])


@compiled
def ended(flat: Flat, p: int, now: Floats, out: Floats) -> float:
    """U(T, .) into ``out`` (grace + 1, 2^m), with ``now`` laid out for S_T; returns V(T)."""
    m, delta, value = flat.n_own[p], flat.delta[p], 0.0
    for w in range(1 << m):
        left, q, calm = now[1, w] + flat.forfeit[p], flat.found[p, w], now[2, w]
        lost = q * left + (1 - q) * (1 - calm) * now[1, w]
        ever = ((1 - delta) * now[0, w] + delta * lost) / (1 - delta * (1 - q) * calm)
        leaving = (1 - delta) * now[0, w] + delta * (lost + (1 - q) * calm * left)
        value = ever if w == 0 else value
        out[0, w] = max(ever, leaving) if now[3, w] else -np.inf
    _subsets(out[0], m)
    for w in range(1 << m):
        out[0, w] = max(out[0, w], now[1, w] + flat.forfeit[p])
    for waits in range(1, flat.grace + 1):
        out[waits, : 1 << m] = out[0, : 1 << m]
    return value


@compiled
def _going(flat: Flat, p: int, now: Floats, later: Floats, out: Floats) -> None:
    """The worth of one stage at ``now`` with each set withheld, and of ``later`` after it."""
    delta = flat.delta[p]
    for w in range(1 << flat.n_own[p]):
        if now[3, w]:
            left, q, calm = now[1, w] + flat.forfeit[p], flat.found[p, w], now[2, w]
            quiet = (1 - calm) * now[1, w] + calm * later[w]
            out[w] = (1 - delta) * now[0, w] + delta * (q * left + (1 - q) * quiet)
        else:
            out[w] = -np.inf


@compiled
def _some(due: int, m: int, worth: Floats) -> None:
    """For each set without any of what is ``due`` the most over it with one of that more."""
    for w in range(1 << m):
        if w & due == 0:
            worth[w] = -np.inf
            for j in range(m):
                if due >> j & 1:
                    worth[w] = max(worth[w], worth[w | 1 << j])


@compiled
def _broken(flat: Flat, p: int, now: Floats, due: int, must: int, some: bool, out: Floats) -> float:
    """The worth of breaking in the open into ``out``, for each set the most with any of what is
    ``due`` (with ``some`` of it), and all of ``must``; returns that for the empty set."""
    m, delta = flat.n_own[p], flat.delta[p]
    for w in range(1 << m):
        worth = (1 - delta) * now[0, w] + delta * (now[1, w] + flat.forfeit[p])
        out[w] = worth if now[3, w] and w & must == must else -np.inf
    for j in range(m):
        if due >> j & 1:
            for w in range(1 << m):
                if not w >> j & 1:
                    out[w] = max(out[w], out[w | 1 << j])
    if some:
        _some(due, m, out)
    return float(out[0])


@compiled
def _breaking(
    flat: Flat, p: int, before: int, after: int, now: Floats, out: Floats, spare: Floats
) -> float:
    """The most of breaking in the open, refusing any of what is taken together, into ``out``."""
    m, new = flat.n_own[p], after & ~before
    due = _own(flat, p, new)
    best = _broken(flat, p, now, due, 0, True, out)
    together = new & flat.together if flat.principal[p] else 0
    refused = together
    while refused:
        if not _closed(flat, together & ~refused, refused):
            refused = (refused - 1) & together
            continue
        must = 0
        for j in range(m):
            if due >> j & 1 and flat.needing[p, j] & refused:
                must |= 1 << j
        laid(flat, p, after & ~refused, spare[1:])
        best = max(best, _broken(flat, p, spare[1:], due, must, False, spare[0]))
        for w in range(1 << m):
            out[w] = max(out[w], spare[0, w])
        refused = (refused - 1) & together
    return float(best)


@compiled
def _closed(flat: Flat, kept: int, refused: int) -> bool:
    """Whether none of the ``kept`` steps needs one that is ``refused``."""
    for k in range(len(flat.joint_needs)):
        if kept >> k & 1 and flat.joint_needs[k] & refused:
            return False
    return True


@compiled
def _secret(due: int, m: int, going: Floats) -> float:
    """The most of withholding something that is ``due``."""
    best = -np.inf
    for w in range(1, 1 << m):
        if w & ~due == 0:
            best = max(best, going[w])
    return float(best)


@compiled
def stepped(
    flat: Flat,
    p: int,
    sets: tuple[int, int, int],
    then: Floats,
    now: Floats,
    later: Floats,
    out: Floats,
    spare: Floats,
) -> float:
    """U(t, .) into ``out`` (grace + 1, 2^m) from U(t + 1, .) = ``later``; returns the best
    deviation of a party that kept to all so far.

    ``sets`` : t, S_t and S_{t+1}; ``then`` and ``now`` what ``laid`` gives for the two sets.
    ``spare`` : (6, 2^m) to work in.
    """
    stage, before, after = sets
    m, forfeit = flat.n_own[p], flat.forfeit[p]
    due, have = _own(flat, p, after & ~before), _own(flat, p, before)
    best = max(then[1, 0] + forfeit, 0.0) if stage == 0 else then[1, 0] + forfeit
    best = max(best, _breaking(flat, p, before, after, now, spare[0], spare[1:]))
    for waits in range(flat.grace + 1):
        _going(flat, p, now, later[waits], spare[1])
        secret = _secret(due, m, spare[1])
        _subsets(spare[1], m)
        for w in range(1 << m):
            if w & ~have == 0:
                out[waits, w] = max(spare[1, w | due], then[1, w] + forfeit, spare[0, w])
        if waits:
            _going(flat, p, then, out[waits - 1], spare[1])
            secret = max(secret, spare[1, 0])
            _subsets(spare[1], m)
            for w in range(1 << m):
                if w & ~have == 0:
                    out[waits, w] = max(out[waits, w], spare[1, w])
        if stage == 0:
            out[waits, 0] = max(out[waits, 0], 0.0)
        if waits == flat.grace:
            best = max(best, secret)
    return float(best)


@compiled
def checked(flat: Flat, sets: Longs, values: Floats, slacks: Floats) -> float:
    """The least slack of a plan, S_t = ``sets``[t]; V(0) of each party into ``values`` (P,), and
    its slack at each stage into ``slacks`` (P, T + 1)."""
    size, n_stages = flat.found.shape[1], len(sets) - 1
    now, then, spare = np.zeros((4, size)), np.zeros((4, size)), np.zeros((6, size))
    later, out = np.zeros((flat.grace + 1, size)), np.zeros((flat.grace + 1, size))
    for p in range(len(flat.base)):
        delta = flat.delta[p]
        laid(flat, p, sets[n_stages], now)
        value = ended(flat, p, now, later)
        slacks[p, n_stages] = value - now[1, 0] - flat.forfeit[p]
        for stage in range(n_stages - 1, -1, -1):
            laid(flat, p, sets[stage], then)
            both = (stage, sets[stage], sets[stage + 1])
            best = stepped(flat, p, both, then, now, later, out, spare)
            calm = now[2, 0]
            value = (1 - delta) * now[0, 0] + delta * (calm * value + (1 - calm) * now[1, 0])
            slacks[p, stage] = value - best
            now, then = then, now
            later, out = out, later
        values[p] = value
    return float(slacks.min())
