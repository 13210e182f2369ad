"""What the benchmark of stability measures is what it says, on both sides."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from summitry.stability.concepts import stability

ROOT = Path(__file__).parents[2]
BENCHMARKS = ROOT / "benchmarks"
RIVAL = Path(os.environ.get("SUMMITRY_TREES", "")) / "gmcr"
NO_RIVAL = "NOT CHECKED: no gmcr/ in the folder that SUMMITRY_TREES names"


@pytest.fixture(scope="module")
def bench() -> Iterator[Any]:
    """The modules of the benchmark."""
    sys.path.insert(0, str(BENCHMARKS))
    try:
        from conflicts import agreement, drawn, tasks

        yield SimpleNamespace(agreement=agreement, drawn=drawn, tasks=tasks)
    finally:
        sys.path.remove(str(BENCHMARKS))


def alone(side: str, answer: Path, *more: str) -> dict[str, Any]:
    """One side of the smallest row in a process of its own; its verdicts go to ``answer``."""
    name = "2 parties, rankings, 2^6"
    script = str(BENCHMARKS / "stability.py")
    command = [sys.executable, script, "--alone", name, side, "--answer", str(answer), *more]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def test_action_k_is_bit_k_of_a_state(bench):
    conflict = bench.drawn.ranked((2, 1)).conflict()
    assert conflict.form is not None
    taken = conflict.form.options(range(8))[:, ::-1]  # the first action first
    assert [int(row @ [1, 2, 4]) for row in taken] == list(range(8))
    assert [conflict.form.issues[k].id for k in conflict.holds(0)] == ["a1", "a0"]


def test_a_one_way_action_is_not_taken_back(bench):
    conflict = bench.drawn.ranked((2, 2), 1).conflict()
    assert conflict.form is not None
    stuck = [issue.id for issue in conflict.form.issues if issue.undoable]
    assert sorted(stuck) == ["a0", "a2"]


def test_statements_rank_by_the_first_that_tells_two_states_apart(bench):
    drawn = bench.drawn.stated((3, 2))
    for worth, conditions in zip(drawn.worth, drawn.statements, strict=True):
        met = [[all((s >> k & 1) == yes for k, yes in c) for c in conditions] for s in range(32)]
        order = sorted(range(32), key=lambda s: met[s])
        assert all(
            (worth[s] < worth[t]) == (met[s] < met[t]) and worth[s] <= worth[t]
            for s, t in pairwise(order)
        )


def test_a_verdict_that_differs_is_counted(bench):
    ours = np.ones((2, 2, 4), dtype=bool)
    theirs = ours.copy()
    theirs[1, :, 3] = False
    assert bench.agreement.compared(ours, ours, ("nash", "gmr")) == "same 16 verdicts"
    told = bench.agreement.compared(ours, theirs, ("nash", "gmr"))
    assert told == "DIFFER of 8: gmr 2 verdicts, 1 equilibria"


def test_the_three_readings_are_one_with_two_parties_and_not_with_three(bench):
    names = bench.agreement.ANSWERED
    two, three = (bench.drawn.ranked(held).conflict() for held in ((2, 2), (2, 2, 2)))
    once = bench.agreement.once_each(two)
    for sanctions in ("sequences", "single"):
        assert (once == bench.agreement.by_definition(two, names, sanctions)).all()
    once = bench.agreement.once_each(three)
    sequences, single = (stability(three, names, s).stable for s in ("sequences", "single"))
    assert (single <= once).all()
    assert (once <= sequences).all()
    assert (single != once).any()
    assert (once != sequences).any()


def test_answers_used_up_make_fewer_states_stable(bench):
    conflict = bench.drawn.ranked((3, 3)).conflict()
    [sim] = stability(conflict, ("sim",)).stable
    [fewer] = bench.agreement.used_up(conflict)
    assert (fewer <= sim).all()
    assert (fewer < sim).any()


def test_every_bar_has_its_row(bench):
    found = bench.tasks.all_tasks()
    assert len(found) == len(list(bench.tasks._every()))
    bars = {(t.states, t.most, t.memory) for t in found.values() if t.most is not None and t.states}
    assert bars == {(1 << n, *bar) for (_, n), bar in bench.tasks.BARS.items()}


def test_one_side_alone_says_what_it_took_and_found(tmp_path, bench):
    took = alone("ours", tmp_path / "ours.npy")
    assert took["seconds"] > 0
    assert took["peak"] > took["above"]
    found = np.load(tmp_path / "ours.npy")
    conflict = bench.drawn.ranked((3, 3)).conflict()
    assert (found == bench.agreement.by_definition(conflict, bench.tasks.FIVE, "sequences")).all()


@pytest.mark.skipif(not RIVAL.is_dir(), reason=NO_RIVAL)
def test_gmcr_py_finds_the_same_but_for_answers_that_its_sim_used_up(tmp_path, bench):
    for side in ("ours", "theirs"):
        alone(side, tmp_path / f"{side}.npy", "--rival", str(RIVAL))
    ours, theirs = np.load(tmp_path / "ours.npy"), np.load(tmp_path / "theirs.npy")
    conflict = bench.drawn.ranked((3, 3)).conflict()
    assert (theirs[:4] == ours[:4]).all()
    assert (theirs[4:] == bench.agreement.used_up(conflict)).all()
    assert (theirs[4] <= ours[4]).all()
