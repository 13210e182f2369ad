"""What the verbs share: the CASE argument, --json, and how results and warnings are put out."""

from __future__ import annotations

import getpass
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
    "announce",
    "approach_options",
    "case_argument",
    "check_picture",
    "date_option",
    "documents_option",
    "draws_option",
    "json_option",
    "load",
    "login",
    "picture_option",
    "put",
    "put_json",
    "put_picture",
    "reading_option",
    "seed_option",
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
draws_option = click.option(
    "--draws",
    type=click.IntRange(0, 100_000),
    default=500,
    show_default=True,
    help="Draws of the numbers, or of the rankings of a file, for the shares; 0: none.",
)
seed_option = click.option(
    "--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Of the draws."
)
documents_option = click.option(
    "--documents",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder that holds the documents; every quote is checked against them.",
)

_approach_options = (
    click.option(
        "--within",
        type=click.IntRange(min=0),
        metavar="POINTS",
        default=0,
        help="Thin the frontier: no point left out is this much better for everybody.",
    ),
    click.option("--solver", is_flag=True, help="Ask CP-SAT where elimination is hopeless; slow."),
)


def picture_option(what: str, name: str = "--picture") -> Callable[..., Any]:
    """The switch, by that ``name``, for a file into which a picture of ``what`` is drawn."""
    return click.option(
        name,
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help=f"Draw {what} into FILE, an .svg or .png, too.",
    )


def approach_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The switches for models too large or too dense to be looked at exactly and soon."""
    for option in reversed(_approach_options):
        command = option(command)
    return command


def load(case: str) -> Loaded:
    """The case, with its warnings on standard error."""
    from summitry.cases.read import load_case

    loaded = load_case(case)
    for warning in loaded.warnings:
        click.echo(str(warning), err=True)
    return loaded


def login() -> str:
    """The name the user is logged in with; UsageError where the machine knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:
        raise click.UsageError("who are you? give --reviewer NAME") from error


def analysis(
    case: str, documents: tuple[Path, ...] = (), within: int = 0, solver: bool = False
) -> Analysis:
    """The case through the lenses; a quote that no longer stands in its document is an error."""
    from summitry.cases.read import raise_problems
    from summitry.deals.approach import Approach
    from summitry.reports.analysis import Analysis
    from summitry.reports.quotes import document_warnings, quote_problems

    made = Analysis(load(case), documents, approach=Approach(within, solver))
    raise_problems(quote_problems(made))
    for warning in document_warnings(made) if documents else ():
        click.echo(str(warning), err=True)
    announce(made)
    return made


def announce(made: Analysis) -> None:
    """Say on standard error, before it starts, which readings a solver will be asked about."""
    if not made.approach.solver:
        return
    from summitry.cases.compile import compile_case, readings
    from summitry.deals.approach import density, way

    for name in readings(made.case):
        negotiation = compile_case(made.case, name, made.date)
        if way(negotiation, made.approach) == "solve":
            order = density(negotiation)
            click.echo(
                f"reading {name}: elimination would need a table of {order.cells:.1e} cells"
                f" (induced width {order.width}); asking CP-SAT, one search a point, which can"
                " take long",
                err=True,
            )


def check_picture(picture: Path | None) -> None:
    """UsageError unless the file for a ``picture``, if one is asked for, is an .svg or .png."""
    if picture is not None and picture.suffix.lower() not in (".svg", ".png"):
        raise click.UsageError(f"{picture}: ending {picture.suffix}; allowed: .svg, .png")


def put_picture(picture: Path, drawn: bytes, as_json: bool) -> None:
    """Write the bytes ``drawn`` to the file ``picture`` and say so, beside JSON as an aside."""
    from summitry.cases.write import replace_file

    replace_file(picture, drawn)
    click.echo(str(picture), err=as_json)


def put(
    data: dict[str, Any],
    as_json: bool,
    tables: Callable[[dict[str, Any]], Iterable[RenderableType]],
) -> None:
    """Print a result: JSON, or tables as wide as the terminal."""
    if as_json:
        put_json(data)
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, markup=False, emoji=False)
    for table in tables(_fit(data)):
        console.print(Text(table) if isinstance(table, str) else table)


def put_json(data: dict[str, Any]) -> None:
    """Print a result as JSON."""
    import json

    click.echo(json.dumps(data, ensure_ascii=False, indent=1))


def _fit(data: Any) -> Any:
    """The result with words that are fit for a terminal."""
    from summitry.reports.words import shown

    if isinstance(data, dict):
        return {key: _fit(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_fit(value) for value in data]
    return shown(data) if isinstance(data, str) else data
