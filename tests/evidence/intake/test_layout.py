"""The parts of a text: they cover it, and the lines above and below the body are told from it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.evidence.intake.layout import passages
from summitry.evidence.intake.passage import KINDS

REPORTS = Path(__file__).parents[4] / "shared" / "reports"
BODY = "The two towns broke off their talks over the water of the dam on Friday."
PIECES = [
    "By Ida Berg",
    "HANOI:",
    "HANOI (Reuters) -",
    "Photo: J. Olsen",
    "(AP Photo/J. Olsen)",
    "Feb. 28, 2019",
    "Read more:",
    "© 2024",
    BODY,
    "会谈提前结束。",
    "השיחות הסתיימו.",
    "\n",
    "\n\n",
    " ",
    "\u2028",
    "\x85",
    "\x1c",
    "—",
]


def kinds(text: str) -> list[tuple[str, str]]:
    return [(p.kind, p.span.of(text)) for p in passages(text)]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=20), max_size=12).map("".join))
def test_passages_cover_all_but_white_space_and_do_not_overlap(text):
    end, paragraph = 0, 0
    for passage in passages(text):
        words = passage.span.of(text)
        assert passage.kind in KINDS
        assert words == words.strip() != ""
        assert passage.span.start >= end
        assert not text[end : passage.span.start].strip()
        assert passage.paragraph >= paragraph
        end, paragraph = passage.span.end, passage.paragraph
    assert not text[end:].strip()


@pytest.mark.parametrize(
    "opening",
    [
        "HANOI:",
        "HANOI, Vietnam —",
        "HANOI, Vietnam, Feb 28 (Reuters) -",
        "WASHINGTON (AP) —",
        "NEW YORK --",
        "SEOUL/HANOI, 28 February 2019 (Yonhap) -",
        "Hanoi (CNN)",
        "Hanoi, Vietnam (AFP) –",
        "ST. PAUL, Minn. (AP) —",
        "(Reuters) -",
        "SÃO PAULO:",
    ],
)
def test_datelines(opening):
    assert kinds(f"Talks fail\n\n{opening} {BODY}\n\n{BODY}")[1:3] == [
        ("dateline", opening),
        ("body", BODY),
    ]


@pytest.mark.parametrize(
    "opening",
    [
        "WARNING:",
        "Trump:",
        "The U.S. —",
        "UN —",
        "“NO” —",
        "U.S. officials (some) —",
        "Q:",
        "NATO said:",
    ],
)
def test_no_datelines(opening):
    text = f"Talks fail\n\n{opening} {BODY}\n\n{BODY}"
    assert [kind for kind, _ in kinds(text)] == ["headline", "body", "body"]


def test_a_transcript_has_speakers_and_no_dateline():
    text = f"MAYOR BERG: {BODY}\n\nMR OLSEN: {BODY}\n\nMAYOR BERG: {BODY}"
    assert {kind for kind, _ in kinds(text)} == {"body"}


@pytest.mark.parametrize(
    "credit",
    [
        "Image Credit: NYT",
        "Photo: Jan Olsen/AP",
        "Photograph by Jan Olsen",
        "(AP Photo/Jan Olsen)",
        "(Jan Olsen/AP Photo)",
        "(Photo by Jan Olsen/Getty Images)",
        "Credit: Valley Herald",
        "REUTERS/Jan Olsen",
        "© Jan Olsen",
    ],
)
def test_captions_and_credits(credit):
    text = f"The dam at dusk, on April 20, 2024. {credit}\n\n{BODY}"
    assert kinds(text) == [
        ("caption", "The dam at dusk, on April 20, 2024."),
        ("credit", credit),
        ("body", BODY),
    ]
    assert kinds(f"{BODY}\n\n{credit}")[1] == ("credit", credit)


def test_an_archive_picture_is_a_caption():
    caption = "FILE - The dam stands empty in this Sept. 3, 2018 picture."
    assert kinds(f"{caption}\n\n{BODY}")[0] == ("caption", caption)


@pytest.mark.parametrize(
    "notice",
    [
        "(Reporting by Ida Berg; Editing by Jan Olsen)",
        "Additional reporting by Jan Olsen in Eastport",
        "Copyright 2024 The Valley Herald. All rights reserved.",
        "© 2024 Valley Herald",
        "All rights reserved.",
        "Read more: The dam in ten pictures",
        "Follow us on the radio",
        "Subscribe to our letter",
        "ADVERTISEMENT",
        "This story was first published by the Valley Herald.",
        "Jan Olsen in Eastport contributed to this report.",
    ],
)
def test_notices(notice):
    assert kinds(f"{BODY}\n\n{notice}\n\n{BODY}")[1] == ("notice", notice)


@pytest.mark.parametrize(
    "line",
    [
        "Copyright law was the third issue of the talks.",
        "Follow the money, he said.",
        "By Friday the talks had ended.",
        "Read the text of the offer aloud, she told them.",
        "The photo shows the dam.",
        "He gave them credit: they had come.",
    ],
)
def test_words_of_the_body_that_look_like_others(line):
    assert kinds(f"{BODY}\n\n{line}\n\n{BODY}")[1] == ("body", line)
    assert ("body", line) in kinds(f"{line}\n\n{BODY}")


def test_a_whole_head():
    text = (
        "Talks over the dam fail\nNorth and south part without a date\n\n"
        "By IDA BERG, Valley Herald\n"
        f"Published: April 20, 2024\n\nEASTPORT — {BODY}\n\nWhat next\n\n{BODY}"
    )
    assert [kind for kind, _ in kinds(text)] == [
        *("headline", "headline", "byline", "dateline", "dateline", "body", "body", "body"),
    ]


@pytest.mark.parametrize("text", ["", "  \n\n ", "\u2029"])
def test_nothing_has_no_parts(text):
    assert passages(text) == ()


@pytest.mark.parametrize("text", ["Talks fail", BODY, "会谈提前结束", "one\ntwo\nthree"])
def test_a_line_without_a_body_below_is_body(text):
    assert kinds(text)[-1][0] == "body"


def test_other_scripts_have_headline_and_body():
    assert kinds("会谈失败\n\n会谈提前结束，双方未能达成协议。")[0] == ("headline", "会谈失败")
    assert kinds("השיחות נכשלו\n\nהשיחות הסתיימו ללא הסכם.")[0][0] == "headline"


def test_a_wrapped_paragraph_is_one():
    text = f"Talks fail\n\nHANOI: {BODY}".replace("water of", "water\nof")
    assert [p.paragraph for p in passages(text)] == [0, 1, 1]


def test_a_long_text_takes_no_long_time():
    assert len(passages("A a, " * 200_000)) == 1
    assert len(passages(("A" * 50 + "\n\n") * 5_000)) == 5_000


@pytest.mark.skipif(not REPORTS.is_dir(), reason="the two reports are not at hand")
def test_the_two_reports():
    short, long = (path.read_text(encoding="utf-8") for path in sorted(REPORTS.glob("*.txt")))
    assert [kind for kind, _ in kinds(short)] == ["headline", *["body"] * 7]
    assert [kind for kind, _ in kinds(long)][:4] == ["caption", "credit", "dateline", "body"]
    assert kinds(long)[1:3] == [("credit", "Image Credit: NYT"), ("dateline", "HANOI:")]
    assert {kind for kind, _ in kinds(long)[3:]} == {"body"}
