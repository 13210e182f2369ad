"""Days are read where one reading alone is possible."""

from datetime import date

import pytest

from summitry.evidence.intake.days import days_in, iso_day, only_day

DAY = date(2019, 2, 28)


@pytest.mark.parametrize(
    "words",
    [
        "Thursday, Feb. 28, 2019",
        "Thu Feb 28 2019",
        "February 28th, 2019",
        "28 February 2019",
        "the 28th of February, 2019",
        "2019-02-28",
        "2019-02-28T23:59:59Z",
        "2019-02-28 10:00",
        "28/02/2019",
        "02/28/2019",
        "28.02.2019",
        "2019年2月28日",
        "HANOI, FEB 28, 2019:",
    ],
)
def test_one_reading(words):
    assert days_in(words) == (DAY,)


@pytest.mark.parametrize(
    "words",
    [
        "03/04/2019",
        "Feb. 28",
        "Friday, Feb. 28, 2019",
        "30 February 2019",
        "2019-13-01",
        "12019-02-281",
        "0000-01-01",
        "1/2019/02-28",
        "",
    ],
)
def test_no_reading(words):
    assert days_in(words) == ()


def test_the_same_figures_twice_are_one_day():
    assert days_in("03/03/2019, Mar. 3, 2019; 4 March 2019") == (date(2019, 3, 3), date(2019, 3, 4))


def test_only_one_day_counts():
    assert only_day(iter(["Feb. 28, 2019", "none", "2019-02-28"])) == DAY
    assert only_day(iter(["Feb. 28, 2019", "2019-03-01"])) is None
    assert iso_day("2019-02-28T10:00+07:00") == DAY
    assert iso_day("yesterday") is None
