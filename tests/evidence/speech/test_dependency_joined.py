"""Core and dependency rules joined: no doubles, and the better of two."""

from summitry.evidence.spans import Span
from summitry.evidence.speech.attribution import DIRECT, INDIRECT, Attribution
from summitry.evidence.speech.dependency_joined import combined, overlap

WHO, CUE = Span(0, 4), Span(5, 9)


def made(start, end, rule, form=INDIRECT, source=WHO, cue=CUE, **other):
    return Attribution((Span(start, end),), form, source, cue, rule=rule, **other)


def rules(core, parsed):
    return [a.rule for a in combined(core, parsed)]


def test_of_two_that_are_the_same_the_parsed_one_stays():
    assert rules([made(10, 30, "core")], [made(12, 30, "parsed")]) == ["parsed"]


def test_the_core_names_a_speaker_where_the_parser_found_none():
    nobody = made(10, 30, "parsed", DIRECT, None, None)
    assert rules([made(10, 30, "core", DIRECT)], [nobody]) == ["core"]
    assert rules([made(10, 30, "core", DIRECT, carried=True)], [nobody]) == ["parsed"]
    assert rules([made(10, 30, "core", DIRECT, cue=None)], [nobody]) == ["parsed"]
    assert rules([made(28, 90, "core", DIRECT)], [nobody]) == ["parsed"]


def test_what_the_core_alone_found_stays_unless_it_is_direct_or_nobody_s():
    assert rules([made(10, 30, "core")], []) == ["core"]
    assert rules([made(10, 30, "core", DIRECT)], []) == []
    assert rules([made(10, 30, "core", source=None)], []) == []
    assert rules([made(10, 30, "core")], [made(29, 99, "parsed")]) == ["parsed"]


def test_the_sources_around_each_are_found_anew():
    outer = made(10, 60, "parsed")
    inner = Attribution((Span(30, 60),), INDIRECT, Span(15, 20), Span(21, 25), rule="parsed")
    found = combined([], [inner, outer])
    assert [(a.source, a.outer) for a in found] == [(WHO, ()), (Span(15, 20), (WHO,))]


def test_overlap_is_that_of_sets():
    assert overlap([(0, 10), (20, 30)], [(5, 25)]) == 10 / 30
    assert overlap([(0, 10)], [(10, 20)]) == 0
    assert overlap([], []) == 0
