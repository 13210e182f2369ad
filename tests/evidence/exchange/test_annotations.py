"""Annotations by others: exports in the forms of Hypothes.is, lists, pages, single ones."""

import json
from datetime import date

import pytest

from summitry.errors import CaseError
from summitry.evidence.exchange.webanno import load

URI = "https://gazette.example/2019/talks-collapse"
QUOTE = {"type": "TextQuoteSelector", "exact": "all of it", "prefix": "wanted ", "suffix": "."}
PLACE = {"type": "TextPositionSelector", "start": 12, "end": 21}
ROW = {
    "id": "xYz-1",
    "created": "2019-03-02T10:00:00.123+00:00",
    "user": "acct:reader@hypothes.is",
    "uri": URI,
    "text": "the central demand",
    "tags": ["Demand", "Sanctions relief"],
    "target": [{"source": URI, "selector": [{"type": "RangeSelector"}, PLACE, QUOTE]}],
    "document": {"title": ["Talks collapse"]},
}


def loaded(value, texts=None):
    return load(json.dumps(value).encode(), "x.json", texts)


@pytest.mark.parametrize(
    "page",
    [ROW, [ROW], {"total": 1, "rows": [ROW]}, {"annotations": [ROW]}, {"first": {"items": [ROW]}}],
)
def test_an_export_is_read_in_any_of_its_forms(page):
    found = loaded(page)
    (document,), (claim,) = found.record.documents, found.record.claims
    assert (document.publisher, document.title) == ("gazette.example", "Talks collapse")
    assert document.date == date(2019, 3, 2)
    assert (claim.quote, claim.prefix, claim.suffix) == ("all of it", "wanted ", ".")
    assert (claim.act, claim.chain) == ("demand", ("reporter",))
    assert found.record.issues == {"sanctions_relief": "Sanctions relief"}
    assert claim.issues == ("sanctions_relief",)
    assert "note_1: noted beside it: the central demand" in found.remarks


def test_a_note_without_words_is_a_paraphrase_and_a_reply_is_counted():
    note = {"type": "Annotation", "target": URI, "bodyValue": "They left early."}
    found = loaded([note, ROW | {"references": ["abc"]}])
    assert [c.paraphrase for c in found.record.claims] == ["They left early."]
    assert found.remarks[0] == "replies left out: 1"
    assert found.record.documents[0].date == date(1970, 1, 1)


def test_a_text_at_hand_settles_the_place_and_gives_words_to_a_bare_position():
    text = "They wanted all of it. He wanted all of it."
    second = {"type": "TextPositionSelector", "start": 33, "end": 42}
    bare = {"type": "Annotation", "target": {"source": URI, "selector": second}}
    claim = loaded([bare], {URI: text}).record.claims[0]
    assert claim.quote == "all of it"
    assert claim.prefix.endswith("He wanted ")
    assert loaded([bare]).record.claims == ()


def test_a_refinement_counts_and_its_position_does_not():
    outer = {"type": "TextQuoteSelector", "exact": "He wanted all of it", "refinedBy": QUOTE}
    outer["refinedBy"] = QUOTE | {"refinedBy": PLACE}
    item = {"type": "Annotation", "target": {"source": {"id": URI}, "selector": outer}}
    assert loaded(item).record.claims[0].quote == "all of it"


@pytest.mark.parametrize("junk", [1, "x", [1], {"items": [3]}, {"type": "Annotation"}, [[]]])
def test_what_is_no_annotation_is_one_clear_line(junk):
    with pytest.raises(CaseError, match=r"^x.json:1:1: items.0: "):
        loaded(junk)
