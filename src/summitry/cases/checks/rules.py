"""Rules, red lines, conditions and positions: that they parse and leave at least one deal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from summitry.cases.checks.finding import Finding, Path
from summitry.cases.checks.preferences import all_preferences
from summitry.cases.compile import readings
from summitry.cases.rules import rule_table
from summitry.cases.satisfiable import clashing_rules
from summitry.cases.schema import Case, RuleEntry
from summitry.errors import RuleError
from summitry.model.issue import Issue
from summitry.model.table import Table

__all__ = ["check_possible", "check_rules"]


MAX_RULES = 500
"""Most rules, red lines, conditions and positions of a case together."""

MAX_TEXT = 100_000
"""Most characters of them together."""

MAX_TABLES = 10_000_000
"""Most cells of their tables together."""

_SHOWN = 20


def check_rules(case: Case, issues: tuple[Issue, ...]) -> Iterator[Finding]:
    """That the rules of ``case`` parse over ``issues``, can hold, and are within the limits above.

    A rule that always holds is a warning.
    """
    if (extra := _one_too_many(case)) is not None:
        most = f"{MAX_RULES:,} rules of {MAX_TEXT:,} characters in all"
        yield Finding(extra, f"too many rules up to here; at most {most}")
        return
    cells = 0
    for path, text in _rule_texts(case):
        table = _table(text, issues)
        if isinstance(table, RuleError):
            yield Finding(path, str(table), column=table.column)
            continue
        cells += table.values.size
        if cells > MAX_TABLES:
            message = f"the tables of the rules up to here have {cells:,} cells"
            yield Finding(path, f"{message}; at most {MAX_TABLES:,}: tie fewer issues in a rule")
            return
        if not table.values.any():
            yield Finding(path, f"no deal can satisfy '{text}'")
        elif table.values.all():
            yield Finding(path, f"every deal satisfies '{text}'; it says nothing", "warning")


def _one_too_many(case: Case) -> Path | None:
    """The path of the first rule beyond what a case may have."""
    characters = 0
    for count, (path, text) in enumerate(_rule_texts(case), start=1):
        characters += len(text)
        if count > MAX_RULES or characters > MAX_TEXT:
            return path
    return None


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
    """That the rules of each reading of ``case`` leave a deal over ``issues``.

    If not, the finding names a minimal set that clashes.
    """
    if _one_too_many(case) is not None:
        return
    shape = tuple(len(issue.options) for issue in issues)
    for reading in readings(case):
        own = case.readings[reading].rules if reading != "base" else case.rules
        tables = _tables({**case.rules, **own}, issues) if own else {}
        clash = clashing_rules(tables, shape)
        if clash:
            last = next((key for key in reversed(clash) if key in own), clash[-1])
            here = ("readings", reading, "rules") if reading != "base" else ("rules",)
            names = ", ".join(clash[:_SHOWN])
            more = f" and {len(clash) - _SHOWN} more" if len(clash) > _SHOWN else ""
            message = f"no deal can satisfy these rules together: {names}{more}"
            yield Finding((*here, last, "rule"), message)
            return


def _tables(rules: Mapping[str, RuleEntry], issues: tuple[Issue, ...]) -> dict[str, Table]:
    """The tables of the rules that have one and can hold; none at all if they are too large."""
    tables: dict[str, Table] = {}
    cells = 0
    for key, rule in rules.items():
        table = _table(rule.rule, issues)
        if isinstance(table, Table) and table.values.any():
            tables[key] = table
            cells += table.values.size
        if cells > MAX_TABLES:
            return {}
    return tables
