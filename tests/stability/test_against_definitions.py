"""The fast engine against the definitions on 3,000 random conflicts, and what must hold on any.

Inclusions: Nash in SMR in GMR, Nash in SSEQ, SSEQ in SMR and in SEQ, SEQ in GMR (Fang, Hipel and
Kilgour 1993, ch. 5; Rego and Vieira 2017).
"""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.model.conflict import Conflict, Form
from summitry.stability.concepts import stability
from summitry.stability.definitions import is_stable
from summitry.stability.reach import closed
from tests.stability.models import arcs_of, draw, listed, moves_of

BASIC = ("nash", "gmr", "smr", "seq", "sseq")
JOINT = ("sim", "sim_tableau")
READINGS = ("sequences", "single")
INSIDE = [
    ("nash", "smr"),
    ("smr", "gmr"),
    ("nash", "seq"),
    ("seq", "gmr"),
    ("nash", "sseq"),
    ("sseq", "smr"),
    ("sseq", "seq"),
]

MODELS, CHUNK = 3_000, 100


def _concepts(conflict):
    return BASIC if conflict.form is None else BASIC + JOINT


def _by_definition(conflict, concepts, reading):
    return np.array(
        [
            [
                [is_stable(conflict, p, s, concept, reading) for s in range(conflict.n_states)]
                for p in range(conflict.n_parties)
            ]
            for concept in concepts
        ]
    )


@pytest.mark.parametrize("start", range(0, MODELS, CHUNK))
@pytest.mark.parametrize("reading", READINGS)
def test_the_engine_follows_the_definitions(start, reading):
    for seed in range(start, start + CHUNK):
        conflict = draw(seed)
        concepts = _concepts(conflict)
        expected = _by_definition(conflict, concepts, reading)
        found = stability(conflict, concepts, reading)
        assert (found.stable == expected).all(), seed
        assert (stability(listed(conflict), BASIC, reading).stable == expected[:5]).all(), seed
        for k, concept in enumerate(concepts):
            everybody = np.flatnonzero(expected[k].all(axis=0))
            assert found.equilibria(concept).tolist() == everybody.tolist()
            assert all((found.of(concept, p) == row).all() for p, row in enumerate(expected[k]))


@pytest.mark.parametrize("start", range(0, MODELS, 10 * CHUNK))
@pytest.mark.parametrize("reading", READINGS)
def test_a_stricter_concept_is_inside_the_laxer_one(start, reading):
    for seed in range(start, start + 10 * CHUNK):
        found = stability(draw(seed), BASIC, reading).stable
        for inner, outer in INSIDE:
            a, b = found[BASIC.index(inner)], found[BASIC.index(outer)]
            assert (a <= b).all(), (seed, inner, outer)


