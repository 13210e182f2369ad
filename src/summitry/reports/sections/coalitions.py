"""Coalitions as data: who could sign without the rest, power, core, nucleolus, proposals."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from summitry.cases.games import GameFile
from summitry.coalitions.bargaining import Bargain, baron_ferejohn
from summitry.coalitions.core import Core, core, core_of_voting
from summitry.coalitions.game import MAX_PLAYERS, Game, from_worths, members
from summitry.coalitions.measured import MEASURED, measured_line
from summitry.coalitions.nucleolus import kohlberg
from summitry.coalitions.power import POWER, banzhaf_raw
from summitry.coalitions.signing import MAX_COMBINATIONS, Signing, game_of, signings
from summitry.coalitions.voting import Voting
from summitry.deals.zopa import room
from summitry.errors import RuleError
from summitry.model.negotiation import Negotiation
from summitry.reports.sections.deals import in_words
from summitry.reports.words import count, joined

__all__ = ["coalitions_of_case", "coalitions_of_game", "exactly"]

PRESUMED = (
    "Worth adds points of different parties and lets them be passed on: it means something only"
    " if a point is worth the same to all."
)
STILL = "The rest is taken to stand still, and what is done to it is not counted."
_TORN_LIMIT = 12
_NAMES = {
    "equal_split": "equal split",
    "shapley": "Shapley value",
    "banzhaf": "Banzhaf index",
    "nucleolus": "nucleolus",
}


def coalitions_of_game(file: GameFile, discount: Fraction | None = None) -> dict[str, Any]:
    """The game in a ``file``; with a ``discount`` also what proposers get, round after round."""
    if file.quota is None:
        if discount is not None:
            raise RuleError("--discount goes with a voting rule: quota and votes")
        game = from_worths(file.players, file.worth)
        return {"kind": "worth", "title": file.title, **_lenses(game, file.players)}
    veto = tuple(file.players.index(name) for name in file.veto)
    voting = Voting(file.players, file.quota, file.votes, veto)
    data = {
        "kind": "vote",
        "title": file.title,
        "quota": file.quota,
        "votes": dict(zip(file.players, file.votes, strict=True)),
        "veto": list(file.veto),
        "swings": [int(x) for x in banzhaf_raw(voting)],
        **_lenses(voting, file.players),
    }
    if discount is not None:
        data["bargaining"] = _bargaining(file, discount)
    return data


def coalitions_of_case(negotiation: Negotiation, title: str) -> dict[str, Any]:
    """The ``negotiation`` of the case called ``title``: who could sign, and the game of that.

    What all principals could sign together is the room for agreement where it is too large to list.
    """
    large = negotiation.n_combinations > MAX_COMBINATIONS
    found = signings(negotiation, together=not large)
    ways = [len(one.deals) or None for one in found]
    if large:
        all_of_them, n_best = _all_together(negotiation)
        found, ways = (*found, all_of_them), [*ways, n_best]
    names = [negotiation.parties[p].name for p in negotiation.principals]
    return {
        "kind": "case",
        "title": title,
        "signing": [
            _signing(negotiation, one, n, names) for one, n in zip(found, ways, strict=True)
        ],
        "presumed": PRESUMED,
        "still": STILL,
        **_lenses(game_of(negotiation, found), names),
    }


def exactly(value: Fraction) -> dict[str, Any]:
    """A number as an exact fraction and as a decimal of six places.

    >>> exactly(Fraction(7, 30))
    {'exact': '7/30', 'value': 0.233333}
    """
    return {"exact": str(value), "value": round(float(value), 6)}


def _lenses(game: Game | Voting, names: Sequence[str]) -> dict[str, Any]:
    small = game.n <= MAX_PLAYERS
    table = game if isinstance(game, Game) else game.game() if small else None
    return {
        "players": list(names),
        "sets": [] if table is None or isinstance(game, Voting) else _sets(table, names),
        "torn": _torn(table, names),
        "power": [_index(name, game, table) for name in POWER],
        "core": _core(game, names),
    }


def _index(name: str, game: Game | Voting, table: Game | None) -> dict[str, Any]:
    data: dict[str, Any] = {
        "index": name,
        "name": _NAMES[name],
        "measured": _measured(name),
        "certificate": "",
    }
    if name == "nucleolus" and table is None:
        return {**data, "shares": None, "note": f"made for {MAX_PLAYERS} players at most"}
    shares = POWER[name](game)
    if shares is None:
        why = "nothing to share out" if name == "banzhaf" else "the players alone are worth more"
        return {**data, "shares": None, "note": f"not defined: {why}"}
    if name == "nucleolus" and table is not None:
        if not kohlberg(table, shares):
            raise ArithmeticError("the nucleolus fails Kohlberg's criterion")
        data["certificate"] = "meets Kohlberg's criterion"
    return {**data, "shares": [exactly(x) for x in shares], "note": ""}


def _measured(name: str) -> dict[str, Any]:
    found = MEASURED[name]
    return {
        "text": measured_line(name),
        "points": found.points,
        "n": found.n,
        "points_all": found.points_all,
        "n_all": found.n_all,
        "source": found.source,
        "licence": found.licence,
    }


def _core(game: Game | Voting, names: Sequence[str]) -> dict[str, Any]:
    found: Core = core_of_voting(game) if isinstance(game, Voting) else core(game)
    if found.balanced is not None:
        return {"empty": True, "balanced": _balanced(found, names)}
    return {
        "empty": False,
        "element": [exactly(x) for x in found.element or ()],
        "ranges": [[exactly(low), exactly(high)] for low, high in found.ranges or ()],
    }


def _balanced(found: Core, names: Sequence[str]) -> list[dict[str, Any]]:
    return [
        {"members": [names[i] for i in members(subset)], "weight": exactly(weight)}
        for subset, weight in found.balanced or ()
    ]


def _sets(game: Game, names: Sequence[str]) -> list[dict[str, Any]]:
    subsets = sorted(range(1, 2**game.n), key=lambda s: (s.bit_count(), s))
    return [
        {"members": [names[i] for i in members(s)], "worth": exactly(game.worth[s])}
        for s in subsets
        if game.worth[s]
    ]


def _torn(game: Game | None, names: Sequence[str]) -> str | None:
    """A sentence on two sets that are worth more apart; None where there are none."""
    found = game.torn() if game is not None and game.n <= _TORN_LIMIT else None
    if found is None:
        return None
    first, second = (joined([names[i] for i in members(subset)]) for subset in found)
    return f"Not superadditive: {first}, and {second}, are worth more apart than together."


def _all_together(negotiation: Negotiation) -> tuple[Signing, int | None]:
    """What all principals could sign, by the room for agreement, with one of the deals worth most,
    and how many of those there are (None if not counted)."""
    place = 2 ** len(negotiation.principals) - 1
    issues = tuple(range(len(negotiation.issues)))
    found = room(negotiation)
    if not found.exists:
        return Signing(place, issues, (), 0, ()), None
    best = found.solutions["utilitarian"]
    counts = [found.inside.counts[row] for row in best]
    n_best = None if None in counts else sum(n or 0 for n in counts)
    gains = found.inside.points[best[0]] - negotiation.outside_of_principals
    deal = next(iter(found.inside.deals(best[0], 1)))
    return Signing(place, issues, (deal,), found.count, tuple(gains.tolist())), n_best


def _signing(
    negotiation: Negotiation, one: Signing, n_best: int | None, names: Sequence[str]
) -> dict[str, Any]:
    return {
        "members": [names[i] for i in members(one.subset)],
        "issues": [negotiation.issues[i].name for i in one.issues],
        "possible": one.possible,
        "count": one.count,
        "worth": sum(one.gains),
        "gains": list(one.gains),
        "n_best": n_best if one.possible else 0,
        "deal": in_words(negotiation, one.deals[0]) if one.possible else [],
        "why_not": _why_not(negotiation, one),
    }


def _why_not(negotiation: Negotiation, one: Signing) -> str:
    if one.possible:
        return ""
    if not one.issues:
        return "they hold no issue"
    if one.unknown:
        missing = joined([negotiation.issues[i].name for i in one.unknown])
        return f"no status quo is given for {missing}"
    return f"none of the deals on {count(len(one.issues), 'issue')} suits all of them"


def _bargaining(file: GameFile, discount: Fraction) -> dict[str, Any]:
    if not 0 < discount <= 1:
        raise RuleError(f"--discount {discount}: above 0 and at most 1")
    if set(file.votes) != {1} or file.veto:
        raise RuleError("--discount: the closed rule is solved for one vote each and no veto")
    n = len(file.players)
    chances = file.recognition or (Fraction(1, n),) * n
    found = baron_ferejohn(chances, discount, file.quota or 1)
    if found is None:
        raise RuleError(f"--discount {discount}: the values are not unique; take one below 1")
    return _bargain(found)


def _bargain(found: Bargain) -> dict[str, Any]:
    return {
        "discount": exactly(found.discount),
        "recognition": [exactly(p) for p in found.recognition],
        "values": [exactly(v) for v in found.values],
        "keeps": [exactly(x) for x in found.keeps],
        "price": [exactly(found.discount * v) for v in found.values],
    }
