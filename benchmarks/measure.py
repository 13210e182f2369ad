"""How time and memory are taken.

Time is processor time (``time.process_time``): both sides run on one thread, so on an idle machine
it is the time on the clock, and other work on the machine does not lengthen it. Calls that are over
in less than ``BATCH`` seconds are repeated within one measurement. What is compared is measured in
turns, after one call each that is not measured.

Memory is taken in a fresh process for each case: the most the process ever held, and that less what
it held when everything was imported, compiled and built, and a small case had run.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

BATCH = 0.02
REPEATS = 5
SHORT, MIDDLE = 2.0, 6.0
"""Seconds up to which a call is measured REPEATS times and three times; beyond, once."""

MEMORY_LIMIT = 4 * 2**30
_PAGE = resource.getpagesize()
_WATCH = 0.1


@dataclass(frozen=True)
class Alone:
    """What one call took in a process of its own; ``stopped`` says why it did not end."""

    seconds: float
    above: int = 0
    peak: int = 0
    stopped: str = ""


@dataclass(frozen=True)
class Timed:
    """Median seconds of a call, and what it returned last."""

    seconds: float
    result: Any


def in_turns(calls: Sequence[Callable[[], Any]], repeats: int = REPEATS) -> list[Timed]:
    """What each of the ``calls`` took, one after another in every round.

    Only a call that is measured once does without one before it that is not measured.
    """
    sizes = [1 for _ in calls]
    if repeats > 1:
        sizes = [max(1, int(BATCH / max(_timed(call, 1).seconds, 1e-6))) for call in calls]
    rounds = [
        [_timed(call, size) for call, size in zip(calls, sizes, strict=True)]
        for _ in range(repeats)
    ]
    return [
        Timed(statistics.median(one.seconds for one in column), column[-1].result)
        for column in zip(*rounds, strict=True)
    ]


def repeats_for(seconds: float) -> int:
    """How often a call of so many ``seconds`` is measured."""
    return REPEATS if seconds < SHORT else 3 if seconds < MIDDLE else 1


def _timed(call: Callable[[], Any], times: int) -> Timed:
    result = None
    start = time.process_time()
    for _ in range(times):
        result = call()
    return Timed((time.process_time() - start) / times, result)


def report(call: Callable[[], Any], again: bool = False) -> Any:
    """In the process of its own: run the ``call`` once and print what it took as JSON.

    ``again`` : then take the time over, as often as ``repeats_for`` says. Returns the result.
    """
    earlier = _peak()
    _forget_peak()
    before = _held()
    once = _timed(call, 1)
    seconds = once.seconds
    peak = _peak()
    above = max(0, peak - before)
    if again and repeats_for(seconds) > 1:
        seconds = in_turns([call], repeats_for(seconds))[0].seconds
    print(json.dumps({"seconds": seconds, "above": above, "peak": max(earlier, peak)}))
    return once.result


def alone(
    arguments: Sequence[str], limit: float, script: str = "deals.py", memory: int = MEMORY_LIMIT
) -> Alone:
    """A benchmark, the ``script``, run on ``arguments`` in a fresh process, which is stopped after
    ``limit`` seconds or above ``memory`` bytes."""
    command = [sys.executable, str(Path(__file__).with_name(script)), *arguments]
    before = _spent_by_children()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        stopped = _watched(process, limit, memory)
        output, errors = process.communicate()
    if stopped:
        return Alone(_spent_by_children() - before, stopped=stopped)
    if process.returncode:
        sys.exit(f"{' '.join(arguments)} failed:\n{errors.decode()}")
    return Alone(**json.loads(output.splitlines()[-1]))


def _spent_by_children() -> float:
    """Processor seconds of all processes that have ended, from their start on."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def _watched(process: subprocess.Popen[bytes], limit: float, memory: int) -> str:
    """Wait for the ``process``; if it takes too long or too much, end it and say so."""
    end = time.monotonic() + limit
    while process.poll() is None:
        if time.monotonic() > end:
            process.kill()
            return f"> {limit:.0f} s"
        if _held(process.pid) > memory:
            process.kill()
            return f"> {memory >> 30} GB"
        time.sleep(_WATCH)
    return ""


def _held(process: int | str = "self") -> int:
    """Bytes that a process holds now; the most it ever held where the system does not say."""
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * _PAGE
    except (OSError, IndexError):
        return _peak() if process == "self" else 0


def _peak() -> int:
    """The most this process ever held. The system's status says it of this program alone, where
    getrusage counts in what the parent held when the process was split off."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text().splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _forget_peak() -> None:
    """Let the most ever held begin anew, where the system can."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")
