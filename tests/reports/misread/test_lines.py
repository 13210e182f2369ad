"""Sentences about misreading: what they say, what they rest on, whose word they are."""

import pytest

from summitry.cases.evidence import claims
from summitry.cases.ledger import ledger
from summitry.reports.misread.lines import misreading_lines
from summitry.reports.sections.misreading import misreading_section
from tests.reports.misread.cases import HOPEFUL, SAME


def starting(data, start):
    return [one for one in data["lines"] if one["text"].startswith(start)]


def test_the_offer_for_yongbyon_is_expected_to_be_taken_and_refused(hanoi_misread):
    [one] = [
        line
        for line in hanoi_misread["lines"]
        if line["text"].startswith("It would expect the United States to take ‹Yongbyon for all")
    ]
    assert "in its picture that is worth +22 over no deal" in one["text"]
    assert (
        "In the model the United States refuses it: worth −160 over no deal, breaks ‹"
        in (one["text"])
    )
    assert one["numbers"][-1] == "offers.all_for_yongbyon"
    assert "beliefs.dprk.us.outside.points" in one["numbers"]
    assert one["one_sided"]


def test_what_rests_on_a_disputed_belief_is_one_sides_word(hanoi_misread, hanoi):
    [picture] = starting(hanoi_misread, "North Korea seems to see the United States otherwise")
    [matters, *_] = starting(hanoi_misread, "What matters")
    assert matters["one_sided"]
    assert picture["one_sided"]
    assert set(picture["claims"]) == {"misreading", "if_so"}
    assert set(matters["claims"]) == {"misreading", "if_so"}
    [us] = starting(hanoi_misread, "The United States seems to see North Korea otherwise")
    assert not us["one_sided"]
    assert "weight of promise of growth 22.5 instead of 5.5" in us["text"]
    assert hanoi.case.beliefs["dprk"]["us"].outside.disputed


def test_every_line_that_tells_what_follows_from_a_disputed_picture_says_so(hanoi_misread):
    """What North Korea expected follows from the picture; if that is one side's word so is this."""
    told = starting(hanoi_misread, "It would expect the United States to take")
    assert told
    assert all(one["one_sided"] for one in told)


def test_every_line_rests_on_what_is_in_the_case(hanoi_misread, hanoi):
    keys = {estimate.key for estimate in ledger(hanoi.case)}
    known = {claim.id for claim in claims(hanoi.case)}
    for one in hanoi_misread["lines"]:
        assert set(one["numbers"]) <= keys, one["text"]
        assert set(one["claims"]) <= known, one["text"]
        assert len(set(one["numbers"])) == len(one["numbers"])


def test_the_room_in_the_picture_stands_beside_the_one_in_the_model(hanoi_misread):
    [seen] = starting(hanoi_misread, "In North Korea’s picture")
    assert "there is room for agreement (59 deals, best: Yongbyon is dismantled; " in seen["text"]
    assert seen["text"].endswith("; the model has none.")
    [none] = starting(hanoi_misread, "In the United States’ picture")
    assert none["text"].endswith("there is no room for agreement; the model has none.")


def test_what_matters_says_what_it_does(hanoi_misread):
    lines = starting(hanoi_misread, "What matters in that picture")
    lines += starting(hanoi_misread, "By itself none of that opens or closes room")
    assert len(lines) == len(hanoi_misread["sights"])
    said = " ".join(one["text"] for one in lines)
    for sight in hanoi_misread["sights"]:
        for one in sight["differences"]:
            assert (f"{one['words']} (" in said) == one["matters"]
    assert "seen as modelled, it closes the room in the picture" in said


def test_a_lesson_says_what_would_explain_a_refusal(hanoi_misread):
    lessons = {one["name"]: one for s in hanoi_misread["sights"] for one in s["lessons"]}
    lines = starting(hanoi_misread, "A refusal of ‹")
    assert len(lines) == len(lessons) == 2
    for line in lines:
        name = line["text"].split("‹")[1].split("›")[0]
        one = lessons[name]
        assert f"no deal is worth at least {one['least_outside']} points to it" in line["text"]
        assert all(f"the red line ‹{text}› is real" in line["text"] for text in one["lines"])
        assert f"not {one['outside']} as believed" in line["text"]
        assert f"(the offer was taken to be worth {one['worth']})" in line["text"]
        assert line["numbers"] == [found["key"] for found in one["explained_by"]]


def test_whether_the_stand_off_is_expected_to_last(hanoi_misread):
    found = hanoi_misread["standoff"]
    seq = found["concepts"].index("seq")
    [line] = starting(hanoi_misread, "Each acting on its own picture")
    assert line["text"] == (
        "Each acting on its own picture, the stand-off lasts (SEQ); every side expects it to."
    )
    for one in found["states"][1:]:
        wrong = [s["in_text"] for s in one["sides"] if s["expects"][seq] != one["lasts"][seq]]
        told = starting(hanoi_misread, f"Package {one['label']}, once signed")
        assert len(told) == bool(wrong)
        for sentence in told:
            assert all(name in sentence["text"] for name in wrong)
            assert ("would not last" in sentence["text"]) == (not one["lasts"][seq])


def test_lines_are_those_of_the_data(hanoi_misread):
    assert list(misreading_lines(hanoi_misread)) == hanoi_misread["lines"]
    for one in hanoi_misread["lines"]:
        assert one["text"].endswith((".", ")."))
        assert "  " not in one["text"]
        assert "None" not in one["text"]


@pytest.mark.parametrize("text", ["", SAME])
def test_where_nobody_misreads_it_is_said_once(made, variants, text):
    data = misreading_section(made(text) if text else variants["with_room"])
    assert [one["text"] for one in data["lines"]] == [
        "The case says of no side that it sees the other differently from the model."
    ]


def test_a_small_case_in_sentences(refused):
    _, data = refused
    texts = [one["text"] for one in data["lines"]]
    assert texts[0].startswith("East seems to see West otherwise than the model: scores of market")
    assert "20 instead of 60" in texts[0]
    assert texts[0].endswith("; what no deal is worth 20 instead of 60.")
    assert any("It would expect West to take ‹First›" in text for text in texts)
    assert any("no deal is worth at least 91 points to it" in text for text in texts)


def test_a_misreading_that_turns_no_answer_is_said_to_do_so(made):
    texts = [one["text"] for one in misreading_section(made(HOPEFUL))["lines"]]
    assert not any("It would expect" in text for text in texts)
    assert any(text.startswith("By itself none of that opens or closes room") for text in texts)


def test_a_dropped_and_an_added_red_line(dropped):
    _, data = dropped
    texts = " ".join(one["text"] for one in data["lines"])
    assert "it does not believe in the red line ‹no daily market›" in texts
    assert "the red line ‹no daily market› is real" in texts
    assert "It would expect East to refuse ‹First›" in texts
    assert "‹fee = low› instead of none" in texts
