"""Attributions on PolNeAR: 1,008 articles of US news with source, cue and content marked by hand.

Newell, Margolin and Ruths (2018), An Attribution Relations Corpus for Political News, LREC.

    python benchmarks/reading/polnear.py FOLDER [--extractor core|spacy|both] [--split dev]

FOLDER is the corpus's data folder (it holds dev/ and train/, each with text/ and attributions/).
The articles are newspaper text: they are read one by one, and nothing of them is kept or written.
The test split stays untouched; this script does not open it.

Gold: every Attribution and Attribution-no-source that has a content; a second content counts as
part of the first. Passages marked Discuss or Discard are no gold. Gold is *direct* if its content
begins with a quote mark and ends with one (one character of closing punctuation aside).

The corpus marks each word at most once, so it has no attribution inside another. Ours that have
outer sources are therefore left out before counting: they stand inside the content of one that is
counted, whose source is the outermost.

    words                \\w+ runs of the text; marks and punctuation do not count
    content words        P, R, F1 of the set of words inside some content, summed over all articles
                         (micro)
    attributions         P, R, F1 at IoU >= 1/2: words of both contents / words of either; matched
                         one to one, best first
    source touched       of the gold attributions with a source: the share whose content is touched
                         (one word) by some attribution of ours whose source (the whole phrase)
                         touches the gold source
    with source          recall and precision of attributions matched at IoU >= 1/2 whose source
                         touches the gold source
    direct with speaker  of our attributions of form direct that name a source: those whose content
                         meets a gold content with IoU >= 1/2 and whose source touches the source of
                         that gold. One whose best gold has no source is left out of the count
                         (its number is printed). Carried sources count like all others.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from summitry.evidence.spans import Span
from summitry.evidence.speech.attribution import DIRECT, Attribution

SPLITS = ("train", "dev")
Predict = Callable[[str], Iterable[Attribution]]
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[“\"‘'].*[”\"’'][.,;:]?\Z", re.DOTALL)


@dataclass(frozen=True)
class Gold:
    """One attribution of the corpus: the spans of its parts, the source may be empty."""

    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    direct: bool


@dataclass
class Scores:
    """Counts over all articles; the figures are ratios of them."""

    counts: Counter[str] = field(default_factory=Counter)

    def ratio(self, part: str, whole: str) -> float:
        """The share of count ``part`` in count ``whole``; 0 if there is nothing to divide by."""
        return self.counts[part] / self.counts[whole] if self.counts[whole] else 0.0

    def lines(self) -> Iterator[str]:
        """The figures, a line each."""
        c = self.counts
        yield f"{c['articles']} articles, {c['gold']} attributions ({c['gold direct']} direct)"
        yield f"found {c['ours']}"
        yield _prf("content words", *self._prf("words both", "words ours", "words gold"))
        yield _prf("attributions", *self._prf("matched", "ours", "gold"))
        yield _prf("with source", *self._prf("matched source", "ours source", "gold source"))
        yield f"recall direct      {self.ratio('matched direct', 'gold direct'):.3f}"
        yield f"recall indirect    {self.ratio('matched indirect', 'gold indirect'):.3f}"
        yield f"source touched     {self.ratio('touched', 'gold source'):.3f}"
        yield (
            f"direct with speaker, precision {self.ratio('shown right', 'shown'):.3f}"
            f" of {c['shown']} (left out, gold names none: {c['shown unnamed']})"
        )

    def _prf(self, both: str, ours: str, gold: str) -> tuple[float, float, float]:
        p, r = self.ratio(both, ours), self.ratio(both, gold)
        return p, r, 2 * p * r / (p + r) if p + r else 0.0


def score(predict: Predict, folder: Path, first: int | None = None) -> Scores:
    """The scores of ``predict`` on the articles of ``folder`` (a split), the ``first`` N or all."""
    scores = Scores()
    for _, text, gold in articles(folder, first):
        ours = tuple(a for a in predict(text) if not a.outer)
        scores.counts.update(_scored(text, gold, ours))
    return scores


def articles(folder: Path, first: int | None = None) -> Iterator[tuple[str, str, list[Gold]]]:
    """Name, text and gold of each article of a split, one by one."""
    for path in sorted((folder / "text").glob("*.txt"))[:first]:
        text = path.read_bytes().decode("utf-8")
        marked = sorted((folder / "attributions").glob(f"{_escaped(path.stem)}_????.ann"))
        if marked:
            yield path.stem, text, gold_of(text, marked[0].read_bytes().decode("utf-8"))


def gold_of(text: str, annotations: str) -> list[Gold]:
    """The attributions of one file of brat ``annotations`` of ``text``."""
    spans: dict[str, tuple[Span, ...]] = {}
    gold = []
    for line in annotations.split("\n"):
        parts = line.split("\t")
        if re.fullmatch(r"T\d+", parts[0]) and len(parts) > 1:
            spans[parts[0]] = _spans(parts[1])
    for line in annotations.split("\n"):
        parts = line.split("\t")
        if re.fullmatch(r"E\d+", parts[0]) and parts[1].startswith("Attribution"):
            roles = [role.split(":") for role in parts[1].split()]
            content = _role(spans, roles, "Content")
            if content:
                direct = all(_QUOTED.match(text[a:b].strip()) for a, b in [_hull(content)])
                source, cue = _role(spans, roles, "Source"), _role(spans, roles, "Cue")
                gold.append(Gold(content, source, cue, direct))
    return gold


def _scored(text: str, gold: list[Gold], ours: tuple[Attribution, ...]) -> Counter[str]:
    starts = [m.start() for m in _WORD.finditer(text)]

    def words(spans: Iterable[tuple[int, int]]) -> frozenset[int]:
        return frozenset(at for at in starts for a, b in spans if a <= at < b)

    contents = [words(g.content) for g in gold]
    found = [words(a.content) for a in ours]
    all_gold, all_ours = frozenset().union(*contents), frozenset().union(*found)
    named = [bool(g.source) for g in gold]
    counts = Counter(
        {
            "articles": 1,
            "gold": len(gold),
            "gold direct": sum(g.direct for g in gold),
            "gold indirect": sum(not g.direct for g in gold),
            "gold source": sum(named),
            "ours": len(ours),
            "ours source": sum(a.source is not None for a in ours),
            "words gold": len(all_gold),
            "words ours": len(all_ours),
            "words both": len(all_gold & all_ours),
        }
    )
    for g, a in _matched(contents, found):
        counts["matched"] += 1
        counts["matched direct" if gold[g].direct else "matched indirect"] += 1
        counts["matched source"] += _touch(gold[g], ours[a])
    for g, content in zip(gold, contents, strict=True):
        near = (a for a, theirs in zip(ours, found, strict=True) if content & theirs)
        counts["touched"] += any(_touch(g, a) for a in near)
    counts.update(_shown(gold, contents, ours, found))
    return counts


def _shown(
    gold: list[Gold],
    contents: list[frozenset[int]],
    ours: tuple[Attribution, ...],
    found: list[frozenset[int]],
) -> Counter[str]:
    counts: Counter[str] = Counter()
    for a, words in zip(ours, found, strict=True):
        if a.form != DIRECT or a.source is None:
            continue
        ious = [_iou(words, content) for content in contents]
        best = [g for g, iou in zip(gold, ious, strict=True) if iou >= 0.5 and iou == max(ious)]
        if best and not any(g.source for g in best):
            counts["shown unnamed"] += 1
            continue
        counts["shown"] += 1
        counts["shown right"] += any(_touch(g, a) for g in best)
    return counts


def _matched(gold: list[frozenset[int]], ours: list[frozenset[int]]) -> Iterator[tuple[int, int]]:
    """Pairs of gold and ours at IoU >= 1/2, one to one, best first."""
    pairs = [
        (-iou, g, a)
        for g, content in enumerate(gold)
        for a, words in enumerate(ours)
        if (iou := _iou(content, words)) >= 0.5
    ]
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, g, a in sorted(pairs):
        if g not in taken[0] and a not in taken[1]:
            taken[0].add(g)
            taken[1].add(a)
            yield g, a


def _iou(one: frozenset[int], other: frozenset[int]) -> float:
    both = len(one & other)
    return both / (len(one) + len(other) - both) if both else 0.0


def _touch(gold: Gold, ours: Attribution) -> bool:
    return ours.source is not None and any(ours.source.meets(g) for g in gold.source)


def _role(
    spans: dict[str, tuple[Span, ...]], roles: list[list[str]], name: str
) -> tuple[Span, ...]:
    """The spans of a role; its number aside, so that Content2 belongs to Content."""
    found = (spans.get(key, ()) for role, key in roles if role.rstrip("0123456789") == name)
    return tuple(sorted(span for part in found for span in part))


def _spans(written: str) -> tuple[Span, ...]:
    """Spans such as those of "Content 751 788;790 800"."""
    _, _, places = written.partition(" ")
    return tuple(Span(*map(int, place.split())) for place in places.split(";"))


def _hull(spans: tuple[Span, ...]) -> Span:
    return Span(min(a for a, _ in spans), max(b for _, b in spans))


def _escaped(stem: str) -> str:
    return re.sub(r"([\[\]*?])", r"[\1]", stem)


def _prf(name: str, p: float, r: float, f: float) -> str:
    return f"{name:<18} P {p:.3f}  R {r:.3f}  F1 {f:.3f}"


def extractor(name: str) -> Predict:
    """The extractor of that ``name``: the package's core, its rules over spaCy, or both joined."""
    from summitry.evidence.speech.extract import attributions

    if name == "core":
        return attributions
    from summitry.evidence.speech.dependency import dependency_attributions
    from summitry.evidence.speech.parsed import english_pipeline

    parsed = partial(dependency_attributions, nlp=english_pipeline())
    if name == "spacy":
        return parsed
    from summitry.evidence.speech.dependency_joined import combined

    return lambda text: combined(attributions(text), parsed(text))


def main() -> None:
    """Scores of one extractor on one split."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--extractor", choices=("core", "spacy", "both"), default="core")
    parser.add_argument("--split", choices=SPLITS, default="dev")
    parser.add_argument("--first", type=int, help="only the first N articles")
    args = parser.parse_args()
    begun = time.process_time()
    scores = score(extractor(args.extractor), args.folder / args.split, args.first)
    print(f"{args.extractor} on {args.split}: ", end="")
    print("\n".join(scores.lines()))
    print(f"{time.process_time() - begun:.1f} CPU seconds")


if __name__ == "__main__":
    main()
