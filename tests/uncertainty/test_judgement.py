"""The judgement by its definition, and the short way to ask for it again."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.cases.compile import compile_case, readings
from summitry.cases.ledger import ledger, with_value
from summitry.deals.requirements import broken_by, requirements
from summitry.uncertainty.judgement import Judge, Judgement, judge_case


def by_definition(negotiation):
    """The judgement with loops over deals and no bit masks."""
    asked = requirements(negotiation)
    deals = product(*map(range, negotiation.shape))
    broken = {
        frozenset(broken_by(negotiation, deal, asked))
        for deal in deals
        if negotiation.allowed(deal)
    }
    minimal = [one for one in broken if not any(other < one for other in broken)]
    if frozenset() in minimal:
        return Judgement(True, frozenset())

    def cost(one):
        lines = [asked[place] for place in one]
        belief = round(sum(r.credence for r in lines), 9)
        return sum(r.walk_away for r in lines), len(lines), belief

    least = min(map(cost, minimal))
    return Judgement(
        False,
        frozenset(
            frozenset(
                (negotiation.parties[asked[place].party].id, asked[place].id) for place in one
            )
            for one in minimal
            if cost(one) == least
        ),
    )


def numbers_of_principals(case):
    return [
        estimate
        for estimate in ledger(case)
        if estimate.central is not None
        and estimate.path[0] == "preferences"
        and case.parties[estimate.path[1]].role == "principal"
    ]


def values_of(estimate):
    """Values that such a number can have; a weight is above zero, so that not all are zero."""
    least = estimate.low - 500 if estimate.least is None else estimate.least
    most = estimate.high * 3 + 500 if estimate.most is None else estimate.most
    least = max(least, 0.001) if "weights" in estimate.path else least
    return st.floats(least, most).map(lambda value: round(value, 3))


@pytest.mark.parametrize("name", ["hanoi", "template"])
def test_judgement_is_its_definition_under_every_reading(name, cases):
    case = cases[name]
    for reading in readings(case):
        assert judge_case(case, reading) == by_definition(compile_case(case, reading))


@pytest.mark.parametrize("name", ["hanoi", "template"])
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_changed_is_judging_the_changed_case_from_scratch(name, cases, data):
    case = cases[name]
    reading = data.draw(st.sampled_from(readings(case)))
    estimate = data.draw(st.sampled_from(numbers_of_principals(case)))
    other = with_value(case, estimate.path, data.draw(values_of(estimate)))
    judge = Judge(case, reading)
    assert judge.changed(other, estimate.path[1]) == judge_case(other, reading)


def test_changed_leaves_the_judge_as_it_was(cases):
    judge = Judge(cases["hanoi"])
    path = ("preferences", "dprk", "outside", "points")
    assert judge.changed(with_value(cases["hanoi"], path, 300), "dprk").room
    assert judge.changed(cases["hanoi"], "dprk") == judge.base == judge_case(cases["hanoi"])


def test_equal_openings_are_all_kept(cases):
    path = ("preferences", "us", "red_lines", "no_relief_for_a_freeze", "credence")
    held = cases["hanoi"].preferences["dprk"].red_lines["yongbyon_only_for_all"]
    tied = judge_case(with_value(cases["hanoi"], path, held.credence.central))
    assert tied.openings == {
        frozenset({("dprk", "yongbyon_only_for_all")}),
        frozenset({("us", "no_relief_for_a_freeze")}),
    }
