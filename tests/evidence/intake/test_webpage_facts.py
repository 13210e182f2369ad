"""What a page states of itself, from the elements meant for it."""

from datetime import date

import pytest

from summitry.evidence.intake.webpage import read_webpage

DAY = date(2024, 4, 20)
LD = '<script type="application/ld+json">{}</script>'


def facts(head: str, body: str = "<p>They left.</p>"):
    return read_webpage(f"<html><head>{head}</head><body>{body}</body></html>".encode())


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2024-04-20T23:00:00-05:00">',
        '<meta name="DC.date" content="2024-04-20">',
        '<meta itemprop="datePublished" content="April 20, 2024">',
        LD.format('{"@type": "NewsArticle", "datePublished": "2024-04-20T10:00Z"}'),
        LD.format('{"@graph": [{"@type": "Organization"}, {"datePublished": "2024-04-20"}]}'),
        LD.format('[{"datePublished": 7}, {"datePublished": "2024-04-20"}]'),
    ],
)
def test_the_day(head):
    assert facts(head).day == DAY


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="date" content="03/04/2024">',
        '<meta name="date" content="recently">',
        '<meta property="article:modified_time" content="2024-04-20">',
        LD.format('{"dateModified": "2024-04-20"}'),
        LD.format("{not json"),
        LD.format("[" * 20_000),
        LD.format('"2024-04-20"'),
    ],
)
def test_no_day_is_guessed(head):
    assert facts(head).day is None


def test_one_time_element_is_the_day_and_two_are_none():
    one = '<time datetime="2024-04-20T10:00">Saturday</time>'
    assert facts("", f"{one}<p>They left.</p>").day == DAY
    two = one + '<time datetime="2019-01-01">old</time>'
    assert facts("", f"{two}<p>They left.</p>").day is None


def test_title_publisher_and_address():
    head = (
        '<title>Talks fail | Herald</title><meta property="og:site_name" content="Herald">'
        '<link rel="canonical" href="https://example.org/talks">'
    )
    found = facts(head, "<h1>Talks  fail</h1><p>They left.</p>")
    assert (found.title, found.publisher) == ("Talks fail", "Herald")
    assert found.address == "https://example.org/talks"
    assert facts(head).title == "Talks fail | Herald"
    assert facts('<meta property="og:title" content="Talks">', "<h1>No</h1>").title == "Talks"


def test_the_publisher_of_linked_data():
    found = facts(LD.format('{"headline": "Talks", "publisher": {"name": "Herald"}}'))
    assert (found.title, found.publisher) == ("Talks", "Herald")


def test_an_address_is_one_of_the_web():
    assert facts('<link rel="canonical" href="javascript:never()">').address is None
    nothing = facts("")
    assert (nothing.publisher, nothing.day, nothing.address) == (None, None, None)
