"""``summitry why``: why is there no deal, and what would open one?"""

from __future__ import annotations

import datetime

import click

from summitry.cli.common import case_argument, date_option, json_option

__all__ = ["why_command"]


@click.command("why")
@case_argument
@date_option
@json_option
def why_command(case: str, date: datetime.datetime | None, as_json: bool) -> None:
    """What blocks, and the cheapest ways out, under every reading of the record."""
    from summitry.cli.common import load, put
    from summitry.reports.analysis import Analysis
    from summitry.reports.sections.why import why_section
    from summitry.reports.terminal import why_tables

    put(why_section(Analysis(load(case), date=date.date() if date else None)), as_json, why_tables)
