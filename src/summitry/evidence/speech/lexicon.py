"""The words that attribute: a table that a reader can see and change (cues.txt beside this file).

A cue has a kind and frames. The kind says what it does:

    say answer    speech; taking a side, praising and blaming among it
    think want    belief; wishes, intentions and preparations
    feel state    what moves somebody; adjectives such as "confident" after "to be"
    show seem     papers and figures; how somebody looks
    noun          "claim", "demand", with an owner: "Kim's demand that …"

A frame is what may come right after the cue for the words that follow to be the content (FRAMES).
Verbs are looked up in all their forms; of those, regular ones are built here by the rules of
English spelling (a doubled last letter stands in the table as an irregular past).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from summitry.evidence.inflection import with_ed, with_ing, with_s

__all__ = [
    "CUE_NEAR",
    "FRAMES",
    "KINDS",
    "LONGEST",
    "PAST_ONLY",
    "PHRASES",
    "Cue",
    "cues",
    "noun_forms",
    "states",
    "verb_forms",
]

KINDS = ("say", "answer", "think", "want", "feel", "show", "seem", "state", "noun")
FRAMES = ("that", "bare", "quote", "hearer", "wh", "to", "np")
"""The frames that are no preposition; any other frame is the preposition itself."""

PAST_ONLY = "past"
"""Stands among the frames of a verb whose other forms are likelier a noun."""

BASE, S, PAST, PARTICIPLE, ING = "base", "s", "past", "participle", "ing"

PHRASES = (
    "according to",
    "in the words of",
    "in the view of",
    "in the opinion of",
    "in the eyes of",
    "in the judgment of",
)
"""Phrases that a source follows; the clause around them is the content."""

LONGEST = 4
"""No form in the table has more words."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry of the table: its dictionary form, its kind (of KINDS) and its frames."""

    lemma: str
    kind: str
    frames: frozenset[str]


@cache
def cues() -> tuple[Cue, ...]:
    """All entries, in the order of the table."""
    return tuple(cue for cue, _ in _table())


@cache
def verb_forms() -> Mapping[str, tuple[Cue, tuple[str, ...]]]:
    """Each form of each verb: its entry and which forms it may be.

    >>> cue, forms = verb_forms()["said"]
    >>> cue.lemma, forms
    ('say', ('past', 'participle'))
    >>> verb_forms()["shot back"][0].lemma
    'shoot back'
    """
    found: dict[str, tuple[Cue, tuple[str, ...]]] = {}
    for cue, parts in _table():
        if cue.kind not in ("state", "noun"):
            for form, word in _inflected(cue.lemma, parts):
                if PAST_ONLY in cue.frames and form in (BASE, S):
                    continue
                if word in found and found[word][0] == cue:
                    found[word] = cue, (*found[word][1], form)
                else:
                    found.setdefault(word, (cue, (form,)))
    return found


@cache
def noun_forms() -> Mapping[str, Cue]:
    """Each noun, singular and plural, and its entry."""
    return {
        form: cue for cue in cues() if cue.kind == "noun" for form in (cue.lemma, with_s(cue.lemma))
    }


@cache
def states() -> Mapping[str, Cue]:
    """Each adjective or participle that follows "to be", and its entry."""
    return {cue.lemma: cue for cue in cues() if cue.kind == "state"}


@cache
def _table() -> tuple[tuple[Cue, tuple[str, ...]], ...]:
    """Each entry with its irregular forms, if it has any."""
    text = (files("summitry.evidence.speech") / "cues.txt").read_text(encoding="utf-8")
    return tuple(_rows(text))


def _rows(text: str) -> Iterator[tuple[Cue, tuple[str, ...]]]:
    kind = ""
    for row in text.splitlines():
        line = row.partition("#")[0].strip()
        if line.startswith("["):
            kind = line.strip("[]")
        elif line:
            head, _, frames = line.partition(":")
            lemma, *parts = (word.strip() for word in head.split(","))
            yield Cue(lemma, kind, frozenset(frames.split())), tuple(parts)


def _inflected(lemma: str, parts: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The forms of a verb; of a phrase such as "shoot back" its first word is inflected."""
    verb, _, rest = lemma.partition(" ")
    past = parts[0] if parts else with_ed(verb)
    participle = parts[1] if len(parts) > 1 else past
    words = {BASE: verb, S: with_s(verb), PAST: past, PARTICIPLE: participle, ING: _ing(verb, past)}
    for form, word in words.items():
        yield form, f"{word} {rest}".strip()


def _ing(verb: str, past: str) -> str:
    """The last letter is doubled if the past doubles it, or in "begin", "bet", "hit"."""
    short = re.search(r"(?:\A|[^aeiou])[^aeiou]*[aeiou][bdgnpt]\Z", verb)
    doubled = past == verb + verb[-1] + "ed" or (short is not None and not past.endswith("ed"))
    return with_ing(verb + verb[-1] if doubled else verb)


def _said(cue: Cue) -> bool:
    return cue.kind in ("say", "answer", "think") and "quote" in cue.frames


CUE_NEAR = re.compile(
    r"\b(?:"
    + "|".join(
        sorted(
            {re.escape(word) for word, (cue, _) in verb_forms().items() if _said(cue)}
            | {re.escape(phrase) for phrase in PHRASES},
            key=len,
            reverse=True,
        )
    )
    + r")\b",
    re.IGNORECASE,
)
"""Any form of a verb of speech that may stand by a quotation."""
