"""What each side gets wrong, as data: the pictures, offers, rooms and lessons of the model."""

import json
from dataclasses import replace

import pytest

from summitry.cases.beliefs import as_seen
from summitry.cases.ledger import ledger
from summitry.cases.offers import offers
from summitry.cases.pictures import differences, only, put_back
from summitry.deals.zopa import room
from summitry.reports.misread.data import DRAWS, misreading_data
from summitry.reports.sections.misreading import misreading_section
from summitry.stability.standoff import standoff
from summitry.uncertainty.expectations import offer_shares
from summitry.uncertainty.misreading import misreading
from summitry.uncertainty.verdicts import verdict
from tests.reports.conftest import _NO_STATUS_QUO, SMALL, _large
from tests.reports.misread.cases import OFFER, SAME

BELIEF = "beliefs:\n  east:\n    west:\n      outside: {points: 20, assumed: it hopes}\n"


def sight(data, holder):
    [found] = [one for one in data["sights"] if one["id"] == holder]
    return found


def offer(data, holder, key):
    [found] = [one for one in sight(data, holder)["offers"] if one["offer"] == key]
    return found


def by_outside(negotiation, party, points):
    """The ``negotiation`` with another outside option of one party."""
    place = negotiation.party(party)
    wants = list(negotiation.preferences)
    wants[place] = replace(wants[place], outside=points)
    return replace(negotiation, preferences=tuple(wants))


def test_north_korea_expects_the_us_to_take_all_relief_and_the_model_refuses(hanoi_misread, hanoi):
    one = offer(hanoi_misread, "dprk", "all_for_yongbyon")
    assert one["misread"]
    assert (one["believed"]["accepted"], one["modelled"]["accepted"]) == (True, False)
    deal = offers(hanoi.case)["all_for_yongbyon"]
    for way, model in (
        ("believed", as_seen(hanoi.case, "dprk")),
        ("modelled", hanoi.base.negotiation),
    ):
        us = model.party("us")
        assert one[way]["points"] == model.utility(us, deal)
        assert one[way]["gain"] == model.utility(us, deal) - model.outside[us]
        broken = [r for r in model.preferences[us].red_lines if not r.holds.at(deal)]
        assert len(one[way]["broken"]) == len(broken)
    assert (one["believed"]["gain"], one["modelled"]["gain"]) == (22, -160)


def test_every_answer_is_that_of_the_model_and_of_the_picture(hanoi_misread, hanoi):
    deals = offers(hanoi.case)
    parties = {party.in_text: party.id for party in hanoi.base.negotiation.parties}
    seen = 0
    for holder in ("us", "dprk"):
        picture = as_seen(hanoi.case, holder)
        for one in sight(hanoi_misread, holder)["offers"]:
            about = parties[one["about"]]
            for way, model in (("believed", picture), ("modelled", hanoi.base.negotiation)):
                found = verdict(model, about, deals[one["offer"]])
                assert (one[way]["accepted"], one[way]["gain"]) == (found.accepted, found.gain)
            assert one["misread"] == (one["believed"]["accepted"] != one["modelled"]["accepted"])
            seen += 1
    assert seen == 2 * len(deals)


def test_shares_of_draws_are_those_of_expectations(hanoi_misread, hanoi):
    shares = offer_shares(hanoi.case, DRAWS, 0, "base", hanoi.date)
    parties = {party.id: party.in_text for party in hanoi.base.negotiation.parties}
    assert hanoi_misread["draws"] == {"n": DRAWS, "seed": 0}
    for one in shares:
        found = offer(hanoi_misread, one.holder, one.offer)
        assert found["about"] == parties[one.about]
        assert found["believed"]["taken"] == one.believed.hits
        assert found["modelled"]["taken"] == one.modelled.hits


def test_there_is_room_in_the_picture_of_north_korea_and_none_in_the_model(hanoi_misread, hanoi):
    assert hanoi_misread["room"] == {"exists": False, "count": 0, "best": []}
    assert not room(hanoi.base.negotiation).exists
    found = sight(hanoi_misread, "dprk")
    engine = room(as_seen(hanoi.case, "dprk"))
    assert found["room"]["exists"]
    assert found["room"]["count"] == engine.count == 59
    assert found["finds"] == "seen_only"
    assert len(found["room"]["best"]) >= 1
    assert sight(hanoi_misread, "us")["room"] == {"exists": False, "count": 0, "best": []}
    assert sight(hanoi_misread, "us")["finds"] == "neither"


