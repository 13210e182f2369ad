"""Keys proposed for names that come without one.

A name is taken apart into plain letters and accents (Unicode NFKD), accents are dropped, letters
become small, and every run of other marks becomes one ``_``. What begins with no letter gets the
``start`` in front, and what is taken gets ``_2``, ``_3`` and so on behind it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable

__all__ = ["LONGEST", "is_key", "proposed_keys"]

LONGEST = 60
"""Characters of the longest key that a case allows."""

_KEY = re.compile(r"[^\W\d]\w*")  # as in the case format


def is_key(text: str) -> bool:
    """Whether ``text`` is a key: letters, digits and ``_``, no digit first, at most LONGEST.

    >>> is_key("us_2"), is_key("2_us"), is_key("United States")
    (True, False, False)
    """
    return len(text) <= LONGEST and _KEY.fullmatch(text) is not None


def proposed_keys(names: Iterable[str], start: str, taken: Collection[str] = ()) -> dict[str, str]:
    """A key for each different one of ``names``, none of them ``taken``; ``start`` as said above.

    >>> proposed_keys(["Côte d'Or", "cote d or", "7 dwarfs"], "issue", {"issue_7_dwarfs"})
    {"Côte d'Or": 'cote_d_or', 'cote d or': 'cote_d_or_2', '7 dwarfs': 'issue_7_dwarfs_2'}
    """
    used = set(taken)
    found: dict[str, str] = {}
    for name in dict.fromkeys(names):
        plain, number = _plain(name, start), 1
        key = plain
        while key in used:
            number += 1
            key = f"{plain}_{number}"
        used.add(key)
        found[name] = key
    return found


def _plain(name: str, start: str) -> str:
    letters = (c for c in unicodedata.normalize("NFKD", name[:500]).lower() if not _is_accent(c))
    words = "".join(c if c.isalpha() or c in "0123456789" else " " for c in letters).split()
    key = "_".join(words)[: LONGEST - 10].strip("_")
    return key if is_key(key) else "_".join(part for part in (start, key) if part)


def _is_accent(character: str) -> bool:
    return unicodedata.category(character).startswith("M")
