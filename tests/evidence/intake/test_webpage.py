"""Of a page only the words are read that a reader of the page sees."""

import pytest
from trafilatura import bare_extraction

from summitry.evidence.intake import webpage
from summitry.evidence.intake.reading import Unreadable
from summitry.evidence.intake.webpage import read_webpage

LINES = (
    "EASTPORT — The two towns broke off their talks on Friday after four days.",
    "“It was about the price,” the mayor said. “They wanted all of it, but we couldn’t do that.”",
    "No.",
    "The south wants 45 million litres a day, at $2.50 each – more than before.",
    "In March, officials in U.S. states said so & left.",
)
PAGE = """<!DOCTYPE html><html><head><title>Talks fail | Herald</title><style>p {{ }}</style>
<script>var never = "seen";</script></head><body onload="never('seen')"><nav><a href="/">Home</a>
</nav><article><h1>Talks fail</h1>{}</article><aside><ul><li><a href="/a">Cats</a></li></ul></aside>
<footer><p>© 2024 Herald</p></footer></body></html>"""


def text(html: str) -> str:
    return read_webpage(html.encode()).text


@pytest.mark.parametrize(
    "form",
    [
        "<p>{}</p>",
        "<div>{}</div>",
        "{}<br><br>",
        "<p><span>{}</span></p>",
        "<p><b>{}</b></p>",
        "<li>{}</li>",
        "<blockquote><p>{}</p></blockquote>",
        "<section><p>{}</p></section>",
        "<p>{}</p><div class='advert'><script>never()</script></div>",
    ],
)
def test_no_paragraph_is_lost_and_no_word_changed(form):
    body = "".join(form.format(line.replace("&", "&amp;")) for line in LINES)
    assert text(PAGE.format(body)).split("\n\n") == ["Talks fail", *LINES]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>never()</script>",
        "<style>never</style>",
        "<!-- never -->",
        "<p hidden>never</p>",
        "<p style='color:red; DISPLAY : none'>never</p>",
        "<div style='visibility:hidden'><p>never</p></div>",
        "<p aria-hidden='true'>never</p>",
        "<template><p>never</p></template>",
        "<noscript>never</noscript>",
        "<input value='never'><textarea>never</textarea>",
        "<p onclick='never()' title='never'></p>",
        "<img src=x onerror=never() alt='never'>",
        "<svg><text>never</text></svg>",
        "<iframe src='never'>never</iframe>",
    ],
)
def test_what_is_not_seen_is_not_read(hidden):
    for page in (PAGE.format(f"<p>{LINES[0]}</p>{hidden}<p>{LINES[3]}</p>"), f"a {hidden} b"):
        assert "never" not in text(page)
    assert text(f"a {hidden} b").split() == ["a", "b"]


def test_captions_stay_and_comments_go():
    page = PAGE.format(
        "<figure><img src='x'><figcaption>The dam. Photo: J. Olsen</figcaption></figure>"
        + "".join(f"<p>{line}</p>" for line in LINES[:4])
    ).replace("</article>", "</article><div id='comments'><p>Shame on all of them!</p></div>")
    assert "The dam. Photo: J. Olsen" in text(page).split("\n\n")
    assert "Shame" not in text(page)


def test_a_table_keeps_its_cells_without_rules():
    table = "<table><tr><th>Town</th><th>Litres</th></tr><tr><td>North</td><td>50</td></tr></table>"
    lines = text(PAGE.format(f"<p>{LINES[0]}</p>{table}<p>{LINES[3]}</p>")).split("\n\n")
    assert lines[2:4] == ["Town | Litres", "North | 50"]


def test_without_main_text_all_words_are_read(monkeypatch):
    monkeypatch.setattr(webpage, "_trafilatura", lambda page: None)
    found = read_webpage(b"<body>a <b>b</b>c<p>d<br>e</p><ul><li>f</ul>g<script>never</script>")
    assert found.text.split("\n\n") == ["a bc", "d", "e", "f", "g"]
    assert found.remarks == ("no main text found: all words of the page are read",)


def test_a_page_of_too_many_elements_is_read_whole(monkeypatch):
    monkeypatch.setattr(webpage, "MAX_ELEMENTS", 3)
    assert "more than 3 elements" in read_webpage(b"<p>a<p>b<p>c").remarks[0]


def test_what_trafilatura_raises_is_no_end(monkeypatch):
    def raising(*args: object, **kwargs: object) -> None:
        raise RecursionError

    monkeypatch.setattr("trafilatura.bare_extraction", raising)
    assert bare_extraction is not raising
    assert read_webpage(b"<p>They left.</p>").text == "They left."


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("<meta charset=windows-1251>", "cp1251"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8-r"),
        ('<?xml version="1.0" encoding="iso-8859-5"?>', "iso8859-5"),
    ],
)
def test_the_declared_encoding_counts(head, encoding):
    found = read_webpage(f"{head}<p>Переговоры закончились.</p>".encode(encoding))
    assert (found.text, found.encoding, found.remarks) == (
        "Переговоры закончились.",
        encoding,
        (),
    )


@pytest.mark.parametrize(
    "data", [b"<html></html>", b"<!--", b"<script>never", b"<p> </p>", b"&nbsp;"]
)
def test_a_page_without_words(data):
    with pytest.raises(Unreadable, match="a page without words"):
        read_webpage(data)


def test_nesting_costs_nothing_and_is_told():
    found = read_webpage(b"<p>They left.</p>" + b"<div>" * 50_000 + b"deep")
    assert found.text == "They left."
    assert found.remarks == ("nested too deep: the page is read as far as it went",)


@pytest.mark.parametrize("words", ["השיחות הסתיימו ללא הסכם.", "会谈提前结束，双方未能达成协议。"])
def test_other_scripts(words):
    assert text(PAGE.format(f"<p dir='rtl'>{words}</p>")).split("\n\n")[-1] == words


def test_the_same_bytes_give_the_same_text():
    page = PAGE.format("".join(f"<p>{line}</p>" for line in LINES * 3)).encode()
    assert read_webpage(page) == read_webpage(page)


@pytest.mark.parametrize("sign", ["\x0b", "\x1f", "&#1;", "&#x1f;", "\uffff", "\x07"])
def test_signs_that_xml_forbids_are_no_words(sign):
    page = PAGE.format(f"<p>{LINES[0]}{sign}</p>{sign}<div>{sign}{LINES[3]}</div>")
    assert text(page).split("\n\n") == ["Talks fail", LINES[0], LINES[3]]


def test_broken_tags_are_no_end():
    assert text("<p>They left.</p><tr<td>so<h<></er.<b>").split() == ["They", "left.", "so"]
