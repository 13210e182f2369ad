"""JSON (RFC 8259) from strangers: no more than the grammar, in bounded time and memory.

Refused: keys that stand twice, NaN and Infinity, halves of surrogate pairs, numbers longer than
MAX_DIGITS, nesting deeper than MAX_DEPTH, more than MAX_GROUPS lists and mappings, bytes that are
not UTF-8. Time is linear in the length of the text.
"""

from __future__ import annotations

import json
import re
from typing import Any

from summitry.errors import CaseError, Problem

__all__ = ["MAX_DEPTH", "MAX_DIGITS", "MAX_GROUPS", "decoded", "dumped", "parse", "refusal"]

MAX_DEPTH = 24
MAX_DIGITS = 40
MAX_GROUPS = 2_000_000

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[{\]}]', re.DOTALL)
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


def decoded(data: bytes, name: str, line: int = 1) -> str:
    """The text of the bytes ``data``, which begin at ``line`` of the file called ``name``."""
    try:
        return data.decode("utf-8-sig" if line == 1 else "utf-8")
    except UnicodeDecodeError as error:
        line += data[: error.start].count(b"\n")
        raise refusal(name, f"not UTF-8: byte 0x{data[error.start]:02x}", line) from None


def parse(text: str, name: str, line: int = 1) -> Any:
    """The value that ``text`` writes, which begins at ``line`` of the file ``name``.

    Raises CaseError, one line with the place, where it is not JSON or beyond the bounds.

    >>> parse('{"a": [1, "b", null]}', "x.json")
    {'a': [1, 'b', None]}
    """
    _measure(text, name, line)
    try:
        value = json.loads(
            text,
            object_pairs_hook=_mapping,
            parse_constant=_no_constant,
            parse_int=_whole,
            parse_float=_real,
        )
        if _SURROGATE.search(text):
            json.dumps(value, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        cut = error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated")
        early = "; the text ends too early" if cut else ""
        where = line + error.lineno - 1
        raise refusal(name, f"not JSON: {error.msg}{early}", where, column=error.colno) from None
    except UnicodeEncodeError:
        raise refusal(name, "half of a surrogate pair in a string", line) from None
    except ValueError as error:
        raise refusal(name, str(error), line) from None
    return value


def dumped(value: Any, indent: int | None = None) -> str:
    """``value`` as JSON, letters of all scripts as they are; one line without ``indent``.

    >>> dumped({"quote": "“naïve”", "span": [3, 9]})
    '{"quote": "“naïve”", "span": [3, 9]}'
    """
    return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)


def refusal(name: str, message: str, line: int = 1, path: str = "", column: int = 1) -> CaseError:
    """The error that the file ``name`` is refused at ``line`` and ``column``, with ``message``."""
    return CaseError([Problem(name, line, column, path, message)])


def _measure(text: str, name: str, line: int) -> None:
    depth = groups = 0
    for token in _TOKEN.finditer(text):
        mark = token.group()
        if mark in ("[", "{"):
            depth, groups = depth + 1, groups + 1
        elif mark in ("]", "}"):
            depth -= 1
        if depth > MAX_DEPTH or groups > MAX_GROUPS:
            what = f"nested deeper than {MAX_DEPTH} levels"
            what = what if depth > MAX_DEPTH else f"more than {MAX_GROUPS:,} lists and mappings"
            raise refusal(name, what, line + text.count("\n", 0, token.start()))


def _mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"key {_short(key)} stands twice")
        found[key] = value
    return found


def _no_constant(raw: str) -> None:
    raise ValueError(f"not JSON: {raw} is no number")


def _whole(raw: str) -> int:
    return int(_bounded(raw))


def _real(raw: str) -> float:
    value = float(_bounded(raw))
    if value in (float("inf"), float("-inf")):
        raise ValueError(f"number {raw} is too large")
    return value


def _bounded(raw: str) -> str:
    if len(raw) > MAX_DIGITS:
        raise ValueError(f"a number of {len(raw):,} characters; at most {MAX_DIGITS}")
    return raw


def _short(key: str) -> str:
    return key if len(key) <= MAX_DIGITS else f"{key[:MAX_DIGITS]}…"
