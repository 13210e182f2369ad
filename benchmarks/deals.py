"""Speed and memory of the deal lenses, beside NegMAS, in one run.

    python3 -m venv .venv-bench
    .venv-bench/bin/pip install -e . negmas==0.16.0
    .venv-bench/bin/python benchmarks/deals.py [--quick] [--plot growth.png]

NegMAS is AGPL. It is measured here, in an environment of its own, and nothing of the package
imports it. ``--quick`` leaves out what takes the rival minutes. ``--plot`` draws the growth with
the number of issues, as PNG or SVG. What is measured stands in ``cases``, how in ``measure``.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from subprocess import run

import cases
import growth
import measure
import numpy as np
import rival
from cases import Case
from measure import Alone

from summitry.model.negotiation import Negotiation

LIMIT, QUICK_LIMIT = 180.0, 10.0
"""Seconds after which a call of the rival is stopped."""

MEMORY_BAR = 10**9

LOOPS = "ours, loops for 3 parties and more"
IMPORTS = {
    "NegMAS": "import negmas, negmas.preferences, negmas.outcomes",
    "ours": "import summitry.deals.zopa",
    LOOPS: "import summitry.deals.kernels as k, numpy as n;"
    "k.efficient_triples(n.ones((2, 3), int), n.zeros(2, int), n.zeros(2, int))",
}


def main() -> None:
    """Run what was asked for on the command line."""
    arguments = _arguments()
    if arguments.alone:
        _alone(*arguments.alone)
    else:
        Benchmark(arguments.quick).run(arguments.plot)


class Benchmark:
    """One run: rows as they are measured, and what became of each bar."""

    def __init__(self, quick: bool) -> None:
        self.quick = quick
        self.limit = QUICK_LIMIT if quick else LIMIT
        self.bars: list[tuple[bool, str]] = []
        self.largest = (0, "")
        self.a_deal: dict[str, float] = {}

    def run(self, plot: Path | None) -> None:
        """Every part in turn; the growth last."""
        _machine()
        _imports()
        sampled = cases.sampler_cases()
        if self.quick:
            sampled = [case for case in sampled if not case.name.endswith("50")]
        print("\nFrontier alone, against the exact sampler MOBANOSParetoSampler\n" + HEAD)
        self._rows(sampled)
        print("\nFrontier alone, against pareto_frontier (all deals)\n" + HEAD)
        self._rows(self._small(cases.frontier_cases()))
        print("\nFrontier alone, by our own definition (all deals written out)\n" + HEAD)
        self._rows(self._small(cases.listing_cases()))
        print("\nFrontier and all solutions, against calc_scenario_stats\n" + HEAD)
        self._rows(self._small(cases.solution_cases()))
        print("\nWhat the rival does not do\n" + HEAD)
        if not cases.GAMES.is_dir():
            print(f"*** NOT MEASURED: the scoreable game is not at {cases.GAMES} ***")
        self._rows(cases.further_cases())
        growth.measured(self.quick, plot)
        self._judge()

    def _small(self, found: list[Case]) -> list[Case]:
        return [case for case in found if int(case.name.split()[-1]) <= (5 if self.quick else 7)]

    def _rows(self, found: Sequence[Case]) -> None:
        for case in found:
            self._row(case)

    def _row(self, case: Case) -> None:
        """Measure a ``case`` and print its row."""
        ours = measure.alone(["--alone", case.name, "ours"], LIMIT)
        if ours.stopped:
            print(f"{case.name:<46} ours stopped at {ours.stopped}")
            self.bars.append((False, case.name))
            return
        self.largest = max(self.largest, (ours.peak, case.name))
        theirs = None
        if case.theirs is not None:
            theirs = measure.alone(["--alone", case.name, "theirs"], self.limit)
        times, said = self._times(case, ours, theirs)
        memory = _mega(ours.above), _mega(theirs.above) if theirs and not theirs.stopped else "-"
        cells = [_time(times[0]), "-", "-"]
        if theirs is not None:
            sign = ">" if theirs.stopped else ""
            cells[1:] = sign + _time(times[1]), f"{sign}{times[1] / times[0]:,.1f}"
        notes = "; ".join(filter(None, [self._bars(case, times), said]))
        row = f"{case.name:<46} {cells[0]:>9} {cells[1]:>9} {cells[2]:>10} {memory[0]:>8}"
        print(f"{row} {memory[1]:>8}  {notes}", flush=True)

    def _times(self, case: Case, ours: Alone, theirs: Alone | None) -> tuple[list[float], str]:
        """Median seconds of each side, and what is to be said of them."""
        scenario = case.make()
        mine = case.call("ours", scenario)
        if theirs is None:
            [found] = measure.in_turns([mine], measure.repeats_for(ours.seconds))
            return [found.seconds], ""
        if theirs.stopped:
            [found] = measure.in_turns([mine])
            said = f"rival stopped at {theirs.stopped}" + self._scaled(case)
            return [found.seconds, theirs.seconds], said
        his = case.call("theirs", scenario)
        rounds = measure.repeats_for(theirs.seconds)
        if rounds > 1:
            found, other = measure.in_turns([mine, his], rounds)
        else:
            [found], [other] = measure.in_turns([mine]), measure.in_turns([his], 1)
        said = case.check(found.result, other.result, scenario) if case.check else ""
        self._learn(case, other.seconds)
        return [found.seconds, other.seconds], f"{said}; rival measured {rounds}x"

    def _learn(self, case: Case, seconds: float) -> None:
        """Seconds a deal of the rival's that looks at all deals, by the largest that was timed."""
        way, _, power = case.name.split()
        if way != "sampler":
            self.a_deal[way] = seconds / 10 ** int(power)

    def _scaled(self, case: Case) -> str:
        """Where the rival was stopped, what its time a deal comes to: extrapolated, and said so."""
        way, _, power = case.name.split()
        if way not in self.a_deal:
            return ""
        return f", extrapolated: {self.a_deal[way] * 10 ** int(power):,.0f} s"

    def _bars(self, case: Case, times: Sequence[float]) -> str:
        """Each bar of the ``case`` with "reached" or "missed"."""
        asked = []
        if case.least is not None:
            asked.append((times[1] / times[0] >= case.least, f"{case.least:,.0f}x"))
        if case.most is not None:
            asked.append((times[0] < case.most, f"< {case.most} s"))
        self.bars += [(held, f"{bar}: {case.name}") for held, bar in asked]
        return ", ".join(f"{bar} {'reached' if held else 'MISSED'}" for held, bar in asked)

    def _judge(self) -> None:
        """All bars, and the most memory that ours ever held."""
        peak, name = self.largest
        self.bars.append((peak < MEMORY_BAR, f"under 1 GB: {_mega(peak)} MB at most ({name})"))
        missed = [bar for reached, bar in self.bars if not reached]
        held = len(self.bars) - len(missed)
        print(f"\n{held} of {len(self.bars)} bars reached; {self.bars[-1][1]}")
        for bar in missed:
            print(f"MISSED {bar}")


