"""What verdicts come to follows from them alone, and the loosest side decides."""

from dataclasses import astuple
from itertools import product

import pytest

from summitry.reports.conflicts.holds import HOLDS, hold, loosest
from summitry.stability.definitions import is_stable
from tests.reports.conflicts.cases import drawn

FIRM = ["content", "deterred", "threatened", "leaves"]


def test_every_hold_has_words_of_its_own():
    assert list(HOLDS) == FIRM
    assert all(all(astuple(one)) for one in HOLDS.values())
    for field in ("side", "signed", "drawn"):
        assert len({getattr(one, field) for one in HOLDS.values()}) == len(FIRM)


def test_the_firmest_hold_is_named():
    """Who is stable by Nash is so by SEQ, and who is so by SEQ is so by GMR."""
    found = {
        (nash, seq, gmr): hold({"nash": nash, "seq": seq, "gmr": gmr})
        for nash, seq, gmr in product([False, True], repeat=3)
        if nash <= seq <= gmr
    }
    assert found == {
        (True, True, True): "content",
        (False, True, True): "deterred",
        (False, False, True): "threatened",
        (False, False, False): "leaves",
    }


def test_the_loosest_side_decides():
    assert loosest([]) == "content"
    for one, other in product(FIRM, repeat=2):
        assert loosest([one, other]) == FIRM[max(FIRM.index(one), FIRM.index(other))]


@pytest.mark.parametrize("seed", range(12))
def test_verdicts_of_the_definitions_come_in_no_other_order(seed):
    conflict = drawn(seed)
    for party in range(conflict.n_parties):
        for state in range(conflict.n_states):
            nash, seq, gmr = (
                is_stable(conflict, party, state, name) for name in ("nash", "seq", "gmr")
            )
            assert nash <= seq <= gmr
