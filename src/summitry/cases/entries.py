"""Entries of a mapping put into a YAML text or taken out of it, all else left as it stands.

The text is parsed for the places of its nodes, one line (or one flow piece) is spliced in or cut
out, and comments, order and layout of everything else stay. Nothing is checked here beyond YAML;
the reader checks the case that results.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from summitry.cases.nodes import Node, Text, parse
from summitry.errors import UnknownName

__all__ = ["flow", "put_entry", "quoted", "take_entry"]

WIDTH = 100
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_PLAIN = re.compile(r"[^\W\d][\w .]*[\w.]|[\w.]|-?\d[\d.]*|\d{4}-\d\d-\d\d")


def quoted(words: str) -> str:
    """``words`` as one YAML scalar, in quote marks where they need them.

    >>> quoted("all of it"), quoted("all: of it")
    ('all of it', '"all: of it"')
    """
    if _PLAIN.fullmatch(words):
        return words
    inner = words.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _UNPRINTABLE.sub(lambda c: f"\\u{ord(c[0]):04x}", inner) + '"'


def flow(value: object) -> str:
    """A mapping, list or scalar ``value`` in one line of YAML.

    >>> flow({"chain": ("reporter", "us"), "quote": "no: never"})
    '{chain: [reporter, us], quote: "no: never"}'
    """
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{quoted(str(k))}: {flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    return quoted(str(value))


def put_entry(text: Text, section: str, key: str, value: str) -> str:
    """The ``text`` with ``key: value`` as the last entry of its top-level mapping ``section``.

    A section that is missing is made at the end. ``value`` is one line of YAML; a long one is
    broken where a field ends.

    >>> put_entry(Text("x", "a:\\n  b: 1  # why\\nc: 2\\n"), "a", "d", "3")
    'a:\\n  b: 1  # why\\n  d: 3\\nc: 2\\n'
    """
    content, root = text.content, parse(text)
    entry = f"{quoted(key)}: {value}"
    if not isinstance(root.value, dict) or not root.value:
        rest = content[_end(root) :]
        return f"{content[: root.start]}{section}:\n  {_broken(entry, 2)}{rest or chr(10)}"
    if section not in root.value:
        if root.flow:
            return _with_piece(content, root, f"{section}: {{{entry}}}")
        gap = "" if content.endswith("\n") else "\n"
        return f"{content}{gap}{section}:\n  {_broken(entry, 2)}\n"
    node = root.value[section]
    if node.flow and node.value:
        return _with_piece(content, node, entry)
    if root.flow:
        return f"{content[: node.start]}{{{entry}}}{content[_end(node) :]}"
    return _in_block(root, section, entry)


def take_entry(text: Text, section: str, key: str) -> str:
    """The ``text`` without the entry ``key`` of its top-level mapping ``section``.

    UnknownName where there is no such entry.

    >>> take_entry(Text("x", "a:\\n  b: 1\\n  d: 3\\nc: 2\\n"), "a", "d")
    'a:\\n  b: 1\\nc: 2\\n'
    """
    content, root = text.content, parse(text)
    node = root.value.get(section) if isinstance(root.value, dict) else None
    if node is None or not isinstance(node.value, dict) or key not in node.value:
        raise UnknownName(f"entry of {section}", key, node.value if node else ())
    if len(node.value) == 1:
        return _emptied(root, section)
    start, end = node.keys[key].start, _end(node.value[key])
    if node.flow:
        return _without_piece(content, start, end)
    return content[: content.rfind("\n", 0, start) + 1] + content[_line_end(content, end) + 1 :]


def _in_block(root: Node, section: str, entry: str) -> str:
    """The text with ``entry`` as the last line of a ``section`` in lines, or of an empty one."""
    content, node = root.source.content, root.value[section]
    if not node.value:  # nothing, {} or []
        colon = content.index(":", root.keys[section].end) + 1
        return f"{content[:colon]}\n  {_broken(entry, 2)}{content[max(colon, _end(node)) :]}"
    first = next(iter(node.keys.values()))
    indent = first.start - content.rfind("\n", 0, first.start) - 1
    at = _line_end(content, _end(node))
    return f"{content[:at]}\n{' ' * indent}{_broken(entry, indent)}{content[at:]}"


def _emptied(root: Node, section: str) -> str:
    """The text with nothing in its ``section``; comments before the only entry stay."""
    content, node = root.source.content, root.value[section]
    if node.flow:
        return f"{content[: node.start]}{{}}{content[_end(node) :]}"
    colon = content.index(":", root.keys[section].end) + 1
    first = next(iter(node.keys.values()))
    before = content[colon : max(colon, content.rfind("\n", 0, first.start))].rstrip()
    return f"{content[:colon]} {{}}{before}{content[_end(node) :]}"


def _with_piece(content: str, node: Node, entry: str) -> str:
    """With ``entry`` behind the last one of a flow mapping that has some."""
    at = _end(tuple(node.value.values())[-1])
    return f"{content[:at]}, {entry}{content[at:]}"


def _without_piece(content: str, start: int, end: int) -> str:
    """Without one piece of a flow mapping and one comma beside it."""
    after = re.match(r"\s*,\s*", content[end:])
    if after:
        return content[:start] + content[end + after.end() :]
    return content[:start].rstrip().removesuffix(",") + content[end:]


def _end(node: Node) -> int:
    """Where the words of a node end; the parser counts what is empty below a block to it."""
    if not node.flow and node.value and not isinstance(node.value, str):
        children: Sequence[Node] = tuple(
            node.value.values() if isinstance(node.value, dict) else node.value
        )
        last = _end(children[-1])
        key = tuple(node.keys.values())[-1].end + 1 if node.keys else 0
        return max(last, key)
    return node.start + len(node.source.content[node.start : node.end].rstrip())


def _line_end(content: str, at: int) -> int:
    end = content.find("\n", at)
    return len(content) if end < 0 else end


def _broken(entry: str, indent: int) -> str:
    """A long ``entry`` broken between fields, the lines after the first indented by two more."""
    lines, line = [], ""
    for piece in _pieces(entry):
        if line and indent + len(line) + len(piece) > WIDTH:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return f"\n{' ' * (indent + 2)}".join([*lines, line])


_PIECE = re.compile(r"(?:\"(?:[^\"\\]|\\.)*\"|\[[^\]\"]*\]|[^,\"\[]|[\[](?=[^\]]*\"))+,?\s*")


def _pieces(entry: str) -> list[str]:
    """The entry cut after each comma that stands outside of quote marks and short lists."""
    pieces = _PIECE.findall(entry)
    return pieces if "".join(pieces) == entry else [entry]
