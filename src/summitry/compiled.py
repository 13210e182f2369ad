"""Loops compiled by numba, kept on disk where that can be written: made once a machine.

Only files of loops import this, and those are imported in the function that needs them, so that
the command line starts without numba.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from numba import njit

__all__ = ["compiled"]


def compiled(function: Callable[..., Any]) -> Callable[..., Any]:
    """The ``function`` compiled; without a place on disk to keep the code it is made anew."""
    try:
        kept: Callable[..., Any] = njit(cache=True)(function)
    except RuntimeError:
        kept = njit(function)
    return kept
