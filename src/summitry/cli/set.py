"""``summitry set``: change one value of a case."""

from __future__ import annotations

from pathlib import Path

import click

from summitry.cli.common import case_argument

__all__ = ["set_command"]


@click.command("set", context_settings={"ignore_unknown_options": True})
@case_argument
@click.argument("path")
@click.argument("value")
def set_command(case: str, path: str, value: str) -> None:
    """Change one value; comments and layout stay, and the difference is one line.

    PATH is the dotted key as in messages and in the ledger, such as
    preferences.dprk.outside.points; VALUE is a number, a range such as [480, 600], or words. The
    case must still check, else nothing is changed.
    """
    from summitry.cases.read import load_case, shipped
    from summitry.cases.write import edit_case
    from summitry.errors import OutputError

    loaded = load_case(case)
    if case in shipped() and not Path(case).is_dir():
        raise OutputError(
            f"{case} is shipped and stays as it is; make your own with"
            f" summitry new FOLDER --from {case}"
        )
    click.echo(str(edit_case(loaded, path.split("."), value)))
