"""Rules, red lines, conditions and positions: that they parse and leave at least one deal."""

from __future__ import annotations

from collections.abc import Iterator

from summitry.cases.checks.finding import Finding, Path
from summitry.cases.checks.preferences import all_preferences
from summitry.cases.compile import readings, with_reading
from summitry.cases.rules import rule_table
from summitry.cases.satisfiable import clashing_rules
from summitry.cases.schema import Case
from summitry.errors import RuleError
from summitry.model.issue import Issue
from summitry.model.table import Table

__all__ = ["check_possible", "check_rules"]


def check_rules(case: Case, issues: tuple[Issue, ...]) -> Iterator[Finding]:
    for path, text in _rule_texts(case):
        table = _table(text, issues)
        if isinstance(table, RuleError):
            yield Finding(path, str(table), column=table.column)
        elif not table.values.any():
            yield Finding(path, f"no deal can satisfy '{text}'")
        elif table.values.all():
            yield Finding(path, f"every deal satisfies '{text}'; it says nothing", "warning")


def _rule_texts(case: Case) -> Iterator[tuple[Path, str]]:
    for key, rule in case.rules.items():
        yield ("rules", key, "rule"), rule.rule
    for name, reading in case.readings.items():
        for key, rule in reading.rules.items():
            yield ("readings", name, "rules", key, "rule"), rule.rule
    for path, entry in all_preferences(case):
        for key, line in entry.red_lines.items():
            yield (*path, "red_lines", key, "rule"), line.rule
        for key, together in entry.together.items():
            yield (*path, "together", key, "if"), together.condition
    for key, claim in case.evidence.claims.items():
        if claim.position is not None:
            yield ("evidence", "claims", key, "position"), claim.position


def _table(text: str, issues: tuple[Issue, ...]) -> Table | RuleError:
    try:
        return rule_table(text, issues)
    except RuleError as error:
        return error


def check_possible(case: Case, issues: tuple[Issue, ...]) -> Iterator[Finding]:
    """The rules of each reading leave at least one deal; else a minimal set that clashes."""
    shape = tuple(len(issue.options) for issue in issues)
    for reading in readings(case):
        if reading != "base" and not case.readings[reading].rules:
            continue
        tables = {
            key: table
            for key, rule in with_reading(case, reading).rules.items()
            if isinstance(table := _table(rule.rule, issues), Table) and table.values.any()
        }
        clash = clashing_rules(tables, shape)
        if clash:
            here = ("rules",) if clash[-1] in case.rules else ("readings", reading, "rules")
            message = f"no deal can satisfy these rules together: {', '.join(clash)}"
            yield Finding((*here, clash[-1], "rule"), message)
