"""``summitry check``: is the case sound, and do its quotes stand?"""

from __future__ import annotations

from pathlib import Path

import click

from summitry.cli.common import case_argument, documents_option, json_option

__all__ = ["check_command"]


@click.command("check")
@case_argument
@documents_option
@json_option
def check_command(case: str, documents: tuple[Path, ...], as_json: bool) -> None:
    """Check a case: every error with file:line:column, the value and what is allowed.

    Exits with 0 if the case can be used, with 2 if it cannot.
    """
    from summitry.cli.common import analysis, put
    from summitry.reports.sections.sources import check_section

    made = analysis(case, documents)
    data = check_section(made)
    for limit in data["limits"]:
        click.echo(f"warning: {limit}", err=True)
    put(data, as_json, lambda result: [result["words"]])
