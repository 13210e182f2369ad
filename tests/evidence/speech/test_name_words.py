"""Names as words: keys, joint members and the full names that a text gives."""

import pytest

from summitry.evidence.speech.name_words import (
    apposed,
    at_an_end,
    capitalised,
    full_names,
    is_head,
    key_of,
    longest_in,
    members,
    names_by_part,
    one_person,
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


REED = ("jon", "reed")


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("Jon Reed of Strait Ferries", True),
        ("Strait Ferries’ Jon Reed", True),
        ("Strait Ferries director Jon Reed", True),
        ("the director of Strait Ferries Jon Reed", True),
        ("Jon Reed, the Strait Ferries director", True),
        ("Secretary of State Jon Reed", True),
        ("Minister for Transport Jon Reed", True),
        ("a spokesman for Jon Reed", False),
        ("a spokesman for President Jon Reed", False),
        ("the administration of President Jon Reed of Lund", False),
        ("Jon Reed’s deputy", False),
        ("aides to Secretary of State Jon Reed", False),
        ("Ana Lind, a spokeswoman for Jon Reed", False),
    ],
)
def test_heads(words: str, head: bool) -> None:
    assert is_head(words, REED) is head


def test_the_longest_name_is_no_piece_of_a_longer_one() -> None:
    table = {REED: 1, ("reed",): 2}
    assert longest_in("Director Jon Reed", table) == REED
    assert longest_in("Ana Reed", table) is None


@pytest.mark.parametrize(
    ("words", "one"),
    [
        ("the ferry’s manager", True),
        ("a spokeswoman for Lund", True),
        ("Ana Lind of Lund", True),
        ("Central Bank of Lund", False),
        ("the mayor and the director", False),
        ("the newspaper", False),
        ("officials of Lund", False),
        ("", False),
    ],
)
def test_one_person(words: str, one: bool) -> None:
    assert one_person(words) is one


@pytest.mark.parametrize(
    ("mention", "after", "name"),
    [
        ("The director", ", Jon Reed, agreed.", "Jon Reed"),
        ("the council’s chair", ", Mara Holt.", "Mara Holt"),
        ("The chair of", " the council, Mara Holt, agreed.", "Mara Holt"),
        ("The Bay Council", "’s chair, Mara Holt, agreed.", "Mara Holt"),
        ("The director, Jon Reed", " agreed.", "Jon Reed"),
        ("The union", " told the director, Jon Reed, so.", None),
        ("The union", ", Jon Reed, agreed.", None),
        ("The mayor", ", Jon Reed and Mara Holt agreed.", None),
        ("The mayor", ", Jon Reed, and Mara Holt agreed.", None),
        ("Kim Eui-kyeom", ", a spokesman for Moon, agreed.", None),
    ],
)
def test_appositions(mention: str, after: str, name: str | None) -> None:
    text = mention + after
    place = apposed(text, (0, len(mention)))
    assert (place and text[slice(*place)]) == name
