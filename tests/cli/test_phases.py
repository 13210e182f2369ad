"""``summitry phases``: tables, JSON, pictures and drafts; one line for what is wrong."""

import json

import pytest
from defusedxml.ElementTree import fromstring

from tests.reports.conftest import _NO_STATUS_QUO, _hostile
from tests.reports.phases import cases

PNG = b"\x89PNG\r\n\x1a\n"
FAST = ("--draws", "0", "--runs", "0", "--objective", "max_min")


@pytest.fixture
def folder(tmp_path):
    """The folder of a case of ``cases``, or with that text."""

    def write(text, evidence=""):
        place = tmp_path / "case"
        place.mkdir(exist_ok=True)
        content = getattr(cases, text) if text.isupper() else text
        (place / "case.yaml").write_text(content, encoding="utf-8")
        if evidence:
            (place / "evidence.yaml").write_text(evidence, encoding="utf-8")
        return place

    return write


def looked(summitry, *arguments):
    ran = summitry("phases", *arguments, "--json")
    assert (ran.code, ran.err) == (0, "")
    return json.loads(ran.out)


def test_the_shipped_case(summitry):
    data = looked(summitry, "hanoi-2019", "--target", "all_for_yongbyon", *FAST)
    [one] = data["targets"]
    assert not one["once"]["holds"]
    assert {side["id"] for side in one["once"]["plan"]["broken"]} == {"us"}
    assert data["plan"] is None
    assert data["missing"] is not None


def test_tables_and_json_are_of_one_data_and_the_same_again(summitry, folder):
    asked = (folder("HOLDS"), "--target", "first", "--draws", "20", "--runs", "50", "--seed", "5")
    one, other = (summitry("phases", *asked, "--json").out for _ in range(2))
    assert one == other
    data = json.loads(one)
    assert (data["kind"], data["objective"]) == ("phases", "firmest")
    said = " ".join(summitry("phases", *asked).out.split())
    assert all(text in said for text in data["lines"])
    reseeded = looked(summitry, *asked[:-1], "6")
    assert reseeded["plan"] == data["plan"]
    assert reseeded["sureness"] != data["sureness"]


@pytest.mark.parametrize("name", ["HOLDS", "MIXED"])
def test_a_plan_printed_can_be_given_back(summitry, folder, name):
    asked = (folder(name), "--target", "first", *FAST)
    out = summitry("phases", *asked).out
    [line] = [line for line in out.splitlines() if line.startswith("as text, for --plan: ")]
    text = line.removeprefix("as text, for --plan: ")
    again = looked(summitry, *asked, "--plan", text)
    assert again["plan"] == looked(summitry, *asked)["plan"]
    assert again["plan"]["text"] == text


def test_reading_day_length_and_stages_are_heeded(summitry, folder):
    place = folder(cases.HOLDS + cases.SOFT)
    asked = (place, "--target", "first", *FAST)
    assert looked(summitry, *asked, "--reading", "soft")["targets"][0]["gains"]["east"] == 55
    assert looked(summitry, *asked, "--date", "2022-03-04")["targets"][0]["gains"]["east"] == 42
    half = looked(summitry, *asked, "--months", "0.5", "--stages", "2")
    assert (half["months"], half["targets"][0]["n_stages"]) == (0.5, 2)
    assert len(half["plan"]["stages"]) <= 3


@pytest.mark.parametrize("objective", ["firmest", "max_min", "nash", "shortest", "exposure"])
def test_every_objective_gives_a_plan_that_holds(summitry, folder, objective):
    asked = (folder("HOLDS"), "--target", "first", "--draws", "0", "--runs", "0")
    data = looked(summitry, *asked, "--objective", objective)
    assert data["plan"]["holds"]
    assert data["objective"] == objective


def test_without_draws_and_runs_nothing_is_said_of_them(summitry, folder):
    place = folder("HOLDS")
    for runs in ("0", "1"):
        data = looked(summitry, place, "--target", "first", "--draws", "0", "--runs", runs)
        assert data["sureness"] == {"draws": None, "played": None}
        assert not any("draws" in line or "Played" in line for line in data["lines"])


def test_a_draft_goes_to_a_file_or_stands_alone(summitry, folder, tmp_path):
    asked, target = (folder("HOLDS"), "--target", "first", *FAST), tmp_path / "draft.md"
    ran = summitry("phases", *asked, "--treaty", target)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[-1] == str(target)
    alone = summitry("phases", *asked, "--treaty", "-")
    assert (alone.code, alone.err) == (0, "")
    assert alone.out == target.read_text(encoding="utf-8")
    assert alone.out.startswith("# Draft: A border market\n")
    beside = summitry("phases", *asked, "--json", "--treaty", target)
    assert json.loads(beside.out)["plan"]["holds"]
    assert beside.err == f"{target}\n"


@pytest.mark.parametrize("option", ["--picture", "--curves"])
def test_pictures_are_drawn_and_named(summitry, folder, tmp_path, option):
    asked = (folder("MIXED"), "--target", "first", *FAST)
    for ending in ("png", "SVG"):
        target = tmp_path / f"one.{ending}"
        ran = summitry("phases", *asked, option, target)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.splitlines()[-1] == str(target)
        if ending == "png":
            assert target.read_bytes().startswith(PNG)
        else:
            assert fromstring(target.read_text(encoding="utf-8")).tag.endswith("svg")


