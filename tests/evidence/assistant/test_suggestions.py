"""What the text bears out is proposed; all else is dropped, with the reason."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.errors import SummitryError
from summitry.evidence.assistant.suggestions import checked, items

TEXT = (
    "Mara Oren spoke on Monday. “The port,” she said, “must open.” "
    "Ilan Voss said that Mara wanted the port. He called it “absurd” to open the port."
)
GOOD: dict[str, Any] = {
    "sentence": 2,
    "quotes": ["The port", "must open"],
    "source": "Mara Oren",
    "chain": [],
    "act": "demand",
    "modality": "asserted",
    "issues": ["port"],
}


def read(*answers: object) -> Any:
    return checked(answers, TEXT, ["port", "tax"], "m", "h")


def reasons(*answers: object) -> list[str]:
    suggestions, dropped = read(*answers)
    assert suggestions == ()
    return [item.reason for item in dropped]


def test_a_good_item_is_proposed_with_exact_spans() -> None:
    (suggestion,), dropped = read(GOOD)
    said = suggestion.attribution
    assert dropped == ()
    assert [span.of(TEXT) for span in said.content] == ["The port", "must open"]
    assert (said.form, said.carried, said.outer) == ("direct", True, ())
    assert said.source.of(TEXT) == "Mara Oren"
    assert (suggestion.act, suggestion.modality, suggestion.issues) == (
        "demand",
        "asserted",
        ("port",),
    )
    assert (suggestion.model, suggestion.prompt_hash, said.rule) == ("m", "h", "model m")


def test_chains_and_forms() -> None:
    inner = GOOD | {
        "sentence": 3,
        "quotes": ["wanted the port"],
        "source": "Mara",
        "chain": ["reporter", "Ilan Voss"],
    }
    mixed = GOOD | {"sentence": 4, "quotes": ["absurd” to open the port"], "source": ""}
    (one, two), _ = read(inner, mixed)
    assert [span.of(TEXT) for span in one.attribution.outer] == ["Ilan Voss"]
    assert one.attribution.source.of(TEXT[:]) == "Mara"
    assert one.attribution.source.start > TEXT.index("Ilan")
    assert (one.attribution.form, one.attribution.carried) == ("indirect", False)
    assert (two.attribution.form, two.attribution.source) == ("mixed", None)


def test_quotes_come_in_the_order_of_the_text() -> None:
    (suggestion,), _ = read(GOOD | {"quotes": ["must open", "“The port,”"]})
    assert [span.of(TEXT) for span in suggestion.attribution.content] == ["The port,", "must open"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"quotes": ["The port shall open"]}, "quote does not stand in the text: The port shall"),
        ({"quotes": []}, "no quote"),
        ({"quotes": ["the port"], "sentence": 1}, "quote stands at 2 places: the port"),
        ({"quotes": ["the port"], "sentence": 99}, "quote stands at 2 places: the port"),
        ({"quotes": ["must open", "must"]}, "its quotes overlap"),
        ({"quotes": "must open"}, "quotes is no list"),
        ({"quotes": [7]}, "quote does not stand in the text: 7"),
        ({"source": "Dana"}, "source does not stand in the text: Dana"),
        ({"source": 3}, "source does not stand in the text: 3"),
        ({"chain": ["Dana"]}, "source does not stand in the text: Dana"),
        ({"act": "demands"}, "no such act: demands; did you mean demand?"),
        ({"act": None}, "no such act: null"),
        ({"modality": "sure"}, "no such modality: sure"),
        ({"issues": ["ports"]}, "no such issue: ports; did you mean port?"),
        ({"issues": "port"}, "issues is no list"),
    ],
)
def test_what_is_not_borne_out_is_dropped(change: dict[str, Any], reason: str) -> None:
    (told,) = reasons(GOOD | change)
    assert told.startswith(reason)


def test_no_object_and_said_twice() -> None:
    assert reasons(1, None, [GOOD]) == ["no object"] * 3
    suggestions, dropped = read(GOOD, GOOD)
    assert len(suggestions) == 1
    assert [item.reason for item in dropped] == ["proposed twice"]


def test_dropped_items_are_shown_cut() -> None:
    _, (dropped,) = read(GOOD | {"quotes": ["x" * 1_000 + "\ud800"]})
    assert len(dropped.item) == 160
    assert dropped.reason.encode().endswith("…".encode())


@pytest.mark.parametrize(
    "content",
    [
        '{"proposals": [1]}',
        '```json\n{"proposals": [1]}\n```',
        'As {asked}: {"proposals": [1]} {"proposals": [2]}',
        '{"thought": 1} {"proposals": [1]}',
    ],
)
def test_json_is_found_between_other_words(content: str) -> None:
    assert items(content) == (1,)


@pytest.mark.parametrize(
    "content",
    ["", "no", '{"proposals": [', '{"proposals": 1}', "[1]", "{" * 100_000, '{"a":' * 50_000],
)
def test_an_answer_without_proposals_is_refused(content: str) -> None:
    with pytest.raises(SummitryError, match="no JSON object with a list of proposals"):
        items(content)


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.sampled_from(TEXT.split()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*GOOD]), inner),
    max_leaves=12,
)


@given(st.lists(ANY | st.fixed_dictionaries(dict.fromkeys(GOOD, ANY)), max_size=4))
def test_any_json_is_proposed_or_dropped(answers: list[object]) -> None:
    suggestions, dropped = checked(json.loads(json.dumps(answers)), TEXT, ["port"], "m", "h")
    assert len(suggestions) + len(dropped) == len(answers)
    for suggestion in suggestions:
        assert all(span.of(TEXT).strip() for span in suggestion.attribution.content)
