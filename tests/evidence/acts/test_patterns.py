"""Patterns match rows of words; every token stands where it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.errors import UnknownName
from summitry.evidence.acts.patterns import Forms, compiled, forms_of, matches, row, tokens

FORMS = Forms({"give": ("gave", "given")}, frozenset(["admit"]))
GROUPS = {"fee": ["toll", "road tax"], "inner": ["<fee>|duty"]}


def found(pattern: str, text: str) -> list[str]:
    whole = row(tokens(text, (0, len(text))))
    pairs = matches(compiled([pattern], GROUPS, FORMS), whole)
    return [" ".join(whole.words[m.first : m.last]) for m in pairs]


@pytest.mark.parametrize(
    ("word", "which", "expected"),
    [
        ("demand", "", ("demand", "demands", "demanded", "demanding")),
        ("ease", "", ("ease", "eases", "eased", "easing")),
        ("deny", "", ("deny", "denies", "denied", "denying")),
        ("stop", "d", ("stopped",)),
        ("admit", "g", ("admitting",)),
        ("offer", "d", ("offered",)),
        ("give", "d", ("gave", "given")),
        ("agree", "g", ("agreeing",)),
        ("push", "s", ("pushes",)),
        ("free", "d", ("freed",)),
    ],
)
def test_forms(word: str, which: str, expected: tuple[str, ...]) -> None:
    assert forms_of(word, which, FORMS) == expected


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("demand~", "He demands and demanded.", ["demands", "demanded"]),
        ("demand~d", "He demands and demanded.", ["demanded"]),
        ("give~d", "He gave, was given, will give.", ["gave", "given"]),
        ("lift .. <fee>", "Lift the old road tax now", ["lift the old road tax"]),
        ("lift .. <inner>", "lift the duty", ["lift the duty"]),
        ("lift .. toll", "lift it, no toll", []),
        ("lift ... toll", "lift it, no toll", ["lift it , no toll"]),
        ("lift .. toll", "lift one two three four five six toll", []),
        ("very? good", "very good or good", ["very good", "good"]),
        ("peace*", "peacekeepers at peace", ["peacekeepers", "peace"]),
        ("will *", "he will .", []),
        ("*ly", "only a fly flew", ["only", "fly"]),
        ("will not", "He won’t, they WILL not", ["will not", "will not"]),
        ("can not", "cannot, can't, can not", ["can not", "can not", "can not"]),
        ("program", "the programme", ["program"]),
        ("toll", "tolls atoll", []),
        ("if ,", "if, as", ["if ,"]),
    ],
)
def test_matches(pattern: str, text: str, expected: list[str]) -> None:
    assert found(pattern, text) == expected


@pytest.mark.parametrize("pattern", ["<toll>", "<fee", "fee>", "give~x", "<fee> <none>"])
def test_what_does_not_exist_is_named(pattern: str) -> None:
    with pytest.raises(UnknownName, match="no such"):
        compiled([pattern], GROUPS, FORMS)


def test_a_group_within_itself_is_refused() -> None:
    with pytest.raises(UnknownName, match="no such group of words: <a>"):
        compiled(["<a>"], {"a": ["b", "<a>"]}, FORMS)


def test_no_patterns_match_nothing() -> None:
    assert compiled([], GROUPS, FORMS) is None
    assert list(matches(None, row([]))) == []


def test_a_hyphen_joins_and_a_dash_parts() -> None:
    assert found("long .. range", "long-range") == ["long range"]
    assert found("long .. range", "long—range") == []
    assert found("long .. range", "long - range") == []


@given(st.text())
def test_tokens_stand_in_the_text(text: str) -> None:
    pairs = list(tokens(text, (0, len(text))))
    assert all(0 <= span.start < span.end <= len(text) for _, span in pairs)
    assert [span.start for _, span in pairs] == sorted(span.start for _, span in pairs)
    assert all(" " not in word and word for word, _ in pairs)


@given(st.text("ab .,-'"), st.sampled_from(["a", "a .. b", "a? b", "a* ... b", "* b", "a|b"]))
def test_a_first_word_loses_no_match(text: str, pattern: str) -> None:
    """The filter by first words against the expression tried at every token."""
    whole = row(tokens(text, (0, len(text))))
    ready = compiled([pattern], {}, Forms())
    assert ready is not None
    fast = list(matches(ready, whole))
    slow = list(matches(type(ready)(ready.regex, None), whole))
    assert fast == slow
