"""How firmly, and on what condition; made-up statements."""

import pytest

from summitry.evidence.acts.examples import marked
from summitry.evidence.acts.reading import read_act


@pytest.mark.parametrize(
    ("modality", "condition", "example"),
    [
        ("asserted", None, "(She) [said] {the gate is open}"),
        ("asserted", None, "(She) [said] {we could not do that}"),
        ("asserted", None, "The two met in May."),
        ("asserted", None, "They would meet before Thursday."),
        ("asserted", None, "(She) [asked] {if the gate was open}"),
        ("asserted", None, "It seems clear that the gate is open."),
        ("hedged", None, "Lund might open the gate."),
        ("hedged", None, "Lund appears to have agreed."),
        ("hedged", None, "That was as far as the guild would have gone."),
        ("hedged", None, "There was talk of a second gate."),
        ("hedged", None, "If, as the mayor said, the guild refused, that was a mistake."),
        (
            "conditional",
            "only if all tolls are lifted",
            "He will sign only if all tolls are lifted.",
        ),
        ("conditional", "If the gate opens", "If the gate opens, we will pay."),
        ("conditional", "unless Lund pays", "We will strike unless Lund pays, she said."),
        ("conditional", "provided that Lund pays", "We will open it provided that Lund pays."),
        (
            "conditional",
            "in exchange for the well",
            "Lund offered the barn in exchange for the well.",
        ),
        ("conditional", "as long as Lund pays", "The gate stays open as long as Lund pays."),
        (
            "conditional",
            "before all tolls were lifted",
            "(She) [said] {the guild would have to open the gate before all tolls were lifted}",
        ),
        ("conditional", "once it is paid", "We will open the gate once it is paid."),
        ("conditional", "without the well", "There is no deal without the well."),
    ],
)
def test_modality(modality: str, condition: str | None, example: str) -> None:
    one = marked(example)
    reading = read_act(one.text, one.content, one.cue, one.source)
    assert reading.modality == modality
    assert (reading.condition and reading.condition.of(one.text)) == condition


def test_a_doubt_leaves_the_condition_standing() -> None:
    text = (
        "If, as the mayor said, they asked for the mill in exchange for the barn, it was too much."
    )
    reading = read_act(text, [(0, len(text))])
    assert reading.modality == "hedged"
    assert reading.condition is not None
    assert reading.condition.of(text) == "in exchange for the barn"


def test_a_condition_ends_where_a_split_quote_breaks() -> None:
    one = marked("“{We will pay if},” (she) [said], “{they open the gate}.”")
    reading = read_act(one.text, one.content, one.cue, one.source)
    assert reading.condition is not None
    assert reading.condition.of(one.text) == "if"
