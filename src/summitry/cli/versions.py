"""``summitry versions``: which documents tell one story, and how they word it apart."""

from __future__ import annotations

import click

from summitry.cli.common import case_argument, json_option, login, put

__all__ = ["versions_command"]


@click.command("versions")
@case_argument
@click.option("--changed", multiple=True, metavar="N.M", help="The meaning changed there.")
@click.option("--same", multiple=True, metavar="N.M", help="The meaning is the same there.")
@click.option("--merge", multiple=True, metavar="N", help="The two documents are one story.")
@click.option("--apart", multiple=True, metavar="N", help="They are two stories.")
@click.option("--reviewer", help="Who says so.  [default: the name you are logged in with]")
@json_option
def versions_command(
    case: str,
    changed: tuple[str, ...],
    same: tuple[str, ...],
    merge: tuple[str, ...],
    apart: tuple[str, ...],
    reviewer: str | None,
    as_json: bool,
) -> None:
    """Which documents tell one story, and where their words differ; say what that means.

    N is the number of a pair of documents in what is shown, N.M of two of its sentences. What you
    say is kept with your name; merging and parting take hold when summitry read runs again.
    """
    from summitry.cases.read import load_case
    from summitry.errors import SummitryError
    from summitry.evidence.review.decision import standing
    from summitry.reading.judging import difference_at, judge, meaning_id, pair_at, pair_id
    from summitry.reading.log import read_decisions
    from summitry.reading.store import read_documents
    from summitry.reading.stories import read_stories
    from summitry.reports.sections.read import stories_section
    from summitry.reports.terminal_read import stories_tables

    both = {*changed} & {*same} | {*merge} & {*apart}
    if both:
        raise click.UsageError(f"{', '.join(sorted(both))}: said to be both; say one")
    folder = load_case(case).folder
    stories, documents = read_stories(folder), read_documents(folder)
    if not documents:
        raise SummitryError(f"{case}: nothing has been read; summitry read FOLDER -o {case}")
    said = [(meaning_id(*difference_at(stories, n)), True) for n in changed]
    said += [(meaning_id(*difference_at(stories, n)), False) for n in same]
    for numbers, yes in ((merge, True), (apart, False)):
        pairs = [pair_at(stories, n) for n in numbers]
        said += [(pair_id(pair.first, pair.second), yes) for pair in pairs]
    for subject, yes in said:
        judge(folder, subject, yes, reviewer or login())
    data = stories_section(documents, stories, standing(read_decisions(folder)))
    put(data, as_json, stories_tables)
