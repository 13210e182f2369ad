"""The contract that every format keeps."""

import pytest
from hypothesis import given, settings

from summitry.errors import CaseError, UnknownName
from summitry.evidence.exchange.anchors import checked
from summitry.evidence.exchange.formats import FORMATS, format_named
from summitry.evidence.exchange.record import Record
from tests.evidence.exchange.records import records, small

each_format = pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)


@each_format
@given(record=records())
@settings(max_examples=60, deadline=None)
def test_what_is_written_is_read_back_but_for_the_losses(form, record):
    back = form.load(form.dump(record), "a file", None).record
    lost = form.losses(record)
    assert lost or back == record
    whole = {claim.id: claim for claim in record.claims}
    for claim in back.claims:
        assert claim == whole[claim.id]
    assert set(back.documents) <= set(record.documents)
    if len(back.claims) < len(record.claims):
        assert any(line.startswith(("quotes", "paraphrases")) for line in lost)
    if len(back.documents) < len(record.documents):
        assert any(line.startswith("documents") for line in lost)


@each_format
@given(record=records())
@settings(max_examples=25, deadline=None)
def test_the_same_record_gives_the_same_bytes_and_a_second_trip_changes_nothing(form, record):
    data = form.dump(record)
    assert form.dump(record) == data
    once = form.load(data, "a file", None).record
    assert form.load(form.dump(once), "a file", None).record == once


@each_format
def test_an_empty_record_comes_back_empty(form):
    loaded = form.load(form.dump(Record()), "a file", None)
    assert loaded.record == Record()
    assert loaded.remarks == ()
    assert form.losses(Record()) == ()


@each_format
def test_a_claim_keeps_its_place_where_its_words_stand_twice(form):
    record = small(prefix="he said: ")
    assert checked(record)["c"].span == (31, 37)
    assert form.losses(record) == ()
    loaded = form.load(form.dump(record), "a file", None)
    assert loaded.record == record
    assert loaded.remarks == ()


@each_format
def test_nothing_but_one_clear_line_comes_out_of_broken_bytes(form):
    data = form.dump(small())
    broken = [b"\xff\xfe\x00", b"\0" * 100, b"PK\x03\x04", data[: len(data) // 2], data[:-20]]
    for bad in broken:
        with pytest.raises(CaseError) as error:
            form.load(bad, "file.x", None)
        assert str(error.value).startswith("file.x:")
        assert "\n" not in str(error.value)


def outcome(form, data):
    try:
        form.load(data, "file.x", None)
    except CaseError as error:
        return "refused in one line" if "\n" not in str(error) else str(error)
    return "loaded"


@each_format
@given(record=records())
@settings(max_examples=4, deadline=None)
def test_flipped_bytes_end_in_a_record_or_a_clear_error(form, record):
    data = bytearray(form.dump(record))
    for at in range(0, len(data), max(1, len(data) // 40)):
        broken = bytes(data[:at]) + bytes([data[at] ^ 0x55]) + bytes(data[at + 1 :])
        assert outcome(form, broken) in ("loaded", "refused in one line")


def test_a_format_is_found_by_its_name_or_the_nearest_is_named():
    assert [format_named(form.name) for form in FORMATS] == list(FORMATS)
    with pytest.raises(UnknownName, match="did you mean webanno"):
        format_named("webano")
