"""Chances in words, and numbers of the case with their grade."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from summitry.reports.words import number

__all__ = ["chance_words", "length_words", "stated_words"]


def chance_words(share: float) -> str:
    """A chance that is needed, rounded up to whole percent, or to a tenth below ten.

    >>> chance_words(0.1201), chance_words(0.0142), chance_words(1.0)
    ('13 %', '1.5 %', '100 %')
    """
    if share >= 0.1:
        return f"{math.ceil(round(100 * share, 9))} %"
    return f"{math.ceil(round(1000 * share, 9)) / 10:g} %"


def length_words(months: float) -> str:
    """So many months.

    >>> length_words(1.0), length_words(0.5), length_words(6)
    ('1 month', '0.5 months', '6 months')
    """
    return f"{number(months)} month{'' if months == 1 else 's'}"


def stated_words(stated: Mapping[str, Any]) -> str:
    """What the case says there is, with its grade.

    >>> stated_words({"low": 0.8, "central": 0.875, "high": 0.95, "grade": "assumed"})
    'the case has 80 % to 95 %, assumed'
    """
    if stated["central"] is None:
        return "the case says nothing: taken as seen at once"
    low, high = (f"{100 * stated[end]:g} %" for end in ("low", "high"))
    return f"the case has {low if low == high else f'{low} to {high}'}, {stated['grade']}"
