"""PDF: lines become paragraphs, hyphens are cut with care, and what has no text says so."""

import pytest

from summitry.evidence.intake import pdf
from summitry.evidence.intake.pdf import read_pdf
from summitry.evidence.intake.reading import Unreadable
from tests.evidence.intake import made

ONE = [
    "The two towns broke off their talks on Friday, as",
    "neither would give way on the price of",
]
TWO = ["A gauge was offered, and the south declined it as", "long as the price stood."]


def lines(*pages: list[made.Line]) -> list[str]:
    return read_pdf(made.pdf(pages)).text.split("\n\n")


def test_lines_are_joined_and_a_short_last_line_ends_a_paragraph():
    assert lines(made.column([*ONE, "the water.", *TWO])) == [
        " ".join([*ONE, "the water."]),
        " ".join(TWO),
    ]


def test_a_gap_an_indent_and_a_size_open_paragraphs():
    assert lines([*made.column(ONE), *made.column(TWO, top=650)]) == [" ".join(ONE), " ".join(TWO)]
    indented = [(72, 700, 11, f"{ONE[0]} said."), (92, 686, 11, TWO[0]), (72, 672, 11, TWO[1])]
    assert lines(indented) == [f"{ONE[0]} said.", " ".join(TWO)]
    assert lines([(72, 720, 20, "Talks fail"), *made.column(ONE)]) == ["Talks fail", " ".join(ONE)]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("the may-", "ors left", "the mayors left"),
        ("it was well-", "known to all", "it was well-known to all"),
        ("Kim Jong-", "un left", "Kim Jong-un left"),
        ("the Anglo-", "American offer", "the Anglo-American offer"),
        ("from 1990-", "2000 on", "from 1990-2000 on"),
        ("a by-law and the by-", "law of 1990", "a by-law and the by-law of 1990"),
        ("Berglund, and Berg-", "lund left", "Berglund, and Berglund left"),
    ],
)
def test_hyphens_at_the_end_of_a_line(first, second, joined):
    assert lines(made.column([first, second])) == [joined]


def test_a_sentence_goes_on_over_columns_and_pages():
    column = [(320, 700, 11, TWO[0])]
    assert lines([*made.column(ONE), *column]) == [" ".join([*ONE, TWO[0]])]
    assert lines(made.column(ONE), made.column(TWO)) == [" ".join([*ONE, *TWO])]
    assert lines(made.column([TWO[1]]), made.column(ONE)) == [TWO[1], " ".join(ONE)]


def test_page_numbers_and_running_heads_are_left_out():
    def page(number: int) -> list[made.Line]:
        foot = (300, 40, 9, f"Page {number} of 4")
        return [(72, 760, 9, "Valley Herald"), *made.column([f"{ONE[0]} {number}."]), foot]

    found = read_pdf(made.pdf([page(n) for n in range(1, 5)]))
    assert found.text.split("\n\n") == [f"{ONE[0]} {n}." for n in range(1, 5)]
    assert found.remarks == ("8 page numbers and running heads are left out",)


def test_metadata():
    info = "/Title(Talks fail)/CreationDate(D:20240420101112Z)"
    found = read_pdf(made.pdf([made.column(ONE)], info=info))
    assert (found.title, found.day) == ("Talks fail", None)
    assert found.remarks == ("the PDF was made on 2024-04-20",)
    untitled = made.pdf([made.column(ONE)], info="/Title(Microsoft Word - a.doc)")
    assert read_pdf(untitled).title is None


def test_pictures_only_need_ocr():
    with pytest.raises(Unreadable, match="2 pages that holds pictures only: needs OCR first"):
        read_pdf(made.pdf([[], []]))
    some = read_pdf(made.pdf([[], made.column(ONE)]))
    assert some.remarks == ("no text on 1 of 2 pages",)


def test_an_encrypted_one_needs_its_password():
    with pytest.raises(Unreadable, match="an encrypted PDF: needs its password"):
        read_pdf(made.pdf([made.column(ONE)], trailer=made.LOCKED))


@pytest.mark.parametrize("part", [0.2, 0.5, 0.9])
def test_a_truncated_one(part):
    data = made.pdf([made.column(ONE)])
    with pytest.raises(Unreadable, match="a broken or truncated PDF"):
        read_pdf(data[: int(part * len(data))])


def test_an_end_that_is_missing_is_told():
    data = made.pdf([made.column(ONE)]).replace(b"%%EOF", b"")
    assert read_pdf(data).remarks == ("the PDF has no end: it may be cut short",)


def test_pages_and_characters_are_bounded(monkeypatch):
    data = made.pdf([made.column(ONE), made.column(TWO)])
    monkeypatch.setattr(pdf, "MAX_CHARACTERS", 100)
    with pytest.raises(Unreadable, match="more than 100 characters"):
        read_pdf(data)
    monkeypatch.setattr(pdf, "MAX_PAGES", 1)
    with pytest.raises(Unreadable, match="a PDF of 2 pages: at most 1 are read"):
        read_pdf(data)
