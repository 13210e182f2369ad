"""The people and bodies that a text quotes, for a starter case: no names need be known before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summitry.evidence.spans import Span
from summitry.evidence.speech.attribution import Attribution
from summitry.evidence.speech.name_words import (
    MENTION_PRONOUNS,
    TITLES,
    apposed,
    key_of,
    members,
    names_by_part,
    without_owner,
)

__all__ = ["Quoted", "quoted_in"]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A person or body that a text quotes: ``count`` times, under the ``forms`` of its name."""

    name: str
    count: int
    forms: tuple[str, ...]


def quoted_in(text: str, found: Sequence[Attribution]) -> tuple[Quoted, ...]:
    """The people and bodies quoted in ``text``, most often first, for a starter case.

    Forms of one name are merged: titles fall away, and a part ("Trump") joins the one full name
    of the text that holds it. Pronouns are left out.
    """
    full = names_by_part(text)
    counts: Counter[str] = Counter()
    forms: dict[str, dict[str, None]] = {}
    for a in found:
        words = _named(text, a.source) if a.source is not None else ""
        for part in members(words) or ([words] if words else []):
            if part.lower() not in MENTION_PRONOUNS:
                name = _merged(part, full)
                counts[name] += 1
                forms.setdefault(name, {})[part] = None
    ranked = sorted(counts, key=lambda name: (-counts[name], name))
    return tuple(Quoted(name, counts[name], tuple(sorted(forms[name]))) for name in ranked)


def _named(text: str, source: Span) -> str:
    """The words of a source; of a role with a name behind it ("the chair, Ana Roe,") the name."""
    place = apposed(text, source)
    return without_owner((Span(*place) if place else source).of(text))


def _merged(words: str, full: Mapping[str, Sequence[tuple[int, str]]]) -> str:
    """The name under which ``words`` count: without titles, and as the full name of the text."""
    shown = words.split(" ")
    while len(shown) > 1 and (TITLES | {"the"}).issuperset(key_of(shown[0]) or ("the",)):
        shown = shown[1:]
    plain = " ".join(shown) if shown[0][:1].isupper() else words
    key = key_of(plain)
    holders = full.get(key[0], ()) if len(key) == 1 else ()
    names = {key_of(name): name for _, name in holders}
    return next(iter(names.values())) if len(names) == 1 else plain
