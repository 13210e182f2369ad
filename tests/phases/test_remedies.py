"""What could be changed, and how far."""

import pytest

from summitry.phases.remedies import LEAST_PATIENCE, MOST_PATIENCE, SLICES, pairs, remedies
from tests.phases.toys import draw, toy


def of(listed, kind):
    return [r for r in listed if [c.kind for c in r.at(1.0)] == [kind]]


def test_a_share_of_nothing_changes_nothing():
    for seed in range(8):
        ladder, plan = draw(seed)
        for remedy in remedies(ladder, plan.n_stages):
            if remedy.whole:
                continue
            same, n_stages = remedy.apply(ladder, plan.n_stages, 0.0)
            assert n_stages == plan.n_stages
            assert [(s.detection, s.undone) for s in same.steps] == [
                (s.detection, s.undone) for s in ladder.steps
            ]
            assert same.patience == pytest.approx(ladder.patience)
            assert (same.forfeit == ladder.forfeit).all()
            assert all(c.becomes == pytest.approx(c.now) for c in remedy.at(0.0))


def test_all_of_a_remedy_is_the_most_that_can_be():
    ladder = toy(0.5)
    listed = remedies(ladder, 4)
    for remedy in of(listed, "detection"):
        changed, _ = remedy.apply(ladder, 4, 1.0)
        assert all(changed.steps[k].detection == 1 for k in remedy.at(1.0)[0].of)
    ends = {(r.at(1.0)[0].of, round(r.at(1.0)[0].becomes, 9)) for r in of(listed, "patience")}
    assert ends == {
        ((0, 1), MOST_PATIENCE),
        *(((p,), end) for p in (0, 1) for end in (MOST_PATIENCE, LEAST_PATIENCE)),
    }
    undone = {(r.at(1.0)[0].of, r.at(1.0)[0].becomes) for r in of(listed, "undone")}
    assert ((1,), 0.0) in undone
    assert ((1,), 1.0) in undone
    assert ((0,), 1.0) not in undone


def test_a_step_is_cut_into_each_number_of_parts():
    ladder = toy(0.5)
    for remedy in of(remedies(ladder, 4), "slices"):
        parts = [remedy.at(share)[0].becomes for share in remedy.tried]
        assert tuple(parts) == SLICES
        sizes = [remedy.apply(ladder, 4, share)[0].n_steps for share in remedy.tried]
        assert sizes == [5 + n for n in SLICES]


def test_pairs_change_both():
    ladder = toy(0.5)
    found = {tuple(c.kind for c in r.at(1.0)): r for r in pairs(ladder, 4)}
    assert len(found) == 10
    changed, n_stages = found["detection", "stages"].apply(ladder, 4, 0.5)
    assert (changed.steps[0].detection, n_stages) == (0.75, 5)
    assert found["detection", "stages"].rising
    assert found["detection", "bond"].rising
    assert not found["detection", "undone"].rising
    changed, _ = found["detection", "bond"].apply(ladder, 4, 1.0)
    assert changed.steps[0].detection == 1
    assert changed.forfeit[0, 0] < 0
