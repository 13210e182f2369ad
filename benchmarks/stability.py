"""Speed and memory of stability analysis, beside gmcr-py and beside the definitions, in one run.

    python benchmarks/stability.py [--rival FOLDER] [--quick] [--whole] [--plot growth.png]

FOLDER is a checkout of github.com/onp/gmcr-py, or gmcr/ in the folder that SUMMITRY_TREES names.
Its licence does not allow copying: it is run from there, in processes of its own, and the package
imports nothing of it. Without it the run says so and measures ours alone. ``--quick`` leaves out
what takes minutes. ``--whole`` waits for the rival at 2^14 states: eight minutes and 8 GB.
``--plot`` draws the growth with the number of states, as PNG or SVG.

Measured are the five concepts that both have: Nash, GMR, SMR, SEQ and SIM, from preferences made
ready to every verdict for every party in every state. What is measured stands in
``conflicts.tasks``, how in ``measure``; every call is in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import measure
import numpy as np
from conflicts import agreement, curves, gmcr_py, tasks
from conflicts.drawn import Drawn, ranked, stated
from conflicts.gmcr_py import FIVE
from conflicts.tasks import Task
from measure import Alone

from summitry.errors import SummitryError
from summitry.stability.concepts import CONCEPTS, stability

LIMIT, QUICK_LIMIT, WHOLE_LIMIT = 180.0, 20.0, 1800.0
"""Seconds on the clock after which a call is stopped."""

WHOLE_MEMORY = 12 << 30

HEAD = f"{'case':<34} {'ours':>9} {'rival':>9} {'ratio':>9} {'ours MB':>8} {'rival MB':>8}"

SMALL = (
    ranked((2, 2)),
    ranked((3, 3)),
    ranked((3, 3), 1),
    stated((3, 3)),
    ranked((2, 2, 2)),
    ranked((2, 2, 2), 1),
    ranked((2, 1, 1, 1)),
    ranked((2, 1, 1, 1), 1),
)
"""What the definitions, sets and loops over sets, are asked for too."""


def main() -> int:
    """Run what was asked for on the command line; the number of bars that were missed."""
    given = _arguments()
    if given.alone:
        _alone(given.alone[0], given.alone[1], given.rival, given.answer)
        return 0
    return Benchmark(given, gmcr_py.folder(given.rival)).run()


class Benchmark:
    """One run: rows as they are measured, and what became of each bar."""

    def __init__(self, given: argparse.Namespace, rival: Path | None) -> None:
        self.given, self.rival = given, rival
        self.limit = QUICK_LIMIT if given.quick else WHOLE_LIMIT if given.whole else LIMIT
        self.memory = WHOLE_MEMORY if given.whole else measure.MEMORY_LIMIT
        self.bars: list[tuple[bool, str]] = []
        self.rows: list[curves.Row] = []

    def run(self) -> int:
        """Every part in turn; the growth last."""
        _machine()
        if self.rival is None:
            print(f"\n*** NOT MEASURED: gmcr-py; {_how(self.given.rival)} ***")
        self._definitions()
        for n_parties in tasks.SIZES:
            self._table("rankings, every move can be undone", tasks.rankings(n_parties))
        self._table("one action of each party cannot be taken back", tasks.one_way())
        self._table("other preferences, other shapes, one concept more", tasks.others())
        self._table("draws of rankings, and a file", tasks.further())
        self._verb()
        curves.printed(self.rows)
        if self.given.plot is not None:
            curves.draw(self.rows, self.given.plot)
        return self._judge()

    def _definitions(self) -> None:
        """Ours against the definitions, on what is small enough for them."""
        print("\nAgainst the definitions, all seven concepts, both readings of several answers")
        names = tuple(CONCEPTS)
        for drawn in SMALL:
            conflict = drawn.conflict()
            for sanctions in ("sequences", "single"):
                start = time.process_time()
                expected = agreement.by_definition(conflict, names, sanctions)
                seconds = time.process_time() - start
                found = stability(conflict, names, sanctions).stable
                said = agreement.compared(found, expected, names)
                self.bars.append((said.startswith("same"), f"definitions, {_shape(drawn)}"))
                print(f"{_shape(drawn):<34} {sanctions:<10} {_time(seconds):>10}  {said}")

    def _table(self, title: str, found: Sequence[Task]) -> None:
        print(f"\n{title[0].upper()}{title[1:]}\n{HEAD}")
        for task in found:
            if not (self.given.quick and task.long):
                self._row(task)

    def _row(self, task: Task) -> None:
        """Measure a ``task`` and print its row."""
        with tempfile.TemporaryDirectory() as folder:
            kept = Path(folder)
            ours = self._measured(task, "ours", kept)
            both = self._asked(task) and not ours.stopped
            theirs = self._measured(task, "theirs", kept) if both else None
            bars = [*self._bars(task, ours), *([ours.stopped] if ours.stopped else [])]
            said = self._compared(task, theirs, kept) if theirs is not None else []
        self._learn(task, ours, theirs)
        cells = [_seconds(ours), "-", "-", _mega(ours), "-"]
        if theirs is not None:
            sign = ">" if theirs.stopped else ""
            ratio = f"{sign}{theirs.seconds / ours.seconds:,.0f}"
            cells[1:] = f"{sign}{_time(theirs.seconds)}", ratio, _mega(ours), _mega(theirs)
        row = f"{task.name:<34} {cells[0]:>9} {cells[1]:>9} {cells[2]:>9} {cells[3]:>8}"
        print(f"{row} {cells[4]:>8}  {', '.join(bars)}".rstrip())
        print("".join(f"    {note}\n" for note in said), end="", flush=True)

    def _asked(self, task: Task) -> bool:
        """Is the rival given this ``task`` too? A --quick run leaves out its large ones."""
        if self.rival is None or task.drawn is None:
            return False
        return not self.given.quick or task.states <= 1 << 10

    def _measured(self, task: Task, side: str, kept: Path) -> Alone:
        """One ``side`` in a process of its own, which leaves its verdicts in ``kept``."""
        command = ["--alone", task.name, side, "--answer", str(kept / f"{side}.npy")]
        if side != "ours":
            command += ["--rival", str(self.rival)]
        limit, memory = (
            (LIMIT, measure.MEMORY_LIMIT) if side == "ours" else (self.limit, self.memory)
        )
        return measure.alone(command, limit, "stability.py", memory)

    def _compared(self, task: Task, theirs: Alone, kept: Path) -> list[str]:
        """Whether both found the same; where not, whether the rival's two known ways explain it."""
        if theirs.stopped:
            return [f"rival stopped at {theirs.stopped}"]
        ours, other = np.load(kept / "ours.npy"), np.load(kept / "theirs.npy")
        assert task.drawn is not None
        said = [f"verdicts: {agreement.compared(ours, other, FIVE)}"]
        drawn = task.drawn()
        if drawn.worth.shape[1] <= 1 << 10:
            told = agreement.compared(agreement.used_up(drawn.conflict()), other[4:], FIVE[4:])
            self.bars.append((told.startswith("same"), f"rival's SIM explained: {task.name}"))
            said.append(f"SIM with answers used up: {told}")
        if len(drawn.held) > 2:
            said += self._readings(task.name, drawn, other)
        else:
            told = agreement.compared(ours[:4], other[:4], FIVE)
            self.bars.append((told.startswith("same"), f"the rival's first four: {task.name}"))
        return said

    def _readings(self, name: str, drawn: Drawn, theirs: agreement.Verdicts) -> list[str]:
        """The rival's verdicts beside the two other readings of how several answer."""
        conflict = drawn.conflict()
        single = stability(conflict, FIVE, "single").stable
        said = [f"our single: {agreement.compared(single[:4], theirs[:4], FIVE)}"]
        if conflict.n_states <= 1 << 8:
            once = agreement.once_each(conflict)
            told = agreement.compared(once, theirs[1:4], agreement.ANSWERED)
            self.bars.append((told.startswith("same"), f"rival's sanctions explained: {name}"))
            said.append(f"one move of each: {told}")
        return said

    def _bars(self, task: Task, ours: Alone) -> list[str]:
        """Each bar of the ``task`` with "reached" or "MISSED"."""
        asked = []
        if task.most is not None:
            asked.append((not ours.stopped and ours.seconds < task.most, f"< {task.most:g} s"))
        if task.memory is not None:
            held = not ours.stopped and ours.peak < task.memory
            asked.append((held, f"< {task.memory / 1e6:,.0f} MB"))
        self.bars += [(held, f"{bar}: {task.name}") for held, bar in asked]
        return [f"{bar} {'reached' if held else 'MISSED'}" for held, bar in asked]

    def _learn(self, task: Task, ours: Alone, theirs: Alone | None) -> None:
        """Keep the points of the picture."""
        points = [(ours, f"Summitry, {task.line}")]
        if theirs is not None and task.line == tasks.TWO:
            points.append((theirs, f"gmcr-py, {task.line}"))
        for alone, line in points:
            if task.line and not alone.stopped:
                row = {"line": line, "states": task.states, "seconds": alone.seconds}
                self.rows.append(row)

    def _verb(self) -> None:
        """The whole program on a file of twelve states, from its start to its end."""
        seconds = median(_program("moves", str(tasks.ELMIRA)) for _ in range(3))
        empty = median(_program("--version") for _ in range(3))
        print(f"the whole of summitry moves, 12 states, 500 draws: {_time(seconds)}", end="")
        print(f" (summitry --version: {_time(empty)})")

    def _judge(self) -> int:
        missed = [bar for reached, bar in self.bars if not reached]
        print(f"\n{len(self.bars) - len(missed)} of {len(self.bars)} bars reached")
        for bar in missed:
            print(f"MISSED {bar}")
        return len(missed)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rival", type=Path, metavar="FOLDER", help="a checkout of gmcr-py")
    parser.add_argument("--quick", action="store_true", help="leave out what takes minutes")
    parser.add_argument("--whole", action="store_true", help="wait for the rival at 2^14 states")
    parser.add_argument("--plot", type=Path, metavar="FILE", help="draw the growth, PNG or SVG")
    parser.add_argument("--alone", nargs=2, metavar=("TASK", "SIDE"), help=argparse.SUPPRESS)
    parser.add_argument("--answer", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def _alone(name: str, side: str, rival: Path | None, answer: Path) -> None:
    """In a process of its own: warm up on something small, then the call; keep the verdicts."""
    task = tasks.all_tasks()[name]
    if side == "ours":
        task.call(task.tiny())
        ready = task.make()
        try:
            found = measure.report(lambda: task.call(ready), again=True)
        except SummitryError as error:
            print(json.dumps({"seconds": 0.0, "stopped": f"refused: {error}"}))
            return
    else:
        assert rival is not None
        assert task.drawn is not None
        gmcr_py.load(rival)
        gmcr_py.solve(gmcr_py.model(ranked((1, 1))))
        made = gmcr_py.model(task.drawn())
        found = gmcr_py.stable(measure.report(lambda: gmcr_py.solve(made), again=True))
    if isinstance(found, np.ndarray):
        np.save(answer, found)


def _program(*arguments: str) -> float:
    """Processor seconds of the program on ``arguments``, from its start to its end."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "summitry", *arguments]
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _machine() -> None:
    print(f"Python {platform.python_version()}, numpy {np.__version__}")
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors", end="")
    print(f", load {os.getloadavg()[0]:.1f} at the start")
    print("Times are processor time, medians; MB is the most a process ever held, imports included")


def _how(given: Path | None) -> str:
    if given is not None:
        return f"it is not in {given}"
    return "say with --rival where a checkout of github.com/onp/gmcr-py is"


def _shape(drawn: Drawn) -> str:
    kind = "statements" if drawn.statements else "one-way" if drawn.one_way else "rankings"
    return f"{len(drawn.held)} parties, {kind}, 2^{sum(drawn.held)}"


def _seconds(one: Alone) -> str:
    return "-" if one.stopped.startswith("refused") else _time(one.seconds)


def _time(seconds: float) -> str:
    return f"{seconds * 1000:,.2f} ms" if seconds < 1 else f"{seconds:,.1f} s"


def _mega(one: Alone) -> str:
    return f"{one.peak / 1e6:,.0f}" if one.peak else "-"


if __name__ == "__main__":
    sys.exit(main())
