"""Counts over draws are the sums of single answers; swapped rankings stay near."""

from dataclasses import replace

import numpy as np
import pytest

from summitry.errors import NotDefined, UnknownName
from summitry.stability import draws
from summitry.stability.concepts import STANDARD, stability
from summitry.stability.draws import stable_shares, swapped
from tests.stability.games import DILEMMA, graph, shuffled
from tests.stability.models import draw


def one_by_one(conflict, worths, sanctions):
    found = [stability(replace(conflict, worth=w), STANDARD, sanctions).stable for w in worths]
    return sum(s.astype(int) for s in found), sum(s.all(axis=1).astype(int) for s in found)


@pytest.mark.parametrize("sanctions", ["sequences", "single"])
@pytest.mark.parametrize("seed", range(12))
def test_counts_are_sums(seed, sanctions):
    conflict = draw(seed)
    worths = swapped(conflict.worth, 25, 4, seed)
    shares = stable_shares(conflict, worths, STANDARD, sanctions)
    stable, equilibrium = one_by_one(conflict, worths, sanctions)
    assert (shares.stable == stable).all()
    assert (shares.equilibrium == equilibrium).all()
    assert shares.n_draws == 25


def test_cells_in_place_of_many_moves_and_small_blocks(monkeypatch):
    conflict = shuffled([3, 3], seed=1)
    worths = swapped(conflict.worth, 10, 20, seed=2)
    here = stable_shares(conflict, worths)
    monkeypatch.setattr(draws, "_BLOCK", 3 * worths[0].size)
    monkeypatch.setattr(draws, "_FEW_MOVES", 1)
    there = stable_shares(conflict, worths)
    assert (here.stable == there.stable).all()
    assert (here.equilibrium == there.equilibrium).all()


def test_the_dilemma_drawn_both_ways():
    """In the second draw p prefers peace to a quarrel it wins."""
    trusting = np.array([[3, 0, 2, 1], [2, 3, 0, 1]])
    shares = stable_shares(DILEMMA, np.stack([DILEMMA.worth, trusting]), ["nash", "seq"])
    assert shares.equilibrium.tolist() == [[0, 0, 0, 2], [2, 0, 0, 2]]
    assert shares.stable[0].tolist() == [[1, 0, 1, 2], [0, 2, 0, 2]]


def test_no_draws_and_no_concepts():
    assert not stable_shares(DILEMMA, np.zeros((0, 2, 4), dtype=np.int64)).stable.any()
    assert stable_shares(DILEMMA, DILEMMA.worth[None], []).equilibrium.shape == (0, 4)


@pytest.mark.parametrize(
    ("concepts", "sanctions", "error"),
    [
        (["sim"], "sequences", NotDefined),
        (["sim_tableau"], "sequences", NotDefined),
        (["sequ"], "sequences", UnknownName),
        (["seq"], "once", UnknownName),
    ],
)
def test_bad_questions(concepts, sanctions, error):
    with pytest.raises(error):
        stable_shares(DILEMMA, DILEMMA.worth[None], concepts, sanctions)


def test_worths_of_another_shape_are_refused():
    with pytest.raises(ValueError, match=r"\(n_draws, 2, 4\) is needed"):
        stable_shares(DILEMMA, DILEMMA.worth)


def discordant(before, after):
    """Pairs of states in the other order than before."""
    return int(
        sum(((b[:, None] < b) & (a[:, None] > a)).sum() for b, a in zip(before, after, strict=True))
    )


def test_no_swap_changes_nothing_and_one_swap_turns_one_pair_round_or_none():
    worth = np.array([[40, 10, 30, 20], [1, 2, 3, 4]])
    assert (swapped(worth, 5, 0, seed=1) == worth).all()
    once = swapped(worth, 80, 1, seed=1)
    assert {discordant(worth[p][None], d[p][None]) for d in once for p in (0, 1)} == {0, 1}
    assert len({tuple(d[0]) for d in once}) == 4  # each of the three pairs is met, and none


def test_several_swaps_stay_near_and_the_ranking_itself_is_among_them():
    worth = np.arange(9)[None]
    distances = [discordant(worth, d) for d in swapped(worth, 400, 5, seed=4)]
    assert set(distances) == {0, 1, 2, 3, 4, 5}


def test_two_groups_trade_places_in_half_of_the_draws_however_many_swaps():
    worth = np.array([[1, 2]])
    for swaps in (1, 2, 3):
        turned = sum(int(d[0, 0] == 2) for d in swapped(worth, 2000, swaps, seed=9))
        assert 900 < turned < 1100  # five standard deviations


def test_groups_of_equals_stay_whole_and_values_are_dealt_out_anew():
    worth = np.array([[7, 7, -2, 5], [3, 3, 3, 3]])
    drawn = swapped(worth, 40, 3, seed=5)
    assert (drawn[:, 0, 0] == drawn[:, 0, 1]).all()
    assert (np.sort(drawn[:, 0, 1:], axis=1) == [-2, 5, 7]).all()
    assert (drawn[:, 1] == 3).all()


def test_a_seed_gives_the_same_draws_and_a_generator_goes_on():
    worth = np.arange(20).reshape(2, 10)
    assert (swapped(worth, 9, 9, 3) == swapped(worth, 9, 9, 3)).all()
    rng = np.random.default_rng(3)
    assert (swapped(worth, 9, 9, rng) == swapped(worth, 9, 9, 3)).all()
    assert (swapped(worth, 9, 9, rng) != swapped(worth, 9, 9, 3)).any()


def test_listed_moves_that_lead_nowhere():
    still = graph([[], []], [[0, 1], [1, 0]])
    assert (stable_shares(still, still.worth[None]).equilibrium == 1).all()
