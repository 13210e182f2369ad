"""What the tests of moves share: files with conflicts, small cases, and what a state is called."""

import io
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.text import Text

from summitry.cases.conflicts import parse_conflict, read_conflict
from summitry.cases.nodes import Text as YamlText
from tests.reports.conftest import SMALL
from tests.stability.models import draw

KNOWN = Path(__file__).parents[2] / "known"
FILES = {
    f"{path.parent.parent.name}/{path.parent.name}": path
    for path in sorted(KNOWN.glob("*/*/conflict.yaml"))
}

HELD = SMALL.replace("status_quo: shut}", "status_quo: shut, held_by: east}").replace(
    "status_quo: low}", "status_quo: low, held_by: west}"
)
"""The border market with the market held by the east and the fee by the west."""

SAME_NAME = HELD.replace("{name: West}", "{name: East}")
"""The same with two parties of one name."""


def read(name):
    """One of the FILES."""
    return read_conflict(str(FILES[name]))


def parsed(text):
    return parse_conflict(YamlText("made.yaml", text))


def drawn(seed):
    """A random conflict with something to call its states by: names where moves are listed."""
    conflict = draw(seed)
    if conflict.form is not None:
        return replace(conflict, status_quo=seed % conflict.n_states if seed % 2 else None)
    return replace(conflict, names=tuple(f"s{state}" for state in range(conflict.n_states)))


def printed(tables, width=200):
    console = Console(file=io.StringIO(), width=width, markup=False, highlight=False)
    for table in tables:
        console.print(Text(table) if isinstance(table, str) else table)
    return console.file.getvalue()
