"""Reading a case: a folder NAME/ with case.yaml and evidence.yaml, or the name of a shipped one.

The files are strangers until read: text becomes nodes (``nodes``), nodes become types (``schema``),
types are checked against each other (``checks``). Every error carries file:line:column; all that
can be found in one go are reported together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from summitry.cases.checks import MAX_PROBLEMS, Finding, findings
from summitry.cases.messages import explain
from summitry.cases.nodes import Node, Text, parse, read_text
from summitry.cases.remainder import follows, remainder
from summitry.cases.schema import Case
from summitry.errors import CaseError, Problem, UnknownName

__all__ = [
    "CASE_FILE",
    "EVIDENCE_FILE",
    "Loaded",
    "load_case",
    "load_texts",
    "locate",
    "raise_problems",
    "read_case",
    "read_texts",
    "shipped",
]

CASE_FILE = "case.yaml"
EVIDENCE_FILE = "evidence.yaml"


@dataclass(frozen=True)
class Loaded:
    """A case with where it came from: its folder, its nodes, and what is doubtful in it."""

    case: Case
    folder: Path
    root: Node
    warnings: tuple[Problem, ...]

    @property
    def name(self) -> str:
        """The folder's name, also where it was given as a dot."""
        return self.folder.resolve().name


def shipped() -> tuple[str, ...]:
    """Names of the cases in the package.

    >>> "hanoi-2019" in shipped()
    True
    """
    library = files("summitry.cases").joinpath("library")
    return tuple(sorted(entry.name for entry in library.iterdir() if entry.is_dir()))


def locate(case: str | Path) -> Path:
    """The folder of a ``case`` given by its path, its case.yaml, or a shipped name.

    UnknownName where there is none.

    >>> locate("hanoi-2019").name
    'hanoi-2019'
    """
    path = Path(case)
    if path.name == CASE_FILE and path.is_file():
        return path.parent
    if path.is_dir():
        return path
    if str(case) in shipped():
        return Path(str(files("summitry.cases").joinpath("library", str(case))))
    raise UnknownName("case folder or shipped case", str(case), shipped())


def read_case(case: str | Path) -> Case:
    """The case in the folder ``case``, or the shipped one of that name.

    CaseError lists what is wrong with it, UnknownName says that there is none.

    >>> read_case("hanoi-2019").parties["us"].role
    'principal'
    """
    return load_case(case).case


def load_case(case: str | Path) -> Loaded:
    """As ``read_case``, with the nodes of ``case`` that a writer or a message needs."""
    folder = locate(case)
    return load_texts(folder, read_texts(folder, str(case)))


def read_texts(folder: Path, given: str) -> dict[str, Text]:
    """The texts, by file name, of the case in ``folder``, which messages name as ``given``.

    CaseError where there is no case.yaml, or a file cannot be read.
    """
    shown = Path(given) if Path(given).is_dir() else folder
    if not (folder / CASE_FILE).is_file():
        raise CaseError([Problem(str(shown), 1, 1, "", f"holds no {CASE_FILE}")])
    names = [name for name in (CASE_FILE, EVIDENCE_FILE) if (folder / name).is_file()]
    return {name: read_text(folder / name, str(shown / name)) for name in names}


def load_texts(folder: Path, texts: Mapping[str, Text]) -> Loaded:
    """The case in ``texts``, by file name, that stand, or are to stand, in ``folder``.

    CaseError lists what is wrong; what is only doubtful is in the ``warnings``.
    """
    root = _tree(texts)
    model, problems = _validated(root)
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors or model is None:
        raise CaseError(errors)
    warnings = tuple(problem for problem in problems if problem.severity == "warning")
    return Loaded(model, folder, root, warnings)


def raise_problems(problems: Sequence[Problem]) -> None:
    """CaseError if there are any ``problems``."""
    if problems:
        raise CaseError(problems)


