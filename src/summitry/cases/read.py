"""Reading a case: a folder NAME/ with case.yaml and evidence.yaml, or the name of a shipped one.

The files are strangers until read: text becomes nodes (``nodes``), nodes become types (``schema``),
types are checked against each other (``checks``). Every error carries file:line:column; all that
can be found in one go are reported together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from pydantic import ValidationError

from summitry.cases.checks import Finding, findings
from summitry.cases.messages import explain
from summitry.cases.nodes import Node, parse, read_text
from summitry.cases.schema import Case
from summitry.errors import CaseError, Problem, UnknownName

__all__ = ["CASE_FILE", "EVIDENCE_FILE", "Loaded", "load_case", "locate", "read_case", "shipped"]

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
        """The folder's name."""
        return self.folder.name


def shipped() -> tuple[str, ...]:
    """Names of the cases in the package."""
    library = files("summitry.cases").joinpath("library")
    return tuple(sorted(entry.name for entry in library.iterdir() if entry.is_dir()))


def locate(case: str | Path) -> Path:
    """The folder of a case given by its path, its case.yaml, or a shipped name."""
    path = Path(case)
    if path.name == CASE_FILE and path.is_file():
        return path.parent
    if path.is_dir():
        return path
    if str(case) in shipped():
        return Path(str(files("summitry.cases").joinpath("library", str(case))))
    raise UnknownName("case folder or shipped case", str(case), shipped())


def read_case(case: str | Path) -> Case:
    """The case in a folder, or the shipped one of that name; CaseError lists what is wrong."""
    return load_case(case).case


def load_case(case: str | Path) -> Loaded:
    """As ``read_case``, with the nodes that a writer or a message needs."""
    folder = locate(case)
    root = _tree(folder, str(case))
    model, problems = _validated(root)
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors or model is None:
        raise CaseError(errors)
    warnings = tuple(problem for problem in problems if problem.severity == "warning")
    return Loaded(model, folder, root, warnings)


def _tree(folder: Path, given: str) -> Node:
    """case.yaml with evidence.yaml hung in under ``evidence``."""
    shown = Path(given) if Path(given).is_dir() else folder
    if not (folder / CASE_FILE).is_file():
        raise CaseError([Problem(str(shown), 1, 1, "", f"holds no {CASE_FILE}")])
    root = _mapping(parse(read_text(folder / CASE_FILE, str(shown / CASE_FILE))))
    if (folder / EVIDENCE_FILE).is_file():
        if "evidence" in root.value:
            here = root.keys["evidence"]
            raise CaseError([here.problem(f"stands here and in {EVIDENCE_FILE}; keep one")])
        evidence = parse(read_text(folder / EVIDENCE_FILE, str(shown / EVIDENCE_FILE)))
        root.value["evidence"] = _mapping(evidence)
    return root


def _mapping(root: Node) -> Node:
    if not isinstance(root.value, dict):
        raise CaseError([root.problem("the file is a mapping of keys, not a list or a word")])
    return root


def _validated(root: Node) -> tuple[Case | None, list[Problem]]:
    try:
        case = Case.model_validate(root.plain())
    except ValidationError as error:
        return None, _of_types(error, root)
    return case, [_placed(finding, root) for finding in findings(case)]


def _of_types(error: ValidationError, root: Node) -> list[Problem]:
    """The schema's errors at their places, one for each place and message."""
    problems = {}
    for item in error.errors(include_url=False, include_context=True):
        path = [part for part in item["loc"] if part not in ("[key]", "low", "high")]
        node = _key_node(root, path) if item["type"] == "extra_forbidden" else root.find(path)
        problem = node.problem(explain(item), path)
        problems[(problem.line, problem.column, problem.message)] = problem
    return sorted(problems.values(), key=lambda p: (p.file, p.line, p.column))


def _key_node(root: Node, path: Sequence[int | str]) -> Node:
    parent = root.find(path[:-1])
    return parent.keys.get(str(path[-1]), parent)


def _placed(finding: Finding, root: Node) -> Problem:
    node = _key_node(root, finding.path) if finding.key else root.find(finding.path)
    problem = node.problem(finding.message, finding.path, finding.severity)
    if finding.column == 1:
        return problem
    quoted = node.source.content[node.start : node.start + 1] in "\"'"
    column = problem.column + finding.column - 1 + quoted
    return Problem(
        problem.file, problem.line, column, problem.path, problem.message, problem.severity
    )
