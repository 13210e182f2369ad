"""Bytes in, sources out: whatever the bytes, and the same each time."""

from email.message import EmailMessage
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.evidence.intake.formats import FORMATS, PLAIN, Format
from summitry.evidence.intake.limits import Limits
from summitry.evidence.intake.reader import Failure, _reading, read_bytes
from summitry.evidence.intake.reading import Unreadable
from summitry.evidence.intake.source import Source
from tests.evidence.intake import made

REPORT = b"Talks fail\n\nHANOI: They left.\n"
SUFFIXES = [row.suffixes[0] for row in FORMATS]
SEEDS = {
    ".txt": REPORT,
    ".md": b"# Talks *fail*\n\nThey [left](x).",
    ".html": b"<html><h1>Talks fail</h1><p>They left.</p><script>x</script>",
    ".pdf": made.pdf([made.column(["Talks fail and", "they left."])]),
    ".docx": made.word_xml("<w:p><w:r><w:t>They left.</w:t></w:r></w:p>"),
    ".eml": made.mail("They left.", "From: a@example.org"),
    ".zip": made.zipped({"a.txt": REPORT}),
}


def reasons(name: str, data: bytes, limits: Limits = Limits()) -> list[str]:  # noqa: B008
    return [one.reason for one in read_bytes(name, data, limits) if isinstance(one, Failure)]


def test_there_is_a_seed_for_each_format():
    assert list(SEEDS) == SUFFIXES
    for suffix, data in SEEDS.items():
        [found] = read_bytes(f"a{suffix}", data)
        assert isinstance(found, Source)
        assert "They left" in found.text or "they left" in found.text


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(SUFFIXES),
    st.integers(0, 2000),
    st.integers(0, 60),
    st.binary(max_size=30),
)
def test_no_bytes_raise_and_the_same_bytes_give_the_same(suffix, at, cut, other):
    data = SEEDS[suffix]
    data = data[: at % len(data)] + other + data[at % len(data) + cut :]
    found = read_bytes(f"a{suffix}", data)
    assert found
    assert found == read_bytes(f"a{suffix}", data)
    for one in found:
        assert one.name.isprintable()
        if isinstance(one, Failure):
            assert one.reason.isprintable()
        else:
            assert one.text.strip()
            assert one.text.encode()


def test_a_source_says_what_it_was_read_from():
    [found] = read_bytes(
        "talks.txt", b"\xff\xfe" + "Talks fail\r\n\r\nThey left.".encode("utf-16-le")
    )
    assert isinstance(found, Source)
    assert (found.text, found.encoding) == ("Talks fail\n\nThey left.", "utf-16")
    assert (found.media, found.title) == ("text/plain", "Talks fail")
    assert [read_bytes("a", REPORT)[0].sha256] == [sha256(REPORT).hexdigest()]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\t\r\n", "holds no words"),
        ("a.txt", "\u3000\u2028".encode(), "holds no words"),
        ("a.txt", bytes(range(256)) * 9, "is binary, not a text"),
        ("a.pdf", b"x", "a broken or truncated PDF"),
        ("a.docx", b"x", "a broken or truncated Word document"),
        ("a.zip", b"x", "a broken or truncated archive"),
        ("a.zip", made.zipped({}), "an archive without files"),
    ],
)
def test_one_clear_line(name, data, reason):
    assert read_bytes(name, data) == (Failure(name, reason),)


def test_limits_of_one_file():
    assert reasons("a.txt", b"x" * 11, Limits(bytes=10)) == ["has more than 10 bytes"]
    assert reasons("a.txt", b"x" * 11, Limits(characters=10)) == ["is longer than 10 characters"]


def test_parts_of_an_archive_are_files():
    data = made.zipped({"b.txt": REPORT, "c/d.md": "*They* left", "x\x1b.txt": "a", "e.png": "x"})
    found = read_bytes("a.zip", data)
    assert [one.name for one in found] == [
        *("a.zip!/b.txt", "a.zip!/c/d.md", "a.zip!/e.png", "a.zip!/x\\x1b.txt"),
    ]
    assert [isinstance(one, Source) for one in found] == [True, True, False, True]


def test_archives_lie_in_archives_once_and_not_twice():
    inner = made.zipped({"b.txt": REPORT})
    middle = made.zipped({"i.zip": inner})
    assert [one.name for one in read_bytes("a.zip", middle)] == ["a.zip!/i.zip!/b.txt"]
    assert read_bytes("a.zip", made.zipped({"m.zip": middle})) == (
        Failure("a.zip!/m.zip!/i.zip", "an archive too deep within others"),
    )


def test_bombs_end_at_the_limits():
    huge = made.zipped({"a.txt": REPORT, "b.txt": bytes(60_000_000), "c.txt": REPORT})
    assert len(huge) < 100_000
    found = read_bytes("a.zip", huge)
    assert [type(one) for one in found] == [Source, Failure, Source]
    assert reasons("a.zip", huge) == ["unpacks to more than 50,000,000 bytes"]
    many = made.zipped({f"{at}.txt": bytes(1000) for at in range(100)})
    nested = made.zipped({f"{at}.zip": many for at in range(100)})
    small = Limits(unpacked=100_000)
    assert reasons("a.zip", nested, small)[-1] == "the archive unpacks to more than 100,000 bytes"
    assert len(reasons("a.zip", nested, small)) < 100
    assert reasons("a.zip", many, Limits(files=3))[3:] == ["the archive holds more than 3 files"]


def test_a_mail_gives_its_text_and_what_is_attached_if_that_is_read():
    message = EmailMessage()
    message.set_content("See below.")
    message.add_attachment("Note.", filename="n.txt")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="i.png")
    found = read_bytes("a.eml", message.as_bytes())
    assert [one.name for one in found] == ["a.eml", "a.eml!/n.txt"]
    assert [one.text for one in found if isinstance(one, Source)] == ["See below.\n", "Note.\n"]
    assert found[0].remarks == ("attached: n.txt, i.png",)


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (RecursionError(), "nested too deep"),
        (MemoryError(), "needs too much memory"),
        (TypeError("\x1b"), "TypeError"),
        (Unreadable("as it is"), "as it is"),
    ],
)
def test_a_parser_that_gives_up_is_a_reason(error, reason):
    def read(data: bytes) -> None:
        raise error

    with pytest.raises(Unreadable, match=reason):
        _reading(Format("odd", PLAIN.media, (), read), b"x")


def test_titles_of_strangers_are_harmless():
    [found] = read_bytes("a.html", b"<title>a\x1b[31m\nb \xe2\x80\xae</title><p>They left.</p>")
    assert isinstance(found, Source)
    assert (found.title or "").isprintable()