def _tree(texts: Mapping[str, Text]) -> Node:
    """case.yaml with evidence.yaml hung in under ``evidence``."""
    root = _mapping(parse(texts[CASE_FILE]))
    if EVIDENCE_FILE in texts:
        if "evidence" in root.value:
            here = root.keys["evidence"]
            raise CaseError([here.problem(f"stands here and in {EVIDENCE_FILE}; keep one")])
        root.value["evidence"] = _mapping(parse(texts[EVIDENCE_FILE]))
    return root


def _mapping(root: Node) -> Node:
    if not isinstance(root.value, dict):
        raise CaseError([root.problem("the file is a mapping of keys, not a list or a word")])
    return root


def _validated(root: Node) -> tuple[Case | None, list[Problem]]:
    try:
        case = Case.model_validate(root.plain())
    except ValidationError as error:
        found = [*_of_types(error, root), *_of_the_rest(error, root)]
        return None, _sorted(found)[:MAX_PROBLEMS]
    return case, _sorted(_placed(finding, root) for finding in findings(case))


def _of_the_rest(error: ValidationError, root: Node) -> list[Problem]:
    """What the checks say of the case without the entries whose shape is wrong, so that all errors
    are seen in one go. What may only follow from leaving them out is passed over."""
    rest = remainder(root.plain(), [item["loc"] for item in error.errors(include_url=False)])
    if rest is None:
        return []
    case, cuts = rest
    names = {part for cut in cuts for part in cut}
    return [
        _placed(finding, root)
        for finding in findings(case)
        if finding.severity == "error"
        and finding.name not in names
        and not any(follows(finding.path, cut) for cut in cuts)
    ]


def _of_types(error: ValidationError, root: Node) -> list[Problem]:
    """The schema's errors at their places, one for each place and message."""
    problems = {}
    for item in _telling(error.errors(include_url=False, include_context=True)):
        path, node = _place(root, item["loc"])
        if item["type"] == "extra_forbidden" or item["loc"][-1] == "[key]":
            node = _key_node(root, path)
        problem = node.problem(explain(item), path)
        problems[(problem.line, problem.column, problem.message)] = problem
        if len(problems) == MAX_PROBLEMS:
            break
    return _sorted(problems.values())


def _telling(items: list[ErrorDetails]) -> list[ErrorDetails]:
    """The errors without those of a missing key that stands there misspelt."""
    strange: dict[tuple[int | str, ...], list[str]] = {}
    for item in items:
        if item["type"] == "extra_forbidden":
            strange.setdefault(item["loc"][:-1], []).append(str(item["loc"][-1]))
    return [
        item
        for item in items
        if item["type"] != "missing"
        or not get_close_matches(str(item["loc"][-1]), strange.get(item["loc"][:-1], [])[:100])
    ]


def _place(root: Node, loc: Sequence[int | str]) -> tuple[list[int | str], Node]:
    """The path in the file of a path in the schema, and the node there.

    The ends of a range are keys in the schema; in the file they may be a list or one number.
    """
    path: list[int | str] = []
    for part in loc:
        here = root.find(path)
        if part in _ENDS and isinstance(here.value, list):
            path.append(_ENDS[str(part)])
        elif part != "[key]" and (part not in _ENDS or isinstance(here.value, dict)):
            path.append(part)
    return path, root.find(path)


_ENDS = {"low": 0, "high": 1}


def _sorted(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda p: (p.file, p.line, p.column))


def _key_node(root: Node, path: Sequence[int | str]) -> Node:
    parent = root.find(path[:-1])
    return parent.keys.get(str(path[-1]), parent)


def _placed(finding: Finding, root: Node) -> Problem:
    node = _key_node(root, finding.path) if finding.key else root.find(finding.path)
    problem = node.problem(finding.message, finding.path, finding.severity)
    quoted = node.source.content[node.start : node.start + 1] in "\"'"
    before, start = finding.column - 1, node.start + quoted
    if not before or node.source.content[start : start + before] != node.value[:before]:
        return problem
    column = problem.column + before + quoted
    return Problem(
        problem.file, problem.line, column, problem.path, problem.message, problem.severity
    )
