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


def test_too_many_tied_deals_are_one_line(summitry, own):
    file = own / "case.yaml"
    file.write_text(file.read_text().replace("step: 0.5", "step: 0.0001"))
    more = "".join(f"  more{k}: {{options: [a, b, c, d, e], status_quo: a}}\n" for k in range(3))
    file.write_text(file.read_text().replace("issues:\n", f"issues:\n{more}", 1))
    ran = summitry("deals", own)
    assert (ran.code, ran.out) == (2, "")
    assert "67,501,125 combinations of options" in ran.err
    assert ran.err.count("\n") == 1


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
