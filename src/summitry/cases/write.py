"""Writing a case: whole, in one canonical form, or one value at a time.

An edit splices the one value into the text at the span the reader saw, so that comments and
layout survive and the difference is one line. The new text is read and checked before it replaces
the old, and it replaces it in one step: a case on disk is never half-written.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from summitry.cases.entries import quoted
from summitry.cases.nodes import Node, Text, parse
from summitry.cases.read import CASE_FILE, EVIDENCE_FILE, Loaded, load_texts, read_texts
from summitry.cases.schema import Case
from summitry.errors import CaseError, OutputError, UnknownName

__all__ = ["dump_case", "edit_case", "new_case", "replace_file", "splice", "write_case"]

_UTF8_MARK = b"\xef\xbb\xbf"


def dump_case(case: Case) -> dict[str, str]:
    """The text of each file of ``case``: file name -> YAML. ``read_case`` gives the case back.

    >>> from summitry.cases.read import read_case
    >>> list(dump_case(read_case("hanoi-2019")))
    ['case.yaml', 'evidence.yaml']
    """
    plain = case.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude_none=True)
    evidence = plain.pop("evidence", None)
    texts = {CASE_FILE: _yaml(plain)}
    if evidence:
        texts[EVIDENCE_FILE] = _yaml(evidence)
    return texts


def write_case(case: Case, folder: Path) -> None:
    """Write the whole ``case`` into ``folder``, which is made if need be.

    OutputError if the folder cannot be made or a file not written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be made: {error.strerror}") from error
    texts = dump_case(case)
    if (folder / EVIDENCE_FILE).is_file():
        texts.setdefault(EVIDENCE_FILE, "{}\n")
    for name, text in texts.items():
        replace_file(folder / name, text)


def new_case(folder: Path, source: Path | None = None) -> tuple[Path, ...]:
    """Make ``folder`` with a case to start from, and return the paths of its files.

    ``source`` is the folder of a case to copy; None: the commented template. OutputError if a file
    of a case stands there or the folder cannot be made.
    """
    for path in (folder / CASE_FILE, folder / EVIDENCE_FILE):
        if path.exists():
            raise OutputError(f"{path}: stands there already; choose another folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be made: {error.strerror}") from error
    origin = source or Path(str(files("summitry.cases").joinpath("template")))
    names = [name for name in (CASE_FILE, EVIDENCE_FILE) if (origin / name).is_file()]
    for name in names:
        replace_file(folder / name, (origin / name).read_bytes())
    return tuple(folder / name for name in names)


def splice(text: Text, path: Sequence[str], value: str) -> str:
    """The ``text`` with the ``value`` at ``path`` replaced; UnknownName where there is none.

    >>> splice(Text("x", "a: {b: 1}  # why\\n"), ["a", "b"], "2")
    'a: {b: 2}  # why\\n'
    """
    node = parse(text)
    for part in path:
        node = _child(node, part)
    end = node.start + len(text.content[node.start : node.end].rstrip())
    before = text.content[: node.start]
    gap = " " if before.endswith(":") and not text.content[node.start : end] else ""
    return before + gap + _formatted(value) + text.content[end:]


def edit_case(loaded: Loaded, path: Sequence[str], value: str) -> Path:
    """Put ``value`` at ``path`` of the case ``loaded`` from disk; the file changed is returned.

    The case with the new value must pass every check, else CaseError and nothing is changed.
    UnknownName where ``path`` leads nowhere.
    """
    inner = list(path)
    name = CASE_FILE
    if inner[:1] == ["evidence"] and (loaded.folder / EVIDENCE_FILE).is_file():
        name, inner = EVIDENCE_FILE, inner[1:]
    file = loaded.folder / name
    texts = read_texts(loaded.folder, str(Path(loaded.root.source.name).parent))
    after = splice(texts[name], inner, value)
    load_texts(loaded.folder, {**texts, name: Text(texts[name].name, after)})
    mark = _UTF8_MARK if file.read_bytes().startswith(_UTF8_MARK) else b""
    replace_file(file, mark + after.encode())
    return file


def replace_file(path: Path, content: str | bytes) -> None:
    """Write ``content`` to the file ``path`` in one step: it has the old content or the new.

    OutputError if it cannot be written; nothing is then changed. A pipe or device is written into.
    """
    raw = content.encode() if isinstance(content, str) else content
    path = path.resolve()
    scratch = None
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(raw)
            return
        mode = path.stat().st_mode & 0o777 if path.is_file() else 0o644
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        scratch = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
        scratch.chmod(mode)
        scratch.replace(path)
    except OSError as error:
        if scratch is not None:
            scratch.unlink(missing_ok=True)
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from error


def _child(node: Node, part: str) -> Node:
    if isinstance(node.value, dict) and part in node.value:
        child: Node = node.value[part]
        return child
    if isinstance(node.value, list) and part.isdigit() and int(part) < len(node.value):
        item: Node = node.value[int(part)]
        return item
    if isinstance(node.value, dict):
        raise UnknownName("key in the file", part, node.value)
    raise UnknownName("place in the file", part, [])


def _formatted(value: str) -> str:
    """A value as YAML: flow lists and mappings as given, words quoted where they need it."""
    value = value.strip()
    return value if _is_flow(value) else quoted(value)


def _is_flow(value: str) -> bool:
    """True for one list or mapping written in one line, as in [480, 600]."""
    if not value.startswith(("[", "{")) or len(value.splitlines()) != 1:
        return False
    try:
        return not isinstance(parse(Text("", value)).value, str)
    except CaseError:
        return False


def _yaml(plain: Any) -> str:
    return str(
        yaml.dump(plain, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=100)
    )
