"""Misreading: by its definition on a small market, and as the reports on Hanoi have it."""

from itertools import product

import pytest

from summitry.cases.beliefs import as_seen
from summitry.cases.compile import compile_case, readings
from summitry.cases.pictures import put_back
from summitry.deals.zopa import room
from summitry.uncertainty import misreading as module
from summitry.uncertainty.misreading import misreading
from tests.uncertainty.market import WHY, market, outside

DESPERATE = outside(20)


def sight(found, holder):
    return next(sight for sight in found.sights if sight.holder == holder)


@pytest.mark.parametrize(
    ("east", "west", "beliefs", "outlook", "common"),
    [
        (60, 60, {}, "nobody", 0),
        (60, 60, {"east": {"west": DESPERATE}}, "some", 0),
        (60, 60, {"east": {"west": DESPERATE}, "west": {"east": DESPERATE}}, "apart", 0),
        (40, 40, {}, "shared", 1),
        (40, 40, {"east": {"west": outside(70)}}, "some", 0),
        (40, 40, {"east": {"west": outside(70)}, "west": {"east": outside(70)}}, "nobody", 0),
    ],
)
def test_who_sees_room_and_whether_it_is_the_same_room(east, west, beliefs, outlook, common):
    found = misreading(market(east, west, beliefs))
    assert (found.outlook, found.common) == (outlook, common)
    modelled = room(compile_case(market(east, west)))
    assert (found.room.exists, found.room.count) == (modelled.exists, modelled.count)


@pytest.mark.parametrize("name", ["hanoi", "template"])
def test_each_room_is_that_of_the_negotiation_as_seen(cases, name):
    case = cases[name]
    for reading in readings(case):
        for one in misreading(case, reading).sights:
            seen = as_seen(case, one.holder, reading=reading)
            assert one.room.count == room(seen).count
            for deal in one.room.best:
                assert all(seen.accepts(p, deal) for p in seen.principals)


def test_where_room_is_found():
    def finds(east, believed):
        found = misreading(market(east, 60, {"east": {"west": outside(believed)}}))
        return sight(found, "east").finds

    assert [finds(60, 60), finds(60, 20), finds(40, 70), finds(40, 60), finds(40, 20)] == [
        "neither",
        "seen_only",
        "neither",
        "neither",
        "seen_only",
    ]
    assert finds(20, 20) == "both"
    assert finds(20, 90) == "there_only"


def test_deals_expected_are_counted_by_their_definition(cases):
    case = cases["hanoi"]
    model = compile_case(case)
    for one in misreading(case).sights:
        seen = as_seen(case, one.holder)
        for counts in one.expected:
            place = model.party(counts.about)
            pairs = [
                (seen.accepts(place, deal), model.accepts(place, deal))
                for deal in product(*map(range, model.shape))
                if model.allowed(deal)
            ]
            assert (counts.hoped, counts.overlooked, counts.shared, counts.n_deals) == (
                pairs.count((True, False)),
                pairs.count((False, True)),
                pairs.count((True, True)),
                len(pairs),
            )


def test_a_difference_put_back_and_alone():
    dropped = {"drop": {"shut": WHY}}
    case = market(beliefs={"east": {"west": {**DESPERATE, **dropped}}})
    found = sight(misreading(case), "east")
    by_key = {effect.difference.section: effect for effect in found.effects}
    number, red_line = by_key["outside"], by_key["drop"]
    assert number.matters
    assert number.put_back.closes
    assert number.put_back.offers == (("west", "five"),)
    assert number.alone.opens
    assert number.alone.offers == (("west", "five"),)
    assert not red_line.matters  # it doubles the deals and changes no answer
    assert (found.room.count, red_line.put_back.count, number.put_back.count) == (2, 1, 0)


def test_all_differences_put_back_one_after_another_make_the_model(cases):
    case = cases["hanoi"]
    model = compile_case(case)
    for one in misreading(case).sights:
        changed = case
        for difference in one.differences:
            changed = put_back(changed, difference)
        seen = as_seen(changed, one.holder)
        assert seen.outside.tolist() == model.outside.tolist()
        assert room(seen).count == room(model).count


def test_without_beliefs_nothing_is_misread():
    found = misreading(market(40, 40))
    for one in found.sights:
        assert one.room == found.room
        assert (one.effects, one.offers, one.expected, one.lessons) == ((), (), (), ())


def test_an_offer_to_who_made_it_teaches_nothing():
    beliefs = {"east": {"west": DESPERATE}, "west": {"east": DESPERATE}}
    found = misreading(market(beliefs=beliefs))
    assert [x.offer for x in sight(found, "east").lessons] == ["five"]
    assert [x.offer for x in sight(found, "west").lessons] == ["fifteen"]


def test_deals_too_many_to_list_are_not_counted(monkeypatch):
    case = market(40, 40, {"east": {"west": DESPERATE}})
    assert sight(misreading(case), "east").expected is not None
    monkeypatch.setattr(module, "listable", lambda negotiation: False)
    found = misreading(case)
    assert sight(found, "east").expected is None
    assert (found.common, found.outlook) == (None, "uncounted")


def test_hanoi_north_korea_sees_room_where_there_is_none(cases):
    found = misreading(cases["hanoi"])
    north = sight(found, "dprk")
    assert (found.room.count, north.room.count, north.finds) == (0, 59, "seen_only")
    assert sight(found, "us").finds == "neither"
    (counts,) = north.expected
    assert (counts.hoped, counts.overlooked) == (209, 0)
    # Yongbyon and a halt of tests for all relief, with what costs the US little
    assert north.room.best == ((2, 0, 1, 3, 1, 1, 1, 1, 1),)
    closing = {e.difference.name for e in north.effects if e.put_back.closes}
    assert closing == {"more_than_yongbyon", "exchange_is_the_ceiling"}


def test_hanoi_what_north_korea_gets_wrong_about_the_demand(cases):
    """The misreading that the report describes: as North Korea sees it the US takes Yongbyon for
    all relief, with little to spare; in the model it is far from it and breaks two red lines."""
    offers = {o.offer: o for o in sight(misreading(cases["hanoi"]), "dprk").offers}
    demand = offers["all_for_yongbyon"]
    assert (demand.believed.broken, demand.believed.gain) == ((), 22)
    assert demand.modelled.broken == ("more_than_yongbyon", "exchange_is_the_ceiling")
    assert demand.modelled.gain == -160
    assert [o for o in offers if offers[o].misread] == ["all_for_yongbyon", "part_for_yongbyon"]


def test_hanoi_growth_would_carry_a_deal_as_the_us_sees_it(cases):
    case = cases["hanoi"]
    model, seen = compile_case(case), as_seen(case, "us")
    north = model.party("dprk")
    deal = (2, 0, 0, 1, 0, 0, 0, 1, 0)  # Yongbyon for South-North exchange and a programme
    assert (seen.gain(north, deal), model.gain(north, deal)) == (28, -37)
    assert model.accepts(model.party("us"), deal)
