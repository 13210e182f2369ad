"""``summitry moves``: what can each side do alone, does the stand-off last, and what would last?"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summitry.cli.common import (
    date_option,
    draws_option,
    json_option,
    picture_option,
    reading_option,
    seed_option,
)

if TYPE_CHECKING:
    from summitry.reports.conflicts.asked import Asked

__all__ = ["moves_command"]


@click.command("moves")
@click.argument("source", metavar="SOURCE")
@reading_option
@date_option
@click.option(
    "--at",
    "state",
    metavar="STATE",
    help="Look at this state: a name, a package such as A, an offer, or issue=option,…"
    "  [default: the status quo]",
)
@click.option(
    "--red-lines-first",
    is_flag=True,
    help="Rank a state that breaks a red line of a side below all that break none.",
)
@click.option(
    "--single",
    is_flag=True,
    help="Let one opponent move once in answer, as some programs do; not legal sequences.",
)
@click.option(
    "--coalition",
    "coalitions",
    multiple=True,
    metavar="A+B",
    help="Also look at these parties acting as one; can be given again.",
)
@click.option(
    "--pareto",
    is_flag=True,
    help="Let a coalition leave if one of it gains and none loses, not only if all gain.",
)
@click.option(
    "--horizon",
    type=click.IntRange(1, 50),
    help="Also look this many moves ahead (two sides that move).",
)
@draws_option
@click.option(
    "--swaps",
    type=click.IntRange(1, 1000),
    default=3,
    show_default=True,
    help="Of a file: at most so often neighbours in each ranking trade places in a draw.",
)
@seed_option
@picture_option("the state graph")
@json_option
def moves_command(
    source: str,
    reading: str,
    date: datetime.datetime | None,
    state: str | None,
    red_lines_first: bool,
    single: bool,
    coalitions: tuple[str, ...],
    pareto: bool,
    horizon: int | None,
    draws: int,
    swaps: int,
    seed: int,
    picture: Path | None,
    as_json: bool,
) -> None:
    """Who can move alone, does the stand-off last, and which deals would.

    SOURCE is a case, or a YAML file of a conflict: parties with actions, or states and moves.
    --reading, --date and --red-lines-first go with a case, --swaps with a file.
    """
    from summitry.cli.common import check_picture, put, put_picture
    from summitry.cli.progress import progress
    from summitry.reports.conflicts.asked import Asked
    from summitry.reports.conflicts.terminal import moves_tables

    if pareto and not coalitions:
        raise click.UsageError("--pareto goes with --coalition")
    check_picture(picture)
    asked = Asked(
        at=state,
        sanctions="single" if single else "sequences",
        coalitions=coalitions,
        pareto=pareto,
        horizon=horizon,
        draws=draws,
        swaps=swaps,
        seed=seed,
        red_lines_first=red_lines_first,
    )
    with progress("looking at the moves"):
        data = _looked_at(source, reading, date.date() if date else None, asked)
    put(data, as_json, moves_tables)
    if picture is not None:
        from summitry.reports.conflicts.picture import graph_picture

        put_picture(picture, graph_picture(data["graph"], picture.suffix.lower()), as_json)


def _looked_at(
    source: str, reading: str, date: datetime.date | None, asked: Asked
) -> dict[str, Any]:
    from summitry.cases.conflicts import is_conflict_file, read_conflict
    from summitry.cli.common import load
    from summitry.errors import RuleError
    from summitry.reports.analysis import Analysis
    from summitry.reports.conflicts.case import moves_of_case
    from summitry.reports.conflicts.file import moves_of_file

    if not is_conflict_file(source):
        return moves_of_case(Analysis(load(source), date=date), reading, asked)
    if reading != "base" or date is not None or asked.red_lines_first:
        message = "--reading, --date and --red-lines-first go with a case, not with a file"
        raise RuleError(message)
    file = read_conflict(source)
    for warning in file.warnings:
        click.echo(str(warning), err=True)
    return moves_of_file(file, asked)
