"""The brief as Markdown: for a mail, a wiki or a diff between two versions of a case."""

from __future__ import annotations

from typing import Any

from summitry.reports.templating import environment

__all__ = ["render_markdown"]


def render_markdown(data: dict[str, Any]) -> str:
    """The text of a brief; the same data give the same bytes."""
    return environment(escape=False).get_template("brief.md.j2").render(brief=data)
