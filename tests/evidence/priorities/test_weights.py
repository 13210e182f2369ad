"""Proposed weights: rank-order centroids on average, honest ranges around them."""

from math import fsum

import numpy as np
import pytest

from summitry.errors import SummitryError
from summitry.evidence.priorities.posterior import priorities
from summitry.evidence.priorities.talk import Topic, Utterance
from summitry.evidence.priorities.weights import (
    WORDS,
    centroid,
    propose_weights,
    weight_above,
)

CAMP = tuple(Topic(issue, (issue,)) for issue in ("food", "water", "wood"))


def test_centroids_as_published() -> None:
    """Barron and Barrett (1996): for four attributes .5208, .2708, .1458, .0625."""
    assert [round(centroid(rank, 4), 4) for rank in range(4)] == [0.5208, 0.2708, 0.1458, 0.0625]
    for n in range(1, 7):
        assert fsum(centroid(rank, n) for rank in range(n)) == pytest.approx(1)


@pytest.mark.parametrize("n", [1, 2, 3, 6])
def test_the_chance_of_a_weight_against_drawing_them(n: int) -> None:
    drawn = np.random.default_rng(7).dirichlet(np.ones(n), 40_000)
    drawn = -np.sort(-drawn, axis=1)
    for rank in range(n):
        for x in (0.0, 0.05, 0.2, 0.35, 0.6):
            share = float((drawn[:, rank] > x).mean())
            assert weight_above(x, rank, n) == pytest.approx(share, abs=0.012)


def test_below_zero_is_certain() -> None:
    assert weight_above(-0.1, 0, 3) == 1.0


def test_no_evidence_gives_a_part_of_a_broken_stick() -> None:
    """Its marginal is Beta(1, n - 1): the quantile at q is 1 - (1 - q)^(1 / (n - 1))."""
    for proposal in propose_weights(priorities([], "us", CAMP)):
        assert proposal.mean == pytest.approx(1 / 3)
        assert proposal.low == pytest.approx(1 - 0.9**0.5, abs=1e-6)
        assert proposal.high == pytest.approx(1 - 0.1**0.5, abs=1e-6)
        assert proposal.words == WORDS


def test_a_certain_order_gives_centroids() -> None:
    read = priorities([], "us", CAMP, {("wood", "food", "water"): 1.0})
    means = {proposal.issue: proposal.mean for proposal in propose_weights(read)}
    assert means == pytest.approx({"wood": 11 / 18, "food": 5 / 18, "water": 2 / 18})


def test_talk_shifts_the_range_and_means_sum_to_one() -> None:
    read = priorities([Utterance("us", "We really need wood most of all.")], "us", CAMP)
    food, water, wood = propose_weights(read)
    assert fsum(p.mean for p in (food, water, wood)) == pytest.approx(1)
    assert wood.low > food.low
    assert wood.high > food.high
    assert (food.low, food.high) == (water.low, water.high)
    for proposal in (food, water, wood):
        assert proposal.low < proposal.mean < proposal.high


def test_one_issue_weighs_all() -> None:
    (only,) = propose_weights(priorities([], "us", CAMP[:1]))
    assert (only.low, only.mean, only.high) == pytest.approx((1, 1, 1))


@pytest.mark.parametrize("share", [0.0, 1.0, -1.0, 2.0])
def test_shares_that_are_none(share: float) -> None:
    with pytest.raises(SummitryError, match="between 0 and 1"):
        propose_weights(priorities([], "us", CAMP), share)
