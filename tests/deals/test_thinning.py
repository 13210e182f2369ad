import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.deals import thinning
from summitry.deals.blockers import why_found, why_listed
from summitry.deals.combining import combine
from summitry.deals.frontier import frontier_eliminated, frontier_listed
from summitry.deals.messages import keep_all, table_message, unit
from summitry.deals.space import list_deals
from summitry.deals.thinning import Loss
from summitry.deals.zopa import room_found, room_listed


def wide(build, seed, n_parties=2, outside=(0, 0)):
    """Three free issues and two tied ones, points so far apart that many are efficient."""
    rng = np.random.default_rng([70, seed])
    points = rng.integers(0, 60, (n_parties, 5, 3)).tolist()
    together = {0: [((3, 4), rng.integers(-9, 10, (3, 3)))]}
    rules = [((2, 3), rng.random((3, 3)) < 0.8)]
    outside = list(outside) + [0] * (n_parties - len(outside))
    return build(points, outside, rules=rules, interactions=together)


def furthest(efficient, kept):
    """How much some efficient point is better, for somebody, than the kept one nearest to it."""
    return max(min(int((point - other).max()) for other in kept) for point in efficient)


@pytest.mark.parametrize("above", [0, 5])
@pytest.mark.parametrize("within", [1, 4, 10, 60, 1_000])
@pytest.mark.parametrize("n_parties", [2, 3, 4])
def test_every_efficient_point_is_within_the_loss_of_a_kept_one(
    n_parties, within, above, build, monkeypatch
):
    monkeypatch.setattr(thinning, "THIN_ABOVE", above)
    losses = []
    for seed in range(12):
        model = wide(build, seed, n_parties)
        whole = frontier_listed(list_deals(model))
        found = frontier_eliminated(model, within=within)
        assert 0 <= found.loss <= within
        for place, point in enumerate(found.points.tolist()):
            (deal, *_) = found.deals(place)
            assert model.allowed(deal)
            assert [model.utility(p, deal) for p in range(n_parties)] == point
        assert furthest(whole.points, found.points) <= found.loss
        assert len(found.points) <= len(whole.points) or found.loss
        if found.loss == 0:
            assert (found.points.tolist(), found.counts) == (whole.points.tolist(), whole.counts)
        else:
            assert found.counts == (None,) * len(found.points)
        losses.append(found.loss)
    assert any(losses) or within < 60
    assert within > 1 or not any(losses)


def test_small_frontiers_are_left_whole(build):
    model = wide(build, 1)
    found, whole = frontier_eliminated(model, within=50), frontier_listed(list_deals(model))
    assert (found.points.tolist(), found.loss) == (whole.points.tolist(), 0)
    assert found.counts == whole.counts


def test_nothing_within_which_to_thin_is_exact(build, monkeypatch):
    monkeypatch.setattr(thinning, "THIN_ABOVE", 0)
    model = wide(build, 2)
    assert frontier_eliminated(model, within=0).loss == 0
    assert not room_found(model, within=1_000).exact
    assert room_found(model).exact


def message(points, n_cells=1):
    """The rows ``points`` in each of ``n_cells`` cells, as combining makes it."""
    points = np.array(points)
    shape = (n_cells, len(points))
    rows = np.tile(points, (n_cells, 1))
    table = table_message((0, 1), shape, rows, np.ones(len(rows), dtype=bool))
    return combine(table, unit(points.shape[1]), (1,), keep_all)


def test_one_point_stands_for_each_box_of_each_cell(monkeypatch):
    monkeypatch.setattr(thinning, "THIN_ABOVE", 0)
    loss = Loss(4)
    thin = loss.thinned(message([[0, 9], [3, 8], [5, 7], [9, 5], [10, 0]], n_cells=3))
    assert thin.points.tolist() == [[10, 0], [9, 5], [3, 8]] * 3
    assert thin.starts.tolist() == [0, 3, 6, 9]
    assert loss.spent == 2
    assert [list(thin.deals(row, 2)) for row in (0, 4)] == [[(0, 4)], [(0, 3)]]
    assert thin.options(4) == (1,)
    assert thin.counts.tolist() == [1] * 9


def test_each_step_may_use_its_share_of_what_is_left(monkeypatch):
    monkeypatch.setattr(thinning, "THIN_ABOVE", 0)
    loss = Loss(9, steps=3)
    points = [[k, 100 - k] for k in range(100)]
    spent, left = [], []
    for _ in range(3):
        left.append(len(loss.thinned(message(points)).points))
        spent.append(loss.spent)
    assert spent == [2, 5, 8]  # boxes of side 4, 5 and 5, each cut in two: 1 + 3 and 1 + 4 rows
    assert left == [50, 40, 40]
    last = message(points)
    assert Loss(9, spent=9).thinned(last) is last


@settings(max_examples=80, deadline=None)
@given(
    points=st.lists(st.tuples(*[st.integers(-30, 30)] * 2), min_size=1, max_size=40),
    within=st.integers(1, 30),
)
def test_what_is_spent_is_the_most_that_anybody_loses(points, within):
    loss = Loss(within)
    whole = message(points)
    before = thinning.THIN_ABOVE
    thinning.THIN_ABOVE = 0
    try:
        thin = loss.thinned(whole)
    finally:
        thinning.THIN_ABOVE = before
    assert {tuple(p) for p in thin.points.tolist()} <= set(points)
    assert furthest(whole.points, thin.points) <= loss.spent <= within


def test_the_thinned_room_keeps_its_promise(build, monkeypatch):
    """What lies at least the loss above the outside options is within it of what was found."""
    monkeypatch.setattr(thinning, "THIN_ABOVE", 0)
    for seed in range(40):
        model = wide(build, seed, outside=(170, 170))
        found, whole = room_found(model, within=30), room_listed(list_deals(model))
        loss = found.inside.loss
        deep = whole.inside.points[(whole.inside.points >= 170 + loss).all(axis=1)]
        if len(deep):
            assert furthest(deep, found.inside.points) <= loss


def test_reasons_of_a_thinned_model_are_those_of_the_whole(build, monkeypatch):
    monkeypatch.setattr(thinning, "THIN_ABOVE", 0)
    for seed in range(120):
        level = 150 + seed
        model = wide(build, seed, outside=(level, level))
        found, whole = why_found(model, within=30), why_listed(list_deals(model))
        assert {o.requirements for o in found.openings} == {o.requirements for o in whole.openings}
        assert found.blockers == whole.blockers
        for opening in found.openings:
            assert opening.best
            assert opening.n_deals in (o.n_deals for o in whole.openings)
