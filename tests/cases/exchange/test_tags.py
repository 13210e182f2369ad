"""XML from strangers: every refusal is one line with its place."""

import pytest

from summitry.cases.exchange.tags import MAX_BYTES, MAX_DEPTH, MAX_TAG, MAX_TAGS, decimal, read_tags
from summitry.errors import CaseError


@pytest.fixture
def given(tmp_path):
    """``given(text)``: the tree of a file with that text."""

    def read(text):
        path = tmp_path / "x.xml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_tags(path)

    return read


def refused(given, text):
    with pytest.raises(CaseError) as error:
        given(text)
    (problem,) = error.value.problems
    assert "\n" not in str(error.value)
    return problem


def test_every_tag_knows_its_place(given):
    root = given('<?xml version="1.0"?>\n<a>\n  <b c="1"/> text <b/>\n</a>')
    assert (root.name, root.line, root.column) == ("a", 2, 1)
    assert [(b.line, b.column, b.attributes) for b in root.all("b")] == [
        (3, 3, {"c": "1"}),
        (3, 19, {}),
    ]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "not XML: no element found"),
        ("<a>\n<b>", 2, "not XML: no element found"),
        ("<a>\n<b></a>", 2, "not XML: mismatched tag"),
        ("<a b='1' b='2'/>", 1, "not XML: duplicate attribute"),
        ("<a/>\n<a/>", 2, "not XML: junk after document element"),
        ("<a b='&x;'/>", 1, "not XML: undefined entity"),
        ("just words", 1, "not XML: syntax error"),
        (b"<a b='\xff'/>", 1, "not XML: not well-formed"),
        ('<!DOCTYPE a [<!ENTITY x "y">]>\n<a>&x;</a>', 1, "DTD in the file"),
        ('\n<!DOCTYPE a SYSTEM "file:///etc/hostname"><a/>', 2, "DTD in the file"),
        ('<?xml version="1.0" encoding="klingon"?><a/>', 1, "not XML: unknown encoding"),
        ('<?xml version="1.0" encoding="utf-7"?><a/>', 1, "not XML: multi-byte"),
        ("<a>\n" * (MAX_DEPTH + 1), MAX_DEPTH + 1, "nested deeper than 40 levels"),
        ("<a>\n" + "<b/>" * MAX_TAGS, 2, "more than 50,000 tags"),
        (f"<a>\n<b c='{'x' * MAX_TAG}'/></a>", 2, "a tag of more than 100,000 bytes"),
    ],
)
def test_what_is_no_plain_xml_is_refused(given, text, line, words):
    problem = refused(given, text)
    assert problem.line == line
    assert words in problem.message


def test_a_large_file_is_not_opened(tmp_path):
    path = tmp_path / "large.xml"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(CaseError, match="at most 10,000,000 are read"):
        read_tags(path)


def test_a_missing_file_is_one_line(tmp_path):
    with pytest.raises(CaseError, match="cannot be read: No such file"):
        read_tags(tmp_path / "none.xml")


def test_control_characters_do_not_reach_the_terminal(given):
    root = given("<a b='1&#10;2'/>")
    assert str(root.refuse("bad\x1b[2J")).endswith("bad\N{REPLACEMENT CHARACTER}[2J")


@pytest.mark.parametrize("text", ["1", "-2.5", "+.5", "3.", "1e-3", " 7 ", "4.9E-32"])
def test_decimals_are_exact(text):
    assert float(decimal(text)) == float(text)


@pytest.mark.parametrize(
    "text",
    ["", " ", "nan", "inf", "-Infinity", "1e999", "1e13", "1,5", "0x1", "1_0", "٣", "1" * 61],
)
def test_what_is_no_decimal_is_none(text):
    assert decimal(text) is None


def test_numbers_name_the_attribute_and_the_value(given):
    root = given("<a b='ten' c='1.5'/>")
    with pytest.raises(CaseError, match=r"x\.xml:1:1: b='ten' is not a number up to"):
        root.number("b")
    with pytest.raises(CaseError, match=r"c='1\.5' is not a whole number"):
        root.whole("c")
    with pytest.raises(CaseError, match="<a> has no d"):
        root.text("d")
