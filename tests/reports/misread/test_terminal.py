"""Misreading as tables: every answer and difference is printed, at any width."""

import pytest

from summitry.reports.misread.terminal import misreading_tables
from summitry.reports.sections.misreading import misreading_section
from summitry.reports.words import points
from tests.reports.conflicts.cases import printed
from tests.reports.misread.cases import DROPPED, HOPEFUL, REFUSED, SAME


@pytest.fixture(scope="module")
def text(hanoi_misread):
    return " ".join(printed(misreading_tables(hanoi_misread), 900).split())


def test_every_sentence_is_printed_and_marked_where_it_is_one_sides_word(text, hanoi_misread):
    for one in hanoi_misread["lines"]:
        assert f"{one['text']}{' [one side’s word]' if one['one_sided'] else ''}" in text


def test_every_difference_is_a_row(text, hanoi_misread):
    for sight in hanoi_misread["sights"]:
        for one in sight["differences"]:
            cells = (one["about"], one["words"], one["shown"]["believed"], one["shown"]["modelled"])
            assert f"{' '.join(cells)} {'yes' if one['matters'] else 'no'}" in text


def test_every_answer_is_a_row(text, hanoi_misread):
    for sight in hanoi_misread["sights"]:
        for one in sight["offers"]:
            for way in (one["believed"], one["modelled"]):
                answer = "takes" if way["accepted"] else "refuses"
                assert f"{answer} ({points(way['gain'])}; " in text
                assert f"in {way['taken']} of 500 draws taken" in text


def test_rooms_and_what_lasts_are_printed(text, hanoi_misread):
    assert "the model none" in text
    assert "North Korea 59 " in text
    assert "United States none" in text
    seq = hanoi_misread["standoff"]["concepts"].index("seq")
    for one in hanoi_misread["standoff"]["states"]:
        cells = [one["model"][seq], one["lasts"][seq]]
        cells += [side["expects"][seq] for side in one["sides"]]
        assert f"{one['name']} {' '.join('yes' if cell else 'no' for cell in cells)}" in text


@pytest.mark.parametrize("width", [40, 80])
def test_tables_fit_any_width(hanoi_misread, made, variants, width):
    datas = [hanoi_misread, misreading_section(variants["with_room"])]
    datas += [misreading_section(made(text)) for text in (HOPEFUL, REFUSED, SAME, DROPPED)]
    for data in datas:
        text = printed(misreading_tables(data), width)
        assert max(map(len, text.splitlines())) <= width
        assert "None" not in text
