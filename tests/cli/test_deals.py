"""``summitry deals``: exit 0 with room, 1 without."""

import json


def test_with_room_it_exits_with_0(summitry, own):
    ran = summitry("deals", own)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("There is room for agreement: ")


def test_without_room_it_exits_with_1(summitry):
    ran = summitry("deals", "hanoi-2019")
    assert (ran.code, ran.err) == (1, "")
    assert "there is no room for agreement: " in ran.out


def test_json_says_the_same(summitry, case):
    ran = summitry("deals", case, "--json")
    data = json.loads(ran.out)
    assert ran.code == (0 if data["room"]["exists"] else 1)
    assert ran.err == ""
    assert data["reading"] == "base"
    assert data["packages"]


def test_every_reading_can_be_looked_at(summitry):
    for reading in ("part_was_asked", "weapons_were_meant"):
        ran = summitry("deals", "hanoi-2019", "--reading", reading, "--json")
        assert (ran.code, json.loads(ran.out)["reading"]) == (1, reading)


def test_an_outside_option_that_has_drifted_moves_the_room(summitry, own):
    def room(*flags):
        ran = summitry("deals", own, "--json", *flags)
        assert (ran.code, ran.err) == (0, "")
        return json.loads(ran.out)["room"]["count"]

    assert room("--date", "2026-01-15") == room()
    assert room("--date", "2027-01-15") > room()  # the employer's falls by 5 to 10 points a month


def test_a_date_that_is_none_is_refused(summitry, own):
    ran = summitry("deals", own, "--date", "tomorrow")
    assert (ran.code, ran.out) == (2, "")
    assert "tomorrow" in ran.err


def test_weights_add_the_weighted_solutions(summitry, own):
    plain = json.loads(summitry("deals", own, "--json").out)["solutions"]
    ran = summitry("deals", own, "--weight", "employer=2", "--weight", "union=0.5", "--json")
    names = [solution["name"] for solution in json.loads(ran.out)["solutions"]]
    assert ran.code == 0
    assert names[: len(plain)] == [solution["name"] for solution in plain]
    assert names[len(plain) :] == [
        f"{name} (employer 2, union 1/2)" for name in ("Nash", "proportional", "utilitarian")
    ]
    assert "equal area" in names


def test_a_larger_weight_never_lowers_what_nash_gives(summitry, own):
    def gives(weight):
        ran = summitry("deals", own, "--weight", f"union={weight}", "--json")
        found = {s["name"]: s["points"] for s in json.loads(ran.out)["solutions"]}
        return next(p[0][1] for name, p in found.items() if name.startswith("Nash ("))

    assert gives("1/3") <= gives(1) <= gives(3)
    assert gives("1/3") < gives(3)


def test_without_room_there_is_nothing_to_weigh(summitry):
    ran = summitry("deals", "hanoi-2019", "--weight", "us=2")
    assert ran.code == 1
    assert ran.err == "no room for agreement, so there is nothing to weigh\n"


def test_weights_that_cannot_be_used_are_one_line(summitry):
    for weight, message in (
        ("us", "is not PARTY=NUMBER"),
        ("us=0", "weights above 0 are needed"),
        ("us=-1", "is not PARTY=NUMBER"),
        ("us=1001", "at most 1,000 each"),
        ("rok=2", "no such principal: rok"),
    ):
        ran = summitry("deals", "hanoi-2019", "--weight", weight)
        assert (ran.code, ran.out) == (2, "")
        assert message in ran.err
        assert ran.err.count("\n") == 1
