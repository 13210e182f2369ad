"""A deal as a user writes it: ``issue=option`` pairs with commas between."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.errors import RuleError, UnknownName
from summitry.model.issue import Issue

__all__ = ["options_written"]


def options_written(issues: Sequence[Issue], text: str) -> dict[int, int]:
    """The option of each of ``issues`` that ``text`` names, by their places.

    UnknownName for an issue or option that is not there, RuleError for one that stands twice.

    >>> from summitry.model.issue import Option
    >>> two = (Option("no", "no"), Option("yes", "yes"))
    >>> options_written((Issue("a", "a", two), Issue("b", "b", two)), "b=yes")
    {1: 1}
    """
    names = [issue.id for issue in issues]
    chosen: dict[int, int] = {}
    for pair in text.split(","):
        name, _, option = (part.strip() for part in pair.partition("="))
        if name not in names:
            raise UnknownName("issue", name, names)
        place = names.index(name)
        if place in chosen:
            raise RuleError(f"{text}: {name} stands twice")
        chosen[place] = issues[place].index(option)
    return chosen
