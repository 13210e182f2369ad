"""Word documents: paragraphs and tables as they are seen, in a hostile file as in a good one."""

from datetime import datetime
from io import BytesIO

import docx
import pytest

from summitry.evidence.intake import word
from summitry.evidence.intake.reading import Unreadable
from summitry.evidence.intake.word import read_word
from tests.evidence.intake import made


def run(words: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


def text(body: str) -> str:
    return read_word(made.word_xml(body)).text


def test_a_document_as_word_writes_it():
    document = docx.Document()
    document.add_heading("Talks fail", 0)
    paragraph = document.add_paragraph("“They ")
    paragraph.add_run("all").bold = True
    paragraph.add_run(" left,” she said.")
    table = document.add_table(2, 2)
    for at, words in enumerate(("Town", "Litres", "North", "50")):
        table.cell(*divmod(at, 2)).text = words
    document.add_paragraph("השיחות הסתיימו. 会谈结束。")
    document.core_properties.title = "The talks"
    document.core_properties.created = datetime(2024, 4, 20)
    out = BytesIO()
    document.save(out)
    found = read_word(out.getvalue())
    assert found.text.split("\n\n") == [
        "Talks fail",
        "“They all left,” she said.",
        "Town | Litres",
        "North | 50",
        "השיחות הסתיימו. 会谈结束。",
    ]
    assert (found.title, found.day) == ("The talks", None)
    assert found.remarks == ("the document was made on 2024-04-20",)


@pytest.mark.parametrize(
    "unseen",
    [
        "<w:del><w:r><w:delText>never</w:delText></w:r></w:del>",
        f"<w:moveFrom>{run('never')}</w:moveFrom>",
        run("never", "<w:vanish/>"),
        "<w:r><w:instrText>never</w:instrText></w:r>",
        "<w:comment>never</w:comment>",
    ],
)
def test_what_is_struck_out_or_hidden_is_not_read(unseen):
    assert text(f"<w:p>{run('They ')}{unseen}{run('left.')}</w:p>") == "They left."


def test_breaks_tabs_insertions_and_tables_within():
    body = f"<w:p>{run('a')}<w:r><w:br/></w:r>{run('b')}<w:r><w:tab/></w:r>{run('c')}</w:p>"
    assert text(body) == "a\nb\tc"
    shown = run("v", '<w:vanish w:val="0"/>')
    assert text(f"<w:p><w:ins>{run('in')}</w:ins>{shown}</w:p>") == "inv"
    cell = f"<w:tc><w:p>{run('a')}</w:p></w:tc>"
    inner = f"<w:tc><w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl><w:p>{run('b')}</w:p></w:tc>"
    assert text(f"<w:tbl><w:tr>{cell}{inner}</w:tr></w:tbl><w:p>{run('c')}</w:p>") == (
        "a | a | a b\n\nc"
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04", "a broken or truncated Word document"),
        (made.word_xml("<w:p/>")[:200], "a broken or truncated Word document"),
        (made.zipped({"a.txt": "x"}), "not a Word document"),
        (made.word_xml("<w:p>"), "word/document.xml is no good XML"),
        (made.word_xml("&never;"), "word/document.xml is no good XML"),
    ],
)
def test_broken_ones(data, reason):
    with pytest.raises(Unreadable, match=reason):
        read_word(data)


def test_entities_are_forbidden():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    with pytest.raises(Unreadable, match="no good XML"):
        read_word(made.zipped({"word/document.xml": bomb}))


def test_nesting_and_length_are_bounded(monkeypatch):
    assert text("<w:x>" * 20_000 + f"<w:p>{run('deep')}</w:p>" + "</w:x>" * 20_000) == "deep"
    monkeypatch.setattr(word, "MAX_CHARACTERS", 10)
    with pytest.raises(Unreadable, match="more than 10 characters"):
        text(f"<w:p>{run('x' * 11)}</w:p>")
