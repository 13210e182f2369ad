"""The sentence on room says what is proved, what is estimated, and what leaves none."""

from dataclasses import replace

import pytest

from summitry.deals.blockers import Blocker
from summitry.deals.sampling import Share
from summitry.reports.sections.room import room_line


def test_room_in_one_sentence(wage, hanoi):
    text = room_line(wage, wage.base)["text"]
    assert "deals are acceptable, on these numbers, to the employer and the union" in text
    assert "there is no room for agreement" in room_line(hanoi, hanoi.base)["text"]


def estimated(analysis, **changes):
    """The sentence on room as it is where the deals inside were drawn and not counted."""
    base = analysis.base
    room = replace(base.room, count=None, estimate=Share(**changes))
    return room_line(analysis, replace(base, room=room))["text"]


def test_room_that_was_drawn_says_what_is_proved_and_what_is_estimated(wage):
    text = estimated(wage, hits=6566, draws=20_000, seed=0, low=0.32182, high=0.33488)
    assert text == (
        "There is room for agreement between the employer and the union (proved). How large it is"
        " was not counted: of 20,000 deals drawn at random 6,566 were acceptable: between 32.1 %"
        " and 33.5 % of 111 (95 % interval, seed 0)."
    )


def test_room_that_no_draw_found_is_still_room(wage):
    text = estimated(wage, hits=0, draws=20_000, seed=0, low=0.0, high=0.000184)
    assert "There is room for agreement between the employer and the union (proved)." in text
    assert "none of 20,000 deals drawn at random was acceptable, so at most 0.02 % of 111" in text


@pytest.mark.parametrize(
    ("places", "blocks"),
    [
        (
            [[0, 9], [1, 4, 9]],
            "red lines together with North Korea’s walk-away value leave none.",
        ),
        ([[0, 4], [1, 9]], "the United States’ and North Korea’s walk-away values leave none."),
        ([[0, 1], [1, 9]], "it is the red lines that block."),
    ],
)
def test_a_walk_away_value_in_every_blocker_is_named_beside_the_red_lines(hanoi, places, blocks):
    base = hanoi.base
    assert [n for n, r in enumerate(base.why.requirements) if r.walk_away] == [4, 9]
    why = replace(base.why, blockers=tuple(Blocker(tuple(one)) for one in places))
    assert room_line(hanoi, replace(base, why=why))["text"].endswith(blocks)


def test_with_blockers_not_all_found_nobody_is_blamed(hanoi):
    base = hanoi.base
    text = room_line(hanoi, replace(base, why=replace(base.why, complete=False)))["text"]
    assert text.endswith("866 deals would do that; none of them meets all red lines.")
