"""PDF with a text layer: pages to lines to paragraphs.

A PDF knows where glyphs stand, not what a paragraph is. PDFium gives the lines of a page; two that
follow each other belong to one paragraph unless

    size    one is printed larger by SIZES
    gap     it is further below than GAP times the usual pitch of the page
    indent  it begins further right, and the line before ended a sentence
    short   the line before ended a sentence well before the right edge

Across columns and pages a paragraph goes on if its sentence does. A hyphen at the end of a line is
dropped if the joined word stands elsewhere in the file, or if neither form does and the first part
is no name ("Jong-un"), no figure and no usual first part of a compound ("well-known"); else it
stays. Page numbers and running heads (the same line on most pages) are left out, with a remark.

The day a PDF was made is no day of publication: it is told in a remark.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from summitry.evidence.intake.limits import MAX_CHARACTERS, MAX_PAGES
from summitry.evidence.intake.reading import Reading, Unreadable

__all__ = ["GAP", "SIZES", "read_pdf"]

SIZES = 1.15
"""Ratio of two sizes of type that makes them different."""

GAP = 1.4
"""A step of more than this many usual steps between lines opens a paragraph."""

_PASSWORD = 4
"""PDFium's number for a file that needs a password."""

_LINE_END = re.compile(r"\r\n?|\n|(?P<hyphen>\ufffe|[\u00ad\x02](?:\r\n?|\n)?)")
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff\ufeff\u00ad]")
_SENTENCE_END = re.compile(r"[.?!…:。！？][\"'”’»)\]」』]*\Z")
_NUMBER = re.compile(r"(?:page\s*)?[-–—\s]*#[-–—\s]*(?:(?:of|/)\s*#)?", re.I)
_FIRST_PARTS = (
    "self non ex well anti pro pre post all half high low long short full part cross vice so co "
    "mid two three four five six seven eight nine ten first second third inter multi semi"
)
_COMPOUND = frozenset(_FIRST_PARTS.split())
_MADE_BY_TOOL = re.compile(r"untitled.*|microsoft \w+ - .*|.*\.(?:docx?|pdf|indd|rtf|odt)", re.I)


@dataclass(frozen=True, slots=True)
class _Line:
    """One printed line: its words, whether a hyphen was cut off its end, its place in points."""

    words: str
    hyphen: bool
    page: int
    left: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    size: float = 0.0


def read_pdf(data: bytes) -> Reading:
    """The paragraphs of the PDF ``data``; Unreadable if it is locked, broken or pictures only."""
    with closing(_opened(data)) as document:
        pages = tuple(_pages(document))
        title = document.get_metadata_value("Title").strip()
        made = re.match(r"D:(\d{4})(\d\d)(\d\d)", document.get_metadata_value("CreationDate"))
    if not any(pages):
        raise Unreadable(f"a PDF of {_counted(pages)} that holds pictures only: needs OCR first")
    lines, remarks = _without_furniture(pages)
    return Reading(
        text="\n\n".join(_paragraphs(lines)),
        title=None if not title or _MADE_BY_TOOL.fullmatch(title) else title,
        remarks=(
            *_empty_pages(pages),
            *remarks,
            *((f"the PDF was made on {'-'.join(made.groups())}",) if made else ()),
            *(() if b"%%EOF" in data[-2048:] else ("the PDF has no end: it may be cut short",)),
        ),
    )


def _opened(data: bytes) -> Any:
    import pypdfium2  # type: ignore[import-untyped]

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise Unreadable("an encrypted PDF: needs its password") from None
        raise Unreadable("a broken or truncated PDF") from None
    if (pages := len(document)) > MAX_PAGES:
        document.close()
        raise Unreadable(f"a PDF of {pages:,} pages: at most {MAX_PAGES:,} are read")
    return document


def _pages(document: Any) -> Iterator[tuple[_Line, ...]]:
    """The lines of each page; a page that cannot be read has none."""
    from pypdfium2 import PdfiumError

    characters = 0
    for number in range(len(document)):
        try:
            with closing(document[number]) as page, closing(page.get_textpage()) as layer:
                characters += layer.count_chars()
                if characters > MAX_CHARACTERS:
                    raise Unreadable(f"a PDF of more than {MAX_CHARACTERS:,} characters")
                lines = tuple(_lines(layer, number))
        except PdfiumError:
            lines = ()
        yield lines


def _lines(layer: Any, page: int) -> Iterator[_Line]:
    text = layer.get_text_range()
    start = 0
    for end in (*_LINE_END.finditer(text), None):
        words = text[start : end.start() if end else len(text)]
        if words.strip():
            first = start + len(words) - len(words.lstrip())
            last = start + len(words.rstrip()) - 1
            hyphen = bool(end and end["hyphen"])
            yield _placed(layer, words, hyphen, page, (first, last))
        start = end.end() if end else start


