"""Web Annotations of our own: the words of the model, and positions only where they hold."""

import json
from datetime import UTC, datetime

import pytest

from summitry.errors import CaseError
from summitry.evidence.exchange.anchors import text_hash
from summitry.evidence.exchange.webanno import dump, load
from tests.evidence.exchange.records import small


def page(record):
    return json.loads(dump(record))


def test_a_claim_is_an_annotation_of_the_model():
    record = small(prefix="he said: ")
    found = page(record)
    assert found["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert found["type"] == "AnnotationPage"
    item = found["items"][0]
    assert item["type"] == "Annotation"
    assert [(b["purpose"], b["value"]) for b in item["body"]] == [
        ("classifying", "demand"),
        ("tagging", "relief"),
    ]
    quote, place = item["target"]["selector"]
    text = record.texts["d"]
    assert (quote["type"], place["type"]) == ("TextQuoteSelector", "TextPositionSelector")
    assert text[place["start"] : place["end"]] == quote["exact"] == "lifted"
    assert text[: place["start"]].endswith(quote["prefix"])
    assert len(quote["prefix"]) <= 32
    assert item["target"]["summitry:textHash"] == text_hash(text)


@pytest.mark.parametrize("record", [small(text=None), small("gone with the sea")])
def test_no_position_without_a_text_in_which_the_quote_stands(record):
    selectors = page(record)["items"][0]["target"]["selector"]
    assert [s["type"] for s in selectors] == ["TextQuoteSelector"]


def test_exact_is_as_printed_and_the_claim_keeps_its_own_words():
    record = small("the center", "Near the centre of it.")
    item = page(record)["items"][0]
    assert item["target"]["selector"][0]["exact"] == "the centre"
    assert item["summitry:quote"] == "the center"
    assert load(dump(record)).record == record


def test_who_and_when_are_written_where_the_caller_says_so():
    data = dump(small(), creator="A. Reader", created=datetime(2019, 3, 1, tzinfo=UTC))
    item = json.loads(data)["items"][0]
    assert (item["creator"], item["created"]) == ("A. Reader", "2019-03-01T00:00:00+00:00")
    assert load(data).record == small()


def test_a_text_that_was_revised_is_said():
    data = dump(small("All sanctions lifted", text=None))
    loaded = load(data, "x", {"d": "Some say: all sanctions lifted."})
    assert loaded.remarks[0].startswith("c: changed, review: ")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"value": "demand"', '"value": "dmand"', "items.0.act: no such word"),
        ('"summitry:chain": [', '"summitry:chin": 1, "summitry:chain": [', "items.0.chin"),
        ('"id": "#claim-c"', '"id": "#claim-2 c"', "items.0: expected a key"),
        ('"source": "#document-d"', '"source": 7', "source: missing"),
    ],
)
def test_faults_in_our_own_terms_are_named(old, new, said):
    data = dump(small()).decode()
    assert old in data
    with pytest.raises(CaseError, match=said):
        load(data.replace(old, new).encode(), "x")
