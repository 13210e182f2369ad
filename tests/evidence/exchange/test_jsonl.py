"""JSON lines: each fault names its line."""

import json

import pytest

import summitry.evidence.exchange.jsonl as jsonl
from summitry.errors import CaseError
from summitry.evidence.exchange.jsonl import dump, load
from tests.evidence.exchange.records import small

CLAIM = {"type": "claim", "id": "c", "in": "d", "chain": ["reporter"], "act": "claim", "quote": "q"}


def lines(*entries):
    return "".join(json.dumps(entry) + "\n" for entry in entries).encode()


def test_a_line_each_with_the_span_beside_the_quote():
    written = [json.loads(line) for line in dump(small()).splitlines()]
    assert [line["type"] for line in written] == ["document", "party", "voice", "issue", "claim"]
    text, (start, end) = written[0]["text"], written[4]["span"]
    assert text[start:end] == written[4]["quote"] == "lifted"


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (CLAIM | {"act": "demnd"}, "act: no such word: 'demnd'; did you mean demand"),
        (CLAIM | {"speeker": "x"}, "speeker: no such key; did you mean speaker"),
        (CLAIM | {"paraphrase": "p"}, "either a quote or a paraphrase"),
        (CLAIM | {"chain": []}, "chain: a chain has 1 to"),
        (CLAIM | {"chain": "us"}, "chain: expected a list"),
        (CLAIM | {"span": [3, 2]}, "span: expected 0 <= start < end"),
        (CLAIM | {"span": [True, 2]}, "span: expected two whole numbers"),
        (CLAIM | {"id": "2x"}, "id: expected a key"),
        (CLAIM | {"id": ["c"]}, "id: expected a key"),
        (CLAIM | {"quote": ""}, "quote: expected a text"),
        (CLAIM | {"modality": []}, "modality: no such word"),
        ({"type": "clam"}, "type: missing or not known; did you mean claim"),
        ({"type": ["claim"]}, "type: missing or not known"),
        ({"type": "issue", "id": "i"}, "name: missing"),
        ({"type": "document", "id": "d", "publisher": "P", "date": "2019-2-8"}, "kind: missing"),
        (
            {"type": "document", "id": "d", "publisher": "P", "kind": "news", "date": "2019-02-30"},
            "date: day",
        ),
        ([1], "expected a mapping"),
    ],
)
def test_refused_with_the_number_of_the_line(entry, said):
    with pytest.raises(CaseError, match=said) as error:
        load(lines({"type": "issue", "id": "wage", "name": "Wage"}, entry), "x.jsonl")
    assert str(error.value).startswith("x.jsonl:2:1: ")


def test_twice_is_refused():
    with pytest.raises(CaseError, match="x:2:1: id: claim c stands twice"):
        load(lines(CLAIM, CLAIM), "x")


def test_a_last_line_that_is_cut_off_is_named():
    with pytest.raises(CaseError, match=r"x:2:.*the text ends too early"):
        load(lines(CLAIM, CLAIM | {"id": "e"})[:-20] + b"", "x")
    assert len(load(lines(CLAIM)[:-1], "x").record.claims) == 1


def test_long_lines_and_many_lines_are_refused(monkeypatch):
    monkeypatch.setattr(jsonl, "MAX_LINE", 50)
    with pytest.raises(CaseError, match="x:1:1: a line of more than 50 bytes"):
        load(lines(CLAIM), "x")
    monkeypatch.setattr(jsonl, "MAX_LINES", 3)
    with pytest.raises(CaseError, match="more than 3 lines"):
        load(b"\n" * 9, "x")


def test_a_span_tells_which_of_several_places_is_meant():
    data = dump(small()).replace(b'"span": [14, 20]', b'"span": [31, 37]')
    claim = load(data).record.claims[0]
    assert claim.prefix == "All sanctions lifted, he said: "[-32:]


def test_texts_may_come_from_elsewhere_and_documents_too():
    bare = dump(small(text=None))
    assert load(bare, "x", {"d": "lifted"}).record.texts == {"d": "lifted"}
    assert "documents not in this file: d" in load(lines(CLAIM)).remarks