HEAD = f"{'case':<46} {'ours':>9} {'rival':>9} {'ratio':>10} {'ours MB':>8} {'rival MB':>8}"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="leave out what takes minutes")
    parser.add_argument("--plot", type=Path, metavar="FILE", help="draw the growth, PNG or SVG")
    parser.add_argument("--alone", nargs=2, metavar=("CASE", "SIDE"), help=argparse.SUPPRESS)
    return parser.parse_args()


def _alone(name: str, side: str) -> None:
    """In a process of its own: warm up on something small, then one call."""
    case = cases.all_cases()[name]
    scenario = case.make()
    if isinstance(scenario, Negotiation) and len(scenario.parties) > 2:
        exec(IMPORTS[LOOPS])
    call = case.call(side, scenario)
    case.call(side, case.tiny())()
    measure.report(call)


def _machine() -> None:
    print(f"Python {platform.python_version()}, numpy {np.__version__}, NegMAS {rival.require()}")
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors", end="")
    print(f", load {os.getloadavg()[0]:.1f} at the start; times are processor time, medians")


def _imports() -> None:
    """What importing and compiling takes, each in a fresh process."""
    for name, code in IMPORTS.items():
        print(f"import: {name} {_time(_fresh(code, None))}", end="")
        if name == LOOPS:
            with tempfile.TemporaryDirectory() as folder:
                print(f", compiled for the first time {_time(_fresh(code, folder))}", end="")
        print()


def _fresh(code: str, cache: str | None) -> float:
    """Processor seconds of ``code`` in a fresh process, median of three unless it compiles."""
    environment = os.environ | ({"NUMBA_CACHE_DIR": cache} if cache else {})
    timed = f"{code}\nimport time\nprint(time.process_time())"
    found = []
    for _ in range(1 if cache else 3):
        command = [sys.executable, "-c", timed]
        done = run(command, env=environment, capture_output=True, check=True, text=True)
        found.append(float(done.stdout))
    return sorted(found)[len(found) // 2]


def _time(seconds: float) -> str:
    return f"{seconds * 1000:,.2f} ms" if seconds < 1 else f"{seconds:,.1f} s"


def _mega(size: int) -> str:
    return f"{size / 1e6:,.0f}"


if __name__ == "__main__":
    main()
