"""The rival: gmcr-py (github.com/onp/gmcr-py), from a folder of the user's own.

Its licence lets one use it, and neither copy nor modify it: it is imported from that folder in a
process of its own, which runs its public classes as they are, and nothing of it is kept. It needs
no tkinter for this.
"""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from conflicts.drawn import Condition, Drawn

FIVE = ("nash", "gmr", "smr", "seq", "sim")
"""What it finds, by our names."""

_MODEL, _SOLVERS = "data_01_conflictModel", "data_02_conflictSolvers"


def folder(given: Path | None) -> Path | None:
    """Where gmcr-py is: ``given``, or gmcr/ in the folder SUMMITRY_TREES; None if it is not."""
    trees = os.environ.get("SUMMITRY_TREES")
    found = given or (Path(trees) / "gmcr" if trees else None)
    return found if found and (found / f"{_SOLVERS}.py").is_file() else None


def load(found: Path) -> None:
    """Let this process import from the folder ``found``, and leave no compiled files there."""
    sys.dont_write_bytecode = True
    sys.path.append(str(found))


def model(drawn: Drawn) -> Any:
    """The same conflict as gmcr-py keeps it, states and preferences made ready."""
    made = importlib.import_module(_MODEL).ConflictModel()
    for party in range(len(drawn.held)):
        made.decisionMakers.append(f"P{party}")
    for action, party in enumerate(drawn.owners):
        maker = made.decisionMakers[party]
        maker.addOption(_option(made, action, "fwd" if action in drawn.one_way else "both"))
    made.options.set_indexes()
    made.recalculateFeasibleStates(True)
    made.useManualPreferenceRanking = not drawn.statements
    for party, maker in enumerate(made.decisionMakers):
        maker.calculatePerceived()
        if drawn.statements:
            for condition in drawn.statements[party]:
                maker.preferences.append(_condition(made, condition))
        else:
            maker.preferenceRanking = (np.argsort(-drawn.worth[party]) + 1).tolist()
        maker.calculatePreferences()
    return made


def _option(made: Any, action: int, direction: str) -> Any:
    return importlib.import_module(_MODEL).Option(f"a{action}", made.options, direction)


def _condition(made: Any, condition: Condition) -> Any:
    return made.newCondition([(made.options[k], "Y" if taken else "N") for k, taken in condition])


def solve(made: Any) -> Any:
    """What is measured: its matrices of moves, and every concept for everybody in every state."""
    solver = importlib.import_module(_SOLVERS).LogicalSolver(made)
    solver.findEquilibria()
    return solver


def stable(solver: Any) -> NDArray[np.bool_]:
    """bool array (5, n_parties, n_states), concepts as in FIVE."""
    return np.array([getattr(solver, f"{name}Stabilities") for name in FIVE], dtype=bool)
