"""``summitry brief``: the brief of a case as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from summitry.cli.common import approach_options, case_argument, documents_option

if TYPE_CHECKING:
    from summitry.reports.analysis import Analysis

__all__ = ["brief_command"]


@click.command("brief")
@case_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    help="File to write; - for standard output.  [default: NAME-brief.FORMAT in this folder]",
)
@click.option(
    "--format",
    "kind",
    type=click.Choice(["html", "md", "json"]),
    help="Format of the brief.  [default: by the ending of the file, else html]",
)
@documents_option
@approach_options
def brief_command(
    case: str,
    output: Path | None,
    kind: str | None,
    documents: tuple[Path, ...],
    within: int,
    solver: bool,
) -> None:
    """Write the brief: judgement, positions, why, packages, map, assumptions, sources.

    Prints where it was written. The same case gives the same bytes.
    """
    from summitry.cases.write import replace_file
    from summitry.cli.common import analysis
    from summitry.cli.progress import progress

    kind = kind or _kind_of(output)
    made = analysis(case, documents, within, solver)
    with progress("writing the brief"):
        text = _rendered(made, kind)
    if output == Path("-"):
        click.echo(text, nl=False)
        return
    target = output or Path(f"{made.loaded.name}-brief.{kind}")
    replace_file(target, text)
    click.echo(str(target))


_ENDINGS = {"": "html", ".html": "html", ".htm": "html", ".md": "md", ".json": "json"}


def _kind_of(output: Path | None) -> str:
    ending = output.suffix.lower() if output else ""
    if ending not in _ENDINGS:
        allowed = ", ".join(key for key in _ENDINGS if key)
        raise click.UsageError(f"{output}: ending {ending}; allowed: {allowed}, or give --format")
    return _ENDINGS[ending]


def _rendered(made: Analysis, kind: str) -> str:
    from summitry.reports.brief import brief, brief_json
    from summitry.reports.html import render_html
    from summitry.reports.markdown import render_markdown

    return {"html": render_html, "md": render_markdown, "json": brief_json}[kind](brief(made))
