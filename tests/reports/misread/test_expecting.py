"""What each side expects to last, by the definitions in its own picture."""

from dataclasses import replace

import pytest

from summitry.cases.beliefs import as_seen, as_seen_through
from summitry.errors import NotDefined, TooManyDeals
from summitry.reports.conflicts.case import signed_deals
from summitry.reports.conflicts.standing import LOOKED_AT
from summitry.reports.misread.expecting import expecting_data
from summitry.stability.concepts import stability
from summitry.stability.definitions import is_stable
from summitry.stability.standoff import place_of, standoff, worths


@pytest.fixture(scope="module")
def expecting(hanoi):
    return expecting_data(hanoi, "base")


@pytest.fixture(scope="module")
def pictures(hanoi, stood_here):
    """Party -> the conflict as it sees it."""
    return {
        party.id: replace(
            stood_here, worth=worths(as_seen(hanoi.case, party.id), stood_here.form.codes)
        )
        for party in stood_here.parties
    }


@pytest.fixture(scope="module")
def stood_here(hanoi):
    return standoff(hanoi.base.negotiation)


def test_today_and_every_package_is_looked_at(expecting, hanoi):
    labels = [one["label"] for one in expecting["states"]]
    assert labels == ["today", *(one.label for one in signed_deals(hanoi))]
    assert expecting["concepts"] == list(LOOKED_AT)
    for one in expecting["states"]:
        assert [side["party"] for side in one["sides"]] == ["United States", "North Korea"]


def test_who_expects_what_is_what_the_definitions_say(expecting, hanoi, stood_here, pictures):
    places = {"today": stood_here.status_quo} | {
        one.label: place_of(stood_here.form, one.deal) for one in signed_deals(hanoi)
    }
    movers = ["us", "dprk"]
    for one in expecting["states"]:
        state = places[one["label"]]
        for k, name in enumerate(LOOKED_AT):

            def lasts(conflict, name=name, state=state):
                return all(is_stable(conflict, p, state, name) for p in range(3))

            own = [is_stable(pictures[key], stood_here.party(key), state, name) for key in movers]
            assert one["model"][k] == lasts(stood_here)
            assert [side["own"][k] for side in one["sides"]] == own
            assert one["lasts"][k] == all(own)
            assert [side["expects"][k] for side in one["sides"]] == [
                lasts(pictures[key]) for key in movers
            ]


def test_who_foresees_what_by_the_pictures_of_pictures(expecting, hanoi, stood_here, pictures):
    for k, holder in enumerate(("us", "dprk")):
        stable = []
        for other in ("us", "dprk"):
            seen = as_seen_through(hanoi.case, holder, other)
            game = (
                pictures[holder]
                if other == holder
                else replace(stood_here, worth=worths(seen, stood_here.form.codes))
            )
            stable.append(stability(game, LOOKED_AT).stable[:, stood_here.party(other)])
        both = stable[0] & stable[1]
        for one in expecting["states"]:
            deals = {signed.label: signed.deal for signed in signed_deals(hanoi)}
            state = place_of(stood_here.form, deals[one["label"]]) if one["label"] in deals else 0
            assert one["sides"][k]["foresees"] == both[:, state].tolist()


def test_states_that_last_and_surprises_are_counted(expecting, stood_here, pictures):
    engine = stability(stood_here, LOOKED_AT)
    seen = {key: stability(conflict, LOOKED_AT) for key, conflict in pictures.items()}
    for name in LOOKED_AT:
        found = expecting["counts"][name]
        assert found["model"] == len(engine.equilibria(name))
        own = [
            set(seen[party.id].of(name, p).nonzero()[0].tolist())
            for p, party in enumerate(stood_here.parties)
        ]
        lasting = set.intersection(*own)
        assert found["lasts"] == len(lasting)
        for side, key in zip(found["sides"], ("us", "dprk"), strict=True):
            expected = set(seen[key].equilibria(name).tolist())
            assert side["expects"] == len(expected)
            assert side["surprises"] == len(expected - lasting)
            assert side["misses"] == len(lasting - expected)


def test_a_case_that_cannot_be_looked_at_is_refused(variants):
    with pytest.raises(NotDefined):
        expecting_data(variants["no_status_quo"], "base")
    with pytest.raises(TooManyDeals):
        expecting_data(variants["too_many_to_list"], "base")


def test_without_beliefs_all_expect_what_is_so(variants):
    data = expecting_data(variants["with_room"], "base")
    for one in data["states"]:
        assert one["model"] == one["lasts"]
        for side in one["sides"]:
            assert side["own"] == side["expects"] == side["foresees"] == one["model"]
