"""Who is meant: analysts' aliases before names, names before parts, and never the wrong Kim."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.evidence.spans import Span
from summitry.evidence.speech.cast import quoted_in
from summitry.evidence.speech.extract import attributions
from summitry.evidence.speech.names import HOW, Roster, Speaker, roster, speakers, who
from summitry.model.claim import Voice
from summitry.model.party import Party

PARTIES = (
    Party("us", "United States", speakers=("Donald Trump", "Mike Pompeo")),
    Party("dprk", "North Korea", speakers=("Kim Jong Un",)),
    Party("rok", "South Korea", principal=False, speakers=("Moon Jae-in",)),
)
VOICES = (Voice("lee", "Jean H. Lee"), Voice("wc", "the Wilson Centre"))
KNOWN = roster(PARTIES, VOICES)


def _who(mention: str, before: str = "", known: Roster = KNOWN) -> tuple[Speaker, ...]:
    text = f"{before}{mention} said no."
    return who(text, (len(before), len(before) + len(mention)), known)


def _found(mention: str, before: str = "") -> tuple[str | None, str | None, str]:
    (one,) = _who(mention, before)
    return one.side, one.name, one.how


def test_names_of_people_parties_and_voices() -> None:
    assert _found("Donald Trump") == ("us", "Donald Trump", "name")
    assert _found("President Donald Trump") == ("us", "Donald Trump", "name")
    assert _found("Kim Jong-un") == ("dprk", "Kim Jong Un", "name")
    assert _found("North Korea’s leader Kim Jong Un") == ("dprk", "Kim Jong Un", "name")
    assert _found("North Korea") == ("dprk", None, "name")
    assert _found("The United States") == ("us", None, "name")
    assert _found("Jean H. Lee") == ("lee", "Jean H. Lee", "name")
    assert _found("The Wilson Centre") == ("wc", None, "name")


def test_parts_with_and_without_titles() -> None:
    assert _found("Trump") == ("us", "Donald Trump", "part")
    assert _found("Pompeo") == ("us", "Mike Pompeo", "part")
    assert _found("Mr. Kim") == ("dprk", "Kim Jong Un", "part")
    assert _found("President Trump") == ("us", "Donald Trump", "part")


def test_another_kim_is_never_kim_jong_un() -> None:
    assert _found("Kim Eui-kyeom") == (None, None, "unknown")
    assert _found("Kim", "Kim Eui-kyeom spoke first. ") == (None, None, "unknown")
    assert _found("Kim", "Kim Jong Un and Kim Eui-kyeom met. ") == (None, None, "unknown")
    assert _found("Kim", "When Kim met Trump, it rained. ") == ("dprk", "Kim Jong Un", "part")


def test_an_alias_decides_an_ambiguous_part_and_spares_the_other() -> None:
    known = roster(PARTIES, VOICES, {"Kim": "Kim Jong Un", "Kim Eui-kyeom": "rok"})
    before = "Kim Jong Un and Kim Eui-kyeom met. "
    assert _who("Kim", before, known)[0].name == "Kim Jong Un"
    assert _who("Kim", before, known)[0].how == "alias"
    assert _who("Kim Eui-kyeom", before, known)[0].side == "rok"
    bare = roster(PARTIES, VOICES, {"Kim": "Kim Jong Un"})
    assert _who("Kim Eui-kyeom", before, bare)[0].how == "unknown"


def test_a_part_of_several_known_people_needs_the_text() -> None:
    known = roster(
        [Party("a", "Aland", speakers=("Ana Roe",)), Party("b", "Bland", speakers=("Bo Roe",))]
    )
    assert _who("Roe", "", known)[0].how == "unknown"
    (one,) = _who("Roe", "First came Bo Roe in person. ", known)
    assert (one.side, one.name, one.how, one.doubtful) == ("b", "Bo Roe", "context", True)
    assert _who("Roe", "Then Ana Roe met Bo Roe again. ", known)[0].how == "unknown"


def test_of_a_body_only_the_side_is_known() -> None:
    known = roster(PARTIES, (), {"White House": "us"})
    assert _who("White House officials", "", known)[0] == Speaker(
        "White House officials", "us", None, "alias"
    )
    assert _found("US officials") == ("us", None, "name")
    side, name, _ = _found("a spokesman for Moon Jae-in")
    assert (side, name) == ("rok", None)
    side, name, _ = _found("The administration of President Moon Jae-in of South Korea")
    assert (side, name) == ("rok", None)


FERRIES = roster(
    [
        Party("ferries", "Strait Ferries", speakers=("Jon Reed",)),
        Party("council", "Bay Council", speakers=("Mara Holt",)),
    ]
)
STRAIT = [
    *("Jon Reed of Strait Ferries", "Strait Ferries' Jon Reed", "Strait Ferries’s Jon Reed"),
    *("Strait Ferries director Jon Reed", "Jon Reed, the Strait Ferries director"),
    *("Reed of Strait Ferries", "Strait Ferries' Reed", "Strait Ferries director Reed"),
]


@pytest.mark.parametrize("mention", STRAIT)
def test_a_person_named_with_a_party_is_the_person(mention: str) -> None:
    (one,) = _who(mention, "Mara Holt left. ", FERRIES)
    assert (one.side, one.name, one.words) == ("ferries", "Jon Reed", mention)


def test_an_alias_of_the_very_words_goes_before_the_person() -> None:
    known = roster(PARTIES, (), {"Donald Trump": "rok", "White House": "us"})
    assert _who("Donald Trump", "", known)[0].side == "rok"
    assert _who("White House adviser Mike Pompeo", "", known)[0].name == "Mike Pompeo"


def test_whoever_speaks_for_a_person_is_not_the_person() -> None:
    assert _found("a spokesman for President Moon Jae-in")[:2] == ("rok", None)
    assert _found("The administration of President Moon Jae-in")[:2] == ("rok", None)
    assert _found("a spokesman for Moon")[:2] == ("rok", None)
    assert _found("Kim Eui-kyeom, a spokesman for Moon")[:2] == (None, None)


def _ferries(text: str) -> list[tuple[str | None, str | None]]:
    groups = speakers(text, attributions(text), FERRIES)
    return [(s.side, s.name) for group in groups for s in group]


HOLT, REED = ("council", "Mara Holt"), ("ferries", "Jon Reed")


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("The council's chair, Mara Holt, said that it was over. She", HOLT),
        ("The Bay Council’s chair, Mara Holt, said that it was over. She", HOLT),
        ("“It is over,” said its chair, Mara Holt. She", HOLT),
        ("Mara Holt of the Bay Council said that it was over. She", HOLT),
        ("Holt's deputy, Anna Lind, said that it was over. She", ("council", None)),
        ("Anna Lind of the Bay Council said that it was over. She", ("council", None)),
        ("A spokeswoman for Mara Holt said that it was over. She", ("council", None)),
        ("The mayor said that it was over. She", (None, None)),
        ("The council said that it was over. He", REED),
        ("It was announced by a reporter that it was over. He", REED),
    ],
)
def test_a_pronoun_is_the_nearest_source_that_is_one_person(
    text: str, second: tuple[str | None, str | None]
) -> None:
    found = _ferries(f"Jon Reed said that no ship would sail. {text} said that it was fair.")
    assert found[0] == REED
    assert found[2] == second


def test_a_role_with_a_name_behind_it_is_the_person() -> None:
    assert _ferries("The director, Jon Reed, said that it was over.") == [REED]


def test_people_quoted_by_a_role_count_under_their_name() -> None:
    text = "The chair, Mara Holt, said that it was over. Mara Holt said that it was fair."
    (one,) = quoted_in(text, attributions(text))
    assert (one.name, one.count) == ("Mara Holt", 2)


def test_a_role_is_known_from_the_text() -> None:
    (one,) = _who("The president", "President Donald Trump left early. ")
    assert (one.name, one.how, one.doubtful) == ("Donald Trump", "role", True)
    assert _who("The president", "President Trump met President Moon. ")[0].how == "unknown"
    assert _who("The president")[0].how == "unknown"


def test_joint_sources_are_several() -> None:
    names = [s.name for s in _who("Secretary of State Mike Pompeo and Donald Trump")]
    assert names == ["Mike Pompeo", "Donald Trump"]
    assert [s.side for s in _who("North Korea and South Korea")] == ["dprk", "rok"]
    known = roster([Party("tt", "Trinidad and Tobago")])
    assert [s.side for s in _who("Trinidad and Tobago", "", known)] == ["tt"]


def test_unknown_names_stay_as_they_are() -> None:
    (one,) = _who("Some experts")
    assert one == Speaker("Some experts")
    (alias,) = _who("the envoy", "", roster([], (), {"the envoy": "Jo Roe"}))
    assert (alias.side, alias.name) == (None, "Jo Roe")


def _speakers(text: str) -> list[list[tuple[str | None, str]]]:
    found = attributions(text)
    return [[(s.name, s.how) for s in group] for group in speakers(text, found, KNOWN)]


def test_pronouns_look_back_to_the_nearest_source_of_their_number() -> None:
    text = "Trump said that it was over. He added that he had gone."
    assert _speakers(text) == [[("Donald Trump", "part")], [("Donald Trump", "pronoun")]]
    joint = "Trump and Pompeo said that it was over. They added that it had failed."
    assert _speakers(joint)[1] == [("Donald Trump", "pronoun"), ("Mike Pompeo", "pronoun")]
    between = "Trump said it was over. US officials said it was not. He insisted that it was."
    assert _speakers(between)[2] == [("Donald Trump", "pronoun")]
    assert _speakers("He said that it was over.") == [[(None, "unknown")]]


def test_a_pronoun_after_a_stranger_is_the_stranger() -> None:
    text = "Trump said it was over. “I worry,” said Ana Roe, an expert. “It is bad,” she added."
    assert speakers(text, attributions(text), KNOWN)[2][0].words == "Ana Roe"


def test_who_nobody_names_is_empty() -> None:
    text = "There was talk that it would be over."
    assert speakers(text, attributions(text), KNOWN) == ((),)


def test_people_quoted_are_merged_and_counted() -> None:
    text = (
        "President Donald Trump said it was over. Trump added that he had left. Mr. Trump insisted "
        "that it was done. Kim Jong Un and Kim Eui-kyeom met. Kim said that they had."
    )
    found = quoted_in(text, attributions(text))
    assert [(q.name, q.count) for q in found] == [("Donald Trump", 3), ("Kim", 1)]
    assert found[0].forms == ("Mr. Trump", "President Donald Trump", "Trump")


WORDS = ["Kim", "Jong", "Un", "Trump", "Mr.", "the", "president", "and", ",", "he", "they", "North",
         "Korea", "’s", "said", "of", "A.", "é", "-"]  # fmt: skip


@given(
    st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join) | st.text(max_size=40), st.data()
)
def test_any_mention_has_a_speaker(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = who(text, Span(start, end), KNOWN)
    assert found
    assert all(s.how in HOW for s in found)
    assert all(s.name is None or s.side is not None for s in found)
