"""``summitry``: the verbs, the exit codes, and what happens to errors.

0: fine. 1: the question's answer is no. 2: bad input. 70: a fault of Summitry itself. 130:
interrupted. Results go to standard output, warnings and errors to standard error, each on its own
line; a traceback only with --debug.
"""

from __future__ import annotations

import sys
import traceback

import click

from summitry import __version__
from summitry.cli.brief import brief_command
from summitry.cli.check import check_command
from summitry.cli.clock import clock_command
from summitry.cli.coalitions import coalitions_command
from summitry.cli.deals import deals_command
from summitry.cli.divide import divide_command
from summitry.cli.draft import draft_command
from summitry.cli.export import export_command
from summitry.cli.import_ import import_command
from summitry.cli.inspection import inspection_command
from summitry.cli.misreading import misreading_command
from summitry.cli.moves import moves_command
from summitry.cli.new import new_command
from summitry.cli.packages import packages_command
from summitry.cli.phases import phases_command
from summitry.cli.positions import positions_command
from summitry.cli.priorities import priorities_command
from summitry.cli.read import read_command
from summitry.cli.review import review_command
from summitry.cli.schema import schema_command
from summitry.cli.set import set_command
from summitry.cli.versions import versions_command
from summitry.cli.why import why_command
from summitry.errors import SummitryError

__all__ = ["cli", "main"]

BAD_INPUT, FAILED, INTERRUPTED = 2, 70, 130


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="summitry")
@click.option("--debug", is_flag=True, expose_value=False, help="Show the traceback of an error.")
def cli() -> None:
    """Negotiations from the public record: which deals exist, why talks fail, how sure that is.

    CASE is a folder with a case.yaml, or the name of a shipped case such as hanoi-2019.
    """


for _command in (
    new_command,
    read_command,
    review_command,
    versions_command,
    check_command,
    positions_command,
    priorities_command,
    deals_command,
    draft_command,
    packages_command,
    divide_command,
    why_command,
    coalitions_command,
    moves_command,
    misreading_command,
    phases_command,
    clock_command,
    inspection_command,
    brief_command,
    set_command,
    import_command,
    export_command,
    schema_command,
):
    cli.add_command(_command)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    debug = "--debug" in given
    try:
        code = cli.main([a for a in given if a != "--debug"], "summitry", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(BAD_INPUT)
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except Exception as error:
        click.echo(traceback.format_exc().rstrip() if debug else _message(error), err=True)
        sys.exit(BAD_INPUT if isinstance(error, SummitryError) else FAILED)
    sys.exit(code if isinstance(code, int) else 0)


def _message(error: Exception) -> str:
    if isinstance(error, SummitryError):
        return str(error)
    found = f"{type(error).__name__}: {error}".replace("\n", " ")
    return f"summitry failed: {found} (--debug shows where)"
