"""What may follow a cue: each frame, over a hearer, and late."""

import pytest

from summitry.evidence.sentences import paragraphs
from summitry.evidence.speech.frames import after_cue
from summitry.evidence.speech.lexicon import Cue
from summitry.evidence.speech.tokens import units


@pytest.mark.parametrize(
    ("frames", "text", "content"),
    [
        ({"that"}, "said that it was over", "that it was over"),
        ({"that"}, "said it was over", None),
        ({"bare"}, "said it was over", "it was over"),
        ({"bare"}, "said was over", "was over"),
        ({"wh"}, "asked whether it was over", "whether it was over"),
        ({"to"}, "vowed to stop", "to stop"),
        ({"np"}, "rejected the plan", "the plan"),
        ({"np"}, "rejected of the plan", None),
        ({"of"}, "warned of a war", "a war"),
        ({"hearer"}, "told two aides that it was over", "that it was over"),
        ({"hearer"}, "told them it was over", "it was over"),
        ({"that"}, "said in a note on Monday that it was over", "that it was over"),
        ({"that", "with"}, "agreed with Kato that it was over", "that it was over"),
        ({"to"}, "promised at a rally to stop", "to stop"),
    ],
)
def test_frames(frames: set[str], text: str, content: str | None) -> None:
    tokens = next(units(text, paragraphs(text), ())).tokens
    found = after_cue(tokens, 1, Cue("x", "say", frozenset(frames)), len(tokens))
    assert (text[tokens[found[0]].start : tokens[found[1] - 1].end] if found else None) == content
