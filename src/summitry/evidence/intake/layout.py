"""What of a text is headline, byline, dateline, caption, credit, notice or body.

Rules on paragraphs, in this order, the first that holds:

    notice     opens with what publishers add: "Reporting by", "Copyright 20..", "Read more:"
    credit     is, or ends with, who made a picture: "Image Credit: …", "(AP Photo/…)"; the words
               before it are the caption
    caption    opens as one: "FILE PHOTO:", "FILE - "
    head       before the body has begun: a line "By …" with names, a day or "Published: …"
               (dateline), and short lines without a full stop (headline), at most two, if a body
               follows
    body       the rest; its first paragraph may open with a dateline: a place in capitals
               and a colon or dash ("HANOI, Vietnam —"), or any place and an agency in brackets

Capitals with a colon are no dateline where further paragraphs begin so: then it is a transcript.
The rules know English words; a text in another language has headline and body. Linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summitry.evidence.intake.days import days_in
from summitry.evidence.intake.line_marks import (
    BYLINE,
    CAPTION,
    CONTRIBUTED,
    CREDIT,
    CREDIT_AT_MOST,
    DATED,
    DATELINE,
    LABEL,
    NO_PLACE,
    NOTICE,
    SENTENCE_END,
)
from summitry.evidence.intake.passage import Passage
from summitry.evidence.sentences import paragraphs
from summitry.evidence.spans import Span, trimmed

__all__ = ["passages"]

_LINE_AT_MOST = 200
_NOTICE_AT_MOST = 500
_HEADLINES = 2


def passages(text: str) -> tuple[Passage, ...]:
    """The parts of ``text`` in order: they do not overlap and hold all but white space.

    >>> text = "Talks fail\\n\\nBy Ida Berg\\n\\nHANOI: They left."
    >>> [(p.kind, p.span.of(text)) for p in passages(text)]
    [('headline', 'Talks fail'), ('byline', 'By Ida Berg'), ('dateline', 'HANOI:'),
     ('body', 'They left.')]
    """
    spans = paragraphs(text)
    kinds = _kinds(text, spans)
    transcript = sum(bool(LABEL.match(text, *span)) for span in spans) > 1
    first = kinds.index("body") if "body" in kinds else -1
    found: list[Passage] = []
    for at, (span, kind) in enumerate(zip(spans, kinds, strict=True)):
        opens = at == first
        pieces = _opening(text, span, transcript) if opens else _pieces(text, span, kind)
        found += (Passage(piece, name, at) for piece, name in pieces if piece.start < piece.end)
    return tuple(found)


def _kinds(text: str, spans: Sequence[Span]) -> list[str]:
    """One kind for each paragraph: before the body has begun a line may belong to the head."""
    kinds: list[str] = []
    headlines, begun = 0, False
    long_ones = _last_body(text, spans)
    for at, span in enumerate(spans):
        words = span.of(text)
        kind = _anywhere(words)
        if kind is None and not begun:
            kind = _in_head(words, headlines < _HEADLINES and at < long_ones)
            headlines += kind == "headline"
        begun = begun or kind is None
        kinds.append(kind or "body")
    return kinds


def _last_body(text: str, spans: Sequence[Span]) -> int:
    """The place of the last paragraph that can be nothing but body; 0 if there is none."""
    places = (
        at
        for at in range(len(spans) - 1, 0, -1)
        if _anywhere(words := spans[at].of(text)) is None and _in_head(words, False) is None
    )
    return next(places, 0)


def _anywhere(words: str) -> str | None:
    """The kind of a paragraph that can stand at any place, if it is of one."""
    if len(words) <= _NOTICE_AT_MOST and (NOTICE.match(words) or CONTRIBUTED.search(words)):
        return "notice"
    if _credit(words) is not None or CAPTION.match(words):
        return "caption"
    return None


def _in_head(words: str, may_be_headline: bool) -> str | None:
    if len(words) > _LINE_AT_MOST:
        return None
    if BYLINE.fullmatch(words):
        return "byline"
    if DATED.match(words) and days_in(words):
        return "dateline"
    if len(words) <= 60 and len(days_in(words)) == 1 and not SENTENCE_END.search(words):
        return "dateline"
    if not may_be_headline or SENTENCE_END.search(words) or "\n" in words:
        return None
    return None if DATELINE.match(words) else "headline"


def _credit(words: str) -> int | None:
    """Where the credit at the end of a paragraph begins."""
    if len(words) > 4 * _LINE_AT_MOST:
        return None
    found = CREDIT.search(words, max(0, len(words) - CREDIT_AT_MOST))
    return found.start() if found else None


def _pieces(text: str, span: Span, kind: str) -> Iterator[tuple[Span, str]]:
    """A paragraph as passages: a caption with a credit at its end is two."""
    cut = _credit(span.of(text)) if kind == "caption" else None
    if cut is None:
        yield span, kind
    else:
        yield trimmed(text, (span.start, span.start + cut)), "caption"
        yield trimmed(text, (span.start + cut, span.end)), "credit"


def _opening(text: str, span: Span, transcript: bool) -> Iterator[tuple[Span, str]]:
    """The first paragraph of the body: a dateline, if it has one, and the rest."""
    found = DATELINE.match(text, *span)
    if found is None or not _is_place(found, transcript):
        yield span, "body"
        return
    yield trimmed(text, found.span()), "dateline"
    yield trimmed(text, (found.end(), span.end)), "body"


def _is_place(found: re.Match[str], transcript: bool) -> bool:
    capitals = found["capitals"]
    if capitals is None:
        return True
    if found["colon"] and transcript:
        return False
    return capitals.split()[0].rstrip(".") not in NO_PLACE and len(capitals) > 2
