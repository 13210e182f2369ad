"""The engine against brute force on 2,000 drawn models: certificates first, then values.

Every definition is written out here as a loop over deals; nothing of the package but the model
itself is used for what is expected.
"""

import math
from collections import Counter
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import combinations, product

import numpy as np
import pytest

from summitry.deals import combining, tally
from summitry.deals.blockers import why_found, why_listed
from summitry.deals.counts import EliminatedCensus, ListedCensus, better_for_some, share_below
from summitry.deals.frontier import frontier_eliminated, frontier_listed
from summitry.deals.requirements import held_tables
from summitry.deals.solutions import SOLUTIONS
from summitry.deals.space import list_deals
from summitry.deals.zopa import room_found, room_listed

CHUNKS, IN_CHUNK = 40, 50
SPREADS = (1, 2, 3, 5, 30, 10**4, 10**9)


def drawn(build, seed):
    """A small model: full of ties or wide apart, tied together or not, at times without a deal."""
    rng = np.random.default_rng([20, seed])
    n_parties = int(rng.integers(2, 6))
    shape = _shape(rng, most=int(rng.choice([12, 60, 200, 600], p=[0.3, 0.4, 0.25, 0.05])))
    spread = int(rng.choice(SPREADS, p=[0.2, 0.2, 0.2, 0.15, 0.1, 0.05, 0.1]))

    def points(*sizes):
        return rng.integers(-spread // 2, spread + 1, sizes)

    def tables(most, cells):
        """Up to ``most`` tables over one to three issues."""
        found = []
        for _ in range(int(rng.integers(0, most + 1))):
            size = min(len(shape), int(rng.integers(1, 4)))
            scope = sorted(rng.choice(len(shape), size, replace=False).tolist())
            found.append((scope, cells(*(shape[i] for i in scope))))
        return found

    def holds(*sizes):
        return rng.random(sizes) < rng.uniform(0.3, 0.95)

    tied = rng.random() < 0.75
    reach = spread * len(shape)
    return build(
        [[points(size) for size in shape] for _ in range(n_parties)],
        rng.integers(-reach // 2, reach // 2 + 1, n_parties).tolist(),
        interested=(int(rng.integers(n_parties)),) if n_parties > 2 and rng.random() < 0.3 else (),
        rules=tables(2, holds) if tied else (),
        red_lines={p: tables(2, holds) for p in range(n_parties)} if tied else None,
        interactions={p: tables(1, points) for p in range(n_parties)} if tied else None,
    )


def _shape(rng, most):
    """Option counts, some of them 1, of at most ``most`` combinations."""
    shape = [int(rng.integers(1, 6))]
    while len(shape) < 8:
        size = int(rng.integers(1, 6))
        if math.prod(shape) * size > most:
            break
        shape.append(size)
    return shape


@dataclass
class Brute:
    """Everything the engine is asked, by looking at every deal."""

    model: object

    @cached_property
    def utility(self):
        """Allowed deal -> points of every party."""
        parties = range(len(self.model.parties))
        deals = product(*map(range, self.model.shape))
        return {
            deal: tuple(self.model.utility(p, deal) for p in parties)
            for deal in deals
            if self.model.allowed(deal)
        }

    def points(self, deal):
        return tuple(self.utility[deal][p] for p in self.model.principals)

    @cached_property
    def accepted(self):
        return [d for d in self.utility if all(self.model.accepts(p, d) for p in self.principals)]

    @cached_property
    def efficient(self):
        return self.frontier(self.utility)

    @cached_property
    def efficient_inside(self):
        return self.frontier(self.accepted)

    @cached_property
    def gains(self):
        """Each vector of gains of the principals in the room, once."""
        return list(dict.fromkeys(_gains(self, deal) for deal in self.accepted))

    @cached_property
    def broken(self):
        """Allowed deal -> what it breaks."""
        return {deal: self.broken_at(deal) for deal in self.utility}

    @property
    def principals(self):
        return self.model.principals

    def frontier(self, deals):
        """Efficient points, falling -> the deals at them."""
        at = {}
        for deal in deals:
            at.setdefault(self.points(deal), set()).add(deal)
        rows = np.array(list(at), dtype=np.int64).reshape(len(at), len(self.principals))
        return {
            point: at[point]
            for point in sorted(at, reverse=True)
            if not ((rows >= point).all(axis=1) & (rows != point).any(axis=1)).any()
        }

    def held(self, deal):
        lines = (line for p in self.principals for line in self.model.preferences[p].red_lines)
        return all(line.holds.at(deal) for line in lines)

    def counted(self, bounds, deals):
        return sum(all(self.utility[d][p] >= u for p, u in bounds.items()) for d in deals)

    def broken_at(self, deal):
        """What ``deal`` breaks: (party, name of a red line or "outside")."""
        found = set()
        for p in self.principals:
            preferences = self.model.preferences[p]
            found |= {(p, r.id) for r in preferences.red_lines if not r.holds.at(deal)}
            if self.utility[deal][p] < preferences.outside:
                found.add((p, "outside"))
        return frozenset(found)


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_two_thousand_models_equal_brute_force(chunk, build, monkeypatch):
    monkeypatch.setattr(tally, "MAX_CELLS", 50_000)
    counted = sum(
        _check(drawn(build, seed), seed) for seed in range(chunk * IN_CHUNK, (chunk + 1) * IN_CHUNK)
    )
    assert counted > IN_CHUNK / 2


def _check(model, seed):
    """True if bucket elimination could count the room exactly."""
    brute = Brute(model)
    rng = np.random.default_rng([21, seed])
    space = list_deals(model)
    listed, found = room_listed(space), room_found(model)
    for room in (listed, found, *(room_found(model, way) for way in _other_ways(model, seed))):
        _check_room(room, brute)
    for census in (ListedCensus(space), EliminatedCensus(model)):
        _check_census(census, brute, rng)
    ways = ("eliminate", *_other_ways(model, seed))
    for reasons in (why_listed(space), *(why_found(model, way) for way in ways)):
        _check_reasons(reasons, brute)
    assert listed.count is not None
    return found.count is not None


def _other_ways(model, seed):
    """Boxes too, for every tenth model if it has two principals."""
    return ("boxes",) if seed % 10 == 0 and len(model.principals) == 2 else ()


def _check_room(room, brute):
    accepted = brute.accepted
    _certified(room.frontier, brute, list(brute.utility))
    _certified(room.inside, brute, accepted)
    assert _as_dict(room.frontier) == brute.efficient
    assert _as_dict(room.inside) == brute.efficient_inside
    assert room.exists == bool(accepted)
    assert room.exact
    if room.count is None:
        assert room.estimate.low <= room.estimate.hits / room.estimate.draws <= room.estimate.high
    else:
        assert (room.count, room.estimate) == (len(accepted), None)
    gains = brute.gains
    assert room.best == (tuple(map(max, zip(*gains, strict=True))) if gains else None)
    assert set(room.solutions) >= (set(SOLUTIONS) if gains else set())
    for name in room.solutions:
        if name in BEST:
            rows = room.inside.points[list(room.solutions[name])].tolist()
            outside = [int(brute.model.outside[p]) for p in brute.principals]
            here = [tuple(u - d for u, d in zip(row, outside, strict=True)) for row in rows]
            assert len(set(here)) == len(here)
            assert set(here) == BEST[name](gains)


def _certified(frontier, brute, deals):
    """Every deal behind every point is one of ``deals``, is worth the point, and is undominated."""
    rows = np.array([brute.points(deal) for deal in deals], dtype=np.int64)
    rows = rows.reshape(len(deals), len(brute.principals))
    possible = set(deals)
    for place, point in enumerate(frontier.points.tolist()):
        rebuilt = frontier.deals(place)
        assert rebuilt
        for deal in rebuilt:
            assert brute.model.allowed(deal)
            assert deal in possible
            assert [brute.model.utility(p, deal) for p in brute.principals] == point
        assert not ((rows >= point).all(axis=1) & (rows > point).any(axis=1)).any()


def _as_dict(frontier):
    found = {}
    for place, point in enumerate(frontier.points.tolist()):
        deals = frontier.deals(place)
        assert len(set(deals)) == len(deals) == frontier.counts[place]
        found[tuple(point)] = set(deals)
    assert list(found) == sorted(found, reverse=True)
    assert len(found) == len(frontier.points)
    return found


def _gains(brute, deal):
    return tuple(brute.utility[deal][p] - int(brute.model.outside[p]) for p in brute.principals)


def _largest(points, merit):
    most = max(map(merit, points))
    return {point for point in points if merit(point) == most}


def _nash(points):
    """The largest product of the gains of each largest group of parties that gain together."""
    winners = {g: frozenset(p for p, x in enumerate(g) if x > 0) for g in points}
    size = max(map(len, winners.values()))
    groups = {group for group in winners.values() if len(group) == size}
    return set().union(
        *(_largest([g for g in points if winners[g] == group], _product) for group in groups)
    )


def _product(gains):
    return math.prod(g for g in gains if g > 0)


def _kalai_smorodinsky(points):
    ideal = list(map(max, zip(*points, strict=True)))
    return _largest(
        points, lambda g: sorted(Fraction(x, i) for x, i in zip(g, ideal, strict=True) if i > 0)
    )


BEST = {
    "nash": _nash,
    "kalai_smorodinsky": _kalai_smorodinsky,
    "egalitarian": lambda points: _largest(points, sorted),
    "utilitarian": lambda points: _largest(points, sum),
}


def test_every_solution_has_its_brute_force():
    assert set(BEST) >= set(SOLUTIONS)


def _check_census(census, brute, rng):
    held = held_tables(brute.model)
    kept = [deal for deal in brute.utility if brute.held(deal)]
    assert census.n_deals == len(brute.utility)
    size = int(rng.integers(0, min(3, len(brute.model.parties)) + 1))
    asked = rng.choice(len(brute.model.parties), size, replace=False).tolist()
    bounds = {party: _level(brute, party, rng) for party in asked}
    assert _count(census.at_least(bounds), census) == brute.counted(bounds, brute.utility)
    assert _count(census.at_least(bounds, held), census) == brute.counted(bounds, kept)
    side = int(rng.integers(1, 6))
    pair = rng.choice(len(brute.model.parties), 2, replace=False).tolist()
    squares = census.squares(pair, side, bounds, held)
    if squares is not None or isinstance(census, ListedCensus):
        inside = [d for d in kept if brute.counted(bounds, [d])]
        expected = Counter(tuple(brute.utility[d][p] // side * side for p in pair) for d in inside)
        assert len(squares) == len(dict(squares))
        assert dict(squares) == expected
    some = {party: _level(brute, party, rng) for party in pair}
    expected = sum(any(u[p] > least for p, least in some.items()) for u in brute.utility.values())
    assert _count(better_for_some(census, some), census) == expected
    if brute.utility:
        party, least = next(iter(some.items()))
        expected = Fraction(sum(u[party] < least for u in brute.utility.values()), census.n_deals)
        assert _count(share_below(census, party, least), census) == expected


class _Any:
    """Equal to every number: the answer where an exact one was given up."""

    def __eq__(self, other):
        return True

    __hash__ = None


def _count(number, census):
    """``number``; only elimination may say that it cannot count."""
    if number is None:
        assert isinstance(census, EliminatedCensus)
        return _Any()
    return number


def _level(brute, party, rng):
    """A number of points near what some deal is worth to ``party``."""
    worths = [u[party] for u in brute.utility.values()] or [0]
    return int(rng.choice(worths)) + int(rng.integers(-1, 2))


def _check_reasons(found, brute):
    named = [(r.party, r.id) for r in found.requirements]
    broken = Counter(brute.broken.values())
    minimal = {s for s in broken if not any(other < s for other in broken)} - {frozenset()}
    openings = {frozenset(named[r] for r in o.requirements): o for o in found.openings}
    for given_up, opening in openings.items():
        opened = [d for d, some in brute.broken.items() if some <= given_up]
        _certified_best(opening, brute, opened)
        if opening.n_deals is not None:
            assert opening.n_deals == len(opened)
    assert set(openings) == minimal
    assert len(openings) == len(found.openings)
    blockers = [frozenset(named[r] for r in b.requirements) for b in found.blockers]
    assert len(set(blockers)) == len(blockers)
    assert set(blockers) == _hitting(minimal)
    assert found.complete
    assert found.n_deals == len(brute.utility)
    assert found.n_accepted in (broken[frozenset()], None)


def _certified_best(opening, brute, opened):
    gains = {_gains(brute, deal) for deal in opened}
    assert set(opening.best) <= set(opened)
    assert {_gains(brute, deal) for deal in opening.best} <= set(opening.gains)
    assert opening.n_best == sum(_gains(brute, deal) in opening.gains for deal in opened)
    assert opening.nobody_worse == all(min(g) >= 0 for g in gains)
    best = _nash if opening.nobody_worse else BEST["egalitarian"]
    assert set(opening.gains) == best(list(gains))


def _hitting(sets):
    """The minimal sets that meet every one of ``sets``, by trying all, small ones first."""
    names = sorted(set().union(*sets))
    masks = [sum(1 << names.index(name) for name in one) for one in sets]
    found = []
    for size in range(1, len(names) + 1):
        for some in combinations(range(len(names)), size):
            mask = sum(1 << bit for bit in some)
            if all(mask & one for one in masks) and not any(f & mask == f for f in found):
                found.append(mask)
    return {frozenset(n for bit, n in enumerate(names) if mask >> bit & 1) for mask in found}


SEEDS = range(5_000, 5_040)


@pytest.mark.parametrize("seed", SEEDS)
def test_shuffled_issues_options_and_parties_change_labels_only(seed, build):
    model = drawn(build, seed)
    rng = np.random.default_rng([22, seed])
    issues = rng.permutation(len(model.issues)).tolist()
    options = [rng.permutation(size).tolist() for size in model.shape]
    parties = rng.permutation(len(model.parties)).tolist()
    moved = _shuffled(build, model, issues, options, parties)
    principals = [parties[p] for p in moved.principals]
    place = {p: k for k, p in enumerate(principals)}

    def back(point, deals):
        points = tuple(point[place[p]] for p in model.principals)
        whole = set()
        for deal in deals:
            old = [0] * len(issues)
            for at, issue in enumerate(issues):
                old[issue] = options[issue][deal[at]]
            whole.add(tuple(old))
        return points, whole

    found = _as_dict(frontier_eliminated(moved, held_tables(moved)))
    assert dict(back(*pair) for pair in found.items()) == _as_dict(
        frontier_eliminated(model, held_tables(model))
    )
    assert why_found(moved).n_deals == EliminatedCensus(model).n_deals


def _shuffled(build, model, issues, options, parties):
    """The model with its issues, their options and its parties in other orders."""
    place = {issue: at for at, issue in enumerate(issues)}

    def moved(table):
        values = table.values[np.ix_(*(options[i] for i in table.scope))]
        axes = sorted(range(len(table.scope)), key=lambda a: place[table.scope[a]])
        return [place[table.scope[a]] for a in axes], values.transpose(axes)

    old = model.preferences
    return build(
        [[old[p].points[i][options[i]] for i in issues] for p in parties],
        [old[p].outside for p in parties],
        interested=tuple(k for k, p in enumerate(parties) if not model.parties[p].principal),
        rules=[moved(rule.holds) for rule in model.rules],
        red_lines={k: [moved(r.holds) for r in old[p].red_lines] for k, p in enumerate(parties)},
        interactions={
            k: [moved(t.points) for t in old[p].interactions] for k, p in enumerate(parties)
        },
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_pruning_a_few_rows_at_a_time_changes_nothing(seed, build, monkeypatch):
    model = drawn(build, seed)
    held = held_tables(model)
    whole = _as_dict(frontier_eliminated(model, held))
    reasons = {o.requirements for o in why_found(model).openings}
    n_deals = EliminatedCensus(model).n_deals
    for rows in (1, 2, 3, 7):
        monkeypatch.setattr(combining, "CHUNK", rows)
        assert _as_dict(frontier_eliminated(model, held)) == whole
    assert {o.requirements for o in why_found(model).openings} == reasons
    assert EliminatedCensus(model).n_deals == n_deals


@pytest.mark.parametrize("seed", SEEDS)
def test_one_more_rule_never_adds_a_deal(seed, build):
    model = drawn(build, seed)
    rng = np.random.default_rng([23, seed])
    size = min(2, len(model.shape))
    scope = sorted(rng.choice(len(model.shape), size, replace=False).tolist())
    values = rng.random([model.shape[i] for i in scope]) < 0.6
    rule = build([[[0] * m for m in model.shape]] * 2, [0, 0], rules=[(scope, values)]).rules[0]
    narrower = replace(model, rules=(*model.rules, rule))
    held = held_tables(model)
    before, after = room_found(model), room_found(narrower)
    assert EliminatedCensus(narrower).n_deals <= EliminatedCensus(model).n_deals
    if before.count is not None and after.count is not None:
        assert after.count <= before.count
    wide = frontier_eliminated(model, held).points
    for point in frontier_eliminated(narrower, held).points:
        assert (wide >= point).all(axis=1).any()


def test_a_listed_and_an_eliminated_frontier_are_equal_to_the_last_deal(build):
    for seed in range(6_000, 6_050):
        model = drawn(build, seed)
        listed, found = frontier_listed(list_deals(model)), frontier_eliminated(model)
        assert found.points.tolist() == listed.points.tolist()
        assert found.counts == listed.counts
        for place in range(len(found.points)):
            assert set(found.deals(place)) == set(listed.deals(place))
            assert len(found.deals(place, limit=1)) == 1