def test_what_matters_is_what_changes_an_answer_by_itself(hanoi_misread, hanoi):
    deals = offers(hanoi.case)

    def answers(model, about):
        return (
            room(model).exists,
            [verdict(model, about, deal).accepted for deal in deals.values()],
        )

    for holder in ("us", "dprk"):
        told = {
            one["key"]: (one["matters"], one["turns_lasting"])
            for one in sight(hanoi_misread, holder)["differences"]
        }
        found = differences(hanoi.case, holder)
        assert list(told) == [one.key for one in found]
        seen = as_seen(hanoi.case, holder)
        for one in found:
            back = as_seen(put_back(hanoi.case, one), holder)
            alone = as_seen(only(hanoi.case, one), holder)
            matters = answers(back, one.about) != answers(seen, one.about)
            matters |= answers(alone, one.about) != answers(hanoi.base.negotiation, one.about)
            assert told[one.key][0] == (matters or bool(told[one.key][1]))
    assert [one["matters"] for one in sight(hanoi_misread, "dprk")["differences"]] == [True] * 5


def test_the_picture_of_the_us_is_one_weight(hanoi_misread, hanoi):
    [one] = sight(hanoi_misread, "us")["differences"]
    believed = hanoi.case.beliefs["us"]["dprk"].weights["growth"].value.central
    modelled = hanoi.case.preferences["dprk"].weights["growth"].value.central
    assert one["key"] == "beliefs.us.dprk.weights.growth"
    assert [(gap["believed"], gap["modelled"]) for gap in one["gaps"]] == [(believed, modelled)]
    assert (one["shown"]["believed"], one["shown"]["modelled"]) == ("22.5", "5.5")
    assert not one["disputed"]
    assert one["claims"] == ["powerhouse", "three_times", "integrate"]


def test_the_least_outside_option_of_a_lesson_is_exact(hanoi_misread, hanoi):
    """One point less and the offer is still taken, as believed."""
    seen = as_seen(hanoi.case, "dprk")
    found = sight(hanoi_misread, "dprk")["lessons"]
    assert len(found) == 2
    for one in found:
        deal = offers(hanoi.case)[one["offer"]]
        assert seen.outside[seen.party("us")] == one["outside"]
        assert verdict(seen, "us", deal).points == one["worth"]
        assert verdict(by_outside(seen, "us", one["least_outside"] - 1), "us", deal).accepted
        assert not verdict(by_outside(seen, "us", one["least_outside"]), "us", deal).accepted


def test_a_lesson_names_the_red_lines_that_are_not_believed_in(hanoi_misread, hanoi):
    found = {one["offer"]: one for one in sight(hanoi_misread, "dprk")["lessons"]}
    assert sight(hanoi_misread, "us")["lessons"] == []
    lines = hanoi.case.preferences["us"].red_lines
    dropped = hanoi.case.beliefs["dprk"]["us"].drop
    for key, one in found.items():
        broken = verdict(hanoi.base.negotiation, "us", offers(hanoi.case)[key]).broken
        assert one["lines"] == [lines[name].text for name in broken if name in dropped]
    assert len(found["all_for_yongbyon"]["lines"]) == 2


def test_numbers_that_explain_a_refusal_stand_in_the_ledger(hanoi_misread, hanoi):
    values = {estimate.key: estimate.central for estimate in ledger(hanoi.case)}
    for one in sight(hanoi_misread, "dprk")["lessons"]:
        assert one["explained_by"]
        for number in one["explained_by"]:
            assert number["believed"] == values[number["key"]]
            assert number["nearest"] != number["believed"]


def test_expected_deals_are_counted(hanoi_misread, hanoi):
    [one] = sight(hanoi_misread, "dprk")["expected"]
    model, seen = hanoi.base.negotiation, as_seen(hanoi.case, "dprk")
    conflict_size = 3696
    counts = {"hoped": 0, "overlooked": 0, "shared": 0}
    form = standoff(model).form
    for deal in map(tuple, form.options(range(conflict_size)).tolist()):
        believed = verdict(seen, "us", deal).accepted
        modelled = verdict(model, "us", deal).accepted
        counts["hoped"] += believed and not modelled
        counts["overlooked"] += modelled and not believed
        counts["shared"] += modelled and believed
    assert {key: one[key] for key in counts} == counts
    assert one["n_deals"] == conflict_size == len(form.codes)


