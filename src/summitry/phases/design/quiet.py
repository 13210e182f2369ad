"""What code past Python writes on standard output is dropped while a block runs.

The solver prints a line of its own now and then, whatever its options say (``disp`` is off); it
would stand in the middle of a report or of JSON. The standard output of the system, file 1, leads
nowhere while the block runs. What Python and the C library still hold is written out before, so
that it is not lost, and what the C library holds is written out again before file 1 comes back, so
that it does not show up later. Where there is no file 1, or no C library to be asked, nothing is
done about it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

__all__ = ["silent"]

OUTPUT = 1
"""The number of the standard output as a file of the system."""


@contextmanager
def silent() -> Iterator[None]:
    """Nothing comes out on file 1 while the block runs; what Python itself prints meanwhile and
    does not write out comes later."""
    kept = _copied()
    if kept is None:
        yield
        return
    _written_out()
    try:
        _lead_nowhere()
        yield
    finally:
        _c_written_out()
        os.dup2(kept, OUTPUT)
        os.close(kept)


def _copied() -> int | None:
    """A second number for file 1; None if that is closed."""
    try:
        return os.dup(OUTPUT)
    except OSError:
        return None


def _lead_nowhere() -> None:
    """File 1 becomes the null device; if that cannot be opened it stays what it is."""
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, OUTPUT)
        os.close(nowhere)


def _written_out() -> None:
    """Write out what Python and the C library hold; ``sys.stdout`` may be closed or None."""
    with suppress(AttributeError, ValueError, OSError):
        sys.stdout.flush()
    _c_written_out()


def _c_written_out() -> None:
    """Write out what the C library holds, where it can be asked."""
    with suppress(ImportError, OSError, TypeError, AttributeError):
        import ctypes

        ctypes.CDLL(None).fflush(None)
