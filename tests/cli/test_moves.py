"""``summitry moves``: cases and files, tables, JSON and pictures, one line for what is wrong."""

import json
import re

import pytest
from defusedxml.ElementTree import fromstring

from summitry.cases.conflicts import read_conflict
from summitry.stability.concepts import stability
from tests.reports.conflicts.cases import FILES, HELD, SAME_NAME
from tests.reports.conftest import _NO_STATUS_QUO, SMALL, _hostile, _large

ELMIRA = FILES["kinsara-2014/elmira"]
LISTED = FILES["xu-2007/elmira"]
CHICKEN = FILES["textbook/chicken"]
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def file(tmp_path):
    def write(content):
        path = tmp_path / "conflict.yaml"
        path.write_text(content, encoding="utf-8")
        return path

    return write


@pytest.fixture
def folder(tmp_path):
    """The folder of a case with that text."""

    def write(content, evidence=""):
        place = tmp_path / "case"
        place.mkdir()
        (place / "case.yaml").write_text(content, encoding="utf-8")
        if evidence:
            (place / "evidence.yaml").write_text(evidence, encoding="utf-8")
        return place

    return write


def looked(summitry, *arguments):
    ran = summitry("moves", *arguments, "--json")
    assert (ran.code, ran.err) == (0, "")
    return json.loads(ran.out)


def refused(summitry, *arguments):
    """The one line of what is wrong; nothing else is printed."""
    ran = summitry("moves", *arguments)
    assert (ran.code, ran.out) == (2, "")
    [line] = ran.err.splitlines()
    return line


def test_the_shipped_case_says_that_the_stand_off_holds(summitry):
    ran = summitry("moves", "hanoi-2019", "--draws", "20")
    assert (ran.code, ran.err) == (0, "")
    said = " ".join(ran.out.split())
    assert said.startswith(
        "The stand-off holds: neither the United States nor North Korea gains by any move of its"
        " own. It is stable by Nash, GMR, SMR, SEQ and SSEQ."
    )
    assert "the United States at least −69 points" in said
    assert "North Korea at least −32 points" in said


def test_json_and_tables_are_of_one_data(summitry):
    data = looked(summitry, "hanoi-2019", "--draws", "20")
    ran = summitry("moves", "hanoi-2019", "--draws", "20")
    said = " ".join(ran.out.split())
    assert all(text in said for text in data["lines"])
    first = {side["id"]: side["moves"][0]["change"] for side in data["sides"]}
    assert first == {"us": -69, "dprk": -32}


@pytest.mark.parametrize("source", ["hanoi-2019", ELMIRA, LISTED, CHICKEN])
def test_json_is_the_same_again(summitry, source):
    one, other = (summitry("moves", source, "--draws", "20", "--json").out for _ in range(2))
    assert one == other
    assert json.loads(one)["robustness"]["n"] == 20


@pytest.mark.parametrize("name", FILES)
def test_states_that_last_are_those_of_the_engine(summitry, name):
    data = looked(summitry, FILES[name], "--draws", "0")
    conflict = read_conflict(str(FILES[name])).conflict
    engine = stability(conflict, list(data["equilibria"]["counts"]))
    for concept, n in data["equilibria"]["counts"].items():
        assert n == len(engine.equilibria(concept))
    ran = summitry("moves", FILES[name], "--draws", "0")
    assert (ran.code, ran.err) == (0, "")
    nash = data["equilibria"]["counts"]["nash"]
    assert f"States that last, of {conflict.n_states}: Nash {nash}" in ran.out


def test_the_reading_of_answers_is_said_and_can_change_a_verdict(summitry):
    usual = looked(summitry, LISTED, "--draws", "0")
    single = looked(summitry, LISTED, "--draws", "0", "--single")
    assert (usual["sanctions"], single["sanctions"]) == ("sequences", "single")
    conflict = read_conflict(str(LISTED)).conflict
    for data, way in ((usual, "sequences"), (single, "single")):
        engine = stability(conflict, ["seq"], way)
        assert data["equilibria"]["counts"]["seq"] == len(engine.equilibria("seq"))


def test_any_state_can_be_looked_at(summitry):
    conflict = read_conflict(str(ELMIRA)).conflict
    for name in conflict.names[::4]:
        data = looked(summitry, ELMIRA, "--at", name, "--draws", "0")
        assert data["state"]["key"] == name
    package = looked(summitry, "hanoi-2019", "--at", "E", "--draws", "0")
    assert package["lasts"] == ["nash", "gmr", "smr", "seq", "sseq"]
    pairs = looked(summitry, "hanoi-2019", "--at", "yongbyon=frozen", "--draws", "0")
    assert pairs["state"]["words"] == ["Yongbyon is frozen"]


