"""``summitry clock``: when does room for agreement open and close, and what is waiting worth?"""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import click

from summitry.cli.common import (
    case_argument,
    date_option,
    draws_option,
    json_option,
    picture_option,
    reading_option,
    seed_option,
)

__all__ = ["clock_command"]


@click.command("clock")
@case_argument
@reading_option
@date_option
@click.option(
    "--months",
    type=click.IntRange(0, 600),
    default=24,
    show_default=True,
    help="Look so many months ahead.",
)
@click.option(
    "--step",
    type=click.IntRange(1, 600),
    default=1,
    show_default=True,
    help="Show every so many months; the days of opening and closing stay exact.",
)
@click.option(
    "--deadline",
    type=click.IntRange(1, 600),
    metavar="MONTHS",
    help="Also look at talks with one offer a month that end then.",
)
@click.option(
    "--drop",
    "drops",
    multiple=True,
    metavar="PARTY=POINTS",
    help="Also ask: what if signing lowers its outside option so much? Can be given again.",
)
@draws_option
@seed_option
@picture_option("outside options and best deals over time")
@json_option
def clock_command(
    case: str,
    reading: str,
    date: datetime.datetime | None,
    months: int,
    step: int,
    deadline: int | None,
    drops: tuple[str, ...],
    draws: int,
    seed: int,
    picture: Path | None,
    as_json: bool,
) -> None:
    """When room for agreement opens and closes, and what waiting is worth to each side.

    Outside options drift by per_month while deals stay what they are. --date is the day the clock
    starts.
    """
    from summitry.cases.conflicts import is_conflict_file
    from summitry.cli.common import check_picture, load, put, put_picture
    from summitry.cli.progress import progress
    from summitry.errors import RuleError
    from summitry.reports.analysis import Analysis
    from summitry.reports.clock.asked import ClockAsked
    from summitry.reports.clock.data import clock_data
    from summitry.reports.clock.terminal import clock_tables

    check_picture(picture)
    asked = ClockAsked(reading, months, step, draws, seed, deadline, _drops(drops))
    if is_conflict_file(case):
        raise RuleError(f"{case}: a conflict file holds no outside options; clock looks at a case")
    made = Analysis(load(case), date=date.date() if date else None)
    with progress("looking ahead"):
        data = clock_data(made, asked)
    put(data, as_json, clock_tables)
    if picture is not None:
        from summitry.reports.clock.picture import clock_picture

        put_picture(picture, clock_picture(data, picture.suffix.lower()), as_json)


def _drops(given: tuple[str, ...]) -> dict[str, int]:
    found = {}
    for text in given:
        party, _, points = text.partition("=")
        if not party or not re.fullmatch(r"\d{1,12}", points, re.ASCII):
            raise click.BadParameter(
                f"{text!r} is not PARTY=POINTS, such as us=50", param_hint="--drop"
            )
        found[party] = int(points)
    return found
