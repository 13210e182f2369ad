"""The order of importance of a side's issues, as far as its talk shows: a posterior, step by step.

Over all n! orders o of the issues, with cues c = 1 .. C (see cues) of factors f_c (see factors),

    p(o) = prior(o) f_1(rank of issue_1 in o) ... f_C(rank of issue_C in o) / Z.

Every step keeps its words and its factor at each rank, so that p can be recomputed by hand. Without
cues p is the prior, uniform unless another is given. The cues are taken as independent given the
order; that they are not is what fitting them together makes up for. Exact; O(n! C).

At most ISSUES issues are ordered. If more topics are given, those the speaker's cues bear on are
ordered and the others left out; if those are still too many, the question is refused.
The form is the log-linear one of the rank-position models: Critchlow, Fligner and Verducci (1991),
Journal of Mathematical Psychology 35.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from math import exp, fsum, inf, log

from summitry.errors import SummitryError, UnknownName
from summitry.evidence.priorities.cues import Cue, cues
from summitry.evidence.priorities.factors import Factor, at_rank, factors
from summitry.evidence.priorities.talk import Topic, Utterance
from summitry.evidence.spans import Span

__all__ = ["ISSUES", "Priorities", "Step", "priorities"]

ISSUES = 6
"""How many issues are ordered at most: 6! = 720 orders."""

TIE = 1e-9
"""Orders whose probabilities differ by less, relatively, are tied: that is rounding."""

Order = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One cue and what it does.

    at, sentence, words : the number of the utterance, and spans of its text.
    quote : the sentence as said.
    rule, issue : what it was read by, and what it bears on.
    direction : up, down or middle.
    time : the how-manieth use of this rule on this issue.
    factors : what an order is multiplied by that has the issue at rank 0, 1, ...
    """

    at: int
    sentence: Span
    words: Span
    quote: str
    rule: str
    issue: str
    direction: str
    time: int
    factors: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Priorities:
    """What a speaker's talk says about its order of issues.

    orders : every order, most important first, with its prior and its probability.
    steps : the trace.
    left_out : issues not ordered, for want of any cue.
    """

    speaker: str
    issues: tuple[str, ...]
    orders: tuple[tuple[Order, float, float], ...]
    steps: tuple[Step, ...]
    left_out: tuple[str, ...] = ()

    @property
    def likeliest(self) -> tuple[Order, ...]:
        """The most probable order, or all that tie."""
        top = max(p for _, _, p in self.orders)
        return tuple(order for order, _, p in self.orders if p >= top * (1 - TIE))

    def ranks(self, issue: str) -> tuple[float, ...]:
        """The probabilities that ``issue`` comes first, second, ...; UnknownName if not ordered."""
        if issue not in self.issues:
            raise UnknownName("ordered issue", issue, self.issues)
        sums = [0.0] * len(self.issues)
        for order, _, p in self.orders:
            sums[order.index(issue)] += p
        return tuple(sums)

    @property
    def sureness(self) -> float:
        """1 - H(p) / log n!, H the entropy: 0 if all orders are as likely, 1 if one is certain."""
        if len(self.orders) == 1:
            return 1.0
        entropy = -sum(p * log(p) for _, _, p in self.orders if p > 0)
        return max(0.0, 1 - entropy / log(len(self.orders)))


def priorities(
    talk: Sequence[Utterance],
    speaker: str,
    topics: Sequence[Topic],
    prior: Mapping[Order, float] | None = None,
    worth: Mapping[str, Factor] | None = None,
) -> Priorities:
    """The posterior over the order of the ``topics`` for ``speaker`` after the ``talk``.

    prior : the weight of each order, uniform if None; an order that is not there has weight 0.
    worth : the factors of the rules, those shipped if None; a rule that is not there says nothing.

    Raises SummitryError if there is no topic, two have one issue, or there are too many.

    >>> camp = [Topic("food", ("food",)), Topic("water", ("water",))]
    >>> read = priorities([Utterance("a", "We need water most. You can have food.")], "a", camp)
    >>> read.likeliest, [step.rule for step in read.steps if step.issue == "food"]
    ((('water', 'food'),), ['gives'])
    """
    table = factors() if worth is None else worth
    found = [cue for cue in cues(talk, speaker, topics) if cue.rule in table]
    issues, left_out = _ordered(topics, found)
    steps = tuple(_steps(talk, found, table, len(issues)))
    orders = _posterior(issues, steps, prior)
    return Priorities(speaker, issues, orders, steps, left_out)


def _ordered(topics: Sequence[Topic], found: Iterable[Cue]) -> tuple[Order, Order]:
    """The issues to order, and those left out."""
    issues = tuple(topic.issue for topic in topics)
    if not issues:
        raise SummitryError("priorities: no topics given; at least one is needed")
    if twice := [issue for issue, count in Counter(issues).items() if count > 1]:
        raise SummitryError(f"priorities: {twice[0]} is given twice; give each issue one topic")
    if len(issues) <= ISSUES:
        return issues, ()
    told = {cue.issue for cue in found}
    if len(told) > ISSUES:
        raise SummitryError(
            f"priorities: the talk bears on {len(told)} issues; at most {ISSUES} can be ordered"
        )
    kept = tuple(issue for issue in issues if issue in told)
    return kept, tuple(issue for issue in issues if issue not in kept)


def _steps(
    talk: Sequence[Utterance], found: Iterable[Cue], table: Mapping[str, Factor], n: int
) -> Iterable[Step]:
    times: Counter[tuple[str, str]] = Counter()
    for cue in found:
        times[cue.rule, cue.issue] += 1
        time, factor = times[cue.rule, cue.issue], table[cue.rule]
        yield Step(
            at=cue.at,
            sentence=cue.sentence,
            words=cue.words,
            quote=cue.sentence.of(talk[cue.at].text),
            rule=cue.rule,
            issue=cue.issue,
            direction=factor.direction,
            time=time,
            factors=tuple(at_rank(factor, rank, n, time) for rank in range(n)),
        )


def _posterior(
    issues: Order, steps: Sequence[Step], prior: Mapping[Order, float] | None
) -> tuple[tuple[Order, float, float], ...]:
    """Each order with its prior and posterior; sums of logarithms, so that nothing overflows."""
    orders = tuple(permutations(issues))
    priors = _priors(orders, prior)
    totals = [
        sum(log(step.factors[order.index(step.issue)]) for step in steps) if p else -inf
        for order, p in zip(orders, priors, strict=True)
    ]
    top = max(totals)
    weights = [p * exp(total - top) for p, total in zip(priors, totals, strict=True)]
    whole = fsum(weights)
    return tuple(
        (order, p, weight / whole) for order, p, weight in zip(orders, priors, weights, strict=True)
    )


def _priors(orders: Sequence[Order], prior: Mapping[Order, float] | None) -> list[float]:
    """The prior of each of ``orders``, summing to one."""
    if prior is None:
        return [1 / len(orders)] * len(orders)
    if unknown := next((order for order in prior if order not in orders), None):
        raise SummitryError(
            f"priorities: the prior names {unknown}, which is no order of the issues"
        )
    weights = [prior.get(order, 0.0) for order in orders]
    if min(weights) < 0 or not 0 < fsum(weights) < inf:
        raise SummitryError("priorities: the prior's weights must be at least 0, and one above 0")
    return [weight / fsum(weights) for weight in weights]
