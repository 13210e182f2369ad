"""Keys: the words by which a case calls its parties, issues, documents, voices and claims.

A key is letters of any script, digits and ``_``, no digit first, at most LONGEST characters. One
for a name is made so: the name is taken apart into plain letters and accents (Unicode NFKD),
accents are dropped, letters become small, and every run of other marks becomes one ``_``. What then
begins with no letter gets a word in front, and what is taken gets ``_2``, ``_3`` and so on behind.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from itertools import count

__all__ = ["KEY", "LONGEST", "free_key", "is_key", "key_for"]

KEY = r"^[^\W\d]\w*$"
"""What a key looks like, as a regular expression."""

LONGEST = 60
"""Characters of the longest key."""

_MADE = LONGEST - 10
"""Characters of the longest key that is made of a name: a number may follow."""


def is_key(text: str) -> bool:
    """Whether ``text`` is a key.

    >>> is_key("us_2"), is_key("2_us"), is_key("United States")
    (True, False, False)
    """
    return len(text) <= LONGEST and re.fullmatch(KEY[1:-1], text) is not None


def key_for(name: str, start: str, longest: int = _MADE) -> str:
    """A key made of at most ``longest`` characters of ``name``, ``start`` in front if need be.

    >>> key_for("Côte d'Or", "x"), key_for("7 dwarfs", "issue"), key_for("…", "x")
    ('cote_d_or', 'issue_7_dwarfs', 'x')
    """
    apart = unicodedata.normalize("NFKD", name[:500]).lower()
    letters = unicodedata.normalize("NFKC", "".join(c for c in apart if not _is_accent(c)))
    words = "".join(c if c.isalpha() or c in "0123456789" else " " for c in letters).split()
    if not words or not words[0][0].isalpha():
        words = [start, *words]
    return "_".join(words)[:longest].strip("_")


def free_key(wanted: str, taken: Collection[str]) -> str:
    """``wanted``, or with the first number after it that makes it none of ``taken``.

    >>> free_key("lifted", {"lifted", "lifted_2"})
    'lifted_3'
    """
    if wanted not in taken:
        return wanted
    return next(key for n in count(2) if (key := f"{wanted}_{n}") not in taken)


def _is_accent(character: str) -> bool:
    return unicodedata.category(character).startswith("M")
