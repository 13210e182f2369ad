"""What the verbs share: the CASE argument, --json, and how results and warnings are put out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import RenderableType

    from summitry.cases.read import Loaded
    from summitry.reports.analysis import Analysis

__all__ = [
    "analysis",
    "case_argument",
    "date_option",
    "documents_option",
    "json_option",
    "load",
    "put",
    "reading_option",
]

case_argument = click.argument("case", metavar="CASE")
json_option = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
reading_option = click.option(
    "--reading", default="base", show_default=True, help="Which model of the record to look at."
)
date_option = click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Take outside options as they have drifted by this day.  [default: the date of the case]",
)
documents_option = click.option(
    "--documents",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder that holds the documents; every quote is checked against them.",
)


def load(case: str) -> Loaded:
    """The case, with its warnings on standard error."""
    from summitry.cases.read import load_case

    loaded = load_case(case)
    for warning in loaded.warnings:
        click.echo(str(warning), err=True)
    return loaded


def analysis(case: str, documents: tuple[Path, ...] = ()) -> Analysis:
    """The case through the lenses; a quote that no longer stands in its document is an error."""
    from summitry.cases.read import raise_problems
    from summitry.reports.analysis import Analysis
    from summitry.reports.quotes import document_warnings, quote_problems

    made = Analysis(load(case), documents)
    raise_problems(quote_problems(made))
    for warning in document_warnings(made) if documents else ():
        click.echo(str(warning), err=True)
    return made


def put(
    data: dict[str, Any],
    as_json: bool,
    tables: Callable[[dict[str, Any]], Iterable[RenderableType]],
) -> None:
    """Print a result: JSON, or tables as wide as the terminal."""
    if as_json:
        import json

        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, markup=False, emoji=False)
    for table in tables(_fit(data)):
        console.print(Text(table) if isinstance(table, str) else table)


def _fit(data: Any) -> Any:
    """The result with words that are fit for a terminal."""
    from summitry.reports.words import shown

    if isinstance(data, dict):
        return {key: _fit(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_fit(value) for value in data]
    return shown(data) if isinstance(data, str) else data
