"""``summitry divide``: exit 0 if the division can be signed with some option, 1 if not."""

import json


def test_a_division_both_could_sign_exits_with_0(summitry, own):
    ran = summitry("divide", own)
    assert (ran.code, ran.err) == (0, "")
    said = " ".join(ran.out.split())
    assert "get about 56 each of the 100 points that each sees at stake" in said
    assert "can give the two more than 100 % together" in said
    assert "acceptable to both" in ran.out


def test_a_division_that_breaks_red_lines_exits_with_1(summitry):
    ran = summitry("divide", "hanoi-2019")
    assert (ran.code, ran.err) == (1, "")
    assert "74 % United States" in " ".join(ran.out.split())


def test_json_carries_exact_shares_and_certificates(summitry, case):
    data = json.loads(summitry("divide", case, "--json").out)
    assert data["certificate"] == {"equitable": True, "envy_free": True, "efficient": True}
    assert data["exact_points"][0] == data["exact_points"][1]
    assert sum(0 < good["share"] < 1 for good in data["goods"]) == 1
    assert data["acceptable"] == any(
        deal["allowed"] and not deal["broken"] for deal in data["deals"]
    )


def test_a_case_whose_points_do_not_add_up_is_refused_in_one_line(summitry, own):
    file = own / "case.yaml"
    text = file.read_text()
    extra = (
        "    together:\n      both: {if: 'hours = h36', points: 40, assumed: a test}\n"
        "    red_lines:\n"
    )
    file.write_text(text.replace("    red_lines:\n", extra, 1))
    ran = summitry("divide", own)
    assert (ran.code, ran.out) == (2, "")
    assert "add up over the issues; employer.together has both" in ran.err
    assert ran.err.count("\n") == 1
