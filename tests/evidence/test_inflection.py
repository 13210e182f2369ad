"""Regular forms, of verbs that the two tables hold."""

from __future__ import annotations

import pytest

from summitry.evidence.inflection import with_ed, with_ing, with_s


@pytest.mark.parametrize(
    ("stem", "s", "ed", "ing"),
    [
        ("press", "presses", "pressed", "pressing"),
        ("fix", "fixes", "fixed", "fixing"),
        ("reach", "reaches", "reached", "reaching"),
        ("echo", "echoes", "echoed", "echoing"),
        ("radio", "radios", "radioed", "radioing"),
        ("reply", "replies", "replied", "replying"),
        ("convey", "conveys", "conveyed", "conveying"),
        ("decree", "decrees", "decreed", "decreeing"),
        ("propose", "proposes", "proposed", "proposing"),
        ("offer", "offers", "offered", "offering"),
    ],
)
def test_regular_forms(stem: str, s: str, ed: str, ing: str) -> None:
    assert (with_s(stem), with_ed(stem), with_ing(stem)) == (s, ed, ing)
