"""Sphinx settings: Markdown through MyST, the furo theme, no request to other hosts."""

import logging
import re
from importlib.metadata import version as installed_version
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.logging import getLogger

project = "Summitry"
author = "the Summitry developers"
copyright = f"2026, {author}"
version = release = installed_version("summitry")

extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
nitpicky = True

# The front page globs its chapters, and one without a page yet is no fault. suppress_warnings
# cannot say so: Sphinx 9.0 gives that warning a subtype but no type.
logging.getLogger("sphinx.sphinx.directives.other").addFilter(
    lambda record: "glob pattern" not in str(record.msg)
)

html_theme = "furo"
html_title = "Summitry"
html_copy_source = False

OUTSIDE = re.compile(
    r"""<(?:script|img|iframe|source)[^>]*\ssrc=["']?(?:https?:)?//"""
    r"""|<link[^>]*rel=["']?(?:stylesheet|preload|preconnect|icon)[^>]*href=["']?(?:https?:)?//"""
    r"""|@import\s+(?:url\()?["']?(?:https?:)?//""",
    re.IGNORECASE,
)


def refuse_outside_requests(app: Sphinx, exception: Exception | None) -> None:
    """Warn, which fails the build, where a page would load anything from another host."""
    if exception or app.builder.format != "html":
        return
    for page in sorted(Path(app.outdir).rglob("*.html")):
        if found := OUTSIDE.search(page.read_text(encoding="utf-8")):
            getLogger("sphinx.outside").warning(f"{page} loads from elsewhere: {found.group()}")


def setup(app: Sphinx) -> None:
    app.connect("build-finished", refuse_outside_requests)
