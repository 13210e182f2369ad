"""Count the complement table of the dependency rules on the training part of PolNeAR.

    python benchmarks/reading/complements.py FOLDER > src/summitry/evidence/speech/complements.csv

FOLDER is the corpus's data folder (it holds train/text/ and train/attributions/). The articles are
newspaper text: they are read, and nothing of them is kept but counts of words.

Each word of a kind in CUE_KINDS is looked at, with each of its complements, unless it stands inside
quote marks or inside a gold content (the corpus marks no attribution inside another). The share of
the complement's words that lie in the content of a gold attribution whose cue holds the word is
averaged by (kind, lemma, relation). A row is written if its mean, or that of the rare lemmas, is
at least SMALLEST percent: what is left out is under any threshold that makes sense. Lemmas seen no
more than RARE times with a relation are counted together, in the row of RARE_ONES.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from polnear import Gold, articles

from summitry.evidence.speech.dependency_complements import CUE_KINDS, Complement, complements
from summitry.evidence.speech.dependency_table import COLUMNS, RARE, RARE_ONES, Key
from summitry.evidence.speech.marks import quotations
from summitry.evidence.speech.parsed import Parsed, english_pipeline, parsed

SMALLEST = 10

Sums = dict[Key, list[float]]


def counted(pieces: Iterable[Parsed], text: str, gold: list[Gold], sums: Sums) -> None:
    """Add to ``sums`` (sightings, sum of shares) the complements of one parsed ``text``."""
    apart = [s for q in quotations(text) for s in q.spans]
    apart += [s for g in gold for s in g.content]
    for piece in pieces:
        for cue in piece.doc:
            at = piece.start + cue.idx
            if cue.pos_ not in CUE_KINDS or any(a <= at < b for a, b in apart):
                continue
            mine = [g for g in gold if any(a <= at < b for a, b in g.cue)]
            for complement in complements(cue):
                share = max((_share(piece, complement, g) for g in mine), default=0.0)
                entry = sums[cue.pos_, cue.lemma_.lower(), complement.relation]
                entry[0] += 1
                entry[1] += share


def rows(sums: Sums) -> list[tuple[str, str, str, int, int]]:
    """The rows worth writing, in order."""
    rare = _rare(sums)
    known = {key: entry for key, entry in sums.items() if entry[0] > RARE}
    return [
        (*key, int(seen), percent)
        for key, (seen, share) in sorted({**known, **rare}.items())
        if max(percent := round(100 * share / seen), _usual(rare, key)) >= SMALLEST
    ]


def _rare(sums: Sums) -> Sums:
    rare: Sums = defaultdict(lambda: [0, 0.0])
    for (kind, _, relation), (seen, share) in sums.items():
        if seen <= RARE:
            rare[kind, RARE_ONES, relation][0] += seen
            rare[kind, RARE_ONES, relation][1] += share
    return rare


def _usual(rare: Sums, key: Key) -> float:
    seen, share = rare.get((key[0], RARE_ONES, key[2]), (1, 0.0))
    return 100 * share / seen


def _share(piece: Parsed, complement: Complement, gold: Gold) -> float:
    tokens = [piece.doc[i] for i in complement.tokens()]
    places = [piece.start + t.idx for t in tokens if not (t.is_punct or t.is_space)]
    inside = sum(any(a <= at < b for a, b in gold.content) for at in places)
    return inside / len(places) if places else 0.0


def main(folder: Path) -> None:
    """Write the table of ``folder``/train to standard output."""
    nlp = english_pipeline()
    sums: Sums = defaultdict(lambda: [0, 0.0])
    for _, text, gold in articles(folder / "train"):
        counted(parsed(text, nlp), text, gold, sums)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(COLUMNS)
    out.writerows(rows(sums))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
