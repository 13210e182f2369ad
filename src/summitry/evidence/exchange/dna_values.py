"""What a statement of Discourse Network Analyzer says: the value of each of its variables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from summitry.evidence.exchange.dna_schema import ARROW, KEY, TYPE
from summitry.evidence.exchange.dna_tables import Tables
from summitry.evidence.spans import Span
from summitry.model.keys import is_key

__all__ = ["NOTHING", "Entity", "Statement", "entities", "values"]


@dataclass(frozen=True, slots=True)
class Entity:
    """A short text with the attributes that were written here."""

    value: str = ""
    key: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: its place in code points, its words, the values of its variables."""

    number: int
    document: str
    span: Span
    words: str
    texts: Mapping[str, str]
    entities: Mapping[str, Entity]
    agreement: int | None

    def word(self, variable: str) -> str:
        """The value of ``variable``, empty where there is none."""
        entity = self.entities.get(variable)
        return entity.value if entity else self.texts.get(variable, "")

    def chain(self) -> tuple[str, ...]:
        """The chain as written here; empty where there is none."""
        links = tuple(self.texts.get("chain", "").split(ARROW))
        return links if all(is_key(link) for link in links) else ()


NOTHING = Statement(0, "", Span(0, 0), "", {}, {}, None)
"""A statement with nothing said of it yet."""


def entities(tables: Tables) -> dict[int, Entity]:
    """The short texts by their numbers."""
    names = {number: name for number, _, name in tables["ATTRIBUTEVARIABLES"]}
    told = {(entity, names.get(at)): value for entity, at, value in tables["ATTRIBUTEVALUES"]}
    return {
        number: Entity(value, told.get((number, KEY), ""), told.get((number, TYPE), ""))
        for number, _, value in tables["ENTITIES"]
    }


def values(tables: Tables) -> dict[int, Statement]:
    """The values of each statement by its number; the rest of it is not yet set."""
    names = {number: name for number, name, _, _ in tables["VARIABLES"]}
    short_texts = entities(tables)
    short: dict[int, dict[str, Entity]] = {}
    long: dict[int, dict[str, str]] = {}
    for number, variable, entity in tables["DATASHORTTEXT"]:
        short.setdefault(number, {})[names.get(variable, "")] = short_texts.get(entity, Entity())
    for number, variable, words in tables["DATALONGTEXT"]:
        long.setdefault(number, {})[names.get(variable, "")] = words
    agreed = {n: value for n, v, value in tables["DATABOOLEAN"] if names.get(v) == "agreement"}
    return {
        number: replace(
            NOTHING,
            texts=long.get(number, {}),
            entities=short.get(number, {}),
            agreement=agreed.get(number),
        )
        for number in {*short, *long, *agreed}
    }
