"""Priorities from talk, measured on CaSiNo (Chawla et al. (2021), NAACL; CC BY 4.0).

    python benchmarks/reading/priorities.py ../shared/data/casino [--test FILE] [--table]

The task of Chawla et al. (2022), Findings of NAACL, "Opponent Modeling in Negotiation Dialogues by
Related Data Adaptation": tell a participant's order of food, water and firewood after that
participant's first k utterances, k = 1 .. 5, with what the other said up to there. As there, the
buttons (Submit-Deal, Accept-Deal, Reject-Deal) are no utterances, and nor is Walk-Away; the offers
entered with them are not used, nor are annotations or reasons. The figures, each a mean over
participants who speak k times:

    exact   the likeliest order is the true one; m orders that tie count 1/m if it is among them
    top-1   the issue likeliest to be first is the true first; ties likewise
    Brier   mean over the six orders of (probability - truth)^2; uniform: 5/36 = 0.139

and length-penalised over k with the weights (6 - k)/15 of the authors' code: the earlier, the more
it counts. Five folds by dialogue: no factor is fitted on a dialogue it is scored on; the words of
the lexicon were chosen while reading training dialogues, none of another split. With --test a
further split is scored by the factors fitted on all training dialogues; --table prints these.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from statistics import stdev

from summitry.evidence.priorities.cues import Cue, cues
from summitry.evidence.priorities.factors import Factor, at_rank, factors, table
from summitry.evidence.priorities.fitting import Example, fit_factors
from summitry.evidence.priorities.posterior import priorities
from summitry.evidence.priorities.talk import Topic, Utterance, mentions

CAMP = (
    Topic(
        "Food",
        ("food*", "meal*", "snack*"),
        ("eat", "eating", "hungry", "hunger", "starv*", "cook*", "appetite"),
        units=3,
    ),
    Topic("Water", ("water*",), ("drink*", "thirst*", "dehydrat*", "hydrat*"), units=3),
    Topic(
        "Firewood",
        ("firewood*", "fire wood*", "wood", "woods", "fire", "fires", "logs"),
        ("cold", "warm", "warmth", "freez*", "heat", "chilly", "campfire*", "bonfire*", "smores"),
        units=3,
    ),
)
ISSUES = tuple(topic.issue for topic in CAMP)
ORDERS = tuple(permutations(ISSUES))
BUTTONS = frozenset({"Submit-Deal", "Accept-Deal", "Reject-Deal", "Walk-Away"})
TURNS = range(1, 6)
FOLDS = 5
HEAD = """\
# Factors of the cues: see factors.py for what they mean. Fitted by
# benchmarks/reading/priorities.py DATA --table on the training dialogues of CaSiNo.

