"""Anchors: where in its text a quote stands, written down so that it can be found again.

An anchor holds the words, what stands before and after them (TextQuoteSelector), their place in
code points (TextPositionSelector, W3C Web Annotation Data Model (2017), sections 4.2.4 and 4.2.5)
and the SHA-256 of the text, UTF-8, in which the place was counted. It is looked for in this order:

    1. at its place, if the text is that of the hash and the words stand there
    2. by its words and neighbours, as printed, then folded (see quotes); of several places the
       one that is written down, if the words and neighbours stand there as printed
    3. by likeness: the nearest passage, at least LIKE of 100 alike        changed, to be reviewed
    4. nowhere                                                             kept, not verified

A claim keeps the words it came with: nothing is corrected here, only said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from summitry.evidence.documents import ABSENT, FOUND, FoundDocument, FoundDocuments
from summitry.evidence.exchange.record import Loaded, Record, shown
from summitry.evidence.folding import fold
from summitry.evidence.nearest import nearest_passage, shown_passage
from summitry.evidence.quotes import UNVERIFIED, QuoteCheck, check_quote, check_quotes
from summitry.evidence.spans import Span
from summitry.model.claim import REPORTER, Claim

__all__ = [
    "CHANGED",
    "CONTEXT",
    "LIKE",
    "STANDS",
    "WIDEST",
    "Anchor",
    "Resolved",
    "checked",
    "neighbours",
    "pinned",
    "resolve",
    "settled",
    "text_hash",
]

CONTEXT = 32
"""Characters before and after the words that an anchor holds."""

WIDEST = 200
"""Most of them: as many as a case allows for a prefix or a suffix."""

LIKE = 85.0
"""Likeness (0..100, by insertions and deletions) from which a passage is the quote, changed."""

STANDS, CHANGED = "stands", "changed"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words ``exact``, their neighbours, their ``span`` and the ``hash`` of the text."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    span: Span | None = None
    hash: str | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """Where an anchor leads: ``status`` is STANDS, CHANGED or UNVERIFIED; ``nearest`` is what the
    text says instead, if CHANGED."""

    status: str
    span: Span | None = None
    nearest: str = ""


def resolve(anchor: Anchor, text: str | None) -> Resolved:
    """Where the words of ``anchor`` stand in ``text``, in the order of the module's docstring.

    >>> resolve(Anchor("the centre", span=Span(5, 15)), "In the center and the centre.")
    Resolved(status='stands', span=Span(start=18, end=28), nearest='')
    """
    if text is None:
        return Resolved(UNVERIFIED)
    span = anchor.span
    here = span is not None and span.of(text) == anchor.exact
    if span is not None and here and anchor.hash == text_hash(text):
        return Resolved(STANDS, span)
    if span is not None and here and _between(anchor, text, span):
        return Resolved(STANDS, span)
    check = check_quote(_claim(anchor), text)
    return Resolved(STANDS, Span(*check.span)) if check.span else _nearest(anchor.exact, text)


def text_hash(text: str) -> str:
    """SHA-256 of ``text`` in UTF-8, in hexadecimal."""
    return sha256(text.encode()).hexdigest()


def neighbours(text: str, span: tuple[int, int], width: int = CONTEXT) -> tuple[str, str]:
    """Up to ``width`` characters of ``text`` before ``span`` and after it.

    >>> neighbours("one two three", (4, 7), 3)
    ('ne ', ' th')
    """
    start, end = span
    return text[max(0, start - width) : start], text[end : end + width]


def checked(record: Record) -> dict[str, QuoteCheck]:
    """The check of every claim of ``record``, by the claim's id; each text is folded once."""
    ids = {claim.document for claim in record.claims} | set(record.texts)
    texts = {id_: record.texts.get(id_) for id_ in ids}
    found = {
        id_: FoundDocument(id_, ABSENT if text is None else FOUND, text)
        for id_, text in texts.items()
    }
    return {check.claim: check for check in check_quotes(record.claims, FoundDocuments(found))}


