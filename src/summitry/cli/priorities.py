"""``summitry priorities``: what matters most to a side, as far as its own words show."""

from __future__ import annotations

import click

from summitry.cli.common import case_argument, json_option

__all__ = ["priorities_command"]


@click.command("priorities")
@case_argument
@click.option("--party", required=True, help="Whose priorities.")
@click.option(
    "--issue",
    "issues",
    multiple=True,
    help="An issue to order.  [default: those it speaks of most]",
)
@json_option
def priorities_command(case: str, party: str, issues: tuple[str, ...], as_json: bool) -> None:
    """Order the issues of a party by what it says in its own words: a proposal for weights.

    Every step is a quoted sentence and a rule. Nothing is written into the case.
    """
    from summitry.cli.common import analysis, put
    from summitry.reports.sections.priorities import priorities_section
    from summitry.reports.terminal_priorities import priorities_tables

    put(priorities_section(analysis(case), party, issues), as_json, priorities_tables)
