"""What a text says of itself in its own lines: title, day, agency.

Only what stands in lines about the text counts (headline, byline, dateline, caption, credit), and
a day only if they name one day alone; a day labelled as that of publication comes first, one
labelled as an update and one in an archive picture's caption do not count. What is not stated is
None: it is for a person to give.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from summitry.evidence.intake.days import only_day
from summitry.evidence.intake.line_marks import AGENCIES, CREDIT_LABEL
from summitry.evidence.intake.passage import Passage

__all__ = ["Stated", "stated"]

_PUBLISHED = re.compile(r"(?:published|posted|issued|first\s+published|date)\b[^\n]{0,80}", re.I)
_UPDATED = re.compile(r"(?:last\s+)?(?:updated|modified)\b[^\n]{0,60}", re.I)
_OLD_PICTURE = re.compile(r"FILE\b|Caption: FILE\b")
_IN_BRACKETS = re.compile(rf"\(\s*({AGENCIES}|[A-Z]{{2,}})\s*\)")
_AFTER_COMMA = re.compile(rf"(?:,|\||;)\s*({AGENCIES})\b")
_LABEL = re.compile(CREDIT_LABEL, re.I)


@dataclass(frozen=True, slots=True)
class Stated:
    """Title, day and credit as the lines of a text state them, else None."""

    title: str | None
    day: date | None
    credit: str | None


def stated(text: str, found: Sequence[Passage]) -> Stated:
    """What ``text`` states, whose passages are ``found``.

    >>> from summitry.evidence.intake.layout import passages
    >>> text = "Talks fail\\n\\nFeb. 28, 2019\\n\\nHANOI (Reuters) - They left."
    >>> stated(text, passages(text))
    Stated(title='Talks fail', day=datetime.date(2019, 2, 28), credit='Reuters')
    """
    headline = next((p.span.of(text) for p in found if p.kind == "headline"), None)
    return Stated(headline, _day(text, found), _agency(text, found) or _picture(text, found))


def _day(text: str, found: Sequence[Passage]) -> date | None:
    lines = tuple(_dated_lines(text, found))
    published = (m[0] for line in lines for m in _PUBLISHED.finditer(_UPDATED.sub("", line)))
    return only_day(published) or only_day(_UPDATED.sub("", line) for line in lines)


def _dated_lines(text: str, found: Sequence[Passage]) -> Iterator[str]:
    for passage in found:
        words = passage.span.of(text)
        recent = passage.kind == "caption" and not _OLD_PICTURE.match(words)
        if recent or passage.kind in ("byline", "dateline"):
            yield words


def _agency(text: str, found: Sequence[Passage]) -> str | None:
    for passage in found:
        words = passage.span.of(text)
        if passage.kind == "dateline" and (agency := _IN_BRACKETS.search(words)):
            return agency[1]
        if passage.kind == "byline" and (agency := _AFTER_COMMA.search(words)):
            return agency[1]
    return None


def _picture(text: str, found: Sequence[Passage]) -> str | None:
    credits = (p.span.of(text) for p in found if p.kind == "credit")
    words = (_LABEL.sub("", credit.strip("()© "), count=1).strip(" :") for credit in credits)
    return next((one for one in words if one), None)
