"""Who is meant by the words that name a speaker.

A mention ("President Trump", "Mr. Kim", "they") is resolved in this order; the first that fits
decides, and ``how`` says which it was:

    alias      the analyst's own words for somebody; the longest that stands in the mention
    name       the full name of a speaker, a party or a voice; the longest
    part       one part of a name ("Pompeo", "Mr. Kim") that belongs to one person only, among
               those known and those whose full name the text has given so far
    context    such a part of several known persons, of whom the text so far has named one: doubtful
    role       "the president", if the text so far gives that title to one known person: doubtful
    pronoun    the nearest source before it that agrees in number: carried
    unknown    nothing fits: the words stay as they are

A name inside a longer one never counts: "Kim Eui-kyeom" holds the part Kim and is nobody but
himself. Of a body ("US officials", "a spokesman for Moon") only the side is known; a person named
with a body or a role ("Reed of Strait Ferries", "the chair, Mara Holt,") is the person (see
name_words). A joint source ("Trump and Kim") is each of its members. Names are compared by key_of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from summitry.evidence.spans import Span
from summitry.evidence.speech.attribution import Attribution
from summitry.evidence.speech.cast import Quoted, quoted_in
from summitry.evidence.speech.name_words import (
    MENTION_PRONOUNS,
    PLURAL,
    SINGULAR,
    TITLES,
    Key,
    apposed,
    at_an_end,
    capitalised,
    is_head,
    key_of,
    longest_in,
    members,
    names_by_part,
    one_person,
    shown_words,
    without_owner,
)
from summitry.model.claim import Voice
from summitry.model.party import Party

__all__ = ["HOW", "Quoted", "Roster", "Speaker", "quoted_in", "roster", "speakers", "who"]

HOW = ("alias", "name", "part", "context", "role", "pronoun", "unknown")

LOOK_BACK = 30
"""How many sources a pronoun looks back."""

_Before = tuple[str, int]
"""A text, and how much of it has been read."""

_REMARK = re.compile(r"(?<=[\w.]), (?:the|an?|its|their|his|her) (?!.* and )[^,]*,?\Z")
_LAST = re.compile(r"(?<=[a-z’'] )[A-Z][\w’'-]*\Z")
_ROLE = re.compile(r"(?:the|The) ([a-z]+(?: [a-z]+)?)\Z")


@dataclass(frozen=True, slots=True)
class Speaker:
    """One speaker behind a mention.

    words : the mention as printed.
    side : the id of a party or voice, if known.
    name : the full name of a person, if one is meant.
    how : one of HOW.
    carried : whether a pronoun stands there.
    doubtful : whether a person should look: the rule goes by context.
    person : whether the words, not after "by", name one person whom the case does not know.
    """

    words: str
    side: str | None = None
    name: str | None = None
    how: str = "unknown"
    carried: bool = False
    doubtful: bool = False
    person: bool = False


@dataclass(frozen=True, slots=True)
class Roster:
    """Whom a case knows: names and aliases as keys (see who), each with its side and person."""

    aliases: Mapping[Key, tuple[str | None, str | None]]
    names: Mapping[Key, tuple[str | None, str | None]]

    @property
    def people(self) -> dict[str, str | None]:
        """Each known person's name and side."""
        found = [*self.names.values(), *self.aliases.values()]
        return {name: side for side, name in found if name is not None}


def roster(
    parties: Iterable[Party],
    voices: Iterable[Voice] = (),
    aliases: Mapping[str, str] | None = None,
) -> Roster:
    """The roster of a case.

    ``aliases``: words of a text, and whom they mean: a speaker's name, or a party's or voice's id.
    What an alias means that is none of these is taken as the name of a person of unknown side.
    A party is also known by the initials of its name ("US").
    """
    names: dict[Key, tuple[str | None, str | None]] = {}
    sides: dict[str, tuple[str | None, str | None]] = {}
    for party in parties:
        sides[party.id] = (party.id, None)
        for words in (party.name, party.called):
            if words:
                names.setdefault(key_of(words), (party.id, None))
        if len(party.name.split()) > 1:
            names.setdefault(
                key_of("".join(word[0] for word in party.name.split())), (party.id, None)
            )
        for speaker in party.speakers:
            names[key_of(speaker)] = sides[speaker] = (party.id, speaker)
    for voice in voices:
        names.setdefault(key_of(voice.name), (voice.id, _person(voice.name)))
        sides[voice.id] = sides[voice.name] = (voice.id, _person(voice.name))
    meant = {key_of(words): sides.get(to, (None, to)) for words, to in (aliases or {}).items()}
    return Roster(meant, names)