def _placed(layer: Any, words: str, hyphen: bool, page: int, ends: tuple[int, int]) -> _Line:
    words = " ".join(_NOT_TEXT.sub("", words).split())
    if not hyphen and re.search(r"[^\W_]-\Z", words):
        words, hyphen = words[:-1], True
    first, last = (layer.get_charbox(at, loose=True) for at in ends)
    return _Line(words, hyphen, page, first[0], last[2], first[1], first[3] - first[1])


def _without_furniture(pages: Sequence[Sequence[_Line]]) -> tuple[list[_Line], tuple[str, ...]]:
    """All lines but page numbers and those at the edge of a page that most pages share."""
    filled = [page for page in pages if page]
    edges = Counter(sign for page in filled for sign in {_sign(page[0]), _sign(page[-1])})
    often = max(3, len(filled) // 2 + 1)
    shared = {s for s, n in edges.items() if n >= often or (n > 1 and _NUMBER.fullmatch(s))}
    kept = [
        line
        for page in filled
        for at, line in enumerate(page)
        if at not in (0, len(page) - 1) or _sign(line) not in shared
    ]
    left_out = sum(map(len, filled)) - len(kept)
    remark = f"{left_out:,} page numbers and running heads are left out"
    return kept, (remark,) if left_out else ()


def _sign(line: _Line) -> str:
    return re.sub(r"\d+", "#", line.words)


def _paragraphs(lines: Sequence[_Line]) -> Iterator[str]:
    known = {word.lower() for line in lines for word in re.findall(r"[\w-]+", line.words)}
    pitch, edge = _measures(lines)
    words = ""
    for before, line in zip((None, *lines), lines, strict=False):
        if before is None:
            words = line.words
        elif before.hyphen:
            words += _hyphen(words, line.words, known) + line.words
        elif _opens(before, line, pitch, edge):
            yield words
            words = line.words
        else:
            words += " " + line.words
    if words:
        yield words + ("-" if lines[-1].hyphen else "")


def _measures(lines: Sequence[_Line]) -> tuple[dict[int, float], dict[int, float]]:
    """The usual step from line to line and the right edge of the type, for each page."""
    steps: dict[int, list[float]] = {}
    edges: dict[int, float] = {}
    for before, line in pairwise(lines):
        if before.page == line.page and 0.3 * line.size < before.bottom - line.bottom:
            steps.setdefault(line.page, []).append(before.bottom - line.bottom)
    for line in lines:
        edges[line.page] = max(edges.get(line.page, 0.0), line.right)
    return {page: median(found) for page, found in steps.items()}, edges


def _opens(before: _Line, line: _Line, pitch: dict[int, float], edge: dict[int, float]) -> bool:
    """Whether ``line`` opens a paragraph after the line ``before``."""
    ended = bool(_SENTENCE_END.search(before.words))
    sizes = sorted((max(before.size, 0.1), max(line.size, 0.1)))
    step = before.bottom - line.bottom
    if sizes[1] > SIZES * sizes[0]:
        return abs(step) > 0.5 * sizes[1]
    if before.page != line.page or step < -0.3 * line.size:
        return ended
    if step > GAP * min(pitch.get(line.page, step), 2 * line.size):
        return True
    short = before.right < edge[line.page] - 0.15 * (edge[line.page] - before.left)
    return ended and step > 0.3 * line.size and (short or line.left - before.left > 0.8 * line.size)


def _hyphen(words: str, after: str, known: set[str]) -> str:
    """What stays of the hyphen between the end of ``words`` and the line ``after``."""
    first = re.search(r"[\w-]*\Z", words)
    second = re.match(r"[\w-]*", after)
    one, two = first[0] if first else "", second[0] if second else ""
    if f"{one}-{two}".lower() in known or not two[:1].islower():
        return "-"
    if f"{one}{two}".lower() in known:
        return ""
    last = one.rpartition("-")[2]
    kept = last[:1].isupper() or last[:1].isdigit() or last.lower() in _COMPOUND
    return "-" if kept or not last else ""


def _empty_pages(pages: Sequence[Sequence[_Line]]) -> tuple[str, ...]:
    empty = [number for number, page in enumerate(pages, 1) if not page]
    if not empty:
        return ()
    more = f" and {len(empty) - 8:,} more" if len(empty) > 8 else ""
    return (f"no text on {', '.join(map(str, empty[:8]))}{more} of {_counted(pages)}",)


def _counted(pages: Sequence[object]) -> str:
    return "1 page" if len(pages) == 1 else f"{len(pages):,} pages"
