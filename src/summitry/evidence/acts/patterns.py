"""Patterns of words: how the lexicon says which words it goes by.

A text is read as a row of lower-case tokens, words and marks, in one spelling (see folding), with
contractions taken apart ("won't" = will not). A pattern is a row of elements, one space between:

    word        this word
    word~       any form of it; word~s the one in -s, word~d the past ones, word~g the one in -ing
    word*       any word that begins so, *word that ends so, * any word at all
    one|two     either
    <name>      one of the patterns of a named group
    element?    or nothing
    ..          up to 5 words, no mark between
    ...         up to 12 words, commas between or not

Forms are made by rule: -s, -ed, -ing; a last e is dropped, a last y after a consonant becomes i,
and a word of one syllable in one vowel and one consonant doubles the consonant. What the rules get
wrong is listed in the lexicon. Matching is by regular expression over the row, tried where the
first word stands; a pattern with g gaps takes O(n 12^g) at worst for n tokens.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from summitry.errors import UnknownName
from summitry.evidence.folding import fold
from summitry.evidence.inflection import with_ed, with_ing, with_s
from summitry.evidence.spans import Span
from summitry.evidence.spelling import us_spelling

__all__ = ["Forms", "Match", "Pattern", "Row", "compiled", "forms_of", "matches", "row", "tokens"]

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:'[^\W_]+)*|[,;:.?!()—-]")
_CONTRACTION = re.compile(r"(?:(ca|wo|sha)n't|(\w+)n't|(\w+)'(ll|d|m|re|ve|s)|(can)not)\Z")
_SHORT = {"ca": "can", "wo": "will", "sha": "shall"}
_ENDING = {"ll": "will", "d": "would", "m": "am", "re": "are", "ve": "have", "s": "'s"}
_INNER = r"[^,;:.?!()—-][^ ]* "
_GAPS = {"..": rf"(?:{_INNER}){{0,5}}?", "...": rf"(?:{_INNER}|, ){{0,12}}?"}
_HYPHENS = "-‐‑"
_ONE_SYLLABLE = re.compile(r"[^aeiou]*[aeiou][bdgmnprt]")


@dataclass(frozen=True, slots=True)
class Forms:
    """What the rules of inflection get wrong.

    past : verb -> its past forms, where they are not in -ed.
    doubling : verbs of more than one syllable that double their last consonant ("admit").
    """

    past: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    doubling: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pattern:
    """An expression over the line of a row, and the words it can begin with (None: any)."""

    regex: re.Pattern[str]
    firsts: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Match:
    """The tokens [first, last) of a row that a pattern matched."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Row:
    """Tokens with their ``spans`` in the text; ``line`` holds them between single spaces."""

    words: tuple[str, ...]
    spans: tuple[Span, ...]
    line: str
    starts: tuple[int, ...]

    def token_at(self, place: int) -> int:
        """The token that stands at ``place`` of the line."""
        return bisect_right(self.starts, place) - 1


def forms_of(word: str, which: str, forms: Forms) -> tuple[str, ...]:
    """The forms of a verb or noun ``word``: "" all, "s", "d" past, "g" -ing.

    >>> forms_of("offer", "", Forms())
    ('offer', 'offers', 'offered', 'offering')
    >>> forms_of("give", "d", Forms({"give": ("gave", "given")}))
    ('gave', 'given')
    """
    doubled = word in forms.doubling or _ONE_SYLLABLE.fullmatch(word)
    root = word + word[-1] if doubled else word
    past = forms.past.get(word) or (with_ed(root),)
    s, ing = with_s(word), with_ing(root)
    found = {"": (word, s, *past, ing), "s": (s,), "d": past, "g": (ing,)}
    if which not in found:
        raise UnknownName(f"form of {word}", which, found)
    return tuple(dict.fromkeys(us_spelling(form) for form in found[which]))


def compiled(
    patterns: Iterable[str], groups: Mapping[str, Sequence[str]], forms: Forms
) -> Pattern | None:
    """One expression for any of ``patterns``, over the line of a row; None if there are none.

    ``groups`` are the named lists, ``forms`` the irregular words. Raises UnknownName for a group
    or a form that is not there.
    """
    patterns = list(patterns)
    if not patterns:
        return None
    lines = "|".join(_sequence(pattern, groups, forms) for pattern in patterns)
    firsts = [_firsts(pattern.split(), groups, forms) for pattern in patterns]
    known = None if None in firsts else frozenset(w for words in firsts for w in words or ())
    return Pattern(re.compile(f"(?:{lines})"), known)


def _sequence(pattern: str, groups: Mapping[str, Sequence[str]], forms: Forms) -> str:
    return "".join(_element(element, groups, forms) for element in pattern.split())


