"""Names as words: how they compare, which words are titles, and the full names of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from summitry.evidence.speech.closed import (
    ADVERBS,
    DETERMINERS,
    JOINING,
    PREPOSITIONS,
    PRONOUNS,
    TIME,
)

__all__ = [
    "MENTION_PRONOUNS",
    "PLURAL",
    "SINGULAR",
    "SMALL",
    "TITLES",
    "Key",
    "at_an_end",
    "capitalised",
    "full_names",
    "key_of",
    "members",
    "names_by_part",
    "shown_words",
    "without_owner",
]

Key = tuple[str, ...]
"""A name as it compares."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


SINGULAR, PLURAL = _set("he she him his her"), _set("they their them")
MENTION_PRONOUNS = SINGULAR | PLURAL | _set("it its i we you who which that this")
TITLES = _set(
    "mr mrs ms miss dr president premier prime minister chancellor secretary senator sen rep "
    "representative governor gov general gen admiral ambassador king queen prince sheikh "
    "chairman chairwoman chair leader director professor prof sir lord lady judge justice "
    "speaker foreign defense defence vice deputy former acting state of interior finance "
    "national security adviser advisor envoy special marshal colonel col lt sgt us republican "
    "democratic nominee candidate"
)
SMALL = _set("the a an of and for from in on by to at with de al bin von van di la")
_OPENERS = PREPOSITIONS | JOINING | DETERMINERS | ADVERBS | PRONOUNS | TIME | {"and", "but"}
_OWNER = re.compile(r"['’]s?\Z")
_WORD = re.compile(r"[^\W_]+(?:['’.\-‑][^\W_]+)*['’]?")
_CAPITAL = r"[A-Z][^\W_]*(?:[’'\-‑][^\W_]+)*"
_FULL_NAME = re.compile(rf"{_CAPITAL}(?: (?:[A-Z]\.|{_CAPITAL}|de|al|bin|von|van)){{1,5}}")
_BEGINS = re.compile(r"[A-Z]|the |a |an |his |her |their |other |several |many ")


def key_of(words: str) -> Key:
    """How names compare: small letters; hyphens part words; points and a leading "the" go.

    >>> key_of("the Kim Jong-un") == key_of("Kim Jong Un")
    True
    """
    plain = re.sub(r"['’]s?\b", "", words.lower().replace(".", ""))
    parts = re.findall(r"[^\W_]+", plain)
    return tuple(parts[1:] if parts[:1] == ["the"] else parts)


def shown_words(words: str) -> list[str]:
    """The words of a mention as printed; hyphened ones are one, an owner's mark stays."""
    return _WORD.findall(words)


def without_owner(words: str) -> str:
    """``words`` without an owner's mark at the end.

    >>> without_owner("Kim’s")
    'Kim'
    """
    return _OWNER.sub("", words)


def capitalised(words: str) -> list[str]:
    """The words of a mention with a capital that are neither titles nor small words."""
    plain = TITLES | SMALL
    return [w for w in shown_words(words) if w[0].isupper() and not plain.issuperset(key_of(w))]


def members(words: str) -> list[str]:
    """The members of a joint source: those between commas and "and" that begin like a source.

    >>> members("The president and Secretary of State Mike Pompeo")
    ['The president', 'Secretary of State Mike Pompeo']
    """
    parts = [part.strip() for part in re.split(r",? and |, ", words) if part.strip()]
    return parts if len(parts) > 1 and all(_BEGINS.match(part) for part in parts) else []


@lru_cache(maxsize=4)
def full_names(text: str) -> tuple[tuple[int, str], ...]:
    """Runs of two to six capitalised words, with their places; titles and openers before go.

    >>> full_names("When Kim met President Moon Jae-in of Seoul")
    ((23, 'Moon Jae-in'),)
    """
    return tuple(
        (m.start() + m.group().find(run), run)
        for m in _FULL_NAME.finditer(text)
        for run in _runs(m.group())
    )


@lru_cache(maxsize=4)
def names_by_part(text: str) -> dict[str, tuple[tuple[int, str], ...]]:
    """The full names of ``text`` by their first and by their last part; each name once."""
    found: dict[str, dict[Key, tuple[int, str]]] = {}
    for place, name in full_names(text):
        key = key_of(name)
        for part in {key[0], key[-1]}:
            found.setdefault(part, {}).setdefault(key, (place, name))
    return {part: tuple(names.values()) for part, names in found.items()}


def _runs(words: str) -> Iterator[str]:
    """The names in one run of capitals: an owner's mark ends one ("Ohio's Jo Roe")."""
    for stretch in re.split(r"(?:['’]s|s['’]) ", words):
        shown = stretch.split(" ")
        while shown and (TITLES | _OPENERS).issuperset(key_of(shown[0]) or ("the",)):
            shown = shown[1:]
        if len(shown) > 1:
            yield without_owner(" ".join(shown))


def at_an_end(part: str, name: str) -> bool:
    """Whether ``part`` is the first or last part of a full ``name``."""
    key = key_of(name)
    return part in (key[0], key[-1])
