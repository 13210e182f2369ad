"""``summitry inspection``: a calculator without a case; one line for what is wrong."""

import json

import pytest


def test_how_many_visits(summitry):
    ran = summitry("inspection", "--sites", 141, "--hidden", 5, "--detection", 0.9)
    assert (ran.code, ran.err) == (0, "")
    assert "takes 52 visits a month." in ran.out
    assert "127" in ran.out


def test_json_says_the_same_and_the_same_again(summitry):
    asked = ("inspection", "--sites", 141, "--hidden", 5, "--visits", 52)
    one, other = (summitry(*asked, "--json") for _ in range(2))
    assert (one.code, one.err) == (0, "")
    assert one.out == other.out
    data = json.loads(one.out)
    said = " ".join(summitry(*asked).out.split())
    assert all(line in said for line in data["visits"]["lines"])
    assert data["visits"]["regime"]["month"] == pytest.approx(0.90398, abs=1e-5)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--sites", 141, "--hidden", 5, "--visits", 30, "--detection", 0.9],
        ["--sites", 141, "--hidden", 5, "--detection", 0.9, "--undeclared", 0.2],
        ["--sites", 10, "--detection", 0.9, "--sensitivity", 0.5],
    ],
)
def test_a_chance_that_is_not_reached_is_a_no(summitry, arguments):
    ran = summitry("inspection", *arguments)
    assert (ran.code, ran.err) == (1, "")
    assert ran.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--sites", 20], "Visits a month that see a breach within a month"),
        (["--sites", 20, "--suspected", 5, "--visits", 6], "20 sites and five suspected places"),
        (["--sites", 20, "--suspected", 5, "--challenges", 1, "--visits", 6], "challenge visit"),
        (["--gain", 10, "--penalty", 40], "is 20 % or more."),
        (["--gain", 10, "--detection", 0.2], "costs 40 or more."),
        (["--stages", 10, "--inspections", 3], "0.477 (21/44)"),
        (["--stages", 4, "--inspections", 2, "--violations", 2], "0.364 (4/11)"),
        (["--stages", 4, "--inspections", 2, "--caught", 3, "--dismay", 0.1], "if he announces"),
        (["--interim", 1, "--months", 12], "36.8 % of the period on average, 4.41 of 12 months"),
    ],
)
def test_each_question(summitry, arguments, said):
    ran = summitry("inspection", *arguments)
    assert (ran.code, ran.err) == (0, "")
    assert said in " ".join(ran.out.split())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--sites", 0], "sites: 0; allowed: 1 to 10,000"),
        (["--sites", 10, "--visits", 11], "visits: 11; allowed: 0 to 10"),
        (["--sites", 10, "--visits", -1], "visits: -1; allowed: 0 to 10"),
        (["--sites", 10, "--hidden", 11], "hidden: 11; allowed: 1 to 10"),
        (["--sites", 10, "--detection", 1.2], "detection: 1.2; allowed: 0 to 1"),
        (["--sites", 10, "--sensitivity", "nan"], "sensitivity: nan; allowed: a finite number"),
        (["--sites", 10, "--undeclared", -0.1], "undeclared: -0.1; allowed: 0 to 1"),
        (["--sites", 10, "--months", 0], "months: 0; allowed: 1 to 1,200"),
        (["--interim", 1, "--months", 0], "months: 0; allowed: 1 to 1,200"),
        (["--sites", 10, "--suspected", -2], "suspected: -2; allowed: 0 to 10,000"),
        (
            ["--sites", 9, "--suspected", 2, "--challenges", 3, "--visits", 1],
            "challenge visits: 3; allowed: 0 to 2",
        ),
        (["--gain", -1, "--penalty", 2], "gain: -1.0; allowed: at least 0"),
        (["--gain", 0, "--penalty", 0], "gain and penalty: both 0"),
        (["--stages", 3, "--inspections", 4], "inspections: 4; allowed: 0 to 3"),
        (["--stages", 3, "--inspections", 1, "--dismay", 1], "dismay: 1.0; allowed: below 1"),
        (["--interim", 7], "interim: 7; allowed: 1 to 6"),
    ],
)
def test_what_is_wrong_is_one_line(summitry, arguments, said):
    ran = summitry("inspection", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(said)
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "what is asked? give --sites,"),
        (["--months", 3], "what is asked?"),
        (["--gain", 3], "--gain: give --penalty or --detection too"),
        (["--penalty", 3], "--penalty: give --gain or --detection too"),
        (["--stages", 3], "--stages: give --inspections too"),
        (["--inspections", 3], "--inspections: give --stages too"),
        (["--interim", 1, "--visits", 3], "--visits: give --sites too"),
        (["--interim", 1, "--caught", 3], "--caught: give --stages too"),
        (["--sites", 9, "--challenges", 3], "--challenges: give --suspected too"),
        (["--sites", 9, "--suspected", 0, "--challenges", 3], "there is no suspected place"),
        (["--sites", "many"], "'many' is not a valid integer"),
    ],
)
def test_a_question_that_is_not_whole_is_said(summitry, arguments, said):
    ran = summitry("inspection", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
