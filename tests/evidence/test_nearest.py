"""The nearest passage is found in short and long texts, in whole words."""

from hypothesis import given
from hypothesis import strategies as st

from summitry.evidence.nearest import WHOLE, nearest_passage, whole_words

SENTENCE = "The delegation agreed to freeze the northern reactor within eighteen months"


def passage(quote: str, text: str) -> str:
    span = nearest_passage(quote, text)
    return "" if span is None else text[slice(*span)]


def test_a_changed_word_is_shown() -> None:
    assert passage(SENTENCE.replace("freeze", "close"), f"So. {SENTENCE}. Done.") == SENTENCE


def test_in_a_long_text_at_any_place() -> None:
    filler = "Nothing of note was said about any other matter that morning. " * 1000
    assert len(filler) > WHOLE
    for at in (0, 30_000, 30_970, len(filler)):
        text = filler[:at] + f" {SENTENCE}. " + filler[at:]
        assert passage(SENTENCE.replace("eighteen", "fourteen"), text) == SENTENCE


def test_a_shorter_word_may_cost_a_word_at_the_edge() -> None:
    """The passage is as long as the quote, but for whole words."""
    found = passage(SENTENCE.replace("northern reactor", "plant"), f"So. {SENTENCE}. Done.")
    assert found in SENTENCE
    assert len(found) > len(SENTENCE) - 20


def test_nothing_like_it_is_none() -> None:
    assert nearest_passage(SENTENCE, "") is None
    assert nearest_passage(SENTENCE, "1234567890 " * 5000) is None


@given(st.text(), st.data())
def test_whole_words_stay_inside_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    left, right = whole_words(text, start, end)
    assert 0 <= left <= right <= len(text)
    assert text[left:right].strip() == text[left:right]
