"""Models to test with, drawn or built, and the definitions written out as loops."""

from collections.abc import Sequence
from itertools import product
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import strategies as st

from summitry.model.issue import Issue, Option
from summitry.model.negotiation import Interaction, Negotiation, Preferences, RedLine, Rule
from summitry.model.party import Party
from summitry.model.table import Table

TWO_OR_THREE = st.integers(2, 3)


def build(points, outside, *, interested=(), rules=(), red_lines=None, interactions=None):
    """A model from ``points[party][issue][option]``; tables are (scope, values) pairs."""
    n_parties, sizes = len(points), [len(options) for options in points[0]]
    red_lines, interactions = red_lines or {}, interactions or {}
    return Negotiation(
        parties=tuple(
            Party(f"p{p}", f"Party {p}", principal=p not in interested) for p in range(n_parties)
        ),
        issues=tuple(
            Issue(f"i{i}", f"Issue {i}", tuple(Option(f"o{k}", f"option {k}") for k in range(size)))
            for i, size in enumerate(sizes)
        ),
        preferences=tuple(
            Preferences(
                points=tuple(np.array(options, dtype=np.int64) for options in points[p]),
                outside=outside[p],
                interactions=tuple(
                    Interaction(f"t{p}_{k}", table(scope, values, np.int64))
                    for k, (scope, values) in enumerate(interactions.get(p, ()))
                ),
                red_lines=tuple(
                    RedLine(f"r{p}_{k}", table(scope, values, np.bool_), f"demand {k}")
                    for k, (scope, values) in enumerate(red_lines.get(p, ()))
                ),
            )
            for p in range(n_parties)
        ),
        rules=tuple(
            Rule(f"rule{k}", table(scope, values, np.bool_))
            for k, (scope, values) in enumerate(rules)
        ),
    )


def table(scope, values, kind):
    return Table(tuple(scope), np.array(values, dtype=kind))


@st.composite
def negotiations(draw, parties=TWO_OR_THREE, sizes=(1, 3), tied=True, possible=False):
    """Small models full of ties; ``tied`` adds rules, red lines, interactions and a bystander.

    ``possible`` keeps the rules out, so that some deal can be.
    """
    shape = draw(st.lists(st.integers(*sizes), min_size=1, max_size=4))
    n_parties = draw(parties)
    one = st.integers(-2, 4)
    points = [[draw(vector(one, size)) for size in shape] for _ in range(n_parties)]
    outside = [draw(st.integers(-3, 8)) for _ in range(n_parties)]
    if not tied:
        return build(points, outside)
    holds = tables(shape, st.sampled_from([True, True, False]))
    return build(
        points,
        outside,
        interested=(n_parties - 1,) if n_parties > 2 and draw(st.booleans()) else (),
        rules=() if possible else draw(st.lists(holds, max_size=2)),
        red_lines={p: draw(st.lists(holds, max_size=2)) for p in range(n_parties)},
        interactions={p: draw(st.lists(tables(shape, one), max_size=1)) for p in range(n_parties)},
    )


def vector(cells, size):
    return st.lists(cells, min_size=size, max_size=size)


@st.composite
def tables(draw, shape: Sequence[int], cells):
    """(scope, values) over one or two issues."""
    places = st.lists(st.sampled_from(range(len(shape))), min_size=1, max_size=2, unique=True)
    scope = sorted(draw(places))
    sizes = [shape[place] for place in scope]
    return scope, np.reshape(draw(vector(cells, int(np.prod(sizes)))), sizes)


def all_deals(negotiation):
    """The deals the rules allow."""
    deals = product(*map(range, negotiation.shape))
    return [deal for deal in deals if negotiation.allowed(deal)]


def points_of(negotiation, deal):
    """Points of the principals."""
    return tuple(negotiation.utility(p, deal) for p in negotiation.principals)


def gains_of(negotiation, deal):
    """Gains of the principals."""
    outside = (int(negotiation.outside[p]) for p in negotiation.principals)
    return tuple(u - d for u, d in zip(points_of(negotiation, deal), outside, strict=True))


def dominates(u, v):
    return all(a >= b for a, b in zip(u, v, strict=True)) and u != v


def frontier_of(negotiation, deals):
    """Efficient points -> the deals at them."""
    points = {deal: points_of(negotiation, deal) for deal in deals}
    return {
        u: {deal for deal in deals if points[deal] == u}
        for u in set(points.values())
        if not any(dominates(v, u) for v in points.values())
    }


def accepted_by_all(negotiation):
    """The room, by the definition."""
    return [
        deal
        for deal in all_deals(negotiation)
        if all(negotiation.accepts(p, deal) for p in negotiation.principals)
    ]


def as_dict(frontier):
    """A Frontier in the form of ``frontier_of``; fails if a count is not the number of deals."""
    found = {}
    for place, (point, count) in enumerate(zip(frontier.points, frontier.counts, strict=True)):
        deals = frontier.deals(place)
        assert len(deals) == len(set(deals)) == count
        found[tuple(point.tolist())] = set(deals)
    assert len(found) == len(frontier.points)
    return found


@pytest.fixture(scope="session", name="build")
def build_fixture():
    """``build``: a model from nested lists of points."""
    return build


@pytest.fixture(scope="session", name="negotiations")
def negotiations_fixture():
    """``negotiations``: the strategy that draws models."""
    return negotiations


@pytest.fixture(scope="session", name="tables")
def tables_fixture():
    """``tables``: the strategy that draws one table over some issues."""
    return tables


@pytest.fixture(scope="session")
def by_definition():
    """The definitions as loops over deals."""
    return SimpleNamespace(
        deals=all_deals,
        points=points_of,
        gains=gains_of,
        dominates=dominates,
        frontier=frontier_of,
        room=accepted_by_all,
        as_dict=as_dict,
    )
