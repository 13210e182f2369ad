"""``summitry coalitions``: who could sign without the rest, and what is each place worth?"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import click

from summitry.cli.common import date_option, json_option, reading_option

if TYPE_CHECKING:
    from fractions import Fraction

__all__ = ["coalitions_command"]


@click.command("coalitions")
@click.argument("source", metavar="SOURCE")
@reading_option
@date_option
@click.option(
    "--discount",
    metavar="NUMBER",
    help="Also solve proposals in turn: what a round of delay leaves of the whole, such as 0.9.",
)
@json_option
def coalitions_command(
    source: str, reading: str, date: datetime.datetime | None, discount: str | None, as_json: bool
) -> None:
    """Who could sign without the rest; power, core, nucleolus.

    SOURCE is a case, or a YAML file with either quota and votes, or players and worth.
    --reading and --date go with a case, --discount with a vote of one vote each.
    """
    from summitry.cases.games import is_game_file, read_game
    from summitry.cli.common import load, put
    from summitry.cli.progress import progress
    from summitry.errors import RuleError
    from summitry.reports.sections.coalitions import coalitions_of_case, coalitions_of_game
    from summitry.reports.terminal_coalitions import coalitions_tables

    if is_game_file(source):
        if reading != "base" or date is not None:
            raise RuleError("--reading and --date go with a case, not with a game file")
        game, left = read_game(source), _discount(discount)
        with progress("looking at the sets"):
            data = coalitions_of_game(game, left)
    else:
        from summitry.cases.compile import compile_case

        if discount is not None:
            raise RuleError("--discount goes with a game file of quota and votes, not with a case")
        case = load(source).case
        negotiation = compile_case(case, reading, date.date() if date else None)
        with progress("looking at the sets"):
            data = coalitions_of_case(negotiation, case.title)
    put(data, as_json, coalitions_tables)


def _discount(given: str | None) -> Fraction | None:
    import re
    from fractions import Fraction

    if given is None:
        return None
    if not re.fullmatch(r"[01]|0?\.\d{1,9}", given, re.ASCII):
        raise click.BadParameter(f"{given!r} is not a number from 0 to 1", param_hint="--discount")
    return Fraction(given)
