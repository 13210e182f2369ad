"""Whole quotations: split, asked, announced, carried, alone."""

from tests.evidence.speech.english import needs_english, told

pytestmark = needs_english


def shown(text):
    return [(f.form, f.source, f.cue, f.content, f.carried) for f in told(text)]


def test_a_quotation_split_by_its_speaker_is_one_attribution():
    text = "“It is over,” Mr. Ito said on Monday. “The port will close in May.”"
    content = ("It is over,", "The port will close in May.")
    assert shown(text) == [("direct", "Mr. Ito", "said", content, False)]


def test_a_quotation_of_several_sentences_is_whole():
    text = "“It is over. The port will close. Nobody can stay,” said Mr. Ito."
    content = ("It is over. The port will close. Nobody can stay,",)
    assert shown(text) == [("direct", "Mr. Ito", "said", content, False)]


def test_a_question_and_who_asked_it_are_two_sentences_for_the_splitter_only():
    text = "“Will the port be closed?” Mr. Ito asked the union on Monday."
    assert shown(text) == [("direct", "Mr. Ito", "asked", ("Will the port be closed?",), False)]


def test_a_colon_announces_the_paragraph_after_it():
    text = "On the closing of the port Mr. Ito said:\n\n“It is over and nobody can stay here now.”"
    (found,) = shown(text)
    assert found[1:3] == ("Mr. Ito", "said")


def test_a_paragraph_of_quotation_goes_on_in_the_voice_of_the_one_before():
    text = (
        "“It is over for us,” Mr. Ito said.\n\n"
        "“The port will close in May and nobody can stay there.”"
    )
    (found,) = shown(text)
    assert found[1] == "Mr. Ito"
    assert len(found[3]) == 2


def test_with_words_between_the_speaker_is_carried_and_marked():
    text = (
        "“It is over for us,” Mr. Ito said. The harbour fell silent.\n\n"
        "“The port will close in May and nobody can stay there.”"
    )
    assert [(source, carried) for _, source, _, _, carried in shown(text)] == [
        ("Mr. Ito", False),
        ("Mr. Ito", True),
    ]


def test_a_quotation_nobody_is_near_stays_without_a_source():
    text = "The harbour fell silent.\n\n“The port will close in May and nobody can stay there.”"
    (found,) = shown(text)
    assert found[:3] == ("direct", None, None)


def test_what_another_replied_is_no_part_of_what_was_said():
    text = "Mr. Ito said, “The port is closed,” to which Ms. Silva replied, “It will open again.”"
    spoken = {(f.source, f.content) for f in told(text) if f.form == "direct"}
    assert spoken == {
        ("Mr. Ito", ("The port is closed,",)),
        ("Ms. Silva", ("It will open again.",)),
    }


def test_a_name_in_quote_marks_is_no_speech():
    assert told("The “Blue Harbour” is a restaurant.") == []
