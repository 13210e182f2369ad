"""``summitry divide``: who gets which issue, if issues were goods to divide?"""

from __future__ import annotations

import click

from summitry.cli.common import case_argument, json_option, reading_option

__all__ = ["divide_command"]


@click.command("divide")
@case_argument
@reading_option
@json_option
def divide_command(case: str, reading: str, as_json: bool) -> int:
    """Divide the contested issues between two principals by Adjusted Winner.

    Points must add up over the issues; red lines and rules are checked afterwards.

    Exits with 0 if the division, with some option of the split issue, is acceptable to both, and
    with 1 if it is not.
    """
    from summitry.cli.common import load, put
    from summitry.cli.progress import progress
    from summitry.reports.analysis import Analysis
    from summitry.reports.readings import look
    from summitry.reports.sections.divide import divide_section
    from summitry.reports.terminal_divide import divide_tables

    made = Analysis(load(case))
    with progress("dividing the issues"):
        data = divide_section(made, look(made.case, reading))
    put(data, as_json, divide_tables)
    return 0 if data["acceptable"] else 1
