"""Units hold what a quotation ties together, and a quotation is one token."""

from summitry.evidence.sentences import paragraphs
from summitry.evidence.speech.marks import quotations
from summitry.evidence.speech.tokens import MARK, QUOTE, WORD, Unit, spoken, units


def _units(text: str) -> list[Unit]:
    return list(units(text, paragraphs(text), spoken(text, quotations(text))))


def test_a_quotation_of_several_sentences_ties_them() -> None:
    text = "“It is over. We leave,” Ito said. “Never.” They went."
    assert [u.span.of(text) for u in _units(text)] == [
        "“It is over. We leave,” Ito said.",
        "“Never.”",
        "They went.",
    ]
    assert [u.only_quoted for u in _units(text)] == [False, True, False]


def test_the_speaker_of_a_question_belongs_to_it() -> None:
    text = "“Do we leave?” Ito asked. They did."
    assert len(_units(text)) == 2


def test_tokens_are_words_marks_and_quotations() -> None:
    text = "Mr. Ito’s aide, he’s U.S.-born, said “No, never.”"
    tokens = _units(text)[0].tokens
    assert [t.low for t in tokens if t.kind == WORD] == [
        "mr.", "ito's", "aide", "he", "'s", "u.s.", "born", "said",
    ]  # fmt: skip
    assert [t.low for t in tokens if t.kind == MARK] == [",", "-", ","]
    (quote,) = [t for t in tokens if t.kind == QUOTE]
    assert quote.whole
    assert quote.inside is not None
    assert quote.inside.of(text) == "No, never."


def test_a_name_in_quote_marks_is_left_to_the_sentence() -> None:
    text = "The “nuclear button” is large."
    assert all(t.kind != QUOTE for t in _units(text)[0].tokens)
