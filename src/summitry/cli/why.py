"""``summitry why``: why is there no deal, and what would open one?"""

from __future__ import annotations

import datetime

import click

from summitry.cli.common import approach_options, case_argument, date_option, json_option

__all__ = ["why_command"]


@click.command("why")
@case_argument
@date_option
@approach_options
@json_option
def why_command(
    case: str, date: datetime.datetime | None, within: int, solver: bool, as_json: bool
) -> None:
    """What blocks, and the openings that ask for least, under every reading."""
    from summitry.cli.common import announce, load, put
    from summitry.cli.progress import progress
    from summitry.deals.approach import Approach
    from summitry.reports.analysis import Analysis
    from summitry.reports.sections.why import why_section
    from summitry.reports.terminal import why_tables

    day = date.date() if date else None
    made = Analysis(load(case), date=day, approach=Approach(within, solver))
    announce(made)
    with progress("looking for what blocks"):
        data = why_section(made)
    put(data, as_json, why_tables)
