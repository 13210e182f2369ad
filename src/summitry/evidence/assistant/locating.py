"""Where words that a model says it copied stand in the text: as printed, or with the layout folded.

Spelling is not folded: a model that respells did not copy. A place that cuts a word does not count.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from summitry.evidence.folding import LAYOUT, Folded, fold
from summitry.evidence.spans import Span, trimmed

__all__ = ["MAX_PLACES", "Locator"]

MAX_PLACES = 1_000
"""How many places of the same words are looked at."""

_MARKS = "\"'“”„‟«»‹›‘’‚‛`´"


class Locator:
    """Finds copied words in one ``text``, which is folded once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._plain = Folded(text, ())
        self._folded = fold(text, LAYOUT)

    def places(self, words: str) -> tuple[Span, ...]:
        """The spans of the text that read ``words``, quote marks around them aside.

        >>> Locator("He said “no\\u00a0 deal”.").places('"no deal"')
        (Span(start=9, end=17),)
        """
        copied = words.strip().strip(_MARKS).strip()
        if not copied:
            return ()
        exact = tuple(islice(self._found(copied, self._plain), MAX_PLACES))
        folded = self._found(fold(copied, LAYOUT).text, self._folded)
        return exact or tuple(islice(folded, MAX_PLACES))

    def _found(self, needle: str, hay: Folded) -> Iterator[Span]:
        at = hay.text.find(needle)
        while at >= 0:
            span = trimmed(self.text, hay.span(at, at + len(needle)))
            if not self._cuts(span) and self._reads(span, needle, hay):
                yield span
            at = hay.text.find(needle, at + 1)

    def _reads(self, span: Span, needle: str, hay: Folded) -> bool:
        """Whether the span folds to the needle, and no replaced piece was cut by it."""
        words = span.of(self.text)
        return (words if hay is self._plain else fold(words, LAYOUT).text) == needle

    def _cuts(self, span: Span) -> bool:
        """Whether a word goes on over an end of ``span``."""
        return any(
            0 < at < len(self.text) and self.text[at - 1].isalnum() and self.text[at].isalnum()
            for at in span
        )
