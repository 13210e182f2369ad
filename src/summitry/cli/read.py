"""``summitry read``: a folder of reports into proposed evidence."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from summitry.cli.common import json_option, put

if TYPE_CHECKING:
    from summitry.evidence.assistant.endpoint import Endpoint
    from summitry.evidence.intake.gather import Failure
    from summitry.reading.read import Read

__all__ = ["read_command"]

FAILED_SOME = 2


@click.command("read")
@click.argument("folder", required=False, type=click.Path(exists=True, path_type=Path))
@click.option(
    "-o",
    "--output",
    "case",
    required=True,
    metavar="CASE",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the case; it is made if it is not there.",
)
@click.option("--publisher", help="Who published the documents that do not say it.")
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Day of the documents that do not say theirs.",
)
@click.option("--nlp", is_flag=True, help="Find indirect speech by a parser; needs summitry[nlp].")
@click.option("--endpoint", metavar="URL", help="Ask a language model there, too.")
@click.option("--model", help="Its name there. The key comes from SUMMITRY_API_KEY.")
@click.option("--send-text", is_flag=True, help="Agree that the texts are sent to it.")
@json_option
def read_command(
    folder: Path | None,
    case: Path,
    publisher: str | None,
    day: datetime | None,
    nlp: bool,
    endpoint: str | None,
    model: str | None,
    send_text: bool,
    as_json: bool,
) -> None:
    """Read the reports in FOLDER and propose evidence for CASE; nothing is accepted by itself.

    FOLDER is a file, a folder or a ZIP of text, Markdown, HTML, PDF, DOCX or EML. The documents are
    kept in CASE/documents; without FOLDER those already there are read again.
    """
    from summitry.cli.progress import counted
    from summitry.evidence.intake.gather import count_files
    from summitry.evidence.review.decision import standing
    from summitry.reading.desk import close_reading, open_case
    from summitry.reading.log import read_decisions
    from summitry.reading.read import Read, read_folder
    from summitry.reading.reader import case_reader
    from summitry.reports.sections.read import read_section
    from summitry.reports.terminal_read import read_tables

    asked = _endpoint(endpoint, model, send_text)
    loaded = open_case(case, folder)
    propose, settings = case_reader(loaded.case, nlp, asked, send_text)
    found: list[Read] = []
    failures: list[Failure] = []
    total = count_files(folder) if folder else 0
    for one in counted("reading", read_folder(folder, loaded, propose, settings), total):
        if isinstance(one, Read):
            found.append(one)
        else:
            failures.append(one)
            click.echo(f"{one.name}: {one.reason}", err=True)
    known = sum(one.known for one in found)
    stories, documents = close_reading(loaded, found, publisher, day.date() if day else None)
    decided = standing(read_decisions(loaded.folder))
    data = read_section(documents, failures, stories, decided, len(found) - known)
    put(data, as_json, read_tables)
    if failures:
        click.get_current_context().exit(FAILED_SOME)


def _endpoint(address: str | None, model: str | None, send_text: bool) -> Endpoint | None:
    """The model to ask, if any; UsageError where it is not said whole, or not agreed to."""
    if address is None and model is None:
        return None
    if address is None or model is None:
        raise click.UsageError("--endpoint and --model go together")
    if not send_text:
        raise click.UsageError(f"the texts would be sent to {address}; agree with --send-text")
    from summitry.evidence.assistant.endpoint import Endpoint

    return Endpoint(address, model, os.environ.get("SUMMITRY_API_KEY", ""))
