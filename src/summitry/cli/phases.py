"""``summitry phases``: which step-by-step plan would hold, and what would it need?"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

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

__all__ = ["phases_command"]

_OBJECTIVES = ("firmest", "max_min", "nash", "shortest", "exposure")


@click.command("phases")
@case_argument
@click.option(
    "--target",
    metavar="DEAL",
    help="The deal to lead to: a package such as A, an offer, or issue=option,…  [default: the"
    " offers and packages, and the first that a plan can carry]",
)
@click.option(
    "--plan",
    "plan",
    metavar="STEPS",
    help="Check this plan: step ids, stages apart by |, steps by commas, - for a wait.",
)
@click.option("--stages", type=click.IntRange(1, 40), help="At most so many stages.")
@click.option(
    "--months",
    type=click.FloatRange(0, 120, min_open=True),
    help="Length of a stage.  [default: a quarter of the longest work, at least 1]",
)
@click.option(
    "--objective",
    type=click.Choice(_OBJECTIVES),
    default="firmest",
    show_default=True,
    help="What makes a plan best: how much a breach could pay more without breaking it, the least"
    " surplus of a side, the product of the surpluses, the fewest stages, the least that anyone"
    " could lose for good.",
)
@click.option(
    "--cut",
    metavar="STEP",
    help="Also look at this step, a step id, in two, three and four parts.",
)
@reading_option
@date_option
@draws_option
@click.option(
    "--runs",
    type=click.IntRange(0, 1_000_000),
    default=10_000,
    show_default=True,
    help="Play the plan so often against the hardest deviator found.",
)
@seed_option
@click.option(
    "--treaty",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    metavar="FILE",
    help="Write a draft text of the plan, in Markdown; - for standard output alone.",
)
@picture_option("the ladder")
@picture_option("slack against detection", "--curves")
@json_option
def phases_command(
    case: str,
    target: str | None,
    plan: str | None,
    stages: int | None,
    months: float | None,
    objective: str,
    cut: str | None,
    reading: str,
    date: datetime.datetime | None,
    draws: int,
    runs: int,
    seed: int,
    treaty: Path | None,
    picture: Path | None,
    curves: Path | None,
    as_json: bool,
) -> None:
    """Which step-by-step plan to a deal would hold by itself, and what it would need."""
    from summitry.cli.common import check_picture, load, put, put_picture
    from summitry.cli.progress import progress
    from summitry.reports.analysis import Analysis
    from summitry.reports.phases.asked import PhasesAsked
    from summitry.reports.phases.data import phases_data
    from summitry.reports.phases.terminal import phases_tables

    if plan is not None and target is None:
        raise click.UsageError("--plan goes with --target")
    if as_json and treaty is not None and str(treaty) == "-":
        raise click.UsageError("--json and --treaty - both write to standard output; choose one")
    check_picture(picture)
    check_picture(curves)
    asked = PhasesAsked(target, plan, stages, months, objective, cut, draws, runs, seed)
    analysis = Analysis(load(case), date=date.date() if date else None)
    with progress("looking for plans that hold"):
        data = phases_data(analysis, reading, asked)
    if treaty is None or str(treaty) != "-":
        put(data, as_json, phases_tables)
    if treaty or picture or curves:
        _require_plan(data)
    if treaty is not None:
        _put_treaty(treaty, data, as_json)
    if picture is not None:
        from summitry.reports.phases.picture import ladder_picture

        put_picture(picture, ladder_picture(data, picture.suffix.lower()), as_json)
    if curves is not None:
        from summitry.reports.phases.curves import curves_picture

        put_picture(curves, curves_picture(data, curves.suffix.lower()), as_json)


def _put_treaty(treaty: Path, data: dict[str, Any], as_json: bool) -> None:
    """The draft text into a file, or alone to standard output."""
    from summitry.cases.write import replace_file
    from summitry.reports.phases.treaty import treaty_text
    from summitry.reports.words import shown

    text = shown(treaty_text(data))
    if str(treaty) == "-":
        click.echo(text, nl=False)
        return
    replace_file(treaty, text.encode())
    click.echo(str(treaty), err=as_json)


def _require_plan(data: dict[str, Any]) -> None:
    """NotDefined if the result has no plan to show."""
    from summitry.errors import NotDefined

    if data["plan"] is None:
        raise NotDefined("there is no plan to write or draw: none was found that holds")
