from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.deals import boxmodel
from summitry.deals.boxmodel import box_model, order_of, spread
from summitry.errors import TooManyDeals

drawn = settings(max_examples=60, deadline=None)


def classes_of(model, deal):
    """The class of each issue that holds the option of the deal."""
    return [
        next(k for k, options in enumerate(classes.options) if option in options)
        for classes, option in zip(model.classes, deal, strict=True)
    ]


def alive(model, rows):
    return np.all([c.inside[r] for c, r in zip(model.classes, rows, strict=True)], axis=0)


def points_of(model, rows):
    own = sum(c.points[r] for c, r in zip(model.classes, rows, strict=True))
    return model.offset + own + alive(model, rows) @ model.worth


@drawn
@given(data=st.data())
def test_the_model_gives_the_points_and_rules_of_the_negotiation(data, negotiations, by_definition):
    negotiation = data.draw(negotiations(parties=st.just(2)))
    model = box_model(negotiation)
    for deal in product(*map(range, negotiation.shape)):
        rows = classes_of(model, deal)
        assert tuple(points_of(model, rows)) == by_definition.points(negotiation, deal)
        standing = alive(model, rows)
        assert all(standing[rule].any() for rule in model.rules) == negotiation.allowed(deal)


@drawn
@given(data=st.data())
def test_unbeaten_classes_still_reach_whatever_can_be_reached(data, negotiations):
    model = box_model(data.draw(negotiations(parties=st.just(2))))
    small = model.unbeaten()
    reach = [points_of(small, r) for r in product(*(range(len(c.options)) for c in small.classes))]
    for rows in product(*(range(len(c.options)) for c in model.classes)):
        assert any((points >= points_of(model, rows)).all() for points in reach)


@drawn
@given(data=st.data())
def test_no_deal_is_worth_more_than_the_bound(data, negotiations):
    model = box_model(data.draw(negotiations(parties=st.just(2))))
    weights = (data.draw(st.integers(0, 5)), data.draw(st.integers(0, 5)))
    shares = spread(model, weights)
    assert not shares[~model.speaks].any()
    assert (shares >= 0).all()
    assert (shares.sum(axis=1) == model.worth @ weights).all()
    bound = sum(
        (c.points @ weights + c.inside @ shares[:, i]).max() for i, c in enumerate(model.classes)
    )
    for rows in product(*(range(len(c.options)) for c in model.classes)):
        assert (points_of(model, rows) - model.offset) @ weights <= bound


def test_small_worths_beside_large_ones_are_spread_exactly(build):
    tables = [((0, 1), np.eye(2) * (10**11, 1)), ((1, 2), [[7, 0], [0, 10**11 - 1]])]
    model = box_model(build([[[0, 0]] * 3] * 2, [0, 0], interactions={0: tables, 1: tables[:1]}))
    for weights in ((1, 0), (3, 1), (1, 64)):
        shares = spread(model, weights)
        assert (shares >= 0).all()
        assert (shares.sum(axis=1) == model.worth @ weights).all()


def test_the_order_takes_every_issue_once(build):
    tables = {0: [((0, 3), np.eye(2)), ((1, 2), np.eye(2))]}
    model = box_model(build([[[0, 0]] * 4] * 2, [0, 0], interactions=tables))
    order = order_of(model)
    assert sorted(order) == [0, 1, 2, 3]
    assert {frozenset(order[:2]), frozenset(order[2:])} == {frozenset({0, 3}), frozenset({1, 2})}


def test_alike_options_are_one_class_and_beaten_ones_go(build):
    model = box_model(build([[[0, 1, 1]], [[0, 2, 2]]], [0, 0]))
    assert [classes.options for classes in model.classes] == [((0,), (1, 2))]
    assert [classes.options for classes in model.unbeaten().classes] == [((1, 2),)]


def test_other_than_two_principals_are_refused(build):
    with pytest.raises(ValueError, match="two principals, not 3"):
        box_model(build([[[0, 1]]] * 3, [0, 0, 0]))


def test_points_too_large_are_refused(build):
    large = boxmodel.LARGEST + 1
    with pytest.raises(TooManyDeals, match="points add up to more than"):
        box_model(build([[[0, large]]] * 2, [0, 0]))


def test_too_many_boxes_are_refused(build, monkeypatch):
    monkeypatch.setattr(boxmodel, "MANY", 2)
    with pytest.raises(TooManyDeals, match="3 boxes; at most 2 are settled"):
        box_model(build([[[0] * 3] * 2] * 2, [0, 0], interactions={0: [((0, 1), np.eye(3))]}))
