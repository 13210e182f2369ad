"""Rows for the tables of Discourse Network Analyzer: statements, and the entities they need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from summitry.evidence.exchange.dna_schema import (
    ATTRIBUTES,
    CONCEPT,
    LONG,
    ORGANIZATION,
    SHORT,
    SHORT_TEXT,
    VARIABLES,
)
from summitry.evidence.exchange.record import Record

__all__ = ["IDS", "Rows", "Writer", "cut", "labelled"]

IDS = {name: number for number, name in enumerate(VARIABLES, 1)}
"""Variable -> its number."""

Rows = dict[str, list[dict[str, Any]]]
"""Table -> its rows, each column -> value."""


@dataclass(slots=True)
class Writer:
    """Adds statements to ``rows``, with the entities they need."""

    record: Record
    rows: Rows
    voices: dict[str, str] = field(init=False)
    _labels: dict[str, dict[str, str]] = field(init=False)
    _kinds: dict[str, str] = field(init=False)
    _entities: dict[tuple[str, str], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        record = self.record
        self.voices = {voice.id: voice.name for voice in record.voices}
        ends = [name for claim in record.claims for name in (claim.chain[-1], claim.about or "")]
        actors = labelled(record.names, ends)
        issues = labelled(record.issues, [i for claim in record.claims for i in claim.issues])
        self._labels = {ORGANIZATION: actors, "about": actors, CONCEPT: issues}
        self._kinds = {
            **dict.fromkeys(record.parties, "party"),
            **dict.fromkeys(self.voices, "voice"),
        }
        for name, kind in VARIABLES.items():
            if kind == SHORT_TEXT:
                self._attributes(name)
                self.entity(name, "")
        for id_ in record.names:
            self.entity(ORGANIZATION, id_)
        for id_ in record.issues:
            self.entity(CONCEPT, id_)

    def statement(self, place: Mapping[str, int], values: Mapping[str, Any]) -> None:
        """Adds one statement at ``place`` with the ``values`` of its variables."""
        number = self._add("STATEMENTS", place)
        for name, value in values.items():
            row = {"StatementId": number, "VariableId": IDS[name]}
            if VARIABLES[name] == SHORT_TEXT:
                self._add("DATASHORTTEXT", row | {"Entity": self.entity(name, value)})
            else:
                table = "DATALONGTEXT" if VARIABLES[name] == LONG else "DATABOOLEAN"
                self._add(table, row | {"Value": value})

    def entity(self, variable: str, id_: str) -> int:
        """The number of the entity ``id_`` of ``variable``, made when it is first met."""
        if (variable, id_) not in self._entities:
            label = self._labels.get(variable, {}).get(id_, id_)
            row = {"VariableId": IDS[variable], "Value": label, "Red": 0, "Green": 0, "Blue": 0}
            number = self._entities[variable, id_] = self._add("ENTITIES", row)
            keyed = {"Type": self._kind(variable, id_), "Key": id_ if label else ""}
            keyed = keyed if variable in self._labels else {}
            for at, name in enumerate(ATTRIBUTES, self._first(variable)):
                told = {"AttributeVariableId": at, "AttributeValue": keyed.get(name, "")}
                self._add("ATTRIBUTEVALUES", {"EntityId": number} | told)
        return self._entities[variable, id_]

    def _kind(self, variable: str, id_: str) -> str:
        if variable == CONCEPT:
            return "issue" if id_ in self.record.issues else ""
        return self._kinds.get(id_, "")

    def _attributes(self, variable: str) -> None:
        for name in ATTRIBUTES:
            row = {"VariableId": IDS[variable], "AttributeVariable": name}
            self._add("ATTRIBUTEVARIABLES", row)

    def _first(self, variable: str) -> int:
        """The number of the first attribute of ``variable``."""
        short = [name for name, kind in VARIABLES.items() if kind == SHORT_TEXT]
        return 1 + short.index(variable) * len(ATTRIBUTES)

    def _add(self, table: str, row: Mapping[str, Any]) -> int:
        number = len(self.rows[table]) + 1
        self.rows[table].append({"ID": number, **row})
        return number


def labelled(names: Mapping[str, str], others: Iterable[str]) -> dict[str, str]:
    """What each id is called, no two alike: its name, cut; ``others`` by their id."""
    every = {**{id_: id_ for id_ in others if id_}, **names}
    found: dict[str, str] = {}
    used: set[str] = {""}
    for id_, name in {**names, **every}.items():
        label, number = cut(name), 1
        while label in used:
            number += 1
            tail = f" ({id_})" if number == 2 else f" ({id_} {number})"
            label = name[: SHORT - len(tail)] + tail
        used.add(label)
        found[id_] = label
    return found


def cut(words: str) -> str:
    return words if len(words) <= SHORT else words[: SHORT - 1] + "…"