def test_coalitions_and_a_horizon_are_looked_at_where_asked_for(summitry):
    data = looked(summitry, ELMIRA, "--coalition", "ministry+uniroyal", "--draws", "0")
    assert set(data["coalitions"]["lasting"]["nash"]["listed"]) == {"5", "6", "9", "10", "11", "12"}
    ran = summitry("moves", ELMIRA, "--coalition", "ministry+uniroyal", "--draws", "0")
    assert "Acting as Ministry of the Environment + Uniroyal" in " ".join(ran.out.split())
    ahead = looked(summitry, CHICKEN, "--horizon", "4", "--at", "CC", "--draws", "0")
    assert [level["h"] for level in ahead["horizon"]["levels"]] == [1, 2, 3, 4]
    ran = summitry("moves", CHICKEN, "--horizon", "4", "--at", "CC", "--draws", "0")
    assert "Looking ahead (limited moves)" in ran.out


def test_without_draws_nothing_is_said_of_shares(summitry):
    data = looked(summitry, ELMIRA, "--draws", "0")
    assert data["robustness"] is None
    assert "draws" not in summitry("moves", ELMIRA, "--draws", "0").out.lower()


def test_seed_and_swaps_change_the_shares_and_nothing_else(summitry):
    base = looked(summitry, ELMIRA, "--draws", "40")
    for options in (("--seed", "1"), ("--swaps", "9")):
        other = looked(summitry, ELMIRA, "--draws", "40", *options)
        assert other["robustness"] != base["robustness"]
        assert {key for key in base if base[key] != other[key]} <= {"robustness", "lines"}


@pytest.mark.parametrize("source", ["hanoi-2019", ELMIRA, LISTED, CHICKEN])
def test_a_picture_is_drawn_and_named(summitry, tmp_path, source):
    for ending in ("svg", "png", "SVG"):
        target, again = tmp_path / f"one.{ending}", tmp_path / f"two.{ending}"
        ran = summitry("moves", source, "--draws", "0", "--picture", target)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.splitlines()[-1] == str(target)
        summitry("moves", source, "--draws", "0", "--picture", again)
        assert target.read_bytes() == again.read_bytes()
        if ending == "png":
            assert target.read_bytes().startswith(PNG)
        else:
            assert fromstring(target.read_text(encoding="utf-8")).tag.endswith("svg")


def test_every_box_of_the_data_stands_in_the_picture(summitry, tmp_path):
    target = tmp_path / "g.svg"
    ran = summitry("moves", "hanoi-2019", "--draws", "0", "--json", "--picture", target)
    assert ran.err == f"{target}\n"
    data = json.loads(ran.out)
    root = fromstring(target.read_text(encoding="utf-8"))
    said = " ".join("".join(one.itertext()) for one in root.iter() if one.tag.endswith("}text"))
    for node in data["graph"]["nodes"]:
        for text in (node["title"], *node["lines"]):
            assert " ".join(text.split()) in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["hanoi-2019", "--at", "nowhere"], "no such state: nowhere"),
        (["hanoi-2019", "--at", ""], "no such state"),
        (["hanoi-2019", "--at", "yongbyon=gone"], "no such option of yongbyon: gone"),
        (["hanoi-2019", "--at", "fence=high"], "no such issue: fence"),
        (["hanoi-2019", "--at", "yongbyon=frozen,yongbyon=frozen"], "yongbyon stands twice"),
        (["hanoi-2019", "--reading", "none"], "no such reading: none"),
        (["hanoi-2019", "--coalition", "us+nobody"], "no such party: nobody"),
        (["hanoi-2019", "--coalition", "us+us"], "us stands in two coalitions"),
        (["hanoi"], "no such case folder or shipped case: hanoi"),
        (["nowhere.yaml"], "cannot be read: No such file"),
        ([ELMIRA, "--at", "13"], "no such state: 13"),
        ([ELMIRA, "--at", ""], "no such state"),
        ([ELMIRA, "--horizon", "2"], "two parties that can move"),
        ([ELMIRA, "--coalition", "town"], "no such party: town"),
        ([ELMIRA, "--reading", "other"], "go with a case"),
        ([ELMIRA, "--date", "2020-01-01"], "go with a case"),
        ([ELMIRA, "--red-lines-first"], "go with a case"),
    ],
)
def test_what_is_wrong_is_one_line(summitry, arguments, said):
    assert said in refused(summitry, *arguments, "--draws", "0")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--horizon", "0"], "--horizon"),
        (["--horizon", "51"], "--horizon"),
        (["--draws", "-1"], "--draws"),
        (["--swaps", "0"], "--swaps"),
        (["--seed", "-1"], "--seed"),
        (["--picture", "graph.pdf"], "allowed: .svg, .png"),
        (["--picture", "graph"], "allowed: .svg, .png"),
    ],
)
def test_an_option_out_of_range_is_said(summitry, options, said):
    ran = summitry("moves", ELMIRA, *options)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_a_picture_that_cannot_be_written_is_one_line(summitry, tmp_path):
    target = tmp_path / "nowhere" / "g.svg"
    ran = summitry("moves", CHICKEN, "--draws", "0", "--picture", target)
    assert ran.code == 2
    assert "Traceback" not in ran.err
    assert ran.err.count("\n") == 1
    assert str(tmp_path) in ran.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("parties: [", "conflict.yaml:"),
        ("parties: {a: {actions: [x]}}\n", "the key preferences is missing"),
        ("- 1\n", "conflict.yaml:1:1"),
        ("", "conflict.yaml:1:1"),
    ],
)
def test_a_broken_file_is_one_line_with_its_place(summitry, file, text, said):
    assert said in refused(summitry, file(text))


