"""Quote marks: the quoted stretches of a text, paragraph by paragraph, without their marks.

Marks fall into families, each with openers and closers:

    double   “ ” „ ‟ " ''   one family, as printers mix them; „no“ is closed by what opens “no”
    single   ‘ ’ ‚ '        only where a closing mark follows: an apostrophe is no quote mark
    angle    « »
    corner   「 」 『 』

A mark that may do both opens after white space, a bracket or a dash if a word follows it, and
closes otherwise. A quotation holds others inside it, at ``depth`` 1 and more.

What goes wrong in print is repaired within the paragraph and flagged. A quotation that never closes
ends where the next one of its family opens, else with its paragraph: ``closed`` is False. If the
next paragraph begins with an opening mark of the family, the two are one quotation of several
spans, and the last of them says whether it was closed. A closing mark alone is passed over. Time is
linear in the text, but for single marks, where each opener looks at most LOOK_AHEAD marks ahead.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple

from summitry.evidence.sentences import paragraphs
from summitry.evidence.spans import Span, hull, trimmed

__all__ = [
    "LOOK_AHEAD",
    "MARKS",
    "Quotation",
    "innermost",
    "is_scare",
    "meeting",
    "quotations",
    "share_quoted",
]

DOUBLE, SINGLE, ANGLE, CORNER = "double", "single", "angle", "corner"

MARKS: dict[str, str] = {
    **dict.fromkeys('“”„‟"＂', DOUBLE),
    **dict.fromkeys("‘’‚'", SINGLE),
    **dict.fromkeys("«»", ANGLE),
    **dict.fromkeys("「」『』", CORNER),
}
"""Each quote mark and its family."""

LOOK_AHEAD = 40
"""How many marks after a single opening mark are looked at for the one that closes it."""

SCARE_WORDS = 3
"""A quotation of no more words may be a name or irony instead of speech."""

_MARK = re.compile(f"''|‘‘|’’|``|[{re.escape(''.join(MARKS))}]")
_TWINS = {"''": '"', "‘‘": "“", "’’": "”", "``": "“"}
_ONLY_OPENS, _ONLY_CLOSES = frozenset("«「『"), frozenset("»」』")
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_BEFORE_OPENER = re.compile(r"[\s(\[{—–\-/:,“\"‘'«]")
_SENTENCE_END = re.compile(r"[.?!…,]\Z")


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quoted stretch.

    spans : what stands between the marks, one span for each paragraph it runs over.
    outside : from the first mark to the last one, marks included.
    family : of its marks: "double", "single", "angle" or "corner".
    depth : how many quotations it stands in.
    closed : whether a closing mark was found.
    """

    spans: tuple[Span, ...]
    outside: Span
    family: str
    depth: int = 0
    closed: bool = True


class _Mark(NamedTuple):
    """A mark at ``text[start:end]``; two single ones side by side are a double one."""

    start: int
    end: int
    family: str
    shape: str


def quotations(text: str, within: Iterable[tuple[int, int]] | None = None) -> tuple[Quotation, ...]:
    """The quotations of ``text`` in order of their opening marks.

    ``within``: the paragraphs to look at, in order; all of the text's if None.

    >>> text = "“No,” he said. “It’s the ‘price’ they asked.”"
    >>> [(q.spans[0].of(text), q.depth) for q in quotations(text)]
    [('No,', 0), ('It’s the ‘price’ they asked.', 0), ('price', 1)]
    """
    spans = [Span(*span) for span in (paragraphs(text) if within is None else within)]
    found: list[Quotation] = []
    running: int | None = None
    for paragraph in spans:
        here = list(_of_paragraph(text, paragraph))
        last: int | None = None
        if running is not None and here and _goes_on(text, found[running], here[0], paragraph):
            found[running] = _glued(found[running], here.pop(0))
            last = running
        for quotation in here:
            last = len(found) if quotation.depth == 0 else last
            found.append(quotation)
        running = last if last is not None and not found[last].closed else None
    return tuple(found)


def innermost(found: Iterable[Quotation], at: int) -> Quotation | None:
    """The deepest of the quotations ``found`` that holds the place ``at``, marks included."""
    holding = [q for q in found if q.outside.start <= at < q.outside.end]
    return max(holding, key=lambda q: q.depth, default=None)


def meeting(found: Sequence[Quotation], span: tuple[int, int]) -> Iterator[Quotation]:
    """Those of the outermost quotations ``found``, in order, that ``span`` meets. O(log n + k)."""
    first = bisect_right(found, span[0], key=lambda q: q.outside.end)
    for quotation in islice(found, first, None):
        if quotation.outside.start >= span[1]:
            return
        yield quotation


def share_quoted(text: str, found: Sequence[Quotation], span: tuple[int, int]) -> float:
    """The share of the words of ``span`` of ``text`` that stand inside the quotations ``found``.

    ``found``: the outermost ones, in order.

    >>> text = "It was a “great and good” day."
    >>> share_quoted(text, quotations(text), (0, len(text)))
    0.42857142857142855
    """
    words = [m.start() for m in _WORD.finditer(text, *span)]
    inside = [part for q in meeting(found, span) for part in q.spans]
    if not words:
        return 0.0
    return sum(any(s.start <= at < s.end for s in inside) for at in words) / len(words)


