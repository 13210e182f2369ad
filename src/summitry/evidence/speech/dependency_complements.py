"""Complements: the parts of a sentence that may be what a cue attributes, by their relation to it.

Below the cue, by its dependency label (ClearNLP scheme):

    ccomp xcomp dobj oprd attr acomp dative nsubjpass parataxis dep
    prep P          what follows the preposition P, with P itself if the cue is a verb
    advcl M         an adverbial clause with the mark M, such as "if"; - if it has none
    acl, relcl      of nouns and adjectives; with " that" or " to" if the clause begins so

Above it, where the cue is the smaller clause ("the talks, he said, were over"):

    up parataxis, up ccomp, up dep, up conj, up advcl M, up prep
                    the clause that the cue's own clause hangs on, less the latter

A complement is all that hangs on its head word. One pass over the children of a cue finds them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["CUE_KINDS", "Complement", "branch", "complements", "is_verb"]

CUE_KINDS = ("VERB", "AUX", "NOUN", "ADJ", "ADV")
"""Parts of speech (Universal POS) of the words that may be cues."""

_VERB_OBJECTS = frozenset(
    ("ccomp", "xcomp", "dobj", "oprd", "attr", "acomp", "dative", "nsubjpass", "parataxis", "dep")
)
_NOUN_CLAUSES = frozenset(("acl", "ccomp", "xcomp", "relcl"))
_CLAUSE_OF = frozenset(("parataxis", "ccomp", "advcl", "dep", "conj"))
_PREPOSITIONS = frozenset(("prep", "agent"))


@dataclass(frozen=True, slots=True)
class Complement:
    """The tokens ``places`` of one document, in order, and their ``relation`` to a cue."""

    relation: str
    places: range
    less: range = range(0)

    def tokens(self) -> list[int]:
        """The places of its tokens in the document."""
        return [i for i in self.places if i not in self.less]


def complements(cue: Token) -> Iterator[Complement]:
    """The complements of ``cue``, those below it first."""
    below = _of_verb if is_verb(cue) else _of_noun
    for child in cue.children:
        yield from below(child)
    if is_verb(cue) and cue.head.i != cue.i:
        yield from _above(cue)


def is_verb(token: Token) -> bool:
    """Whether ``token`` is a verb or an auxiliary."""
    return token.pos_ in ("VERB", "AUX")


def branch(token: Token) -> range:
    """The places of all that hangs on ``token``, itself included."""
    return range(token.left_edge.i, token.right_edge.i + 1)


def _of_verb(child: Token) -> Iterator[Complement]:
    label = child.dep_
    if label in _VERB_OBJECTS:
        yield Complement(label, branch(child))
    elif label == "advcl":
        yield Complement(f"advcl {_mark(child)}", branch(child))
    elif label in _PREPOSITIONS and _objects(child):
        yield Complement(f"prep {child.lower_}", branch(child))


def _of_noun(child: Token) -> Iterator[Complement]:
    if child.dep_ in _NOUN_CLAUSES:
        yield Complement(child.dep_ + _opening(child), branch(child))
    elif child.dep_ in _PREPOSITIONS:
        for found in _objects(child):
            yield Complement(f"prep {child.lower_}", branch(found))


def _above(cue: Token) -> Iterator[Complement]:
    label = cue.dep_
    if label == "advcl":
        yield Complement(f"up advcl {_mark(cue)}", branch(cue.head), branch(cue))
    elif label in _CLAUSE_OF or label == "prep":
        yield Complement(f"up {label}", branch(cue.head), branch(cue))


def _objects(preposition: Token) -> list[Token]:
    return [child for child in preposition.children if child.dep_ in ("pobj", "pcomp")]


def _mark(clause: Token) -> str:
    return next((child.lower_ for child in clause.children if child.dep_ == "mark"), "-")


def _opening(clause: Token) -> str:
    if _mark(clause) == "that":
        return " that"
    return " to" if any(child.tag_ == "TO" for child in clause.children) else ""
