"""How dear a step back may be, against many prices one after another."""

import pytest

from summitry.cases.compile import compile_case
from summitry.cases.ledger import with_value
from summitry.cases.read import read_case
from summitry.deals.space import list_deals
from summitry.deals.zopa import room
from summitry.errors import TooManyDeals
from summitry.uncertainty import face
from summitry.uncertainty.face import PRECISION, face_limits
from tests.uncertainty.market import HIGH, LOW, WHY, market

PATH = ("preferences", "east", "face", "points_per_step_back")


def spoken(outside, step=4):
    """East has asked for no fee in public, and pays for each step of five from there."""
    return market(
        preferences={
            "east": {
                "scores": {"fee": LOW},
                "outside": {"points": outside, **WHY},
                "public": {"fee": {"option": "0", **WHY}},
                "face": {"points_per_step_back": step, **WHY},
            },
            "west": {
                "scores": {"fee": HIGH},
                "outside": {"points": 50, **WHY},
                "red_lines": {"shut": {"rule": "gate = shut", **WHY}},
            },
        }
    )


def test_there_is_room_up_to_the_limit_and_none_above():
    """West needs 10 of a fee, two steps: east has 50 of it less twice the price."""
    (found,) = face_limits(spoken(30))
    assert found.points == 4
    assert found.limit == pytest.approx(10.25, abs=PRECISION)
    for price in [k / 8 for k in range(200)]:
        model = compile_case(with_value(spoken(30), PATH, price))
        if abs(price - found.limit) > PRECISION:
            assert room(model).exists == (price < found.limit)


def test_where_the_room_does_not_hang_on_it():
    (never,) = face_limits(spoken(60))
    (always,) = face_limits(spoken(-5000))
    assert (never.limit, never.always) == (None, False)
    assert (always.limit, always.always) == (None, True)


def test_in_hanoi_north_korea_is_a_step_from_a_deal_with_every_red_line_held():
    us, dprk = face_limits(read_case("hanoi-2019"))
    assert (us.party, us.limit, us.always) == ("us", None, False)
    assert (dprk.party, dprk.points) == ("dprk", 10.0)
    case = read_case("hanoi-2019")
    path = ("preferences", "dprk", "face", "points_per_step_back")
    for price, there in ((dprk.limit, True), (dprk.limit + 2 * PRECISION, False)):
        assert room(compile_case(with_value(case, path, price))).exists == there


def test_red_lines_can_be_left_out():
    case = spoken(30)
    assert face_limits(case, red_lines=False) == face_limits(case)
    assert list_deals(compile_case(case)).n_deals == 10


def test_who_has_not_spoken_has_no_limit_and_too_many_deals_are_refused(monkeypatch):
    assert face_limits(market()) == ()
    monkeypatch.setattr(face, "MAX_COMBINATIONS", 5)
    with pytest.raises(TooManyDeals, match="face is looked at up to 5"):
        face_limits(spoken(30))
