"""``summitry draft``: where does a text stand, and how could it be improved?"""

from __future__ import annotations

import click

from summitry.cli.common import case_argument, json_option, reading_option

__all__ = ["draft_command"]


@click.command("draft")
@case_argument
@click.argument("draft", metavar="DRAFT")
@reading_option
@json_option
def draft_command(case: str, draft: str, reading: str, as_json: bool) -> int:
    """A draft: its standing, its neighbours, the single text from it, what that leaves.

    DRAFT is an offer of the case, status_quo, or options such as liaison=open,sanctions=exchange;
    issues not named stay as they are today.

    Exits with 0 if the draft can be improved at no cost to anybody, with 1 if it cannot: no change
    helps one side without loss to another, or the rules forbid the draft.
    """
    from summitry.cli.common import load, put
    from summitry.cli.progress import progress
    from summitry.reports.analysis import Analysis
    from summitry.reports.drafts import draft_deal
    from summitry.reports.readings import look
    from summitry.reports.sections.draft import draft_section
    from summitry.reports.terminal_draft import draft_tables

    made = Analysis(load(case))
    draft_deal(made.case, draft)
    with progress("looking at the draft"):
        data = draft_section(made, look(made.case, reading), draft)
    put(data, as_json, draft_tables)
    return 0 if data["improves"] else 1
