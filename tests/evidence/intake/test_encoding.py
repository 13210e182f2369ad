"""Bytes to text: certain where the bytes say so, a remark where it is a guess."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.evidence.intake import encoding
from summitry.evidence.intake.encoding import decode, is_binary
from summitry.evidence.intake.reading import Unreadable

ENGLISH = "“We will never empty it,” she said — on Friday."
RUSSIAN = "Переговоры закончились без соглашения, потому что стороны не договорились. " * 3
CHINESE = "会谈提前结束，双方未能达成协议。" * 3
POLISH = "Rozmowy zakończyły się bez porozumienia, ponieważ strony nie zgodziły się. " * 3
ARABIC = "انتهت المحادثات دون اتفاق بين الجانبين. " * 3
JAPANESE = "首脳会談は合意なしに終わった。" * 3


@given(st.text().filter(lambda text: "\ufeff" not in text[:1] and not is_binary(text)))
def test_utf_8_is_read_as_it_stands_but_for_line_ends(text):
    found = decode(text.encode())
    assert found.text == text.replace("\r\n", "\n").replace("\r", "\n")
    assert found.encoding == "utf-8"


@pytest.mark.parametrize(
    ("mark", "name", "said"),
    [
        (codecs.BOM_UTF8, "utf-8", "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
        (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    ],
)
def test_a_mark_says_the_encoding(mark, name, said):
    found = decode(mark + f"{ENGLISH}\r{RUSSIAN}".encode(name))
    assert (found.text, found.encoding, found.remarks) == (f"{ENGLISH}\n{RUSSIAN}", said, ())


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_known_by_its_nuls(name):
    found = decode(ENGLISH.encode(name))
    assert (found.text, found.encoding) == (ENGLISH, name)
    assert found.remarks == (f"no encoding is stated: read as {name}",)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (ENGLISH, "cp1252"),
        ("café", "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (CHINESE, "gb18030"),
        (POLISH, "cp1250"),
        (ARABIC, "cp1256"),
        (JAPANESE, "cp932"),
    ],
)
def test_a_guess_is_right_on_plain_prose_and_says_that_it_is_one(text, name):
    found = decode(text.encode(name))
    assert (found.text, found.encoding) == (text, name)
    assert found.remarks == (f"no encoding is stated: read as {name}, which is a guess",)


def test_what_is_declared_counts_before_a_guess_but_not_before_utf_8():
    assert decode("naïve".encode("cp1250", "replace"), "windows-1250").remarks == ()
    assert decode("ï".encode("latin-1"), "ISO-8859-1").encoding == "cp1252"
    assert decode(RUSSIAN.encode(), "cp1251").encoding == "utf-8"


@pytest.mark.parametrize("name", ["utf-7", "rot13", "unicode_escape", "no such", "a\0b", ""])
def test_only_encodings_of_text_are_taken_from_a_file(name):
    found = decode("café".encode("cp1252"), name)
    assert (found.text, found.encoding) == ("café", "cp1252")
    assert len(found.remarks) == 1


def test_a_declaration_that_does_not_hold_is_named():
    (remark,) = decode("“Nein”, sagte sie".encode("cp1252"), "euc-jp").remarks
    assert remark == "does not hold as euc-jp: read as cp1252, which is a guess"


def test_mixed_encodings_are_told_apart_byte_by_byte():
    found = decode("“one” — ".encode() + "café".encode("cp1252"))
    assert found.text == "“one” — café"
    assert found.remarks == ("UTF-8 with 1 wrong bytes: those are read as cp1252",)


def test_a_mark_that_lies_is_refused_or_mended():
    with pytest.raises(Unreadable, match="begins as utf-16 and is none at byte"):
        decode(codecs.BOM_UTF16_LE + b"a")
    assert decode(codecs.BOM_UTF8 + b"caf\xe9").text == "café"


@pytest.mark.parametrize(
    "data", [bytes(range(256)), b"a\0b", b"\x01\x02words", b"\xff\0\xfe\0\x80"]
)
def test_binary_is_no_text(data):
    with pytest.raises(Unreadable, match="binary"):
        decode(data)


def test_a_few_control_characters_are_kept_and_told():
    found = decode(b"x" * 300 + b"\x1b[31m")
    assert found.text.endswith("\x1b[31m")
    assert found.remarks == ("holds 1 control characters",)


def test_a_guess_looks_at_the_beginning_alone(monkeypatch):
    monkeypatch.setattr(encoding, "SAMPLE", 100)
    assert decode((f"{CHINESE}\n" * 9).encode("gb18030")).text == f"{CHINESE}\n" * 9


def test_what_is_far_too_long_is_not_decoded(monkeypatch):
    monkeypatch.setattr(encoding, "MAX_CHARACTERS", 2)
    with pytest.raises(Unreadable, match="longer than 2 characters"):
        decode(b"123456789")
