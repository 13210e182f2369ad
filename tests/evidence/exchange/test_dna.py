"""Files of Discourse Network Analyzer: made up here, changed by hand, and the program's sample.

The sample is read where SUMMITRY_TREES names a folder that holds ``dna/sample/sample.dna`` of the
repository leifeld/dna; nothing of it is kept here.
"""

import base64
import hashlib
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import summitry.evidence.exchange.dna_tables as dna_tables
from summitry.errors import CaseError
from summitry.evidence.exchange.anchors import checked
from summitry.evidence.exchange.dna_read import load
from summitry.evidence.exchange.dna_schema import HASH, PASSWORD, TABLES
from summitry.evidence.exchange.dna_write import dump, losses
from summitry.model.claim import Voice
from tests.evidence.exchange.records import small

TREES = os.environ.get("SUMMITRY_TREES")
SAMPLE = Path(TREES or "no-trees", "dna", "sample", "sample.dna")

STATEMENTS = """
SELECT D.Title, S.Start, S.Stop,
  (SELECT E.Value FROM DATASHORTTEXT T JOIN ENTITIES E ON E.ID = T.Entity
    JOIN VARIABLES V ON V.ID = T.VariableId WHERE T.StatementId = S.ID AND V.Variable = 'person'),
  (SELECT E.Value FROM DATASHORTTEXT T JOIN ENTITIES E ON E.ID = T.Entity
    JOIN VARIABLES V ON V.ID = T.VariableId
    WHERE T.StatementId = S.ID AND V.Variable = 'organization'),
  (SELECT E.Value FROM DATASHORTTEXT T JOIN ENTITIES E ON E.ID = T.Entity
    JOIN VARIABLES V ON V.ID = T.VariableId WHERE T.StatementId = S.ID AND V.Variable = 'concept'),
  (SELECT B.Value FROM DATABOOLEAN B WHERE B.StatementId = S.ID)
FROM STATEMENTS S JOIN DOCUMENTS D ON D.ID = S.DocumentId
JOIN STATEMENTTYPES Y ON Y.ID = S.StatementTypeId
WHERE Y.Label = 'DNA Statement' ORDER BY S.ID
"""


