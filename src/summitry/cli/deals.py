"""``summitry deals``: which deals exist?"""

from __future__ import annotations

import datetime

import click

from summitry.cli.common import (
    approach_options,
    case_argument,
    date_option,
    json_option,
    reading_option,
)

__all__ = ["deals_command"]


@click.command("deals")
@case_argument
@reading_option
@date_option
@click.option(
    "--weight",
    "weights",
    multiple=True,
    metavar="PARTY=NUMBER",
    help="Bargaining weight of a principal, 1 if not named; adds the weighted solutions.",
)
@approach_options
@json_option
def deals_command(
    case: str,
    reading: str,
    date: datetime.datetime | None,
    weights: tuple[str, ...],
    within: int,
    solver: bool,
    as_json: bool,
) -> int:
    """Room for agreement, packages, frontier, solutions, trades.

    Exits with 0 if there is room for agreement and with 1 if there is none.
    """
    from summitry.cli.common import announce, load, put
    from summitry.cli.progress import progress
    from summitry.deals.approach import Approach
    from summitry.reports.analysis import Analysis
    from summitry.reports.proposals import proposals_in
    from summitry.reports.readings import look
    from summitry.reports.sections.deals import deals_section, packages_section
    from summitry.reports.sections.weighted import further_solutions, read_weights, weights_of
    from summitry.reports.terminal import deals_tables

    named = read_weights(weights)
    approach = Approach(within, solver)
    made = Analysis(load(case), date=date.date() if date else None, approach=approach)
    announce(made)
    with progress("looking at the deals"):
        result = look(made.case, reading, made.date, approach)
    weights_of(result.negotiation, named)
    data = deals_section(made, result)
    data["solutions"] += further_solutions(result, named)
    data["packages"] = packages_section(made, proposals_in(result), [result])
    if named and not data["solutions"]:
        click.echo("no room for agreement, so there is nothing to weigh", err=True)
    put(data, as_json, deals_tables)
    return 0 if data["room"]["exists"] else 1
