"""What the lines of a text state of it; what they leave open stays None."""

from datetime import date

import pytest

from summitry.evidence.intake.layout import passages
from summitry.evidence.intake.stated import Stated, stated

BODY = "The two towns broke off their talks over the water of the dam on Friday."
DAY = date(2024, 4, 20)


def said(text: str) -> Stated:
    return stated(text, passages(text))


@pytest.mark.parametrize(
    "head",
    [
        "April 20, 2024",
        "Published: 20 April 2024",
        "Published: 20 April 2024, updated 22 April 2024",
        "Updated: 22 April 2024\n\nPublished: 20 April 2024",
        "By Ida Berg\n\n2024-04-20",
        "The dam on Saturday, April 20, 2024. Photo: J. Olsen",
        "FILE - The dam on May 1, 2019. (AP Photo/J. Olsen)\n\nApril 20, 2024",
        "EASTPORT, April 20, 2024 —",
    ],
)
def test_the_day(head):
    assert (
        said(f"Talks fail\n\n{head}\n\n{BODY}\n\n{BODY}").day == DAY
        or said(f"Talks fail\n\n{head} {BODY}").day == DAY
    )


@pytest.mark.parametrize(
    "text",
    [
        f"Talks fail\n\n03/04/2024\n\n{BODY}",
        f"Talks fail\n\nThe dam on April 20, 2024. Photo: A\n\nMay 1, 2024\n\n{BODY}",
        f"Talks fail\n\n{BODY} They met on April 20, 2024, for an hour.",
        f"FILE - The dam on May 1, 2019. (AP Photo/J. Olsen)\n\n{BODY}",
        f"Talks fail\n\nUpdated: 22 April 2024\n\n{BODY}",
    ],
)
def test_no_day_is_guessed(text):
    assert said(text).day is None


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        (f"EASTPORT (Reuters) - {BODY}", "Reuters"),
        (f"By IDA BERG, Associated Press\n\n{BODY}", "Associated Press"),
        (f"The dam. Image Credit: NYT\n\n{BODY}", "NYT"),
        (f"The dam. (AP Photo/Jan Olsen)\n\n{BODY}", "AP Photo/Jan Olsen"),
        (f"The dam. Photo: J. Olsen\n\nEASTPORT (AFP) — {BODY}", "AFP"),
        (f"Talks fail\n\n{BODY}", None),
    ],
)
def test_the_credit(text, credit):
    assert said(text).credit == credit


def test_the_title_is_the_first_headline():
    assert said(f"Talks fail\nNo date is set\n\n{BODY}").title == "Talks fail"
    assert said(BODY).title is None
