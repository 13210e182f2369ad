"""``summitry import`` of a .gmcr file: one conflict file that ``moves`` reads, or nothing."""

import json

import pytest

from tests.cases.exchange.test_gmcr import FENCE


@pytest.fixture
def gmcr(tmp_path):
    def write(content=FENCE, name="fence.gmcr"):
        path = tmp_path / name
        text = content if isinstance(content, str) else json.dumps(content)
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_conflict_file_is_made_that_moves_reads(summitry, gmcr, tmp_path):
    target = tmp_path / "fence.yaml"
    ran = summitry("import", gmcr(), target)
    assert ran.code == 0
    assert ran.out.splitlines() == [str(target), "conflict: two parties, six states"]
    assert ran.err  # what the file holds and a conflict file does not
    moved = summitry("moves", target, "--draws", "5", "--json")
    assert (moved.code, moved.err) == (0, "")
    assert json.loads(moved.out)["n_states"] == 6


def test_json_holds_the_report(summitry, gmcr, tmp_path):
    target = tmp_path / "fence.yml"
    ran = summitry("import", gmcr(), target, "--json")
    data = json.loads(ran.out)
    assert (data["format"], data["states"], data["files"]) == ("gmcr", 6, [str(target)])
    assert data["parties"] == ["The Farm", "The Village"]
    assert data["remarks"] == ran.err.splitlines()


def test_the_format_can_be_named(summitry, gmcr, tmp_path):
    path = gmcr(name="fence.json")
    target = tmp_path / "fence.yaml"
    assert summitry("import", path, target, "--format", "gmcr").code == 0
    assert target.exists()


def test_a_file_that_stands_there_is_left_alone(summitry, gmcr, tmp_path):
    target = tmp_path / "fence.yaml"
    target.write_text("mine\n", encoding="utf-8")
    ran = summitry("import", gmcr(), target)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"{target}: stands there already; choose another file\n"
    assert target.read_text(encoding="utf-8") == "mine\n"


def test_a_target_that_is_no_yaml_file_is_refused(summitry, gmcr, tmp_path):
    ran = summitry("import", gmcr(), tmp_path / "fence")
    assert (ran.code, ran.out) == (2, "")
    assert "a conflict is one file; give it the ending .yaml" in ran.err
    assert not (tmp_path / "fence").exists()


def test_the_name_of_a_case_is_not_given_to_a_conflict(summitry, gmcr, tmp_path):
    ran = summitry("import", gmcr(), tmp_path / "case.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert "not the name of a case, case.yaml" in ran.err
    assert not (tmp_path / "case.yaml").exists()


@pytest.mark.parametrize(
    "content",
    ["{", "[]", "{}", '{"decisionMakers": [], "options": []}', "\x00", {**FENCE, "options": 3}],
)
def test_a_broken_file_is_one_line_and_leaves_nothing(summitry, gmcr, tmp_path, content):
    path, target = gmcr(content), tmp_path / "fence.yaml"
    ran = summitry("import", path, target)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"{path}")
    assert ran.err.count("\n") == 1
    assert not target.exists()


def test_a_file_that_is_not_there_is_one_line(summitry, tmp_path):
    ran = summitry("import", tmp_path / "no.gmcr", tmp_path / "fence.yaml")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "no.gmcr" in ran.err


def test_a_file_called_case_yaml_is_no_conflict_file(summitry, gmcr, tmp_path):
    """``moves`` reads a case.yaml as a case: a conflict under that name could not be looked at."""
    target = tmp_path / "case.yaml"
    ran = summitry("import", gmcr(), target)
    assert (ran.code, ran.out) == (2, "")
    assert not target.exists()
