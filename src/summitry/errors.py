"""The errors a user can meet. Each is also a builtin, so ``except ValueError`` works too.

    SummitryError (Exception)
    ├── CaseError (ValueError)          one or more places in a case are wrong; carries Problems
    ├── RuleError (ValueError)          a rule does not parse, or names what is not there
    ├── UnknownName (KeyError)          a name that does not exist; carries the nearest one
    ├── NotDefined (ValueError)         a question that this model gives no meaning to
    ├── TooManyDeals (OverflowError)    an exact answer would need too long a list, or too much work
    ├── NotInstalled (ImportError)      a package that is needed only here is missing
    └── OutputError (OSError)           a result could not be written

A message is one line: the place, the value, what is allowed, and the nearest name if there is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

__all__ = [
    "CaseError",
    "NotDefined",
    "NotInstalled",
    "OutputError",
    "Problem",
    "RuleError",
    "SummitryError",
    "TooManyDeals",
    "UnknownName",
    "hint",
]

_SHOWN = 8
"""How many allowed names a message lists before it says how many more there are."""


class SummitryError(Exception):
    """Whatever a user can mend; the command line prints it as one line and exits with 2."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong (or doubtful) in a file: where, what, and how grave.

    ``line`` and ``column`` count from 1; ``path`` is the dotted key, ``severity`` is ``error`` or
    ``warning``.
    """

    file: str
    line: int
    column: int
    path: str
    message: str
    severity: str = "error"

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}:{self.column}"
        what = f"{self.path}: {self.message}" if self.path else self.message
        return f"{where}: {'warning: ' if self.severity == 'warning' else ''}{what}"


class CaseError(SummitryError, ValueError):
    """A case that cannot be used; ``problems`` says where and why, in file order."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class RuleError(SummitryError, ValueError):
    """A rule that does not parse or names what is not there; ``column`` counts from 1."""

    def __init__(self, message: str, column: int = 1) -> None:
        self.column = column
        super().__init__(message)


class UnknownName(SummitryError, KeyError):
    """A name that does not exist, with the nearest one that does."""

    def __init__(self, kind: str, name: str, allowed: Iterable[str]) -> None:
        self.name = name
        super().__init__(f"no such {kind}: {name}{hint(name, allowed)}")

    def __str__(self) -> str:
        return str(self.args[0])


class NotDefined(SummitryError, ValueError):
    """A question that has no meaning for this model: the message says what it would need."""


class TooManyDeals(SummitryError, OverflowError):
    """An exact answer would need a longer list, a larger table or more work than allowed."""


class NotInstalled(SummitryError, ImportError):
    """A package needed for this question alone is missing; the message says how to get it."""


class OutputError(SummitryError, OSError):
    """A result could not be written; nothing was left half-written."""


def hint(name: str, allowed: Iterable[str]) -> str:
    """The end of a message that ``name`` is unknown: the nearest of ``allowed``, or the first few.

    >>> hint("liason", ["liaison", "sites"])
    '; did you mean liaison?'
    >>> hint("xyz", ["liaison", "sites"])
    '; allowed: liaison, sites'
    """
    names = list(allowed)
    near = get_close_matches(name, names, n=1)
    if near:
        return f"; did you mean {near[0]}?"
    if not names:
        return "; there are none"
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return f"; allowed: {', '.join(names[:_SHOWN])}{more}"
