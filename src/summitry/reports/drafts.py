"""A draft as a user names it: an offer on record, today, or options issue by issue."""

from __future__ import annotations

from summitry.cases.compile import compile_issues
from summitry.cases.offers import offers
from summitry.cases.schema import Case
from summitry.errors import SummitryError, UnknownName
from summitry.model.issue import Issue
from summitry.model.negotiation import Deal

__all__ = ["TODAY", "draft_deal", "draft_name"]

TODAY = "status_quo"
"""The draft that changes nothing."""


def draft_deal(case: Case, draft: str) -> Deal:
    """The deal that ``draft`` names: an offer of ``case``, ``status_quo``, or
    ``issue=option,issue=option`` with every other issue at the status quo.

    UnknownName for an offer, issue or option that there is not.

    >>> from summitry.cases.read import read_case
    >>> draft_deal(read_case("hanoi-2019"), "liaison=open,sanctions=exchange")
    (0, 0, 0, 1, 0, 1, 0, 0, 0)
    """
    if "=" not in draft and draft != TODAY:
        known = offers(case)
        if draft not in known:
            raise UnknownName("draft", draft, (*known, TODAY, "issue=option,issue=option"))
        return known[draft]
    issues = compile_issues(case)
    named = {} if draft == TODAY else _named(issues, draft)
    missing = [i.id for i in issues if i.id not in named and i.status_quo is None]
    if missing:
        raise SummitryError(
            f"draft {draft}: no status quo is known for {', '.join(missing)}; name an option"
        )
    return tuple(named.get(issue.id, issue.status_quo or 0) for issue in issues)


def _named(issues: tuple[Issue, ...], draft: str) -> dict[str, int]:
    by_key = {issue.id: issue for issue in issues}
    named: dict[str, int] = {}
    for part in draft.split(","):
        key, equals, option = (word.strip() for word in part.partition("="))
        if not equals:
            raise SummitryError(f"draft: {part.strip() or 'nothing'} is not issue=option")
        if key not in by_key:
            raise UnknownName("issue", key, by_key)
        if key in named:
            raise SummitryError(f"draft: {key} is named twice")
        named[key] = by_key[key].index(option)
    return named


def draft_name(case: Case, draft: str) -> str:
    """How a sentence names the ``draft`` of the ``case``."""
    if draft == TODAY:
        return "the status quo"
    return case.offers[draft].name if draft in case.offers else "the draft"
