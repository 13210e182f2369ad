"""A sign that work goes on, shown only where it lasts and only on a terminal."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["PATIENCE", "progress"]

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