def test_who_misreads_most_comes_first(hanoi_misread):
    assert [one["id"] for one in hanoi_misread["sights"]] == ["dprk", "us"]


def test_data_is_json_and_the_same_again(hanoi, hanoi_misread):
    assert json.loads(json.dumps(hanoi_misread)) == hanoi_misread
    assert json.dumps(misreading_section(hanoi)) == json.dumps(hanoi_misread)


def test_a_reading_is_held_against_its_own_model(hanoi):
    reading = hanoi.readings[-1].id
    assert reading != "base"
    data = misreading_data(hanoi, misreading(hanoi.case, reading, hanoi.date))
    [model] = [one.negotiation for one in hanoi.readings if one.id == reading]
    assert data["reading"] == reading
    assert data["room"]["exists"] == room(model).exists
    deals = offers(hanoi.case)
    for one in sight(data, "dprk")["offers"]:
        assert one["modelled"]["accepted"] == verdict(model, "us", deals[one["offer"]]).accepted


def test_a_refusal_in_a_small_case(refused):
    analysis, data = refused
    one = offer(data, "east", "first")
    assert one["believed"]["accepted"]
    assert (one["believed"]["points"], one["believed"]["gain"]) == (90, 70)
    assert (one["modelled"]["points"], one["modelled"]["gain"]) == (50, -10)
    [lesson] = sight(data, "east")["lessons"]
    assert (lesson["least_outside"], lesson["worth"], lesson["outside"]) == (91, 90, 20)
    assert analysis.case.beliefs["east"]


def test_a_red_line_that_is_not_believed_in(dropped):
    _, data = dropped
    [one] = sight(data, "east")["differences"]
    assert one["words"] == "red line ‹no daily market›"
    assert one["shown"] == {"believed": "not real", "modelled": "real"}
    assert offer(data, "east", "first")["modelled"]["broken"] == ["no daily market"]
    assert offer(data, "east", "first")["believed"]["broken"] == []


def test_a_belief_that_is_what_the_model_says_is_no_difference(made):
    data = misreading_section(made(SAME))
    assert [one["differences"] for one in data["sights"]] == [[], []]
    assert not any(one["misread"] for one in sight(data, "east")["offers"])


def test_a_case_without_beliefs_has_nothing_to_tell(variants):
    data = misreading_section(variants["with_room"])
    assert [one["differences"] for one in data["sights"]] == [[], []]
    assert [one["offers"] for one in data["sights"]] == [[], []]


def test_without_a_status_quo_nothing_is_said_of_the_stand_off(made):
    data = misreading_section(made(_NO_STATUS_QUO + OFFER + BELIEF))
    assert data["standoff"] is None
    assert sight(data, "east")["differences"]


def test_of_a_case_too_large_to_list_what_can_be_said_is_said(made):
    data = misreading_section(made(_large() + BELIEF))
    assert data["standoff"] is None
    assert sight(data, "east")["expected"] is None
    assert sight(data, "east")["differences"]
    assert sight(data, "east")["room"]["exists"]


@pytest.mark.parametrize(
    "belief",
    [
        "east: {gulf: {red_lines: {shy: {rule: market = shut, assumed: a guess}}}}",
        "east: {gulf: {outside: {points: 3, assumed: a guess}}}",
        "gulf: {west: {outside: {points: 20, assumed: a guess}}}",
    ],
)
def test_interested_parties_believe_and_are_believed_of(made, belief):
    """One that has no preferences of its own in the case as well."""
    text = SMALL.replace(
        "  west: {name: West}\n", "  west: {name: West}\n  gulf: {name: Gulf, role: interested}\n"
    )
    data = misreading_section(made(f"{text}{OFFER}beliefs: {{{belief}}}\n"))
    [told] = [one for one in data["sights"] if one["differences"]]
    assert len(told["differences"]) == 1
    assert all(one["about"] in ("East", "West") for s in data["sights"] for one in s["offers"])
