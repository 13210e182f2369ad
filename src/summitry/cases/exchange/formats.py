"""The formats that are read and written, and how a file is told to be of one.

A format module offers ``detects(path)``, ``read(path)``, ``texts(scenario)`` (file name -> text)
and, where it cannot hold all of a scenario, ``losses(scenario)``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType

from summitry.cases.exchange.scenario import Scenario
from summitry.errors import CaseError, Problem, UnknownName

__all__ = ["FORMATS", "Format", "format_named", "format_of"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its ``name`` on the command line and its ``title`` in a sentence."""

    name: str
    title: str

    @property
    def _module(self) -> ModuleType:
        return import_module(f"summitry.cases.exchange.{self.name}")

    def detects(self, path: Path) -> bool:
        """True if what stands at ``path`` looks like this format."""
        return bool(self._module.detects(path))

    def read(self, path: Path) -> Scenario:
        """The scenario at ``path``; CaseError where it is none of this format."""
        scenario: Scenario = self._module.read(path)
        return scenario

    def texts(self, scenario: Scenario) -> dict[str, str]:
        """The files of ``scenario``: name -> text; CaseError where the format cannot hold it."""
        texts: dict[str, str] = self._module.texts(scenario)
        return texts

    def losses(self, scenario: Scenario) -> tuple[str, ...]:
        """What the files of ``scenario`` will not hold, one line each."""
        losses: Callable[[Scenario], tuple[str, ...]] = getattr(
            self._module, "losses", lambda _: ()
        )
        return tuple(losses(scenario))


FORMATS = (
    Format("genius", "Genius XML"),
    Format("geniusweb", "GeniusWeb JSON"),
    Format("negmas", "NegMAS YAML"),
    Format("negolog", "NegoLog JSON"),
)
"""Every format, in the order in which a file is tried."""


def format_named(name: str) -> Format:
    """The format called ``name``; UnknownName with the nearest otherwise.

    >>> format_named("genius").title
    'Genius XML'
    """
    for form in FORMATS:
        if form.name == name:
            return form
    raise UnknownName("format", name, [form.name for form in FORMATS])


def format_of(path: Path) -> Format:
    """The format of the file or folder at ``path``; CaseError where no format, or more than one,
    is recognised."""
    if not path.exists():
        raise CaseError([Problem(str(path), 1, 1, "", "no such file or folder")])
    found = [form for form in FORMATS if form.detects(path)]
    if len(found) == 1:
        return found[0]
    titles = ", ".join(form.title for form in found or FORMATS)
    words = f"looks like {titles}; say which with --format" if found else f"is none of {titles}"
    raise CaseError([Problem(str(path), 1, 1, "", words)])