"""
BARS = {"exact": 0.45, "top-1": 0.66, "Brier": 0.110}

Order = tuple[str, ...]
Posterior = Mapping[Order, float]


@dataclass(frozen=True)
class Row:
    """One participant after ``k`` utterances: the talk so far, its cues, the true order."""

    dialogue: int
    speaker: str
    k: int
    talk: tuple[Utterance, ...]
    cues: tuple[Cue, ...]
    order: Order

    @property
    def weight(self) -> float:
        return (6 - self.k) / 15


def rows(file: Path) -> list[Row]:
    """Every participant of the split in ``file`` after each of its first five utterances."""
    dialogues = json.loads(file.read_text("utf-8"))
    return [row for number, dialogue in enumerate(dialogues) for row in _rows(number, dialogue)]


def _rows(number: int, dialogue: dict) -> Iterator[Row]:
    logs = dialogue["chat_logs"]
    talk = tuple(Utterance(u["id"], u["text"]) for u in logs if u["text"] not in BUTTONS)
    for speaker, info in dialogue["participant_info"].items():
        order = tuple(info["value2issue"][value] for value in ("High", "Medium", "Low"))
        said = cues(talk, speaker, CAMP)
        turns = [at for at, utterance in enumerate(talk) if utterance.speaker == speaker]
        for k, at in zip(TURNS, turns, strict=False):
            heard = tuple(cue for cue in said if cue.at <= at)
            yield Row(number, speaker, k, talk[: at + 1], heard, order)


def fitted(train: Iterable[Row], worth: Mapping[str, Factor]) -> dict[str, Factor]:
    """The factors fitted to ``train``, rows weighted as they are scored (five a participant)."""
    return fit_factors((Example(row.cues, row.order, 5 * row.weight) for row in train), worth)


def read(row: Row, worth: Mapping[str, Factor]) -> Posterior:
    """The posterior from cues found before (equal to that of ``priorities``: see check)."""
    weights = dict.fromkeys(ORDERS, 1.0)
    times: dict[tuple[str, str], int] = defaultdict(int)
    for cue in row.cues:
        if cue.rule in worth:
            times[cue.rule, cue.issue] += 1
            for order in ORDERS:
                rank, time = order.index(cue.issue), times[cue.rule, cue.issue]
                weights[order] *= at_rank(worth[cue.rule], rank, 3, time)
    whole = sum(weights.values())
    return {order: weight / whole for order, weight in weights.items()}


def check(sample: Iterable[Row], worth: Mapping[str, Factor]) -> int:
    """How many of ``sample`` were read again by the public function, to the same result."""
    count = 0
    for row in sample:
        again = {o: p for o, _, p in priorities(row.talk, row.speaker, CAMP, worth=worth).orders}
        once = read(row, worth)
        if any(abs(once[order] - again[order]) > 1e-9 for order in ORDERS):
            raise SystemExit(f"dialogue {row.dialogue}: the two readings differ")
        count += 1
    return count


def cross_validated(all_rows: list[Row], worth: Mapping[str, Factor]) -> list[Posterior]:
    """For every row the posterior by factors fitted on the other folds."""
    worths = [
        fitted((row for row in all_rows if row.dialogue % FOLDS != fold), worth)
        for fold in range(FOLDS)
    ]
    return [read(row, worths[row.dialogue % FOLDS]) for row in all_rows]


def first_mention(row: Row) -> Posterior:
    """The orders in which what the speaker named stands first, in the order of naming."""
    own = (u.text for u in row.talk if u.speaker == row.speaker)
    named = [m.issue for text in own for m in mentions(text, CAMP) if m.named]
    begin = tuple(dict.fromkeys(named))
    fit = [order for order in ORDERS if order[: len(begin)] == begin]
    return {order: (order in fit) / len(fit) for order in ORDERS}


def uniform(_: Row) -> Posterior:
    return dict.fromkeys(ORDERS, 1 / 6)


def scores(row: Row, p: Posterior) -> tuple[float, float, float]:
    """Exact, top-1 and Brier of one posterior ``p``."""
    tops = {i: sum(p[order] for order in ORDERS if order[0] == i) for i in ISSUES}
    brier = sum((p[order] - (order == row.order)) ** 2 for order in ORDERS) / len(ORDERS)
    return _hit(p, row.order), _hit(tops, row.order[0]), brier


def _hit(chances: Mapping, truth: object) -> float:
    best = max(chances.values())
    tied = [what for what, chance in chances.items() if chance > best - 1e-9]
    return (truth in tied) / len(tied)


def report(title: str, all_rows: list[Row], posteriors: list[Posterior]) -> None:
    """One line a figure: k = 1 .. 5, then length-penalised."""
    by_k = defaultdict(list)
    for row, p in zip(all_rows, posteriors, strict=True):
        by_k[row.k].append(scores(row, p))
    means = {k: [sum(s) / len(s) for s in zip(*by_k[k], strict=True)] for k in TURNS}
    print(f"\n{title}: k = 1 .. 5, length-penalised with its standard error, bar")
    errors = _errors(all_rows, posteriors)
    for at, (name, bar) in enumerate(BARS.items()):
        penalised = sum((6 - k) / 15 * means[k][at] for k in TURNS)
        cells = "  ".join(f"{means[k][at]:.3f}" for k in TURNS)
        good = penalised <= bar if name == "Brier" else penalised >= bar
        reached = "reached" if good else "not reached"
        print(f"  {name:6} {cells}   {penalised:.3f} ± {errors[at]:.3f}   {bar:.3f} {reached}")


def _errors(all_rows: list[Row], posteriors: list[Posterior]) -> list[float]:
    """The standard error of each penalised figure, one value a dialogue (its mean)."""
    values = defaultdict(list)
    for row, p in zip(all_rows, posteriors, strict=True):
        values[row.dialogue].append([row.weight, *(row.weight * s for s in scores(row, p))])
    sums = [[sum(column) for column in zip(*some, strict=True)] for some in values.values()]
    means = [[total / weight for total in totals] for weight, *totals in sums]
    return [stdev(column) / len(means) ** 0.5 for column in zip(*means, strict=True)]


def silent(all_rows: list[Row]) -> None:
    """How many participants have named no issue yet, and none without giving it away."""
    for words, quiet in (
        ("has named no issue", _quiet),
        ("gave no cue at all", lambda row: not row.cues),
    ):
        cells = (_share([row for row in all_rows if row.k == k], quiet) for k in TURNS)
        print(f"  {words}: " + "  ".join(f"{cell:.3f}" for cell in cells))


def _quiet(row: Row) -> bool:
    own = (u.text for u in row.talk if u.speaker == row.speaker)
    return not any(m.named for text in own for m in mentions(text, CAMP))


def _share(some: list[Row], holds: Callable[[Row], bool]) -> float:
    return sum(map(bool, map(holds, some))) / len(some)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--test", type=Path, help="a further split to score")
    parser.add_argument("--table", action="store_true", help="print the factors as factors.toml")
    chosen = parser.parse_args()
    train, valid = (rows(chosen.folder / f"casino_{name}.json") for name in ("train", "valid"))
    worth = fitted(train, factors())
    if chosen.table:
        print(HEAD + table(worth.values()).rstrip())
        return
    print(f"{len(train)} readings of {sum(row.k == 1 for row in train)} participants; k = 1 .. 5")
    silent(train)
    report("train, five folds by dialogue", train, cross_validated(train, factors()))
    report("train, uniform", train, [uniform(row) for row in train])
    report("train, order of first mention", train, [first_mention(row) for row in train])
    report("valid, the table shipped", valid, [read(row, factors()) for row in valid])
    report("valid, order of first mention", valid, [first_mention(row) for row in valid])
    print(f"  {check(valid, factors())} readings recomputed by priorities()")
    if chosen.test:
        last = rows(chosen.test)
        report("test, the table shipped", last, [read(row, factors()) for row in last])
        report("test, order of first mention", last, [first_mention(row) for row in last])
    print("\nfactors fitted on train: rule, direction, first, last")
    for rule in worth.values():
        print(
            f"  {rule.rule:16} {rule.direction:6} {rule.first:5.2f} {rule.last:5.2f}"
            f"  {rule.meaning}"
        )


if __name__ == "__main__":
    main()
