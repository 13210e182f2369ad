"""The brief as one HTML file: no outside request, readable on paper and by a screen reader."""

from __future__ import annotations

from typing import Any

from summitry.reports.charts import deal_map_spec, to_svg
from summitry.reports.conflicts.picture import GRAPH_LABEL, graph_spec
from summitry.reports.templating import environment
from summitry.reports.timeline import TIMELINE_LABEL, timeline_spec

__all__ = ["render_html"]


def render_html(data: dict[str, Any]) -> str:
    """The page of a brief; the same data give the same bytes."""
    picture = to_svg(deal_map_spec(data["map"]), data["map"]["finding"])
    days = data["timeline"]
    timeline = to_svg(timeline_spec(days), TIMELINE_LABEL) if days["marks"] else ""
    moves = data["moves"]
    states = to_svg(graph_spec(moves["graph"]), GRAPH_LABEL) if moves["looked"] else ""
    page = environment(escape=True).get_template("brief.html.j2")
    return page.render(brief=data, picture=picture, timeline=timeline, states=states)
