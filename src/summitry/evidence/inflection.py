"""Regular forms of English verbs and nouns, by the rules of spelling.

    -s    after s, x, z, ch, sh and after a consonant and o: -es; a consonant and y: -ies
    -ed   after e: -d; a consonant and y: -ied
    -ing  in place of a last e, but for -ee, -oe, -ye

Whether a last consonant is doubled ("stopped", "offered") hangs on the stress, which spelling does
not show: who calls says so, by giving the stem with the letter doubled.
"""

from __future__ import annotations

import re

__all__ = ["with_ed", "with_ing", "with_s"]

_HISS = re.compile(r"(?:s|x|z|ch|sh|[^aeiou]o)\Z")
_SOFT_Y = re.compile(r"[^aeiou]y\Z")
_SILENT_E = re.compile(r"[^eoy]e\Z")


def with_s(word: str) -> str:
    """The plural of a noun, or the form of a verb with "she".

    >>> [with_s(word) for word in ("demand", "wish", "veto", "radio", "deny", "say")]
    ['demands', 'wishes', 'vetoes', 'radios', 'denies', 'says']
    """
    if _HISS.search(word):
        return word + "es"
    return word[:-1] + "ies" if _SOFT_Y.search(word) else word + "s"


def with_ed(stem: str) -> str:
    """The past of a verb, of its ``stem``.

    >>> [with_ed(stem) for stem in ("demand", "agree", "deny", "stay", "admitt")]
    ['demanded', 'agreed', 'denied', 'stayed', 'admitted']
    """
    if stem.endswith("e"):
        return stem + "d"
    return stem[:-1] + "ied" if _SOFT_Y.search(stem) else stem + "ed"


def with_ing(stem: str) -> str:
    """The form in -ing of a verb, of its ``stem``.

    >>> [with_ing(stem) for stem in ("demand", "urge", "agree", "deny", "admitt")]
    ['demanding', 'urging', 'agreeing', 'denying', 'admitting']
    """
    return (stem[:-1] if _SILENT_E.search(stem) else stem) + "ing"
