"""Dividing a pie by vote, round after round: Baron and Ferejohn's closed rule.

Players 1..n, one vote each, quota q. In each round player i is recognised with probability p_i and
proposes a division of 1; if q players (the proposer one of them) agree it is final, else the next
round comes and all is worth delta times as much. In a stationary equilibrium with values v_i a
proposer buys the q - 1 cheapest others at w_j = delta v_j each and keeps the rest:

    v_i = p_i (1 - C_i) + r_i w_i,    C_i = cost of i's partners,  r_i = P(i is bought)

(Baron and Ferejohn 1989, American Political Science Review 83; with unequal p_i the values are
unique: Eraslan 2002, Journal of Economic Theory 103). With equal p_i: v_i = 1 / n, the proposer
keeps 1 - delta (q - 1) / n and pays delta / n to each partner. Where prices tie, proposers mix.

Computed exactly, in Fractions. Players with the same p_i have the same value, and values rise with
p_i, so the types fall into three classes: cheap (always bought), at the margin price, dear (never
bought). For each cut into classes the equations are linear; the mixture that gives every r_i is a
flow from proposers to partners. ``is_equilibrium`` checks the result by the definition.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from summitry.coalitions.exact import solve
from summitry.errors import TooManyDeals

__all__ = ["MAX_TYPES", "Bargain", "baron_ferejohn", "is_equilibrium"]

MAX_TYPES = 16
"""Most different recognition probabilities."""

_ZERO, _ONE = Fraction(0), Fraction(1)


@dataclass(frozen=True)
class Bargain:
    """A stationary equilibrium of the closed rule.

    recognition, discount, quota : the game.
    values : v_i, what each player expects before anybody is recognised.
    keeps  : what each player keeps when it proposes; values times the discount buy a partner.
    buys   : ``buys[i][j]``, the probability that proposer i buys player j.
    """

    recognition: tuple[Fraction, ...]
    discount: Fraction
    quota: int
    values: tuple[Fraction, ...]
    keeps: tuple[Fraction, ...]
    buys: tuple[tuple[Fraction, ...], ...]


def baron_ferejohn(
    recognition: Sequence[Fraction], discount: Fraction, quota: int
) -> Bargain | None:
    """The equilibrium for ``recognition`` probabilities (sum 1), ``discount`` in (0, 1], ``quota``.

    Exact; None if no cut into classes is one (with discount 1 some games have no unique values).
    ValueError for impossible arguments, TooManyDeals above MAX_TYPES different probabilities.

    >>> third = Fraction(1, 3)
    >>> bargain = baron_ferejohn([third] * 3, Fraction(1), 2)
    >>> str(bargain.keeps[0]), [str(x) for x in bargain.values]
    ('2/3', ['1/3', '1/3', '1/3'])
    """
    given = tuple(Fraction(p) for p in recognition)
    if sum(given) != 1 or min(given) < 0 or not 0 < discount <= 1 or not 1 <= quota <= len(given):
        raise ValueError("recognition adds up to 1, discount in (0, 1], quota from 1 to n")
    types = sorted(set(given))
    if len(types) > MAX_TYPES:
        raise TooManyDeals(f"{len(types)} different recognition probabilities; at most {MAX_TYPES}")
    for cheap, dear in _cuts(len(types)):
        found = _Cut(given, types, Fraction(discount), quota, cheap, dear).bargain()
        if found is not None and is_equilibrium(found):
            return found
    return None


def _cuts(n_types: int) -> Iterator[tuple[int, int]]:
    for cheap in range(n_types):
        for dear in range(cheap + 1, n_types + 1):
            yield cheap, dear


class _Cut:
    """Types [0, cheap) are always bought, [cheap, dear) at the margin, [dear, …) never."""

    def __init__(
        self,
        given: tuple[Fraction, ...],
        types: list[Fraction],
        discount: Fraction,
        quota: int,
        cheap: int,
        dear: int,
    ) -> None:
        self.given, self.types, self.discount, self.quota = given, types, discount, quota
        self.cheap, self.dear = cheap, dear
        self.count = [given.count(p) for p in types]
        self.n_cheap = sum(self.count[:cheap])

    def bargain(self) -> Bargain | None:
        """The equilibrium of this cut, if prices and purchases fit it."""
        try:
            prices = self._prices()
        except ZeroDivisionError:
            return None
        bought = self._purchases(prices)
        return None if bought is None else self._result(prices, bought)

    def _bought_at_margin(self, kind: int) -> int:
        """How many partners at the margin a proposer of type ``kind`` needs."""
        return self.quota - 1 - self.n_cheap + (kind < self.cheap)

    def _cost(self, kind: int) -> list[Fraction]:
        """C of a proposer of type ``kind`` as coefficients of the prices of all types."""
        line = [_ZERO] * len(self.types)
        for other in range(self.cheap):
            line[other] += self.count[other] - (other == kind)
        line[self.cheap] += self._bought_at_margin(kind)
        return line

    def _prices(self) -> list[Fraction]:
        """w of every type: one linear equation each, those at the margin share one price."""
        matrix, right = [], []
        for kind, p in enumerate(self.types):
            if self.cheap <= kind < self.dear:
                continue
            line = [p * c for c in self._cost(kind)]
            line[kind] += 1 / self.discount - (1 - p if kind < self.cheap else 0)
            matrix.append(line)
            right.append(p)
        for kind in range(self.cheap + 1, self.dear):
            line = [_ZERO] * len(self.types)
            line[kind - 1], line[kind] = -_ONE, _ONE
            matrix.append(line)
            right.append(_ZERO)
        line, known = self._margin()
        return solve([*matrix, line], [*right, known])

    def _margin(self) -> tuple[list[Fraction], Fraction]:
        """All purchases add up to q - 1, times the margin price."""
        line, known = [_ZERO] * len(self.types), _ZERO
        for kind in range(self.cheap, self.dear):
            p, n = self.types[kind], self.count[kind]
            line = [a + n * p * c for a, c in zip(line, self._cost(kind), strict=True)]
            line[self.cheap] += n / self.discount
            known += n * p
        sure = sum((n * (1 - p) for n, p in self._sure()), _ZERO)
        line[self.cheap] -= self.quota - 1 - sure
        return line, known

    def _sure(self) -> list[tuple[int, Fraction]]:
        return list(zip(self.count, self.types, strict=True))[: self.cheap]

    def _purchases(self, prices: Sequence[Fraction]) -> list[list[Fraction]] | None:
        """Flow from types of proposers to types at the margin: probabilities, or None."""
        margin = range(self.cheap, self.dear)
        supply = [
            n * p * self._bought_at_margin(kind)
            for kind, (n, p) in enumerate(zip(self.count, self.types, strict=True))
        ]
        demand = [self._demand(kind, prices) for kind in margin]
        if len(margin) == 1:  # also at price 0, where the value leaves open how often
            demand = [sum(supply, _ZERO)]
        room = [
            [n * p * (self.count[kind] - (kind == k)) for kind in margin]
            for k, (n, p) in enumerate(zip(self.count, self.types, strict=True))
        ]
        if min(supply) < 0 or None in demand:
            return None
        wanted = [value for value in demand if value is not None]
        return _flow(supply, wanted, room)

    def _demand(self, kind: int, prices: Sequence[Fraction]) -> Fraction | None:
        """How often, in all, players of a type at the margin are bought."""
        p, price = self.types[kind], prices[kind]
        cost = sum((c * w for c, w in zip(self._cost(kind), prices, strict=True)), _ZERO)
        if price <= 0:
            return None
        often = (price / self.discount - p * (1 - cost)) / price
        return self.count[kind] * often if 0 <= often <= 1 - p else None

    def _result(self, prices: Sequence[Fraction], bought: list[list[Fraction]]) -> Bargain:
        kinds = [self.types.index(p) for p in self.given]
        costs = [
            sum((c * w for c, w in zip(self._cost(k), prices, strict=True)), _ZERO) for k in kinds
        ]
        buys = tuple(
            tuple(self._chance(bought, i, j, kinds) for j in range(len(kinds)))
            for i in range(len(kinds))
        )
        values = tuple(prices[k] / self.discount for k in kinds)
        keeps = tuple(1 - cost for cost in costs)
        return Bargain(self.given, self.discount, self.quota, values, keeps, buys)

    def _chance(self, bought: list[list[Fraction]], i: int, j: int, kinds: list[int]) -> Fraction:
        mine, other = kinds[i], kinds[j]
        if i == j or other >= self.dear:
            return _ZERO
        if other < self.cheap:
            return _ONE
        share = self.count[mine] * self.given[i] * (self.count[other] - (mine == other))
        if share == 0:  # never recognised: any partners will do
            others = sum(self.count[self.cheap : self.dear]) - (self.cheap <= mine < self.dear)
            return Fraction(self._bought_at_margin(mine), others)
        return bought[mine][other - self.cheap] / share


def _flow(
    supply: Sequence[Fraction], demand: Sequence[Fraction], room: Sequence[Sequence[Fraction]]
) -> list[list[Fraction]] | None:
    """A flow that uses all supply and meets all demand within the room of each cell; None if none.

    By shortest augmenting paths (Edmonds and Karp 1972), exact.
    """
    flow = [[_ZERO] * len(demand) for _ in supply]
    left, wanted = list(supply), list(demand)
    while any(left):
        path = _path(left, wanted, flow, room)
        if path is None:
            return None
        rows, columns = path[0::2], path[1::2]
        forward = list(zip(rows, columns, strict=True))
        back = list(zip(rows[1:], columns, strict=False))
        slack = [room[i][j] - flow[i][j] for i, j in forward] + [flow[i][j] for i, j in back]
        amount = min([left[rows[0]], wanted[columns[-1]], *slack])
        for i, j in forward:
            flow[i][j] += amount
        for i, j in back:
            flow[i][j] -= amount
        left[rows[0]] -= amount
        wanted[columns[-1]] -= amount
    return None if any(wanted) else flow


def _path(
    left: Sequence[Fraction],
    wanted: Sequence[Fraction],
    flow: Sequence[Sequence[Fraction]],
    room: Sequence[Sequence[Fraction]],
) -> list[int] | None:
    """Row, column, row, …, column from a row with supply left to a column that wants more."""
    paths = [[i] for i, value in enumerate(left) if value]
    seen_rows, seen_columns = {path[0] for path in paths}, set()
    while paths:
        longer = []
        for path in paths:
            i = path[-1]
            for j in range(len(wanted)):
                if j in seen_columns or flow[i][j] >= room[i][j]:
                    continue
                seen_columns.add(j)
                if wanted[j]:
                    return [*path, j]
                back = [k for k in range(len(left)) if flow[k][j] and k not in seen_rows]
                seen_rows.update(back)
                longer += [[*path, j, k] for k in back]
        paths = longer
    return None


def is_equilibrium(bargain: Bargain) -> bool:
    """True if no proposer of the ``bargain`` could buy cheaper and all values are as defined.

    Exact; O(n^2). A row of ``buys`` that adds up to q - 1 with entries in [0, 1] is the chance of
    being bought under some lottery over sets of q - 1 partners.
    """
    n, values = len(bargain.values), bargain.values
    prices = [bargain.discount * value for value in values]
    for i, row in enumerate(bargain.buys):
        cheapest = sum(sorted(prices[:i] + prices[i + 1 :])[: bargain.quota - 1], _ZERO)
        spent = sum((a * w for a, w in zip(row, prices, strict=True)), _ZERO)
        fits = row[i] == 0 and all(0 <= a <= 1 for a in row) and sum(row) == bargain.quota - 1
        if not fits or spent != cheapest or bargain.keeps[i] != 1 - cheapest:
            return False
    chances = list(zip(bargain.recognition, bargain.buys, strict=True))
    bought = [sum((p * row[j] for p, row in chances), _ZERO) for j in range(n)]
    return all(
        values[i] == bargain.recognition[i] * bargain.keeps[i] + bought[i] * prices[i]
        for i in range(n)
    ) and all(bargain.keeps[i] >= prices[i] for i in range(n))
