"""What stands after a log of decisions."""

from __future__ import annotations

from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from summitry.evidence.review.decision import ACCEPT, REJECT, SKIP, UNDO, Decision, standing


def log(*steps: tuple[str, str, str]) -> list[Decision]:
    clock = count()
    return [Decision(p, verdict, who, f"t{next(clock):04}") for who, p, verdict in steps]


def test_the_last_decision_stands_and_undo_brings_up_the_one_before() -> None:
    steps = [("ann", "p", ACCEPT), ("ann", "p", REJECT)]
    assert standing(log(*steps)).by["ann", "p"].verdict == REJECT
    assert standing(log(*steps, ("ann", "p", UNDO))).by["ann", "p"].verdict == ACCEPT
    assert not standing(log(*steps, *[("ann", "p", UNDO)] * 2)).by


def test_the_first_reviewer_rules_and_the_second_is_kept() -> None:
    found = standing(log(("ann", "p", ACCEPT), ("ben", "p", REJECT), ("ben", "q", SKIP)))
    ruling = found.ruling("p")
    assert ruling is not None
    assert (ruling.reviewer, ruling.verdict) == ("ann", ACCEPT)
    assert found.by["ben", "p"].verdict == REJECT
    assert found.ruling("q") is None
    assert found.reviewers == ("ann", "ben")


def test_when_the_first_takes_it_back_the_second_rules() -> None:
    steps = [("ann", "p", ACCEPT), ("ben", "p", REJECT), ("ann", "p", UNDO)]
    ruling = standing(log(*steps)).ruling("p")
    assert ruling is not None
    assert ruling.reviewer == "ben"


steps = st.tuples(
    st.sampled_from(["ann", "ben"]),
    st.sampled_from("pq"),
    st.sampled_from([ACCEPT, REJECT, SKIP, UNDO]),
)


@given(st.lists(steps, max_size=12))
def test_deciding_and_undoing_changes_nothing(given: list[tuple[str, str, str]]) -> None:
    more = [*given, ("ann", "p", REJECT), ("ann", "p", UNDO)]
    one, other = standing(log(*given)), standing(log(*more))
    assert dict(one.by) == dict(other.by)
    assert dict(one.first) == dict(other.first)
