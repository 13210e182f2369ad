"""Why there is no deal, in sentences that say what the sets say."""

import pytest

from summitry.reports.sections.why import (
    blocker_line,
    given_up,
    opening_line,
    requirement_line,
    why_section,
)
from summitry.reports.words import points


@pytest.fixture(scope="module")
def data(hanoi):
    return why_section(hanoi)["readings"]


def test_every_reading_is_there_with_its_sets(hanoi, data):
    for entry, reading in zip(data, hanoi.readings, strict=True):
        assert entry["id"] == reading.id
        assert entry["n_blockers"] == len(reading.why.blockers)
        assert [o["requirements"] for o in entry["openings"]] == [
            list(o.requirements) for o in reading.why.openings
        ]


def test_every_opening_meets_every_blocker(hanoi, data):
    for entry in data:
        for opening in entry["openings"]:
            for blocker in entry["blockers"]:
                assert set(opening["requirements"]) & set(blocker["requirements"])


def test_a_blocker_names_all_its_demands(hanoi):
    base = hanoi.base
    for blocker in base.why.blockers:
        text = blocker_line(hanoi, base, blocker.requirements)["text"]
        for place in blocker.requirements:
            asked = base.why.requirements[place]
            assert (asked.text in text) != asked.walk_away


def test_an_opening_names_movers_price_and_gains(hanoi):
    base = hanoi.base
    for opening in base.why.openings:
        text = opening_line(hanoi, base, opening)["text"]
        asked = [base.why.requirements[place] for place in opening.requirements]
        assert given_up(asked) in text
        assert all(points(gain) in text for gain in opening.gains[0])
        assert ("leaves nobody worse" in text) == opening.nobody_worse


def test_one_side_s_word_is_marked(hanoi):
    lines = {
        asked.id: requirement_line(hanoi, hanoi.base, asked)
        for asked in hanoi.base.why.requirements
    }
    assert [key for key, line in lines.items() if line["one_sided"]] == ["yongbyon_only_for_all"]


def test_one_demand_that_rules_out_every_deal_is_called_one(variants):
    analysis = variants["walk_away_above_all_points"]
    (blocker,) = analysis.base.why.blockers
    text = blocker_line(analysis, analysis.base, blocker.requirements)["text"]
    assert text.startswith("One demand rules out every deal by itself: East wants no less")


def test_nothing_blocks_where_there_is_room(wage):
    for entry in why_section(wage)["readings"]:
        assert not entry["blocked"]
        assert entry["blockers"] == entry["openings"] == []
