"""``summitry packages``: exit 0 with room and more than one package, 1 otherwise."""

import json

import pytest


def test_with_room_packages_of_equal_worth_are_offered_together(summitry, own):
    ran = summitry("packages", own, "--for", "union")
    assert (ran.code, ran.err) == (0, "")
    assert "Packages to offer together" in ran.out
    assert "What a little more for Union costs along the frontier" in ran.out


def test_without_room_red_lines_are_left_aside_and_it_exits_with_1(summitry):
    ran = summitry("packages", "hanoi-2019", "--for", "us")
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.startswith("There is no room for agreement; red lines are left aside")
    assert "A breaks: North Korea: " in ran.out


def test_json_packages_are_within_the_tolerance_and_acceptable(summitry, own):
    data = json.loads(summitry("packages", own, "--for", "employer", "--json").out)
    column = data["principals"].index(data["for"])
    for package in data["packages"]:
        assert abs(package["points"][column] - data["worth"]) <= data["tolerance"]
        assert min(package["gains"]) >= 0
        assert package["broken"] == []
    assert len(data["packages"]) == 3


def test_worth_count_and_tolerance_are_taken(summitry, own):
    ran = summitry(
        *("packages", own, "--for", "union", "--worth", "520", "--count", "2"),
        *("--tolerance", "30", "--json"),
    )
    data = json.loads(ran.out)
    assert (ran.code, data["asked"], data["tolerance"]) == (0, 520, 30)
    assert len(data["packages"]) == 2


def test_one_package_is_no_choice_and_exits_with_1(summitry, own):
    ran = summitry("packages", own, "--for", "union", "--count", "1")
    assert (ran.code, ran.err) == (1, "")
    assert "There is no second one to offer with it." in ran.out


@pytest.mark.parametrize(("party", "hint"), [("rok", "allowed: us, dprk"), ("dprkk", "dprk?")])
def test_only_a_principal_can_offer(summitry, party, hint):
    ran = summitry("packages", "hanoi-2019", "--for", party)
    assert (ran.code, ran.out) == (2, "")
    assert f"no such principal: {party}" in ran.err
    assert hint in ran.err
