"""A treaty of forty clauses with rules, interactions and red lines, from the shell."""

import json
from itertools import combinations
from random import Random

import pytest

N, OPTIONS = 40, ("none", "weak", "firm", "full")
DENSE = [f"more{k}" for k in range(26)]


def treaty(folder, parties, need):
    """Write the case; points of a clause rise for one side where they fall for another."""
    random = Random(11)
    lines = ["summitry: 1", "title: A treaty", "date: 2026-01-10", "parties:"]
    lines += [f"  {party}: {{name: {party.title()}}}" for party in parties]
    lines += ["issues:"]
    lines += [f"  c{i}: {{options: [{', '.join(OPTIONS)}], status_quo: none}}" for i in range(N)]
    lines += ["rules:"]
    lines += [
        f"  r{i}: {{rule: c{i} = full -> c{i + 1} >= weak, assumed: x}}" for i in range(N - 1)
    ]
    lines += ["preferences:"]
    for place, party in enumerate(parties):
        lines += [f"  {party}:", "    scores:"]
        for i in range(N):
            worth = sorted(random.sample(range(25), 4), reverse=bool((place + i) % 2))
            scores = ", ".join(f"{o}: {w}" for o, w in zip(OPTIONS, worth, strict=True))
            lines += [f"      c{i}: {{{scores}, assumed: x}}"]
        both = f"c{place} >= firm and c{place + 2} = full"
        lines += ["    together:", f'      both: {{if: "{both}", points: 20, assumed: x}}']
        lines += ["    red_lines:"]
        for i in range(place, N - 2, 9):
            lines += [f"      l{i}: {{rule: c{i} <= firm or c{i + 2} >= firm, assumed: x}}"]
        lines += [f"    outside: {{points: {need}, assumed: x}}"]
    folder.mkdir()
    (folder / "case.yaml").write_text("\n".join(lines) + "\n")
    return folder


def chained():
    """Deals that the rules allow, counted from clause to clause."""
    ways = [1] * 4
    for _ in range(N - 1):
        total = sum(ways)
        ways = [total - ways[3], total, total, total]
    return sum(ways)


@pytest.fixture(scope="module")
def open_treaty(tmp_path_factory):
    return treaty(tmp_path_factory.mktemp("open") / "treaty", ("north", "south"), 450)


@pytest.fixture(scope="module")
def closed_treaty(tmp_path_factory):
    return treaty(tmp_path_factory.mktemp("closed") / "treaty", ("north", "south"), 700)


def test_deals_of_a_treaty_are_counted_exactly(summitry, open_treaty):
    ran = summitry("deals", open_treaty, "--json")
    found = json.loads(ran.out)
    assert (ran.code, ran.err) == (0, "")
    assert found["n_deals"] == chained() > 8 * 10**22
    assert 0 < found["room"]["count"] < found["n_deals"]
    assert found["exact"]
    assert all(package["sides"][0]["below"] for package in found["packages"])


def test_the_map_of_a_treaty_holds_every_deal(summitry, open_treaty):
    found = json.loads(summitry("brief", open_treaty, "--format", "json", "-o", "-").out)
    squares = found["map"]["squares"]
    assert sum(row[2] for row in squares) == chained()
    assert sum(row[3] for row in squares) == found["deals"][0]["room"]["count"]
    assert found["map"]["accepted_counted"]


def test_a_treaty_has_its_brief_as_a_page(summitry, open_treaty, tmp_path):
    ran = summitry("brief", open_treaty, "-o", tmp_path / "b.html")
    assert (ran.code, ran.err) == (0, "")
    assert "× 10^22" in (tmp_path / "b.html").read_text(encoding="utf-8")


def test_why_a_treaty_fails_is_found_and_counted(summitry, closed_treaty):
    assert summitry("deals", closed_treaty).code == 1
    found = json.loads(summitry("why", closed_treaty, "--json").out)["readings"][0]
    assert found["blocked"]
    assert found["complete"]
    assert found["blockers"]
    assert all(opening["n_deals"] > 0 for opening in found["openings"])


def test_a_thinned_frontier_says_by_how_much(summitry, open_treaty):
    whole = json.loads(summitry("deals", open_treaty, "--json").out)
    thin = json.loads(summitry("deals", open_treaty, "--json", "--within", "60").out)
    assert (whole["within"], whole["exact"]) == (0, True)
    if thin["exact"]:
        assert thin["frontier"] == whole["frontier"]
    loss = thin["within"]
    assert loss <= 60
    for point in whole["frontier"]["points"]:
        assert any(
            all(mine >= theirs - loss for mine, theirs in zip(kept, point, strict=True))
            for kept in thin["frontier"]["points"]
        )


def test_three_parties_at_10_to_the_24_are_thinned_and_said_to_be(summitry, tmp_path):
    folder = treaty(tmp_path / "three", ("north", "south", "west"), 560)
    ran = summitry("deals", folder, "--within", "40")
    assert ran.code in (0, 1)
    assert "bucket elimination; to within" in " ".join(ran.out.split())
    assert "not counted" in ran.out


def test_within_is_not_negative(summitry, open_treaty):
    ran = summitry("deals", open_treaty, "--within", "-1")
    assert ran.code == 2
    assert "--within" in ran.err


@pytest.fixture
def dense(own):
    """26 clauses of which at most one may be taken, and three that must sign."""
    file = own / "case.yaml"
    more = "".join(f"  {name}: {{options: [a, b], status_quo: a}}\n" for name in DENSE)
    ties = "".join(
        f"  {one}_{other}: {{rule: {one} = a or {other} = a, assumed: at most one}}\n"
        for one, other in combinations(DENSE, 2)
    )
    text = file.read_text().replace("issues:\n", f"issues:\n{more}", 1)
    text = text.replace("role: interested", "role: principal")
    text = text.replace("  city:\n    w", "  city:\n    outside: {points: 0, assumed: none}\n    w")
    file.write_text(text.replace("\nrules:\n", f"\nrules:\n{ties}", 1))
    return own


@pytest.mark.parametrize("verb", ["deals", "why"])
def test_a_model_too_dense_is_one_line_with_its_width_cost_and_switch(summitry, dense, verb):
    ran = summitry(verb, dense)
    assert (ran.code, ran.out) == (2, "")
    assert "26 issues hang together at once (induced width 25)" in ran.err
    assert "6.7e+07 cells" in ran.err
    assert "--solver" in ran.err
    assert ran.err.count("\n") == 1


def test_check_warns_of_a_model_too_dense(summitry, dense):
    ran = summitry("check", dense)
    assert ran.code == 0
    assert "deals, why and brief will refuse" in ran.err


def test_the_solver_is_announced_before_it_starts_and_answers(summitry, dense):
    ran = summitry("deals", dense, "--solver", "--json")
    assert ran.code == 0
    first = ran.err.splitlines()[0]
    assert "reading base" in first
    assert "induced width 25" in first
    assert "asking CP-SAT" in first
    found = json.loads(ran.out)
    assert found["method"] == "constraint solver"
    assert found["frontier"]["counts"][0] == len(DENSE) + 1  # one clause of them, or none
