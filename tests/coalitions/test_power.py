"""Power indices by their definitions."""

from fractions import Fraction

import pytest

from summitry.coalitions.game import Game
from summitry.coalitions.measured import MEASURED
from summitry.coalitions.power import POWER, banzhaf, banzhaf_raw, equal_split, shapley


def test_shapley_is_the_mean_over_all_orders(game, by_definition):
    assert shapley(game) == by_definition["shapley"](game)


def test_banzhaf_is_the_sum_over_all_sets(game, by_definition):
    assert banzhaf_raw(game) == by_definition["banzhaf_raw"](game)


def test_a_voting_rule_counted_is_the_rule_listed(voting):
    assert shapley(voting) == shapley(voting.game())
    assert banzhaf_raw(voting) == banzhaf_raw(voting.game())
    assert equal_split(voting) == equal_split(voting.game())
    assert POWER["nucleolus"](voting) == POWER["nucleolus"](voting.game())


@pytest.mark.parametrize("name", POWER)
def test_every_index_shares_out_the_whole(name, game):
    shares = POWER[name](game)
    assert shares is None or (len(shares) == game.n and sum(shares) == game.total)


@pytest.mark.parametrize("name", POWER)
def test_swapping_players_swaps_their_shares(name, drawn):
    for seed in range(0, 60, 3):
        game = drawn(seed, n=4)
        swapped = Game(game.players, tuple(game.worth[_swap(s)] for s in range(16)))
        one, other = POWER[name](game), POWER[name](swapped)
        assert (one is None) == (other is None)
        if one is not None:
            assert other == (one[1], one[0], *one[2:])


def _swap(subset):
    return subset & ~3 | (subset & 1) << 1 | subset >> 1 & 1


def test_banzhaf_is_not_defined_where_there_is_nothing_to_share():
    assert banzhaf(Game(("a", "b"), (Fraction(0),) * 4)) is None


def test_every_index_has_its_measured_error():
    assert list(MEASURED) == list(POWER)
