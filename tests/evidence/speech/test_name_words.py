"""Names as words: keys, joint members and the full names that a text gives."""

import pytest

from summitry.evidence.speech.name_words import (
    at_an_end,
    capitalised,
    full_names,
    key_of,
    members,
    names_by_part,
    without_owner,
)


def test_keys_leave_out_how_a_name_is_printed() -> None:
    assert key_of("the Kim Jong-un") == key_of("Kim Jong Un’s") == ("kim", "jong", "un")
    assert key_of("U.S.") == ("us",)
    assert without_owner("the parties’") == "the parties"


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("Ito and Kato", ["Ito", "Kato"]),
        ("Ito, Kato and the envoy", ["Ito", "Kato", "the envoy"]),
        ("trade and industry officials", []),
        ("Ito", []),
    ],
)
def test_members(words: str, parts: list[str]) -> None:
    assert members(words) == parts


def test_full_names_begin_after_titles_openers_and_owners() -> None:
    text = "When Ana Ito met President Bo Kato, Ohio’s Jo Roe and Mr. Abe left."
    assert [name for _, name in full_names(text)] == ["Ana Ito", "Bo Kato", "Jo Roe"]
    assert names_by_part(text)["ito"] == ((5, "Ana Ito"),)


def test_parts_at_an_end_and_capitals() -> None:
    assert at_an_end("kim", "Kim Jong Un")
    assert not at_an_end("jong", "Kim Jong Un")
    assert capitalised("the President of Aland and Ito") == ["Aland", "Ito"]
