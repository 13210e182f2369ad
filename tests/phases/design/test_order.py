"""Well-formed plans: the same as ``faults`` finds none in."""

from itertools import product

import pytest

from summitry.errors import NotDefined
from summitry.model.ladder import Plan
from summitry.phases.design.order import earliest, fewest_stages, fits, require_stages
from summitry.phases.wellformed import faults
from tests.phases.design.drawn import drawn
from tests.phases.toys import pair, with_step


@pytest.mark.parametrize("seed", range(40))
def test_a_plan_fits_if_it_has_no_faults(seed):
    ladder = drawn(seed)
    fitting = 0
    for found in product(range(4), repeat=ladder.n_steps):
        at = {k: t for k, t in enumerate(found) if t < 3}
        plan = Plan(tuple(tuple(k for k in at if at[k] == t) for t in range(3)))
        assert fits(ladder, at, 3) == (not faults(ladder, plan))
        fitting += fits(ladder, at, 3)
        if fits(ladder, at, 3):
            assert all(stage >= earliest(ladder)[k] for k, stage in at.items())
    assert fitting or fewest_stages(ladder) > 1 or ladder.forbidden


def test_the_earliest_stage_counts_what_must_come_before():
    ladder = with_step(pair(), 1, stages=2, after=frozenset({0}))
    assert earliest(ladder).tolist() == [0, 2]
    assert fewest_stages(ladder) == 3
    require_stages(ladder, 3, whole=True)
    require_stages(ladder, 1, whole=False)
    with pytest.raises(NotDefined, match="takes 3"):
        require_stages(ladder, 2, whole=True)
