"""The brief as one HTML file: no outside request, readable on paper and by a screen reader."""

from __future__ import annotations

from typing import Any

from summitry.reports.charts import deal_map_spec, to_svg
from summitry.reports.clock.picture import CLOCK_LABEL, clock_spec
from summitry.reports.conflicts.picture import GRAPH_LABEL, graph_spec
from summitry.reports.phases.picture import LADDER_LABEL, ladder_spec
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
    phases = data["phases"]
    planned = phases["looked"] and phases["plan"] is not None
    ladder = to_svg(ladder_spec(phases), LADDER_LABEL) if planned else ""
    clock = data["clock"]
    months = to_svg(clock_spec(clock), CLOCK_LABEL) if clock["looked"] else ""
    page = environment(escape=True).get_template("brief.html.j2")
    return page.render(
        brief=data, picture=picture, timeline=timeline, states=states, ladder=ladder, months=months
    )
