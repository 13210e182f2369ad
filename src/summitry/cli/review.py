"""``summitry review``: proposals one at a time, for a person to accept, edit or reject."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from summitry.cli.common import case_argument, json_option, login, put

if TYPE_CHECKING:
    from summitry.evidence.proposals.proposal import Proposal
    from summitry.reading.review import Review

__all__ = ["review_command"]

_HELP = """\
a  accept      take it into evidence.yaml as it stands
e  edit        set fields first, then accept
p  part        as edit, and keep it here: it holds more than one claim
r  reject      it stays rejected when the text is read again
s  skip        it comes again at the end
u  undo        take back your last decision on one of these
q  quit        everything decided is kept"""

_PROMPT = "accept, edit, part, reject, skip, undo, quit [a/e/p/r/s/u/q/?]"


@click.command("review")
@case_argument
@click.option("--reviewer", help="Who decides.  [default: the name you are logged in with]")
@click.option("--issue", "issues", multiple=True, help="Only proposals on this issue.")
@click.option("--act", "acts", multiple=True, help="Only proposals with this act.")
@click.option("--form", "forms", multiple=True, help="Only direct, mixed, indirect or own.")
@click.option("--list", "listed", is_flag=True, help="Show all proposals; ask nothing.")
@json_option
def review_command(
    case: str,
    reviewer: str | None,
    issues: tuple[str, ...],
    acts: tuple[str, ...],
    forms: tuple[str, ...],
    listed: bool,
    as_json: bool,
) -> None:
    """Decide on what summitry read proposed: accept, edit, reject, skip, undo.

    Each decision is kept at once, with who made it and when, in CASE/reading/decisions.jsonl; what
    is accepted goes into evidence.yaml. A second reviewer sees the proposals afresh; on those the
    first decided nothing changes, and the agreement of both is printed.
    """
    from summitry.reading.desk import open_review
    from summitry.reports.sections.review import review_section
    from summitry.reports.terminal_review import review_tables

    review = open_review(Path(case), reviewer or login(), issues, acts, forms)
    if listed or as_json:
        put(review_section(review), as_json, review_tables)
        return
    _ask(review)
    _close(review)


def _ask(review: Review) -> None:
    """Proposals until there are none left, or the person quits, or the input ends."""
    from summitry.reports.sections.review import proposal_section
    from summitry.reports.terminal_review import proposal_lines
    from summitry.reports.words import shown

    passed: set[str] = set()
    try:
        while queue := [p for p in review.queue() if p.id not in passed] or _taken_back(review):
            proposal = queue[0]
            data = proposal_section(review, proposal)
            click.echo(f"\n[{len(queue)} left] {chr(10).join(map(shown, proposal_lines(data)))}")
            answer = _letter(str(click.prompt(_PROMPT, default="?", show_default=False)))
            if answer == "q":
                return
            passed ^= _done(review, proposal, answer, passed)
    except click.Abort:  # the end of the input, or Ctrl-C: what is half said is not decided
        click.echo()


def _taken_back(review: Review) -> list[Proposal]:
    """At the end: what the person takes back after all, if anything."""
    if review.queue():  # all that is left was skipped in this session
        return []
    click.echo("nothing is left to decide")
    while review.progress().total > review.progress().left:
        said = str(click.prompt("undo the last decision, or quit [u/q]", default="q"))
        if _letter(said) != "u":
            return []
        _undone(review)
        if review.queue():
            break
    return review.queue()


def _letter(words: str) -> str:
    """The key that was meant: its letter, or the beginning of its word; a question mark else."""
    said = words.strip().lower()
    return said[:1] if said and any(verb.startswith(said) for verb in _WORDS) else "?"


def _done(review: Review, proposal: Proposal, answer: str, passed: set[str]) -> set[str]:
    """Do what was answered; which proposals are passed over now, or no longer."""
    if answer == "u":
        return passed & {_undone(review)}
    if answer not in _VERBS:
        click.echo(_HELP)
        return set()
    _VERBS[answer](review, proposal)
    return {proposal.id} if answer == "s" else set()


def _accept(review: Review, proposal: Proposal) -> None:
    _put(review, proposal, partial(review.accept, proposal))


def _edit(review: Review, proposal: Proposal) -> None:
    _put(review, proposal, partial(review.accept, proposal, _fields(review, proposal)))


def _part(review: Review, proposal: Proposal) -> None:
    _put(review, proposal, partial(review.accept_part, proposal, _fields(review, proposal)))


def _put(review: Review, proposal: Proposal, accept: Callable[[], str]) -> None:
    from summitry.errors import SummitryError

    try:
        if _registered(review, proposal):
            click.echo(f"accepted as {accept()}")
    except SummitryError as error:
        click.echo(f"not accepted: {error}", err=True)


def _fields(review: Review, proposal: Proposal) -> dict[str, str]:
    """Fields and their values until an empty line."""
    from summitry.reading.entry import FIELDS

    click.echo(f"fields: id, {', '.join(FIELDS)}; an empty line ends, a lone - takes a field away")
    edits: dict[str, str] = {}
    entry = review.draft(proposal).entry
    while field := _line("field"):
        now = entry.get(field, "")
        value = _line(f"{field} [{', '.join(now) if isinstance(now, (list, tuple)) else now}]")
        if value:  # an empty one leaves the field as it is
            edits[field] = "" if value == "-" else value
    return edits


def _reject(review: Review, proposal: Proposal) -> None:
    review.reject(proposal, _line("why (may be empty)"))


def _skip(review: Review, proposal: Proposal) -> None:
    review.skip(proposal)


_WORDS = ("accept", "edit", "part", "reject", "skip", "undo", "quit")
_VERBS = {"a": _accept, "e": _edit, "p": _part, "r": _reject, "s": _skip}


def _undone(review: Review) -> str:
    from summitry.errors import SummitryError

    try:
        proposal = review.undo()
    except SummitryError as error:
        click.echo(f"not taken back: {error}", err=True)
        return ""
    click.echo(f"taken back: “{proposal.quote}”" if proposal else "nothing to take back")
    return proposal.id if proposal else ""


def _registered(review: Review, proposal: Proposal) -> bool:
    """Whether the document has its place in the case; the person is asked for what it lacks."""
    if review.document_key(proposal.document) is not None:
        return True
    document = review.documents[proposal.document]
    publisher, day = document.publisher, document.day
    if publisher is None or day is None:
        click.echo(f"{document.name} is not in the case yet")
        likely = review.likely_day(proposal.document)
        publisher = _asked("who published it", publisher or "")
        while (
            day := _day(_line("on which day (YYYY-MM-DD)", likely.isoformat() if likely else ""))
        ) is None:
            click.echo("a day is written year, month, day: 2019-02-28", err=True)
    review.register(proposal.document, publisher, day)
    return True


def _day(words: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(words)
    except ValueError:
        return None


def _asked(words: str, default: str) -> str:
    """What a document cannot do without."""
    while not (said := _line(words, default)):
        click.echo("a document needs it", err=True)
    return said


def _line(words: str, default: str = "") -> str:
    return str(click.prompt(words, default=default, show_default=bool(default))).strip()


def _close(review: Review) -> None:
    """What was done, and how far reviewers agree."""
    from rich.console import Console

    from summitry.reports.sections.review import agreement_section, review_section
    from summitry.reports.terminal_review import agreement_tables, progress_line

    click.echo(progress_line(review_section(review)["progress"]))
    console = Console(highlight=False, markup=False, emoji=False)
    for part in agreement_tables(agreement_section(review)):
        console.print(part)
