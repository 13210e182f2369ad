"""Selectors of Web Annotations: from a target to the anchor of its words.

A target may be an address, a mapping or a list of either; a selector a mapping or a list, and may
be refined by another (``refinedBy``): the innermost quote counts. A position within a refinement
counts from what it refines, so only an outer one is read. Only quote and position are read (Web
Annotation Data Model, sections 4.2.4 and 4.2.5); others are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from summitry.evidence.exchange.anchors import Anchor
from summitry.evidence.spans import Span

__all__ = ["anchor_of", "items", "listed", "source_of", "targets"]

_LISTS = ("items", "rows", "annotations")
"""Where a page (W3C), an answer of the Hypothes.is service and its export keep annotations."""


def listed(value: Any) -> list[Any]:
    """``value`` as a list: itself if it is one, nothing for None, else the one thing.

    >>> listed({"a": 1}), listed(None), listed([1, 2])
    ([{'a': 1}], [], [1, 2])
    """
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def items(page: Any) -> list[Any]:
    """The annotations of a page, a collection, an export, a list, or of one annotation alone."""
    if isinstance(page, list):
        return page
    if not isinstance(page, dict):
        return [page]
    if isinstance(page.get("first"), dict):
        return items(page["first"])
    found = [page[name] for name in _LISTS if isinstance(page.get(name), list)]
    return list(found[0]) if found else [page]


def targets(item: dict[str, Any]) -> list[Any]:
    """The targets of an annotation; those with a selector come first."""
    found = listed(item.get("target"))
    return sorted(found, key=lambda target: not _selectors(target))


def source_of(item: dict[str, Any]) -> str:
    """The address of what the annotation ``item`` is about; empty where it gives none."""
    for target in [*targets(item), item.get("uri")]:
        source = target.get("source", target.get("id")) if isinstance(target, dict) else target
        source = source.get("id") if isinstance(source, dict) else source
        if isinstance(source, str) and source:
            return source
    return ""


def anchor_of(item: dict[str, Any]) -> Anchor | None:
    """The anchor of the first target of ``item`` that has one; ``exact`` is empty if only a
    position is given. None without both."""
    for target in targets(item):
        selectors = list(_selectors(target))
        quote = next((s for s in selectors if s.get("type") == "TextQuoteSelector"), {})
        place = next((s for s in selectors if s.get("type") == "TextPositionSelector"), {})
        exact, span = _string(quote, "exact"), _span(place)
        if exact or span:
            prefix, suffix = _string(quote, "prefix"), _string(quote, "suffix")
            hash_ = _string(target, "summitry:textHash") or None
            return Anchor(exact, prefix, suffix, span, hash_)
    return None


def _selectors(target: Any) -> list[dict[str, Any]]:
    """The selectors of ``target``, innermost first."""
    if not isinstance(target, dict):
        return []
    return [s for outer in listed(target.get("selector")) for s in _inward(outer)]


def _inward(selector: Any) -> Iterator[dict[str, Any]]:
    """The quotes that refine ``selector``, innermost first, then itself."""
    if isinstance(selector, dict):
        for inner in listed(selector.get("refinedBy")):
            yield from (s for s in _inward(inner) if s.get("type") == "TextQuoteSelector")
        yield selector


def _string(entry: dict[str, Any], name: str) -> str:
    value = entry.get(name)
    return value if isinstance(value, str) else ""


def _span(entry: dict[str, Any]) -> Span | None:
    start, end = entry.get("start"), entry.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start < end:
        return None
    return Span(start, end)
