"""Stems: words that differ only in their ending count as one.

A word is put in small letters and American spelling (see spelling), loses a final 's and then, time
and again, the longest ending of

    -ations -ation -ements -ement -ments -ment -ated -ates -ating -ions -ion -ing -ate -ies -ied
    -ed -es -ly -s -e -y

as long as at least 4 letters with a vowel among them are left (-s: 3, and none after s, u, i). A
doubled consonant before a dropped -ed or -ing is made single. So sanctions, sanctioned and
sanctioning fall together, and dismantle with dismantlement; office and official do not, nor do
negotiate and negotiator. It is a lighter cut than Porter (1980), who would join too much for names.
"""

from __future__ import annotations

import re
from functools import lru_cache

from summitry.evidence.spelling import us_spelling

__all__ = ["LEAST", "stem"]

LEAST = 4
"""Letters that an ending must leave."""

_ENDINGS = (
    *("ations", "ation", "ements", "ement", "ments", "ment", "ated", "ates", "ating"),
    *("ions", "ing", "ion", "ate"),
    *("ies", "ied", "ed", "es", "ly", "s", "e", "y"),
)


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """What is left of ``word`` without its endings.

    >>> [stem(word) for word in ("Denuclearisation", "denuclearized", "stopped", "talks")]
    ['denucleariz', 'denucleariz', 'stop', 'talk']
    """
    word = us_spelling(word.removesuffix("'s").removesuffix("'")).lower()
    while (shorter := _cut(word)) != word:
        word = shorter
    return word


def _cut(word: str) -> str:
    for ending in _ENDINGS:
        root = word.removesuffix(ending)
        if root != word and _stands(root, ending):
            return _single(root) if ending in ("ed", "ing") else root
    return word


def _stands(root: str, ending: str) -> bool:
    least = LEAST - 1 if ending == "s" else LEAST
    if ending == "s" and root[-1:] in ("s", "u", "i"):
        return False
    return len(root) >= least and re.search("[aeiouy]", root) is not None


def _single(root: str) -> str:
    doubled = root[-1] == root[-2] and root[-1] not in "aeiouls"
    return root[:-1] if doubled else root
