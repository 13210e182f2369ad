"""The grand bargain in words: who breaks it, how, for how much; who keeps to it."""

import pytest

from summitry.model.ladder import Plan
from summitry.phases.atonce import at_once
from summitry.phases.incentives import incentives
from summitry.reports.phases.once import once_text
from summitry.reports.phases.temptation import gain_words
from tests.phases.toys import GRAND, draw, ladder_of, pair, toy


def test_steps_one_after_another_cannot_be_exchanged_at_once():
    assert once_text("the deal", None) == (
        "The deal cannot be done in one exchange: one step must come before another, or a rule"
        " forbids what stands until then."
    )


def test_a_deal_that_holds():
    found = incentives(pair(patience=0.9), Plan(((0, 1),)))
    assert once_text("package A", found) == (
        "Package A would hold in one exchange: no side gains by anything else."
    )


def test_what_is_worth_less_than_no_deal_is_not_signed():
    # 5 points a stage to pay, 2 to get: 3 below no deal
    ladder = ladder_of(pair().steps, [[-5, 2], [9, -1]], patience=0.9)
    text = once_text("it", incentives(ladder, Plan(((0, 1),))))
    assert text.startswith("It would not hold in one exchange: Party 0 would not sign (−3 points")
    assert text.endswith("Party 1 would keep to it.")


def test_the_toy_is_broken_by_both_sides():
    found = incentives(toy(), GRAND)
    text = once_text("it", found)
    assert {one.party for one in found.tempted} == {0, 1}
    for party in (0, 1):
        worst = min((one for one in found.tempted if one.party == party), key=lambda one: one.slack)
        [part] = [part for part in text.split("; ") if f"Party {party} would" in part]
        assert part.rstrip(".").endswith(f"({gain_words(worst.slack)})")
    assert "Party 0 would withhold" in text
    assert "(1 point better than keeping to it)" in text
    assert "would keep to it" not in text


@pytest.mark.parametrize("seed", range(40))
def test_everybody_is_told_of_once(seed):
    ladder, _ = draw(seed)
    plan = at_once(ladder)
    if plan is None:
        assert "cannot be done" in once_text("it", None)
        return
    found = incentives(ladder, plan)
    text = once_text("it", found)
    assert ("would hold" in text) == found.self_enforcing
    breaking = {one.party for one in found.tempted}
    *parts, last = text.removesuffix(".").split("; ")
    keeping = last if last.endswith("would keep to it") else ""
    for p in ladder.players if breaking else ():
        assert (f"Party {p}" in keeping) == (p not in breaking)
        assert any(f"Party {p} would" in part for part in (*parts, last)) or p not in breaking
