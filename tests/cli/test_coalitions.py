"""``summitry coalitions``: cases and game files, tables and JSON, one line for what is wrong."""

import json

import pytest

COUNCIL = "quota: 12\nvotes: {f: 4, g: 4, i: 4, b: 2, n: 2, l: 1}\n"
THREE = "quota: 2\nvotes: {a: 1, b: 1, c: 1}\n"
GLOVES = "players: [l, r, s]\nworth: {l r: 1, l s: 1, l r s: 1}\n"


@pytest.fixture
def game(tmp_path):
    def write(content):
        path = tmp_path / "game.yaml"
        path.write_text(content, encoding="utf-8")
        return path

    return write


def test_a_case_says_who_could_sign(summitry, case):
    ran = summitry("coalitions", case)
    assert (ran.code, ran.err) == (0, "")
    assert "Who could sign without the rest" in ran.out
    assert ("presumes" in ran.out or "means something only" in ran.out) == ("yes: " in ran.out)


def test_hanoi_has_nothing_to_share_out(summitry):
    ran = summitry("coalitions", "hanoi-2019")
    assert "No set of principals could sign" in ran.out
    assert "Shapley" not in ran.out


def test_json_of_a_case_names_the_deal_and_the_gains(summitry, own):
    ran = summitry("coalitions", own, "--json")
    data = json.loads(ran.out)
    (both,) = data["signing"]
    assert both["possible"]
    assert both["worth"] == sum(both["gains"]) > 0
    assert both["deal"]
    assert data["power"][0]["shares"][0]["value"] == both["worth"] / 2


def test_a_reading_can_change_the_answer(summitry):
    reading = "partial_relief"
    ran = summitry("coalitions", "hanoi-2019", "--reading", reading)
    assert ran.code == 2
    assert "no such reading: partial_relief" in ran.err


@pytest.mark.parametrize("content", [COUNCIL, THREE, GLOVES])
def test_the_measured_error_stands_beside_every_index(summitry, game, content):
    path = game(content)
    shown = summitry("coalitions", path)
    assert (shown.code, shown.err) == (0, "")
    for index in json.loads(summitry("coalitions", path, "--json").out)["power"]:
        found = index["measured"]
        assert found["text"].startswith("misplaced ")
        (row,) = [
            line
            for line in shown.out.splitlines()
            if line.split(" " * 3)[0].strip() == index["name"]
        ]
        assert row.split()[-2:] == [f"{found['points']:.1f}", f"{found['points_all']:.1f}"]


def test_a_vote_has_exact_shares(summitry, game):
    data = json.loads(summitry("coalitions", game(COUNCIL), "--json").out)
    by_name = {index["index"]: index["shares"] for index in data["power"]}
    assert [x["exact"] for x in by_name["shapley"]] == ["7/30"] * 3 + ["3/20"] * 2 + ["0"]
    assert [x["exact"] for x in by_name["banzhaf"]] == ["5/21"] * 3 + ["1/7"] * 2 + ["0"]
    assert data["swings"] == [10, 10, 10, 6, 6, 0]
    assert data["core"]["empty"]


def test_the_measured_error_is_told_apart_from_the_game_and_no_theorem_is_named(summitry, own):
    said = " ".join(summitry("coalitions", own).out.split())
    assert "experiments with three people" in said
    assert "This is not about the game above." in said
    assert "would have to change hands" in said
    assert "Kohlberg" not in said
    (nucleolus,) = [
        index
        for index in json.loads(summitry("coalitions", own, "--json").out)["power"]
        if index["index"] == "nucleolus"
    ]
    assert nucleolus["certificate"] == "meets Kohlberg's criterion"


def test_points_of_a_case_are_decimals_and_shares_of_a_vote_fractions(summitry, own, game):
    assert "189.5" in summitry("coalitions", own).out
    assert "379/2" not in summitry("coalitions", own).out
    assert "7/30" in summitry("coalitions", game(COUNCIL)).out


