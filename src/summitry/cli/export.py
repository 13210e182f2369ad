"""``summitry export``: a case as a scenario, or its evidence as a file, of another tool."""

from __future__ import annotations

from pathlib import Path

import click

from summitry.cli.common import (
    case_argument,
    documents_option,
    json_option,
    load,
    put_json,
    reading_option,
)

__all__ = ["export_command"]


@click.command("export")
@case_argument
@click.argument("target", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "name",
    required=True,
    help="Scenario: genius, geniusweb, negmas, negolog. Evidence: webanno, jsonl, dna, plover.",
)
@reading_option
@documents_option
@json_option
def export_command(
    case: str,
    target: Path,
    name: str,
    reading: str,
    documents: tuple[Path, ...],
    as_json: bool,
) -> None:
    """Write CASE as the scenario folder TARGET of Genius, GeniusWeb, NegMAS or NegoLog, or its
    evidence as the file TARGET: W3C Web Annotation, JSON lines, Discourse Network Analyzer, or
    PLOVER event records with CAMEO codes.

    What the format cannot hold is listed on standard error.
    """
    from summitry.reports.words import shown

    files, remarks = _written(case, target, name, reading, documents)
    for line in remarks:
        click.echo(shown(line), err=True)
    if as_json:
        put_json({"format": name, "files": [str(file) for file in files], "remarks": remarks})
        return
    for file in files:
        click.echo(str(file))


def _written(
    case: str, target: Path, name: str, reading: str, documents: tuple[Path, ...]
) -> tuple[tuple[Path, ...], list[str]]:
    """The files written, and what they do not hold. UnknownName for a format there is not."""
    from summitry.cases.exchange.folders import write_folder
    from summitry.cases.exchange.formats import FORMATS
    from summitry.cases.exchange.restore import scenario_of
    from summitry.cases.write import replace_file
    from summitry.errors import OutputError, UnknownName
    from summitry.evidence.exchange.formats import EVENTS
    from summitry.evidence.exchange.formats import FORMATS as EVIDENCE
    from summitry.reading.exchanging import record_of

    for form in FORMATS:
        if form.name == name:
            scenario = scenario_of(load(case).case, reading)
            texts = form.texts(scenario)  # refuses what it cannot hold before anything is measured
            remarks = [*scenario.remarks, *form.losses(scenario)]
            return write_folder(target, texts), remarks
    kinds = (*EVIDENCE, EVENTS)
    for kind in kinds:
        if kind.name == name:
            record = record_of(load(case), documents)
            if target.is_dir():
                raise OutputError(f"{target}: is a folder; name a file such as case{kind.suffix}")
            replace_file(target, kind.dump(record))
            return (target,), list(kind.losses(record))
    raise UnknownName("format", name, [form.name for form in (*FORMATS, *kinds)])
