"""Speed, memory and hits of the clustering of versions, beside datasketch and rensa, in one run.

    pip install datasketch rensa
    python benchmarks/reading/versions.py [--quick] [--repeats N]

**Short texts.** 100,000 made up from a seed, 60 to 140 words by Zipf's law out of 30,000: 80 % are
different, 10 % are near copies (3 words exchanged), 10 % are cut to 35-60 % of their words, in one
piece. Hits are counted on the copies: a copy is found if it is put with the text it was made from;
precision is the share of reported pairs that are of one family.

    ours        clusters by exact containment of 3-word shingles; merged and asked pairs count
    rensa       MinHash of 128 permutations, 32 bands, candidates of its index
    datasketch  MinHash of 128 permutations, candidates of its index at threshold 0.5

The rivals get the same 3-word shingles from a plain split in lower case, which costs them less
than our folding. Their candidates are taken as they come: checking would cost more and find no
more.

**Long texts.** 1,000 reports of 2,000 words, a tenth near copies, a tenth cut; ours alone. And two
reports of 300 sentences, one reworded and in another order, aligned and compared.

Each measurement is a process of its own: processor seconds of reading and clustering the texts, not
of making them or of imports, and the most memory the process ever held, texts and imports included.
Medians of N processes each (3).
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from random import Random
from subprocess import run
from typing import Any, NamedTuple

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))
import measure

SEED = 20190228
MANY, QUICK = 100_000, 10_000
SECONDS, BYTES, RECALL = 15.0, 1.5e9, 0.99
SIDES = ("ours", "rensa", "datasketch")
N_PERMUTATIONS, N_BANDS, THRESHOLD = 128, 32, 0.5

Pairs = Iterable[tuple[int, int]]


class Corpus(NamedTuple):
    """Texts; the first ``n_own`` are different, the others are copies of ``origin``.

    near : copies before this place are near ones, those after it are cut.
    """

    texts: list[str]
    n_own: int
    near: int
    origin: list[int]


def corpus(size: int, shortest: int, longest: int) -> Corpus:
    """``size`` texts of so many words, 80 % different, 10 % near copies, 10 % cut."""
    rng, random = np.random.default_rng(SEED), Random(SEED)
    letters = np.array(list("abcdefghijklmnopqrstuvwxyz"))
    vocabulary = ["".join(rng.choice(letters, n)) for n in rng.integers(2, 11, 30_000)]
    n_own, n_near = size * 8 // 10, size // 10

    def words(count: int) -> list[str]:
        ranks = (len(vocabulary) ** rng.random(count)).astype(int)
        return [vocabulary[rank] for rank in ranks]

    own = [words(int(n)) for n in rng.integers(shortest, longest + 1, n_own)]
    origin = [random.randrange(n_own) for _ in range(size - n_own)]
    near = [_exchanged(own[k], random, vocabulary) for k in origin[:n_near]]
    cut = [_cut(own[k], random) for k in origin[n_near:]]
    texts = [_printed(one) for one in (*own, *near, *cut)]
    return Corpus(texts, n_own, n_own + n_near, list(range(n_own)) + origin)


def _exchanged(words: Sequence[str], random: Random, vocabulary: Sequence[str]) -> list[str]:
    words = list(words)
    for _ in range(3):
        words[random.randrange(len(words))] = random.choice(vocabulary)
    return words


def _cut(words: Sequence[str], random: Random) -> list[str]:
    size = int(len(words) * random.uniform(0.35, 0.6))
    start = random.randrange(len(words) - size + 1)
    return list(words[start : start + size])


def _printed(words: Sequence[str]) -> str:
    """Sentences of twelve words, so that there are capitals and full stops to fold."""
    parts = [words[k : k + 12] for k in range(0, len(words), 12)]
    return " ".join(" ".join(part).capitalize() + "." for part in parts)


def ours(texts: Sequence[str]) -> Pairs:
    """The pairs that are merged or asked about."""
    from summitry.evidence.versions.clusters import cluster

    return [(pair.overlap.first, pair.overlap.second) for pair in cluster(texts).pairs]


def rensa(texts: Sequence[str]) -> Pairs:
    """The candidates of rensa's index."""
    from rensa import RMinHash, RMinHashLSH

    hashed = RMinHash.from_token_sets(map(_triples, texts), N_PERMUTATIONS, 42)
    index = RMinHashLSH(THRESHOLD, N_PERMUTATIONS, N_BANDS)
    index.insert_many(hashed)
    found = index.query_all(hashed)
    return [(first, second) for first, row in enumerate(found) for second in row if first < second]


