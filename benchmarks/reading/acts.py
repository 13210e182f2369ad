"""How well the lexicon tells acts and issues: PLOVER's gold records, and the shipped Hanoi case.

    python benchmarks/reading/acts.py [FOLDER]      FOLDER: data as in ../shared/data

**PLOVER gold standard records** (openeventdata/PLOVER @ 5e0c24f, CC BY-SA 4.0; read, never kept
here): 322 sentences of the CAMEO manual with an event type. Seven classes: DEMAND, REJECT,
THREATEN, AGREE, CONCEDE, DISAPPROVE, and OTHER for the rest of its types; our act is led to a type
by its event code. The records fall into halves by the parity of SHA-256 of their id. The rules were
written on the even half alone: of the odd half only the totals were looked at, never a sentence, so
it shows what they do on new ones (four of its sentences stand in the even half too). Rival: a verb
lexicon written from the names of the types, 0.69.

**Hanoi**: the act and the issues of each quoted claim as an analyst coded them, from the quote
alone and from the clause around it. The rules were written with these claims in view.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summitry.cases.compile import compile_issues
from summitry.cases.evidence import claims, documents
from summitry.cases.read import read_case
from summitry.evidence.acts.codes import event_code
from summitry.evidence.acts.issues import issue_words, link_issues
from summitry.evidence.acts.reading import read_act
from summitry.evidence.quotes import check_quote
from summitry.evidence.sentences import sentences
from summitry.evidence.spans import Span
from summitry.model.claim import REPORTER, Claim

DATA = Path(__file__).parents[2].parent / "shared" / "data"
RECORDS = Path("plover_gsr") / "PLOVER_GSR_CAMEO.txt"
CLASSES = ("DEMAND", "REJECT", "THREATEN", "AGREE", "CONCEDE", "DISAPPROVE")
OTHER = "OTHER"
BAR, RIVAL = 0.72, 0.69

Pair = tuple[str, str]
"""Gold and ours."""

KEYWORDS: Mapping[str, Sequence[str]] = {
    "yongbyon": ["Yongbyon", "enrichment facility", "plutonium", "reactor"],
    "other_sites": [
        *("enrichment site", "nuclear sites", "undeclared", "unknown", "covert"),
        *("other parts of the program", "other weapons systems"),
    ],
    "weapons": [
        *("warheads", "missile", "weapons", "denuclearization", "denuclearize", "disarmament"),
        *("nuclear capability", "nuclear threats", "fissile material", "nuclear tests"),
        *("parts of the program", "weapons systems"),
    ],
    "sanctions": ["sanctions", "economic exchange", "relief", "embargo", "leverage"],
    "peace": ["peace", "armistice", "end of the war", "improving relations"],
    "liaison": ["liaison", "embassy", "diplomatically", "improving relations"],
    "remains": ["remains from soldiers", "return of remains", "Korean War"],
    "growth": [
        *("economic powerhouse", "economic growth", "global economy", "economic driven"),
        "economic potential",
    ],
    "follow_up": [
        *("further talks", "continue negotiations", "other settings", "working level"),
        *("lines of communication", "stalled", "diplomacy"),
    ],
}
"""A few words an issue, as an analyst who has read the Hanoi case might give them."""

_CUE = re.compile(
    r"\b(?:said|says|say|saying|added|suggested|acknowledged|stressed|estimate|replied|mentioned|"
    r"emphasi[sz]ed|affirming|work on four points)\b"
)
_MARK = re.compile(r"[,;:.?!“”\"—]")


@dataclass(frozen=True)
class Scored:
    """Pairs of gold and ours under one name."""

    name: str
    pairs: tuple[Pair, ...]

    @property
    def accuracy(self) -> float:
        return sum(gold == ours for gold, ours in self.pairs) / max(1, len(self.pairs))


def even(record: str) -> bool:
    """Whether the record of that id lies in the half on which the rules were written."""
    return int(hashlib.sha256(record.encode()).hexdigest(), 16) % 2 == 0


def plover(folder: Path) -> tuple[Scored, Scored, Scored]:
    """The pairs of classes on all records, on the even half and on the odd, held-out one."""
    records = json.loads((folder / RECORDS).read_text(encoding="utf-8"))
    pairs = {True: [], False: []}  # type: dict[bool, list[Pair]]
    for record in records:
        if record["event"] != "DOCUMENT":
            pairs[even(record["id"])].append(_classes(record))
    return (
        Scored("all records", (*pairs[True], *pairs[False])),
        Scored("even half (rules written on it)", tuple(pairs[True])),
        Scored("odd half (held out)", tuple(pairs[False])),
    )


def _classes(record: Mapping[str, Any]) -> Pair:
    text = record["text"]
    code = event_code(read_act(text, [(0, len(text))]), text)
    return _class(record["event"]), _class(code.plover if code else OTHER)


def _class(plover_type: str) -> str:
    """One of the seven classes; the names are those of the records of 2016."""
    older = {"REQUEST": "DEMAND", "ACCUSE": "DISAPPROVE"}.get(plover_type, plover_type)
    return older if older in CLASSES else OTHER


def table(pairs: Iterable[Pair]) -> str:
    """Gold down, ours across; classes in the order of their number."""
    counts = Counter(pairs)
    gold = Counter(pair[0] for pair in counts.elements())
    names = [name for name, _ in gold.most_common()]
    names += sorted({ours for _, ours in counts} - set(names))
    lines = [" " * 17 + "".join(f"{name[:7]:>8}" for name in names)]
    lines += [
        f"{name:17}" + "".join(f"{counts[name, other] or '.':>8}" for other in names)
        for name in names
        if gold[name]
    ]
    return "\n".join(lines)


@dataclass(frozen=True)
class Place:
    """A statement as read_act takes it."""

    text: str
    content: tuple[tuple[int, int], ...]
    cue: tuple[int, int] | None = None
    source: tuple[int, int] | None = None
    around: tuple[tuple[int, int], ...] = ()


def alone(claim: Claim) -> Place:
    """The quote of a claim without its text; whoever is quoted "said" it."""
    if claim.chain == (REPORTER,):
        return Place(claim.words, ((0, len(claim.words)),))
    text = f"said: {claim.words}"
    return Place(text, ((6, len(text)),), (0, 4))


def in_text(claim: Claim, text: str) -> Place:
    """The clause of the ``text`` around the quote, with the nearest cue of its sentence.

    Around it stand its sentence and the one before.
    """
    span = check_quote(claim, text).span
    assert span is not None, claim.id
    every = sentences(text)
    at = next(place for place, one in enumerate(every) if one.meets(span))
    sentence = every[at]
    start, end = _clause(text, sentence, span)
    cue = source = None
    if claim.chain != (REPORTER,):
        cue = _cue(text, sentence, span)
        source = _clause(text, sentence, cue) if cue else None
        start = max(start, cue[1]) if cue and cue[1] <= span[0] else start
    content = (min(start, span[0]), max(end, span[1]))
    if source and cue:
        source = (source[0], cue[0]) if cue[1] <= span[0] else (cue[1], source[1])
    return Place(text, (content,), cue, source, every[max(0, at - 1) : at + 1])


def _clause(text: str, sentence: Span, span: tuple[int, int]) -> tuple[int, int]:
    """From the mark before ``span`` to the one after it, within the sentence."""
    before = [m.end() for m in _MARK.finditer(text, sentence.start, span[0])]
    after = _MARK.search(text, span[1], max(span[1], sentence.end))
    return max([sentence.start, *before]), after.start() if after else sentence.end


def _cue(text: str, sentence: Span, span: tuple[int, int]) -> tuple[int, int] | None:
    """The last cue before ``span`` in its sentence, else the first after it."""
    cues = [m.span() for m in _CUE.finditer(text, sentence.start, sentence.end)]
    ahead = [one for one in cues if one[1] <= span[0]]
    behind = [one for one in cues if one[0] >= span[1]]
    return next(iter([*ahead[::-1], *behind]), None)


def hanoi(folder: Path) -> Iterator[tuple[str, list[tuple[Claim, Place]]]]:
    """The claims of the shipped case that are quoted: from the quote alone, and in their text."""
    case = read_case("hanoi-2019")
    quoted = [claim for claim in claims(case) if claim.quote]
    yield "quote alone", [(claim, alone(claim)) for claim in quoted]
    reports = folder.parent / "reports"
    texts = {
        one.id: (reports / str(one.file)).read_text(encoding="utf-8")
        for one in documents(case)
        if one.file and (reports / one.file).is_file()
    }
    if texts:
        yield "in its clause", [(c, in_text(c, texts[c.document])) for c in quoted]


def act_pairs(placed: Iterable[tuple[Claim, Place]]) -> tuple[Pair, ...]:
    """The analyst's act and ours."""
    return tuple(
        (claim.act, read_act(place.text, place.content, place.cue, place.source).act)
        for claim, place in placed
    )


