"""Speed and memory of designing plans, beside plain searches, in one run.

    python benchmarks/phases.py [--quick] [--seeds N]

Ladders are drawn from a seed: two sides with as many steps each, costs and gains like those of the
toy of the tests (a step costs its mover 0.5 to 4 points a stage), undone shares of 0.2 to 1,
detections of 0.2 to 0.9; every third step or so needs the one below it. What a step is worth to the
other makes them easy or hard. **wide**: 1.2 to 2.5 times the cost and half a point; often all can
be done in one go. **middle**: 1.1 to 1.6 times and a fifth of a point; the order matters.
**tight**: 1.05 to 1.4 times and a tenth; most deviations bind, and many plans are nearly as good.

The bars: 8 + 8 steps in 6 stages under 5 s, 12 + 12 in 8 under 60 s; where the best is not proven
by then the gap to the best bound is printed. What is measured stands in ``phased.ladders``, how in
``measure``: processor time, each call in a process of its own, compiled code kept on disk. Solver
limits count on the clock. The rivals, written for this and in ``phased.rivals``:

- a plain search through all plans, in Python over sets, each plan checked by the definition;
- the obvious program: the same solver, V, walk-out and open breach as rows, and every plan that
  fails the exact check forbidden by itself.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

import measure
import numpy as np
from phased import ladders, rivals

from summitry.phases.design import OBJECTIVES, design

LIMIT = 150.0
"""Seconds on the clock after which a call is stopped."""

BARS = {(8, 6): 5.0, (12, 8): 60.0}
"""Processor seconds for n steps a side in so many stages."""

RIVAL = 40.0
"""Seconds on the clock that a rival is given."""

HEAD = f"{'ladder':<26} {'time':>9} {'MB':>5} {'value':>9} {'bound':>9} {'gap':>8}  found"


def main() -> int:
    """Run what was asked for on the command line; the number of bars that were missed."""
    given = _arguments()
    if given.alone:
        _alone(json.loads(given.alone), given.answer)
        return 0
    print(f"Python {platform.python_version()}, numpy {np.__version__}")
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors", end="")
    print(f", load {os.getloadavg()[0]:.1f} at the start")
    print("Times are processor time; MB is the most a process ever held, imports included")
    seeds = range(3 if given.quick else given.seeds)
    missed = _bars(seeds)
    _objectives()
    _rivals(given.quick)
    print(f"\n{missed} of {2 * len(ladders.KINDS)} bars missed")
    return missed


def _bars(seeds: Sequence[int]) -> int:
    """The two sizes with bars, from several seeds; how many are not reached."""
    missed = 0
    for kind in ladders.KINDS:
        for (n, stages), bar in BARS.items():
            print(f"\n{n} + {n} steps in {stages} stages, {kind}, the bar is {bar:g} s\n{HEAD}")
            found = [_row(_asked(kind, n, stages, seed, seconds=bar)) for seed in seeds]
            late = sum(not held for _, held in found)
            missed += late > 0
            times = [seconds for seconds, _ in found]
            said = f"not proven in {late} of {len(found)}" if late else "proven in all"
            print(f"median {median(times):.2f} s, most {max(times):.2f} s: {said}", flush=True)
    return missed


def _objectives() -> None:
    print(f"\nEvery objective, 8 + 8 steps in 6 stages, given 30 s on the clock\n{HEAD}")
    for objective in OBJECTIVES:
        _row(_asked("middle", 8, 6, 1, objective=objective, seconds=30.0))


def _rivals(quick: bool) -> None:
    """The largest sizes that the plain ways can do, both methods of ours beside them."""
    head = f"{'ladder':<26} {'way':<12} {'time':>9} {'value':>9} {'ratio':>9}"
    print(f"\nBeside plain ways, each given {RIVAL:g} s on the clock\n{head}")
    for kind, n, stages in (("wide", 2, 4), ("wide", 3, 4), ("middle", 4, 4), ("middle", 8, 6)):
        if quick and n > 3:
            continue
        size, rows = f"{kind}, {n} + {n} in {stages}", {}
        for way in ("milp", "exhaustive", "plain", "obvious"):
            if n < 5 or way in ("milp", "obvious"):
                rows[way] = _called(_asked(kind, n, stages, 1, way=way, seconds=RIVAL))
        ours = min(rows[way]["seconds"] for way in ("milp", "exhaustive") if way in rows)
        for way, found in rows.items():
            ratio = f"{found['seconds'] / ours:,.1f}"
            sign = ">" if found["stopped"] or not found["proven"] else ""
            cells = f"{_time(found['seconds']):>9} {found['value']:>9.4f} {sign + ratio:>9}"
            print(f"{size:<26} {way:<12} {cells}{_note(found)}", flush=True)


def _note(found: dict[str, Any]) -> str:
    if found["stopped"]:
        return f"  stopped at {found['stopped']}"
    return "" if found["proven"] else "  not proven"


def _asked(kind: str, n: int, stages: int, seed: int, **more: object) -> dict[str, Any]:
    asked = {"kind": kind, "n": n, "stages": stages, "seed": seed}
    return asked | {"way": "milp", "objective": "max_min", "seconds": LIMIT} | more


def _row(asked: dict[str, Any]) -> tuple[float, bool]:
    """One call of ours, printed; its processor seconds, and whether the answer is proven."""
    found = _called(asked)
    gap = abs(found["bound"] - found["value"])
    name = f"{asked['objective']}, {asked['kind']} {asked['seed']}"
    cells = f"{_time(found['seconds']):>9} {found['peak'] / 1e6:>5.0f} {found['value']:>9.4f}"
    said = "proven" if found["proven"] else "not proven"
    said = f"{said}, {found['looked']} checks, {found['cut']} rows learnt"
    if np.isnan(found["value"]):
        said = f"no plan holds, {said}" if found["proven"] else f"no plan found, {said}"
    said += _note(found) if found["stopped"] else ""
    print(f"{name:<26} {cells} {found['bound']:>9.4f} {gap:>8.1e}  {said}", flush=True)
    return float(found["seconds"]), bool(found["proven"])


def _called(asked: dict[str, Any]) -> dict[str, Any]:
    """One call in a process of its own, which leaves its answer in a file."""
    told = {"value": math.nan, "bound": math.nan, "proven": False, "looked": 0, "cut": 0}
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / "answer.json"
        command = ["--alone", json.dumps(asked), "--answer", str(answer)]
        alone = measure.alone(command, LIMIT, "phases.py")
        if answer.exists():
            told |= json.loads(answer.read_text(encoding="utf-8"))
    return told | {"seconds": alone.seconds, "peak": alone.peak, "stopped": alone.stopped}


def _alone(asked: dict[str, Any], answer: Path) -> None:
    """In a process of its own: something small first, then the call once."""
    ladder = ladders.KINDS[asked["kind"]](asked["n"], asked["seed"])
    small = ladders.KINDS["wide"](1, 0)
    rival = rivals.WAYS.get(asked["way"])
    if rival is not None:
        told = measure.report(lambda: rival(ladder, asked["stages"], asked["seconds"]))
        answer.write_text(json.dumps(told), encoding="utf-8")
        return
    how = {"method": asked["way"], "most": 1, "seconds": asked["seconds"]}
    design(small, 2, asked["objective"], **how)
    found = measure.report(lambda: design(ladder, asked["stages"], asked["objective"], **how))
    told = {"value": found.value, "bound": found.bound, "proven": found.proven}
    told |= {"looked": found.n_looked, "cut": found.n_cut}
    answer.write_text(json.dumps(told), encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="leave out what takes minutes")
    parser.add_argument("--seeds", type=int, default=8, help="ladders for each bar")
    parser.add_argument("--alone", metavar="ASKED", help=argparse.SUPPRESS)
    parser.add_argument("--answer", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def _time(seconds: float) -> str:
    return f"{seconds * 1000:,.1f} ms" if seconds < 1 else f"{seconds:,.1f} s"


if __name__ == "__main__":
    sys.exit(main())
