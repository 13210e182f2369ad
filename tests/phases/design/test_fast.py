"""The compiled check against ``incentives``, on random ladders and plans."""

import pytest

from summitry.phases.design.fast import Fast
from summitry.phases.incentives import TOLERANCE, incentives
from tests.phases.toys import GRAND, draw, toy


@pytest.mark.parametrize("seed", range(120))
def test_the_compiled_check_says_what_incentives_says(seed):
    ladder, plan = draw(seed)
    fast, check = Fast(ladder), incentives(ladder, plan)
    slack, values = fast.slack(plan.at, plan.n_stages)
    assert slack == pytest.approx(check.tightest.slack, abs=1e-11)
    assert values.tolist() == pytest.approx(check.surplus[list(ladder.players)].tolist(), abs=1e-11)


def test_the_grand_bargain_of_the_toy():
    slack, values = Fast(toy(0.5)).slack(GRAND.at, 1)
    assert round(slack * 10, 1) == -21.8
    assert (values * 10).tolist() == pytest.approx([40, 65])


@pytest.mark.parametrize("seed", range(40))
def test_no_slack_that_passes_is_below_the_tolerance(seed):
    ladder, plan = draw(seed)
    assert TOLERANCE <= incentives(ladder, plan).tolerance <= 2 * Fast(ladder).tolerance
