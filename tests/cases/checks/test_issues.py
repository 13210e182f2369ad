"""Issues: ranges that can be written out, and names that exist."""

import pytest

from tests.cases.sample import found

WHY = {"assumed": "x"}


def of_range(start, to, step):
    return found("issues", new={"range": {"from": start, "to": to, "step": step}, **WHY})


@pytest.mark.parametrize(
    ("span", "leaf", "words"),
    [
        (("5", "5", "1"), "", "upwards; 5 to 5"),
        (("5", "-1", "1"), "", "upwards; 5 to -1"),
        (("0", "100000", "1"), ".step", "100,001 options; at most 100,000"),
        (("0", "1", "1e-300"), ".step", "over 10^12 options"),
        (("0", "0.5", "0.6"), ".step", "a step of 0.6 leaves one option"),
        (("0.0000000001", "1", "0.5"), "", "at most 9 decimal places"),
    ],
)
def test_a_range_that_cannot_be_written_out_is_an_error(span, leaf, words):
    ((path, message),) = of_range(*span)
    assert path == f"issues.new.range{leaf}"
    assert words in message


@pytest.mark.parametrize("span", [("0.2", "0.3", "0.1"), ("-1", "1", "2"), ("0", "99990", "1")])
def test_a_range_that_can_is_none(span):
    assert [message for path, message in of_range(*span) if path.startswith("issues")] == []


def test_the_options_of_all_ranges_count_together():
    half = {"range": {"from": "0", "to": "60000", "step": "1"}, **WHY}
    ((path, message),) = found("issues", a=half, b=half)
    assert path == "issues.b.range.step"
    assert "60,001 options; at most 100,000 in all" in message


def test_a_status_quo_is_one_of_the_options():
    assert found("issues", "market", status_quo="open") == [
        ("issues.market.status_quo", "no such option: open; allowed: shut, weekly, daily")
    ]
    assert found("issues", "fee", status_quo="11")[0][0] == "issues.fee.status_quo"


def test_a_holder_is_a_party():
    assert found("issues", "fee", held_by="wst") == [
        ("issues.fee.held_by", "no such party: wst; did you mean west?")
    ]


@pytest.mark.parametrize("key", ["and", "or", "not", "in"])
def test_a_word_of_the_rules_is_no_issue(key):
    issue = {"options": ["a", "b"], "status_quo": "a"}
    assert (
        f"{key} is a word of the rules language"
        in dict(found("issues", **{key: issue}))[f"issues.{key}"]
    )


@pytest.mark.parametrize("key", ["why", "assumed", "disputed", "quoted", "inferred"])
def test_a_word_of_the_reasons_is_no_option(key):
    issue = {"options": ["a", key], "status_quo": "a"}
    messages = dict(found("issues", road=issue))
    assert "word of the reasons" in messages[f"issues.road.options.{key}"]


def test_numbers_out_of_order_are_doubtful():
    issue = {"options": ["30", "20", "10"], "status_quo": "30"}
    assert dict(found("issues", toll=issue))["issues.toll.options"].startswith("numbers out of")
    assert found("issues", toll={"options": ["10", "20"], "status_quo": "10"}) == []
