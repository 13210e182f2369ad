"""The arrays over all sets withheld, each entry against its definition."""

from math import prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.errors import TooManyDeals
from summitry.model.ladder import Step
from summitry.phases import withholding
from summitry.phases.collapse import collapse
from summitry.phases.withholding import Withholding
from tests.phases.toys import draw, ladder_of, toy


def _every_set(ladder, plan):
    """Each party, stage, number of a set, and that set, as far as it lies within what is done."""
    for party in ladder.players:
        sets = Withholding(ladder, plan.done, party)
        for stage in range(plan.n_stages + 1):
            done = plan.before(stage)
            for bits in sets.sets:
                yield party, sets, done, int(bits), frozenset(sets.steps(int(bits)))


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=100, deadline=None)
def test_every_entry_follows_its_definition(seed):
    ladder, plan = draw(seed)
    steps = ladder.steps
    for party, sets, done, bits, held in _every_set(ladder, plan):
        laid, stands = sets.over(done), done - held
        if not held <= done:
            assert not laid.can[bits]
            continue
        own = stands & set(ladder.own(party))
        rests = any((steps[k].needs | steps[k].after) & held for k in own)
        detections = [steps[k].detection for k in held]
        assert laid.flow[bits] == pytest.approx(ladder.worth(party, stands), abs=1e-12)
        left, quiet = (collapse(ladder, party, stands, held, b) for b in (party, None))
        assert laid.left[bits] == pytest.approx(left, abs=1e-12)
        assert laid.quiet[bits] == pytest.approx(quiet, abs=1e-12)
        assert laid.alarm[bits] == pytest.approx(1 - prod(1 - steps[k].alarm for k in stands))
        assert sets.found[bits] == max(detections, default=0.0)
        assert laid.can[bits] == (not rests)


def test_sets_are_numbered_by_their_steps_and_back():
    sets = Withholding(toy(), (0, 2, 4), 0)
    assert sets.own == (0, 2)
    assert [sets.steps(bits) for bits in range(4)] == [(), (0,), (2,), (0, 2)]
    assert [sets.bits(steps) for steps in ((), (0,), (2, 4), (0, 1, 2))] == [0, 1, 2, 3]


def test_too_many_steps_of_one_party_are_refused_in_one_line(monkeypatch):
    monkeypatch.setattr(withholding, "MAX_OWN", 2)
    steps = [Step(f"s{k}", f"s{k}", 0) for k in range(3)]
    with pytest.raises(TooManyDeals, match="Party 0 takes 3 steps in this plan; at most 2 steps"):
        Withholding(ladder_of(steps, [[-1] * 3, [1] * 3]), range(3), 0)
