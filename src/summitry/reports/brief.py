"""The brief as data: the one dict from which JSON, Markdown and HTML are made.

It holds no time and no path of a machine, so a second printing of the same case gives the same
bytes. The order is that of a reader with little time: judgement, positions, why, packages, what
happens if nobody signs, misreading, map, who else matters, ledger, what is left out, sources.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from summitry import __version__
from summitry.cases.read import CASE_FILE, EVIDENCE_FILE
from summitry.reports.analysis import Analysis
from summitry.reports.sections.clock import clock_section
from summitry.reports.sections.deal_map import deal_map_section
from summitry.reports.sections.deals import deals_section, offers_data, packages_section
from summitry.reports.sections.judgement import judgement_section
from summitry.reports.sections.later import later_section
from summitry.reports.sections.ledger import ledger_section
from summitry.reports.sections.misreading import misreading_section
from summitry.reports.sections.moves import moves_section
from summitry.reports.sections.others import others_section
from summitry.reports.sections.phases import phases_section
from summitry.reports.sections.positions import positions_section
from summitry.reports.sections.sources import left_out_section, sources_section
from summitry.reports.sections.timeline import timeline_section
from summitry.reports.sections.why import why_section

__all__ = ["FORMAT", "brief", "brief_json"]

FORMAT = "summitry-brief/1"


def brief(analysis: Analysis) -> dict[str, Any]:
    """The whole brief of a case."""
    case = analysis.case
    return {
        "format": FORMAT,
        "summitry": __version__,
        "case": {"name": analysis.loaded.name, "sha256": _hashes(analysis)},
        "title": case.title,
        "date": case.date.isoformat(),
        "summary": case.summary or "",
        "resolution": case.resolution,
        "judgement": judgement_section(analysis),
        "positions": positions_section(analysis),
        "timeline": timeline_section(analysis),
        "why": why_section(analysis),
        "packages": packages_section(analysis, analysis.proposals, analysis.readings),
        "offers": offers_data(analysis, analysis.base),
        "moves": moves_section(analysis),
        "misreading": misreading_section(analysis) if case.beliefs else None,
        "phases": phases_section(analysis),
        "clock": clock_section(analysis),
        "deals": [deals_section(analysis, reading) for reading in analysis.readings],
        "map": deal_map_section(analysis),
        "others": others_section(analysis),
        "facts": facts(analysis),
        "ledger": ledger_section(analysis),
        "later": later_section(analysis),
        "left_out": left_out_section(analysis),
        "sources": sources_section(analysis),
    }


def brief_json(data: dict[str, Any]) -> str:
    """The brief as JSON text."""
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def facts(analysis: Analysis) -> list[dict[str, Any]]:
    """The numbers of the world that the record states."""
    return [entry for entry in ledger_section(analysis) if entry["key"].startswith("facts.")]


def _hashes(analysis: Analysis) -> dict[str, str]:
    folder = analysis.loaded.folder
    return {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
        for name in (CASE_FILE, EVIDENCE_FILE)
        if (folder / name).is_file()
    }
