"""Files of all kinds, made from nothing: what a reader is given in these tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

Line = tuple[int, int, int, str]
"""Where a line of a PDF begins, in points from the lower left corner, its size, its words."""


def pdf(pages: Sequence[Sequence[Line]], trailer: str = "", info: str = "") -> bytes:
    """A PDF of ``pages`` in Helvetica; ``trailer`` and ``info`` are further entries."""
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        f"<<{info}>>".encode(),
    ]
    for at, lines in enumerate(pages):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>"
            f"/Contents {6 + 2 * at} 0 R>>".encode()
        )
        content = b"\n".join(map(_shown, lines))
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
    return _file(objects, f"/Root 1 0 R/Info 4 0 R{trailer}")


def _shown(line: Line) -> bytes:
    x, y, size, words = line
    for sign in "\\()":
        words = words.replace(sign, f"\\{sign}")
    return b"BT /F1 %d Tf %d %d Td (%s) Tj ET" % (size, x, y, words.encode("cp1252"))


def _file(objects: Sequence[bytes], trailer: str) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
        + b"trailer\n<</Size %d%s>>\n" % (size, trailer.encode())
        + b"startxref\n%d\n%%%%EOF\n" % len(out)
    )


def column(words: Sequence[str], top: int = 700, step: int = 14, size: int = 11) -> list[Line]:
    """Lines one below the other at the left margin."""
    return [(72, top - step * at, size, line) for at, line in enumerate(words)]


LOCKED = f"/Encrypt<</Filter/Standard/V 1/R 2/O<{'11' * 32}>/U<{'22' * 32}>/P -4>>/ID[<aa><aa>]"
"""The trailer of a PDF whose password nobody knows."""


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    """A ZIP of ``files``."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_xml(body: str) -> bytes:
    """A Word document whose body is the XML ``body``, in the prefix w."""
    document = f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def mail(body: str, *headers: str, kind: str = "text/plain; charset=utf-8") -> bytes:
    """A mail of one part."""
    lines = (*headers, "MIME-Version: 1.0", f"Content-Type: {kind}", "", body)
    return "\r\n".join(lines).encode()
