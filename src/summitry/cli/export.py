"""``summitry export``: a case as a scenario of another tool."""

from __future__ import annotations

from pathlib import Path

import click

from summitry.cli.common import case_argument, json_option, load, put_json, reading_option

__all__ = ["export_command"]


@click.command("export")
@case_argument
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--format", "name", required=True, help="genius, geniusweb, negmas or negolog.")
@reading_option
@json_option
def export_command(case: str, folder: Path, name: str, reading: str, as_json: bool) -> None:
    """Write CASE as the scenario FOLDER of Genius, GeniusWeb, NegMAS or NegoLog.

    What the format cannot hold is listed on standard error.
    """
    from summitry.cases.exchange.folders import write_folder
    from summitry.cases.exchange.formats import format_named
    from summitry.cases.exchange.restore import scenario_of
    from summitry.reports.words import shown

    form = format_named(name)
    scenario = scenario_of(load(case).case, reading)
    texts = form.texts(scenario)  # refuses what the format cannot hold before anything is measured
    remarks = [*scenario.remarks, *form.losses(scenario)]
    files = write_folder(folder, texts)
    for line in remarks:
        click.echo(shown(line), err=True)
    if as_json:
        put_json({"format": name, "files": [str(file) for file in files], "remarks": remarks})
        return
    for file in files:
        click.echo(str(file))
