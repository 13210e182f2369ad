"""What a state graph shows.

Of a case: one step alone, today, what could be signed together, what then follows. Of a conflict
file: states in columns by the number of moves from today, with the moves that pay.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

import numpy as np

from summitry.reports.conflicts.holds import HOLDS, loosest
from summitry.reports.conflicts.standing import Standing
from summitry.reports.conflicts.state_words import state_words
from summitry.reports.words import capital, count, joined, points
from summitry.stability.paths import paths_from, reached_by_moves
from summitry.stability.reach import moves_from

__all__ = ["conflict_graph", "standoff_graph"]

_ALONE = 2
"""Steps of a side that are drawn, those that pay most or cost least."""


def standoff_graph(data: dict[str, Any]) -> dict[str, Any]:
    """The picture of moves ``data`` with what is ``signed``, for ``picture.graph_spec``."""
    keys = [side["id"] for side in data["sides"]]
    parties = [side["party"] for side in data["sides"]]
    alone = [
        (f"alone-{side['id']}-{place}", by, move)
        for by, side in enumerate(data["sides"])
        for place, move in enumerate(side["moves"][:_ALONE])
    ]
    follows = list(_follows(data["signed"], keys))
    held = HOLDS[loosest(side["hold"] for side in data["sides"])]
    today = {
        "id": "today",
        "column": 1,
        "kind": held.frame,
        "title": _here(data),
        "lines": [held.drawn],
    }
    return {
        "columns": ["one step alone", "here", "signed together", "what then follows"],
        "parties": parties,
        "note": "",
        "nodes": [
            today,
            *(_alone(key, parties[by], move) for key, by, move in alone),
            *(_signed(one) for one in data["signed"]),
            *(node for node, _ in follows),
        ],
        "edges": [
            *(_edge("today", key, by, move["pays"]) for key, by, move in alone),
            *(_edge("today", one["label"], None, True) for one in data["signed"]),
            *(edge for _, edge in follows),
        ],
    }


def _here(data: dict[str, Any]) -> str:
    here = data["state"]
    return "Today" if here["today"] else capital(here["name"] or "this state")


def _alone(key: str, party: str, move: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": key,
        "column": 0,
        "kind": "passing",
        "title": _titled(party, move["change"]),
        "lines": [joined(move["words"]), *(_answered(answer) for answer in move["answers"])],
    }


def _titled(party: str, change: int | None) -> str:
    return party if change is None else f"{party} {points(change)}"


def _answered(answer: dict[str, Any]) -> str:
    if answer["words"] is None:
        return f"then {answer['in_text']} would stay"
    return f"then {answer['in_text']}: {joined(answer['words'])}"


def _signed(one: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": one["label"],
        "column": 2,
        "kind": HOLDS[one["hold"]].frame,
        "title": capital(one["name"]),
        "lines": [HOLDS[one["hold"]].drawn],
    }


def _follows(
    signed: Sequence[dict[str, Any]], keys: Sequence[str]
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """For every side that could gain by leaving: where it would go, and what answers; ``keys`` are
    those of the sides, in the order of their colours."""
    for one in signed:
        for side in one["sides"]:
            if (lure := side["temptation"]) is None:
                continue
            key = f"{one['label']}-{side['id']}"
            held = [] if side["hold"] == "leaves" else [f"held back: {lure['answer']}"]
            lines = [capital(joined(lure["words"])), *held]
            title = _titled(side["party"], lure["change"])
            node = {"id": key, "column": 3, "kind": "passing", "title": title, "lines": lines}
            yield node, _edge(one["label"], key, keys.index(side["id"]), True)


def _edge(source: str, target: str, by: int | None, pays: bool) -> dict[str, Any]:
    return {"source": source, "target": target, "by": by, "pays": pays}


_MOST_STATES = 16
"""Most states of a conflict that are drawn; of a larger one those that last and the ways there."""


def conflict_graph(standing: Standing, state: int | None) -> dict[str, Any]:
    """The picture of a conflict from ``state``, or from none, for ``picture.graph_spec``."""
    conflict = standing.conflict
    shown = _shown(standing, state)
    columns, titles = _columns(standing, state, shown)
    left_out = conflict.n_states - len(shown)
    return {
        "columns": titles,
        "parties": [party.name for party in conflict.parties],
        "note": f"{len(shown)} of {conflict.n_states:,} states drawn" if left_out else "",
        "nodes": [_state_node(standing, state, place, columns[place]) for place in shown],
        "edges": [*_paying(standing, columns), *_losing(standing, state, columns)],
    }


def _paying(standing: Standing, shown: Collection[int]) -> Iterator[dict[str, Any]]:
    """The moves between states ``shown`` that pay those who make them."""
    worth = standing.conflict.worth
    for place in shown:
        for party in standing.movers:
            for target in moves_from(standing.conflict, party, place).tolist():
                if target in shown and worth[party, target] > worth[party, place]:
                    yield _edge(str(place), str(target), party, True)


def _losing(
    standing: Standing, state: int | None, shown: Collection[int]
) -> Iterator[dict[str, Any]]:
    """The moves that do not pay, on the best ways from ``state`` to states that last."""
    if state is None or not standing.listed:
        return
    lasting = np.flatnonzero(standing.equilibria.any(axis=0)).tolist()
    ways = paths_from(standing.conflict, state, lasting, together=False, arcs=standing.arcs)
    legs = {(leg.start, leg.end, leg.mover) for path in ways for leg in path.legs if leg.worsens}
    for start, end, mover in sorted(legs, key=lambda leg: leg[:2]):
        if start in shown and end in shown:
            yield _edge(str(start), str(end), mover, False)


def _shown(standing: Standing, state: int | None) -> list[int]:
    """All states where they are few; else ``state``, those that last and the ways to them."""
    conflict = standing.conflict
    if conflict.n_states <= _MOST_STATES:
        return list(range(conflict.n_states))
    lasting = np.flatnonzero(standing.equilibria.any(axis=0)).tolist()
    kept: dict[int, None] = dict.fromkeys(lasting if state is None else [state])
    if state is not None and standing.listed:
        for path in paths_from(conflict, state, lasting, together=False, arcs=standing.arcs):
            kept.update(dict.fromkeys(leg.end for leg in path.legs))
    return list(kept)[:_MOST_STATES]


def _columns(
    standing: Standing, state: int | None, shown: Sequence[int]
) -> tuple[dict[int, int], list[str]]:
    """The column of each state shown and the titles: moves from ``state``, or all in a block."""
    if state is None or not standing.listed:
        side = max(1, round(len(shown) ** 0.5))
        return {place: k // side for k, place in enumerate(shown)}, [""] * -(-len(shown) // side)
    found = reached_by_moves(standing.conflict, state, standing.arcs)
    away = dict(zip(found.states.tolist(), found.distances.tolist(), strict=True)) | {state: 0}
    used = sorted({away[place] for place in shown if place in away})
    titles = ["here" if n == 0 else count(n, "move") for n in used]
    columns = {place: used.index(away[place]) for place in shown if place in away}
    lost = {place: len(used) for place in shown if place not in away}
    return columns | lost, titles + (["out of reach"] if lost else [])


def _state_node(standing: Standing, state: int | None, place: int, column: int) -> dict[str, Any]:
    kinds = [standing.hold(party, place) for party in standing.movers]
    held = HOLDS[loosest(kinds)]
    return {
        "id": str(place),
        "column": column,
        "kind": held.frame,
        "title": joined(state_words(standing.conflict, place)),
        "lines": (["here"] if place == state else []) + [held.drawn],
    }
