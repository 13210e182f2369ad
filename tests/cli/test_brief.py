"""``summitry brief``: one file, in the format asked for, whole or not at all."""

import json

import pytest

from summitry.cli import brief as verb

STARTS = {"html": "<!doctype html>", "md": "# ", "json": "{"}


def test_by_default_it_is_a_page_named_after_the_case(summitry, case, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ran = summitry("brief", case)
    name = "harbour-brief.html" if case != "hanoi-2019" else "hanoi-2019-brief.html"
    assert (ran.code, ran.out, ran.err) == (0, f"{name}\n", "")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith("<!doctype html>")


def test_the_page_of_a_case_given_as_a_dot_has_its_name(summitry, own, monkeypatch):
    monkeypatch.chdir(own)
    assert summitry("brief", ".").out == "harbour-brief.html\n"


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.html", "html"), ("a.md", "md"), ("a.MD", "md"), ("a.json", "json"), ("a", "html")],
)
def test_the_ending_chooses_the_format(summitry, own, tmp_path, name, kind):
    ran = summitry("brief", own, "-o", tmp_path / name)
    assert (ran.code, ran.out) == (0, f"{tmp_path / name}\n")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(STARTS[kind])


@pytest.mark.parametrize("kind", sorted(STARTS))
def test_the_format_asked_for_wins_and_a_dash_is_standard_output(summitry, own, kind, listing):
    before = listing(own)
    ran = summitry("brief", own, "--format", kind, "-o", "-")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(STARTS[kind])
    assert listing(own) == before


def test_json_is_json(summitry, case):
    data = json.loads(summitry("brief", case, "--format", "json", "-o", "-").out)
    assert data["format"] == "summitry-brief/1"


def test_twice_the_same_bytes(summitry, own, tmp_path):
    for name in ("one.html", "two.html"):
        summitry("brief", own, "-o", tmp_path / name)
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


@pytest.mark.parametrize("target", ["no/such/folder/a.html", "folder"])
def test_where_it_cannot_be_written_nothing_is(summitry, own, tmp_path, listing, target):
    (tmp_path / "folder").mkdir()
    before = listing(tmp_path)
    ran = summitry("brief", own, "-o", tmp_path / target)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"{tmp_path / target}: cannot be written: ")
    assert ran.err.count("\n") == 1
    assert listing(tmp_path) == before


def test_an_old_brief_survives_a_failed_new_one(summitry, own, tmp_path, monkeypatch):
    target = tmp_path / "a.html"
    target.write_text("old")

    def fails(*_):
        raise RuntimeError("no")

    monkeypatch.setattr(verb, "_rendered", fails)
    assert summitry("brief", own, "-o", target).code == 70
    assert target.read_text() == "old"


def test_an_unknown_ending_is_refused_unless_the_format_is_given(summitry, own, tmp_path):
    target = tmp_path / "a.docx"
    ran = summitry("brief", own, "-o", target)
    assert (ran.code, ran.out) == (2, "")
    assert "allowed: .html, .htm, .md, .json, or give --format" in ran.err
    assert not target.exists()
    assert summitry("brief", own, "-o", target, "--format", "md").code == 0
    assert target.read_text(encoding="utf-8").startswith("# ")


def test_an_unknown_format_is_refused(summitry, own):
    ran = summitry("brief", own, "--format", "pdf")
    assert (ran.code, ran.out) == (2, "")
    assert "'html', 'md', 'json'" in ran.err
