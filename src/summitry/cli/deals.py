"""``summitry deals``: which deals exist?"""

from __future__ import annotations

import datetime

import click

from summitry.cli.common import case_argument, date_option, json_option, reading_option

__all__ = ["deals_command"]


@click.command("deals")
@case_argument
@reading_option
@date_option
@json_option
def deals_command(case: str, reading: str, date: datetime.datetime | None, as_json: bool) -> int:
    """Room for agreement, packages, frontier, solutions, trades.

    Exits with 0 if there is room for agreement and with 1 if there is none.
    """
    from summitry.cli.common import load, put
    from summitry.reports.analysis import Analysis
    from summitry.reports.proposals import proposals_in
    from summitry.reports.readings import look
    from summitry.reports.sections.deals import deals_section, packages_section
    from summitry.reports.terminal import deals_tables

    made = Analysis(load(case), date=date.date() if date else None)
    result = look(made.case, reading, made.date)
    data = deals_section(made, result)
    data["packages"] = packages_section(made, proposals_in(result), [result])
    put(data, as_json, deals_tables)
    return 0 if data["room"]["exists"] else 1