def changed(data, *commands):
    """The file ``data`` after the SQL ``commands``."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(data)
        for command in commands:
            connection.execute(command)
        connection.commit()
        return connection.serialize()


def asked(data, query):
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(data)
        return connection.execute(query).fetchall()


# -- out


def test_person_organization_concept_and_agreement():
    record = small(speaker="Donald Trump")
    assert asked(dump(record), STATEMENTS) == [
        ("Talks", 14, 20, "Donald Trump", "United States", "Relief from sanctions", 1)
    ]


def test_offsets_count_units_of_utf16():
    text = "😀 He said 😀 the 😀 word."
    record = small("the 😀 word", text)
    data = dump(record)
    ((_, start, stop, *_),) = asked(data, STATEMENTS)
    units = text.encode("utf-16-le")
    assert units[2 * start : 2 * stop].decode("utf-16-le") == "the 😀 word"
    assert (start, stop) == (14, 25)
    assert load(data).record == record


def test_the_file_is_what_dna_asks_for_when_it_opens_one():
    data = dump(small())
    ((version,),) = asked(data, "SELECT Value FROM SETTINGS WHERE Property = 'version'")
    assert version.startswith("3.0")
    assert {
        name for (name,) in asked(data, "SELECT name FROM sqlite_master WHERE sql > ''")
    } == set(TABLES)
    assert asked(data, "PRAGMA foreign_key_check") == []
    assert asked(data, "PRAGMA integrity_check") == [("ok",)]
    ((coder, name),) = asked(data, "SELECT ID, Name FROM CODERS")
    assert (coder, name) == (1, "Admin")
    variables = len(asked(data, "SELECT ID FROM VARIABLES"))
    tables = ("DATASHORTTEXT", "DATALONGTEXT", "DATABOOLEAN")
    assert sum(len(asked(data, f"SELECT ID FROM {table}")) for table in tables) == variables


def test_the_password_is_hashed_as_jasypt_does():
    raw = base64.b64decode(HASH)
    digest = raw[:16] + PASSWORD.encode()
    for _ in range(100_000):
        digest = hashlib.sha256(digest).digest()
    assert raw[16:] == digest


def test_losses_name_what_has_no_place_in_a_text():
    assert losses(small()) == ()
    assert losses(small(text=None)) == (
        "documents whose text is not at hand: 1 (d)",
        "quotes whose text is not at hand: 1 (c)",
    )
    assert losses(small("by the sea")) == ("quotes that do not stand in their text: 1 (c)",)
    assert losses(small(speaker="x" * 191)) == ("speakers cut at 190 characters: 1 (c)",)


# -- in


def test_what_was_coded_anew_in_dna_comes_back():
    data = dump(small(speaker="Donald Trump"))
    to_lee = "UPDATE DATASHORTTEXT SET Entity = (SELECT ID FROM ENTITIES WHERE VariableId = 2 "
    to_lee += "AND Value = 'Jean H. Lee') WHERE VariableId = 2"
    again = load(changed(data, to_lee, "UPDATE DATABOOLEAN SET Value = 0"))
    claim = again.record.claims[0]
    assert (claim.chain, claim.act) == (("reporter", "lee"), "refusal")
    assert len(again.remarks) == 2
    moved = load(changed(data, "UPDATE STATEMENTS SET Start = 0, Stop = 13"))
    assert moved.record.claims[0].quote == "All sanctions"


def test_a_speaker_without_organization_is_a_voice():
    data = dump(small(speaker="Ann Onym"))
    empty = "UPDATE DATASHORTTEXT SET Entity = (SELECT ID FROM ENTITIES WHERE VariableId = 2 AND "
    empty += "Value = '') WHERE VariableId = 2"
    record = load(changed(data, empty)).record
    assert Voice("ann_onym", "Ann Onym") in record.voices
    assert record.claims[0].chain == ("reporter", "ann_onym")


def test_a_statement_beyond_its_text_is_left_out_with_a_remark():
    loaded = load(changed(dump(small()), "UPDATE STATEMENTS SET Stop = 9999"))
    assert loaded.record.claims == ()
    assert loaded.remarks == ("statements that stand in no text, left out: 1 (1)",)


@pytest.mark.parametrize(
    ("commands", "said"),
    [
        (["CREATE VIEW v AS SELECT 1"], "a view is refused"),
        (["CREATE TRIGGER t AFTER INSERT ON REGEXES BEGIN SELECT 1; END"], "a trigger is refused"),
        (["DROP TABLE REGEXES", "DROP TABLE DATABOOLEAN"], "no table DATABOOLEAN"),
        (
            ["DROP TABLE ENTITIES", "CREATE VIEW ENTITIES AS SELECT 1 ID, 1 VariableId, 'x' Value"],
            "a view is refused",
        ),
        (["ALTER TABLE STATEMENTS RENAME COLUMN Stop TO Ende"], "STATEMENTS: Stop: no such column"),
        (["UPDATE DOCUMENTS SET Date = 'soon'"], "DOCUMENTS.Date: expected a whole number"),
        (["UPDATE DOCUMENTS SET Text = x'00ff'"], "DOCUMENTS.Text: expected text"),
        (["UPDATE DOCUMENTS SET Date = 9000000000000000"], "no date"),
        (["UPDATE SETTINGS SET Value = '2.0'"], "version 3 expected, found '2.0'"),
        (
            [
                "DROP TABLE REGEXES",
                "DROP TABLE SETTINGS",
                "CREATE TABLE SETTINGS(Property TEXT, "
                "Value TEXT GENERATED ALWAYS AS (upper(Property)))",
            ],
            "a generated column is refused",
        ),
    ],
)
def test_hostile_files_are_refused_in_one_line(commands, said):
    data = changed(dump(small()), *commands)
    with pytest.raises(CaseError, match=said) as error:
        load(data, "x.dna")
    assert str(error.value).startswith("x.dna:1:1: ")
    assert "\n" not in str(error.value)


def test_what_is_no_database_too_large_or_cut_is_refused(monkeypatch):
    data = dump(small())
    for bad, said in ((b"", "no SQLite"), (b"PK", "no SQLite"), (data[:5000], "too early")):
        with pytest.raises(CaseError, match=said):
            load(bad, "x")
    monkeypatch.setattr(dna_tables, "MAX_ROWS", 5)
    with pytest.raises(CaseError, match="gives more rows"):
        load(data, "x")
    monkeypatch.setattr(dna_tables, "MAX_BYTES", 5000)
    with pytest.raises(CaseError, match="more than 5,000 bytes"):
        load(data, "x")


def test_a_file_written_with_a_log_is_read():
    data = dump(small())
    assert load(data[:18] + b"\x02\x02" + data[20:]).record == small()


# -- the sample of the program

sample = pytest.mark.skipif(
    not SAMPLE.is_file(), reason="SUMMITRY_TREES names no folder with dna/sample: NOT CHECKED"
)


@sample
def test_the_sample_is_read_whole():
    data = SAMPLE.read_bytes()
    record = load(data, "sample.dna").record
    rows = asked(data, STATEMENTS)
    assert len(record.documents) == asked(data, "SELECT COUNT(*) FROM DOCUMENTS")[0][0] == 7
    assert len(record.claims) == len(rows) == 40
    texts = dict(asked(data, "SELECT Title, Text FROM DOCUMENTS"))
    checks = checked(record)
    for claim, (title, start, stop, person, _, _, agreed) in zip(record.claims, rows, strict=True):
        text = texts[title].encode("utf-16-le")
        assert claim.quote == text[2 * start : 2 * stop].decode("utf-16-le")
        assert record.texts[claim.document][slice(*checks[claim.id].span)] == claim.quote
        assert (claim.speaker or "") == person
        assert (claim.act == "refusal") == (agreed == 0)


@sample
def test_the_sample_written_again_has_the_same_statements():
    data = SAMPLE.read_bytes()
    record = load(data, "sample.dna").record
    assert losses(record) == ()
    again = dump(record)
    assert asked(again, STATEMENTS) == asked(data, STATEMENTS)
    assert load(again, "x").record == record


@sample
def test_our_tables_have_the_columns_of_the_sample():
    data, ours = SAMPLE.read_bytes(), dump(small())
    for table in TABLES:
        query = f"PRAGMA table_info({table})"
        mine, theirs = ({(row[1], row[2]) for row in asked(d, query)} for d in (ours, data))
        assert mine == theirs