def large_case(folder, n, held_by=""):
    held = f", held_by: {held_by}" if held_by else ""
    guess = "assumed: a test"
    lines = ["summitry: 1", "title: Many clauses", "date: 2026-01-10", "parties:"]
    lines += [f"  {p}: {{name: {p.title()}}}" for p in ("north", "south", "west")]
    lines += ["issues:"]
    lines += [
        f"  c{i}: {{options: [none, some, all], status_quo: none, {guess}{held}}}" for i in range(n)
    ]
    lines += ["preferences:"]
    for place, party in enumerate(("north", "south", "west")):
        lines += [f"  {party}:", "    scores:"]
        for i in range(n):
            scores = (0, 60, 100) if (i + place) % 3 else (100, 60, 0)
            pairs = zip(("none", "some", "all"), scores, strict=True)
            lines += [f"      c{i}: {{{', '.join(f'{k}: {v}' for k, v in pairs)}, {guess}}}"]
        lines += [f"    outside: {{points: 300, {guess}}}"]
    folder.mkdir()
    (folder / "case.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_all_together_are_answered_at_any_number_of_combinations(summitry, tmp_path):
    folder = large_case(tmp_path / "large", 20)
    data = json.loads(summitry("coalitions", folder, "--json").out)
    *parts, everybody = data["signing"]
    assert [one["possible"] for one in parts] == [False] * 3
    assert everybody["possible"]
    assert min(everybody["gains"]) >= 0
    assert everybody["worth"] == sum(everybody["gains"])
    deals = json.loads(summitry("deals", folder, "--json").out)
    assert everybody["count"] == deals["room"]["count"]
    totals = [sum(points) for one in deals["solutions"] for points in one["points"]]
    assert everybody["worth"] == max(totals) - 3 * 300


def test_a_set_that_holds_too_much_is_refused_with_what_to_do(summitry, tmp_path):
    ran = summitry("coalitions", large_case(tmp_path / "large", 20, "north"))
    assert (ran.code, ran.out) == (2, "")
    assert "the sets of principals (3) can settle" in ran.err
    assert "name fewer issues as held_by one party" in ran.err


def test_a_large_council_has_no_nucleolus_and_says_so(summitry, game):
    votes = ", ".join(f"m{i}: {i}" for i in range(27))
    ran = summitry("coalitions", game(f"quota: 228\nvotes: {{{votes}}}\n"))
    assert (ran.code, ran.err) == (0, "")
    assert "nucleolus: made for 16 players at most" in ran.out
    assert "The core is empty" in ran.out


def test_a_game_that_is_not_superadditive_says_so(summitry, game):
    ran = summitry("coalitions", game("players: [a, b]\nworth: {a: 2, b: 2, a b: 3}\n"))
    assert "! Not superadditive: a, and b, are worth more apart than together." in ran.out
    assert "nucleolus: not defined: the players alone are worth more" in ran.out


def test_proposals_in_turn(summitry, game):
    path = game(THREE + "recognition: {a: 0.6, b: 0.2, c: 0.2}\n")
    data = json.loads(summitry("coalitions", path, "--discount", "0.9", "--json").out)
    assert [v["exact"] for v in data["bargaining"]["values"]] == ["33/73", "20/73", "20/73"]
    assert (
        "Proposals in turn, discount 9/10" in summitry("coalitions", path, "--discount", ".9").out
    )


@pytest.mark.parametrize(
    ("content", "options", "said"),
    [
        (COUNCIL, ["--discount", "0.9"], "one vote each"),
        (THREE + "veto: [a]\n", ["--discount", "0.9"], "no veto"),
        (THREE, ["--discount", "0"], "above 0"),
        (THREE, ["--discount", "1.1"], "is not a number from 0 to 1"),
        (GLOVES, ["--discount", "1"], "goes with a voting rule"),
        (THREE, ["--reading", "x"], "go with a case"),
        (THREE, ["--date", "2026-01-01"], "go with a case"),
        ("quota: [", [], "game.yaml:"),
        ("votes: {a: 1}", [], "game.yaml:1:1: quota: the key quota is missing"),
    ],
)
def test_what_does_not_fit_ends_in_one_line(summitry, game, content, options, said):
    ran = summitry("coalitions", game(content), *options)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert len(ran.err.strip().splitlines()[-1:]) == 1


def test_a_discount_does_not_go_with_a_case(summitry):
    ran = summitry("coalitions", "hanoi-2019", "--discount", "0.9")
    assert ran.code == 2
    assert "--discount goes with a game file" in ran.err


def test_what_is_not_there_is_said(summitry):
    assert "cannot be read: No such file" in summitry("coalitions", "nowhere.yaml").err
    assert "no such case folder or shipped case: hanoi" in summitry("coalitions", "hanoi").err


def test_a_game_in_which_nothing_is_worth_anything_is_said_to_be(summitry, tmp_path):
    game = tmp_path / "game.yaml"
    game.write_text("players: [a, b]\nworth: {}\n")
    ran = summitry("coalitions", game)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.strip().startswith("No set of players is worth anything")
