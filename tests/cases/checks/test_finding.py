"""Findings: a path, a message, and whether the key or the value is wrong."""

from summitry.cases.checks.finding import unknown


def test_an_unknown_key_is_wrong_as_a_key_and_an_unknown_value_is_not():
    assert unknown(("steps", "sitse"), "issue", "sitse", ["sites"]).key
    assert not unknown(("offers", "o", "by"), "party", "sitse", ["sites"]).key


def test_the_nearest_name_is_told_or_else_the_first_few():
    assert unknown(("x",), "party", "uss", ["us", "dprk"]).message.endswith("did you mean us?")
    many = [f"party{n}" for n in range(20)]
    assert unknown(("x",), "party", "?", many).message.endswith("party7 and 12 more")
