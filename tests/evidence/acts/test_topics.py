"""Each topic has words that show it, and nothing shows in nothing."""

import pytest

from summitry.evidence.acts.topics import TOPICS, imposes, shows


@pytest.mark.parametrize("topic", TOPICS)
def test_no_words_show_nothing(topic: str) -> None:
    assert not shows(topic, "")
    assert not shows(topic, "the sky was blue over the valley")


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("sanctions", "an end to the sanctions, and sanctions relief"),
        ("release", "handed over two prisoners"),
        ("truce", "declared a ceasefire"),
        ("withdrawal", "pulled its troops back"),
        ("reform", "a new constitution"),
    ],
)
def test_words_show_their_topic(topic: str, text: str) -> None:
    assert shows(topic, text)


def test_more_or_fewer() -> None:
    assert imposes("keep the sanctions")
    assert not imposes("end the sanctions")
