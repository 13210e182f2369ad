"""Which reader reads a file: the content first, then the suffix."""

import pytest

from summitry.evidence.intake.formats import FORMATS, PLAIN, format_of, kinds_read
from summitry.evidence.intake.reading import Unreadable
from tests.evidence.intake import made


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (made.pdf([[]]), "PDF"),
        (b"\n <!-- c -->\n<!DOCTYPE html><p>x", "HTML"),
        ("\ufeff<HTML lang='en'>".encode(), "HTML"),
        ("<html>".encode("utf-16"), "HTML"),
        (b'<?xml version="1.0"?>\n<html xmlns="x">', "HTML"),
        (b"Received: from a\r\n\tby b\r\nFrom: c\r\n\r\nx", "mail"),
        (made.word_xml("<w:p/>"), "Word"),
        (made.zipped({"a.txt": "x"}), "ZIP"),
        (b"From: the mayor\nTo: the town\n\nThey left.", "plain text"),
        (b"They wrote <html> on the wall.", "plain text"),
        (b"%PDF is a format", "plain text"),
    ],
)
def test_content_beats_suffix(data, name):
    assert format_of("talks.txt", data).name == name


def test_a_suffix_counts_where_content_says_nothing():
    for row in FORMATS:
        assert [format_of(f"a{suffix.upper()}", b"x") for suffix in row.suffixes] == [row] * len(
            row.suffixes
        )


@pytest.mark.parametrize("name", ["talks", "Mr. Kim speaks", "talks.2019", ".", ""])
def test_a_name_without_a_suffix_is_tried_as_text(name):
    assert format_of(name, b"x") is PLAIN


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.csv", b"x", "a file .csv"),
        ("a.txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or encrypted Office file"),
        ("a.txt", b"{\\rtf1", "Rich Text"),
        ("a.txt", b"\x89PNG", "a picture"),
        ("a.docx", made.zipped({"[Content_Types].xml": ""}), "an Office file without text"),
        ("a.zip", made.zipped({"mimetype": "x"}), "an OpenDocument or EPUB file"),
    ],
)
def test_a_kind_that_is_not_read_is_named_beside_those_that_are(name, data, kind):
    with pytest.raises(Unreadable, match=kind) as caught:
        format_of(name, data)
    assert str(caught.value).endswith(f"read are {kinds_read()}")
