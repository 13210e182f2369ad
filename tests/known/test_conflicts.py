"""Known conflicts: each published state is stable by definition first, then the sets are equal.

Those of this folder are in ``*/*/conflict.yaml``; the same and others stand in ``../shared/known``.
A line is checked with sanctions by legal sequences (Fang, Hipel and Kilgour 1993) unless it says
that it was found otherwise:

- ``single``: one opponent moves once. GMCR+ (2014) and the test data of gmcr-py are of this kind.
- ``once``: any opponents in any order, each at most once. A later gmcr-py is of this kind; written
  out below, to show that this is the whole difference.
"""

from pathlib import Path

import numpy as np
import pytest

from summitry.stability.coalition import coalition_stability
from summitry.stability.concepts import stability
from summitry.stability.definitions import improvements, is_stable
from tests.known.conflict_files import filed, load, names_of, ranks, shared
from tests.stability.models import moves_of

HERE = Path(__file__).parent
SHARED = Path(__file__).resolve().parents[3] / "shared" / "known"
CONFLICTS = {
    "chicken",
    "cuban_missile_crisis",
    "elmira_12_gmcrplus",
    "elmira_9_xu",
    "garrison_23",
    "milk_river",
    "prisoners_dilemma",
}
SPATIAL = {"emission_standards_1994", "ktab_dummy_3dim"}
"""Positions on a line or in space and expected utility: models of another kind, not checked."""

ENTRY_KEYS = {
    "label",
    "sanctions",
    "within",
    "equilibria",
    "equilibria_within",
    "unilateral_improvements",
    "coalition",
    "coalition_equilibria",
    "known_difference",
}


def _stable_once(conflict, party, state, concept):
    """gmr or smr where each of the others moves at most once, in any order."""
    can, worth = moves_of(conflict), conflict.worth[party]

    def reached(movers, s):
        for k in movers:
            for t in np.flatnonzero(can[k, s]):
                yield t
                yield from reached(movers - {k}, t)

    def no_better(s2):
        counters = can[party, s2] if concept == "smr" else np.zeros_like(can[party, s2])
        return worth[s2] <= worth[state] and (worth[counters] <= worth[state]).all()

    others = frozenset(range(conflict.n_parties)) - {party}
    return all(
        any(no_better(s2) for s2 in reached(others, s1))
        for s1 in improvements(conflict, party, state)
    )


def _stable(conflict, party, state, concept, reading):
    if reading == "once":
        return _stable_once(conflict, party, state, concept)
    return is_stable(conflict, party, state, concept, reading)


def _sources():
    """(conflict, what is known) by name."""
    folders = sorted(path.parent for path in HERE.glob("*/*/conflict.yaml"))
    found = {f"{folder.parent.name}/{folder.name}": filed(folder) for folder in folders}
    if SHARED.is_dir():
        found |= {f"shared/{name}": shared(SHARED / f"{name}.yaml") for name in sorted(CONFLICTS)}
    return found


SOURCES = _sources()


@pytest.fixture(scope="module", params=SOURCES)
def known(request):
    return SOURCES[request.param]


def _having(key):
    """Parametrised over the sources that say something under ``key``."""
    names = [name for name, (_, data) in SOURCES.items() if data.get(key)]
    return pytest.mark.parametrize("source", names)


def _lines(data):
    """(reading, concept, the states it was looked for in or None, the states)."""
    for line in data["equilibria"]:
        for concept in line.keys() - {"sanctions", "within"}:
            within = names_of(line["within"]) if line.get("within") else None
            yield line.get("sanctions", "sequences"), concept, within, names_of(line[concept])


def test_each_known_equilibrium_is_stable_by_definition(known):
    conflict, data = known
    wrong = [
        (reading, concept, name, conflict.parties[party].name)
        for reading, concept, _, states in _lines(data)
        for name in states
        for party in range(conflict.n_parties)
        if not _stable(conflict, party, conflict.state(name), concept, reading)
    ]
    assert not wrong