@pytest.mark.parametrize(
    ("name", "arguments", "said"),
    [
        ("HOLDS", ["--target", "none"], "no such package or offer: none; allowed: first, A"),
        ("HOLDS", ["--target", ""], "no such package or offer"),
        ("HOLDS", ["--target", "market=gone"], "no such option of market: gone"),
        ("HOLDS", ["--target", "fee=low,fee=low"], "fee stands twice"),
        ("HOLDS", ["--target", "market=shut"], "nothing to phase: the target is the status quo"),
        ("RULED", ["--target", "market=daily"], "the rules do not allow this deal (fair)"),
        ("HOLDS", ["--target", "first", "--plan", "market.gone"], "no such step: market.gone"),
        ("HOLDS", ["--target", "first", "--plan", "fee.low|fee.low"], "fee.low stands twice"),
        ("HOLDS", ["--target", "first", "--plan", ""], "--plan: it holds no step"),
        ("HOLDS", ["--target", "first", "--plan", "market.daily"], "which is never done"),
        (
            "HOLDS",
            ["--target", "first", "--plan", "fee.low" + "|" * 40],
            "--plan: 41 stages; at most 40",
        ),
        (
            "HOLDS",
            ["--target", "first", "--plan", "fee.low", "--months", "0.5"],
            "takes 2 stages; it cannot be done in stage 1",
        ),
        (
            "RULED",
            ["--target", "first", "--plan", "market.weekly,market.daily|fee.low"],
            "a rule forbids that",
        ),
        (
            "HOLDS",
            ["--target", "first", "--stages", "1", "--months", "0.5"],
            "--stages 1: the longest work takes 2 stages of 0.5 months",
        ),
        ("HOLDS", ["--target", "first", "--months", "1e-9"], "at most 40"),
        ("HOLDS", ["--target", "first", "--months", "nan"], "a stage lasts longer than 0 months"),
        ("HOLDS", ["--reading", "none"], "no such reading: none"),
        ("HOLDS", ["--target", "first", "--cut", "fee.gone"], "no such step: fee.gone"),
    ],
)
def test_what_is_wrong_is_one_line(summitry, folder, name, arguments, said):
    ran = summitry("phases", folder(name), *FAST, *arguments)
    assert (ran.code, ran.out) == (2, "")
    [line] = ran.err.splitlines()
    assert said in line


def test_a_case_that_is_not_there_or_says_too_little(summitry, folder):
    ran = summitry("phases", "nowhere")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines() == [
        "no such case folder or shipped case: nowhere; allowed: hanoi-2019"
    ]
    ran = summitry("phases", folder(_NO_STATUS_QUO), "--target", "market=daily")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines() == ["the status quo of fee is not known; name an option"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--plan", "fee.low"], "--plan goes with --target"),
        (["--stages", "0"], "--stages"),
        (["--stages", "41"], "--stages"),
        (["--months", "0"], "--months"),
        (["--months", "200"], "--months"),
        (["--objective", "best"], "--objective"),
        (["--draws", "-1"], "--draws"),
        (["--runs", "-1"], "--runs"),
        (["--seed", "-1"], "--seed"),
        (["--date", "yesterday"], "'yesterday' does not match"),
        (["--picture", "x.pdf"], "allowed: .svg, .png"),
        (["--curves", "x"], "allowed: .svg, .png"),
        (["--json", "--treaty", "-"], "both write to standard output"),
    ],
)
def test_an_option_out_of_range_is_said(summitry, folder, options, said):
    ran = summitry("phases", folder("HOLDS"), *options)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err.splitlines()[-1]
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("option", ["--picture", "--curves", "--treaty"])
def test_without_a_plan_nothing_is_drawn_or_written(summitry, folder, tmp_path, option):
    target = tmp_path / "x.svg"
    ran = summitry("phases", folder("UNSEEN"), "--target", "first", *FAST, option, target)
    assert ran.code == 2
    assert ran.err == "there is no plan to write or draw: none was found that holds\n"
    assert not target.exists()


@pytest.mark.parametrize("option", ["--picture", "--curves", "--treaty"])
def test_what_cannot_be_written_is_one_line(summitry, folder, tmp_path, option):
    target = tmp_path / "nowhere" / "x.svg"
    ran = summitry("phases", folder("HOLDS"), "--target", "first", *FAST, option, target)
    assert ran.code == 2
    assert ran.err == f"{target}: cannot be written: No such file or directory\n"


def test_words_of_a_case_cannot_take_over_a_terminal_a_picture_or_a_draft(
    summitry, folder, tmp_path
):
    case, claims = _hostile()
    place, svg = folder(case, claims), tmp_path / "l.svg"
    asked = (place, "--target", "fee=high", "--plan", "fee.high", *FAST)
    ran = summitry("phases", *asked, "--picture", svg)
    draft = summitry("phases", *asked, "--treaty", "-")
    for text in (ran.out, svg.read_text(encoding="utf-8"), draft.out):
        assert not {"\x1b", "\u202e"} & set(text)
    assert fromstring(svg.read_text(encoding="utf-8")) is not None
