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


@pytest.mark.parametrize("party", ["employer", "union"])
def test_no_package_is_worse_for_all_than_another_and_each_says_its_worth(summitry, own, party):
    data = json.loads(summitry("packages", own, "--for", party, "--count", "9", "--json").out)
    offered = [package["points"] for package in data["packages"]]
    for one in offered:
        assert not any(
            other != one and all(a >= b for a, b in zip(other, one, strict=True))
            for other in offered
        )
    column = data["principals"].index(data["for"])
    assert [package["worth"] for package in data["packages"]] == [one[column] for one in offered]
    assert f"worth to {data['for']}" in summitry("packages", own, "--for", party).out


def test_nothing_that_all_want_is_withheld_within_the_tolerance(summitry):
    data = json.loads(summitry("packages", "hanoi-2019", "--for", "us", "--json").out)
    assert all("the return of remains goes on" in one["options"] for one in data["packages"])


def test_who_chose_the_tolerance_what_beats_a_package_and_too_few_are_said(summitry, own):
    said = " ".join(summitry("packages", own, "--for", "union", "--count", "9").out.split())
    assert "The tolerance of 50 points was chosen here" in said
    assert "Outside the tolerance some deal is better than B for one and worse for none." in said
    assert "Nine packages were asked for. Every other deal within the tolerance" in said
    set_by_hand = summitry("packages", own, "--for", "union", "--tolerance", "50").out
    assert "chosen here" not in set_by_hand


def test_more_than_four_packages_are_shown_in_blocks_of_three(summitry):
    options = ("packages", "hanoi-2019", "--for", "us", "--tolerance", "150", "--count", "7")
    ran = summitry(*options)
    heads = [line.split() for line in ran.out.splitlines() if set(line.split()) & set("ADG")]
    assert [head for head in heads if len(head) < 4 and set(head) <= set("ABCDEFG")] == [
        ["A", "B", "C"],
        ["D", "E", "F"],
        ["G"],
    ]


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