def datasketch(texts: Sequence[str]) -> Pairs:
    """The candidates of datasketch's index."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=THRESHOLD, num_perm=N_PERMUTATIONS)
    found = []
    sets = ([triple.encode() for triple in _triples(text)] for text in texts)
    for place, one in enumerate(MinHash.generator(sets, num_perm=N_PERMUTATIONS)):
        found += [(earlier, place) for earlier in index.query(one)]
        index.insert(place, one, check_duplication=False)
    return found


def _triples(text: str) -> list[str]:
    words = text.lower().replace(".", "").split()
    return list({" ".join(words[k : k + 3]) for k in range(len(words) - 2)})


CLUSTERING: dict[str, Callable[[Sequence[str]], Pairs]] = {
    "ours": ours,
    "rensa": rensa,
    "datasketch": datasketch,
}


def scores(made: Corpus, pairs: Pairs) -> dict[str, float]:
    """Recall of near and of cut copies, and precision of the ``pairs``."""
    origin = made.origin
    found = {(min(pair), max(pair)) for pair in pairs}
    right = sum(origin[a] == origin[b] for a, b in found)
    hit = [(origin[k], k) in found for k in range(made.n_own, len(origin))]
    n_near = made.near - made.n_own
    return {
        "near": statistics.fmean(hit[:n_near]),
        "cut": statistics.fmean(hit[n_near:]),
        "precision": right / len(found) if found else 1.0,
        "pairs": len(found),
    }


def alone(side: str, size: int, shortest: int, longest: int) -> None:
    """In a process of its own: warm up on a few texts, cluster once, print what came of it."""
    made = corpus(size, shortest, longest)
    find = CLUSTERING[side]
    find(made.texts[:50])
    kept: list[Pairs] = []
    measure.report(lambda: kept.append(find(made.texts)))
    print(json.dumps(scores(made, kept[0])))


def measured(side: str, size: int, words: tuple[int, int], repeats: int) -> dict[str, Any]:
    """Medians of what ``side`` takes for ``size`` texts of so many ``words``, and its scores."""
    command = [sys.executable, __file__, "--alone", side, *map(str, (size, *words))]
    rows = []
    for _ in range(repeats):
        done = run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(f"{side} failed:\n{done.stderr}")
        taken, hits = map(json.loads, done.stdout.splitlines()[-2:])
        rows.append({**taken, **hits})
    return {key: statistics.median(row[key] for row in rows) for key in rows[0]}


def short_texts(size: int, repeats: int) -> None:
    """The table of the three, and the bars."""
    print(f"\n{size:,} texts of 60 to 140 words")
    head = ("CPU s", "ratio", "peak GB", "ratio", "near", "cut", "precision")
    print(f"{'':<12}" + "".join(f"{title:>10}" for title in head))
    base = None
    for side in SIDES:
        row = measured(side, size, (60, 140), repeats)
        base = base or row
        cells = (
            f"{row['seconds']:.1f}",
            f"{row['seconds'] / base['seconds']:.2f}",
            f"{row['peak'] / 1e9:.2f}",
            f"{row['peak'] / base['peak']:.2f}",
            *(f"{row[key]:.3f}" for key in ("near", "cut", "precision")),
        )
        print(f"{side:<12}" + "".join(f"{cell:>10}" for cell in cells), flush=True)
    if base and size == MANY:
        _judge(base)


def _judge(row: dict[str, Any]) -> None:
    bars = {
        f"under {SECONDS:.0f} CPU seconds": row["seconds"] < SECONDS,
        f"under {BYTES / 1e9} GB": row["peak"] < BYTES,
        f"recall of cut copies at least {RECALL}": row["cut"] >= RECALL,
    }
    for bar, held in bars.items():
        print(f"{'reached' if held else 'MISSED'}: {bar}")


def long_texts(repeats: int) -> None:
    """Clustering of long reports, and the comparison of two."""
    row = measured("ours", 1_000, (2_000, 2_000), repeats)
    print(
        f"\n1,000 reports of 2,000 words: {row['seconds']:.2f} CPU s, {row['peak'] / 1e9:.2f} GB, "
        f"near {row['near']:.3f}, cut {row['cut']:.3f}, precision {row['precision']:.3f}"
    )
    from summitry.evidence.versions.difference import compare

    first, second = _reports(300)
    [timed] = measure.in_turns([lambda: compare(first, second)])
    print(
        f"two reports of 300 sentences compared: {timed.seconds:.2f} CPU s, "
        f"{len(timed.result.pairs)} pairs of 300"
    )


def _reports(n_sentences: int) -> tuple[str, str]:
    """A report, and it with two words of each sentence exchanged and in another order."""
    random = Random(SEED)
    text = corpus(10, 12 * n_sentences, 12 * n_sentences).texts[0]
    sentences = text.removesuffix(".").split(". ")
    other = []
    for sentence in sentences:
        words = sentence.split()
        for _ in range(2):
            words[random.randrange(1, len(words))] = f"new{random.randrange(10**6)}"
        other.append(" ".join(words))
    random.shuffle(other)
    return text, ". ".join(other) + "."


def main() -> None:
    """Run what was asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help=f"{QUICK:,} texts, once")
    parser.add_argument("--repeats", type=int, default=3, metavar="N", help="processes each")
    parser.add_argument("--alone", nargs=4, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.alone:
        side, *numbers = arguments.alone
        alone(side, *map(int, numbers))
        return
    repeats = 1 if arguments.quick else arguments.repeats
    short_texts(QUICK if arguments.quick else MANY, repeats)
    long_texts(repeats)


if __name__ == "__main__":
    main()
