"""Clauses around their speaker: inside them, at either end, with or without an opening."""

import pytest

from summitry.evidence.speech.extract import attributions


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Still, Ito said, the port is shut.", ["the port is shut"]),
        ("The old port, Ito said, is shut.", ["The old port", "is shut"]),
        ("The port is shut, said two aides.", ["The port is shut"]),
        ("Since May, according to Ito, it is shut.", ["Since May", "it is shut"]),
        (
            "The port of the city is shut now, according to Ito.",
            ["The port of the city is shut now"],
        ),
        ("As Ito said, it is shut.", ["it is shut"]),
        ("It is shut, as Ito said.", ["It is shut"]),
    ],
)
def test_contents(text: str, content: list[str]) -> None:
    (found,) = attributions(text)
    assert [span.of(text) for span in found.content] == content
