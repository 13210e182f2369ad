"""Names as words: how they compare, which words are titles, and the full names of a text.

The **head** of a mention is the one who speaks: in "Jon Reed of Strait Ferries", "Strait Ferries'
Jon Reed" and "Strait Ferries director Jon Reed" it is Jon Reed, in "a spokesman for Jon Reed" and
"the government of President Reed" it is not. A role with a name behind a comma ("the council's
chair, Mara Holt,") is an apposition: the name says who speaks.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
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
    "apposed",
    "at_an_end",
    "capitalised",
    "full_names",
    "is_head",
    "key_of",
    "longest_in",
    "members",
    "names_by_part",
    "one_person",
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
_OFFICES = _set("state interior finance defense defence justice trade transport health")
_ROLES = _set(
    "president premier minister chancellor secretary senator representative governor general "
    "admiral ambassador king queen prince sheikh chairman chairwoman chair leader director "
    "professor judge speaker deputy adviser advisor envoy marshal colonel head mayor captain boss "
    "chief aide clerk steward diplomat official delegate expert analyst accountant guard"
)
_NO_ROLES = _set(
    "paper newspaper letter order number power centre center other another former latter neither "
    "either matter computer answer tender sector tower river harbour harbor carrier operator "
    "insurer employer maker manufacturer producer regulator retailer lender"
)
_HOLDERS = (["secretary", "of"], ["minister", "of"], ["minister", "for"], ["secretary", "for"])
_BODIES = _set(
    "bank ministry committee council union party commission office department agency court fund "
    "association institute university board office authority house group company front league"
)
_LEAD_TO = _set("of for from by to with at and")
_AFTER = _set("of for from at with in")
SMALL = _set("the a an of and for from in on by to at with de al bin von van di la")
_OPENERS = PREPOSITIONS | JOINING | DETERMINERS | ADVERBS | PRONOUNS | TIME | {"and", "but"}
_OWNER = re.compile(r"['’]s?\Z")
_WORD = re.compile(r"[^\W_]+(?:['’.\-‑][^\W_]+)*['’]?")
_CAPITAL = r"[A-Z][^\W_]*(?:[’'\-‑][^\W_]+)*"
_FULL_NAME = re.compile(rf"{_CAPITAL}(?: (?:[A-Z]\.|{_CAPITAL}|de|al|bin|von|van)){{1,5}}")
_WHOLE_NAME = rf"{_CAPITAL}(?: (?:[A-Z]\.|{_CAPITAL}|de|al|bin|von|van)){{1,3}}"
_REST = r"(?:['’]s?(?: [a-z-]+){1,3}|(?<=of)(?: (?:the|a|its))? [\w-]+(?: [A-Z][\w-]+){0,3})?"
_APPOSED = re.compile(rf"{_REST}, (?P<name>{_WHOLE_NAME})(?=[,.;:?!”\"—–]|$)(?!, (?:and |[A-Z]))")
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


def longest_in(words: str, table: Container[Key]) -> Key | None:
    """The longest key of ``table`` that stands in ``words`` and is no piece of a longer name."""
    key = key_of(words)
    shown = shown_words(words)
    for length in range(len(key), 0, -1):
        for start in range(len(key) - length + 1):
            piece = key[start : start + length]
            if piece in table and not _in_longer(shown, key, start, start + length):
                return piece
    return None


def _in_longer(shown: list[str], key: Key, start: int, end: int) -> bool:
    """Whether a capitalised word that is no title stands right beside a piece of a name.

    An owner's mark between them ("North Korea's Kim") parts them.
    """
    capital = {part for word in shown if word[0].isupper() for part in key_of(word)}
    owners = {key_of(word)[-1] for word in shown if without_owner(word) != word and key_of(word)}
    left = key[start - 1] if start else ""
    right = key[end] if end < len(key) else ""
    beside = {left} - owners if left in capital else set()
    if right in capital and key[end - 1] not in owners:
        beside.add(right)
    hyphened = any(
        {right, key[end - 1]} <= set(key_of(word)) for word in shown if "-" in word and right
    )
    return bool(beside - TITLES - SMALL) or hyphened


def is_head(words: str, piece: Key) -> bool:
    """Whether the person named by ``piece`` is the speaker, not one whose aides or office speak.

    >>> is_head("Jon Reed of Strait Ferries", ("jon", "reed"))
    True
    >>> is_head("a spokesman for Jon Reed", ("jon", "reed"))
    False
    """
    key = key_of(words.split(",", maxsplit=1)[0]) or key_of(words)
    for at in range(len(key) - len(piece) + 1):
        after = key[at + len(piece) :]
        if key[at : at + len(piece)] == piece and (not after or after[0] in _AFTER):
            return _leads(key[:at])
    return False


def _leads(before: Sequence[str]) -> bool:
    """Whether the words before a name are its titles, role or party, none of another speaker."""
    rest, titled = list(before), False
    while rest and rest[-1] in (TITLES | _OFFICES) - {"of"}:
        office = rest.pop() in _OFFICES and rest[-2:] in _HOLDERS
        del rest[len(rest) - 2 * office :]
        titled = titled or not office
    links = [at for at, word in enumerate(rest) if word in _LEAD_TO]
    if not links:
        return True
    of_role = all(rest[at] == "of" and at and rest[at - 1] in _ROLES for at in links)
    return of_role and not titled and links[-1] < len(rest) - 1


def one_person(words: str) -> bool:
    """Whether a mention names one person: by a role, by a title, or by a name before "of".

    >>> [one_person(one) for one in ("the mayor", "Ana Lind of Lund", "officials", "the union")]
    [True, True, False, False]
    """
    first = re.split(r",| (?:of|for|from|at|with|in|to) ", words)[0]
    shown = shown_words(first)
    if not shown or " and " in words:
        return False
    if re.fullmatch(_WHOLE_NAME, first):
        return first != words and not _BODIES & set(key_of(first))
    return _is_role(without_owner(shown[-1])) and not shown[-1][0].isupper()


def _is_role(word: str) -> bool:
    ends = word.endswith(("er", "or", "man", "woman", "person", "ist")) and len(word) > 4
    return word in _ROLES or (ends and word not in _NO_ROLES)


def apposed(text: str, mention: tuple[int, int]) -> tuple[int, int] | None:
    """Where the name stands that is apposed to the role in a ``mention`` of ``text``.

    >>> text = "The council's chair, Mara Holt, agreed."
    >>> apposed(text, (0, 19))
    (21, 30)
    """
    start, end = mention
    comma = text.find(", ", start, end)
    m = _APPOSED.match(text, end) if comma < 0 else _APPOSED.fullmatch(text, comma, end)
    if m is None:
        return None
    role = text[start : m.start("name") - 2]
    return m.span("name") if not re.fullmatch(_WHOLE_NAME, role) and one_person(role) else None