def test_no_other_state_is_an_equilibrium_by_definition(known):
    conflict, data = known
    for reading, concept, within, states in _lines(data):
        others = set(within or conflict.names) - set(states)
        assert set(states) <= set(within or conflict.names)
        for name in others:
            state = conflict.state(name)
            assert not all(
                _stable(conflict, party, state, concept, reading)
                for party in range(conflict.n_parties)
            ), (reading, concept, name)


def test_the_engine_finds_the_known_equilibria(known):
    conflict, data = known
    for reading, concept, within, states in _lines(data):
        if reading == "once":  # a reading of one program, which the engine does not offer
            continue
        found = stability(conflict, (concept,), reading).equilibria(concept)
        names = {conflict.names[state] for state in found}
        assert names & set(within or names) == set(states), (reading, concept)


@_having("improvements")
def test_the_known_improvements_are_all(source):
    conflict, data = SOURCES[source]
    for party, moves in data["improvements"].items():
        for start, ends in moves.items():
            found = improvements(conflict, conflict.party(party), conflict.state(str(start)))
            assert {conflict.names[t] for t in found} == set(names_of(ends))


@_having("coalitions")
def test_the_known_coalitions_stand(source):
    """GMCR+ moves a coalition at once, on all that its members hold; better is better for each."""
    conflict, data = SOURCES[source]
    for line in data["coalitions"]:
        parts = [[conflict.party(name) for name in part] for part in line["parts"]]
        concepts = sorted(line.keys() - {"parts", "within"})
        found = coalition_stability(conflict, parts, concepts, gains="strict", reach="at_once")
        for concept in concepts:
            names = {conflict.names[state] for state in found.equilibria(concept)}
            shown = set(names_of(line.get("within") or names))
            assert names & shown == set(names_of(line[concept])), concept


@_having("rankings")
def test_the_statements_give_the_ranking(source):
    conflict, data = SOURCES[source]
    for party, ranking in data["rankings"].items():
        assert conflict.worth[conflict.party(party)].tolist() == ranks(ranking, conflict.names)


def test_the_readings_of_garrison_differ_by_the_states_that_the_text_says():
    conflict, _ = SOURCES["hipel-fraser-1980/garrison"]

    def gmr(reading):
        parties, states = range(conflict.n_parties), range(conflict.n_states)
        found = [s for s in states if all(_stable(conflict, p, s, "gmr", reading) for p in parties)]
        return {conflict.names[s] for s in found}

    assert gmr("once") - gmr("single") == {"4", "10"}
    assert gmr("sequences") - gmr("once") == {"6"}
    assert gmr("single") < gmr("once") < gmr("sequences")


needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the known conflicts are not beside this checkout (../shared)"
)


@needs_shared
def test_every_shared_file_is_a_conflict_or_known_to_be_of_another_kind():
    files = {path.stem: load(path) for path in SHARED.glob("*.yaml")}
    assert set(files) == CONFLICTS | SPATIAL
    assert {name for name, data in files.items() if data.get("kind") == "spatial"} == SPATIAL


@needs_shared
@pytest.mark.parametrize("name", sorted(CONFLICTS))
def test_no_shared_line_is_left_unread(name):
    entries = load(SHARED / f"{name}.yaml")["published"]
    assert set().union(*entries) <= ENTRY_KEYS
    _, read = SOURCES[f"shared/{name}"]
    n_read = len(read["equilibria"]) + len(read["coalitions"]) + bool(read["improvements"])
    assert n_read == len(entries)


@needs_shared
@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("textbook/chicken", "chicken"),
        ("fraser-hipel-1984/cuba", "cuban_missile_crisis"),
        ("xu-2007/elmira", "elmira_9_xu"),
        ("kinsara-2014/elmira", "elmira_12_gmcrplus"),
        ("hipel-fraser-1980/garrison", "garrison_23"),
    ],
)
def test_the_conflicts_of_this_folder_are_the_shared_ones(here, there):
    """Who can go where and who prefers what, by the names of states; parties go by place."""
    mine, theirs = SOURCES[here][0], SOURCES[f"shared/{there}"][0]
    order = [theirs.state(name) for name in mine.names]
    assert (moves_of(mine) == moves_of(theirs)[:, order][:, :, order]).all()
    assert (mine.worth == theirs.worth[:, order]).all()
