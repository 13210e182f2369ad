"""Sources: whom the grammar of a clause lays the words on."""

import pytest

from summitry.evidence.speech.dependency_sources import source_of, source_places
from summitry.evidence.speech.parsed import parsed
from tests.evidence.speech.english import NLP, needs_english

pytestmark = needs_english


def source(text, word):
    (piece,) = parsed(text, NLP)
    cue = next(token for token in piece.doc if token.text == word)
    head = source_of(cue)
    if head is None:
        return None
    places = source_places(head)
    return piece.span(places.start, places.stop - 1).of(text)


@pytest.mark.parametrize(
    ("text", "cue", "who"),
    [
        ("Mr. Ito said that the port would close.", "said", "Mr. Ito"),
        ("Ana Silva, a spokeswoman for the union, said it was over.", "said", "Ana Silva"),
        ("The minister and his deputy said it was over.", "said", "The minister and his deputy"),
        ("Officials who said that the port would close left.", "said", "Officials"),
        ("The plan was rejected by the union on Monday.", "rejected", "the union"),
        ("He was told that the port would close.", "told", None),
        ("The union wants to say that it is over.", "say", "The union"),
        ("The union agreed, saying that it was over.", "saying", "The union"),
        ("The ministry issued a statement saying that it was over.", "saying", "The ministry"),
        ("According to the union, the port will close.", "According", "the union"),
        ("They rejected the union’s claim that it was over.", "claim", "the union’s"),
        ("The ministry made the claim that the port will close.", "claim", "The ministry"),
        ("The minister is confident that the port will close.", "confident", "The minister"),
        ("Go home.", "Go", None),
    ],
)
def test_the_source_is_who_the_clause_names(text, cue, who):
    assert source(text, cue) == who
