"""The noun that every format of this folder writes and reads: a record of claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from summitry.errors import UnknownName
from summitry.model.claim import Claim, Document, Voice

__all__ = ["Loaded", "Record", "shown"]

_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Record:
    """Documents, the claims made in them, and the names behind their keys.

    ``texts`` : words of a document by its id; None, or no entry, where they are not at hand.
    ``parties``, ``issues`` : id -> name. A claim may name ids that stand in neither.
    """

    documents: tuple[Document, ...] = ()
    claims: tuple[Claim, ...] = ()
    voices: tuple[Voice, ...] = ()
    parties: Mapping[str, str] = field(default_factory=dict)
    issues: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Gives every document its entry in ``texts``; UnknownName for the text of no document."""
        ids = dict.fromkeys(document.id for document in self.documents)
        for id_ in self.texts:
            if id_ not in ids:
                raise UnknownName("document", id_, ids)
        object.__setattr__(self, "texts", {id_: self.texts.get(id_) for id_ in ids})

    @property
    def names(self) -> dict[str, str]:
        """The names of parties and voices by id.

        >>> Record(voices=(Voice("lee", "Jean H. Lee"),), parties={"us": "United States"}).names
        {'us': 'United States', 'lee': 'Jean H. Lee'}
        """
        return {**self.parties, **{voice.id: voice.name for voice in self.voices}}


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a file held: its ``record``, and ``remarks`` on what is not as it says, a line each."""

    record: Record
    remarks: tuple[str, ...] = ()


def shown(ids: Iterable[str]) -> str:
    """The different ones of ``ids`` for a line of words, the first few of them.

    >>> shown("abacdefghij")
    'a, b, c, d, e, f, g, h, …'
    """
    different = list(dict.fromkeys(ids))
    return ", ".join(different[:_SHOWN]) + (", …" if len(different) > _SHOWN else "")
