"""Moves without agreement in a conflict file: which states last, and the ways to them."""

from __future__ import annotations

from typing import Any

from summitry.cases.conflicts import ConflictFile
from summitry.errors import TooManyDeals
from summitry.model.conflict import Conflict
from summitry.reports.conflicts.asked import Asked
from summitry.reports.conflicts.data import moves_data
from summitry.reports.conflicts.further import further_data
from summitry.reports.conflicts.graph import conflict_graph
from summitry.reports.conflicts.lines import lasting_text, unlisted_text
from summitry.reports.conflicts.places import state_meant
from summitry.reports.conflicts.shares import share_text, shares_of_file
from summitry.reports.conflicts.standing import LOOKED_AT, Standing
from summitry.reports.conflicts.told import told_data

__all__ = ["moves_of_file"]

NO_SIM = "SIM is left out: there are too many joint moves to go through."
UNKNOWN = (
    "Some preferences are unknown: the verdicts above take the rankings as they stand, the table of"
    " unknown preferences does not."
)


def moves_of_file(file: ConflictFile, asked: Asked) -> dict[str, Any]:
    """The conflict in ``file``, at its status quo or at the state ``asked`` for."""
    conflict = file.conflict
    state = conflict.status_quo if asked.at is None else state_meant(conflict, asked.at)
    standing = _standing(conflict, asked)
    data = {
        "kind": "conflict",
        **moves_data(standing, file.title, state, measured=False, name=_name(conflict, state)),
        "signed": [],
        **told_data(standing, state, measured=False),
        **further_data(conflict, state, asked),
        "robustness": shares_of_file(standing, asked, state),
    }
    first = lasting_text(data) + share_text(data["robustness"])
    left_out = "" if conflict.form is None or "sim" in standing.verdicts.concepts else NO_SIM
    unknown = UNKNOWN if data["unknown"] else ""
    lines = [first, unknown, unlisted_text(data, asked.draws), data["not_looked_at"], left_out]
    return {
        **data,
        "lines": [text for text in lines if text],
        "graph": conflict_graph(standing, state),
    }


def _standing(conflict: Conflict, asked: Asked) -> Standing:
    """The verdicts, with those by simultaneous moves where that is not too much work."""
    if conflict.form is not None:
        try:
            return Standing(conflict, asked.sanctions, (*LOOKED_AT, "sim", "sim_tableau"))
        except TooManyDeals:
            pass
    return Standing(conflict, asked.sanctions)


def _name(conflict: Conflict, state: int | None) -> str:
    if state is None or state == conflict.status_quo:
        return ""
    return f"state {conflict.names[state]}"
