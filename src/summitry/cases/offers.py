"""The offers on the record, as deals."""

from __future__ import annotations

from summitry.cases.compile import compile_issues
from summitry.cases.schema import Case
from summitry.model.negotiation import Deal

__all__ = ["offers"]


def offers(case: Case) -> dict[str, Deal]:
    """The offers of ``case``: key -> deal, issues not named at the status quo.

    >>> from summitry.cases.read import read_case
    >>> offers(read_case("hanoi-2019"))["all_for_yongbyon"]
    (2, 0, 0, 3, 0, 0, 0, 0, 0)
    """
    issues = compile_issues(case)
    return {
        key: tuple(
            issue.index(offer.options[issue.id])
            if issue.id in offer.options
            else issue.status_quo or 0
            for issue in issues
        )
        for key, offer in case.offers.items()
    }
