"""Every console example of the README and the docs, run in an empty folder, one page at a time.

A line that starts with "$ " is a command, "> " right below it goes on with it; what follows is what
it prints (warnings and errors too, and "..." stands for anything).
"""

import doctest
import io
import os
import re
import shlex
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from summitry.cli.main import main

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
STEP = re.compile(
    r"^\$ (?P<command>.*\n(?:>(?: .*)?\n)*)(?P<output>(?:(?!\$ ).*\n)*)", re.MULTILINE
)
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
SHIPPED_ELSEWHERE = ("./do test", "./do lint", "./do docs", "git ")


def steps(page):
    """The commands of a page with what each should print."""
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        for step in STEP.finditer(block):
            command = "\n".join(re.sub("^> ?", "", s) for s in step["command"].splitlines())
            yield command, step["output"]


class Shell:
    """Runs summitry within this process and everything else in a shell."""

    def __init__(self):
        self.code = 0

    def run(self, command):
        words = shlex.split(command, comments=True) if "<<" not in command else []
        if words == ["echo", "$?"]:
            return f"{self.code}\n"
        if not words or words[0] not in ("summitry", "./do") or "|" in words:
            return self._outside(command)
        if words[-2] != ">":
            return self._summitry(words[1:])
        Path(words[-1]).write_text(self._summitry(words[1:-2]), encoding="utf-8")
        return ""

    def _summitry(self, arguments):
        out = io.StringIO()
        with redirect_stdout(out), redirect_stderr(out):
            try:
                main(arguments)
            except SystemExit as left:
                self.code = int(left.code or 0)
        return out.getvalue()

    def _outside(self, command):
        done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
        self.code = done.returncode
        return done.stdout + done.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_console_examples_run(page, tmp_path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    here = Path(sys.executable).parent  # for what is piped into summitry
    monkeypatch.setenv("PATH", f"{here}{os.pathsep}{os.environ['PATH']}")
    shell, checker = Shell(), doctest.OutputChecker()
    with chdir(tmp_path):
        for command, output in steps(page):
            if command.startswith(SHIPPED_ELSEWHERE):
                continue
            printed = shell.run(command)
            matches = checker.check_output(output or "\n", printed or "\n", FLAGS)
            assert matches, f"$ {command}\nprinted:\n{printed}\nthe page has:\n{output}"
            if not output:
                assert shell.code == 0, command
