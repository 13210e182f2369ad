"""Compiled loops: the same function, also where no code can be kept on disk."""

import numpy as np
import pytest

from summitry import compiled as module
from summitry.compiled import compiled


def total(values):
    found = 0
    for value in values:
        found += value
    return found


def test_a_compiled_loop_is_the_function():
    values = np.array([3, -1, 2**40])
    assert compiled(total)(values) == total(values.tolist()) == 2**40 + 2


def test_without_a_place_on_disk_it_is_compiled_anew(monkeypatch):
    asked = []

    def njit(function=None, **options):
        asked.append(options)
        if options:
            raise RuntimeError("cannot cache function: no locator available")
        return function

    monkeypatch.setattr(module, "njit", njit)
    assert compiled(total) is total
    assert asked == [{"cache": True}, {}]


def test_another_fault_is_not_hidden(monkeypatch):
    def njit(function=None, **options):
        raise ValueError("no")

    monkeypatch.setattr(module, "njit", njit)
    with pytest.raises(ValueError, match="no"):
        compiled(total)
