"""Where two readings of one text disagree: a model's and the rules', or any two.

Proposals are paired one to one, greedily by the Jaccard index of the characters of their contents
(intersection over union), best first; of equal ones the earlier. Pairs that agree are not listed,
nor suggestions without a partner. O(n m) for n and m of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summitry.evidence.assistant.suggestions import Suggestion
from summitry.evidence.folding import fold
from summitry.evidence.spans import Span

__all__ = ["Disagreement", "disagreements"]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two suggestions about overlapping words.

    overlap : intersection over union of their characters, above 0.
    differs : of "act", "source", "issues" and "modality" those in which they differ.
    """

    by_rules: Suggestion
    by_model: Suggestion
    overlap: float
    differs: tuple[str, ...]


def disagreements(
    by_rules: Sequence[Suggestion], by_model: Sequence[Suggestion], text: str = ""
) -> tuple[Disagreement, ...]:
    """The pairs that differ, in the order of ``by_rules``.

    text : what the spans point into; if given, two places that read the same name one source.
    """
    return tuple(
        Disagreement(rules, model, overlap, differs)
        for rules, model, overlap in _pairs(by_rules, by_model)
        if (differs := _differing(rules, model, text))
    )


def _pairs(
    by_rules: Sequence[Suggestion], by_model: Sequence[Suggestion]
) -> Iterable[tuple[Suggestion, Suggestion, float]]:
    graded = sorted(
        (-overlap, i, j)
        for i, one in enumerate(by_rules)
        for j, two in enumerate(by_model)
        if (overlap := _overlap(one.attribution.content, two.attribution.content)) > 0
    )
    pairs: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for overlap, i, j in graded:
        if i not in pairs and j not in taken:
            pairs[i] = (j, -overlap)
            taken.add(j)
    return [(by_rules[i], by_model[j], overlap) for i, (j, overlap) in sorted(pairs.items())]


def _overlap(one: Sequence[Span], two: Sequence[Span]) -> float:
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in two)
    each = sum(span.end - span.start for span in (*one, *two))
    return both / (each - both) if each > both else float(both > 0)


def _differing(one: Suggestion, two: Suggestion, text: str) -> tuple[str, ...]:
    found = {
        "act": one.act != two.act,
        "source": not _one_source(one.attribution.source, two.attribution.source, text),
        "issues": set(one.issues) != set(two.issues),
        "modality": one.modality != two.modality,
    }
    return tuple(name for name, differs in found.items() if differs)


def _one_source(one: Span | None, two: Span | None, text: str) -> bool:
    if one is None or two is None:
        return one is two
    return one.meets(two) or (bool(text) and _folded(one, text) == _folded(two, text))


def _folded(span: Span, text: str) -> str:
    return fold(span.of(text)).text.casefold()
