"""Keys of a case for names in their order, alike ones too, and none that a rule reserves.

They are made as in model.keys; a word that a case reserves gets ``_`` behind it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from summitry.model.keys import free_key, key_for

__all__ = ["keys"]


def keys(names: Iterable[str], start: str, reserved: Collection[str] = ()) -> list[str]:
    """A key for each of ``names``, none of them ``reserved``; ``start`` as in key_for.

    >>> keys(["Côte d'Or", "cote d or", "10 %", "and", "…"], "x", {"and"})
    ['cote_d_or', 'cote_d_or_2', 'x_10', 'and_', 'x']
    """
    found: dict[str, None] = {}
    for name in names:
        plain = key_for(name, start)
        found[free_key(f"{plain}_" if plain in reserved else plain, found)] = None
    return list(found)
