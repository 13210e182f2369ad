"""A record has a text, or None, for each of its documents and for nothing else."""

from dataclasses import replace

import pytest

from summitry.errors import UnknownName
from tests.evidence.exchange.records import small


def test_every_document_has_its_entry_among_the_texts():
    assert replace(small(), texts={}).texts == {"d": None}
    assert replace(small(), texts={}) == small(text=None)


def test_the_text_of_no_document_is_refused():
    with pytest.raises(UnknownName, match="no such document: e"):
        replace(small(), texts={"e": "words"})
