"""Which parties a stretch of text names: by their names, their speakers' names, and the aliases.

Names are matched as printed, whole words, the longest first; a name inside a longer one ("Kim" in
"Kim Eui-kyeom") is the longer one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from summitry.evidence.spans import Span
from summitry.model.claim import Voice
from summitry.model.party import Party

__all__ = ["Named", "party_finder"]

Named = Callable[[str, Span], tuple[str, ...]]
"""The parties, by id, that a span of a text names, in the order of their first mention."""


def party_finder(
    parties: Iterable[Party], voices: Iterable[Voice] = (), aliases: Mapping[str, str] | None = None
) -> Named:
    """Finds which of ``parties`` a text names; ``voices`` are known so that they are not mistaken,
    ``aliases`` lead other words to a speaker, a party or a voice.

    >>> us = Party("us", "United States", speakers=("Jo Ray",))
    >>> find = party_finder([us], aliases={"Washington": "us"})
    >>> text = "Washington and Jo Ray"
    >>> find(text, Span(0, len(text)))
    ('us',)
    """
    sides: dict[str, str | None] = {voice.name: None for voice in voices}
    ids = {voice.id: None for voice in voices}
    known = tuple(parties)
    for party in known:
        sides |= dict.fromkeys((party.name, party.called, *party.speakers), party.id)
    named: dict[str, str | None] = {**ids, **sides, **{party.id: party.id for party in known}}
    sides |= {words: named.get(meant) for words, meant in (aliases or {}).items()}
    pattern = _any_of(name for name in sides if name)

    def find(text: str, span: Span) -> tuple[str, ...]:
        met = (sides[m[0]] for m in pattern.finditer(text, *span)) if pattern else ()
        return tuple(dict.fromkeys(side for side in met if side is not None))

    return find


def _any_of(names: Iterable[str]) -> re.Pattern[str] | None:
    ordered = sorted(names, key=lambda name: (-len(name), name))
    if not ordered:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w|-\w)")
