"""A step in parts."""

import pytest

from summitry.errors import NotDefined, UnknownName
from summitry.phases.slicing import slicing_table
from summitry.reports.phases.data import phases_data
from summitry.reports.phases.verification import a_month
from summitry.reports.phases.written_plan import plan_meant
from tests.reports.phases.test_data import ladder_of


def test_without_a_step_nothing_is_cut(told):
    assert told("HOLDS")["slicing"] is None


def test_rows_are_those_of_the_engine(told, analysed):
    data = told("HOLDS", cut="market.daily")
    ladder = ladder_of(analysed("HOLDS"), data)
    rows = slicing_table(ladder, plan_meant(ladder, data["plan"]["text"]), 1, (1, 2, 3, 4))
    assert [one["parts"] for one in data["slicing"]["kept"]] == [1, 2, 3, 4]
    for told_row, row in zip(data["slicing"]["kept"], rows, strict=True):
        assert told_row["needed_a_month"] == pytest.approx(a_month(row.detection, 1), abs=5e-4)
    assert data["slicing"]["party"] == "East"
    assert data["slicing"]["text"] in data["lines"]
    assert "‹it opens daily›" in data["slicing"]["text"]


@pytest.mark.parametrize(
    ("name", "cut", "error", "said"),
    [
        ("MIXED", "paper.signed", NotDefined, "paper.signed is taken together"),
        ("HOLDS", "market.gone", UnknownName, "no such step: market.gone"),
        ("HOLDS", "", UnknownName, "no such step"),
    ],
)
def test_what_cannot_be_cut_is_one_line(analysed, asked, name, cut, error, said):
    with pytest.raises(error) as caught:
        phases_data(analysed(name), "base", asked(cut=cut))
    assert said in str(caught.value)