def test_a_case_without_a_status_quo_says_what_is_missing(summitry, folder):
    place = folder(_NO_STATUS_QUO)
    assert "the status quo of market, fee is not known" in refused(summitry, place)
    data = looked(summitry, place, "--at", "market=daily,fee=low", "--draws", "10")
    assert data["state"]["key"] == "market=daily,fee=low"


def test_a_case_too_large_is_one_line(summitry, folder):
    assert "10,000,000,000 combinations of options" in refused(summitry, folder(_large()))


def test_where_nobody_holds_anything_only_agreement_changes_it(summitry, folder):
    ran = summitry("moves", folder(SMALL), "--draws", "10")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("The stand-off holds: nobody can move alone; only agreement")


@pytest.mark.parametrize("text", [HELD, SAME_NAME])
def test_a_case_in_which_both_sides_gain_by_moving(summitry, folder, tmp_path, text):
    target = tmp_path / "g.svg"
    ran = summitry("moves", folder(text), "--draws", "10", "--picture", target)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("The stand-off does not hold: ")
    assert fromstring(target.read_text(encoding="utf-8")) is not None


def test_words_of_a_case_cannot_take_over_a_terminal_or_a_picture(summitry, folder, tmp_path):
    place, target = folder(*_hostile()), tmp_path / "g.svg"
    ran = summitry("moves", place, "--draws", "5", "--picture", target)
    assert ran.code == 0
    svg = target.read_text(encoding="utf-8")
    assert fromstring(svg) is not None
    for hiding in "\x1b\u202e":
        assert hiding not in ran.out
        assert hiding not in svg
    assert "<script" not in svg


def test_warnings_of_a_file_go_to_the_other_stream(summitry, file):
    text = """\
parties: {a: {actions: {x: {moves: back}}}, b: {actions: {y: {moves: back}}}}
states: {none: [], both: [x, y]}
infeasible: unnamed
preferences: {a: {ranking: none > both}, b: {ranking: both > none}}
"""
    ran = summitry("moves", file(text), "--draws", "0", "--json")
    assert ran.code == 0
    assert json.loads(ran.out)["n_states"] == 2
    assert ran.err
    assert all("conflict.yaml:" in line for line in ran.err.splitlines())


def test_pareto_goes_with_a_coalition_and_is_said(summitry):
    file = FILES["kinsara-2014/elmira"]
    asked = ("moves", file, "--draws", "0", "--coalition", "ministry+uniroyal")
    strict = json.loads(summitry(*asked, "--json").out)["coalitions"]
    pareto = json.loads(summitry(*asked, "--pareto", "--json").out)["coalitions"]
    assert (strict["gains"], pareto["gains"]) == ("strict", "pareto")
    ran = summitry("moves", file, "--pareto")
    assert ran.code == 2
    assert "--pareto goes with --coalition" in ran.err


def test_red_lines_first_names_no_points(summitry):
    ran = summitry("moves", "hanoi-2019", "--red-lines-first", "--draws", "5")
    assert (ran.code, ran.err) == (0, "")
    assert "Deals, once signed" in ran.out
    assert not re.search(r"[+−]\d", ran.out)
    for at in ("C", "weapons=some"):
        assert (
            summitry("moves", "hanoi-2019", "--red-lines-first", "--draws", "5", "--at", at).code
            == 0
        )
