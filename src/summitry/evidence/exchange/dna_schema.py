"""The SQLite file of Discourse Network Analyzer 3.0: tables, columns, the rows every file has.

Leifeld (2017), Discourse Network Analysis, Oxford Handbook of Political Networks; the tables are
those that DNA 3.0.7 to 3.0.11 make. A statement is a stretch of a document with a value for each
variable of its type. Short texts are entities, one for each different value, with attributes; long
texts, booleans and whole numbers stand in tables of their own. Short texts, titles and the like
have at most SHORT characters.

Claims are statements of DNA's own type "DNA Statement" with its four variables and those of OWN.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

__all__ = [
    "ARROW",
    "ATTRIBUTES",
    "BOOLEAN",
    "CODER",
    "CONCEPT",
    "EPOCH",
    "HASH",
    "KEY",
    "LONG",
    "NOTE",
    "ORGANIZATION",
    "OWN",
    "PASSWORD",
    "PERSON",
    "READ",
    "SHORT",
    "SHORT_TEXT",
    "TABLES",
    "TYPE",
    "VARIABLES",
    "VERSION",
]

VERSION = "3.0.11"
"""DNA opens files whose version begins with 3.0."""

SHORT = 190
"""Most characters of a title, a name, a short text."""

PASSWORD = "summitry"
"""Of the one coder, Admin. DNA asks for it; it protects nothing."""

HASH = "dlqzxoDhkN+6jzsJ/ktBCW0RDtQl7D226E4PBUn8utBXa5ti7tabJZ1Xdqoq/+QO"
"""SHA-256 100,000 times over 16 bytes of salt and the password, salt in front, in base 64: the
"strong password" of the Jasypt library, which DNA uses."""

NOTE = "summitry "
"""How the notes of a document begin that were written here; JSON follows."""

ARROW = " > "
EPOCH = date(1970, 1, 1)
CODER = 1
PERSON, ORGANIZATION, CONCEPT = "person", "organization", "concept"
SHORT_TEXT, LONG, BOOLEAN = "short text", "long text", "boolean"

OWN: Mapping[str, str] = {
    "act": SHORT_TEXT,
    "modality": SHORT_TEXT,
    "about": SHORT_TEXT,
    "claim": LONG,
    "chain": LONG,
    "statement": LONG,
    "position": LONG,
    "condition": LONG,
    "quote": LONG,
    "prefix": LONG,
    "suffix": LONG,
}
"""Variables that DNA does not have of itself -> their kind. ``claim`` is the id; ``quote`` is
filled only where the claim words it otherwise than the document."""

VARIABLES: Mapping[str, str] = {
    PERSON: SHORT_TEXT,
    ORGANIZATION: SHORT_TEXT,
    CONCEPT: SHORT_TEXT,
    "agreement": BOOLEAN,
    **OWN,
}
"""All variables of the statement type, in the order of their ids, which count from 1."""

TYPE, KEY = "Type", "Key"
ATTRIBUTES = (TYPE, "Alias", "Notes", KEY)
"""Attributes of every entity: the three that DNA makes, and the id in the case."""

_ID = "INTEGER NOT NULL PRIMARY KEY"
_COLOUR = "INTEGER NOT NULL DEFAULT 0 CHECK ({0} BETWEEN 0 AND 255)"
_FLAG = "INTEGER NOT NULL DEFAULT {1} CHECK ({0} BETWEEN 0 AND 1)"
_WORDS = "TEXT NOT NULL DEFAULT '' CHECK (LENGTH({0}) <= 190)"
_NAME = "TEXT NOT NULL CHECK (LENGTH({0}) <= 190)"


def _of(table: str) -> str:
    return f"INTEGER NOT NULL REFERENCES {table}(ID) ON DELETE CASCADE"


def _flags(names: str, default: int) -> dict[str, str]:
    return {name: _FLAG.format(name, default) for name in names.split()}


_COLOURS = {name: _COLOUR.format(name) for name in ("Red", "Green", "Blue")}
_DATUM = {"ID": _ID, "StatementId": _of("STATEMENTS"), "VariableId": _of("VARIABLES")}
_ONCE = {"": "UNIQUE (StatementId, VariableId)"}

_PERMISSIONS = " ".join(
    f"Permission{what}"
    for what in (
        *("AddDocuments", "EditDocuments", "DeleteDocuments", "ImportDocuments"),
        *("AddStatements", "EditStatements", "DeleteStatements", "EditAttributes", "EditRegex"),
        *("EditStatementTypes", "EditCoders", "EditCoderRelations"),
        *("ViewOthersDocuments", "EditOthersDocuments"),
        *("ViewOthersStatements", "EditOthersStatements"),
    )
)

TABLES: Mapping[str, Mapping[str, str]] = {
    "SETTINGS": {"Property": "TEXT PRIMARY KEY", "Value": "TEXT NOT NULL"},
    "CODERS": {
        "ID": _ID,
        "Name": _NAME.format("Name"),
        **_COLOURS,
        "Refresh": "INTEGER NOT NULL DEFAULT 0 CHECK (Refresh BETWEEN 0 AND 9999)",
        "FontSize": "INTEGER NOT NULL DEFAULT 14 CHECK (FontSize BETWEEN 1 AND 99)",
        "Password": _NAME.format("Password"),
        "PopupWidth": "INTEGER DEFAULT 300 CHECK (PopupWidth BETWEEN 100 AND 9999)",
        **_flags("ColorByCoder PopupDecoration", 0),
        **_flags(f"PopupAutoComplete {_PERMISSIONS}", 1),
    },
    "DOCUMENTS": {
        "ID": _ID,
        "Title": _NAME.format("Title"),
        "Text": "TEXT NOT NULL",
        "Coder": _of("CODERS"),
        **{name: _WORDS.format(name) for name in ("Author", "Source", "Section")},
        "Notes": "TEXT NOT NULL DEFAULT ''",
        "Type": _WORDS.format("Type"),
        "Date": "INTEGER NOT NULL",
    },
    "STATEMENTTYPES": {"ID": _ID, "Label": _NAME.format("Label"), **_COLOURS},
    "VARIABLES": {
        "ID": _ID,
        "Variable": _NAME.format("Variable"),
        "DataType": "TEXT NOT NULL DEFAULT 'short text' "
        "CHECK (DataType IN ('boolean', 'integer', 'long text', 'short text'))",
        "StatementTypeId": _of("STATEMENTTYPES"),
        "": "UNIQUE (Variable, StatementTypeId)",
    },
    "VARIABLELINKS": {
        "ID": _ID,
        "SourceVariableId": _of("VARIABLES"),
        "TargetVariableId": _of("VARIABLES"),
        "": "CHECK (TargetVariableId != SourceVariableId)",
    },
    "REGEXES": {"Label": f"TEXT PRIMARY KEY CHECK (LENGTH(Label) <= {SHORT})", **_COLOURS},
    "CODERRELATIONS": {
        "ID": _ID,
        "Coder": _of("CODERS"),
        "OtherCoder": _of("CODERS"),
        **_flags("viewStatements editStatements viewDocuments editDocuments", 1),
        "": "CHECK (Coder != OtherCoder)",
    },
    "STATEMENTS": {
        "ID": _ID,
        "StatementTypeId": _of("STATEMENTTYPES"),
        "DocumentId": _of("DOCUMENTS"),
        "Start": "INTEGER NOT NULL CHECK (Start >= 0)",
        "Stop": "INTEGER NOT NULL CHECK (Stop >= 0)",
        "Coder": _of("CODERS"),
        "": "CHECK (Start < Stop)",
    },
    "DATABOOLEAN": {**_DATUM, "Value": "INTEGER NOT NULL DEFAULT 1", **_ONCE},
    "DATAINTEGER": {**_DATUM, "Value": "INTEGER NOT NULL DEFAULT 0", **_ONCE},
    "ENTITIES": {
        "ID": _ID,
        "VariableId": _of("VARIABLES"),
        "Value": _WORDS.format("Value"),
        **_COLOURS,
        "ChildOf": "INTEGER REFERENCES ENTITIES(ID) ON DELETE CASCADE",
        "": "UNIQUE (VariableId, Value)",
    },
    "DATASHORTTEXT": {**_DATUM, "Entity": _of("ENTITIES"), **_ONCE},
    "DATALONGTEXT": {**_DATUM, "Value": "TEXT DEFAULT ''", **_ONCE},
    "ATTRIBUTEVARIABLES": {
        "ID": _ID,
        "VariableId": _of("VARIABLES"),
        "AttributeVariable": _NAME.format("AttributeVariable"),
        "": "UNIQUE (VariableId, AttributeVariable)",
    },
    "ATTRIBUTEVALUES": {
        "ID": _ID,
        "EntityId": _of("ENTITIES"),
        "AttributeVariableId": _of("ATTRIBUTEVARIABLES"),
        "AttributeValue": _WORDS.format("AttributeValue"),
        "": "UNIQUE (EntityId, AttributeVariableId)",
    },
}
"""Table -> column -> what SQL says of it; under "" the rule for the whole row."""

READ: Mapping[str, str] = {
    "SETTINGS": "Property:t Value:t",
    "DOCUMENTS": "ID:i Title:t Text:t Author:t Source:t Section:t Notes:t Type:t Date:i",
    "STATEMENTTYPES": "ID:i Label:t",
    "VARIABLES": "ID:i Variable:t DataType:t StatementTypeId:i",
    "STATEMENTS": "ID:i StatementTypeId:i DocumentId:i Start:i Stop:i",
    "DATABOOLEAN": "StatementId:i VariableId:i Value:i",
    "ENTITIES": "ID:i VariableId:i Value:t",
    "DATASHORTTEXT": "StatementId:i VariableId:i Entity:i",
    "DATALONGTEXT": "StatementId:i VariableId:i Value:t",
    "ATTRIBUTEVARIABLES": "ID:i VariableId:i AttributeVariable:t",
    "ATTRIBUTEVALUES": "EntityId:i AttributeVariableId:i AttributeValue:t",
}
"""Table -> the columns that are read, each with its kind: t text, i whole number."""