def is_scare(text: str, quotation: Quotation, cue: re.Pattern[str]) -> bool:
    """Whether ``quotation`` of ``text`` is a name or irony: few words, no cue near.

    It ends no clause of its own, holds no more than SCARE_WORDS words, and the pattern ``cue``
    finds nothing among the forty characters on either side.

    >>> text = "The “nuclear button” is a figure of speech."
    >>> is_scare(text, quotations(text)[0], re.compile("said"))
    True
    """
    words = hull(quotation.spans)
    inside = words.of(text).strip()
    if len(_WORD.findall(inside)) > SCARE_WORDS or _SENTENCE_END.search(inside):
        return False
    start, end = quotation.outside
    return not cue.search(text[max(0, start - 40) : start] + " | " + text[end : end + 40])


def _marks(text: str, paragraph: Span) -> Iterator[_Mark]:
    for m in _MARK.finditer(text, *paragraph):
        twin = len(m[0]) == 2
        yield _Mark(*m.span(), DOUBLE if twin else MARKS[m[0]], _TWINS.get(m[0], m[0]))


def _of_paragraph(text: str, paragraph: Span) -> Iterator[Quotation]:
    """The quotations of one paragraph, outer ones before those inside them."""
    marks = list(_marks(text, paragraph))
    opened: list[_Mark] = []
    found: list[tuple[_Mark, Span, bool]] = []

    def close(place: int, end: Span, closed: bool) -> None:
        found.append((opened[place], end, closed))
        del opened[place:]

    for number, mark in enumerate(marks):
        place = next(
            (i for i, o in reversed([*enumerate(opened)]) if o.family == mark.family), None
        )
        later = marks[number + 1 : number + LOOK_AHEAD]
        if mark.family == SINGLE and place is None:
            if _single_opens(text, mark, later, paragraph):
                opened.append(mark)
        elif _opens(text, mark, paragraph, place is not None):
            if place is not None:
                close(place, Span(mark.start, mark.start), closed=False)
            opened.append(mark)
        elif place is not None and not _apostrophe(text, mark, later):
            close(place, Span(mark.start, mark.end), closed=True)
    end = Span(paragraph.end, paragraph.end)
    found += [(left, end, False) for left in opened if left.family != SINGLE]
    yield from _nested(text, found)


def _nested(text: str, found: list[tuple[_Mark, Span, bool]]) -> Iterator[Quotation]:
    ends: list[int] = []
    for left, right, closed in sorted(found, key=lambda item: (item[0].start, -item[1].start)):
        while ends and ends[-1] <= left.start:
            ends.pop()
        inside = trimmed(text, (left.end, right.start))
        if inside.start < inside.end:
            outside = Span(left.start, right.end if closed else inside.end)
            yield Quotation((inside,), outside, left.family, len(ends), closed)
            ends.append(right.start)


def _opens(text: str, mark: _Mark, paragraph: Span, is_open: bool) -> bool:
    """Whether ``mark`` opens a quotation, by its shape, its neighbours and the state."""
    if mark.shape in _ONLY_OPENS or mark.shape in _ONLY_CLOSES:
        return mark.shape in _ONLY_OPENS
    before = text[mark.start - 1] if mark.start > paragraph.start else " "
    free = _BEFORE_OPENER.match(before) is not None
    word = mark.end < paragraph.end and not text[mark.end].isspace()
    if mark.shape in "“„‘‚":
        return word and (free or not is_open)
    if mark.family == SINGLE and is_open:
        return False
    spaced = before.isspace() or before in "([—–"
    return word and spaced if is_open else word and free


def _single_opens(text: str, mark: _Mark, later: list[_Mark], paragraph: Span) -> bool:
    """Whether a single ``mark`` opens: a word follows, and some later mark closes it."""
    if mark.shape == "’" or not _opens(text, mark, paragraph, False):
        return False
    return any(_single_closes(text, other) for other in later)


def _single_closes(text: str, mark: _Mark) -> bool:
    after = text[mark.end : mark.end + 1]
    before = text[mark.start - 1]
    return (
        mark.family == SINGLE
        and mark.shape in "’'"
        and not before.isspace()
        and not (after.isalnum() or after == "_")
    )


def _apostrophe(text: str, mark: _Mark, later: list[_Mark]) -> bool:
    """Whether a single ``mark`` is an apostrophe: inside a word, or the parties’ own."""
    if mark.family != SINGLE:
        return False
    if not _single_closes(text, mark):
        return True
    if not (text[mark.start - 1] in "sz" and re.match(r" [a-z]", text[mark.end : mark.end + 2])):
        return False
    return any(_single_closes(text, other) for other in later)


def _goes_on(text: str, running: Quotation, first: Quotation, paragraph: Span) -> bool:
    return (
        first.depth == 0
        and first.outside.start == paragraph.start
        and first.family == running.family
        and text[paragraph.start] not in _ONLY_CLOSES
    )


def _glued(running: Quotation, first: Quotation) -> Quotation:
    return replace(
        first,
        spans=running.spans + first.spans,
        outside=hull([running.outside, first.outside]),
    )
