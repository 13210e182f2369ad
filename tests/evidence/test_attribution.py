"""A chain in words."""

import pytest

from summitry.evidence.attribution import told
from summitry.model.claim import Claim

NAMES = {
    "reporter": "New York Times",
    "us": "United States",
    "dprk": "North Korea",
    "rok": "South Korea",
}
SIDES = {"Donald Trump": "us", "Kim Jong Un": "dprk"}


@pytest.mark.parametrize(
    ("chain", "about", "speaker", "expected"),
    [
        (("reporter",), None, None, "New York Times reports"),
        (("reporter",), "rok", None, "New York Times reports of South Korea"),
        (("us",), None, None, "New York Times: United States said"),
        (("reporter", "us"), "us", None, "New York Times: United States said"),
        (("reporter", "us"), "dprk", None, "New York Times: United States said of North Korea"),
        (
            ("reporter", "us", "dprk"),
            None,
            None,
            "New York Times: United States says that North Korea said",
        ),
        (
            ("reporter", "rok", "us", "dprk"),
            "dprk",
            "Donald Trump",
            "New York Times: South Korea says that United States (Donald Trump) says that"
            " North Korea said",
        ),
        (
            ("us", "dprk"),
            None,
            "A. Nyone",
            "New York Times: United States says that North Korea (A. Nyone) said",
        ),
        (("reporter", "moon"), None, None, "New York Times: moon said"),
    ],
)
def test_told(
    chain: tuple[str, ...], about: str | None, speaker: str | None, expected: str
) -> None:
    claim = Claim("c", "d", chain, "demand", about=about, speaker=speaker)
    assert told(claim, NAMES, SIDES) == expected
