"""Games as tables of worth."""

from fractions import Fraction
from itertools import product

import pytest

from summitry.coalitions.game import MAX_PLAYERS, Game, exact_array, from_worths, members
from summitry.coalitions.game import subset_sums as sums
from summitry.errors import TooManyDeals, UnknownName


def test_a_set_that_is_not_named_is_worth_nothing():
    game = from_worths(["a", "b", "c"], {("c", "a"): Fraction(1, 3)})
    assert game.worth[0b101] == Fraction(1, 3)
    assert sum(game.worth) == Fraction(1, 3)
    assert game.scale == 3
    assert game.whole.tolist() == [0, 0, 0, 0, 0, 1, 0, 0]


def test_a_name_that_is_no_player_is_told():
    with pytest.raises(UnknownName, match="no such player: frnce; did you mean france"):
        from_worths(["france", "italy"], {("frnce",): 1})


def test_too_many_players_are_refused():
    names = [str(i) for i in range(MAX_PLAYERS + 1)]
    with pytest.raises(TooManyDeals, match="17 players"):
        from_worths(names, {})
    with pytest.raises(TooManyDeals, match="17 players"):
        Game(tuple(names), (Fraction(0),))


@pytest.mark.parametrize("worth", [(0, 1, 1), (1, 1, 1, 1)])
def test_a_table_has_one_worth_a_set_and_nothing_for_nobody(worth):
    with pytest.raises(ValueError, match="the first 0"):
        Game(("a", "b"), tuple(map(Fraction, worth)))


def test_sums_over_sets_are_exact_beyond_int64():
    values = [2**70, -3, 1]
    found = sums(values)
    assert found.tolist() == [sum(values[i] for i in members(s)) for s in range(8)]
    assert exact_array([2**70]).dtype == object
    assert exact_array([5]).dtype != object


def test_excess_is_what_a_set_lacks(game):
    x = [Fraction(i + 1, 3) for i in range(game.n)]
    for subset in range(2**game.n):
        assert game.excess(subset, x) == game.worth[subset] - sum(x[i] for i in members(subset))


def test_torn_finds_two_sets_worth_more_apart_if_there_are_any(game):
    pairs = product(range(1, 2**game.n), repeat=2)
    lossy = {
        (s, t) for s, t in pairs if not s & t and game.worth[s] + game.worth[t] > game.worth[s | t]
    }
    found = game.torn()
    assert found in lossy if lossy else found is None
