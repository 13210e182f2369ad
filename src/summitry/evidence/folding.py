"""Folding: two texts read as the same words when only their printing differs.

A fold replaces pieces of a text by one form of them:

    quote marks   “ ” « » " ‘ ’ `   one straight mark (an apostrophe is one too)
    dashes        – — − - --        one hyphen
    dots          …                 three full stops
    spaces        runs of white space, also no-break and line ends -> one space;
                  marks without width (soft hyphen, byte order mark) -> nothing
    spelling      British -> American (see spelling), U.S. -> US

Case is kept: "March" is not "march". The pieces replaced are remembered, so that any stretch of
the folded text leads back to its span [start, end) of the original. Time and memory are linear.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import partial

from summitry.evidence.spelling import us_spelling

__all__ = ["FOLDS", "LAYOUT", "Folded", "Word", "fold", "words"]

_Edit = tuple[int, int, str]
"""Start and end in the original text, and what stands there in the folded one."""

_GAP = r"[\s\u00ad\u200b\u200c\u200d\u2060\ufeff]"
_GAPS = re.compile(rf"(?! (?!{_GAP})){_GAP}+")  # any run but one plain space
_SPELLED = re.compile(r"(?:[A-Z]\.){2,}|[A-Za-z]{4,}")
_WORD = re.compile(r"\d+(?:[.,]\d+)*|\w+(?:'\w+)*|[%$€£¥]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded ``text``; ``pieces`` are (folded start, folded end, start, end), in order."""

    text: str
    pieces: tuple[tuple[int, int, int, int], ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original span of ``text[start:end]``; half a replaced piece counts as all of it.

        >>> fold("the  “centre”").span(5, 11)
        (6, 12)
        """
        return self._original(start, opens=True), self._original(end, opens=False)

    def _original(self, at: int, opens: bool) -> int:
        side = bisect_right if opens else bisect_left
        place = side(self.pieces, at, key=lambda piece: piece[0]) - 1
        if place < 0:
            return at
        _, new_end, start, end = self.pieces[place]
        if at < new_end:
            return start if opens else end
        return end + at - new_end


@dataclass(frozen=True, slots=True)
class Word:
    """One word: how it compares, and its span in the original text."""

    folded: str
    start: int
    end: int


def fold(text: str, folds: Collection[str] | None = None) -> Folded:
    """``text`` under the named folds (all of FOLDS if None).

    >>> fold("the U.S.\\u00a0“programme”").text
    "the US 'program'"
    >>> fold("the  “programme”", ["spaces"]).text
    'the “programme”'
    """
    chosen = FOLDS if folds is None else folds
    for name in chosen:
        if name in _CHARACTERS:
            pattern, new = _CHARACTERS[name]
            text = pattern.sub(new, text)
    edits = sorted(edit for name in chosen if name in _EDITS for edit in _EDITS[name](text))
    parts: list[str] = []
    pieces: list[tuple[int, int, int, int]] = []
    done = length = 0
    for start, end, new in edits:
        parts += text[done:start], new
        length += start - done
        pieces.append((length, length + len(new), start, end))
        length, done = length + len(new), end
    return Folded("".join([*parts, text[done:]]), tuple(pieces))


def words(text: str) -> tuple[Word, ...]:
    """The words and figures of ``text``, folded, with their places; punctuation is left out.

    >>> [word.folded for word in words("It’s 30–60 warheads, organised…")]
    ["It's", '30', '60', 'warheads', 'organized']
    """
    folded = fold(text)
    return tuple(Word(m.group(), *folded.span(*m.span())) for m in _WORD.finditer(folded.text))


def _replaced(text: str, pattern: re.Pattern[str], new: str) -> Iterator[_Edit]:
    return ((m.start(), m.end(), new) for m in pattern.finditer(text))


def _gaps(text: str) -> Iterator[_Edit]:
    for m in _GAPS.finditer(text):
        yield m.start(), m.end(), " " if " " in m.group() else ""


def _spellings(text: str) -> Iterator[_Edit]:
    """Each different word is spelled once, however often it stands there."""
    news = {old: us_spelling(old) for old in set(_SPELLED.findall(text))}
    changed = {old: new for old, new in news.items() if new != old}
    if changed:
        for m in _SPELLED.finditer(text):
            if m.group() in changed:
                yield m.start(), m.end(), changed[m.group()]


_CHARACTERS: dict[str, tuple[re.Pattern[str], str]] = {
    "quote marks": (re.compile('["“”„‟«»‹›‘’‚‛`´＂＇]'), "'"),
    "dashes": (re.compile("[‐‑‒–—―−﹘－]"), "-"),
    "spaces": (re.compile(r"[^\S ]"), " "),
}
"""Folds of one character into one; they come first, so that the edits meet one form only."""

_EDITS: dict[str, Callable[[str], Iterator[_Edit]]] = {
    "dashes": partial(_replaced, pattern=re.compile("-{2,}"), new="-"),
    "dots": partial(_replaced, pattern=re.compile("…"), new="..."),
    "spaces": _gaps,
    "spelling": _spellings,
}

FOLDS: tuple[str, ...] = ("quote marks", "dashes", "dots", "spaces", "spelling")
"""All folds, by name."""

LAYOUT: tuple[str, ...] = FOLDS[:-1]
"""All folds but spelling: what only the printer touched."""
