"""Rules over actions: the combinations that can be, and where a statement holds.

The n actions a_1, ..., a_n in the order of the file are the issues of a ``Form`` in reverse, so
that a_1 turns fastest. A combination then has the code

    sum over i of 2^(i - 1) d_i    with d_i the place of the option of a_i,

and its place in the order of GMCR+ is that of the same sum with d_i = 1 where a_i is taken: the
code itself, but for the bits of actions that only move back, whose first option is ``yes``. What
an infeasible pattern allows is taken out; O(2^n) for each pattern and statement.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summitry.cases.conflicts.places import Path, refusal, word
from summitry.cases.nodes import Node
from summitry.cases.rules import rule_table
from summitry.cases.satisfiable import clashing_rules
from summitry.errors import RuleError
from summitry.model.conflict import Form
from summitry.model.issue import Issue
from summitry.model.table import Table

__all__ = [
    "MAX_RULES",
    "MAX_TABLES",
    "MAX_TEXT",
    "Rules",
    "check_size",
    "code_of",
    "feasible",
    "gmcr_order",
    "holds",
    "taken",
]

MAX_RULES = 500
"""Most infeasible patterns and statements of a conflict together, as in a case."""

MAX_TEXT = 100_000
"""Most characters of them together."""

MAX_TABLES = 1 << 26
"""Most cells of their tables together."""

_SHOWN = 8

_SAID = {
    "no such issue": "no such action",
    "a comparison such as sites >= yongbyon": "an action",
}
"""What is said of a rule in a case, and of one here."""


@dataclass
class Rules:
    """Reads rules over the actions ``issues``; ``cells`` counts those of their tables."""

    issues: tuple[Issue, ...]
    cells: int = 0

    def table(self, node: Node, path: Path) -> Table:
        """The table of the rule at ``node``, called ``path``; refused where it is none."""
        text = word(node, "a rule over the actions, such as delay and not accept", path)
        try:
            table = rule_table(text, self.issues)
        except RuleError as error:
            said = str(error)
            for of_a_case, here in _SAID.items():
                said = said.replace(of_a_case, here)
            raise refusal(node, said, path, error.column - 1) from error
        self.cells += table.values.size
        if self.cells > MAX_TABLES:
            said = f"the rules up to here have {self.cells:,} combinations; at most {MAX_TABLES:,}"
            raise refusal(node, f"{said}: name fewer actions in a rule", path)
        return table


def check_size(rules: Sequence[tuple[Node, Path]]) -> None:
    """Refuse the first of ``rules``, all those of a file, beyond MAX_RULES or MAX_TEXT."""
    characters = 0
    for count, (node, path) in enumerate(rules, start=1):
        characters += len(node.value) if isinstance(node.value, str) else 0
        if count > MAX_RULES or characters > MAX_TEXT:
            most = f"{MAX_RULES:,} of {MAX_TEXT:,} characters in all"
            message = f"too many patterns and statements up to here; at most {most}"
            raise refusal(node, message, path)


def feasible(patterns: Sequence[Node], rules: Rules, path: Path) -> Form:
    """The combinations of actions that none of the ``patterns``, called ``path``, describes."""
    issues = rules.issues
    tables = [rules.table(node, (*path, k)) for k, node in enumerate(patterns)]
    allowed = np.ones((2,) * len(issues), dtype=np.bool_)
    for table in tables:
        allowed &= ~table.over(len(issues))
    if not allowed.any():
        raise _nothing_left(patterns, tables, allowed.shape, path)
    return Form(issues, np.flatnonzero(allowed.reshape(-1)))


def _nothing_left(
    patterns: Sequence[Node], tables: Sequence[Table], shape: tuple[int, ...], path: Path
) -> Exception:
    """The error that ``patterns`` leave no combination, with a minimal set that does so."""
    kept = {str(k): Table(table.scope, ~table.values) for k, table in enumerate(tables)}
    clash = [int(k) for k in clashing_rules(kept, shape)] or list(range(len(patterns)))
    shown = "; ".join(patterns[k].value for k in clash[:_SHOWN])
    more = f" and {len(clash) - _SHOWN} more" if len(clash) > _SHOWN else ""
    words = "this pattern leaves" if len(clash) == 1 else "these patterns together leave"
    message = f"{words} no state: {shown}{more}; take one out"
    return refusal(patterns[clash[-1]], message, (*path, clash[-1]))


def holds(table: Table, form: Form) -> NDArray[np.bool_]:
    """bool array (n_states,): in which states of ``form`` the ``table`` holds."""
    spread = np.broadcast_to(table.over(len(form.issues)), form.shape).reshape(-1)
    return spread if len(form.codes) == len(spread) else spread[form.codes]


def gmcr_order(form: Form) -> NDArray[np.int64]:
    """int64 array (n_states,): the states of ``form`` in the order of GMCR+."""
    return np.argsort(form.codes ^ _flipped(form), kind="stable")


def _flipped(form: Form) -> int:
    """The bits of the actions whose first option is ``yes``."""
    back = (issue.options[0].id == "yes" for issue in reversed(form.issues))
    return sum(1 << bit for bit, flipped in enumerate(back) if flipped)


def code_of(actions: Sequence[str], form: Form) -> int:
    """The code in ``form`` of the combination in which exactly ``actions`` are taken."""
    bits = {issue.id: bit for bit, issue in enumerate(reversed(form.issues))}
    return sum(1 << bits[action] for action in actions) ^ _flipped(form)


def taken(code: int, form: Form) -> tuple[str, ...]:
    """The actions taken in the combination with ``code``, in the order of the file.

    >>> from summitry.model.issue import Option
    >>> no, yes = Option("no", "no"), Option("yes", "yes")
    >>> form = Form((Issue("b", "b", (no, yes)), Issue("a", "a", (yes, no))), np.arange(4))
    >>> [taken(code, form) for code in range(4)], code_of(["a"], form), gmcr_order(form).tolist()
    ([('a',), (), ('a', 'b'), ('b',)], 0, [1, 0, 3, 2])
    """
    plain = code ^ _flipped(form)
    issues = reversed(form.issues)
    return tuple(issue.id for bit, issue in enumerate(issues) if plain >> bit & 1)
