"""``summitry import`` and ``summitry export``: whole folders or nothing, and every loss is said."""

import json

import pytest

from summitry.cases.exchange import folders
from tests.cases.exchange.genius_files import DOMAIN, PRICE, profile


@pytest.fixture
def sale(tmp_path):
    """A Genius folder of two sides."""
    folder = tmp_path / "sale"
    folder.mkdir()
    dear = PRICE.replace('value="low"', 'value="low" cost="3"')
    texts = {"domain": DOMAIN, "buyer": profile(price=dear), "seller": profile()}
    for name, text in texts.items():
        (folder / f"{name}.xml").write_text(text, encoding="utf-8")
    return folder


def test_import_makes_a_case_that_checks(summitry, sale, tmp_path, listing):
    ran = summitry("import", sale, tmp_path / "case", "--date", "2024-05-01")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        f"{tmp_path}/case/case.yaml",
        "sale: two parties, two issues, 15 deals",
    ]
    assert ran.err.startswith("buyer.xml: cost of <item>: not kept (once, first in line 4)\n")
    assert summitry("check", tmp_path / "case").code == 0
    assert {path.name for path in listing(tmp_path / "case")} == {"case.yaml"}
    assert "date: '2024-05-01'" in (tmp_path / "case" / "case.yaml").read_text(encoding="utf-8")


def test_import_as_json_holds_the_report(summitry, sale, tmp_path):
    ran = summitry("import", sale, tmp_path / "case", "--json", "--format", "genius")
    data = json.loads(ran.out)
    assert set(data) == {
        "format", "title", "parties", "issues", "deals", "resolution", "files", "remarks",
    }  # fmt: skip
    assert (data["format"], data["parties"]) == ("genius", ["buyer", "seller"])
    assert data["remarks"] == ran.err.splitlines()


def test_a_case_that_stands_there_is_left_alone(summitry, sale, own, listing):
    before = listing(own)
    ran = summitry("import", sale, own)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"{own}: stands there already; choose another folder\n"
    assert listing(own) == before


def test_a_fault_is_one_line_and_leaves_nothing(summitry, sale, tmp_path):
    path = sale / "buyer.xml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('evaluation="5"', 'evaluation="many"'), encoding="utf-8")
    ran = summitry("import", sale, tmp_path / "case")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"{path}:5:5: evaluation='many' is not a number")
    assert ran.err.count("\n") == 1
    assert not (tmp_path / "case").exists()


def test_a_file_of_100_megabytes_is_one_line(summitry, tmp_path):
    path = tmp_path / "large.xml"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    ran = summitry("import", path, tmp_path / "case")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "the file has 100,000,000 bytes; at most 10,000,000 are read" in ran.err


def test_an_interruption_leaves_nothing(summitry, sale, tmp_path, monkeypatch):
    def stop(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(folders.Path, "rename", stop)
    before = sorted(tmp_path.iterdir())
    assert summitry("import", sale, tmp_path / "case").code == 130
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("form", ["genius", "geniusweb", "negmas", "negolog"])
def test_what_is_exported_is_imported_with_the_same_points(summitry, sale, tmp_path, form):
    case, out, again = (tmp_path / name for name in ("case", "out", "again"))
    assert summitry("import", sale, case).code == 0
    assert summitry("export", case, out, "--format", form).code == 0
    assert summitry("import", out, again).code == 0
    assert summitry("check", again).code == 0
    one, two = (json.loads(summitry("deals", f, "--json").out) for f in (case, again))
    assert [side["gains"] for side in solutions(one)] == [side["gains"] for side in solutions(two)]


def solutions(data):
    """Every entry of the result that has gains."""
    if isinstance(data, list):
        return [found for item in data for found in solutions(item)]
    if not isinstance(data, dict):
        return []
    own = [{"gains": list(data["gains"].values())}] if isinstance(data.get("gains"), dict) else []
    return own + [found for item in data.values() for found in solutions(item)]


def test_export_lists_what_the_format_cannot_hold(summitry, tmp_path):
    ran = summitry("export", "hanoi-2019", tmp_path / "out", "--format", "genius", "--json")
    data = json.loads(ran.out)
    assert ran.code == 0
    assert data["remarks"] == ran.err.splitlines()
    assert "red line arsenal_stays of North Korea" in ran.err
    assert data["files"][0] == f"{tmp_path}/out/domain.xml"


def test_export_takes_a_reading_and_refuses_others(summitry, tmp_path):
    ran = summitry("export", "hanoi-2019", tmp_path / "a", "--format", "genius", "--reading", "x")
    assert (ran.code, ran.err.startswith("no such reading: x")) == (2, True)
    named = ("--format", "genius", "--reading", "part_was_asked")
    assert summitry("export", "hanoi-2019", tmp_path / "a", *named).code == 0


def test_an_unknown_format_is_one_line(summitry, sale, tmp_path):
    for verb, source in (("import", sale), ("export", "hanoi-2019")):
        ran = summitry(verb, source, tmp_path / "out", "--format", "genios")
        assert (ran.code, ran.err) == (2, "no such format: genios; did you mean genius?\n")


def test_a_file_of_no_format_is_one_line(summitry, tmp_path):
    ran = summitry("import", tmp_path / "none", tmp_path / "out")
    assert (ran.code, ran.err) == (2, f"{tmp_path}/none:1:1: no such file or folder\n")
