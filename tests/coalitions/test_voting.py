"""Weighted voting: counted without its sets, beside the sets."""

from fractions import Fraction

import pytest

from summitry.coalitions.game import members
from summitry.coalitions.voting import MAX_CELLS, Voting, swings
from summitry.errors import TooManyDeals


def test_the_table_holds_the_sets_that_pass(voting):
    game = voting.game()
    assert [int(worth) for worth in game.worth] == [voting.wins(s) for s in range(2**voting.n)]


def test_the_rule_without_vetoes_passes_the_same(voting):
    quota, votes = voting.plain
    for subset in range(2**voting.n):
        assert voting.wins(subset) == (sum(votes[i] for i in members(subset)) >= quota)


def test_swings_are_counted_by_size(voting):
    counted = [[0] * voting.n for _ in range(voting.n)]
    for subset in range(2**voting.n):
        for i in range(voting.n):
            if not subset >> i & 1 and voting.wins(subset | 1 << i) > voting.wins(subset):
                counted[i][subset.bit_count()] += 1
    assert [list(row) for row in swings(voting)] == counted


def test_blockers_are_those_without_whom_nothing_passes(voting):
    everyone = 2**voting.n - 1
    wanted = [i for i in range(voting.n) if not voting.wins(everyone ^ 1 << i)]
    assert list(voting.blockers()) == wanted


@pytest.mark.parametrize("quota", [0, 4])
def test_a_quota_nobody_or_nothing_can_meet_is_refused(quota):
    with pytest.raises(ValueError, match="from 1 to 3"):
        Voting(("a", "b"), quota, (1, 2))


def test_votes_are_one_for_each_from_nothing():
    with pytest.raises(ValueError, match="whole number"):
        Voting(("a", "b"), 1, (1, -2))


def test_a_table_too_large_says_so():
    large = Voting(("a", "b"), MAX_CELLS, (MAX_CELLS, MAX_CELLS))
    with pytest.raises(TooManyDeals, match="votes in larger units"):
        swings(large)
    many = Voting(tuple(map(str, range(17))), 9, (1,) * 17)
    with pytest.raises(TooManyDeals, match="2\\^17 sets"):
        many.game()


def test_fifty_one_voters_are_counted():
    voting = Voting(tuple(map(str, range(51))), 26, (1,) * 51)
    assert {sum(row) for row in swings(voting)} == {126410606437752}
    assert Fraction(126410606437752, 2**50) < Fraction(1, 8)
