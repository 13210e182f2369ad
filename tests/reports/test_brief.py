"""The brief as data: every line has its footing, and two printings are the same bytes."""

import datetime
import json
import os
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

import summitry
from summitry.reports.brief import brief, brief_json, facts
from summitry.reports.html import render_html
from summitry.reports.markdown import render_markdown

PRINT = """
import json, sys
from summitry.cases.read import load_case
from summitry.reports.analysis import Analysis
from summitry.reports.brief import brief, brief_json
from summitry.reports.html import render_html
from summitry.reports.markdown import render_markdown
data = brief(Analysis(load_case("hanoi-2019")))
print(json.dumps([render(data) for render in (brief_json, render_html, render_markdown)]))
"""


def footings(here, path=()):
    """Every list of claims and of ledger keys anywhere in the brief, with its path."""
    if isinstance(here, dict):
        for key, value in here.items():
            if key in ("claims", "numbers") and path != ("sources",):
                yield (*path, key), key, value
            else:
                yield from footings(value, (*path, key))
    elif isinstance(here, list):
        for place, value in enumerate(here):
            yield from footings(value, (*path, str(place)))


def assert_footed(data):
    known = {
        "claims": {claim["id"] for claim in data["sources"]["claims"]},
        "numbers": {entry["key"] for entry in data["ledger"]},
    }
    found = list(footings(data))
    assert found
    for path, kind, names in found:
        assert set(names) <= known[kind], path
        assert len(set(names)) == len(names), path


@pytest.fixture(scope="module")
def printings(tmp_path_factory):
    """The three formats, printed by two processes that hash strings differently."""

    def printed(seed):
        ran = subprocess.run(
            [sys.executable, "-c", PRINT],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC{seed}"},
            cwd=tmp_path_factory.mktemp("elsewhere"),
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
        return json.loads(ran.stdout)

    return printed("1"), printed("2")


def test_every_line_of_the_shipped_case_rests_on_claims_and_entries_that_are_listed(hanoi_brief):
    assert_footed(hanoi_brief)


def test_every_line_rests_on_claims_and_entries_that_are_listed(variant, wage_brief):
    assert_footed(wage_brief)
    assert_footed(brief(variant))


def test_claims_and_entries_stand_once(hanoi_brief):
    for entries, key in ((hanoi_brief["sources"]["claims"], "id"), (hanoi_brief["ledger"], "key")):
        names = [entry[key] for entry in entries]
        assert len(set(names)) == len(names)


def test_json_gives_the_brief_back(hanoi_brief, variant):
    for data in (hanoi_brief, brief(variant)):
        text = brief_json(data)
        assert json.loads(text) == data
        assert text.endswith("}\n")


def test_all_formats_are_the_same_bytes_in_another_process(printings, hanoi_brief):
    one, other = printings
    assert one == other
    assert one == [
        brief_json(hanoi_brief),
        render_html(hanoi_brief),
        render_markdown(hanoi_brief),
    ]


def test_no_format_holds_a_time_or_a_path_of_the_machine(printings):
    now = datetime.datetime.now(datetime.UTC)
    package = Path(summitry.__file__).parent
    for text in printings[0]:
        assert now.date().isoformat() not in text
        assert not re.search(r"\b\d\d:\d\d:\d\d\b", text)
        assert str(package) not in text
        assert str(Path.home()) + os.sep not in text
        assert not re.search(r"(?<![\w.)<])/(home|tmp|usr|work|Users)/", text)


def test_hashes_are_those_of_the_files(hanoi, hanoi_brief):
    for name, digest in hanoi_brief["case"]["sha256"].items():
        assert sha256((hanoi.loaded.folder / name).read_bytes()).hexdigest() == digest
    assert set(hanoi_brief["case"]["sha256"]) == {"case.yaml", "evidence.yaml"}


def test_a_case_without_evidence_has_one_hash(variants):
    assert set(brief(variants["with_room"])["case"]["sha256"]) == {"case.yaml"}


def test_facts_are_the_numbers_that_the_record_states(hanoi):
    (fact,) = facts(hanoi)
    assert fact["grade"] == "quoted"
    assert fact["value"] == "30 to 60 (45)"
    assert fact["claims"] == ["warheads"]


def test_every_variant_renders_in_every_format(variant):
    data = brief(variant)
    for render in (brief_json, render_html, render_markdown):
        text = render(data)
        assert data["title"] in text
        assert "None" not in re.sub(r"<svg.*?</svg>", "", text, flags=re.DOTALL)
        assert render(brief(variant)) == text
