"""Bytes to text: which encoding they are in, and how sure that is.

In this order, the first that fits:

1. a byte order mark: UTF-8, UTF-16, UTF-32; every other byte NUL: UTF-16
2. UTF-8 that holds throughout; text in another encoding next to never does
3. the encoding that the file declares (the meta of a page, the header of a mail)
4. UTF-8 with a few wrong bytes, fewer than right sequences: the wrong ones are read as cp1252
5. a guess: of what charset-normalizer holds possible, windows-1252 put first, the first reading
   without symbols inside words ("zakończy³y"). A guess is always a remark.

Line ends become \\n. A text with NULs, or with more than one control character in a hundred,
is none. The time is linear; a guess looks at the first SAMPLE bytes.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from summitry.evidence.intake.limits import MAX_CHARACTERS
from summitry.evidence.intake.reading import Unreadable, shown

__all__ = ["SAMPLE", "Decoded", "decode", "is_binary"]

SAMPLE = 100_000
"""Bytes from which an encoding is guessed."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDER = {
    **dict.fromkeys(("ascii", "us-ascii", "iso8859-1"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso8859-9": "cp1254",
}
"""Names that stand for more than they say (WHATWG, Encoding Standard, section 4.2)."""

_KNOWN = re.compile(
    r"utf-(?:8|16)|iso8859|cp\d|koi8|gb|big5|shift_jis|euc|iso2022|mac|tis|johab|hz"
)
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")
_SYMBOL_IN_WORD = re.compile(r"[^\W\d_](?:[²³¹ºª¼½¾¿¡¶§¤¥£¢¦¨©¬®¯°±¸µ]|[\x80-\x9f])(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A ``text``, the name of its ``encoding`` and what is to be said about the choice."""

    text: str
    encoding: str
    remarks: tuple[str, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of ``data``, in the encoding ``declared`` if no mark and no UTF-8 speaks against it.

    Raises Unreadable if the bytes are no text.

    >>> decode("Straße\\r\\n".encode("utf-16"))
    Decoded(text='Straße\\n', encoding='utf-16', remarks=())
    >>> decode("“naïve”".encode("cp1252")).remarks
    ('no encoding is stated: read as cp1252, which is a guess',)
    """
    if len(data) > 4 * MAX_CHARACTERS:
        raise Unreadable(f"is longer than {MAX_CHARACTERS:,} characters")
    found = _found(data, declared)
    if is_binary(found.text):
        raise Unreadable("is binary, not a text")
    text = found.text.replace("\r\n", "\n").replace("\r", "\n")
    odd = len(_CONTROL.findall(text))
    remarks = (f"holds {odd:,} control characters",) if odd else ()
    return Decoded(text, found.encoding, found.remarks + remarks)


def is_binary(text: str) -> bool:
    """Whether ``text`` holds a NUL, or more control characters than one and one in a hundred."""
    return "\0" in text or (len(_CONTROL.findall(text)) - 1) * 100 > len(text)


def _found(data: bytes, declared: str | None) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, encoding)
    if (wide := _wide(data[:SAMPLE])) and (found := _declared(data, wide)):
        return Decoded(found.text, wide, (f"no encoding is stated: read as {wide}",))
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _declared(data, declared) or _mixed(data) or _guessed(data, declared)


def _marked(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding).removeprefix("\ufeff"), encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8" and (mixed := _mixed(data)):
            return mixed
        if encoding == "utf-8":
            return _guessed(data.removeprefix(codecs.BOM_UTF8), encoding)
        raise Unreadable(f"begins as {encoding} and is none at byte {error.start:,}") from None


def _declared(data: bytes, declared: str | None) -> Decoded | None:
    encoding = _codec(declared or "")
    if encoding is None:
        return None
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def _codec(declared: str) -> str | None:
    """The codec for a name in a file; only encodings of pages and mails."""
    try:
        name = codecs.lookup(declared.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    name = _WIDER.get(name, name)
    return name if _KNOWN.match(name) else None


def _mixed(data: bytes) -> Decoded | None:
    """UTF-8 with wrong bytes, if more is right than wrong; None where it is no UTF-8 at all."""
    pieces = data.decode("utf-8", "surrogateescape")
    wrong = sum("\udc80" <= c <= "\udcff" for c in pieces)
    right = sum(c >= "\x80" for c in pieces) - wrong
    if right <= wrong:
        return None
    text = "".join(_one(c) if "\udc80" <= c <= "\udcff" else c for c in pieces)
    remark = f"UTF-8 with {wrong:,} wrong bytes: those are read as cp1252"
    return Decoded(text.removeprefix("\ufeff"), "utf-8", (remark,))


def _one(escaped: str) -> str:
    return escaped.encode("utf-8", "surrogateescape").decode("cp1252", "replace")


def _guessed(data: bytes, declared: str | None) -> Decoded:
    said = f"does not hold as {shown(declared)}" if declared else "no encoding is stated"
    for encoding in _candidates(data):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        return Decoded(text, encoding, (f"{said}: read as {encoding}, which is a guess",))
    raise Unreadable("is in no encoding that can be told, or binary")


def _candidates(data: bytes) -> Iterator[str]:
    """Encodings that may fit, best first."""
    from charset_normalizer import from_bytes

    sample = data[:SAMPLE].rpartition(b"\n")[0] if len(data) > SAMPLE else data
    sample = sample or data[:SAMPLE]
    if b"\0" in sample:
        raise Unreadable("is binary, not a text")
    found = [m.encoding.replace("_", "-") for m in from_bytes(sample)]
    possible = [name for name in found if not name.startswith("utf")]
    latin = not possible or _latin(sample.decode(possible[0], "ignore"))
    order = ["cp1252", *possible] if latin else [*possible, "cp1252"]
    yield from sorted(order, key=lambda name: _odd(sample, name) if latin else 0)


def _wide(sample: bytes) -> str | None:
    """UTF-16 of a Western text without a mark: every other byte is mostly NUL."""
    half = len(sample) // 2
    if half < 10:
        return None
    nuls = [sample[at::2].count(0) > 0.7 * half for at in (0, 1)]
    return "utf-16-be" if nuls[0] else "utf-16-le" if nuls[1] else None


def _latin(text: str) -> bool:
    letters = sum(c.isalpha() for c in text)
    return 2 * sum(c.isalpha() and c < "\u0250" for c in text) > letters


def _odd(sample: bytes, encoding: str) -> int:
    return len(_SYMBOL_IN_WORD.findall(sample.decode(encoding, "ignore")))
