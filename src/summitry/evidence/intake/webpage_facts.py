"""What a page says of itself: title, publisher, day of publication, address.

Read from the elements meant for it: JSON-LD (schema.org headline, datePublished, publisher), the
meta elements of Open Graph and Dublin Core, link rel=canonical, time. Of several the first in the
order of the tables below counts. Nothing is guessed from the address or the words of the page.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from summitry.evidence.intake.days import iso_day

__all__ = ["PageFacts", "page_facts"]

_TITLES = ("og:title", "dc.title", "dcterms.title", "twitter:title")
_PUBLISHERS = ("og:site_name", "dc.publisher", "dcterms.publisher", "application-name")
_DAYS = (
    "article:published_time",
    "datepublished",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "dc.date.issued",
    "citation_publication_date",
    "pubdate",
    "publishdate",
    "parsely-pub-date",
    "date",
)
_ADDRESSES = ("og:url", "twitter:url")
_LONGEST_SCRIPT = 1_000_000


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Title, publisher, day and address of a page; None where it does not state them."""

    title: str | None
    publisher: str | None
    day: date | None
    address: str | None


def page_facts(page: Any) -> PageFacts:
    """What the lxml tree ``page`` states of itself; its scripts must still be in it."""
    metas = _metas(page)
    linked = tuple(_linked(page))
    title = _first(_named(linked, "headline"), _of(metas, _TITLES), _title(page))
    publisher = _first(_publishers(linked), _of(metas, _PUBLISHERS))
    days = (*_named(linked, "datePublished"), *_of(metas, _DAYS), *_times(page))
    canonical = (str(link.get("href") or "") for link in page.xpath("//link[@rel='canonical']"))
    address = _first(canonical, _of(metas, _ADDRESSES))
    day = next((day for words in days if (day := iso_day(words))), None)
    good = address if address and address.startswith(("http://", "https://")) else None
    return PageFacts(title, publisher, day, good)


def _metas(page: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in page.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        words = " ".join((meta.get("content") or "").split())
        if name and words:
            found.setdefault(name.lower(), words)
    return found


def _of(metas: dict[str, str], names: Iterable[str]) -> Iterator[str]:
    return (metas[name] for name in names if name in metas)


def _linked(page: Any) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD, without those inside of them."""
    for script in page.xpath("//script[@type='application/ld+json']"):
        words = script.text or ""
        try:
            found = json.loads(words) if len(words) <= _LONGEST_SCRIPT else None
        except (ValueError, RecursionError):
            continue
        for entry in found if isinstance(found, list) else [found]:
            graph = entry.get("@graph") if isinstance(entry, dict) else None
            several = graph if isinstance(graph, list) else [entry]
            yield from (one for one in several if isinstance(one, dict))


def _named(linked: Iterable[dict[str, Any]], key: str) -> Iterator[str]:
    return (entry[key] for entry in linked if isinstance(entry.get(key), str))


def _publishers(linked: Iterable[dict[str, Any]]) -> Iterator[str]:
    given = (entry.get("publisher") for entry in linked)
    return _named((one for one in given if isinstance(one, dict)), "name")


def _title(page: Any) -> Iterator[str]:
    """The first headings, then what the window is called."""
    places = (*page.iter("h1"), *page.xpath("//head/title"))
    return (place.text_content() for place in places)


def _times(page: Any) -> Iterator[str]:
    """The days of time elements, if the page has one alone: several may be of other stories."""
    found = {str(time.get("datetime"))[:10] for time in page.xpath("//time[@datetime]")}
    return iter(found if len(found) == 1 else ())


def _first(*words: Iterable[str]) -> str | None:
    tidy = (" ".join(one.split()) for several in words for one in several)
    return next((one for one in tidy if one), None)
