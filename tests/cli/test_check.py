"""``summitry check``: a sound case in one line, a broken one in one line for each fault."""

import json
import re

import pytest

from tests.broken.table import BROKEN, make


def test_a_sound_case_is_fine(summitry, case):
    ran = summitry("check", case)
    assert (ran.code, ran.err) == (0, "")
    assert re.match(r"[\w-]+: fine \(three parties, (nine|three) issues,", ran.out)


def test_json_says_the_same(summitry, case):
    ran = summitry("check", case, "--json")
    data = json.loads(ran.out)
    assert (ran.code, ran.err) == (0, "")
    assert summitry("check", case).out.split() == data["words"].split()


def test_a_case_may_be_given_as_a_dot_or_by_its_file(summitry, own, monkeypatch):
    monkeypatch.chdir(own)
    assert summitry("check", ".").out.startswith("harbour: fine")
    assert summitry("check", "case.yaml").out.startswith("harbour: fine")


def test_a_warning_goes_to_standard_error_and_the_result_to_standard_output(summitry, own):
    file = own / "evidence.yaml"
    more = '  idle: {in: gazette, chain: [reporter], act: event, quote: "nothing else"}\n'
    file.write_text(file.read_text() + more)
    ran = summitry("check", own)
    assert ran.code == 0
    assert ran.out.startswith("harbour: fine")
    assert re.match(r".*evidence\.yaml:\d+:\d+: warning: evidence\.claims\.idle: ", ran.err)
    assert ran.err.count("\n") == 1
    assert json.loads(summitry("check", own, "--json").out)["warnings"] == [ran.err.strip()]


def test_quotes_are_checked_against_documents(summitry, own):
    (own / "documents").mkdir()
    text = own / "documents" / "gazette.txt"
    text.write_text("Lund: pay comes first, then hours. A single strike day sends six ships off.")
    file = own / "evidence.yaml"
    publisher = "publisher: Harbour Gazette"
    file.write_text(
        file.read_text().replace(publisher, f"{publisher}, file: documents/{text.name}")
    )
    ran = summitry("check", own)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert "evidence.claims.ships.quote: the quote does not stand in its document" in ran.err
    text.write_text(text.read_text().replace("A single", "a single").replace("off", "elsewhere"))
    ran = summitry("check", own, "--json")
    assert (ran.code, json.loads(ran.out)["quotes"]) == (0, {"verified": 2})


def test_a_folder_of_documents_that_is_not_there_is_an_error(summitry):
    ran = summitry("check", "hanoi-2019", "--documents", "no-such-folder")
    assert (ran.code, ran.out) == (2, "")
    assert "no-such-folder" in ran.err


@pytest.mark.parametrize("row", BROKEN, ids=[row.name for row in BROKEN])
def test_a_broken_case_is_named_with_its_place(summitry, row, tmp_path):
    folder = make(tmp_path / "case", row)
    ran = summitry("check", folder)
    lines = ran.err.splitlines()
    assert (ran.code, ran.out) == (2, "")
    assert 1 <= len(lines) <= row.most
    for line in lines:
        assert re.match(re.escape(str(folder)) + r"(/\w+\.yaml)?:\d+:\d+: ", line)
    assert "Traceback" not in ran.err


def test_documents_that_cannot_be_found_are_said_to_be_unchecked(summitry, own, tmp_path):
    (tmp_path / "texts").mkdir()
    ran = summitry("check", own, "--documents", tmp_path / "texts")
    assert ran.code == 0
    assert "gazette: its quotes are not checked: give its file or its sha256" in ran.err
    assert summitry("check", own).err == ""
