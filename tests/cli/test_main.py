"""Exit codes, streams, errors in one line, and a front door that opens at once."""

import re
import subprocess
import sys

import click
import pytest

from summitry import __version__
from summitry.cli.main import cli

VERBS = [
    "new",
    "read",
    "review",
    "versions",
    "check",
    "positions",
    "priorities",
    "deals",
    "draft",
    "packages",
    "divide",
    "why",
    "coalitions",
    "moves",
    "misreading",
    "phases",
    "clock",
    "inspection",
    "brief",
    "set",
    "import",
    "export",
    "schema",
]
HEAVY = "numpy numba pydantic scipy ortools defusedxml lark rich yaml jinja2 rapidfuzz vl_convert"


def test_the_verbs_are_these():
    assert list(cli.commands) == VERBS


@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_names_every_verb(summitry, flag):
    ran = summitry(flag)
    assert (ran.code, ran.err) == (0, "")
    assert [verb for verb in VERBS if f"  {verb} " not in ran.out] == []


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_that_explains_every_option(summitry, verb):
    ran = summitry(verb, "--help")
    assert (ran.code, ran.err) == (0, "")
    options = [p for p in cli.commands[verb].params if isinstance(p, click.Option)]
    assert all(option.help for option in options)


def test_version(summitry):
    assert summitry("--version").out == f"summitry, version {__version__}\n"


@pytest.mark.parametrize("statement", ["import summitry", "import summitry.cli.main"])
def test_import_pulls_in_nothing_heavy(statement):
    code = f"{statement}\nimport sys\nprint(*(n for n in '{HEAVY}'.split() if n in sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == []


def test_help_pulls_in_nothing_heavy():
    code = (
        "import sys\nfrom summitry.cli.main import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit as left:\n    assert left.code == 0\n"
        f"print('loaded:', *(n for n in '{HEAVY}'.split() if n in sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "loaded:"


@pytest.mark.parametrize("verb", ["check", "positions", "deals", "why", "brief"])
def test_an_unknown_case_is_one_line_with_the_nearest_name(summitry, verb):
    ran = summitry(verb, "hanoi-2018")
    message = "no such case folder or shipped case: hanoi-2018; did you mean hanoi-2019?\n"
    assert (ran.code, ran.out, ran.err) == (2, "", message)


def test_an_unknown_reading_is_one_line_with_the_nearest_name(summitry):
    ran = summitry("deals", "hanoi-2019", "--reading", "part_was_askd")
    message = "no such reading: part_was_askd; did you mean part_was_asked?\n"
    assert (ran.code, ran.out, ran.err) == (2, "", message)


def test_an_unknown_verb_names_the_nearest(summitry):
    ran = summitry("breif", "hanoi-2019")
    assert (ran.code, ran.out) == (2, "")
    assert "No such command 'breif'" in ran.err
    assert "brief" in ran.err.replace("breif", "")


@pytest.mark.parametrize("arguments", [["check"], ["check", "hanoi-2019", "--jsn"], []])
def test_wrong_arguments_exit_with_2(summitry, arguments):
    ran = summitry(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "Usage: summitry" in ran.err


def test_a_traceback_is_shown_with_debug_only(summitry):
    plain, debug = summitry("check", "nowhere"), summitry("check", "nowhere", "--debug")
    assert plain.code == debug.code == 2
    assert "Traceback" not in plain.err
    assert debug.err.startswith("Traceback")
    assert debug.err.endswith(f": {plain.err}")


def test_an_error_nobody_foresaw_is_one_line_too(summitry, monkeypatch):
    def fails(*_):
        raise RuntimeError("two\nlines")

    monkeypatch.setattr("summitry.cases.read.load_case", fails)
    ran = summitry("check", "hanoi-2019")
    message = "summitry failed: RuntimeError: two lines (--debug shows where)\n"
    assert (ran.code, ran.out, ran.err) == (70, "", message)
    debug = summitry("check", "hanoi-2019", "--debug")
    assert debug.code == 70
    assert "Traceback" in debug.err


def test_ctrl_c_exits_with_130(summitry, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("summitry.cases.read.load_case", interrupted)
    ran = summitry("check", "hanoi-2019")
    assert (ran.code, ran.out) == (130, "")
    assert ran.err.strip() == "interrupted"


@pytest.mark.parametrize("line", ["why hanoi-2019", "brief hanoi-2019 -o -", "schema"])
def test_a_reader_who_leaves_early_is_no_error(shell, line):
    ran = shell(f"summitry {line} | head -1 >/dev/null")
    assert ran.stderr == ""


def test_no_colour_when_it_is_not_wanted_and_none_in_a_file(shell):
    wanted = shell("summitry why hanoi-2019", FORCE_COLOR="1", NO_COLOR="1")
    piped = shell("summitry why hanoi-2019")
    assert piped.stdout
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", wanted.stdout)
    assert "\x1b" not in piped.stdout


def test_it_runs_as_a_module_and_leaves_with_its_code(shell):
    ran = shell("summitry deals hanoi-2019 --json >/dev/null")
    assert (ran.returncode, ran.stderr) == (1, "")