@dataclass(frozen=True)
class Links:
    """How the issues found compare with the analyst's: ``first`` the best one is right (equal
    ones count for their share), ``recall`` of all issues coded, ``none`` found at all."""

    claims: int
    first: float
    recall: float
    none: int


def links(placed: Iterable[tuple[Claim, Place]], keywords: Mapping[str, Sequence[str]]) -> Links:
    """Issues of the claims that the analyst gave at least one."""
    case = read_case("hanoi-2019")
    names = [name for id, one in case.parties.items() for name in (id, one.name, *one.speakers)]
    among = issue_words(compile_issues(case), keywords, names)
    coded = [(claim, place) for claim, place in placed if claim.issues]
    first, right, none = 0.0, 0, 0
    for claim, place in coded:
        found = link_issues(place.text, place.content, among, place.around)
        best = [one.issue for one in found if one.score == found[0].score]
        first += sum(one in claim.issues for one in best) / max(1, len(best))
        right += len({one.issue for one in found} & set(claim.issues))
        none += not found
    total = sum(len(claim.issues) for claim, _ in coded)
    return Links(len(coded), first / len(coded), right / total, none)


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    if (folder / RECORDS).is_file():
        scores = plover(folder)
        for score in scores:
            print(f"PLOVER, {score.name}: {score.accuracy:.3f} of {len(score.pairs)}")
        print(f"bar {BAR}, rival lexicon {RIVAL}; gold down, ours across, all records")
        print(table(scores[0].pairs), "\n")
    else:
        print(f"PLOVER: skipped, no {RECORDS} in {folder}\n")
    for name, placed in hanoi(folder):
        score = Scored(name, act_pairs(placed))
        print(f"Hanoi acts, {name}: {score.accuracy:.3f} of {len(score.pairs)}")
        print(table(score.pairs))
        for words, keywords in (("keywords", KEYWORDS), ("own words only", {})):
            one = links(placed, keywords)
            print(
                f"Hanoi issues, {name}, {words}: first {one.first:.3f} of {one.claims}, "
                f"recall {one.recall:.3f}, nothing found {one.none}"
            )
        print()


if __name__ == "__main__":
    main()
