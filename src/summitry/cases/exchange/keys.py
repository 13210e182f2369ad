"""Keys of a case made from names of any kind, the same ones each time and no two alike.

A name is taken apart into plain letters and accents (Unicode NFKD), accents are dropped, letters
become small, and every run of other marks becomes one ``_``. Letters of any script stay. What
begins with a digit gets the ``start`` in front; a word that a case reserves gets ``_`` behind it;
what stood before gets ``_2``, ``_3`` and so on.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable

__all__ = ["keys"]

_LONGEST = 50


def keys(names: Iterable[str], start: str, reserved: Collection[str] = ()) -> list[str]:
    """A key for each of ``names``, none of them ``reserved``; ``start`` is as said above.

    >>> keys(["Côte d'Or", "cote d or", "10 %", "and", "…"], "x", {"and"})
    ['cote_d_or', 'cote_d_or_2', 'x_10', 'and_', 'x']
    """
    used: set[str] = set()
    found = []
    for name in names:
        plain = _plain(name, start)
        plain = f"{plain}_" if plain in reserved else plain
        key, number = plain, 1
        while key in used:
            number += 1
            key = f"{plain}_{number}"
        used.add(key)
        found.append(key)
    return found


def _plain(name: str, start: str) -> str:
    letters = (c for c in unicodedata.normalize("NFKD", name).lower() if _kept(c))
    words = "".join(c if c.isalpha() or c in "0123456789" else " " for c in letters).split()
    key = "_".join(words)[:_LONGEST].strip("_")
    return key if key[:1].isalpha() else "_".join(part for part in (start, key) if part)


def _kept(character: str) -> bool:
    return not unicodedata.category(character).startswith("M")
