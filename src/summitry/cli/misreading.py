"""``summitry misreading``: what does each side get wrong about the other, and what does that do?"""

from __future__ import annotations

import datetime

import click

from summitry.cli.common import (
    case_argument,
    date_option,
    draws_option,
    json_option,
    reading_option,
    seed_option,
)

__all__ = ["misreading_command"]


@click.command("misreading")
@case_argument
@reading_option
@date_option
@draws_option
@seed_option
@json_option
def misreading_command(
    case: str,
    reading: str,
    date: datetime.datetime | None,
    draws: int,
    seed: int,
    as_json: bool,
) -> None:
    """What each side believes of the other: offers, room and moves in its eyes.

    The pictures are the beliefs of the case; what is not said there is as modelled.
    """
    from summitry.cases.conflicts import is_conflict_file
    from summitry.cli.common import load, put
    from summitry.cli.progress import progress
    from summitry.errors import RuleError
    from summitry.reports.analysis import Analysis
    from summitry.reports.misread.terminal import misreading_tables
    from summitry.reports.sections.misreading import misreading_section

    if is_conflict_file(case):
        raise RuleError(f"{case}: a conflict file holds no beliefs; misreading looks at a case")
    made = Analysis(load(case), date=date.date() if date else None)
    with progress("looking through each side's eyes"):
        data = misreading_section(made, reading, draws, seed)
    put(data, as_json, misreading_tables)