def _element(element: str, groups: Mapping[str, Sequence[str]], forms: Forms) -> str:
    if element in _GAPS:
        return _GAPS[element]
    choices, optional = _choices(element)
    parts = []
    for choice in choices:
        words = _words(choice, forms)
        if words is not None:
            parts += [f"{re.escape(word)} " for word in words]
        elif "*" in choice:
            stars = "[^ ]*".join(re.escape(part) for part in choice.split("*"))
            parts.append(rf"(?=[^\W_]){stars} ")
        else:
            parts += [_sequence(one, _inner(choice, groups), forms) for one in _of(choice, groups)]
    return f"(?:{'|'.join(parts)}){optional}"


def _firsts(
    elements: Sequence[str], groups: Mapping[str, Sequence[str]], forms: Forms
) -> frozenset[str] | None:
    """The words with which a match can begin; None if they cannot be listed."""
    if not elements or elements[0] in _GAPS:
        return None
    choices, optional = _choices(elements[0])
    sets = [_firsts_of(choice, groups, forms) for choice in choices]
    if optional:
        sets.append(_firsts(elements[1:], groups, forms))
    return None if None in sets else frozenset(w for words in sets for w in words or ())


def _firsts_of(
    choice: str, groups: Mapping[str, Sequence[str]], forms: Forms
) -> frozenset[str] | None:
    words = _words(choice, forms)
    if words is not None or "*" in choice:
        return None if words is None else frozenset(words)
    sets = [_firsts(one.split(), _inner(choice, groups), forms) for one in _of(choice, groups)]
    return None if None in sets else frozenset(w for found in sets for w in found or ())


def _choices(element: str) -> tuple[list[str], str]:
    """The alternatives of an element, and "?" if it may be missing."""
    optional = "?" if element.endswith("?") and element != "?" else ""
    return element.removesuffix(optional).split("|"), optional


def _words(choice: str, forms: Forms) -> tuple[str, ...] | None:
    """The words that a choice stands for; None if it is a group or has a star."""
    if "*" in choice or choice[:1] == "<" or choice[-1:] == ">":
        return None
    word, tilde, which = choice.partition("~")
    return forms_of(word, which, forms) if tilde else (us_spelling(word),)


def _of(choice: str, groups: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """The patterns of the group that ``choice`` names."""
    name = choice[1:-1]
    if choice != f"<{name}>" or name not in groups:
        raise UnknownName("group of words", choice, [f"<{group}>" for group in groups])
    return groups[name]


def _inner(choice: str, groups: Mapping[str, Sequence[str]]) -> Mapping[str, Sequence[str]]:
    """The groups that may be named within the group of ``choice``: all but itself."""
    return {name: patterns for name, patterns in groups.items() if name != choice[1:-1]}


def tokens(text: str, span: tuple[int, int]) -> Iterator[tuple[str, Span]]:
    """The tokens of ``span`` of ``text``, each with its place; parts of a contraction share one.

    >>> [word for word, _ in tokens("We won’t, it's off.", (0, 19))]
    ['we', 'will', 'not', ',', 'it', "'s", 'off', '.']
    """
    start, end = span
    folded = fold(text[start:end])
    for m in _TOKEN.finditer(folded.text):
        at, to = folded.span(*m.span())
        if m[0] == "-" and _joins(text, start + at, start + to):
            continue
        for word in _parts(m[0].lower()):
            yield word, Span(start + at, start + to)


def _joins(text: str, start: int, end: int) -> bool:
    """Whether a hyphen stands within a word: "long-range"."""
    return text[start:end] in _HYPHENS and text[start - 1 : start] + text[end : end + 1] != "  "


def _parts(word: str) -> tuple[str, ...]:
    m = _CONTRACTION.fullmatch(word)
    if m is None:
        return (word,)
    short, plain, host, ending, can = m.groups()
    if short or plain or can:
        return _SHORT.get(short, short or plain or can), "not"
    return host, _ENDING[ending]


def row(found: Iterable[tuple[str, Span]]) -> Row:
    """The tokens ``found`` as one row."""
    pairs = tuple(found)
    starts, at = [], 1
    for word, _ in pairs:
        starts.append(at)
        at += len(word) + 1
    line = f" {' '.join(word for word, _ in pairs)} "
    return Row(tuple(w for w, _ in pairs), tuple(s for _, s in pairs), line, tuple(starts))


def matches(pattern: Pattern | None, of: Row) -> Iterator[Match]:
    """Where the ``pattern`` stands in the row, left to right, none within another."""
    if pattern is None:
        return
    free = 0
    for place, word in enumerate(of.words):
        if place < free or (pattern.firsts is not None and word not in pattern.firsts):
            continue
        m = pattern.regex.match(of.line, of.starts[place])
        if m is not None and m.end() > m.start():
            free = of.token_at(m.end() - 1) + 1
            yield Match(place, free)
