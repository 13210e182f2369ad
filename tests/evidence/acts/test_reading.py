"""Acts of made-up statements; a reading never raises, and its spans stand in the text."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.evidence.acts.act import ActReading
from summitry.evidence.acts.examples import marked
from summitry.evidence.acts.lexicon import lexicon
from summitry.evidence.acts.reading import MOST, firings, read_act, statement
from summitry.model.claim import ACTS, MODALITIES

ROOT = Path(__file__).parents[3]
RECORDS = ROOT.parent / "shared" / "data" / "plover_gsr" / "PLOVER_GSR_CAMEO.txt"


def read(example: str) -> ActReading:
    one = marked(example)
    return read_act(one.text, one.content, one.cue, one.source)


@pytest.mark.parametrize(
    ("act", "example"),
    [
        ("demand", "(She) [said] {they must leave the hall}"),
        ("demand", "(She) [said] {they should not leave the hall}"),
        ("demand", "(She) [insisted] {on a pay rise}"),
        ("demand", "“{No deal without the well},” (she) [said]."),
        ("demand", "“{There can be no talks as long as the siege lasts},” (she) [said]."),
        ("demand", "(She) [said] {the North would have to open the other gates first}"),
        ("demand", "(She) [called on] {Lund to lift the toll}"),
        ("demand", "Lund has been pressing its neighbour to open the road."),
        ("demand", "“{We want six sailings},” (she) [said]."),
        ("demand", "“{We demand six sailings},” (she) [said]."),
        ("demand", "(Ola Berg) [said] {the union must have 38 hours}"),
        ("demand", "“{We need a guarantee},” (she) [said]."),
        ("demand", "“{They insist on a guarantee},” (she) [said]."),
        ("demand", "(The union) [wants] {six sailings}"),
        ("claim", "“{We want to thank the crews},” (she) [said]."),
        ("claim", "“{You must have seen the boat},” (she) [said]."),
        ("claim", "(She) [did not insist] {on a pay rise}"),
        ("claim", "(She) [insisted] {it had done nothing wrong}"),
        ("offer", "(She) [said] {we would be willing to talk}"),
        ("offer", "“{If they open the gate, we will pay},” (she) [said]."),
        ("offer", "“{We will reopen the road if they pay},” (he) [said]."),
        ("offer", "“{We will suspend the strike if they sign},” (he) [said]."),
        ("offer", "(The minister) [signalled] {readiness to compromise}"),
        ("offer", "The company raised its offer to 4 percent."),
        ("refusal", "“{We do not want a night boat},” (she) [said]."),
        ("refusal", "(She) [said] {we are not willing to talk}"),
        ("refusal", "(She) [said] {the company would never sell the mill}"),
        ("refusal", "(She) [refused] {to say when}"),
        ("refusal", "(She) [did not agree] {to a second round}"),
        ("refusal", "(She) [said] {we can’t accept this}"),
        ("refusal", "Lund rejected a demand for the return of the ferry."),
        ("refusal", "The company withdrew its offer."),
        ("claim", "(She) did not [rule out] {a second round}"),
        ("commitment", "(She) [agreed] {to a second round}"),
        ("commitment", "(She) [promised] {not to raise the toll}"),
        ("commitment", "(She) [said] {we will raise the matter on Monday}"),
        ("commitment", "(She) [said] {the army would withdraw from the valley by May}"),
        ("threat", "(She) [threatened] {to quit the talks}"),
        ("threat", "“{If they attack, we will respond with force},” (she) [said]."),
        ("threat", "(She) [warned] {of grave consequences}"),
        ("threat", "(She) [said] {we will boycott the vote unless the list is changed}"),
        ("threat", "“{We will stop the night boat unless a deal is found},” (he) [said]."),
        ("threat", "“{If the council does not pay, we will close the line},” (he) [said]."),
        ("threat", "“{We will withdraw the boats unless the toll goes},” (he) [said]."),
        ("threat", "(He) [said] {Lund would resume testing if the talks failed}."),
        ("threat", "“{Without a deal we will close the line},” (he) [said]."),
        ("concession", "The mayor gave in to the demands of the drivers."),
        ("concession", "Lund has dropped its insistence on full removal."),
        ("concession", "Lund no longer insists on full removal."),
        ("concession", "The company withdrew its demand."),
        ("acknowledgement", "(The mayor) [conceded] {that the toll was too high}"),
        ("acknowledgement", "(The mayor) [admitted] {knowing of the leak}"),
        ("claim", "“{It was about the toll},” (she) [said]."),
        ("claim", "(She) [accused] {Lund of breaking its word}"),
        ("assessment", "(An expert on harbours) [said] {the well is deep}"),
        ("assessment", "“{I think we are close to a deal},” (she) [said]."),
        ("assessment", "That probably would have been the limit."),
        ("event", "The talks resumed at noon."),
        ("event", "Police arrested forty drivers who demanded a lower toll."),
    ],
)
def test_acts(act: str, example: str) -> None:
    assert read(example).act == act


def test_the_reading_names_its_rule_and_its_words() -> None:
    one = marked("(She) [said] {they must leave the hall}")
    reading = read_act(one.text, one.content, one.cue, one.source)
    assert reading.rule == f"acts/{lexicon().version} demand.must"
    assert [span.of(one.text) for span in reading.words] == ["must leave"]


def test_acts_of_other_rules_are_alternatives() -> None:
    reading = read("Lund rejected the plan and demanded a new one.")
    assert (reading.act, reading.alternatives) == ("refusal", ("demand",))


def test_without_a_rule_the_reporter_tells_an_event_and_others_claim() -> None:
    assert read("The sky over the valley was blue.").rule.endswith(" otherwise.event")
    assert read("(She) [said] {the sky was blue}").rule.endswith(" otherwise.claim")


def test_what_stands_in_a_condition_decides_nothing() -> None:
    assert read("(She) [said] {the gate stays open unless Lund accepted the demand}").act == "claim"


def test_a_negation_reaches_four_words_and_no_further_than_a_mark() -> None:
    assert read("(They) [said] {that none of them will pay}").act == "refusal"
    assert read("(They) [said] {no, they will pay}").act == "commitment"
    assert read("(They) [said] {it was not so but they will pay}").act == "commitment"


def test_a_curly_contraction_counts_as_the_words_it_is_made_of() -> None:
    text = "we couldn’t do that"
    reading = read_act(text, [(0, len(text))])
    assert [span.of(text) for span in reading.words] == ["couldn’t"]


def test_only_the_first_tokens_are_read() -> None:
    text = "word " * MOST + "they must leave"
    assert read_act(text, [(0, len(text))]).act == "event"


def test_the_first_rule_of_equal_priority_is_the_first_in_the_text() -> None:
    one = marked("Lund rejected the plan and demanded a new one.")
    fired = firings(statement(one.text, one.content), lexicon())
    assert [one.rule.name for one in fired[:2]] == ["refusal.verb", "demand.verb"]


def test_another_lexicon_may_decide() -> None:
    nothing = replace(lexicon(), rules=(), version=7)
    text = "Lund rejected the plan."
    assert read_act(text, [(0, len(text))], by=nothing).rule == "acts/7 otherwise.event"


WORDS = """
he will not must only if all sanctions were lifted , . said refused to offer unless before would
never “ ” ’ can't demands no longer then they'd U.S. organised — - as
"""
SOME = st.lists(st.sampled_from(WORDS.split()), max_size=30).map(" ".join)


@given(st.one_of(st.text(), SOME), st.data())
def test_any_text_is_read_and_every_span_stands_in_it(text: str, data: st.DataObject) -> None:
    cuts = st.integers(0, len(text))
    a, b, c, d = sorted(data.draw(st.tuples(cuts, cuts, cuts, cuts)))
    content, cue, source = data.draw(
        st.sampled_from(
            [
                ([(a, d)], None, None),
                ([(c, d)], (b, c), (a, b)),
                ([(a, b), (c, d)], (b, c), None),
                ([(a, b)], (b, c), (c, d)),
                ([], None, None),
            ]
        )
    )
    reading = read_act(text, content, cue, source)
    assert reading.act in ACTS
    assert reading.modality in MODALITIES
    spans = [*reading.words, *([reading.condition] if reading.condition else [])]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert reading.act not in reading.alternatives
    assert reading == read_act(text, content, cue, source)


@pytest.mark.skipif(not RECORDS.is_file(), reason=f"NOT CHECKED: no {RECORDS}")
def test_the_gold_records_are_read_as_well_as_promised() -> None:
    sys.path.insert(0, str(ROOT / "benchmarks" / "reading"))
    try:
        import acts as benchmark
    finally:
        sys.path.pop(0)
    everything, _, held_out = benchmark.plover(RECORDS.parents[1])
    assert len(everything.pairs) == 322
    assert everything.accuracy >= benchmark.BAR
    assert held_out.accuracy >= benchmark.BAR
