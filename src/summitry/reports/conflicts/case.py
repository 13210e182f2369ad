"""Moves without agreement in a case: the stand-off, and each deal on the table once signed."""

from __future__ import annotations

from typing import Any

from summitry.cases.compile import compile_case
from summitry.cases.offers import offers
from summitry.model.conflict import Conflict
from summitry.model.negotiation import Deal
from summitry.reports.analysis import Analysis
from summitry.reports.conflicts.asked import Asked
from summitry.reports.conflicts.data import moves_data
from summitry.reports.conflicts.further import further_data
from summitry.reports.conflicts.graph import standoff_graph
from summitry.reports.conflicts.lines import (
    breaking_text,
    lasting_text,
    leaving_text,
    signed_texts,
    unlisted_text,
)
from summitry.reports.conflicts.places import state_meant, today
from summitry.reports.conflicts.shares import share_text, shares_of_case
from summitry.reports.conflicts.signed import Signed, signed_data
from summitry.reports.conflicts.standing import Standing
from summitry.reports.conflicts.told import told_data
from summitry.reports.proposals import Proposal
from summitry.reports.sections.why import requirement_line
from summitry.stability.standoff import standoff

__all__ = ["LETTERS", "deals_by_name", "moves_of_case", "signed_deals"]

LETTERS = "ABCDE"


def moves_of_case(analysis: Analysis, reading: str, asked: Asked) -> dict[str, Any]:
    """The stand-off in one ``reading`` of a case, at today's state or at the one ``asked`` for."""
    negotiation = compile_case(analysis.case, reading, analysis.date)
    conflict = standoff(negotiation, asked.red_lines_first)
    state = _state(analysis, conflict, asked)
    standing = Standing(conflict, asked.sanctions)
    measured = not asked.red_lines_first  # then a change across a red line is no number of points
    deals = signed_deals(analysis) if standing.listed else []
    data = {
        "kind": "case",
        "reading": reading,
        "red_lines_first": asked.red_lines_first,
        **moves_data(
            standing, analysis.case.title, state, measured=measured, name=_name(analysis, asked)
        ),
        "signed": signed_data(standing, deals, measured=measured),
        **told_data(standing, state, measured=measured),
        **further_data(conflict, state, asked),
        "robustness": shares_of_case(analysis, reading, asked, standing, state, deals),
    }
    signed = [text for text, _ in signed_texts(data)]
    first = lasting_text(data) + share_text(data["robustness"])
    texts = [
        first,
        leaving_text(data),
        *signed,
        breaking_text(data["signed"]),
        unlisted_text(data, asked.draws),
    ]
    return {**data, "lines": [text for text in texts if text], "graph": standoff_graph(data)}


def signed_deals(analysis: Analysis) -> list[Signed]:
    """The packages of the brief, by letter, with the demands that each breaks."""
    return [
        Signed(letter, f"package {letter}", one.package.deal, _broken(analysis, one))
        for letter, one in zip(LETTERS, analysis.proposals, strict=False)
    ]


def _broken(analysis: Analysis, one: Proposal) -> tuple[str, ...]:
    reading = next(r for r in analysis.readings if r.id == one.reading)
    asked = [reading.why.requirements[place] for place in one.package.broken]
    return tuple(requirement_line(analysis, reading, r)["text"] for r in asked)


def deals_by_name(analysis: Analysis) -> dict[str, Deal]:
    """What a user can call by name: packages by their letter, offers by their key."""
    packages = {one.label: one.deal for one in signed_deals(analysis)}
    return {**offers(analysis.case), **packages}


def _name(analysis: Analysis, asked: Asked) -> str:
    """What to call the state that was asked for: a package or an offer by its name."""
    offered = {key: f"‹{offer.name}›" for key, offer in analysis.case.offers.items()}
    names = offered | {one.label: one.name for one in signed_deals(analysis)}
    return names.get(asked.at or "", "")


def _state(analysis: Analysis, conflict: Conflict, asked: Asked) -> int:
    if asked.at is None:
        return today(conflict)
    return state_meant(conflict, asked.at, deals_by_name(analysis))
