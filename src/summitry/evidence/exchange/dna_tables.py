"""The tables of a Discourse Network Analyzer file from strangers, in bounded time and memory.

The bytes become a database in memory, which nobody else can change and in which an authoriser lets
through nothing but reading the tables and columns of dna_schema.READ: no ATTACH, no function, no
recursion, no write. Refused are files that hold a view, a trigger, a virtual table or a generated
column under those names, lack a table or a column, keep a value of the wrong kind, or give more
rows or more text than their size allows. No SQL that the file brings is run. Linear in its size.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

from summitry.evidence.exchange.dna_schema import READ
from summitry.evidence.exchange.strict_json import refusal

__all__ = ["MAX_BYTES", "MAX_ROWS", "Tables", "read_tables"]

MAX_BYTES = 500_000_000
"""Size of the largest file that is opened."""

MAX_ROWS = 2_000_000
"""Rows that one table may have."""

_MAGIC = b"SQLite format 3\0"
_VERSIONS = slice(18, 20)
"""The two bytes that say how the file is written: 1 with a journal, 2 with a log beside it."""

_STEPS = 20_000_000
_EVERY = 1_000

Tables = dict[str, list[tuple[Any, ...]]]


def read_tables(data: bytes, name: str) -> Tables:
    """The rows of each table of READ in the bytes ``data`` of the file ``name``, by their id.

    Raises CaseError, one line, where it is no such file or breaks a bound.
    """
    if not data.startswith(_MAGIC):
        raise refusal(name, "not a Discourse Network Analyzer file: no SQLite database")
    if len(data) > MAX_BYTES:
        raise refusal(name, f"more than {MAX_BYTES:,} bytes")
    if _is_cut(data):
        raise refusal(name, "not a whole database: the file ends too early")
    try:
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.deserialize(_without_log(data))
            return _read(connection, name, len(data))
    except (sqlite3.Error, sqlite3.Warning, UnicodeError, MemoryError, OverflowError) as error:
        said = " ".join(str(error).split())[:200]
        raise refusal(name, f"not a Discourse Network Analyzer file: {said}") from None


def _is_cut(data: bytes) -> bool:
    """Whether ``data`` is shorter than its header says (SQLite file format, section 1.3)."""
    size = int.from_bytes(data[16:18], "big")
    size = 65_536 if size == 1 else size
    counted = data[24:28] == data[92:96]
    pages = int.from_bytes(data[28:32], "big") if counted else 1
    return len(data) < max(pages * size, 512)


def _without_log(data: bytes) -> bytes:
    """``data`` marked as written without a log, which is not at hand in any case."""
    return data[:18] + b"\x01\x01" + data[20:] if data[_VERSIONS] == b"\x02\x02" else data


def _read(connection: sqlite3.Connection, name: str, size: int) -> Tables:
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA query_only = ON")
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, max(size, 1_000_000))
    connection.set_authorizer(_allowed)
    with _clock(connection, size):
        for table in READ:
            _check(connection, name, table)
        budget = size
        found: Tables = {}
        for table, columns in READ.items():
            rows = found[table] = []
            for row in _rows(connection, name, table, columns):
                rows.append(row)
                budget -= sum(len(cell.encode()) for cell in row if isinstance(cell, str))
                if budget < 0 or len(rows) > MAX_ROWS:
                    raise refusal(name, "gives more rows or text than its size allows", path=table)
            if columns.startswith("ID:"):
                rows.sort(key=lambda row: row[0])
    return found


@contextmanager
def _clock(connection: sqlite3.Connection, size: int) -> Iterator[None]:
    """Ends a statement after so many steps of SQLite's machine, by the ``size`` of the file."""
    left = (_STEPS + 10 * size) // _EVERY

    def tick() -> int:
        nonlocal left
        left -= 1
        return left < 0

    connection.set_progress_handler(tick, _EVERY)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


def _allowed(
    action: int, first: str | None, second: str | None, database: str | None, source: str | None
) -> int:
    if action == sqlite3.SQLITE_SELECT:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_PRAGMA and first == "table_xinfo":
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_READ and source is None:
        known = first in READ or first in ("sqlite_master", "sqlite_schema")
        return sqlite3.SQLITE_OK if known else sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_DENY


def _check(connection: sqlite3.Connection, name: str, table: str) -> None:
    """That ``table`` is a plain table with the columns that are read."""
    query = "SELECT type, sql FROM sqlite_master WHERE name = ? COLLATE NOCASE OR type IN ('view', "
    query += "'trigger')"
    for kind, sql in connection.execute(query, (table,)):
        if kind != "table" or " ".join(str(sql).upper().split()).startswith("CREATE VIRTUAL"):
            raise refusal(name, f"a {kind if kind != 'table' else 'virtual table'} is refused")
    columns = {row[1]: row[6] for row in connection.execute(f"PRAGMA table_xinfo({table})")}
    if not columns:
        raise refusal(name, f"not a Discourse Network Analyzer file: no table {table}")
    for column in _names(READ[table]):
        if columns.get(column) != 0:
            what = "a generated column is refused" if column in columns else "no such column"
            raise refusal(name, f"{column}: {what}", path=table)


def _rows(
    connection: sqlite3.Connection, name: str, table: str, columns: str
) -> Iterator[tuple[Any, ...]]:
    kinds = [str if part.endswith(":t") else int for part in columns.split()]
    names = _names(columns)
    for row in connection.execute(f"SELECT {', '.join(names)} FROM {table}"):
        cells = tuple(
            "" if cell is None and kind is str else cell
            for cell, kind in zip(row, kinds, strict=True)
        )
        for column, cell, kind in zip(names, cells, kinds, strict=True):
            if type(cell) is not kind:
                wanted = "text" if kind is str else "a whole number"
                path = f"{table}.{column}"
                raise refusal(name, f"expected {wanted}, found {str(cell)[:40]!r}", path=path)
        yield cells


def _names(columns: str) -> list[str]:
    return [part.partition(":")[0] for part in columns.split()]
