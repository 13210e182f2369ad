"""Silence: nothing of the solver's own on standard output, whatever that is."""

import io
import os
import subprocess
import sys

import pytest

from summitry.phases.design.quiet import silent

NOISE = """
import ctypes, os, sys
from summitry.phases.design.quiet import silent
library = ctypes.CDLL(None)
print("before")
with silent():
    library.printf(b"from C\\n")
    os.write(1, b"from the system\\n")
print("after")
"""

posix = pytest.mark.skipif(os.name != "posix", reason="asks the C library in its own way")


@posix
def test_what_is_written_past_python_is_dropped_and_the_rest_is_kept():
    done = subprocess.run([sys.executable, "-c", NOISE], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["before", "after"]


@posix
def test_without_a_file_1_the_block_runs():
    code = "import os, sys; from summitry.phases.design.quiet import silent; os.close(1)\n"
    code += "sys.stdout = None\nwith silent(): print(2 + 2, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "4\n")


@pytest.mark.parametrize("closed", [False, True])
def test_a_stand_in_for_the_output_is_left_alone(monkeypatch, closed):
    stand_in = io.StringIO()
    if closed:
        stand_in.close()
    monkeypatch.setattr(sys, "stdout", stand_in)
    with silent():
        if not closed:
            sys.stdout.write("kept")
    assert closed or stand_in.getvalue() == "kept"


def test_the_output_comes_back_after_an_error(capfd):
    def fail():
        with silent():
            raise KeyError("inside")

    with pytest.raises(KeyError):
        fail()
    os.write(1, b"heard\n")
    assert capfd.readouterr().out == "heard\n"


def test_no_file_is_left_open():
    before = os.dup(1)
    os.close(before)
    for _ in range(5):
        with silent():
            pass
    after = os.dup(1)
    os.close(after)
    assert after == before
