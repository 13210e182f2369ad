"""The answers on a terminal."""

import io

from rich.console import Console

from summitry.reports.inspection.data import Asked, inspection_section
from summitry.reports.inspection.terminal import inspection_tables


def _printed(**asked):
    console = Console(file=io.StringIO(), width=100)
    for part in inspection_tables(inspection_section(Asked(**asked))):
        console.print(part)
    return console.file.getvalue()


def test_sentences_then_the_table():
    said = _printed(sites=141, hidden=5, months=6, detection=0.9)
    assert said.index("takes") < said.index("Visits a month that see a breach within six months")
    assert "95 %" in said


def test_what_visits_never_reach():
    assert "never" in _printed(sites=10, sensitivity=0.5)


def test_no_table_without_sites():
    assert "─" not in _printed(gain=1, penalty=1, stages=3, inspections=1, interim=1)
