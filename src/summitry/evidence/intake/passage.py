"""Passages: the parts of a text that are not alike as evidence.

headline   above the body; may state as fact what the body attributes
byline     who wrote it
dateline   the place (and day) that opens the first paragraph: "HANOI:"
caption    the words under a picture
credit     who made the picture
notice     what the publisher adds to every text: rights, contacts, "Reporting by …"
body       the rest
"""

from __future__ import annotations

from dataclasses import dataclass

from summitry.evidence.spans import Span

__all__ = ["KINDS", "Passage"]

KINDS = ("headline", "byline", "dateline", "caption", "credit", "notice", "body")


@dataclass(frozen=True, slots=True)
class Passage:
    """The stretch ``span`` of a text and its kind, one of KINDS.

    ``paragraph`` counts paragraphs from 0; a dateline and the body after it share one.
    """

    span: Span
    kind: str
    paragraph: int
