"""Marks of an example become spans; the text stays without them."""

from summitry.evidence.acts.examples import marked


def test_parts() -> None:
    one = marked("“{No},” (she) [said], “{never}.”")
    assert one.text == "“No,” she said, “never.”"
    assert [span.of(one.text) for span in one.content] == ["No", "never"]
    assert one.cue is not None
    assert one.source is not None
    assert (one.source.of(one.text), one.cue.of(one.text)) == ("she", "said")


def test_without_marks_all_is_the_reporters() -> None:
    one = marked("It rained.")
    assert (one.content, one.cue, one.source) == (((0, 10),), None, None)
