"""The rules language: which combinations of options a rule or red line allows.

A rule speaks of issues and options: ``=`` ``!=`` ``<`` ``<=`` ``>`` ``>=`` ``in {…}`` ``and``
``or`` ``not`` ``->`` ``<->`` and brackets; ``rules.lark`` beside this file is the grammar. Options
compare by their order in the case, numeric ones by their number; an issue alone stands for
``= yes``. A rule becomes a boolean Table over the issues it names: each comparison is a vector over
one issue, joined by broadcasting, so the work is the size of the table.
"""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from summitry.errors import RuleError, UnknownName, hint
from summitry.model.issue import Issue
from summitry.model.table import Table

if TYPE_CHECKING:
    from lark import Lark, Token, Tree

__all__ = ["MAX_CELLS", "MAX_LENGTH", "MAX_NESTING", "WORDS", "rule_table"]

MAX_CELLS = 2_000_000
"""Largest table of one rule: the product of the option counts of the issues it names."""

MAX_LENGTH = 2_000
"""Most characters of one rule."""

MAX_NESTING = 60
"""Deepest nesting of one rule."""

YES = "yes"
"""The option that an issue standing alone must have."""

WORDS = ("and", "in", "not", "or")
"""Words of the language, which no issue can be called."""

_SIGNS = "= != < <= > >= in {…} and or not -> <-> ( )"

_COMPARE: dict[str, Callable[[Any, Any], NDArray[np.bool_]]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def rule_table(text: str, issues: Sequence[Issue]) -> Table:
    """The boolean table of the rule ``text`` over those of ``issues`` that it names.

    Raises RuleError, with the column, where the rule does not parse or names an issue or option
    that does not exist.

    >>> from summitry.model.issue import Issue, Option
    >>> yes_no = (Option("no", "no"), Option("yes", "yes"))
    >>> table = rule_table("peace = yes -> liaison = yes",
    ...                    [Issue("peace", "", yes_no), Issue("liaison", "", yes_no)])
    >>> table.scope, table.values.tolist()
    ((0, 1), [[True, True], [False, True]])
    """
    tree = _parse(text)
    places = {issue.id: place for place, issue in enumerate(issues)}
    scope = tuple(sorted({_place(token, places) for token, *_ in _comparisons(tree)}))
    shape = tuple(len(issues[place].options) for place in scope)
    if math.prod(shape) > MAX_CELLS:
        raise RuleError(
            f"the rule ties {len(scope)} issues with {math.prod(shape):,} combinations;"
            f" at most {MAX_CELLS:,} are allowed: split it, or use a coarser step"
        )
    values = _Evaluation(issues, places, scope).visit(tree)
    return Table(scope, np.ascontiguousarray(np.broadcast_to(values, shape)))


@cache
def _grammar() -> Lark:
    from lark import Lark

    text = files("summitry.cases").joinpath("rules.lark").read_text(encoding="utf-8")
    return Lark(text, parser="lalr", maybe_placeholders=False)


@lru_cache(maxsize=1024)
def _parse(text: str) -> Tree[Token]:
    from lark.exceptions import UnexpectedInput

    if len(text) > MAX_LENGTH:
        raise RuleError(f"the rule has more than {MAX_LENGTH:,} characters; split it")
    if len(re.findall(r"\(|->|\bnot\b", text)) > MAX_NESTING:
        raise RuleError(f"more than {MAX_NESTING} nested parts in one rule")
    try:
        return _grammar().parse(text)
    except UnexpectedInput as error:
        ended = getattr(getattr(error, "token", None), "type", "") == "$END"
        column = len(text) + 1 if ended else max(error.column, 1)
        raise RuleError(_explain(text, column), column) from error


def _explain(text: str, column: int) -> str:
    rest = text[column - 1 :].strip()
    if not rest:
        return "the rule ends too early; expected a comparison such as sites >= yongbyon"
    found = rest.split()[0][:20]
    return f"cannot read the rule at '{found}'; allowed: {_SIGNS}"


def _comparisons(tree: Tree[Token]) -> list[list[Token]]:
    """The leaves of a rule as they stand: issue, then operator and option, or a set's options, or
    nothing where it stands alone."""
    found: list[Any] = list(tree.find_pred(lambda node: node.data in _LEAVES))
    return sorted((node.children for node in found), key=lambda leaf: leaf[0].start_pos or 0)


def _place(token: Token, places: dict[str, int]) -> int:
    if str(token) not in places:
        message = f"no such issue: {token}{hint(str(token), places)}"
        raise RuleError(message, token.column or 1)
    return places[str(token)]


class _Evaluation:
    """Walks a parsed rule; each visit gives a boolean array that broadcasts over the scope."""

    def __init__(
        self, issues: Sequence[Issue], places: dict[str, int], scope: tuple[int, ...]
    ) -> None:
        self.issues, self.places, self.scope = issues, places, scope

    def visit(self, node: Tree[Token]) -> NDArray[np.bool_]:
        kind = str(node.data)
        if kind in _LEAVES:
            return self._comparison(node)
        return _JOIN[kind](*(self.visit(child) for child in node.children))  # type: ignore[arg-type]

    def _comparison(self, node: Tree[Token]) -> NDArray[np.bool_]:
        name, *rest = node.children
        place = self.places[str(name)]
        issue = self.issues[place]
        if node.data == "among":
            held = [self._compare(issue, "=", option) for option in rest]  # type: ignore[arg-type]
            vector = np.logical_or.reduce(held)
        elif node.data == "chosen":
            vector = self._chosen(issue, name)  # type: ignore[arg-type]
        else:
            vector = self._compare(issue, str(rest[0]), rest[1])  # type: ignore[arg-type]
        shape = [1] * len(self.scope)
        shape[self.scope.index(place)] = len(issue.options)
        return np.asarray(vector.reshape(shape), dtype=np.bool_)

    @staticmethod
    def _chosen(issue: Issue, name: Token) -> NDArray[np.bool_]:
        found = np.array([option.id == YES for option in issue.options], dtype=np.bool_)
        if not found.any():
            options = [option.id for option in issue.options]
            raise RuleError(
                f"{name} stands alone, which means {name} = {YES}, and it has no such option;"
                f" say which, as in {name} = {options[0]}{hint(YES, options)}",
                name.column or 1,
            )
        return found

    @staticmethod
    def _compare(issue: Issue, sign: str, option: Token) -> NDArray[np.bool_]:
        values = [o.value for o in issue.options]
        if values[0] is not None and option.type == "NUMBER":
            bound = Fraction(str(option))
            if sign not in ("=", "!=") or bound in values:
                held = [_COMPARE[sign](value, bound) for value in values]
                return np.array(held, dtype=np.bool_)
        try:
            place = issue.index(str(option))
        except UnknownName as error:
            raise RuleError(str(error), option.column or 1) from error
        return np.asarray(_COMPARE[sign](np.arange(len(issue.options)), place))


_LEAVES = ("compare", "among", "chosen")

_JOIN: dict[str, Callable[..., NDArray[np.bool_]]] = {
    "implies": lambda a, b: ~a | b,
    "agrees": lambda a, b: a == b,
    "either": lambda a, b: a | b,
    "both": lambda a, b: a & b,
    "negated": lambda a: ~a,
}