def test_what_deters_alone_deters_in_a_sequence():
    for seed in range(MODELS // 10):
        in_turn, alone = (stability(draw(seed), BASIC, reading).stable for reading in READINGS)
        assert (alone <= in_turn).all()


def test_the_models_are_of_every_kind():
    models = [draw(seed) for seed in range(0, MODELS, 5)]
    assert {model.n_parties for model in models} == {2, 3, 4}
    assert min(sum(closed(m) for m in models), sum(m.form is None for m in models)) > 190
    tied = [any(len(set(row)) < len(row) for row in m.worth.tolist()) for m in models]
    assert 200 < sum(tied) < len(models)
    one_way = [(moves_of(m) & ~moves_of(m).transpose(0, 2, 1)).any() for m in models]
    assert sum(one_way) > 200
    assert sum(map(_not_transitive, models)) > 160


def _not_transitive(conflict):
    can = moves_of(conflict).astype(int)
    chained = (can @ can > 0) & ~np.eye(conflict.n_states, dtype=bool)
    return bool((chained & (can == 0)).any())


# What changes nothing

SEEDS = st.integers(0, 10**6)
EITHER = st.sampled_from(READINGS)
ORDERS = st.randoms(use_true_random=False)


@given(SEEDS, st.integers(1, 1000), st.integers(-(10**6), 10**6), EITHER)
@settings(max_examples=60, deadline=None)
def test_only_the_order_of_worth_counts(seed, factor, shift, reading):
    conflict = draw(seed)
    order = np.stack([np.unique(row, return_inverse=True)[1] for row in conflict.worth])
    before = stability(conflict, _concepts(conflict), reading).stable
    for worth in (conflict.worth * factor + shift, order**3):
        after = stability(replace(conflict, worth=worth), _concepts(conflict), reading).stable
        assert (after == before).all()


@given(SEEDS, ORDERS, EITHER)
@settings(max_examples=60, deadline=None)
def test_parties_in_another_order_get_the_same_answers(seed, random, reading):
    conflict = draw(seed)
    order = random.sample(range(conflict.n_parties), conflict.n_parties)
    swapped = replace(
        conflict,
        parties=tuple(conflict.parties[p] for p in order),
        worth=conflict.worth[order],
        arcs=conflict.arcs and tuple(conflict.arcs[p] for p in order),
    )
    before = stability(conflict, _concepts(conflict), reading).stable
    assert (stability(swapped, _concepts(conflict), reading).stable == before[:, order]).all()


@given(SEEDS, ORDERS, EITHER)
@settings(max_examples=60, deadline=None)
def test_states_in_another_order_get_the_same_answers(seed, random, reading):
    conflict = draw(seed)
    order = random.sample(range(conflict.n_states), conflict.n_states)
    moved = replace(
        conflict,
        worth=conflict.worth[:, order],
        form=None,
        arcs=arcs_of(moves_of(conflict)[:, order][:, :, order]),
    )
    before = stability(conflict, BASIC, reading).stable
    assert (stability(moved, BASIC, reading).stable == before[:, :, order]).all()


@given(SEEDS, ORDERS, st.booleans(), EITHER)
@settings(max_examples=60, deadline=None)
def test_issues_in_another_order_get_the_same_answers(seed, random, free, reading):
    conflict = draw(seed, closed=free)
    order = random.sample(range(len(conflict.form.issues)), len(conflict.form.issues))
    options = conflict.form.options(range(conflict.n_states))[:, order]
    codes = np.ravel_multi_index(options.T, tuple(conflict.form.shape[k] for k in order))
    place = np.argsort(codes)
    form = Form(tuple(conflict.form.issues[k] for k in order), codes[place])
    turned = replace(conflict, worth=conflict.worth[:, place], form=form)
    before = stability(conflict, BASIC + JOINT, reading).stable
    assert (stability(turned, BASIC + JOINT, reading).stable == before[:, :, place]).all()


@given(SEEDS, st.integers(-2000, 2000), EITHER)
@settings(max_examples=60, deadline=None)
def test_a_state_that_nobody_reaches_or_leaves_changes_nothing(seed, worth, reading):
    conflict = draw(seed)
    n, parties = conflict.n_states, conflict.n_parties
    can = np.zeros((parties, n + 1, n + 1), dtype=bool)
    can[:, :n, :n] = moves_of(conflict)
    more = np.concatenate([conflict.worth, np.full((parties, 1), worth)], axis=1)
    larger = Conflict(conflict.parties, more, arcs=arcs_of(can))
    found = stability(larger, BASIC, reading).stable
    assert (found[:, :, :n] == stability(conflict, BASIC, reading).stable).all()
    assert found[:, :, n].all()


@given(SEEDS, EITHER)
@settings(max_examples=60, deadline=None)
def test_a_party_that_holds_nothing_changes_nothing_for_the_others(seed, reading):
    conflict = draw(seed)
    n, can = conflict.n_parties, moves_of(conflict)
    more = Conflict(
        (*conflict.parties, replace(conflict.parties[0], id="idle")),
        np.concatenate([conflict.worth, -conflict.worth[:1]]),
        arcs=arcs_of(np.concatenate([can, np.zeros_like(can[:1])])),
    )
    found = stability(more, BASIC, reading).stable
    assert (found[:, :n] == stability(conflict, BASIC, reading).stable).all()
    assert found[:, n].all()
