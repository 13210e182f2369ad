"""``summitry import``: a scenario of another tool as a case."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summitry.cli.common import json_option, put_json

if TYPE_CHECKING:
    from summitry.cases.exchange.convert import Imported
    from summitry.cases.exchange.formats import Format

__all__ = ["import_command"]


@click.command("import")
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--format", "name", help="genius, geniusweb, negmas or negolog.  [default: detected]")
@click.option(
    "--date", type=click.DateTime(["%Y-%m-%d"]), help="Date of the case.  [default: today]"
)
@json_option
def import_command(
    source: Path, folder: Path, name: str | None, date: datetime | None, as_json: bool
) -> None:
    """Make the case FOLDER from SOURCE, a scenario of Genius, GeniusWeb, NegMAS or NegoLog.

    SOURCE is a file or a folder. What a case cannot hold is listed on standard error.
    """
    from summitry.cases.exchange.convert import case_of
    from summitry.cases.exchange.folders import write_folder
    from summitry.cases.exchange.formats import format_named, format_of
    from summitry.cases.nodes import Text
    from summitry.cases.read import load_texts
    from summitry.cases.write import dump_case
    from summitry.reports.words import shown

    form = format_named(name) if name else format_of(source)
    day = (date or datetime.now()).date()
    made = case_of(form.read(source), day, f"{source.resolve().name} ({form.title})")
    texts = dump_case(made.case)
    loaded = load_texts(
        folder, {file: Text(str(folder / file), text) for file, text in texts.items()}
    )
    files = write_folder(folder, texts)
    for line in (*map(str, loaded.warnings), *made.remarks):
        click.echo(shown(line), err=True)
    _put(_summary(made, form, files), as_json)


def _summary(made: Imported, form: Format, files: tuple[Path, ...]) -> dict[str, Any]:
    from summitry.cases.compile import compile_case

    negotiation = compile_case(made.case)
    return {
        "format": form.name,
        "title": made.case.title,
        "parties": [party.name for party in negotiation.parties],
        "issues": len(negotiation.issues),
        "deals": negotiation.n_combinations,
        "resolution": made.case.resolution,
        "files": [str(file) for file in files],
        "remarks": list(made.remarks),
    }


def _put(data: dict[str, Any], as_json: bool) -> None:
    if as_json:
        put_json(data)
        return
    from summitry.reports.words import count, shown

    for file in data["files"]:
        click.echo(file)
    parties = count(len(data["parties"]), "party", "parties")
    size = f"{parties}, {count(data['issues'], 'issue')}"
    click.echo(shown(f"{data['title']}: {size}, {count(data['deals'], 'deal')}"))
