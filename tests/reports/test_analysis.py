"""One case through all lenses, each asked once."""

from summitry.cases.ledger import ledger
from summitry.cases.read import load_case


def test_the_first_reading_is_what_the_case_states(hanoi):
    assert hanoi.base is hanoi.readings[0]
    assert [reading.id for reading in hanoi.readings] == ["base", *hanoi.case.readings]


def test_a_case_given_as_a_dot_has_the_name_of_its_folder(hanoi, monkeypatch):
    monkeypatch.chdir(hanoi.loaded.folder)
    assert load_case(".").name == hanoi.loaded.name == "hanoi-2019"


def test_every_claim_is_checked_and_without_documents_unverified(hanoi):
    assert list(hanoi.quotes) == list(hanoi.case.evidence.claims)
    assert {check.status for check in hanoi.quotes.values()} == {"unverified", "paraphrase"}


def test_positions_that_cannot_both_be_true_are_marked(hanoi):
    flags = hanoi.positions.cell("dprk", "sanctions").flags
    pairs = [pair for flag in flags for pair in flag.differing]
    assert ("sanctions = civilian", "sanctions = lifted") in [tuple(pair) for pair in pairs]


def test_every_estimate_has_its_influence(variant):
    assert len(variant.influences) == len(ledger(variant.case))
