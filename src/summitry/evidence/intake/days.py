"""Days in words: "Thursday, Feb. 28, 2019", "28 February 2019", "2019-02-28", "2019年2月28日".

A day in figures (03/04/2019) counts only where one order alone makes a date; a weekday that does
not fit makes it none. A day without its year is no day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

__all__ = ["days_in", "iso_day", "only_day"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month{0}>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = re.compile(
    r"(?<![\w/.-])(?:"
    r"(?:(?P<weekday>Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?,?\s+)?(?:"
    + _MONTH.format(1)
    + r"\s+(?P<day1>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year1>\d{4})"
    + r"|(?P<day2>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?"
    + _MONTH.format(2)
    + r",?\s+(?P<year2>\d{4}))"
    r"|(?P<year3>\d{4})-(?P<month3>\d{2})-(?P<day3>\d{2})(?:T[\d:.+-]*Z?)?"
    r"|(?P<year4>\d{4})年\s?(?P<month4>\d{1,2})月\s?(?P<day4>\d{1,2})日"
    r"|(?P<one>\d{1,2})(?P<sign>[/.])(?P<two>\d{1,2})(?P=sign)(?P<year5>\d{4})"
    r")(?![\w/])",
    re.I,
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def days_in(text: str) -> tuple[date, ...]:
    """The different days that ``text`` names, in the order of their first mention.

    >>> days_in("Thursday, Feb. 28, 2019; then 03/04/2019 and 31/12/2019.")
    (datetime.date(2019, 2, 28), datetime.date(2019, 12, 31))
    """
    return tuple(dict.fromkeys(day for m in _DAY.finditer(text) for day in _days(m)))


def only_day(texts: Iterator[str]) -> date | None:
    """The day that ``texts`` name, if all name the same one."""
    found = {day for text in texts for day in days_in(text)}
    return found.pop() if len(found) == 1 else None


def iso_day(words: str) -> date | None:
    """The day at the start of an ISO date and time, or the only day that ``words`` name.

    >>> iso_day("2024-04-20T10:00:00Z")
    datetime.date(2024, 4, 20)
    """
    return only_day(iter([words[:60]]))


def _days(found: re.Match[str]) -> Iterator[date]:
    """The day of one match, if it is one and its weekday fits."""
    if found["one"]:
        yield from _in_figures(int(found["year5"]), int(found["one"]), int(found["two"]))
        return
    form = next(n for n in "1234" if found[f"year{n}"])
    month = found[f"month{form}"]
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    weekday = (found["weekday"] or "")[:3].lower()
    for day in _date(int(found[f"year{form}"]), number, int(found[f"day{form}"])):
        if not weekday or _WEEKDAYS[day.weekday()] == weekday:
            yield day


def _in_figures(year: int, one: int, two: int) -> Iterator[date]:
    both = {*_date(year, one, two), *_date(year, two, one)}
    if len(both) == 1:
        yield from both


def _date(year: int, month: int, day: int) -> Iterator[date]:
    try:
        yield date(year, month, day)
    except ValueError:
        return
