"""Strength of preference against the definitions in sets, on random conflicts."""

from dataclasses import replace

import numpy as np
import pytest

from summitry.errors import NotDefined, TooManyDeals, UnknownName
from summitry.model.conflict import Conflict
from summitry.model.party import Party
from summitry.stability.definitions import improvements, is_stable, reached
from summitry.stability.relations import MAX_STATES
from summitry.stability.strength import GRADED, strength_stability
from tests.stability.models import arcs_of, draw, moves_of
from tests.stability.sequences import as_sets, by_sequences


def drawn(seed):
    """A conflict in which what is worth so much less is much worse, by party and state."""
    conflict = draw(seed)
    rng = np.random.default_rng([seed, 3])
    spread = max(2, int(np.ptp(conflict.worth)) // 2)
    return replace(
        conflict, far_below=conflict.worth - rng.integers(1, spread, conflict.worth.shape)
    )


def strongly(conflict, concept):
    """bool rows [party][state], straight from the text."""
    can = [as_sets(table) for table in moves_of(conflict)]
    better = [as_sets(row > row[:, None]) for row in conflict.worth]
    gainful = [
        [t & b for t, b in zip(rows, goods, strict=True)]
        for rows, goods in zip(can, better, strict=True)
    ]

    def far(i, t, s):
        return conflict.worth[i, t] <= conflict.far_below[i, s]

    def sanctioned(i, s1, s):
        movers = [rows for j, rows in enumerate(gainful if concept == "seq" else can) if j != i]
        return any(
            far(i, s2, s) and (concept != "smr" or all(far(i, s3, s) for s3 in can[i][s2]))
            for s2 in by_sequences(movers, s1)
        )

    return [
        [all(sanctioned(i, s1, s) for s1 in gainful[i][s]) for s in range(conflict.n_states)]
        for i in range(conflict.n_parties)
    ]


def test_random_conflicts_agree_with_the_definition():
    strict = 0
    for seed in range(330):
        conflict = drawn(seed)
        result = strength_stability(conflict)
        for c, concept in enumerate(GRADED):
            assert result.strong[c].tolist() == strongly(conflict, concept), (seed, concept)
            general = [
                [is_stable(conflict, i, s, concept) for s in range(conflict.n_states)]
                for i in range(conflict.n_parties)
            ]
            assert result.stable[c].tolist() == general, (seed, concept)
        assert (result.strong <= result.stable).all()
        assert (result.weak == result.stable & ~result.strong).all()
        assert (result.strong[1] <= result.strong[0]).all()  # smr in gmr
        assert (result.strong[2] <= result.strong[0]).all()  # seq in gmr
        strict += bool(result.weak.any())
    assert strict > 50


def test_if_all_that_is_less_is_much_less_only_a_way_back_is_weak():
    weak = 0
    for seed in range(100):
        conflict = draw(seed)
        distinct = np.argsort(np.random.default_rng(seed).random(conflict.worth.shape), axis=1)
        conflict = replace(conflict, worth=distinct, far_below=distinct - 1)
        for i, s in np.argwhere(strength_stability(conflict, ["gmr"]).weak[0]).tolist():
            others = [j for j in range(conflict.n_parties) if j != i]
            assert any(s in reached(conflict, others, s1) for s1 in improvements(conflict, i, s))
            weak += 1
    assert weak > 5


# a goes 0 -> 1, b answers 1 -> 2 and gains; a can go on 2 -> 3.
LINE = np.zeros((2, 4, 4), dtype=bool)
LINE[0, 0, 1] = LINE[0, 2, 3] = LINE[1, 1, 2] = True


@pytest.mark.parametrize(
    ("worth", "strong"),
    [
        ([5, 9, 1, 1], {"gmr", "smr", "seq"}),
        ([5, 9, 1, 4], {"gmr", "seq"}),  # a counter-move to what is only somewhat worse
        ([5, 9, 4, 1], set()),
    ],
)
def test_a_sanction_must_be_grave_to_count_as_strong(worth, strong):
    worths = np.array([worth, [0, 0, 1, 0]])
    far_below = np.array([worth, [0, 0, 1, 0]]) - 3
    parties = (Party("a", "A"), Party("b", "B"))
    result = strength_stability(Conflict(parties, worths, arcs=arcs_of(LINE), far_below=far_below))
    assert result.stable[:, 0, 0].all()
    assert {c for k, c in enumerate(GRADED) if result.strong[k, 0, 0]} == strong
    for concept in GRADED:
        assert (0 in result.equilibria(concept, strong=True)) == (concept in strong)


def test_what_cannot_be_asked_is_refused():
    conflict = drawn(2)
    with pytest.raises(NotDefined, match="no party says which states are much worse"):
        strength_stability(replace(conflict, far_below=None))
    with pytest.raises(NotDefined, match=r"state 0 of p0: .* only less can be much worse"):
        strength_stability(replace(conflict, far_below=conflict.worth))
    with pytest.raises(UnknownName, match="no such concept: nash"):
        strength_stability(conflict, ["nash"])
    with pytest.raises(UnknownName, match="no such concept: smr"):
        strength_stability(conflict, ["gmr"]).equilibria("smr")
    worth = np.zeros((1, MAX_STATES + 1), dtype=np.int64)
    with pytest.raises(TooManyDeals, match="4,097 states"):
        strength_stability(Conflict((Party("a", "A"),), worth, far_below=worth - 1))
