"""The core: proof first, then against HiGHS."""

import math
from fractions import Fraction

import numpy as np
import pytest
from scipy.optimize import linprog

from summitry.coalitions.core import Core, core, core_of_voting, proved, scaled_excess
from summitry.coalitions.game import members


def _highs(game, cost):
    """The least cost.x over the core by floating point; None if there is no x."""
    sets = range(1, 2**game.n - 1)
    found = linprog(
        cost,
        A_ub=[[-(s >> i & 1) for i in range(game.n)] for s in sets] or None,
        b_ub=[-float(game.worth[s]) for s in sets] or None,
        A_eq=[[1] * game.n],
        b_eq=[float(game.total)],
        bounds=(None, None),
    )
    return found.fun if found.status == 0 else None


def test_the_proof_stands_and_the_ranges_are_those_of_highs(game):
    found = core(game)
    assert proved(found, game)
    assert found.empty == (_highs(game, [0] * game.n) is None)
    for i, (low, high) in enumerate(found.ranges or ()):
        unit = np.eye(game.n)[i]
        assert float(low) == pytest.approx(_highs(game, unit), abs=1e-7)
        assert float(high) == pytest.approx(-_highs(game, -unit), abs=1e-7)


def test_all_excesses_at_once_are_those_of_each_set(game):
    x = [Fraction(3 * i - 2, i + 1) for i in range(game.n)]
    scaled = scaled_excess(game, x).tolist()
    common = math.lcm(game.scale, *(share.denominator for share in x))
    assert scaled == [game.excess(subset, x) * common for subset in range(2**game.n)]


def test_a_voting_rule_needs_no_programme(voting):
    game = voting.game()
    quick = core_of_voting(voting)
    listed = core(game)
    assert proved(quick, game)
    assert quick.ranges == listed.ranges
    assert quick.empty == listed.empty == (not voting.blockers())


def test_a_proof_that_does_not_stand_is_refused(drawn):
    seeds = range(200)
    games = [(drawn(seed, n=3), core(drawn(seed, n=3))) for seed in seeds]
    full = next((g, c) for g, c in games if not c.empty)
    empty = next((g, c) for g, c in games if c.empty)
    first, *rest = full[1].element
    assert not proved(Core((first + 1, *rest), full[1].ranges, None), full[0])
    (subset, weight), *others = empty[1].balanced
    assert not proved(Core(None, None, ((subset, weight / 2), *others)), empty[0])
    assert not proved(Core(None, None, ((subset, -weight), *others)), empty[0])


def test_a_minimal_collection_has_at_most_n_sets(game):
    found = core(game)
    if found.balanced is not None:
        assert len(found.balanced) <= game.n
        assert all(members(subset) and weight > Fraction(0) for subset, weight in found.balanced)
