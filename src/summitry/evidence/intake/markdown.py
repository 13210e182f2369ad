"""Markdown: the words without the mark-up; the lines of the front matter are metadata.

Taken away: the signs of headings, emphasis, quotations, lists, rules, tables and code; pictures;
comments and HTML tags. Links keep their words. This is no renderer: what is not plainly mark-up
(CommonMark 0.31, sections 4 to 6) stays as it is. Line for line, in linear time.
"""

from __future__ import annotations

import html
import re
from datetime import date

from summitry.evidence.intake.days import iso_day
from summitry.evidence.intake.encoding import decode
from summitry.evidence.intake.reading import Reading

__all__ = ["read_markdown"]

_FRONT = re.compile(
    r"---[ \t]*\n((?:(?!---[ \t]*$|\.\.\.[ \t]*$).*\n){1,200})(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.M
)
_ENTRY = re.compile(r"([A-Za-z][\w-]{0,30})[ \t]*:[ \t]+(\S.*)")
_NAMES = {
    "title": ("title", "headline"),
    "publisher": ("publisher", "source", "outlet", "site", "sitename"),
    "day": ("date", "published"),
    "address": ("url", "link", "canonical"),
    "credit": ("credit", "agency"),
}
_CELL = r"[ \t]*:?-+:?[ \t]*"
_DROPPED = re.compile(
    rf"[ \t]*(?:(?:[-*_][ \t]*){{3,}}|=+[ \t]*|(?:`{{3,}}|~{{3,}})[^`]*|\|?{_CELL}(?:\|{_CELL})*\|?"
    r"|\[[^\[\]]+\]:[ \t]*\S+.*)"
)
_OPENING = re.compile(r"[ \t]*(?:>[ \t]?)*(?:#{1,6}[ \t]+|[-*+][ \t]+)?")
_INLINE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"!\[[^\[\]]*\](?:\([^()\s]*(?:[ \t]+\"[^\"]*\")?\)|\[[^\[\]]*\])"), ""),
    (
        re.compile(
            r"(?<!\\)\[([^\[\]]+)\]\([^()\s]*(?:\([^()\s]*\))?[^()\s]*(?:[ \t]+\"[^\"]*\")?\)"
        ),
        r"\1",
    ),
    (re.compile(r"(?<!\\)\[([^\[\]]+)\]\[[^\[\]]*\]"), r"\1"),
    (re.compile(r"<((?:https?|mailto):[^<>\s]*)>"), r"\1"),
    (re.compile(r"</?[A-Za-z][^<>]*>"), ""),
    (re.compile(r"(?<![\\*])\*\*\*(?=\S)([^*]+)(?<=\S)\*\*\*"), r"\1"),
    (re.compile(r"(?<![\\*])\*\*(?=\S)([^*]+)(?<=\S)\*\*"), r"\1"),
    (re.compile(r"(?<![\\*])\*(?=\S)([^*]+)(?<=\S)\*"), r"\1"),
    (re.compile(r"(?<![\\\w])(_{1,3})(?=[^\s_])([^_]+)(?<=\S)\1(?!\w)"), r"\2"),
    (re.compile(r"~~(?=\S)([^~]+)(?<=\S)~~"), r"\1"),
    (re.compile(r"(?<!`)(`+)([^`]+)\1(?!`)"), r"\2"),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)


def read_markdown(data: bytes) -> Reading:
    """The words of the Markdown text ``data``.

    >>> read_markdown(b"# Talks *fail*\\n\\n> They [left](https://example.org).").text
    'Talks fail\\n\\nThey left.'
    """
    found = decode(data)
    front = _FRONT.match(found.text)
    entries = _entries(front[1]) if front else {}
    body = _without_comments(found.text[front.end() :] if front else found.text)
    return Reading(
        text="\n".join(_words(line) for line in body.split("\n")),
        encoding=found.encoding,
        title=_entry(entries, "title"),
        publisher=_entry(entries, "publisher"),
        day=_day(entries),
        address=_entry(entries, "address"),
        credit=_entry(entries, "credit"),
        remarks=found.remarks,
    )


def _entries(front: str) -> dict[str, str]:
    """The plain ``key: value`` lines of the front matter; the rest of YAML is left alone."""
    lines = (_ENTRY.fullmatch(line.rstrip()) for line in front.split("\n"))
    return {m[1].lower(): m[2].strip().strip("\"'").strip() for m in lines if m}


def _entry(entries: dict[str, str], name: str) -> str | None:
    return next((entries[key] for key in _NAMES[name] if entries.get(key)), None)


def _day(entries: dict[str, str]) -> date | None:
    return iso_day(_entry(entries, "day") or "")


def _without_comments(text: str) -> str:
    pieces = text.split("<!--")
    return pieces[0] + "".join(_after_comment(piece) for piece in pieces[1:])


def _after_comment(piece: str) -> str:
    _, end, rest = piece.partition("-->")
    return rest if end else f"<!--{piece}"


def _words(line: str) -> str:
    if _DROPPED.fullmatch(line):
        return ""
    opening = _OPENING.match(line)
    if opening:
        line = line[opening.end() :]
        line = line.rstrip().rstrip("#").rstrip() if "#" in opening[0] else line
    if line.startswith("|"):
        line = line.strip().strip("|").strip()
    for pattern, words in _INLINE:
        line = pattern.sub(words, line)
    return html.unescape(line)
