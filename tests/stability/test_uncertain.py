"""Unknown preferences against the table in sets, on random conflicts."""

from dataclasses import replace

import numpy as np
import pytest

from summitry.errors import NotDefined, TooManyDeals, UnknownName
from summitry.model.conflict import Conflict
from summitry.model.party import Party
from summitry.stability.definitions import is_stable
from summitry.stability.relations import MAX_STATES, USUAL
from summitry.stability.uncertain import KINDS, uncertain_stability
from tests.stability.models import arcs_of, draw, moves_of
from tests.stability.sequences import as_sets, by_sequences

TABLE = {  # kind: goes to, is deterred by, sees a sanction broken by
    "a": (">U", "~<", ">U"),
    "b": (">", "~<", ">U"),
    "c": (">U", "~<U", ">"),
    "d": (">", "~<U", ">"),
}


def drawn(seed, share=0.3):
    """A conflict in which a ``share`` of all pairs is unknown."""
    conflict = draw(seed)
    rng = np.random.default_rng([seed, 4])
    n = conflict.n_states
    pairs = np.triu(rng.random((conflict.n_parties, n, n)) < share, 1)
    return replace(conflict, unknown=tuple(table | table.T for table in pairs))


def by_definition(conflict, kind, concept):
    """bool rows [party][state], straight from the table."""
    can = [as_sets(table) for table in moves_of(conflict)]
    states, parties = range(conflict.n_states), range(conflict.n_parties)
    leaves, deterred, broken = TABLE[kind]

    def sign(i, t, s):
        u = conflict.worth[i]
        return "U" if conflict.unknown[i][s, t] else "~><"[int(np.sign(u[t] - u[s]))]

    drawn_to = [[{t for t in can[i][s] if sign(i, t, s) in ">U"} for s in states] for i in parties]

    def works(i, s2, s):
        holds = concept != "smr" or all(sign(i, s3, s) not in broken for s3 in can[i][s2])
        return holds and sign(i, s2, s) in deterred

    def stable(i, s):
        goes = {t for t in can[i][s] if sign(i, t, s) in leaves}
        if concept == "nash":
            return not goes
        movers = [rows for j, rows in enumerate(drawn_to if concept == "seq" else can) if j != i]
        return all(any(works(i, s2, s) for s2 in by_sequences(movers, s1)) for s1 in goes)

    return [[stable(i, s) for s in states] for i in parties]


def test_random_conflicts_agree_with_the_table():
    for seed in range(330):
        conflict = drawn(seed, (0.1, 0.3, 0.7)[seed // 3 % 3])
        result = uncertain_stability(conflict)
        for kind in KINDS:
            for concept in USUAL:
                expected = by_definition(conflict, kind, concept)
                assert result.of(kind, concept).tolist() == expected, (seed, kind, concept)


def test_without_unknown_pairs_all_kinds_are_the_ordinary_concept():
    for seed in range(300):
        conflict = drawn(seed, 0)
        result = uncertain_stability(conflict)
        for concept in USUAL:
            ordinary = [
                [is_stable(conflict, i, s, concept) for s in range(conflict.n_states)]
                for i in range(conflict.n_parties)
            ]
            for kind in KINDS:
                assert result.of(kind, concept).tolist() == ordinary, (seed, concept)


def test_inclusions_among_kinds_and_concepts_hold():
    bolder_b = bolder_c = 0
    for seed in range(300):
        a, b, c, d = uncertain_stability(drawn(seed)).stable
        for less, more in ((a, b), (a, c), (b, d), (c, d)):
            assert (less <= more).all()
        assert (a[0] == c[0]).all()
        assert (b[0] == d[0]).all()
        for nash, gmr, smr, seq in (a, b, c, d):
            assert (nash <= smr).all()
            assert (smr <= gmr).all()
            assert (nash <= seq).all()
            assert (seq <= gmr).all()
        bolder_b += bool((b & ~c).any())
        bolder_c += bool((c & ~b).any())
    assert bolder_b > 20  # neither of b and c is in the other
    assert bolder_c > 20


def test_where_worth_is_unknown_it_does_not_count():
    for seed in range(60):
        conflict = drawn(seed, 1.0)
        other = np.random.default_rng(seed).permuted(conflict.worth, axis=1)
        found = uncertain_stability(conflict).stable
        assert (found == uncertain_stability(replace(conflict, worth=other)).stable).all()


def test_doubt_draws_and_doubt_deters():
    """a goes 0 -> 1, b answers 1 -> 2; what a thinks of 1 (better) is known, of 2 it is not."""
    can = np.zeros((2, 3, 3), dtype=bool)
    can[0, 0, 1] = can[1, 1, 2] = True
    doubt = np.zeros((3, 3), dtype=bool)
    doubt[0, 2] = doubt[2, 0] = True
    sure = np.zeros((3, 3), dtype=bool)
    conflict = Conflict(
        (Party("a", "A"), Party("b", "B")),
        np.array([[0, 1, 9], [0, 0, 1]]),
        arcs=arcs_of(can),
        unknown=(doubt, sure),
    )
    result = uncertain_stability(conflict)
    for concept in ("gmr", "smr", "seq"):
        assert [0 in result.equilibria(kind, concept) for kind in KINDS] == [
            False,
            False,
            True,
            True,
        ]


def test_what_cannot_be_asked_is_refused():
    conflict = drawn(2)
    with pytest.raises(NotDefined, match="no party has a pair of states marked as unknown"):
        uncertain_stability(replace(conflict, unknown=None))
    one_way = tuple(np.triu(np.ones_like(table), 1) for table in conflict.unknown)
    with pytest.raises(NotDefined, match="of p0 between states 0 and 1: two different states"):
        uncertain_stability(replace(conflict, unknown=one_way))
    itself = tuple(np.eye(len(table), dtype=bool) for table in conflict.unknown)
    with pytest.raises(NotDefined, match="between states 0 and 0"):
        uncertain_stability(replace(conflict, unknown=itself))
    result = uncertain_stability(conflict, ["gmr"])
    with pytest.raises(UnknownName, match="no such kind of stability: e"):
        result.of("e", "gmr")
    with pytest.raises(UnknownName, match="no such concept: seq"):
        result.equilibria("a", "seq")
    n = MAX_STATES + 1
    wide = Conflict((), np.zeros((0, n), dtype=np.int64), unknown=())
    with pytest.raises(TooManyDeals, match="4,097 states"):
        uncertain_stability(wide)
