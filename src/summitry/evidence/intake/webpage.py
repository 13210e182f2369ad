"""HTML: the words of the report that a reader of the page sees; trafilatura finds the main text.

Before it looks, what is not seen is cut out: scripts, styles, templates, comments, elements that
are hidden by an attribute or an inline style. Captions become paragraphs, so that they are kept.
The settings favour recall: a paragraph too many is mended by a person, one too few is not missed.
The headline (the first h1) is put above the text where the main text lacks it. Where no main text
is found, all visible words of the page are the text, and a remark says so. Nothing is fetched.

What the page says of itself is in webpage_facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from summitry.evidence.intake.encoding import Decoded, decode
from summitry.evidence.intake.reading import Reading, Unreadable
from summitry.evidence.intake.webpage_facts import page_facts

__all__ = ["MAX_ELEMENTS", "read_webpage", "read_webpage_text"]

MAX_ELEMENTS = 300_000
"""Elements of a page beyond which its main text is not looked for."""

_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{1,40})", re.I)
_XML = re.compile(rb"\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w:.-]{1,40})[\"']", re.I)
_UNSEEN_NAMES = (
    "script style noscript template iframe object embed svg canvas audio video select textarea "
    "button head input map datalist dialog"
)
_UNSEEN = _UNSEEN_NAMES.split()
_STYLED_AWAY = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.I)
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_STYLED_BLOCK = re.compile(r"display\s*:\s*block", re.I)
_BLOCK_NAMES = (
    "address article aside blockquote body br dd div dl dt figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hr li main nav ol p pre section table td th tr ul"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_LIST_MARK = re.compile(r"^- (?=\S)", re.M)


def read_webpage(data: bytes) -> Reading:
    """The main text of the page ``data`` and what the page says of itself.

    >>> read_webpage(b"<p>HANOI: They left.</p><script>stay()</script>").text
    'HANOI: They left.'
    """
    head = data[:4096]
    declared = _XML.search(head) or _META.search(head)
    return read_webpage_text(decode(data, declared[1].decode("ascii") if declared else None))


def read_webpage_text(found: Decoded) -> Reading:
    """The main text of a page that is decoded already."""
    page, cut = _parsed(found.text)
    facts = page_facts(page)
    _prepare(page)
    headline = _headline(page)
    text, remarks = _main_text(page)
    if headline and headline not in text[: len(headline) + 300]:
        text = f"{headline}\n\n{text}"
    return Reading(
        text=text,
        encoding=found.encoding,
        title=facts.title,
        publisher=facts.publisher,
        day=facts.day,
        address=facts.address,
        remarks=(*found.remarks, *cut, *remarks),
    )


def _parsed(text: str) -> tuple[Any, tuple[str, ...]]:
    """The tree of the page, and a remark if lxml cut off what is nested too deep."""
    from lxml import etree, html  # type: ignore[import-untyped]

    parser = html.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        data = _NOT_XML.sub("", text).encode("utf-8", "replace")
        page = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        raise Unreadable("a page without words") from None
    deep = any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
    return page, ("nested too deep: the page is read as far as it went",) if deep else ()


def _prepare(page: Any) -> None:
    """Cut out what is not seen; make blocks of odd names plain, and keep their words apart."""
    from lxml import etree

    for element in list(page.iter(*_UNSEEN)):
        _cut(element)
    for element in page.xpath("//*[@hidden or @style or @aria-hidden='true']"):
        away = element.get("hidden") is not None or element.get("aria-hidden") == "true"
        if away or _STYLED_AWAY.search(element.get("style") or ""):
            _cut(element)
        elif _STYLED_BLOCK.search(element.get("style") or ""):
            element.tag = "div"
    for element in page.iter(etree.Element):
        if (tag := _plain_tag(element)) != element.tag:
            element.tag = tag
        if element.tag in _BLOCKS and element.tag != "body":
            element.text, element.tail = _apart(element.text), _apart(element.tail)


def _apart(words: str | None) -> str:
    return f" {_NOT_XML.sub('', words or '')}"


def _plain_tag(element: Any) -> str:
    """The tag by which trafilatura takes an element for what a reader sees: a block of words."""
    tag = str(element.tag)
    if tag in ("section", "center", "address", "figure") or "-" in tag:
        return "div"
    parent = element.getparent()
    above = "" if parent is None else parent.tag
    stray = tag == "li" and above not in ("ul", "ol", "menu")
    quoted = tag == "div" and above == "blockquote"
    return "p" if stray or quoted or tag == "figcaption" else tag


def _cut(element: Any) -> None:
    if element.getparent() is not None and element.tag not in ("html", "body"):
        element.drop_tree()


def _headline(page: Any) -> str | None:
    words = (" ".join(h1.text_content().split()) for h1 in page.iter("h1"))
    return next((line for line in words if line), None)


def _main_text(page: Any) -> tuple[str, tuple[str, ...]]:
    """The main text of ``page``, a paragraph a line with an empty one between, and remarks."""
    large = sum(1 for _ in page.iter()) > MAX_ELEMENTS
    found = None if large else _trafilatura(page)
    if found:
        return "\n\n".join(line for line in _tidy(found) if line), ()
    everything = "\n\n".join(_lines(page))
    if not everything:
        raise Unreadable("a page without words")
    reason = f"more than {MAX_ELEMENTS:,} elements" if large else "no main text found"
    return everything, (f"{reason}: all words of the page are read",)


def _trafilatura(page: Any) -> str | None:
    """What trafilatura holds for the main text; None if it finds none or gives up."""
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(
            page,
            favor_recall=True,
            include_comments=False,
            include_tables=True,
            include_formatting=False,
            deduplicate=False,
            with_metadata=False,
        )
    except Exception:  # hostile mark-up; the words can still be had without it
        return None
    text = getattr(found, "text", None)
    return text if isinstance(text, str) and text.strip() else None


def _tidy(text: str) -> Iterator[str]:
    """The lines without the signs that trafilatura puts before list items and around cells."""
    for line in map(str.strip, _LIST_MARK.sub("", text).split("\n")):
        if not line.startswith("|"):
            yield line
        elif not set(line) <= set("|- :"):
            yield " | ".join(cell.strip() for cell in line.strip("| ").split(" | "))


def _lines(page: Any) -> Iterator[str]:
    """The visible words of ``page``, a line for each block of it."""
    words: list[str] = []
    for piece, ends in _pieces(page):
        words.append(piece)
        if ends:
            line = " ".join("".join(words).split())
            if line:
                yield line
            words = []
    line = " ".join("".join(words).split())
    if line:
        yield line


def _pieces(page: Any) -> Iterator[tuple[str, bool]]:
    """Pieces of text in reading order, and whether a block ends with each; no recursion."""
    from lxml import etree

    for event, element in etree.iterwalk(page, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        block = element.tag in _BLOCKS
        if event == "start":
            yield "", block
            yield element.text or "", False
        else:
            yield "", block
            yield element.tail or "", False
