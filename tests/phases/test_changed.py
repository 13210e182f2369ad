"""A ladder with a number changed, and the spans of what holds."""

from math import cos, pi

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.model.ladder import Bundle, Step
from summitry.phases.changed import (
    PRECISION,
    concave,
    dependents,
    rising,
    scanned,
    with_bonds,
    with_detection,
    with_patience,
    with_undone,
    without,
)
from summitry.phases.wellformed import check_ladder
from tests.phases.toys import ladder_of, pair, toy

SHARES = st.floats(0, 1)


@given(SHARES)
def test_a_rising_span_is_bracketed(cut):
    (span,) = rising(lambda x: x >= cut, 0.0, 1.0)
    assert span.low >= cut
    assert span.high == 1.0
    assert (span.below is None) == (cut == 0.0)
    if span.below is not None:
        assert span.below < cut <= span.low <= span.below + PRECISION


def test_nothing_rises_to_hold_where_the_top_does_not():
    assert rising(lambda x: False, 0.0, 1.0) == ()


@given(SHARES, st.floats(0.001, 0.5), SHARES)
def test_a_concave_slack_holds_on_one_span(middle, half, start):
    found = concave(lambda x: half * half - (x - middle) ** 2, 0.0, 1.0, start)
    (span,) = found
    assert span.low == pytest.approx(max(0.0, middle - half), abs=2 * PRECISION)
    assert span.high == pytest.approx(min(1.0, middle + half), abs=2 * PRECISION)
    assert (span.below is None) == (span.low == 0.0)
    assert (span.above is None) == (span.high == 1.0)


@given(SHARES, SHARES)
def test_a_concave_slack_below_zero_holds_nowhere(middle, start):
    assert concave(lambda x: -0.001 - (x - middle) ** 2, 0.0, 1.0, start) == ()


def test_every_change_between_values_of_a_grid_is_bracketed():
    spans = scanned(lambda x: cos(x) >= 0, [i / 10 for i in range(100)])
    assert [(round(s.low, 4), round(s.high, 4)) for s in spans] == [
        (0.0, round(pi / 2, 4)),
        (round(3 * pi / 2, 4), round(5 * pi / 2, 4)),
    ]
    assert spans[0].below is None
    assert all(cos(s.above) < 0 for s in spans)
    assert cos(spans[1].below) < 0
    assert scanned(lambda x: x < 0, [0.0, 1.0]) == ()


def test_only_what_is_named_is_changed():
    ladder = toy()
    assert [s.detection for s in with_detection(ladder, [1, 2], 0.7).steps] == [
        *(0.5, 0.7, 0.7),
        *(1.0, 1.0, 1.0),
    ]
    assert [s.undone for s in with_undone(ladder, [0], 0.1).steps][:2] == [0.1, 0.2]
    assert with_patience(ladder, [1], 0.5).patience.tolist() == [0.9, 0.5]
    assert with_bonds(ladder, [(0, 2.0)]).forfeit.tolist() == [[-2.0, 0.0], [0.0, 0.0]]
    assert ladder.patience.tolist() == [0.9, 0.9]
    assert not ladder.forfeit.any()


def chain():
    """a, then b after it; c by itself."""
    steps = (
        Step("a", "a", 0),
        Step("b", "b", 0, after=frozenset({0})),
        Step("c", "c", 1, needs=frozenset()),
        Step("d", "d", 1, needs=frozenset({1})),
    )
    bundles = (
        Bundle(frozenset({0, 2}), np.array([1.0, 2.0])),
        Bundle(frozenset({1, 2}), np.array([3.0, 4.0])),
    )
    pairs = ((frozenset({2}), frozenset({0, 1})), (frozenset({1}), frozenset({2})))
    flow = [[1, 2, 3, 4], [5, 6, 7, 8]]
    return ladder_of(steps, flow, bundles=bundles, forbidden=pairs)


def test_a_step_is_left_out_with_all_that_need_it():
    ladder = chain()
    assert [dependents(ladder, k) for k in range(4)] == [(0, 1, 3), (1, 3), (2,), (3,)]
    left = without(ladder, 1)
    check_ladder(left)
    assert [s.id for s in left.steps] == ["a", "c"]
    assert left.flow.tolist() == [[1, 3], [5, 7]]
    assert [(b.steps, b.points.tolist()) for b in left.bundles] == [(frozenset({0, 1}), [1, 2])]
    assert left.forbidden == ((frozenset({1}), frozenset({0})),)


def test_places_move_up_when_a_step_is_left_out():
    left = without(chain(), 2)
    assert [s.id for s in left.steps] == ["a", "b", "d"]
    assert left.steps[1].after == {0}
    assert left.steps[2].needs == {1}
    assert left.bundles == ()
    assert left.forbidden == ((frozenset({1}), frozenset()),)
    assert without(pair(), 0).n_steps == 1
