"""Every broken case ends in a message that a person can act on, soon and in little memory."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import summitry
from summitry.cases.read import load_case, read_case
from summitry.errors import CaseError
from tests.broken.table import BROKEN, CASE, EVIDENCE, make

SECONDS = 2
MEGABYTES = 200

each = pytest.mark.parametrize("row", BROKEN, ids=[row.name for row in BROKEN])


def test_the_case_they_are_made_from_is_whole(tmp_path):
    (tmp_path / "case.yaml").write_text(CASE)
    (tmp_path / "evidence.yaml").write_text(EVIDENCE)
    assert load_case(tmp_path).warnings == ()


def test_names_are_unique():
    names = [row.name for row in BROKEN]
    assert len(set(names)) == len(names)


@each
def test_message_names_place_and_fault(row, tmp_path):
    folder = make(tmp_path / row.name, row)
    with pytest.raises(CaseError) as caught:
        read_case(folder)
    lines = str(caught.value).splitlines()
    assert len(lines) == len(caught.value.problems) <= row.most
    shown = lines[0].removeprefix(str(folder)).removeprefix("/")
    assert shown.startswith(row.place)
    assert [word for word in row.words if word not in shown.removeprefix(row.place)] == []
    assert all(line.isprintable() and len(line) < 1000 for line in lines)


@pytest.fixture(scope="module")
def costs(tmp_path_factory):
    folders = [str(make(tmp_path_factory.mktemp(row.name) / "case", row)) for row in BROKEN]
    source = Path(summitry.__file__).parents[1]
    ran = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("measure.py"))],
        input=json.dumps(folders),
        env={**os.environ, "PYTHONPATH": str(source)},
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(zip([row.name for row in BROKEN], json.loads(ran.stdout), strict=True))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@each
def test_it_costs_little(row, costs):
    cost = costs[row.name]
    assert cost["exit"] == 2
    assert cost["text"]
    assert cost["seconds"] < SECONDS
    assert cost["megabytes"] < MEGABYTES
