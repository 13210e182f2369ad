"""The complement table: shares by hand, and what the shipped one says of common words."""

from summitry.evidence.speech.dependency import THRESHOLD
from summitry.evidence.speech.dependency_table import (
    COLUMNS,
    LEAN,
    RARE,
    RARE_ONES,
    Table,
    complement_table,
    read_table,
)

LINES = [
    ",".join(COLUMNS),
    "NOUN,*,acl that,20,25",
    "VERB,*,ccomp,10,50",
    "VERB,say,ccomp,96,100",
    "VERB,see,ccomp,4,0",
]


def test_the_share_leans_on_the_rare_lemmas_by_lean_sightings():
    table = read_table(LINES)
    assert table.share("VERB", "say", "ccomp") == (96 * 100 + LEAN * 50) / (96 + LEAN)
    assert table.share("VERB", "see", "ccomp") == 25
    assert table.share("VERB", "purr", "ccomp") == 50
    assert table.share("VERB", "say", "dobj") == 0
    assert table.seen("VERB", "see", "ccomp") == 4
    assert table.seen("VERB", "purr", "ccomp") == 0


def test_the_shipped_table_is_in_order_and_holds_percents():
    rows = complement_table().rows
    assert list(rows) == sorted(rows)
    assert all(0 <= percent <= 100 for _, percent in rows.values())
    assert all(seen > RARE for (_, lemma, _), (seen, _) in rows.items() if lemma != RARE_ONES)


def test_the_shipped_table_tells_speech_from_deeds():
    share = complement_table().share
    for lemma in ("say", "argue", "insist", "believe", "estimate", "warn"):
        assert share("VERB", lemma, "ccomp") > 65, lemma
    assert share("VERB", "want", "xcomp") > THRESHOLD
    assert share("VERB", "accord", "up prep") > 75
    assert share("NOUN", "claim", "acl that") > 50
    for lemma, relation in (("make", "ccomp"), ("begin", "xcomp"), ("eat", "dobj")):
        assert share("VERB", lemma, relation) < THRESHOLD, lemma


def test_a_table_may_be_empty():
    assert Table({}).share("VERB", "say", "ccomp") == 0
