"""Words: names, lists, plurals and numbers as a reader expects them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

__all__ = [
    "Line",
    "about",
    "beyond",
    "capital",
    "count",
    "joined",
    "line",
    "marked",
    "number",
    "percent",
    "points",
    "possessive",
    "resting_on",
    "share_words",
    "shown",
    "whole",
]

Line = dict[str, Any]
"""A sentence with what it rests on: text, claims (keys), numbers (ledger keys), one_sided."""

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def line(
    text: str, claims: Iterable[str] = (), numbers: Iterable[str] = (), one_sided: bool = False
) -> Line:
    """A sentence with its footing; keys stand once, in the order given."""
    return {
        "text": text,
        "claims": list(dict.fromkeys(claims)),
        "numbers": list(dict.fromkeys(numbers)),
        "one_sided": one_sided,
    }


def resting_on(text: str, lines: Iterable[Line]) -> Line:
    """A sentence that rests on all that ``lines`` rest on."""
    footing = list(lines)
    return line(
        text,
        [claim for one in footing for claim in one["claims"]],
        [key for one in footing for key in one["numbers"]],
        any(one["one_sided"] for one in footing),
    )


def joined(parts: Sequence[str], last: str = "and") -> str:
    """A list in words.

    >>> joined(["a", "b", "c"])
    'a, b and c'
    """
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def count(n: int, noun: str, plural: str = "") -> str:
    """A count with its noun, small numbers in words.

    >>> count(1, "deal"), count(3, "party", "parties"), count(2688, "deal")
    ('one deal', 'three parties', '2,688 deals')
    """
    shown = _SMALL[n] if 0 <= n < len(_SMALL) else whole(n)
    return f"{shown} {noun if n == 1 else plural or noun + 's'}"


def whole(n: int | None) -> str:
    """A whole number as a reader takes it in: with commas, and above 10^15 as a power of ten.

    >>> whole(3696), whole(1208925819614629174706176), whole(None)
    ('3,696', '1.21 × 10^24', 'the uncounted')
    """
    if n is None:
        return "the uncounted"
    if abs(n) < 10**15:
        return f"{n:,}"
    power = len(str(abs(n))) - 1
    scaled = Fraction(n, 10**power)
    if round(float(scaled), 2) >= 10:
        scaled, power = scaled / 10, power + 1
    return f"{float(scaled):.2f} × 10^{power}"


def capital(text: str) -> str:
    """The text with its first letter in capitals."""
    return text[:1].upper() + text[1:]


_HIDING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def shown(text: str) -> str:
    """The text without what could hide or move the words around it: control characters, overrides
    of the writing direction and what is no character, each replaced by a mark.

    >>> shown("no\\x1b[2Jdeal")
    'no\ufffd[2Jdeal'
    """
    return _HIDING.sub("\N{REPLACEMENT CHARACTER}", text)


def marked(text: str) -> str:
    """A demand in the words of the case; quotation marks are kept for the words of sources.

    >>> marked("the market opens daily")
    '‹the market opens daily›'
    """
    return f"‹{text}›"


def possessive(name: str) -> str:
    """Whose something is.

    >>> possessive("North Korea"), possessive("the United States")
    ('North Korea’s', 'the United States’')
    """
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def points(n: int) -> str:
    """Points with their sign: +12, −3, 0; the minus is a minus, not a hyphen."""
    return f"+{n:,}" if n > 0 else f"−{-n:,}" if n < 0 else "0"


def percent(share: Fraction | None) -> str | None:
    """A share as whole percent, rounded down so that nothing reads 100 % that is not."""
    if share is None:
        return None
    if 0 < share < Fraction(1, 100):
        return "under 1 %"
    if Fraction(99, 100) < share < 1:
        return "over 99 %"
    return f"{int(share * 100)} %"


def share_words(share: float, *, up: bool) -> str:
    """An end of an interval for a ``share``, rounded outwards: ``up`` for the upper end.

    >>> share_words(0.32214, up=False), share_words(0.33459, up=True)
    ('32.2 %', '33.5 %')
    >>> share_words(0.0001844, up=True)
    '0.02 %'
    """
    if share in (0, 1):
        return f"{100 * share:.0f} %"
    places = 1 if share >= 0.01 else max(2, -math.floor(math.log10(100 * share)))
    scaled = Fraction(share) * 10 ** (places + 2)
    rounded = math.ceil(scaled) if up else math.floor(scaled)
    return f"{rounded / 10**places:.{places}f} %"


def beyond(threshold: float, central: float) -> float:
    """A threshold with three digits at most, rounded away from ``central`` so that it still flips.

    >>> beyond(33.5547, 37.5), beyond(39.172, 34.0), beyond(520.46, 540.0)
    (33.5, 39.2, 520.0)
    """
    if threshold == 0:
        return 0.0
    places = max(0, 2 - math.floor(math.log10(abs(threshold))))
    scaled = Fraction(str(threshold)) * 10**places
    rounded = math.floor(scaled) if threshold < central else math.ceil(scaled)
    return float(Fraction(rounded, 10**places))


def about(value: float) -> float:
    """A number to two digits, those before the point all kept: as close as a guess can say it.

    >>> about(0.6497), about(16.18), about(520.46), about(0)
    (0.65, 16.0, 520.0, 0.0)
    """
    if value == 0:
        return 0.0
    return round(float(value), max(0, 1 - math.floor(math.log10(abs(value)))))


def number(value: float | None) -> str:
    """A number without more digits than a judgement has: three at most.

    >>> number(540.0), number(0.55), number(26.3671), number(999.7)
    ('540', '0.55', '26.4', '1,000')
    """
    if value is None:
        return ""
    if abs(value) >= 100 or value == int(value):
        return f"{value:,.0f}".replace("-", "−")
    return f"{value:.3g}".replace("-", "−")
