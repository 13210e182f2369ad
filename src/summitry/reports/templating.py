"""The templates' surroundings: where they lie, and the few words they may use.

Claims are numbered in the order of the evidence and ledger entries in the order of the ledger
(L1, L2, …), so that a sentence can point at what it rests on, on paper too.
"""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from summitry.reports.phases.chance import chance_words, stated_words
from summitry.reports.words import capital, count, points, shown, whole

__all__ = ["environment"]


def environment(*, escape: bool) -> Environment:
    """Jinja with the templates of the package; ``escape`` for HTML."""
    made = Environment(
        loader=PackageLoader("summitry.reports"),
        autoescape=escape,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=_shown if escape else _plain,
        keep_trailing_newline=True,
    )
    made.filters["points"] = points
    made.filters["whole"] = whole
    made.filters["capital"] = capital
    made.filters["cell"] = _cell
    made.filters["chance"] = chance_words
    made.filters["stated"] = stated_words
    made.globals["count"] = count
    made.globals["claim_number"] = _claim_number
    made.globals["entry_number"] = _entry_number
    made.globals["claim_words"] = _claim_words
    return made


@pass_context
def _claim_number(context: Context, claim: str) -> int | None:
    return _number(context["brief"]["sources"]["claims"], "id", claim)


@pass_context
def _claim_words(context: Context, claim: str) -> str:
    found = next(c for c in context["brief"]["sources"]["claims"] if c["id"] == claim)
    return f"“{found['words']}”" if found["verbatim"] else str(found["words"])


@pass_context
def _entry_number(context: Context, key: str) -> int | None:
    return _number(context["brief"]["ledger"], "key", key)


def _number(entries: list[dict[str, Any]], field: str, wanted: str) -> int | None:
    """Place of an entry, counted from 1; None where it is not listed."""
    places = (place for place, entry in enumerate(entries, 1) if entry[field] == wanted)
    return next(places, None)


def _cell(text: object) -> str:
    """Text that may stand in a cell of a Markdown table."""
    return str(text).replace("\\", "\\\\").replace("|", "\\|")


def _shown(value: object) -> object:
    """What an expression puts into HTML: words of the case cannot hide what stands around them."""
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _plain(value: object) -> object:
    """What an expression puts into Markdown: one line, with no HTML, link or picture that a viewer
    would obey."""
    if not isinstance(value, str):
        return value
    flat = " ".join(shown(value).split("\n")).replace("<", "&lt;")
    return flat.replace("](", "]\\(").replace("![", "!\\[").replace("`", "'")
