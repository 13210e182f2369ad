"""DOCX: the paragraphs and tables of a Word document, without what is struck out or hidden.

A DOCX is a ZIP of XML (ECMA-376). Read are word/document.xml and the footnotes after it, in one
pass without a tree, so that nesting costs nothing; entities are forbidden, and the bytes unpacked
are counted. Deleted and moved-away text, hidden runs and field codes are no words of the text.
A row of a table is a line with " | " between its cells.

The day in the file's properties is when it was made, mostly from an older file: it is a remark.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any, ClassVar
from xml.sax.handler import ContentHandler, feature_namespaces
from zipfile import ZipFile

from summitry.evidence.intake.archive import Budget, open_archive, unpack
from summitry.evidence.intake.limits import LIMITS, MAX_CHARACTERS
from summitry.evidence.intake.reading import Reading, Unreadable

__all__ = ["read_word"]

_BODY, _NOTES, _PROPERTIES = "word/document.xml", "word/footnotes.xml", "docProps/core.xml"
_DROPPED = frozenset(("del", "moveFrom", "Fallback", "pPr", "sectPr", "instrText"))
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NO_TITLE = frozenset(("", "word document", "untitled", "document"))


def read_word(data: bytes) -> Reading:
    """The words of the Word document ``data``; Unreadable if it is broken or none."""
    with _opened(data) as archive:
        if _BODY not in archive.namelist():
            raise Unreadable("not a Word document: it has no word/document.xml")
        budget = Budget(LIMITS)
        words = _Words()
        _walk(archive, _BODY, words, budget)
        _walk(archive, _NOTES, words, budget)
        properties = _Properties()
        _walk(archive, _PROPERTIES, properties, budget)
    title = " ".join(properties.found.get("title", "").split())
    made = properties.found.get("created", "")[:10]
    return Reading(
        text="\n\n".join(words.lines),
        title=None if title.lower() in _NO_TITLE else title,
        remarks=(f"the document was made on {made}",) if made else (),
    )


def _opened(data: bytes) -> ZipFile:
    try:
        return open_archive(data)
    except Unreadable:
        raise Unreadable("a broken or truncated Word document") from None


def _walk(archive: ZipFile, name: str, handler: ContentHandler, budget: Budget) -> None:
    """Run the XML of one part past ``handler``; a part that is not there is none."""
    from xml.sax import SAXException

    from defusedxml.common import DefusedXmlException
    from defusedxml.sax import make_parser

    if name not in archive.namelist():
        return
    content = unpack(archive, archive.getinfo(name), budget)
    parser = make_parser()
    parser.setFeature(feature_namespaces, True)
    parser.setContentHandler(handler)
    try:
        parser.parse(BytesIO(content))
    except Unreadable:
        raise
    except (SAXException, DefusedXmlException, ValueError):
        raise Unreadable(f"a broken Word document: {name} is no good XML") from None


class _Words(ContentHandler):
    """Collects ``lines``: a paragraph each, a row of a table each."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.length = 0
        self._words: list[str] = []
        self._rows: list[list[list[str]]] = []
        self._dropped = 0
        self._in_text = False
        self._hidden = False

    def startElementNS(self, name: tuple[str | None, str], qname: Any, attrs: Any) -> None:
        tag = name[1]
        if self._dropped or tag in _DROPPED:
            self._dropped += 1
        elif tag in _SIGNS:
            self._add(_SIGNS[tag])
        elif tag in self._starts:
            self._starts[tag](self)
        elif tag == "vanish":
            self._hidden = _is_on(attrs)

    def endElementNS(self, name: tuple[str | None, str], qname: Any) -> None:
        if self._dropped:
            self._dropped -= 1
        elif name[1] in self._ends:
            self._ends[name[1]](self)

    def characters(self, content: str) -> None:
        if self._in_text and not self._dropped:
            self._add(content)

    def _add(self, words: str) -> None:
        if self._hidden:
            return
        self._words.append(words)
        self.length += len(words)
        if self.length > MAX_CHARACTERS:
            raise Unreadable(f"a Word document of more than {MAX_CHARACTERS:,} characters")

    def _start_run(self) -> None:
        self._hidden = False

    def _start_text(self) -> None:
        self._in_text = True

    def _end_text(self) -> None:
        self._in_text = False

    def _start_row(self) -> None:
        self._rows.append([])

    def _start_cell(self) -> None:
        if self._rows:
            self._rows[-1].append([])

    def _end_paragraph(self) -> None:
        line = "".join(self._words).strip()
        self._words = []
        if line and self._rows and self._rows[-1]:
            self._rows[-1][-1].append(" ".join(line.split()))
        elif line:
            self.lines.append(line)

    def _end_row(self) -> None:
        cells = [" ".join(cell) for cell in self._rows.pop()] if self._rows else []
        line = " | ".join(cell for cell in cells if cell)
        if line and self._rows and self._rows[-1]:
            self._rows[-1][-1].append(line)
        elif line:
            self.lines.append(line)

    _starts: ClassVar[dict[str, Callable[[_Words], None]]] = {
        "r": _start_run,
        "t": _start_text,
        "tr": _start_row,
        "tc": _start_cell,
    }
    _ends: ClassVar[dict[str, Callable[[_Words], None]]] = {
        "r": _start_run,
        "t": _end_text,
        "p": _end_paragraph,
        "tr": _end_row,
    }


def _is_on(attrs: Any) -> bool:
    values = {value for (_, key), value in attrs.items() if key == "val"}
    return not values & {"0", "false", "off"}


class _Properties(ContentHandler):
    """Collects what the elements of the core properties say."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._tag = ""

    def startElementNS(self, name: tuple[str | None, str], qname: Any, attrs: Any) -> None:
        self._tag = name[1]

    def endElementNS(self, name: tuple[str | None, str], qname: Any) -> None:
        self._tag = ""

    def characters(self, content: str) -> None:
        if self._tag:
            self.found[self._tag] = self.found.get(self._tag, "")[:1000] + content
