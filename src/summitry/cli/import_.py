"""``summitry import``: a scenario, or coded statements, of another tool as a case."""

from __future__ import annotations

from datetime import date as date_
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summitry.cli.common import json_option, put_json

if TYPE_CHECKING:
    from summitry.cases.exchange.convert import Imported
    from summitry.cases.exchange.formats import Format
    from summitry.evidence.exchange.formats import Format as EvidenceFormat
    from summitry.evidence.exchange.record import Record

__all__ = ["import_command"]


@click.command("import")
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "name",
    help="genius, geniusweb, negmas, negolog, webanno, jsonl, dna or gmcr.  [default: detected]",
)
@click.option(
    "--date", type=click.DateTime(["%Y-%m-%d"]), help="Date of the case.  [default: today]"
)
@json_option
def import_command(
    source: Path, target: Path, name: str | None, date: datetime | None, as_json: bool
) -> None:
    """Make the case TARGET from SOURCE, a scenario of Genius, GeniusWeb, NegMAS or NegoLog, or
    coded statements: W3C Web Annotation, JSON lines, Discourse Network Analyzer; or the conflict
    file TARGET, such as elmira.yaml, from a .gmcr file.

    SOURCE is a file or a target. Statements are added to TARGET where it is a case already. What
    cannot be held is listed on standard error.
    """
    if name == "gmcr" or (name is None and source.suffix.lower() == ".gmcr"):
        _import_conflict(source, target, as_json)
        return
    kind = _evidence_format(source, name)
    if kind is not None:
        _import_evidence(source, target, kind, (date or datetime.now()).date(), as_json)
        return
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
        target, {file: Text(str(target / file), text) for file, text in texts.items()}
    )
    files = write_folder(target, texts)
    for line in (*map(str, loaded.warnings), *made.remarks):
        click.echo(shown(line), err=True)
    _put(_summary(made, form, files), as_json)


def _import_conflict(source: Path, target: Path, as_json: bool) -> None:
    """Make the conflict file ``target`` from a .gmcr file."""
    from summitry.cases.conflicts import parse_conflict
    from summitry.cases.exchange.gmcr import read_gmcr
    from summitry.cases.nodes import Text
    from summitry.cases.read import CASE_FILE
    from summitry.cases.write import replace_file
    from summitry.errors import OutputError
    from summitry.reports.words import count, shown

    if target.suffix not in (".yaml", ".yml") or target.name == CASE_FILE:
        message = f"{target}: a conflict is one file; give it the ending .yaml, and not the name of"
        raise click.UsageError(f"{message} a case, {CASE_FILE}")
    if target.exists():
        raise OutputError(f"{target}: stands there already; choose another file")
    text, remarks = read_gmcr(source)
    made = parse_conflict(Text(str(target), text))
    conflict = made.conflict
    replace_file(target, text)
    for line in (*map(str, made.warnings), *remarks):
        click.echo(shown(line), err=True)
    parties = [party.name for party in conflict.parties]
    if as_json:
        told = {"format": "gmcr", "parties": parties, "states": conflict.n_states}
        put_json({**told, "files": [str(target)], "remarks": list(remarks)})
        return
    click.echo(str(target))
    size = f"{count(len(parties), 'party', 'parties')}, {count(conflict.n_states, 'state')}"
    click.echo(f"conflict: {size}")


def _evidence_format(source: Path, name: str | None) -> EvidenceFormat | None:
    """The format of coded statements by its name, or else by the ending of the file."""
    from summitry.evidence.exchange.formats import FORMATS

    for kind in FORMATS:
        if kind.name == name or (name is None and source.suffix.lower() == kind.suffix):
            return kind
    return None


def _import_evidence(
    source: Path, folder: Path, kind: EvidenceFormat, day: date_, as_json: bool
) -> None:
    from summitry.cases.exchange.folders import write_folder
    from summitry.cases.nodes import Text
    from summitry.cases.read import CASE_FILE, load_texts
    from summitry.errors import CaseError, Problem
    from summitry.reading.exchanging import case_texts
    from summitry.reports.words import count, shown

    try:
        data = source.read_bytes()
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
        raise CaseError([Problem(str(source), 1, 1, "", message)]) from error
    found = kind.load(data, str(source), None)
    if (folder / CASE_FILE).is_file():
        _add_evidence(found.record, folder, found.remarks, as_json)
        return
    texts = case_texts(found.record, f"{source.name} ({kind.title})", day)
    yaml = {name: Text(str(folder / name), text) for name, text in texts.items()}
    loaded = load_texts(folder, {n: t for n, t in yaml.items() if n.endswith(".yaml")})
    files = write_folder(folder, texts)
    for line in (*map(str, loaded.warnings), *found.remarks):
        click.echo(shown(line), err=True)
    claims = count(len(found.record.claims), "claim")
    documents = count(len(found.record.documents), "document")
    if as_json:
        told = {"format": kind.name, "files": [str(file) for file in files]}
        put_json({**told, "claims": len(found.record.claims), "remarks": list(found.remarks)})
        return
    for file in files:
        click.echo(str(file))
    click.echo(f"{claims} in {documents}")


def _add_evidence(record: Record, folder: Path, remarks: tuple[str, ...], as_json: bool) -> None:
    """Put what a record holds and the case in ``folder`` does not into its evidence."""
    from summitry.cases.read import load_case
    from summitry.reading.evidence_file import with_entries, written
    from summitry.reading.exchanging import new_entries
    from summitry.reports.words import count, shown

    loaded = load_case(folder)
    entries, differing = new_entries(record, loaded.case)
    if entries:
        written(loaded, with_entries(loaded, entries))
    for line in (*remarks, *differing):
        click.echo(shown(line), err=True)
    added = sum(section == "claims" for section, _, _ in entries)
    if as_json:
        put_json({"added": added, "remarks": [*remarks, *differing]})
        return
    same = len(record.claims) - added - len(differing)
    click.echo(f"{count(added, 'claim')} added, {same} already there, {len(differing)} differ")


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
