"""``summitry positions``: who said what on which issue."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from summitry.cli.common import (
    case_argument,
    documents_option,
    json_option,
    picture_option,
)

__all__ = ["positions_command"]


@click.command("positions")
@case_argument
@documents_option
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Only what documents of this day and later changed: new, moved, contradicted, withdrawn.",
)
@picture_option("the timeline")
@json_option
def positions_command(
    case: str,
    documents: tuple[Path, ...],
    since: datetime | None,
    picture: Path | None,
    as_json: bool,
) -> None:
    """Who said what on which issue, by whom reported; one-sided and conflicting marked."""
    from summitry.cli.common import analysis, check_picture, put, put_picture
    from summitry.reports.sections.changes import changes_section
    from summitry.reports.sections.positions import positions_section
    from summitry.reports.terminal_positions import changes_tables, positions_tables

    check_picture(picture)
    made = analysis(case, documents)
    if since is None:
        put(positions_section(made), as_json, positions_tables)
    else:
        put(changes_section(made, since.date()), as_json, changes_tables)
    if picture is not None:
        from summitry.reports.timeline import timeline_picture

        put_picture(picture, timeline_picture(made, picture.suffix.lower()), as_json)
