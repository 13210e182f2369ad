"""Contents end where the sentence turns to somebody or something else."""

import pytest

from summitry.evidence.sentences import paragraphs
from summitry.evidence.speech.clauses import clause_end, clause_start, has_verb, thing_end, verb_at
from summitry.evidence.speech.tokens import Token, units


def _tokens(text: str) -> tuple[Token, ...]:
    return next(units(text, paragraphs(text), ())).tokens


def _cut(text: str, end: int) -> str:
    return text[: _tokens(text)[end - 1].end]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("that it was over.", "that it was over"),
        ("that it was over, adding that it ran.", "that it was over"),
        ("that it was over, according to Kato.", "that it was over"),
        ("that it was over and stressed that it ran.", "that it was over"),
        ("that it was over, while Kato said no.", "that it was over"),
        ("that it was over, and that it ran.", "that it was over, and that it ran"),
        ("that it rose, fell and rose again.", "that it rose, fell and rose again"),
        ("to stop, but that it ran.", "to stop"),
    ],
)
def test_clause_end(text: str, content: str) -> None:
    tokens = _tokens(text)
    assert _cut(text, clause_end(tokens, 0, len(tokens))) == content


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("the plan, which is old.", "the plan"),
        ("the plan because it is old.", "the plan"),
        ("the plan and said no.", "the plan"),
        ("the plan by calling it old.", "the plan"),
        ("the plan of the other side.", "the plan of the other side"),
    ],
)
def test_thing_end(text: str, thing: str) -> None:
    tokens = _tokens(text)
    assert _cut(text, thing_end(tokens, 0, len(tokens))) == thing


def test_clause_start() -> None:
    tokens = _tokens("Yes; and the plan is old, he said.")
    assert tokens[clause_start(tokens, 7, 0)].low == "the"


@pytest.mark.parametrize("text", ["it was over", "the talks failed badly", "Ito has left"])
def test_has_verb(text: str) -> None:
    assert has_verb(_tokens(text), 0, len(_tokens(text)))


@pytest.mark.parametrize("text", ["the plan of Kato", "of the plan", "nuclear tests"])
def test_has_no_verb(text: str) -> None:
    assert not has_verb(_tokens(text), 0, len(_tokens(text)))


def test_the_longest_verb_counts() -> None:
    tokens = _tokens("took issue with it")
    found = verb_at(tokens, 0)
    assert found is not None
    assert (found[0].lemma, found[2]) == ("take issue with", 3)
    assert verb_at(tokens, 3) is None
