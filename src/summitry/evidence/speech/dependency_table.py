"""The complement table: how often a word of a kind, with a complement of a relation, attributes it.

Each row of complements.csv holds

    kind      of the cue: VERB, AUX, NOUN, ADJ or ADV (Universal POS), as the tagger says
    lemma     of the cue; * stands for the lemmas seen no more than RARE times with the relation
    relation  of the complement to the cue (see dependency_complements)
    seen      n, how often the three stood together outside quote marks and other contents
    percent   of the words of such a complement, those that annotators had marked as content of an
              attribution with that cue: the mean over its sightings, to a whole percent

counted on the training part of PolNeAR (Newell, Margolin and Ruths (2018), "An Attribution
Relations Corpus for Political News"), by benchmarks/reading/complements.py; the table holds counts
and no sentence. What stands inside a content is left out of the count because the corpus marks no
attribution inside another. The share of a lemma leans on the row of the rare ones while it has
itself been seen seldom:

    share = (n percent + LEAN percent*) / (n + LEAN)        in percent; * the row of rare lemmas

A complement counts when its share is at least a threshold. The table is data: change it at will.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["COLUMNS", "LEAN", "RARE", "RARE_ONES", "Key", "Table", "complement_table", "read_table"]

COLUMNS = ("kind", "lemma", "relation", "seen", "percent")
RARE_ONES = "*"

RARE = 3
"""A lemma seen no more often than this with a relation counts towards the row of rare ones."""

LEAN = 4
"""How many sightings the row of rare lemmas is worth."""

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """``rows`` : (kind, lemma, relation) -> (seen, percent)."""

    rows: Mapping[Key, tuple[int, int]]

    def share(self, kind: str, lemma: str, relation: str) -> float:
        """The share in percent of a complement of ``relation`` to a cue; 0 if none is known.

        >>> table = Table({("VERB", "*", "ccomp"): (90, 70), ("VERB", "see", "ccomp"): (6, 20)})
        >>> table.share("VERB", "see", "ccomp"), table.share("VERB", "purr", "ccomp")
        (40.0, 70.0)
        """
        _, usual = self.rows.get((kind, RARE_ONES, relation), (0, 0))
        seen, percent = self.rows.get((kind, lemma, relation), (0, 0))
        return (seen * percent + LEAN * usual) / (seen + LEAN)

    def seen(self, kind: str, lemma: str, relation: str) -> int:
        """How often the table's maker saw that complement."""
        return self.rows.get((kind, lemma, relation), (0, 0))[0]


@cache
def complement_table() -> Table:
    """The table that the package ships."""
    path = files("summitry.evidence.speech") / "complements.csv"
    return read_table(path.read_text(encoding="utf-8").splitlines())


def read_table(lines: Iterable[str]) -> Table:
    """The table written in ``lines`` of CSV, the first of which names the COLUMNS."""
    rows = csv.DictReader(lines)
    return Table(
        {
            (row["kind"], row["lemma"], row["relation"]): (int(row["seen"]), int(row["percent"]))
            for row in rows
        }
    )
