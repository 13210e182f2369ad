"""Priorities from accepted words: what is ordered, and that every step leads to its claim."""

from __future__ import annotations

import pytest

from summitry.cases.evidence import claims
from summitry.errors import UnknownName
from summitry.reports.sections.priorities import priorities_section


def test_each_step_stands_in_a_claim_of_the_party_itself(hanoi):
    data = priorities_section(hanoi, "us")
    said = {claim.id: claim for claim in claims(hanoi.case)}
    assert data["steps"]
    for step in data["steps"]:
        claim = said[step["claim"]]
        assert step["quote"] in claim.words
        assert (claim.holder, claim.told_by(), claim.chain[-1]) == ("us", "us", "us")


def test_ranges_hold_their_mean_and_orders_are_ranked(hanoi):
    data = priorities_section(hanoi, "dprk", ["sanctions", "yongbyon"])
    assert data["issues"] == ["sanctions", "yongbyon"]
    assert data["n_orders"] == 2
    probabilities = [row["probability"] for row in data["orders"]]
    assert probabilities == sorted(probabilities, reverse=True)
    assert sum(probabilities) == pytest.approx(1)
    assert all(row["low"] <= row["mean"] <= row["high"] for row in data["weights"])


@pytest.mark.parametrize(("party", "issues"), [("usa", []), ("us", ["sanction"])])
def test_names_that_are_not_there(hanoi, party, issues):
    with pytest.raises(UnknownName, match="did you mean"):
        priorities_section(hanoi, party, issues)
