"""What is missing where no plan holds, in words."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from summitry.model.ladder import Ladder
from summitry.phases.keeping import stake
from summitry.phases.missing import Missing, missing
from summitry.phases.remedies import Change
from summitry.reports.phases.chance import chance_words
from summitry.reports.phases.looked import Looked
from summitry.reports.phases.plan import plan_text
from summitry.reports.phases.verification import a_month
from summitry.reports.words import count, joined, marked

__all__ = ["BUDGET", "FEW", "missing_data"]

BUDGET, FEW = 120, 40
"""Most searches for a plan on changed ladders, for one deal, and for one of several."""

_SECONDS = 3.0
"""Time on the clock for one of these searches."""

_TOLD = 5
"""Most remedies told, the smallest first."""


def missing_data(one: Looked, budget: int = BUDGET) -> dict[str, Any]:
    """The least changes with which a plan exists, the smallest first; what was tried in vain, and
    what was not looked at, for so many searches (``budget``)."""
    found = missing(one.ladder, one.n_stages, budget=budget, seconds=_SECONDS)
    helping = [remedy for remedy in found if remedy.helps]
    vain = [remedy for remedy in found if remedy.looked and not remedy.helps]
    return {
        "remedies": [_remedy(one.ladder, remedy) for remedy in helping],
        "told": [_remedy(one.ladder, remedy)["text"] for remedy in helping[:_TOLD]],
        "vain": [_named(one.ladder, remedy) for remedy in vain],
        "tried": sorted({change.kind for remedy in vain for change in remedy.changes}),
        "unlooked": sum(not remedy.looked for remedy in found),
    }


def _remedy(ladder: Ladder, found: Missing) -> dict[str, Any]:
    words = _named(ladder, found)
    assert found.check is not None
    return {
        "kinds": [change.kind for change in found.changes],
        "words": words,
        "text": f"A plan would hold with {words}.",
        "certain": found.certain,
        "plan": plan_text(found.check),
    }


def _named(ladder: Ladder, found: Missing) -> str:
    return joined([_change(ladder, change) for change in found.changes])


def _change(ladder: Ladder, change: Change) -> str:
    """One change, as it follows on "a plan would hold with"."""
    return _WORDS[change.kind](ladder, change)


def _detection(ladder: Ladder, change: Change) -> str:
    many = len(change.of) > 1
    whose = "anything withheld" if many else f"the withholding of {_steps(ladder, change)}"
    chance = chance_words(a_month(change.becomes, ladder.months))
    return f"a chance of at least {chance} a month of finding {whose}"


def _bond(ladder: Ladder, change: Change) -> str:
    if len(change.of) > 1:
        bonds = [
            f"{_up(change.becomes * stake(ladder, p))} points ({ladder.parties[p].in_text})"
            for p in change.of
        ]
        return f"bonds of {joined(bonds)}"
    return f"a bond of {_parties(ladder, change)} of {_up(change.becomes)} points"


def _patience(ladder: Ladder, change: Change) -> str:
    return f"patience of {_parties(ladder, change)} of {_monthly(ladder, change)} a month"


def _undone(ladder: Ladder, change: Change) -> str:
    whose = "every step" if len(change.of) > 1 else _steps(ladder, change)
    share = _beyond(100 * change.now, 100 * change.becomes, 1)
    return f"{share} % of {whose} undone on a breach"


def _monthly(ladder: Ladder, change: Change) -> str:
    now, becomes = (value ** (1 / ladder.months) for value in (change.now, change.becomes))
    return _beyond(now, becomes, 4)


def _up(value: float) -> str:
    """A bond, rounded up to a tenth of a point."""
    return f"{math.ceil(round(10 * value, 6)) / 10:,.1f}"


def _beyond(now: float, becomes: float, places: int) -> str:
    """What a number becomes, rounded away from what it is ``now``."""
    scaled = becomes * 10**places
    rounded = math.ceil(round(scaled, 6)) if becomes > now else math.floor(round(scaled, 6))
    return f"{rounded / 10**places:g}"


def _steps(ladder: Ladder, change: Change) -> str:
    return joined([marked(ladder.steps[k].name) for k in change.of])


def _parties(ladder: Ladder, change: Change) -> str:
    return joined([ladder.parties[p].in_text for p in change.of])


_WORDS: dict[str, Callable[[Ladder, Change], str]] = {
    "detection": _detection,
    "bond": _bond,
    "patience": _patience,
    "undone": _undone,
    "stages": lambda _, change: count(int(change.becomes), "stage"),
    "without": lambda ladder, change: f"{_steps(ladder, change)} left out",
    "slices": lambda ladder, change: (
        f"{_steps(ladder, change)} in {count(int(change.becomes), 'part')}"
    ),
}
