"""Plain text is only decoded."""

from summitry.evidence.intake.plain import read_plain


def test_nothing_is_taken_away():
    found = read_plain(b"\xef\xbb\xbf  *one*\r\n\r\n<b>two</b>\t\r\n")
    assert (found.text, found.encoding) == ("  *one*\n\n<b>two</b>\t\n", "utf-8")
    assert (found.title, found.day, found.parts) == (None, None, ())
