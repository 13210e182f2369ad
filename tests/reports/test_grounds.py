"""What a demand rests on, and whose word that is."""

import pytest

from summitry.reports.grounds import ground, one_sided


@pytest.fixture(scope="module")
def grounds(hanoi):
    """Key and reason by reading and requirement."""
    return {
        (reading.id, requirement.party, requirement.id): ground(hanoi.case, reading, requirement)
        for reading in hanoi.readings
        for requirement in reading.why.requirements
    }


def test_every_ground_is_an_entry_of_the_ledger_with_that_reason(hanoi, grounds):
    entries = {i.estimate.key: i.estimate for i in hanoi.influences}
    for key, reason in grounds.values():
        assert entries[key].reason == reason


def test_what_a_reading_lays_over_is_grounded_there_and_the_rest_in_the_base(grounds):
    key, _ = grounds["part_was_asked", 1, "yongbyon_only_for_civilian"]
    assert key == ("readings.part_was_asked.preferences.dprk.red_lines.yongbyon_only_for_civilian")
    key, reason = grounds["weapons_were_meant", 0, "more_than_yongbyon"]
    assert key == "readings.weapons_were_meant.preferences.us.red_lines.more_than_yongbyon"
    assert reason.claims == ("systems", "refused")
    assert grounds["part_was_asked", 1, "outside"][0] == "preferences.dprk.outside.points"


@pytest.mark.parametrize(
    ("party", "names", "expected"),
    [
        ("dprk", ["only_if", "entirety"], True),  # the United States says so
        ("dprk", ["only_if", "ri_partial"], False),  # one of them is its own word
        ("dprk", ["pushed"], False),  # the report says so
        ("us", ["only_if"], False),
        ("dprk", [], False),
        ("dprk", ["no_such_claim"], False),
    ],
)
def test_one_sided_is_told_by_another_party_only(hanoi, party, names, expected):
    assert one_sided(hanoi.case, party, names) == expected
