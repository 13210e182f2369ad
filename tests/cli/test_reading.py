"""read, review and versions as a person meets them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner

from summitry.cases.read import read_case
from summitry.cli.main import cli
from summitry.reading.files import decisions_file, proposals_file
from summitry.reading.store import read_documents

CASE = """\
summitry: 1
title: Ferry talks
date: 2026-03-02
parties:
  city: {name: City, speakers: [Ida Berg]}
  crew: {name: Crew, speakers: [Olaf Dahl]}
issues:
  pay: {options: [low, high], status_quo: low, keywords: [pay, wage], assumed: made up}
"""
REPORT = (
    "Olaf Dahl said the crew wanted higher pay before Easter. “We will not sail for less,” he"
    " added.\n\nIda Berg said the city would offer a bonus if the crew sailed at night.\n"
)


def run(*arguments: str, given: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(cli, list(arguments), input=given)
    return result.exit_code, result.output


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(REPORT)
    (folder / "b.txt").write_text(REPORT.replace("higher pay", "a higher wage"))
    return folder


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "ferry"
    folder.mkdir()
    (folder / "case.yaml").write_text(CASE)
    return folder


def test_read_review_and_the_case_that_results(case: Path, reports: Path) -> None:
    code, output = run("read", str(reports), "-o", str(case))
    assert code == 0, output
    assert "two documents; one source" in output
    keys = "a\nGazette\n2026-03-01\nr\nnot about pay\ns\nu\nq\n"
    code, output = run("review", str(case), "--reviewer", "ann", given=keys)
    assert code == 0, output
    assert "accepted as" in output
    assert "taken back" in output
    (claim,) = read_case(case).evidence.claims.values()
    assert claim.chain == ("reporter", "crew")
    verdicts = [
        json.loads(line)["verdict"] for line in decisions_file(case).read_text().splitlines()
    ]
    assert verdicts == ["accept", "reject", "skip", "undo"]
    code, output = run("review", str(case), "--reviewer", "ben", given="r\n\n")
    assert "Agreement of reviewers" in output
    code, output = run("review", str(case), "--reviewer", "ben", "--json")
    assert json.loads(output)["progress"]["rejected"] == 1
    code, output = run("check", str(case))
    assert code == 0, output


def test_the_last_decision_can_be_taken_back(case: Path, reports: Path) -> None:
    run("read", str(reports), "-o", str(case))
    n = len(json.loads(run("review", str(case), "--reviewer", "ann", "--json")[1])["proposals"])
    given = "r\n\n" * n + "u\nr\nagain\nq\n"
    _, output = run("review", str(case), "--reviewer", "ann", given=given)
    assert "taken back" in output
    assert f"0 accepted, {n} rejected, 0 left" in output
    _, output = run("review", str(case), "--reviewer", "ann", given="u\nq\n")
    assert f"{n - 1} rejected, 1 left" in output


def test_an_edit_by_fields(case: Path, reports: Path) -> None:
    run("read", str(reports), "-o", str(case), "--publisher", "G", "--date", "2026-03-01")
    given = "e\nid\nmore\nact\noffer\nissues\n-\nchain\n\n\nq\n"  # the chain is looked at and kept
    _, output = run("review", str(case), "--reviewer", "ann", given=given)
    assert "accepted as more" in output
    claim = read_case(case).evidence.claims["more"]
    assert (claim.act, claim.issues, claim.chain) == ("offer", (), ("reporter", "crew"))


def test_what_cannot_be_accepted_says_why_and_stays(case: Path, reports: Path) -> None:
    run("read", str(reports), "-o", str(case), "--publisher", "G", "--date", "2026-03-01")
    _, output = run("review", str(case), "--reviewer", "ann", given="e\nact\nwish\n\nq\n")
    assert "not accepted" in output
    assert not decisions_file(case).exists()


def test_a_day_that_is_none_accepts_nothing(case: Path, reports: Path) -> None:
    run("read", str(reports), "-o", str(case))
    _, output = run("review", str(case), "--reviewer", "ann", given="a\nGazette\nyesterday\nq\n")
    assert "a day is written year, month, day" in output
    assert not decisions_file(case).exists()


def test_half_an_answer_decides_nothing(case: Path, reports: Path) -> None:
    run("read", str(reports), "-o", str(case))
    code, _ = run("review", str(case), "--reviewer", "ann", given="r\n")
    assert code == 0
    assert not decisions_file(case).exists()


def test_only_a_key_or_the_beginning_of_its_word_decides(case: Path, reports: Path) -> None:
    run("read", str(reports), "-o", str(case))
    _, output = run("review", str(case), "--reviewer", "ann", given="read on\nrej\nwhy\nq\n")
    assert output.count("reject      it stays rejected") == 1
    assert len(decisions_file(case).read_text().splitlines()) == 1


def test_versions_are_judged_by_a_person(case: Path, reports: Path) -> None:
    run("read", str(reports), "-o", str(case))
    _, output = run("versions", str(case), "--json")
    (pair,) = json.loads(output)["pairs"]
    place = next(n for n, d in enumerate(pair["differences"], 1) if d["kind"] == "reworded")
    _, output = run("versions", str(case), "--changed", f"1.{place}", "--reviewer", "ann", "--json")
    (pair,) = json.loads(output)["pairs"]
    assert pair["differences"][place - 1]["meaning_changed"] is True
    run("versions", str(case), "--apart", "1", "--reviewer", "ann")
    _, output = run("read", "-o", str(case), "--json")
    assert json.loads(output)["clusters"] == []
    code, output = run("versions", str(case), "--changed", "7.1", "--reviewer", "ann")
    assert code != 0
    _, output = run("versions", str(case), "--json")
    (pair,) = json.loads(output)["pairs"]
    assert pair["decided"] == "two stories"
    same = next(n for n, d in enumerate(pair["differences"], 1) if d["kind"] == "identical")
    code, output = run("versions", str(case), "--changed", f"1.{same}", "--reviewer", "ann")
    assert code != 0
    run("versions", str(case), "--merge", "1", "--reviewer", "ann")
    _, output = run("read", "-o", str(case), "--json")
    assert json.loads(output)["clusters"] == [["a.txt", "b.txt"]]


def test_versions_of_a_case_that_was_not_read(case: Path) -> None:
    result = CliRunner().invoke(cli, ["versions", str(case)])
    assert "nothing has been read" in str(result.exception)


def test_failures_are_named_and_the_exit_status_says_so(case: Path, reports: Path) -> None:
    (reports / "empty.txt").write_text("")
    code, output = run("read", str(reports), "-o", str(case))
    assert code == 2
    assert "empty.txt: " in output
    assert "two documents" in output


def test_a_model_needs_consent(case: Path, reports: Path) -> None:
    code, output = run(
        "read", str(reports), "-o", str(case), "--endpoint", "http://127.0.0.1:9", "--model", "m"
    )
    assert code == 2
    assert "agree with --send-text" in output
    assert not proposals_file(case).exists()


def test_a_model_proposes_and_the_text_decides(case: Path, reports: Path) -> None:
    from http.server import BaseHTTPRequestHandler, HTTPServer

    quote = "the city would offer a bonus"
    items = [
        {
            "sentence": 3,
            "quotes": [quote],
            "source": "Ida Berg",
            "chain": [],
            "act": "commitment",
            "issues": ["pay"],
            "modality": "conditional",
        },
        {
            "sentence": 1,
            "quotes": ["the crew will strike"],
            "source": "Olaf Dahl",
            "chain": [],
            "act": "threat",
            "issues": [],
            "modality": "asserted",
        },
    ]
    content = json.dumps({"proposals": items})
    reply = json.dumps({"choices": [{"message": {"content": content}}]}).encode()

    class Recorded(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(reply)

        def log_message(self, *_: object) -> None:
            """Nothing on the terminal."""

    server = HTTPServer(("127.0.0.1", 0), Recorded)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        address = f"http://127.0.0.1:{server.server_port}/v1"
        asked = ["--endpoint", address, "--model", "m", "--send-text"]
        code, output = run("read", str(reports), "-o", str(case), *asked)
    finally:
        server.shutdown()
        server.server_close()
    assert code == 0, output
    documents = read_documents(case).values()
    told = [remark for d in documents for remark in d.remarks]
    assert all("1 suggested, 1 dropped" in remark for remark in told)
    doubts = [doubt for d in documents for p in d.proposals for doubt in p.doubts]
    assert any(doubt.startswith("the model m differs in act: commitment") for doubt in doubts)


@pytest.mark.skipif(sys.platform == "win32", reason="kills a process by a signal")
def test_a_killed_reading_goes_on(case: Path, tmp_path: Path) -> None:
    reports = tmp_path / "many"
    reports.mkdir()
    for n in range(60):
        lines = [f"Olaf Dahl said on day {n} that item {k} was too dear." for k in range(150)]
        (reports / f"r{n:03}.txt").write_text("\n\n".join(lines))
    command = [sys.executable, "-m", "summitry", "read", str(reports), "-o", str(case), "--json"]
    killed = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(600):
        if proposals_file(case).is_file() and proposals_file(case).stat().st_size > 200_000:
            break
        time.sleep(0.05)
    os.kill(killed.pid, signal.SIGKILL)
    killed.wait()
    half = len(read_documents(case))
    assert 0 < half < 60
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["new"] <= 60 - half + 1
    documents = read_documents(case)
    assert len(documents) == 60
    ids = [p.id for d in documents.values() for p in d.proposals]
    assert len(ids) == len(set(ids))
