"""One file in, its sources out: the same bytes under the same name give the same text.

    bytes -> format -> reading -> passages, what they state -> Source

An archive gives a source for each of its parts, named "a.zip!/b.txt"; a mail gives its own text
and a source for each file attached whose kind is read. What cannot be read gives a Failure, with
one line that says why; nothing raises, whatever the bytes and whatever a parser makes of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from summitry.evidence.intake.archive import Budget, files_in, open_archive, unpack
from summitry.evidence.intake.formats import Format, format_of
from summitry.evidence.intake.layout import passages
from summitry.evidence.intake.limits import LIMITS, Limits
from summitry.evidence.intake.quiet import quiet
from summitry.evidence.intake.reading import Part, Reading, Unreadable, shown
from summitry.evidence.intake.source import Source
from summitry.evidence.intake.stated import stated

__all__ = ["Failure", "read_bytes", "read_parts"]

_Unpacking = tuple[str, Callable[[], bytes]]
"""The name of a file within another, and how to get its bytes."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that cannot be read: its ``name``, as in Source, and the ``reason`` in one line."""

    name: str
    reason: str


def read_bytes(name: str, data: bytes, limits: Limits = LIMITS) -> tuple[Source | Failure, ...]:
    """What the file ``name`` holds, whose bytes are ``data``: sources and failures, at least one.

    >>> [found] = read_bytes("talks.txt", b"Talks fail\\n\\nHANOI: They left.\\n")
    >>> found.title, [passage.kind for passage in found.passages]
    ('Talks fail', ['headline', 'dateline', 'body'])
    >>> read_bytes("talks.txt", b"")
    (Failure(name='talks.txt', reason='is empty'),)
    """
    return tuple(read_parts(name, data, limits))


def read_parts(name: str, data: bytes, limits: Limits = LIMITS) -> Iterator[Source | Failure]:
    """As read_bytes, one after the other: an archive is unpacked as far as it is asked for."""
    return _read(shown(name), data, Budget(limits), 0)


def _read(name: str, data: bytes, budget: Budget, depth: int) -> Iterator[Source | Failure]:
    source: Source | None
    try:
        form = _form(name, data, budget.limits)
        if form.read is None:
            source, parts = None, _entries(data, budget, depth)
        else:
            source, parts = _source(name, data, form, budget.limits)
    except Unreadable as error:
        yield Failure(name, shown(str(error)))
        return
    if source is not None:
        yield source
    for inner, content in parts:
        yield from _part(f"{name}!/{shown(inner)}", content, budget, depth + 1)
        if budget.spent():
            return


def _form(name: str, data: bytes, limits: Limits) -> Format:
    if not data:
        raise Unreadable("is empty")
    if len(data) > limits.bytes:
        raise Unreadable(f"has more than {limits.bytes:,} bytes")
    return format_of(name, data)


def _part(
    place: str, content: Callable[[], bytes], budget: Budget, depth: int
) -> Iterator[Source | Failure]:
    budget.files += 1
    if budget.files > budget.limits.files:
        yield Failure(place, f"the archive holds more than {budget.limits.files:,} files")
    elif depth > budget.limits.depth:
        yield Failure(place, "lies too deep within other files")
    else:
        try:
            data = content()
        except Unreadable as error:
            yield Failure(place, shown(str(error)))
        else:
            yield from _read(place, data, budget, depth)


def _entries(data: bytes, budget: Budget, depth: int) -> Iterator[_Unpacking]:
    """The files of an archive, each to be unpacked when it is asked for."""
    if depth >= budget.limits.depth:
        raise Unreadable("an archive too deep within others")
    archive = open_archive(data)
    entries = tuple(files_in(archive))
    if not entries:
        raise Unreadable("an archive without files")
    return ((entry.filename, partial(unpack, archive, entry, budget)) for entry in entries)


def _source(
    name: str, data: bytes, form: Format, limits: Limits
) -> tuple[Source, Iterator[_Unpacking]]:
    reading = _reading(form, data)
    if not reading.text.strip():
        raise Unreadable("holds no words")
    if len(reading.text) > limits.characters:
        raise Unreadable(f"is longer than {limits.characters:,} characters")
    parts = (part for part in reading.parts if _is_read(part))
    unpacking = ((part.name, partial(_content, part)) for part in parts)
    return _noun(name, data, form, reading), unpacking


def _content(part: Part) -> bytes:
    return part.data


def _is_read(part: Part) -> bool:
    try:
        format_of(part.name, part.data)
    except Unreadable:
        return False
    return True


def _reading(form: Format, data: bytes) -> Reading:
    """What the reader of ``form`` makes of ``data``; a parser that gives up is a reason."""
    if form.read is None:
        raise Unreadable("an archive")
    try:
        with quiet():
            return form.read(data)
    except Unreadable:
        raise
    except RecursionError:
        raise Unreadable(f"cannot be read as {form.name}: nested too deep") from None
    except MemoryError:
        raise Unreadable(f"cannot be read as {form.name}: needs too much memory") from None
    except Exception as error:  # parsers raise whatever they like on hostile bytes
        reason = f"cannot be read as {form.name}: {type(error).__name__}"
        raise Unreadable(reason) from None


def _noun(name: str, data: bytes, form: Format, reading: Reading) -> Source:
    found = passages(reading.text)
    said = stated(reading.text, found)
    return Source(
        name=name,
        sha256=sha256(data).hexdigest(),
        media=form.media,
        encoding=reading.encoding,
        text=reading.text,
        passages=found,
        title=_tidy(reading.title or said.title),
        publisher=_tidy(reading.publisher),
        day=reading.day or said.day,
        address=_tidy(reading.address),
        credit=_tidy(reading.credit or said.credit),
        remarks=tuple(map(shown, reading.remarks)),
    )


def _tidy(words: str | None) -> str | None:
    return shown(" ".join(words.split())) or None if words else None
