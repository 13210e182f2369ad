"""Hypergames by their definition, where all pictures are one, and the hostages in Tehran."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.errors import NotDefined, UnknownName
from summitry.model.conflict import Conflict, Form
from summitry.model.issue import Issue, Option
from summitry.model.party import Party
from summitry.stability.concepts import STANDARD
from summitry.stability.definitions import is_stable
from summitry.stability.hypergame import (
    Hypergame,
    Surprise,
    hypergame,
    hypergame_stability,
    knowing,
)

TWO = (Option("0", "0"), Option("1", "1"))


def conflict(worth, n_parties):
    """Each party holds one yes-or-no issue."""
    parties = tuple(Party(f"p{k}", f"P{k}") for k in range(n_parties))
    issues = tuple(Issue(f"i{k}", f"i{k}", TWO, held_by=f"p{k}") for k in range(n_parties))
    return Conflict(parties, worth, Form(issues, np.arange(2**n_parties)))


def drawn(seed, n_parties):
    """A conflict with ties, and other preferences in each picture, and in each seen through."""
    rng = np.random.default_rng(seed)

    def worth():
        return rng.integers(0, 4, size=(n_parties, 2**n_parties))

    seen = [worth() for _ in range(n_parties)]
    return conflict(worth(), n_parties), seen, [[worth() for _ in seen] for _ in seen]


games = st.builds(drawn, st.integers(0, 10**6), st.integers(2, 3))


def lasts(game, party, concept):
    return {s for s in range(game.n_states) if is_stable(game, party, s, concept)}


@given(games)
@settings(max_examples=30, deadline=None)
def test_each_set_is_its_definition(drawn_game):
    real, seen, through = drawn_game
    played = hypergame(real, seen, through)
    found = hypergame_stability(played)
    parties = range(real.n_parties)
    for concept in STANDARD:
        own = [lasts(played.seen[i], i, concept) for i in parties]
        assert set(found.lasting(concept)) == set.intersection(*own)
        model = set.intersection(*(lasts(real, i, concept) for i in parties))
        assert set(found.lasting_if_known(concept)) == model
        for i in parties:
            assert set(found.expects(concept, i)) == set.intersection(
                *(lasts(played.seen[i], j, concept) for j in parties)
            )
            thought = (lasts(played.picture(i, j), j, concept) for j in parties)
            assert set(found.expects(concept, i, aware=True)) == set.intersection(*thought)


@given(games)
@settings(max_examples=30, deadline=None)
def test_surprises_and_what_is_missed_make_up_the_difference(drawn_game):
    real, seen, through = drawn_game
    found = hypergame_stability(hypergame(real, seen, through), ["nash", "gmr"])
    for concept in ("nash", "gmr"):
        lasting = set(found.lasting(concept))
        for party in range(real.n_parties):
            for aware in (False, True):
                expected = set(found.expects(concept, party, aware))
                surprises = found.surprises(concept, party, aware)
                assert {s.state for s in surprises} == expected - lasting
                assert set(found.misses(concept, party, aware)) == lasting - expected
                for surprise in surprises:
                    assert surprise.leavers
                    assert party not in surprise.leavers  # it expects itself to stay


@given(games)
@settings(max_examples=30, deadline=None)
def test_where_all_pictures_are_one_nothing_surprises(drawn_game):
    real, _, _ = drawn_game
    n = real.n_parties
    for through in (None, [[real.worth] * n] * n):
        found = hypergame_stability(hypergame(real, [real.worth] * n, through))
        for concept in STANDARD:
            lasting = found.lasting(concept).tolist()
            assert lasting == found.lasting_if_known(concept).tolist()
            for party in range(n):
                assert lasting == found.expects(concept, party).tolist()
                assert lasting == found.expects(concept, party, aware=True).tolist()
                assert found.surprises(concept, party) == ()


@given(games)
@settings(max_examples=30, deadline=None)
def test_who_knows_all_pictures_is_not_surprised(drawn_game):
    real, seen, through = drawn_game
    played = hypergame(real, seen, through)
    found = hypergame_stability(knowing(played, 0))
    unaware = hypergame_stability(played)
    for concept in STANDARD:
        assert found.expects(concept, 0, aware=True).tolist() == found.lasting(concept).tolist()
        assert found.lasting(concept).tolist() == unaware.lasting(concept).tolist()
        assert (
            found.expects(concept, 1, aware=True).tolist()
            == unaware.expects(concept, 1, aware=True).tolist()
        )


def test_the_hostages_in_tehran():
    """Brams (1993), American Political Science Review 87, on 1979 and 1980.

    Carter negotiates or intervenes, Khomeini negotiates or obstructs: states NN, NO, IN, IO, ranks
    from 4 (best). Carter took Khomeini to rank surrender to force last; in truth obstruction was
    best for him either way. The ranks are as reported of that paper; what follows from them is
    worked out here. Under the threat "intervene unless you negotiate" NN lasts in Carter's picture
    (Khomeini fears IO), and not in fact, where IO is better for Khomeini than NN.
    """
    carter = [4, 2, 3, 1]
    perceived = np.array([carter, [3, 4, 2, 1]])
    real = np.array([carter, [2, 4, 1, 3]])
    nn, no, intervene, io = range(4)
    found = hypergame_stability(hypergame(conflict(real, 2), [perceived, real]))
    for concept in ("gmr", "smr"):
        assert found.expects(concept, 0).tolist() == [nn, no, intervene]
        assert found.surprises(concept, 0) == (Surprise(nn, (1,)), Surprise(intervene, (1,)))
    for concept in ("nash", "seq", "sseq"):  # carried out, the threat hurts Carter too
        assert nn not in found.expects(concept, 0)
    assert found.expects("nash", 0).tolist() == [no]
    assert found.surprises("nash", 0) == ()
    for concept in STANDARD:
        assert found.lasting(concept).tolist() == [no]
        assert found.lasting_if_known(concept).tolist() == [no]
    # Carter's threat carried out: the worst for Carter, and better for Khomeini than to give in
    assert (real[:, io] == (1, 3)).all()
    assert real[1, io] > real[1, nn]


def test_pictures_differ_in_worth_alone():
    real, seen, _ = drawn(1, 2)
    with pytest.raises(NotDefined, match="a picture for each"):
        hypergame(real, seen[:1])
    with pytest.raises(NotDefined, match="2 rows"):
        hypergame(real, seen, [seen])
    fewer = replace(real, parties=tuple(reversed(real.parties)))
    with pytest.raises(NotDefined, match="worth alone"):
        Hypergame(real, (real, fewer))
    again, _, _ = drawn(1, 2)
    assert hypergame_stability(Hypergame(real, (real, again))).hypergame.seen[1] is again


def test_an_unknown_concept_is_named():
    real, seen, _ = drawn(2, 2)
    found = hypergame_stability(hypergame(real, seen), ["nash"])
    with pytest.raises(UnknownName, match="gmr"):
        found.lasting("gmr")
    with pytest.raises(UnknownName, match="nash"):
        hypergame_stability(hypergame(real, seen), ["nsh"])