def pinned(claim: Claim, text: str, span: Span) -> Claim | None:
    """``claim`` with the neighbours it needs for its quote to be found at ``span`` of ``text``.

    They are left as they are where they do, else as wide as it takes, up to WIDEST; None if even
    those do not lead there.
    """
    if _leads_to(claim, text, span):
        return claim
    width = CONTEXT
    while width <= WIDEST:
        before, after = neighbours(text, span, width)
        wider = replace(claim, prefix=before, suffix=after)
        if _leads_to(wider, text, span):
            return wider
        width = min(2 * width, WIDEST) if width < WIDEST else WIDEST + 1
    return None


def settled(record: Record, anchors: Mapping[str, Anchor]) -> Loaded:
    """``record`` with each quote looked for where ``anchors`` (by claim) say, and the remarks.

    Neighbours are added to a claim only where its quote stands at several places and the anchor
    says at which.
    """
    checks = checked(record)
    claims, remarks = [], _not_at_hand(checks.values())
    for claim in record.claims:
        text = record.texts.get(claim.document)
        now, remark = claim, ""
        if text is not None and claim.quote is not None:
            anchor = anchors.get(claim.id) or _anchor(claim)
            now, remark = _settled(claim, anchor, text, checks[claim.id].span)
        claims.append(now)
        remarks += [remark] if remark else []
    return Loaded(replace(record, claims=tuple(claims)), tuple(remarks))


def _settled(
    claim: Claim, anchor: Anchor, text: str, stands: tuple[int, int] | None
) -> tuple[Claim, str]:
    if stands and anchor.span in (None, stands):
        return claim, ""
    found = resolve(anchor, text)
    if found.status == CHANGED:
        return claim, f"{claim.id}: changed, review: its document says '{found.nearest}'"
    if found.span is None:
        return claim, f"{claim.id}: kept, not verified: its quote does not stand in its document"
    if stands == found.span:
        return claim, ""
    there = pinned(claim, text, found.span)
    if there is None:
        return claim, f"{claim.id}: its quote stands at several places, which one cannot be told"
    return there, ""


def _not_at_hand(checks: Iterable[QuoteCheck]) -> list[str]:
    """One line for all quotes whose texts are not at hand."""
    absent = [check.document for check in checks if check.status == UNVERIFIED]
    if not absent:
        return []
    return [f"quotes kept, not verified: {len(absent)}; texts not at hand: {shown(absent)}"]


def _leads_to(claim: Claim, text: str, span: Span) -> bool:
    quote = claim.quote or ""
    bare = not (claim.prefix or claim.suffix) and span.of(text) == quote
    if bare and fold(quote).text.strip() and text.find(quote) == text.rfind(quote):
        return True
    return check_quote(claim, text).span == span


def _between(anchor: Anchor, text: str, span: Span) -> bool:
    """Whether the neighbours at ``span``, as printed, are those of the ``anchor``."""
    before = text.endswith(anchor.prefix, 0, span.start)
    return before and text.startswith(anchor.suffix, span.end)


def _nearest(exact: str, text: str) -> Resolved:
    from rapidfuzz.fuzz import ratio

    near = nearest_passage(exact, text)
    if near is None or ratio(fold(exact).text, fold(text[slice(*near)]).text) < LIKE:
        return Resolved(UNVERIFIED)
    return Resolved(CHANGED, Span(*near), shown_passage(text, *near))


def _anchor(claim: Claim) -> Anchor:
    return Anchor(claim.quote or "", claim.prefix, claim.suffix)


def _claim(anchor: Anchor) -> Claim:
    """A claim with the words of ``anchor``, for the check of its quote."""
    exact, prefix, suffix = anchor.exact, anchor.prefix, anchor.suffix
    return Claim("", "", (REPORTER,), "claim", quote=exact, prefix=prefix, suffix=suffix)
