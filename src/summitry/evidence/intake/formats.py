"""Which reader reads a file: its content says so, then its suffix; the table is at the end.

Content beats suffix: a PDF called talks.txt is read as PDF. A name without a suffix is tried as
plain text. What no reader reads is refused by its kind, and the message says which kinds are read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from summitry.evidence.intake.archive import open_archive
from summitry.evidence.intake.mail import read_mail
from summitry.evidence.intake.markdown import read_markdown
from summitry.evidence.intake.pdf import read_pdf
from summitry.evidence.intake.plain import read_plain
from summitry.evidence.intake.reading import Reading, Unreadable, shown
from summitry.evidence.intake.webpage import read_webpage
from summitry.evidence.intake.word import read_word

__all__ = ["FORMATS", "PLAIN", "Format", "format_of", "kinds_read"]

_SUFFIX = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,7}\Z")
_HEAD = 2048
_PAGE = re.compile(
    r"(?:<\?xml[^>]*>)?\s*(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
_MAIL = re.compile(r"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
_POSTED = re.compile(r"^(?:received|message-id|mime-version|return-path):", re.I | re.M)
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or encrypted Office file (.doc, .xls, .msg)"),
    (b"{\\rtf", "Rich Text (.rtf)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
)


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its ``name`` for people, media type, suffixes and reader.

    ``read`` is None for an archive: its parts are read as files.
    """

    name: str
    media: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes], Reading] | None


def format_of(name: str, data: bytes) -> Format:
    """The format of the file ``name`` that holds ``data``; Unreadable if no reader reads it.

    >>> format_of("talks.txt", b"%PDF-1.7").name
    'PDF'
    """
    media = _by_content(data) or _by_suffix(name)
    return next(row for row in FORMATS if row.media == media)


def kinds_read() -> str:
    """The formats that are read, for a message.

    >>> kinds_read().split(", ")[:2]
    ['plain text (.txt)', 'Markdown (.md)']
    """
    return ", ".join(f"{row.name} ({row.suffixes[0]})" for row in FORMATS)


def _by_content(data: bytes) -> str | None:
    start = data[:_HEAD].lstrip()
    for mark, kind in _FOREIGN:
        if data.startswith(mark):
            raise Unreadable(f"{kind} is not read; read are {kinds_read()}")
    if start.startswith(b"%PDF-"):
        return _PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(data)
    head = _words(data[:_HEAD]).lstrip("\ufeff \t\r\n")
    if _PAGE.match(head):
        return _HTML
    headers = _MAIL.match(head.replace("\r\n", "\n"))
    return _EML if headers and _POSTED.search(headers[0]) else None


def _words(head: bytes) -> str:
    """The start of a file, well enough decoded to know mark-up when it is there."""
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    return head.decode("utf-16" if wide else "utf-8", "replace")


def _kind_of_zip(data: bytes) -> str | None:
    """A Word document, an archive, or one of the formats that are archives within."""
    try:
        names = set(open_archive(data).namelist())
    except Unreadable:
        return None
    if "word/document.xml" in names:
        return _DOCX
    if "[Content_Types].xml" in names:
        raise Unreadable(f"an Office file without text is not read; read are {kinds_read()}")
    if "mimetype" in names:
        raise Unreadable(f"an OpenDocument or EPUB file is not read; read are {kinds_read()}")
    return _ZIP


def _by_suffix(name: str) -> str:
    suffix = _SUFFIX.search(name)
    if suffix is None:
        return _TEXT
    for row in FORMATS:
        if suffix[0].lower() in row.suffixes:
            return row.media
    raise Unreadable(f"a file {shown(suffix[0])} is not read; read are {kinds_read()}")


_TEXT, _PDF, _HTML, _ZIP, _EML = (
    "text/plain",
    "application/pdf",
    "text/html",
    "application/zip",
    "message/rfc822",
)
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

PLAIN = Format("plain text", _TEXT, (".txt", ".text"), read_plain)
"""What a file without a suffix is tried as."""

FORMATS: tuple[Format, ...] = (
    PLAIN,
    Format("Markdown", "text/markdown", (".md", ".markdown"), read_markdown),
    Format("HTML", _HTML, (".html", ".htm", ".xhtml"), read_webpage),
    Format("PDF", _PDF, (".pdf",), read_pdf),
    Format("Word", _DOCX, (".docx",), read_word),
    Format("mail", _EML, (".eml",), read_mail),
    Format("ZIP", _ZIP, (".zip",), None),
)
"""All formats that are read."""