def who(
    text: str, mention: tuple[int, int], known: Roster, earlier: Sequence[tuple[Speaker, ...]] = ()
) -> tuple[Speaker, ...]:
    """The speakers behind one ``mention`` of ``text``, joint ones in order.

    ``earlier``: what the mentions of sources before it were resolved to, in order.

    >>> party = Party("us", "United States", speakers=("Donald Trump",))
    >>> who("President Trump said no.", (0, 15), roster([party]))[0].name
    'Donald Trump'
    """
    words = without_owner(Span(*mention).of(text))
    before = text, mention[0]
    if words.lower() in MENTION_PRONOUNS:
        return _carried(words, earlier)
    if (place := apposed(text, mention)) is not None:
        return (_apposition(words, Span(*place).of(text), before, known),)
    whole = _one(words, before, known)
    parts = members(_REMARK.sub("", words))
    if len(parts) < 2 or (whole.how in ("alias", "name") and _covers(words, known)):
        return (whole,)
    joint = tuple(_one(part, before, known) for part in parts)
    return joint if any(one.how != "unknown" for one in joint) else (whole,)


def speakers(
    text: str, found: Sequence[Attribution], known: Roster
) -> tuple[tuple[Speaker, ...], ...]:
    """Who speaks in each of ``found``, in their order; an empty tuple where nobody is named.

    Pronouns look back over the sources of the text, in order of their places.
    """
    spans = sorted({a.source for a in found if a.source is not None})
    earlier: list[tuple[Speaker, ...]] = []
    for span in spans:
        earlier.append(who(text, span, known, earlier))
    meant = dict(zip(spans, earlier, strict=True))
    return tuple(meant[a.source] if a.source is not None else () for a in found)


def _person(name: str) -> str | None:
    """A voice's name, if it looks like that of a person and not of a body."""
    return name if re.fullmatch(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3}", name) else None


def _one(words: str, before: _Before, known: Roster) -> Speaker:
    person = one_person(words) and not before[0].endswith("by ", 0, before[1])
    for how, table in (("alias", known.aliases), ("name", known.names)):
        hit = longest_in(words, table)
        if hit is not None:
            side, name = table[hit]
            if name and is_head(words, hit):
                return Speaker(words, side, name, how)
            body = Speaker(words, side, None, how, person=person)
            return _named(words, hit, known) or _beside(words, side, before, known) or body
    found = _by_part(words, before, known) or _by_role(words, before, known) or Speaker(words)
    return found if found.name else replace(found, person=person)


def _named(words: str, body: Key, known: Roster) -> Speaker | None:
    """The known person who heads ``words`` beside the ``body`` or person they hold."""
    heads = [key for key, (_, name) in known.names.items() if name and is_head(words, key)]
    hit = longest_in(words, {key: known.names[key] for key in heads})
    if hit is None or set(hit) <= set(body):
        return None
    return Speaker(words, *known.names[hit], "name")


def _beside(words: str, side: str | None, before: _Before, known: Roster) -> Speaker | None:
    """A part of a person's name beside the person's own party: "Reed of Strait Ferries"."""
    for part in (words.split(" of ", maxsplit=1)[0], (_LAST.search(words) or [""])[0]):
        found = _by_part(part, before, known) if is_head(words, key_of(part)) else None
        if found is not None and found.name and found.side == side:
            return replace(found, words=words)
    return None


