"""Letting a breach pass, against sums written out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from summitry.model.ladder import Ladder, Plan, Step
from summitry.model.party import Party
from summitry.phases.forgiving import forgiving


def _two(undone: float, forfeit: float = 0.0) -> Ladder:
    """a gives x, then z that needs x; b gives y; each costs its mover 1 and gives the other 2."""
    steps = (
        Step("x", "x", 0, undone=undone),
        Step("y", "y", 1, undone=undone),
        Step("z", "z", 0, undone=undone, needs=frozenset({0})),
    )
    flow = np.array([[-1.0, 2.0, -1.0], [2.0, -1.0, 2.0]])
    lost = np.array([[-forfeit, forfeit], [0.0, 0.0]])
    parties = (Party("a", "A"), Party("b", "B"))
    return Ladder(parties, steps, flow, np.zeros(2), np.full(2, 0.5), lost)


def test_what_needs_the_step_is_gone_with_it() -> None:
    found = {(one.step, one.party): one for one in forgiving(_two(1.0), Plan(((0, 1), (2,))))}
    assert set(found) == {(0, 1), (1, 0), (2, 1)}
    # x withheld: z never comes either, b has given y for nothing
    assert (found[0, 1].ending, found[0, 1].onward) == (0.0, -1.0)
    assert not found[0, 1].lets_pass
    # z withheld: b has x for y
    assert (found[2, 1].ending, found[2, 1].onward) == (0.0, 1.0)
    assert found[2, 1].lets_pass
    # y withheld: a goes on with x, and z a stage later
    assert (found[1, 0].ending, found[1, 0].onward) == (0.0, -2.0)


@pytest.mark.parametrize(("forfeit", "passes"), [(0.0, True), (0.9, True), (1.1, False)])
def test_what_is_forfeited_makes_ending_worth_while(forfeit: float, passes: bool) -> None:
    found = forgiving(_two(1.0, forfeit), Plan(((0, 1), (2,))))
    assert next(one for one in found if one.step == 2).lets_pass == passes


def test_what_stays_is_counted_on_both_sides() -> None:
    one = next(one for one in forgiving(_two(0.5), Plan(((0, 1), (2,)))) if one.step == 2)
    assert (one.ending, one.onward) == (0.5, 1.0)
