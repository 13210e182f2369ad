"""Outside options day by day, as the model of each day has them."""

import datetime

import pytest

from summitry.cases.compile import compile_case
from summitry.cases.read import read_case
from summitry.errors import NotDefined
from summitry.uncertainty.drift import drift_of, month_dates, month_later, outside_on
from tests.uncertainty.market import market

START = datetime.date(2019, 3, 1)


def test_every_day_is_that_of_the_compiled_case():
    case = read_case("hanoi-2019")
    days = [START + datetime.timedelta(days=day) for day in range(-200, 800, 7)]
    found = outside_on(case, "base", ["us", "dprk"], days)
    for day, row in zip(days, found.tolist(), strict=True):
        model = compile_case(case, "base", day)
        assert row == [model.preferences[model.party(p)].outside for p in ("us", "dprk")]


def test_a_reading_has_its_own():
    soft = {"outside": {"points": 7, "per_month": 2, "assumed": "x"}}
    reading = {"name": "s", "credence": 0.3, "assumed": "x", "preferences": {"east": soft}}
    case = market(readings={"soft": reading})
    days = month_dates(case.date, 12)
    assert outside_on(case, "base", ["east"], days[::12]).tolist() == [[60], [60]]
    assert outside_on(case, "soft", ["east"], days[::12]).tolist() == [[7], [31]]
    assert (drift_of(case, "base", "east"), drift_of(case, "soft", "east")) == (0.0, 2.0)


def test_nothing_said_is_nothing():
    case = market()
    bare = case.model_copy(update={"preferences": {}})
    assert outside_on(bare, "base", ["east", "west"], [case.date]).tolist() == [[0, 0]]
    assert drift_of(bare, "base", "east") == 0.0


def test_months_end_where_the_month_does():
    days = month_dates(datetime.date(2019, 12, 31), 14)
    told = [day.isoformat() for day in days]
    assert told[:4] == ["2019-12-31", "2020-01-31", "2020-02-29", "2020-03-31"]
    assert told[-1] == "2021-02-28"


def test_beyond_the_calendar_there_is_no_day():
    assert month_later(datetime.date(9999, 11, 30), 1) == datetime.date(9999, 12, 30)
    with pytest.raises(NotDefined, match="beyond the year 9999"):
        month_later(datetime.date(9999, 12, 1), 1)