def _apposition(words: str, name: str, before: _Before, known: Roster) -> Speaker:
    """Who is named behind a role; a stranger has the side of the role ("Moon's aide, Ana Roe,")."""
    found = _one(name, before, known)
    if found.name is None and found.side is None:
        role = _one(words, before, known)
        found = replace(found, side=role.side, how=role.how, person=True)
    return replace(found, words=words)


def _covers(words: str, known: Roster) -> bool:
    """Whether one entry covers all the words: "Trinidad and Tobago" is nobody's joint source."""
    return key_of(words) in known.names or key_of(words) in known.aliases


def _by_part(words: str, before: _Before, known: Roster) -> Speaker | None:
    """A bare part of a name, titles aside: of one person, or of one named so far."""
    head = _last_name(words, tuple(part for part in key_of(words) if part not in TITLES))
    if head is None:
        return None
    people = known.people
    have = [name for name in people if at_an_end(head, name)]
    named = {key_of(name) for name in _named_before(before, head)}
    if any(_stranger(key, head, people) for key in named):
        return None
    so_far = [name for name in have if key_of(name) in named]
    for meant, how in ((have, "part"), (so_far, "context")):
        if len(meant) == 1:
            name = meant[0] if is_head(words, (head,)) else None
            return Speaker(words, people[meant[0]], name, how, doubtful=how == "context")
    return None


def _stranger(key: Key, head: str, people: Mapping[str, str | None]) -> bool:
    """Whether a full name is that of somebody else; a headline's "Trump Meets Kim" is no name."""
    ends = {part for name in people for part in (key_of(name)[0], key_of(name)[-1])} - {head}
    return key not in {key_of(name) for name in people} and not ends & set(key)


def _named_before(before: _Before, part: str) -> Iterator[str]:
    """The full names with that ``part`` which the text has given so far."""
    text, at = before
    return (name for place, name in names_by_part(text).get(part, ()) if place < at)


def _last_name(words: str, key: Key) -> str | None:
    """The only capitalised word of the mention that is no title; None if there are more."""
    names = capitalised(words)
    if len(names) != 1 or len(key_of(names[0])) != 1 or key_of(names[0])[0] not in key:
        return None
    return key_of(names[0])[0]


def _by_role(words: str, before: _Before, known: Roster) -> Speaker | None:
    """ "The president": the one known person whom the text so far calls President."""
    m = _ROLE.match(words)
    if m is None:
        return None
    role = re.compile(rf"\b{re.escape(m[1].title())} ((?:[A-Z][\w’'-]*\s?){{1,4}})")
    named = {key_of(hit[1]) for hit in role.finditer(before[0], 0, before[1])}
    people = known.people
    meant = [name for name in people if any(key_of(name)[-1:] == k[-1:] for k in named)]
    others = [k for k in named if not any(key_of(name)[-1:] == k[-1:] for name in people)]
    if len(meant) == 1 and not others:
        return Speaker(words, people[meant[0]], meant[0], "role", doubtful=True)
    return None


def _carried(words: str, earlier: Sequence[tuple[Speaker, ...]]) -> tuple[Speaker, ...]:
    """The nearest source before a pronoun that agrees with it in number."""
    low = words.lower()
    for group in islice(reversed(earlier), LOOK_BACK):
        person = len(group) == 1 and _like_person(group[0])
        fits = (low in SINGULAR and person) or (low in PLURAL and not person)
        if fits and all(
            s.words.lower() not in MENTION_PRONOUNS or s.how == "pronoun" for s in group
        ):
            return tuple(replace(s, how="pronoun", carried=True, doubtful=True) for s in group)
    return (Speaker(words, how="unknown", carried=True, doubtful=True),)


def _like_person(speaker: Speaker) -> bool:
    """Whether somebody is one person: known as such, or named by capitals and titles alone."""
    if speaker.name is not None or speaker.person:
        return True
    shown = shown_words(speaker.words)
    named = all(
        w[0].isupper() or (TITLES | {"the"}).issuperset(key_of(w) or ("the",)) for w in shown
    )
    return speaker.side is None and bool(shown) and named
