"""Dresher's game: recursion, closed form and the game solved whole are one."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.errors import NotDefined
from summitry.phases.inspection.dresher import closed_form, first_stage, value

CAUGHT = (Fraction(0), Fraction(1, 3), Fraction(1), Fraction(5, 2))


def _games(most):
    return [
        (n, m, k) for n in range(1, most + 1) for m in range(n + 1) for k in range(min(n, 4) + 1)
    ]


@pytest.mark.parametrize("caught", CAUGHT)
def test_the_recursion_is_the_closed_form_for_several_violations(caught):
    for game in _games(9):
        assert (
            value(*game, caught) == closed_form(*game, caught) == first_stage(*game, caught).value
        )


@given(st.integers(2, 40), st.data())
def test_the_inspector_need_not_know_how_often_he_was_cheated(n, data):
    m = data.draw(st.integers(1, n - 1))
    caught = data.draw(st.sampled_from(CAUGHT[1:]))
    chances = {first_stage(n, m, k, caught).inspects for k in range(1, min(n, 5) + 1)}
    assert len(chances) == 1


@given(st.integers(2, 30), st.data())
def test_more_inspections_help_and_more_stages_do_not(n, data):
    m, k = data.draw(st.integers(1, n)), data.draw(st.integers(1, n))
    assert closed_form(n, m, k) >= closed_form(n, m - 1, k)
    assert closed_form(n, min(m, n - 1), min(k, n - 1)) <= closed_form(
        n - 1, min(m, n - 1), min(k, n - 1)
    )


def test_without_inspections_the_violator_can_wait_unless_every_stage_is_needed():
    assert first_stage(3, 0).violates == (0, 1)
    assert first_stage(3, 0, 3).violates == (1, 1)
    assert first_stage(3, 0, 2).value == -2


def test_with_an_inspection_for_every_stage_nobody_violates():
    found = first_stage(3, 3)
    assert (found.value, found.violates) == (0, (0, 0))
    assert found.inspects == (Fraction(1, 2), 1)


def test_without_a_violation_it_does_not_matter():
    found = first_stage(3, 1, 0)
    assert (found.value, found.inspects, found.violates) == (0, (0, 1), (0, 0))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((0, 0), "stages: 0; allowed: 1 to 200"),
        ((201, 0), "stages: 201; allowed: 1 to 200"),
        ((3, 4), "inspections: 4; allowed: 0 to 3"),
        ((3, 1, 4), "violations: 4; allowed: 0 to 3"),
        ((3, 1, 1, -1), "caught: -1; allowed: at least 0"),
    ],
)
@pytest.mark.parametrize("function", [value, closed_form, first_stage])
def test_what_cannot_be(function, arguments, said):
    with pytest.raises(NotDefined, match=f"^{said}"):
        function(*arguments)
