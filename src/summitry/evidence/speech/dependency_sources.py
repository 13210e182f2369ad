"""Sources: who a cue lays its content on, by the grammar of the cue's clause.

    verb      its subject; of a relative pronoun the noun it stands for; in the passive what "by"
              names, else the subject unless it hears (HEARD); without a subject that of the verb it
              is joined to (conj, xcomp, advcl), or the noun it describes (acl), but of a paper
              (PAPERS) whoever issued it; after "according" what "to" names
    noun      its owner ("Kim's claim"), else what "by" or "of" names, else the subject of the verb
              whose object it is ("made the claim that")
    adjective the subject of its copula

The span of a source is its noun with what hangs on it, up to the first clause or apposition.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.evidence.speech.dependency_complements import branch, is_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["HEARD", "MAX_CLIMB", "PAPERS", "source_of", "source_places"]

MAX_CLIMB = 6
"""How many verbs up a missing subject is looked for."""

HEARD = frozenset(("advise", "ask", "assure", "inform", "notify", "remind", "tell", "warn"))
"""Verbs whose subject in the passive is told something."""

PAPERS = frozenset(
    (
        *("ad", "article", "comment", "email", "letter", "memo", "message", "note", "post"),
        *("release", "remark", "report", "sign", "speech", "statement", "text", "tweet"),
    )
)
"""Nouns for what is issued: "issued a statement saying that" is said by whoever issued it."""

_SUBJECTS = ("nsubj", "csubj", "nsubjpass")
_JOINED = frozenset(("conj", "xcomp", "advcl", "aux"))
_CUT = frozenset(("appos", "relcl", "acl", "advcl", "parataxis"))
_EDGES = frozenset(",.;:!?…()[]—–-\"'“”‘’«»")


def source_of(cue: Token) -> Token | None:
    """The head word of the source of ``cue``, or None if the sentence names none."""
    word: Token | None = cue
    for _ in range(MAX_CLIMB):
        if word is None:
            return None
        found, word = _here(word)
        if found is not None:
            return found
    return None


def source_places(source: Token) -> range:
    """The places of the words of a ``source``, whose head word is given."""
    all_places = branch(source)
    cuts = {i for t in source.subtree if t.dep_ in _CUT and t.i > source.i for i in branch(t)}
    end = next((i for i in range(source.i + 1, all_places.stop) if i in cuts), all_places.stop)
    start = all_places.start
    while end - 1 > source.i and source.doc[end - 1].text in _EDGES:
        end -= 1
    while start < source.i and source.doc[start].text in _EDGES:
        start += 1
    while end < len(source.doc) and not (source.doc[end - 1].whitespace_ or _ends(source.doc[end])):
        end += 1
    return range(start, end)


def _ends(token: Token) -> bool:
    """Whether a word ends before ``token``: it is punctuation, but no hyphen, or an ending."""
    return (token.is_punct and token.text != "-") or token.text.startswith(("'", "’"))


def _here(cue: Token) -> tuple[Token | None, Token | None]:
    """The source found at ``cue`` itself, else the word to go on from."""
    if cue.lower_ == "according":
        return _object(cue, "to"), None
    if is_verb(cue):
        return _of_verb(cue)
    if cue.pos_ == "NOUN":
        return _of_noun(cue)
    return None, (cue.head if cue.head.i != cue.i and is_verb(cue.head) else None)


def _of_verb(verb: Token) -> tuple[Token | None, Token | None]:
    subject = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
    if subject is not None and subject.dep_ == "nsubjpass":
        by = _object(verb, "by")
        heard = by is None and verb.lemma_.lower() in HEARD
        return (None if heard else by or _antecedent(subject, verb)), None
    if subject is not None:
        return _issued(_antecedent(subject, verb), verb)
    if verb.dep_ in ("acl", "relcl") and verb.head.pos_ in ("NOUN", "PROPN", "PRON"):
        by = _object(verb, "by")
        return _issued(verb.head, verb) if by is None else (by, None)
    if verb.dep_ == "pcomp" and verb.head.head.i != verb.head.i:
        return None, verb.head.head
    return None, (verb.head if verb.dep_ in _JOINED else None)


def _of_noun(noun: Token) -> tuple[Token | None, Token | None]:
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    owner = owner or _object(noun, "by") or _object(noun, "from")
    if owner is not None:
        return owner, None
    above = noun.head
    if noun.dep_ == "pobj" and above.head.i != above.i:
        above = above.head
    joined = noun.dep_ in ("dobj", "attr", "conj", "pobj") and above.i != noun.i
    return None, (above if joined and (is_verb(above) or above.pos_ == "NOUN") else None)


def _issued(source: Token, verb: Token) -> tuple[Token | None, Token | None]:
    """``source``, or the verb whose object it is, if it is a paper that ``verb`` describes."""
    paper = source.i == verb.head.i and source.lemma_.lower() in PAPERS
    if paper and source.dep_ == "dobj" and is_verb(source.head):
        return None, source.head
    return source, None


def _antecedent(subject: Token, verb: Token) -> Token:
    """What a relative pronoun stands for, else the ``subject`` itself."""
    relative = subject.tag_ in ("WP", "WDT") and verb.dep_ == "relcl"
    return verb.head if relative else subject


def _object(word: Token, preposition: str) -> Token | None:
    """What stands after ``preposition`` below ``word``."""
    for child in word.children:
        if child.lower_ == preposition and child.dep_ in ("prep", "agent"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None
