"""The example files of gmcr-py, and the equilibria that the tool recorded for four of them.

Source: onp/gmcr-py, ``Examples`` and ``test_data/*_logSol.txt``; none of it is kept here:
SUMMITRY_TREES names a folder that holds a checkout under gmcr. A solution file has one row a
concept (Nash, GMR, SEQ, SIM, SEQ and SIM, SMR) and one number a state, 1 for an equilibrium. It was
written by a version in which one opponent sanctions by one move: ``sanctions="single"``.
"""

import os
from pathlib import Path

import numpy as np
import pytest

from summitry.cases.conflicts import parse_conflict
from summitry.cases.exchange.gmcr import read_gmcr
from summitry.cases.nodes import Text
from summitry.stability.concepts import stability

TREE = Path(os.environ.get("SUMMITRY_TREES", "no-trees")) / "gmcr"
STATES = {
    "Cuban": 12,
    "Elmira": 12,
    "Garrison": 23,
    "MilkRiver": 36,
    "Prisoners": 4,
    "SI_misp": 6,
    "SyriaIraq": 6,
}
SOLVED = ("Garrison", "MilkRiver", "Prisoners", "SyriaIraq")
ROWS = ("nash", "gmr", "seq", "sim", None, "smr")

if not TREE.is_dir():
    pytest.skip(
        "SUMMITRY_TREES names no folder with gmcr: 7 .gmcr files NOT checked",
        allow_module_level=True,
    )


def conflict_file(name):
    text, _ = read_gmcr(TREE / "Examples" / f"{name}.gmcr")
    return parse_conflict(Text(name, text))


@pytest.mark.parametrize("name", STATES)
def test_an_example_is_read_with_its_states(name):
    found = conflict_file(name)
    numbers = [found.conflict.names[state] for state in found.order]
    assert numbers == [str(k) for k in range(1, STATES[name] + 1)]


@pytest.mark.parametrize("name", SOLVED)
def test_the_equilibria_are_those_the_tool_recorded(name):
    found = conflict_file(name)
    recorded = np.loadtxt(TREE / "test_data" / f"{name}_logSol.txt") > 0
    concepts = tuple(row for row in ROWS if row)
    ours = stability(found.conflict, concepts, sanctions="single")
    held = {concept: ours.stable[k].all(axis=0)[found.order] for k, concept in enumerate(concepts)}
    held[None] = held["seq"] & held["sim"]
    differing = [row for row, said in zip(ROWS, recorded, strict=True) if (held[row] != said).any()]
    assert not differing


def test_only_what_a_conflict_file_cannot_hold_is_remarked_on():
    remarks = {name: read_gmcr(TREE / "Examples" / f"{name}.gmcr")[1] for name in STATES}
    assert {name: len(said) for name, said in remarks.items() if said} == {
        "Elmira": 3,
        "SI_misp": 2,
    }


def test_rankings_made_by_hand_count_in_elmira():
    found = conflict_file("Elmira")
    best = [found.conflict.names[int(row.argmax())] for row in found.conflict.worth]
    assert best == ["9", "1", "9"]
