"""``summitry packages``: which packages of equal worth could one side offer together?"""

from __future__ import annotations

import click

from summitry.cli.common import case_argument, json_option, reading_option

__all__ = ["packages_command"]


@click.command("packages")
@case_argument
@click.option("--for", "party", required=True, metavar="PARTY", help="The principal who offers.")
@click.option(
    "--worth",
    type=click.IntRange(min=0),
    help="Points each package is to be worth to it.  [default: as the Nash solution]",
)
@click.option(
    "--count",
    type=click.IntRange(1, 10),
    default=3,
    show_default=True,
    help="How many packages to offer together.",
)
@click.option(
    "--tolerance",
    type=click.IntRange(min=0),
    help="Points by which they may differ in worth.  [default: as few as it takes, up to 5 %]",
)
@reading_option
@json_option
def packages_command(
    case: str,
    party: str,
    worth: int | None,
    count: int,
    tolerance: int | None,
    reading: str,
    as_json: bool,
) -> int:
    """Packages worth about the same to one side, to offer together.

    None is worse for somebody and better for nobody than another deal of about that worth.

    Exits with 0 if there is room for agreement and more than one package, and with 1 if not.
    """
    from summitry.cli.common import load, put
    from summitry.cli.progress import progress
    from summitry.reports.analysis import Analysis
    from summitry.reports.readings import look
    from summitry.reports.sections.equal_worth import equal_worth_section
    from summitry.reports.terminal_packages import packages_tables

    made = Analysis(load(case))
    with progress("looking for packages"):
        result = look(made.case, reading)
        data = equal_worth_section(made, result, party, worth, count, tolerance)
    put(data, as_json, packages_tables)
    return 0 if data["red_lines_held"] and len(data["packages"]) > 1 else 1
