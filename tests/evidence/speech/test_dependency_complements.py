"""Complements by hand-made trees: no pipeline's opinion, only the labels."""

import pytest

spacy = pytest.importorskip("spacy", reason="the [nlp] extra is not installed")

from summitry.evidence.speech.dependency_complements import complements  # noqa: E402


def tree(words, heads, labels, kinds, tags=None):
    blank = spacy.blank("en")
    n = len(words)
    return spacy.tokens.Doc(
        blank.vocab, words, heads=heads, deps=labels, pos=kinds, tags=tags or [""] * n
    )


def found(doc, i):
    return {c.relation: " ".join(doc[k].text for k in c.tokens()) for c in complements(doc[i])}


def test_below_a_verb():
    doc = tree(
        ["Kim", "told", "us", "that", "it", "ended"],
        [1, 1, 1, 5, 5, 1],
        ["nsubj", "ROOT", "dobj", "mark", "nsubj", "ccomp"],
        ["PROPN", "VERB", "PRON", "SCONJ", "PRON", "VERB"],
    )
    assert found(doc, 1) == {"dobj": "us", "ccomp": "that it ended"}


def test_a_verb_keeps_its_preposition_and_a_noun_does_not():
    words, heads = ["warned", "of", "war"], [0, 0, 1]
    labels = ["ROOT", "prep", "pobj"]
    assert found(tree(words, heads, labels, ["VERB", "ADP", "NOUN"]), 0) == {"prep of": "of war"}
    words = ["talk", "of", "war"]
    assert found(tree(words, heads, labels, ["NOUN", "ADP", "NOUN"]), 0) == {"prep of": "war"}


def test_clauses_of_a_noun_say_how_they_begin():
    labels, kinds = ["ROOT", "mark", "nsubj", "acl"], ["NOUN", "SCONJ", "PRON", "VERB"]
    doc = tree(["claim", "that", "it", "ended"], [0, 3, 3, 0], labels, kinds)
    assert found(doc, 0) == {"acl that": "that it ended"}
    doc = tree(["plan", "to", "go"], [0, 2, 0], ["ROOT", "aux", "acl"], ["NOUN", "PART", "VERB"])
    assert found(doc, 0) == {"acl": "to go"}
    doc = tree(
        ["plan", "to", "go"],
        [0, 2, 0],
        ["ROOT", "aux", "acl"],
        ["NOUN", "PART", "VERB"],
        ["NN", "TO", "VB"],
    )
    assert found(doc, 0) == {"acl to": "to go"}


def test_the_clause_around_a_small_one_is_all_but_that():
    doc = tree(
        ["Talks", "he", "said", "ended"],
        [3, 2, 3, 3],
        ["nsubj", "nsubj", "parataxis", "ROOT"],
        ["NOUN", "PRON", "VERB", "VERB"],
    )
    assert found(doc, 2) == {"up parataxis": "Talks ended"}
    doc = tree(
        ["As", "he", "said", "it", "ended"],
        [2, 2, 4, 4, 4],
        ["mark", "nsubj", "advcl", "nsubj", "ROOT"],
        ["SCONJ", "PRON", "VERB", "PRON", "VERB"],
    )
    assert found(doc, 2) == {"up advcl as": "it ended"}
