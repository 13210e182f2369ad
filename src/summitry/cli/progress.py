"""A sign that work goes on, shown only where it lasts and only on a terminal."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

__all__ = ["PATIENCE", "counted", "progress"]

PATIENCE = 2.0
"""Seconds of silence before the sign is shown."""

_STEP = 0.5


@contextmanager
def progress(what: str) -> Iterator[None]:
    """Say on standard error that ``what`` is still being done, with the seconds it has taken.

    Nothing is shown in the first PATIENCE seconds, nor where standard error is not a terminal; what
    was shown is wiped when the work ends, also where it ends by an error or Ctrl-C.
    """
    if not sys.stderr.isatty():
        yield
        return
    done = threading.Event()
    sign = threading.Thread(target=_show, args=(what, done), daemon=True)
    sign.start()
    try:
        yield
    finally:
        done.set()
        sign.join()


Item = TypeVar("Item")


def counted(what: str, items: Iterable[Item], total: int) -> Iterator[Item]:
    """``items``, while standard error says how many of about ``total`` are done.

    As with ``progress``, only on a terminal, only after a while, and wiped at the end.
    """
    start = last = time.monotonic()
    shown = False
    try:
        for n, item in enumerate(items, start=1):
            yield item
            now = time.monotonic()
            if sys.stderr.isatty() and now - start > PATIENCE and now - last > _STEP:
                sys.stderr.write(
                    f"\r{what}: {n:,} of {max(n, total):,} (Ctrl-C stops; run again to go on)"
                )
                sys.stderr.flush()
                shown, last = True, now
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def _show(what: str, done: threading.Event) -> None:
    start = time.monotonic()
    if done.wait(PATIENCE):
        return
    while True:
        seconds = int(time.monotonic() - start)
        sys.stderr.write(f"\r{what}: {seconds} s (Ctrl-C stops, nothing is left half-written)")
        sys.stderr.flush()
        if done.wait(_STEP):
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            return
