import pytest

from summitry.model.claim import ACTS, REPORTER, Claim


def test_the_holder_is_who_the_claim_is_about_or_the_end_of_its_chain():
    assert Claim("c", "d", (REPORTER, "us"), "demand").holder == "us"
    assert Claim("c", "d", (REPORTER, "us"), "claim", about="dprk").holder == "dprk"


def test_the_words_are_the_quote_or_the_paraphrase():
    assert Claim("c", "d", (REPORTER,), "event", quote="as said").words == "as said"
    assert Claim("c", "d", (REPORTER,), "event", paraphrase="in ours").words == "in ours"
    assert Claim("c", "d", (REPORTER,), "event").words == ""


@pytest.mark.parametrize(
    ("chain", "teller"),
    [((REPORTER,), REPORTER), ((REPORTER, "us", "dprk"), "us"), (("dprk",), "dprk")],
)
def test_a_claim_is_told_by_the_first_after_the_reporter(chain, teller):
    assert Claim("c", "d", chain, "demand").told_by() == teller


def test_no_act_stands_twice():
    assert len(set(ACTS)) == len(ACTS)
