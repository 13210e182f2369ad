"""Moves without agreement as tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from summitry.reports.conflicts.concept_words import CONCEPT_WORDS
from summitry.reports.tables import table
from summitry.reports.words import capital, count, joined, points

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

__all__ = ["moves_tables"]

_NAME = 12
_MOST_ROWS = 20


def moves_tables(data: dict[str, Any]) -> Iterator[RenderableType]:
    """What ``summitry moves`` prints: sentences first, then what they rest on."""
    for text in data["lines"]:
        yield f"{text}\n"
    if data["sides"]:
        yield _verdicts(data)
    for one in data["concepts"]:
        yield f"{one['name']}: {one['words']}."
    yield ""
    if data["sides"]:
        yield _alone(data)
    if data["reasons"]:
        yield _reasons(data)
    if data["signed"]:
        yield _packages(data)
        yield _signed(data)
    yield from _equilibria(data)
    if data["robustness"]:
        yield _shares(data)
    yield from _routes(data)
    yield from _remedies(data)
    yield from _further(data)


def _verdicts(data: dict[str, Any]) -> Table:
    names = [one["name"] for one in data["concepts"]]
    here = data["state"]
    what = "Today" if here["today"] else capital(here["name"] or "this state")
    made = table(f"{what}: is it stable for each side?", "side", *names, "because it", first=_NAME)
    for side in data["sides"]:
        cells = ["yes" if held else "no" for held in side["stable"].values()]
        made.add_row(side["party"], *cells, side["words"])
    return made


def _alone(data: dict[str, Any]) -> Table:
    made = table("What each side could do alone", "side", "move", "change", "then", right=0)
    for side in data["sides"]:
        for place, move in enumerate(side["moves"]):
            name = side["party"] if place == 0 else ""
            made.add_row(name, joined(move["words"]), _change(move), _then(move["answers"]))
        if not side["moves"]:
            made.add_row(side["party"], "none from here", "", "")
        if (left := side["n_moves"] - len(side["moves"])) > 0:
            made.add_row("", f"… and {count(left, 'more move', 'more moves')}", "", "")
    return made


def _change(move: dict[str, Any]) -> str:
    if move["change"] is not None:
        return points(move["change"])
    return "better" if move["pays"] else "no better"


def _then(answers: list[dict[str, Any]]) -> str:
    told = []
    for one in answers:
        if one["words"] is None:
            told.append(f"{one['party']} stays")
        else:
            left = _change(one)
            told.append(f"{one['party']}: {joined(one['words'])} (in all {left})")
    return "; ".join(told)


def _reasons(data: dict[str, Any]) -> Table:
    """What decides each verdict: the best move that pays, or the first that nothing deters."""
    names = {one["id"]: one["name"] for one in data["concepts"]}
    made = table(
        "What decides it", "side", "by", "stable", "it could", "the answer", "then at best"
    )
    rows: dict[tuple[str, ...], list[str]] = {}
    for one in data["reasons"]:
        answer = one["answers"][0]
        could = f"{answer['words']} ({_gain(answer)})"
        row = (one["party"], "yes" if one["stable"] else "no", could, *_decided(answer))
        rows.setdefault(row, []).append(names[one["concept"]])
    for (party, *cells), concepts in rows.items():
        made.add_row(party, ", ".join(concepts), *cells)
    return made


def _gain(answer: dict[str, Any]) -> str:
    return "better" if answer["change"] is None else points(answer["change"])


def _decided(answer: dict[str, Any]) -> tuple[str, str]:
    """The sanction and the best counter-move; of an escape, what it is that escapes."""
    if answer["sanction"] is None and not answer["escaped"]:
        return "none that leaves it no better off", ""
    found = answer["sanction"] or answer["escaped"][0]
    left = "" if found["change"] is None else f" (in all {points(found['change'])})"
    if answer["sanction"] is None:
        return f"{found['words']}{left}", f"it escapes: {found['counter']}"
    return f"{found['words']}{left}", found["counter"] or ""


def _packages(data: dict[str, Any]) -> Table:
    """What each package is, and which demands it breaks."""
    made = table("The packages", "package", "is other than today in this", "breaks")
    for one in data["signed"]:
        made.add_row(one["label"], "; ".join(one["is"]), "; ".join(one["breaks"]) or "nothing")
    return made


def _signed(data: dict[str, Any]) -> Table:
    made = table("Deals, once signed: who would leave?", "deal", "side", "could gain by", "answer")
    for one in data["signed"]:
        tempted = [side for side in one["sides"] if side["temptation"]]
        for place, side in enumerate(tempted):
            lure = side["temptation"]
            gain = "" if lure["change"] is None else f" ({points(lure['change'])})"
            how = f"{joined(lure['words'])}{gain}"
            name = capital(one["name"]) if place == 0 else ""
            made.add_row(name, side["party"], how, lure["answer"] or "none spoils it")
        if not tempted:
            made.add_row(capital(one["name"]), "nobody", "", "")
    return made


def _equilibria(data: dict[str, Any]) -> Iterator[RenderableType]:
    found = data["equilibria"]
    names = {one["id"]: one["name"] for one in data["concepts"]}
    counts = ", ".join(f"{names[key]} {n:,}" for key, n in found["reached"].items())
    whole = ", ".join(f"{names[key]} {n:,}" for key, n in found["counts"].items())
    yield f"States that last, of {data['n_states']:,}: {whole}."
    if found["n_reached"] is None:
        yield ""
    else:
        yield f"Within reach by moves alone ({count(found['n_reached'], 'state')}): {counts}.\n"
    if data["kind"] == "conflict":
        yield from _states(data)


def _states(data: dict[str, Any]) -> Iterator[RenderableType]:
    """All states of a small conflict file, or those that last."""
    found = data["equilibria"]
    shown = data["states"] or found["listed"][:_MOST_ROWS]
    title = "All states" if data["states"] else "States that last"
    made = table(title, "state", "stable by")
    for one in shown:
        made.add_row(joined(one["words"]), _concepts(data, one) or "none")
    n = len(found["listed"]) + found["cut"]
    if not data["states"] and n > len(shown):
        made.caption = f"{len(shown)} of {n:,} shown; --json has more"
    yield made


def _shares(data: dict[str, Any]) -> Table:
    """In how many of the draws in which it can be each state lasts, by concept."""
    found = data["robustness"]
    names = {one["id"]: one["name"] for one in data["concepts"]}
    title = f"Draws in which it lasts ({found['n']:,} of {found['of']}; seed {found['seed']})"
    rows = {}
    if found["here"] is not None and "states" not in found:
        rows["Today" if data["state"]["today"] else "This state"] = found["here"]
    signed = found.get("signed", {})
    rows |= {capital(one["name"]): signed[one["label"]] for one in data["signed"]}
    held = {
        name: (max(n["of"] for n in row.values()), {k: n["n"] for k, n in row.items()})
        for name, row in rows.items()
    }
    states = sorted(found.get("states", {}).items(), key=lambda pair: -sum(pair[1].values()))
    held |= {name: (found["n"], row) for name, row in states[:_MOST_ROWS]}
    concepts = list(next(iter(held.values()), (0, {}))[1])
    heads = (*(names[key] for key in concepts), "of")
    made = table(title, "state", *heads, right=len(heads))
    for name, (n, row) in held.items():
        made.add_row(name, *(f"{row[key]:,}" for key in concepts), f"{n:,}")
    return made


def _routes(data: dict[str, Any]) -> Iterator[RenderableType]:
    """Ways to states that last, on which fewest movers lose first."""
    if not data["routes"]:
        return
    made = table("Ways to states that last", "to", "stable by", "moves", "gives up first")
    for one in data["routes"]:
        whole = len(one["legs"]) > 1
        way = "; then ".join(_leg(leg, words=whole) for leg in one["legs"])
        first = one["given_up_first"]
        loser = _leg(first, words=False) if first else "nobody"
        made.add_row(_state(one), _concepts(data, one), way, loser)
    if (left := data["n_routes"] - len(data["routes"])) > 0:
        made.caption = (
            f"… and {count(left, 'more way', 'more ways')}, none of them better in this order"
        )
    yield made


def _concepts(data: dict[str, Any], one: dict[str, Any]) -> str:
    names = {concept["id"]: concept["name"] for concept in data["concepts"]}
    held = [names[key] for key in one["concepts"]]
    return "all" if len(held) == len(names) else ", ".join(held)


def _leg(leg: dict[str, Any], *, words: bool) -> str:
    """A move: who makes it, in what ``words`` if asked, and its change to who makes it."""
    who = leg["by"] or "by agreement"
    own = leg["changes"]
    cost = "" if own is None else f" ({', '.join(points(change) for change in own.values())})"
    return f"{who}: {joined(leg['words'])}{cost}" if words else f"{who}{cost}"


def _state(one: dict[str, Any]) -> str:
    return joined(one["state"]["words"])


def _remedies(data: dict[str, Any]) -> Iterator[RenderableType]:
    """What would have to be other for the state to last."""
    if not data["remedies"]:
        return
    names = {one["id"]: one["name"] for one in data["concepts"]}
    columns = ("stable by", "side", "what must be no better than this", "or worth more by")
    made = table("What would make it last", *columns)
    for one in data["remedies"]:
        for place, side in enumerate(one["sides"]):
            rise = "" if side["rise"] is None else points(side["rise"])
            concept = names[one["concept"]] if place == 0 else ""
            made.add_row(concept, side["party"], side["words"], rise)
    yield made
    for one in data["remedies"]:
        if not one["found"]:
            yield f"{names[one['concept']]}: the search was too long; nothing is said."
        for side in one["sides"]:
            asked = f"{side['party']} must find this {side['condition']}"
            yield f"{names[one['concept']]}: {asked}."
    yield ""
    if not all(one["holds_together"] for one in data["remedies"]):
        yield "Taken together these changes do not make it last under every concept named.\n"


def _further(data: dict[str, Any]) -> Iterator[RenderableType]:
    if data["coalitions"]:
        yield _coalitions(data)
    if data["horizon"]:
        yield _horizon(data)
    if data["strength"]:
        yield _strength(data)
    if data["unknown"]:
        yield _unknown(data)


def _coalitions(data: dict[str, Any]) -> Table:
    found = data["coalitions"]
    sides = joined([" + ".join(members) for members in found["structure"]])
    made = table(f"Acting as {sides}", "concept", "stable here for", "states that last")
    for name, states in found["lasting"].items():
        here = found["here"][name] if found["here"] else []
        held = [" + ".join(m) for m, yes in zip(found["structure"], here, strict=False) if yes]
        made.add_row(CONCEPT_WORDS[name][0], joined(held) or "nobody", _listed(states))
    return made


def _listed(states: dict[str, Any]) -> str:
    """How many states and, where they have short names, which."""
    short = all(len(key) <= _NAME for key in states["listed"])
    if not states["listed"] or not short:
        return f"{states['n']:,}"
    more = ", …" if states["n"] > len(states["listed"]) else ""
    return f"{states['n']:,}: {', '.join(states['listed'])}{more}"


def _horizon(data: dict[str, Any]) -> Table:
    found = data["horizon"]
    made = table("Looking ahead (limited moves)", "moves", "play from here can end at", "last")
    for level in found["levels"]:
        ends = "; ".join(f"{party}: {', '.join(keys)}" for party, keys in level["ends"].items())
        made.add_row(str(level["h"]), ends, _listed(level))
    if found["settles"] is not None:
        again = "stays the same" if found["period"] == 1 else f"repeats every {found['period']}"
        made.caption = f"From {found['settles']} moves on it {again}."
    return made


def _strength(data: dict[str, Any]) -> Table:
    found = data["strength"]
    made = table("Strength of preference", "concept", "stable", "strongly stable")
    for name, states in found["stable"].items():
        made.add_row(CONCEPT_WORDS[name][0], _listed(states), _listed(found["strong"][name]))
    return made


def _unknown(data: dict[str, Any]) -> Table:
    found = data["unknown"]["lasting"]
    made = table("With unknown preferences: states that last", "concept", *found)
    for name in found["a"]:
        made.add_row(CONCEPT_WORDS[name][0], *(_listed(found[kind][name]) for kind in found))
    made.caption = (
        "a, c: what may be better draws a side away; b, d: only what is known to be."
        " a, b: only a known loss deters it; c, d: what may be one."
    )
    return made
