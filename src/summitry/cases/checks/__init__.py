"""What the types of the schema cannot see: names that must exist, numbers that must fit, rules
that must leave at least one deal.

Each check is a generator of findings over a case of the right shape, and ``CHECKS`` lists them. A
finding has a path, not a place; the reader turns the path into file:line:column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain, islice

from summitry.cases.checks.evidence import check_aliases, check_claims, check_reasons
from summitry.cases.checks.finding import Finding
from summitry.cases.checks.issues import check_issues
from summitry.cases.checks.preferences import check_preferences
from summitry.cases.checks.rules import check_possible, check_rules
from summitry.cases.checks.sections import (
    check_beliefs,
    check_offers,
    check_parties,
    check_readings,
)
from summitry.cases.checks.steps import check_guarantees, check_steps
from summitry.cases.compile import compile_issues
from summitry.cases.schema import Case
from summitry.model.issue import Issue

__all__ = ["CHECKS", "MAX_PROBLEMS", "Finding", "findings"]

MAX_PROBLEMS = 200
"""Most findings listed of one case; what comes after is found when these are mended."""


def findings(case: Case) -> list[Finding]:
    """Everything wrong or doubtful in a ``case`` of the right shape.

    The issues come first: where their options cannot be listed, nothing else is looked at.

    >>> from summitry.cases.read import read_case
    >>> findings(read_case("hanoi-2019"))
    []
    """
    found = list(islice(check_issues(case), MAX_PROBLEMS))
    if any(finding.severity == "error" for finding in found):
        return found
    issues = compile_issues(case)
    every = chain.from_iterable(check(case, issues) for check in CHECKS)
    return found + list(islice(every, MAX_PROBLEMS))


CHECKS: tuple[Callable[[Case, tuple[Issue, ...]], Iterator[Finding]], ...] = (
    check_parties,
    check_preferences,
    check_rules,
    check_possible,
    check_offers,
    check_readings,
    check_beliefs,
    check_steps,
    check_guarantees,
    check_aliases,
    check_claims,
    check_reasons,
)
"""Every check of a case whose issues are sound."""
