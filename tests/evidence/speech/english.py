"""An English pipeline for the tests of the dependency rules.

Without one they are skipped, aloud; not in CI, which installs one.
"""

import os
from typing import NamedTuple

import pytest

from summitry.errors import NotInstalled
from summitry.evidence.speech.dependency import dependency_attributions
from summitry.evidence.speech.parsed import english_pipeline

try:
    NLP = english_pipeline()
except NotInstalled as missing:
    if os.environ.get("CI"):
        raise
    NLP = None
    WHY = f"NOT CHECKED: {missing}"
else:
    WHY = ""

needs_english = pytest.mark.skipif(NLP is None, reason=WHY)


class Told(NamedTuple):
    """The words of one attribution."""

    form: str
    source: str | None
    cue: str | None
    content: tuple[str, ...]
    outer: tuple[str, ...] = ()
    carried: bool = False


def told(text, passages=None):
    """What the dependency rules find in ``text``, in words."""
    return [
        Told(
            a.form,
            a.source and a.source.of(text),
            a.cue and a.cue.of(text),
            tuple(span.of(text) for span in a.content),
            tuple(span.of(text) for span in a.outer),
            a.carried,
        )
        for a in dependency_attributions(text, NLP, passages)
    ]
