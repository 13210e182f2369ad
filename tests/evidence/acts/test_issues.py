"""Issues are found by keywords first, by their own words next; shared words say less."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.errors import UnknownName
from summitry.evidence.acts.issues import IssueLink, issue_words, link_issues
from summitry.model.issue import Issue, Option

TOLL = Issue("toll", "bridge toll", (Option("kept", "the toll stays"), Option("none", "no toll")))
FERRY = Issue("ferry", "ferry to Lund", (Option("one", "one boat"), Option("two", "two boats")))
DAM = Issue("dam", "the dam", (Option("low", "low"), Option("high", "a high bridge dam")))
KEYWORDS = {"toll": ["crossing fee", "denuclearisation"], "ferry": ["boat", "sea link"]}
WORDS = issue_words([TOLL, FERRY, DAM], KEYWORDS, ["Lund"])


def links(text: str, around: list[tuple[int, int]] | None = None) -> tuple[IssueLink, ...]:
    return link_issues(text, [(0, len(text))], WORDS, around or [])


def test_own_words_are_those_of_name_and_options_less_names_and_stopwords() -> None:
    assert [one.stems for one in WORDS] == [
        (("bridg",), ("toll",)),
        (("ferr",), ("two",)),
        (("dam",), ("low",), ("high",), ("bridg",)),
    ]


def test_options_with_a_number_lend_no_words() -> None:
    wage = Issue("wage", "night wage", (Option("40", "40 EUR an hour", Fraction(40)),))
    assert issue_words([wage])[0].stems == (("night",), ("wage",))


def test_a_keyword_counts_twice_an_own_word() -> None:
    (boats, dam) = links("boats at the dam")
    assert (boats.issue, boats.score, dam.issue, dam.score) == ("ferry", 2, "dam", 1)


def test_a_word_of_two_issues_counts_half_for_each_and_the_tie_is_shown() -> None:
    assert [(one.issue, one.score) for one in links("the bridge")] == [
        ("toll", Fraction(1, 2)),
        ("dam", Fraction(1, 2)),
    ]


def test_phrases_stand_word_after_word_in_any_form_and_spelling() -> None:
    text = "Crossing fees, and denuclearization; a fee for crossing"
    (toll,) = links(text)
    assert [span.of(text) for span in toll.words] == ["Crossing fees", "denuclearization"]


def test_the_words_around_are_asked_only_if_there_are_none_within() -> None:
    text = "The toll is high. We can't do that."
    inner = [(18, len(text))]
    assert link_issues(text, inner, WORDS) == ()
    found = link_issues(text, inner, WORDS, [(0, 17)])
    assert [(one.issue, one.around) for one in found] == [("toll", True), ("dam", True)]
    assert not links(text, [(0, 17)])[0].around


def test_no_words_no_link() -> None:
    assert links("nothing of the kind") == links("") == ()


def test_keywords_of_an_unknown_issue_are_refused() -> None:
    with pytest.raises(UnknownName, match="did you mean toll"):
        issue_words([TOLL], {"tol": ["fee"]})


def test_empty_keywords_are_left_out() -> None:
    assert issue_words([TOLL], {"toll": ["", " - "]})[0].keywords == ()


SOME = "toll bridge boats sea link crossing fees dam high’s two, Lund . — high"
TEXTS = st.lists(st.sampled_from(SOME.split())).map(" ".join)


@given(st.one_of(st.text(), TEXTS))
def test_links_are_ranked_and_their_words_stand_in_the_text(text: str) -> None:
    found = links(text)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert len({one.issue for one in found}) == len(found)
    for one in found:
        assert one.score > 0
        assert one.words == tuple(sorted(one.words))
        assert all(0 <= span.start < span.end <= len(text) for span in one.words)
        ends = [span.end for span in one.words]
        assert all(b.start >= a for a, b in zip(ends, one.words[1:], strict=False))


@given(TEXTS)
def test_more_text_loses_no_issue(text: str) -> None:
    before = {one.issue for one in links(text)}
    assert before <= {one.issue for one in links(f"{text} . toll")}
