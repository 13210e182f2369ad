"""``summitry inspection``: how many visits buy which chance that a breach is seen, and how soon?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from summitry.cli.common import json_option

__all__ = ["inspection_command"]

_OPTIONS = (
    click.option(
        "--sites", type=int, metavar="N", help="Sites on the list of what may be visited."
    ),
    click.option(
        "--hidden",
        type=int,
        metavar="N",
        default=1,
        show_default=True,
        help="How many of them would be bad in a breach that matters.",
    ),
    click.option("--visits", type=int, metavar="N", help="Visits a month: what do they see?"),
    click.option(
        "--detection",
        type=float,
        metavar="CHANCE",
        help="The chance wanted to see it within --months: how many visits?",
    ),
    click.option(
        "--sensitivity",
        type=float,
        metavar="CHANCE",
        default=1.0,
        show_default=True,
        help="That a visit to a bad site recognises it.",
    ),
    click.option(
        "--undeclared",
        type=float,
        metavar="CHANCE",
        default=0.0,
        show_default=True,
        help="That the breach is at a place where nobody looks.",
    ),
    click.option(
        "--suspected",
        type=int,
        metavar="N",
        default=0,
        show_default=True,
        help="Places that are not on the list but may be visited.",
    ),
    click.option(
        "--challenges",
        type=int,
        metavar="N",
        help="Visits a month set apart for suspected places.  [default: --visits go to both]",
    ),
    click.option(
        "--months",
        type=int,
        metavar="N",
        default=1,
        show_default=True,
        help="The time within which it should be seen.",
    ),
    click.option("--gain", type=float, metavar="POINTS", help="What a breach is worth unseen."),
    click.option("--penalty", type=float, metavar="POINTS", help="What it costs once seen."),
    click.option("--stages", type=int, metavar="N", help="Stages in which to inspect or not."),
    click.option("--inspections", type=int, metavar="N", help="Inspections for the stages."),
    click.option(
        "--violations",
        type=int,
        metavar="N",
        default=1,
        show_default=True,
        help="Violations intended over the stages.",
    ),
    click.option(
        "--caught",
        type=float,
        metavar="POINTS",
        default=1.0,
        show_default=True,
        help="What being caught costs the violator; a violation unseen is worth 1.",
    ),
    click.option(
        "--dismay",
        type=float,
        metavar="POINTS",
        default=0.0,
        show_default=True,
        help="What a violation costs the inspector even if caught; unseen it costs 1.",
    ),
    click.option(
        "--interim",
        type=int,
        metavar="N",
        help="Unannounced visits in a period of --months: how late is a breach seen?",
    ),
)


def _options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@click.command("inspection")
@_options
@json_option
def inspection_command(as_json: bool, **given: Any) -> int:
    """Visits, and the chance that they see a breach; needs no case.

    Four questions, one or more at a time: --sites (how many visits, or what they see), --gain and
    --penalty (from which chance a breach does not pay), --stages and --inspections (inspecting
    while being watched), --interim (how soon).

    Exits with 1 if the chance wanted is not reached.
    """
    from summitry.cli.common import put
    from summitry.reports.inspection.data import Asked, inspection_section
    from summitry.reports.inspection.terminal import inspection_tables

    _check(given, _told(click.get_current_context()))
    data = inspection_section(Asked(**given))
    put(data, as_json, inspection_tables)
    return 0 if data["reached"] else 1


_QUESTIONS = (
    ("sites",),
    ("gain", "penalty"),
    ("stages", "inspections"),
    ("interim",),
)

_BELONGS = {
    "hidden": ("sites",),
    "visits": ("sites",),
    "detection": ("sites", "gain", "penalty"),
    "sensitivity": ("sites",),
    "undeclared": ("sites",),
    "suspected": ("sites",),
    "challenges": ("suspected",),
    "months": ("sites", "interim"),
    "violations": ("stages",),
    "caught": ("stages",),
    "dismay": ("stages",),
}
"""What an option needs: one of these."""


def _told(context: click.Context) -> set[str]:
    """The options that were given, not left at their default."""
    from click.core import ParameterSource

    given = ParameterSource.COMMANDLINE
    return {name for name in context.params if context.get_parameter_source(name) is given}


def _check(given: dict[str, Any], told: set[str]) -> None:
    """UsageError where a question is not whole, or an option belongs to none that is asked."""
    if not told & {name for question in _QUESTIONS for name in question}:
        raise click.UsageError(
            "what is asked? give --sites, --gain and --penalty, --stages and --inspections, or"
            " --interim"
        )
    _pair(told, "stages", "inspections", ())
    _pair(told, "gain", "penalty", ("detection",))
    for name, needed in _BELONGS.items():
        if name in told and not told & set(needed):
            raise click.UsageError(f"--{name}: give {_either(needed)} too")
    if given["challenges"] is not None and given["suspected"] == 0:
        raise click.UsageError("--challenges: there is no suspected place")


def _pair(told: set[str], one: str, other: str, instead: tuple[str, ...]) -> None:
    """UsageError if only one of the two was given, and nothing ``instead`` of the second."""
    if len(told & {one, other}) == 1 and not told & set(instead):
        has, lacks = (one, other) if one in told else (other, one)
        raise click.UsageError(f"--{has}: give {_either((lacks, *instead))} too")


def _either(names: tuple[str, ...]) -> str:
    return " or ".join(f"--{name}" for name in names)
