"""``summitry positions``: who said what on which issue."""

from __future__ import annotations

from pathlib import Path

import click

from summitry.cli.common import case_argument, documents_option, json_option

__all__ = ["positions_command"]


@click.command("positions")
@case_argument
@documents_option
@json_option
def positions_command(case: str, documents: tuple[Path, ...], as_json: bool) -> None:
    """Who said what on which issue, by whom reported; one-sided and conflicting marked."""
    from summitry.cli.common import analysis, put
    from summitry.reports.sections.positions import positions_section
    from summitry.reports.terminal import positions_tables

    put(positions_section(analysis(case, documents)), as_json, positions_tables)
