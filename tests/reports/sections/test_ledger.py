"""The ledger holds every estimate once, with its grade and what it changes."""

from dataclasses import replace

import pytest

from summitry.cases.ledger import with_value
from summitry.reports.sections.ledger import ledger_section, range_words, threshold_words
from summitry.reports.words import about, beyond, number
from summitry.uncertainty.judgement import Judge


@pytest.fixture(scope="module")
def entries(hanoi):
    return ledger_section(hanoi)


def test_every_estimate_is_in_one_entry(hanoi, entries):
    assert sum(entry["n"] for entry in entries) == len(hanoi.influences)
    keys = [entry["key"] for entry in entries]
    assert len(set(keys)) == len(keys)
    for influence in hanoi.influences:
        path = influence.estimate.path
        assert influence.estimate.key in keys or ".".join(path[:-1]) in keys


def test_every_entry_has_one_of_three_grades_and_its_footing(entries):
    for entry in entries:
        assert entry["grade"] in ("quoted", "inferred", "assumed")
        assert bool(entry["claims"]) == (entry["grade"] != "assumed")
        assert entry["why"] or entry["claims"]


def test_an_entry_says_what_changes_or_how_far_was_looked(entries):
    for entry in entries:
        changes = entry["kind"].startswith("flips")
        assert changes == entry["flip"].startswith(("at ", "without it, "))
        tried = entry["kind"] == "no flip" and bool(entry["value"])
        assert tried == entry["flip"].startswith("tried from ")


def test_a_threshold_flips_as_it_is_printed(hanoi):
    judge = Judge(hanoi.case)
    found = [i for i in hanoi.influences if i.threshold is not None]
    found = [i for i in found if i.estimate.reason.grade != "assumed"]
    assert len(found) > 10
    for influence in found:
        estimate = influence.estimate
        printed = beyond(influence.threshold, estimate.central)
        changed = with_value(hanoi.case, estimate.path, printed)
        assert judge.changed(changed, estimate.path[1]) != judge.base


def test_of_a_guess_the_threshold_is_told_to_two_digits(hanoi, entries):
    flips = {entry["key"]: entry["flip"] for entry in entries}
    guesses = [
        i
        for i in hanoi.influences
        if i.threshold is not None and i.estimate.reason.grade == "assumed"
    ]
    assert guesses
    for influence in guesses:
        near = number(about(influence.threshold))
        assert flips[influence.estimate.key].startswith(f"at about {near}, ")
    credence = "preferences.us.red_lines.no_relief_for_a_freeze.credence"
    assert flips[credence].startswith("at about 0.65, ")


def test_a_guess_keeps_the_digits_that_tell_the_threshold_from_its_own_value(hanoi):
    guess = next(i for i in hanoi.influences if i.estimate.reason.grade == "assumed")
    near = replace(guess, estimate=replace(guess.estimate, central=14.0), threshold=14.22)
    assert threshold_words(near) == "14.3"


def test_scores_of_one_issue_that_change_nothing_stand_together(entries):
    grouped = [entry for entry in entries if entry["n"] > 1]
    assert grouped
    for entry in grouped:
        assert ".scores." in entry["key"]
        assert entry["value"].count(";") == entry["n"] - 1
        assert entry["flip"].startswith("tried from ") == (entry["kind"] == "no flip")


def test_a_flip_names_value_and_consequence(entries):
    by_key = {entry["key"]: entry for entry in entries}
    assert by_key["preferences.dprk.outside.points"]["flip"].startswith("at ")
    dropped = by_key["preferences.dprk.red_lines.yongbyon_only_for_all"]["flip"]
    assert dropped == "without it, there is room for agreement"


def test_a_range_with_its_centre():
    assert range_words(10, 14, 18) == "10 to 18 (14)"
    assert range_words(5, 5, 5) == "5"
    assert range_words(None, None, None) == ""
