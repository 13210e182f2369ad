"""Mails: the text that is meant to be read, its subject, sender and day, and what is attached."""

from datetime import date
from email.message import EmailMessage

import pytest

from summitry.evidence.intake.mail import read_mail
from summitry.evidence.intake.reading import Part, Unreadable
from tests.evidence.intake import made


def test_text_and_headers():
    found = read_mail(
        made.mail(
            "They left.",
            "From: =?utf-8?q?Stadt_M=C3=BCnchen?= <press@example.org>",
            "Subject: =?utf-8?b?VGFsa3M=?=\r\n fail",
            "Date: Thu, 28 Feb 2019 23:30:00 -0700",
        )
    )
    assert (found.text, found.encoding) == ("They left.", "utf-8")
    assert (found.publisher, found.title) == ("Stadt München", "Talks fail")
    assert (found.day, found.remarks, found.parts) == (date(2019, 2, 28), (), ())


def test_base64_html_alone():
    message = EmailMessage()
    message["Subject"] = "Talks"
    page = "<p>Они ушли.</p><script>never()</script>"
    message.set_content(page, subtype="html", charset="koi8-r", cte="base64")
    found = read_mail(message.as_bytes())
    assert (found.text, found.encoding) == ("Они ушли.", "koi8-r")


def test_plain_text_comes_before_html_unless_it_is_empty():
    message = EmailMessage()
    message.set_content("They left.")
    message.add_alternative("<p>They have left.</p>", subtype="html")
    assert read_mail(message.as_bytes()).text == "They left.\n"
    message.get_payload(0).set_content(" \n")
    assert read_mail(message.as_bytes()).text == "They have left."


def test_a_charset_that_does_not_hold_is_a_remark_and_no_replacement():
    message = made.mail("X", kind="text/plain; charset=utf-8").replace(
        b"X", "café".encode("cp1252")
    )
    found = read_mail(message)
    assert found.text == "café"
    assert found.remarks == ("does not hold as utf-8: read as cp1252, which is a guess",)


def test_attachments_are_told_and_handed_on():
    message = EmailMessage()
    message.set_content("See below.")
    message.add_attachment("Note.", filename="n\x1b.txt")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="i.png")
    inner = EmailMessage()
    inner.set_content("Inner.")
    message.add_attachment(inner)
    found = read_mail(message.as_bytes())
    assert [part.name for part in found.parts][1:] == ["i.png", "message 3.eml"]
    assert found.parts[1] == Part("i.png", b"\x89PNG")
    assert b"Inner." in found.parts[2].data
    assert found.remarks[0].startswith("attached: ")
    assert found.remarks[0].isprintable()


@pytest.mark.parametrize(
    "header", ["Date: never", "Date: Thu, 99 Feb 99999 10:00", "From: ", "From: <"]
)
def test_headers_that_say_nothing(header):
    found = read_mail(made.mail("They left.", header))
    assert (found.text, found.day) == ("They left.", None)


def test_a_mail_without_text():
    with pytest.raises(Unreadable, match="a mail without text"):
        read_mail(b"MIME-Version: 1.0\r\n\r\n")
    message = EmailMessage()
    message.add_attachment("Note.", filename="n.txt")
    with pytest.raises(Unreadable, match="without text"):
        read_mail(message.as_bytes())
