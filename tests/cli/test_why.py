"""``summitry why``: what blocks and what would open, under every reading."""

import json


def test_it_names_the_cheapest_way_out(summitry):
    ran = summitry("why", "hanoi-2019")
    assert (ran.code, ran.err) == (0, "")
    assert "what collides" in ran.out
    assert "What would open a deal, what asks for least first" in ran.out


def test_with_room_nothing_blocks(summitry, own):
    ran = summitry("why", own)
    assert (ran.code, ran.err) == (0, "")
    assert "As the case states it: nothing blocks" in ran.out


def test_json_holds_every_reading(summitry, case):
    ran = summitry("why", case, "--json")
    assert (ran.code, ran.err) == (0, "")
    ids = [reading["id"] for reading in json.loads(ran.out)["readings"]]
    assert ids[0] == "base"
    assert len(ids) > 1
