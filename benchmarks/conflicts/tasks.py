"""What is measured: a conflict, our call on it, and whether gmcr-py is given the same."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from conflicts.drawn import Condition, Drawn, even, ranked, stated
from conflicts.gmcr_py import FIVE
from summitry.cases.conflicts import ConflictFile, read_conflict
from summitry.model.conflict import Conflict
from summitry.stability.concepts import stability
from summitry.stability.draws import Shares, stable_shares, swapped

SIX = (*FIVE[:4], "sseq", "sim")
MEGA, GIGA = 10**6, 10**9

ELMIRA = Path(__file__).parents[2] / "tests/known/kinsara-2014/elmira/conflict.yaml"
"""Twelve states, three parties; what was decided there cannot be taken back."""

TWO, THREE, FOUR = "2 parties", "3 parties", "4 parties"
ONE_WAY = "2 parties, some moves one-way"


@dataclass(frozen=True, eq=False)
class Task:
    """One row: ``call`` on what ``make`` makes ready.

    ``tiny``   : the same kind, to warm up with.
    ``drawn``  : for both sides, where gmcr-py is given the same conflict.
    ``most``   : seconds to stay under; ``memory``: bytes; where they are set.
    ``line``   : the line of the picture that it is a point of, over ``states``.
    ``long``   : left out of a quick run.
    """

    name: str
    make: Callable[[], Any]
    call: Callable[[Any], Any]
    tiny: Callable[[], Any]
    drawn: Callable[[], Drawn] | None = None
    most: float | None = None
    memory: int | None = None
    line: str = ""
    states: int = 0
    long: bool = False


Bar = tuple[float, int | None]
BARS: dict[tuple[int, int], Bar] = {
    (2, 14): (1, 300 * MEGA),
    (2, 16): (3, None),
    (2, 20): (60, 4 * GIGA),
    (3, 16): (3, None),
    (4, 18): (20, None),
}
"""Seconds and bytes for parties and actions."""

SIZES = {2: (6, 8, 10, 12, 14, 16, 18, 20), 3: (6, 9, 12, 14, 16, 18), 4: (6, 8, 12, 16, 18)}
RIVAL_SIZES = {2: (6, 8, 10, 12, 14), 3: (6, 9), 4: (6, 8)}
LINES = {2: TWO, 3: THREE, 4: FOUR}


def of_concepts(names: tuple[str, ...], conflict: Conflict) -> Any:
    """Every verdict (n_concepts, n_parties, n_states)."""
    return stability(conflict, names).stable


def _task(name: str, draw: Callable[[], Drawn], n_parties: int, **more: Any) -> Task:
    """The five concepts on what ``draw`` gives; a smaller one of its kind is warmed up with."""
    names = more.pop("names", FIVE)
    against = more.pop("against", False)
    make, kind = draw, more.pop("kind", ranked)
    return Task(
        name,
        lambda: make().conflict(),
        partial(of_concepts, names),
        lambda: kind((2,) * n_parties).conflict(),
        draw if against else None,
        **more,
    )


def rankings(n_parties: int) -> list[Task]:
    """Rankings drawn at random, every move can be undone: the bars."""
    return [
        _task(
            f"{LINES[n_parties]}, rankings, 2^{n}",
            partial(ranked, even(n_parties, n)),
            n_parties,
            against=n in RIVAL_SIZES[n_parties],
            most=BARS.get((n_parties, n), (None, None))[0],
            memory=BARS.get((n_parties, n), (None, None))[1],
            line=LINES[n_parties],
            states=1 << n,
            long=n > 16 and (n_parties, n) not in BARS,
        )
        for n in SIZES[n_parties]
    ]


def one_way() -> list[Task]:
    """One action of each party cannot be taken back, so that every move is listed."""
    two = [
        _task(
            f"2 parties, one-way, 2^{n}",
            partial(ranked, even(2, n), 1),
            2,
            kind=partial(ranked, one_way=1),
            against=n in (6, 8, 10, 12),
            line=ONE_WAY,
            states=1 << n,
            long=n > 16,
        )
        for n in (6, 8, 10, 12, 14, 16, 18, 20)
    ]
    more = [(3, 6), (3, 16), (4, 18)]
    return two + [
        _task(
            f"{LINES[p]}, one-way, 2^{n}",
            partial(ranked, even(p, n), 1),
            p,
            kind=partial(ranked, one_way=1),
            against=n == 6,
        )
        for p, n in more
    ]


def others() -> list[Task]:
    """Statements, actions shared out unevenly, and six concepts in place of five."""
    said = [
        _task(
            f"2 parties, statements, 2^{n}",
            partial(stated, even(2, n)),
            2,
            kind=stated,
            against=n < 12,
        )
        for n in (8, 10, 14, 20)
    ]
    uneven = [
        _task(f"2 parties, {a} and {b} actions{but}", partial(ranked, (a, b)), 2, **more)
        for a, b, but, more in (
            (13, 1, "", {}),
            (12, 4, "", {}),
            (16, 4, ", no sim", {"names": FIVE[:4]}),
            (16, 4, "", {"long": True}),
        )
    ]
    six = [
        _task(f"{LINES[p]}, with sseq, 2^{n}", partial(ranked, even(p, n)), p, names=SIX)
        for p, n in BARS
    ]
    return said + uneven + six


def further() -> list[Task]:
    """Draws of rankings, and a file of 20 actions."""
    return [
        Task("1,000 rankings of 12 states", _elmira, partial(drawn_often, 1000), _elmira, most=1),
        Task("10,000 rankings of 12 states", _elmira, partial(drawn_often, 10_000), _elmira),
        Task(
            "1,000 rankings of 2^10 states",
            lambda: ranked((5, 5)).conflict(),
            partial(drawn_often, 1000),
            lambda: ranked((5, 5)).conflict(),
        ),
        Task("reading a file of 20 actions", partial(_file, 10), read_file, partial(_file, 2)),
    ]


def drawn_often(n_draws: int, conflict: Conflict) -> Shares:
    """Rankings near the one given, three pairs of neighbours swapped, and five concepts in each."""
    return stable_shares(conflict, swapped(conflict.worth, n_draws, 3, seed=1))


def read_file(text: str) -> ConflictFile:
    """The conflict in a file that says ``text``."""
    with tempfile.NamedTemporaryFile("w", suffix=".yaml", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        return read_conflict(file.name)


def _elmira() -> Conflict:
    return read_conflict(str(ELMIRA)).conflict


def _file(each: int) -> str:
    """A file of two parties with ``each`` actions and prioritised statements."""
    drawn = stated((each, each))
    lines = ["parties:"]
    for party in range(2):
        actions = ", ".join(f"a{k}" for k, owner in enumerate(drawn.owners) if owner == party)
        lines.append(f"  p{party}: {{actions: [{actions}]}}")
    lines.append("preferences:")
    for party, said in enumerate(drawn.statements):
        lines.append(f"  p{party}: {{statements: [{', '.join(map(_words, said))}]}}")
    return "\n".join(lines) + "\n"


def _words(condition: Condition) -> str:
    return " and ".join(f"a{k}" if taken else f"not a{k}" for k, taken in condition)


def all_tasks() -> dict[str, Task]:
    """Every task by its name."""
    return {task.name: task for task in _every()}


def _every() -> Iterator[Task]:
    for n_parties in SIZES:
        yield from rankings(n_parties)
    yield from one_way()
    yield from others()
    yield from further()
