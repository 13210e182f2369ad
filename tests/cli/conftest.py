"""The command line as a user meets it: arguments in; exit code and two streams out."""

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from summitry.cli.main import main


@pytest.fixture
def summitry(capsys, monkeypatch):
    """``summitry(*arguments)`` in this process: code, out, err."""
    monkeypatch.setenv("COLUMNS", "100")

    def run(*arguments):
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return SimpleNamespace(code=left.value.code, out=printed.out, err=printed.err)

    return run


@pytest.fixture(scope="session")
def shell():
    """A line of shell with ``summitry`` in it, in a process of its own."""

    def run(line, **environment):
        command = f'summitry() {{ "{sys.executable}" -m summitry "$@"; }}\n{line}'
        return subprocess.run(
            ["bash", "-o", "pipefail", "-c", command],
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    return run


@pytest.fixture
def own(summitry, tmp_path):
    """The folder of a case made by ``summitry new``."""
    folder = tmp_path / "harbour"
    assert summitry("new", folder).code == 0
    return folder


@pytest.fixture(params=["shipped", "own"])
def case(request, own):
    """A case as an argument: the shipped one and one of one's own."""
    return "hanoi-2019" if request.param == "shipped" else str(own)


@pytest.fixture
def listing():
    """Every file below a folder with its content."""

    def files(folder):
        return {path: path.read_bytes() for path in Path(folder).rglob("*") if path.is_file()}

    return files
