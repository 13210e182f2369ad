"""Checking quotes: does each claim's quote still stand in its document, and where?

A quote is anchored by its words and by what stands before and after, prefix and suffix
(TextQuoteSelector, W3C Web Annotation Data Model (2017), section 4.2.4). It is looked for as
printed, then with the layout folded, then with the spelling folded too (see folding). The first
reading in which it stands between its neighbours counts; of several places those that cut no word
come first, then the first in the text.

    verified    stands there as printed
    folded      stands there once the folds named are applied
    moved       the document is at hand and the quote does not stand in it: an error in the case
    unverified  the document is not at hand
    paraphrase  the claim has no quote

Prefix and suffix are always compared folded, white space next to the quote aside.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from summitry.evidence.documents import FoundDocument, FoundDocuments
from summitry.evidence.folding import FOLDS, LAYOUT, Folded, fold
from summitry.evidence.nearest import nearest_passage, shown_passage, whole_words
from summitry.model.claim import Claim

__all__ = [
    "FOLDED",
    "MAX_PLACES",
    "MOVED",
    "PARAPHRASE",
    "UNVERIFIED",
    "VERIFIED",
    "QuoteCheck",
    "check_quote",
    "check_quotes",
]

VERIFIED, FOLDED, MOVED = "verified", "folded", "moved"
UNVERIFIED, PARAPHRASE = "unverified", "paraphrase"

MAX_PLACES = 1_000
"""How many places of one quote are looked at."""

_LEVELS: tuple[tuple[str, ...], ...] = ((), LAYOUT, FOLDS)
_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """What became of one quote.

    ``span`` : [start, end) in the document's text if the status is VERIFIED or FOLDED.
    ``folds`` : the folds without which the quote would not stand there.
    ``occurrences`` : places where the words stand in that reading, whatever their neighbours.
    ``nearest`` : if MOVED, what the document says instead, where anything is like it.
    """

    claim: str
    document: str
    status: str
    folds: tuple[str, ...] = ()
    span: _Span | None = None
    occurrences: int = 0
    nearest: str | None = None
    reason: str = ""


def check_quotes(claims: Iterable[Claim], found: FoundDocuments) -> tuple[QuoteCheck, ...]:
    """One check for each of ``claims``, in their order, against the documents ``found``.

    Raises UnknownName if the document of a claim was not looked for.
    """

    @cache
    def text_of(document: str) -> _Text:
        return _Text(found[document].text or "")

    return tuple(
        _unverified(claim, found[claim.document])
        if found[claim.document].text is None and claim.quote is not None
        else _check(claim, text_of(claim.document))
        for claim in claims
    )


def check_quote(claim: Claim, text: str) -> QuoteCheck:
    """The check of one ``claim`` against the ``text`` of its document.

    >>> claim = Claim("c", "d", ("reporter", "us"), "claim", quote="full denuclearization")
    >>> check = check_quote(claim, "the goal of full denuclearisation.")
    >>> check.status, check.folds, check.span
    ('folded', ('spelling',), (12, 33))
    """
    return _check(claim, _Text(text))


class _Text:
    """The text of one document, each folded form of it made once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._folded: dict[tuple[str, ...], Folded] = {}

    def folded(self, folds: tuple[str, ...]) -> Folded:
        if folds not in self._folded:
            self._folded[folds] = fold(self.text, folds)
        return self._folded[folds]


def _check(claim: Claim, text: _Text) -> QuoteCheck:
    quote = claim.quote
    if quote is None:
        return QuoteCheck(claim.id, claim.document, PARAPHRASE)
    apart: list[_Span] = []
    for folds in _LEVELS:
        places = list(islice(_places(quote, text, folds), MAX_PLACES))
        fitting = [place for place in places if _fits(claim, text.text, place)]
        if fitting:
            return _standing(claim, quote, text.text, folds, places, fitting)
        apart = places or apart
    return _moved(claim, quote, text.text, apart)


def _unverified(claim: Claim, entry: FoundDocument) -> QuoteCheck:
    reason = f"{entry.status}: {entry.reason}"
    return QuoteCheck(claim.id, claim.document, UNVERIFIED, reason=reason)


def _places(quote: str, text: _Text, folds: tuple[str, ...]) -> Iterator[_Span]:
    """Where the folded quote stands, as spans of the original that fold to it."""
    needle, folded = fold(quote, folds).text, text.folded(folds)
    at = folded.text.find(needle) if fold(quote).text.strip() else -1
    while at >= 0:
        start, end = folded.span(at, at + len(needle))
        if fold(text.text[start:end], folds).text == needle:
            yield start, end
        at = folded.text.find(needle, at + 1)


def _fits(claim: Claim, text: str, place: _Span) -> bool:
    """Whether the neighbours of ``place`` are those the claim gives, in some folded reading."""
    start, end = place
    before = text[max(0, start - 2 * len(claim.prefix) - 50) : start] if claim.prefix else ""
    after = text[end : end + 2 * len(claim.suffix) + 50] if claim.suffix else ""

    def plain(words: str, folds: tuple[str, ...]) -> str:
        return fold(words, folds).text.strip()

    return any(
        plain(before, folds).endswith(plain(claim.prefix, folds)) for folds in _LEVELS[1:]
    ) and any(plain(after, folds).startswith(plain(claim.suffix, folds)) for folds in _LEVELS[1:])


def _standing(
    claim: Claim,
    quote: str,
    text: str,
    folds: tuple[str, ...],
    places: list[_Span],
    fitting: list[_Span],
) -> QuoteCheck:
    whole = [place for place in fitting if not _cuts_a_word(text, place)]
    span = (whole or fitting)[0]
    reasons = [] if whole else ["begins or ends inside a word"]
    if len(whole or fitting) > 1:
        reasons.append(f"fits at {_number(len(whole or fitting))} places; this is the first")
    return QuoteCheck(
        claim.id,
        claim.document,
        FOLDED if folds else VERIFIED,
        _needed(quote, text[slice(*span)], folds),
        span,
        len(places),
        reason="; ".join(reasons),
    )


def _needed(quote: str, passage: str, folds: tuple[str, ...]) -> tuple[str, ...]:
    """The folds without which the two would differ."""

    def differ_without(name: str) -> bool:
        others = [other for other in folds if other != name]
        return fold(quote, others).text != fold(passage, others).text

    return tuple(name for name in folds if differ_without(name)) or folds


def _moved(claim: Claim, quote: str, text: str, apart: list[_Span]) -> QuoteCheck:
    if apart:
        start, end = apart[0]
        near: _Span | None = whole_words(
            text, max(0, start - len(claim.prefix)), min(len(text), end + len(claim.suffix))
        )
        times = "once" if len(apart) == 1 else f"{_number(len(apart))} times"
        reason = f"the words stand there {times}, but not between these neighbours"
    else:
        near = nearest_passage(quote, text)
        reason = "the quote does not stand in its document"
        reason += "" if near else ", nor anything like it"
    nearest = shown_passage(text, *near) if near else None
    return QuoteCheck(
        claim.id, claim.document, MOVED, occurrences=len(apart), nearest=nearest, reason=reason
    )


def _cuts_a_word(text: str, place: _Span) -> bool:
    return any(0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum() for at in place)


def _number(count: int) -> str:
    return f"{count:,}" if count < MAX_PLACES else f"{count:,} or more"
