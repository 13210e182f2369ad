"""The conflict in a negotiation: what each side can do while nobody signs.

States are the combinations of options that the rules allow. Who holds an issue moves it alone; what
nobody holds moves by agreement, so it has no mover here. Preferences are the points of the model:
only their order counts. A red line says which deals its party refuses and gives no points; with
``red_lines_first`` a state that breaks a red line of a party ranks, for that party, below every
state that breaks none, and points decide within each.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from summitry.errors import TooManyDeals
from summitry.model.conflict import MAX_COMBINATIONS, Conflict, Form
from summitry.model.grid import allowed_grid, utility_grid
from summitry.model.negotiation import Deal, Negotiation

__all__ = ["place_of", "standoff", "worths"]


def standoff(negotiation: Negotiation, red_lines_first: bool = False) -> Conflict:
    """The conflict in ``negotiation``: its rules, holders and points (and red lines, if asked).

    TooManyDeals above MAX_COMBINATIONS.

    >>> from summitry.cases.compile import compile_case
    >>> from summitry.cases.read import read_case
    >>> conflict = standoff(compile_case(read_case("hanoi-2019")))
    >>> conflict.n_states, conflict.status_quo
    (3696, 0)
    """
    if negotiation.n_combinations > MAX_COMBINATIONS:
        raise TooManyDeals(
            f"{negotiation.n_combinations:,} combinations of options; at most"
            f" {MAX_COMBINATIONS:,} are laid out as states: join or leave out some issues"
        )
    codes = np.flatnonzero(allowed_grid(negotiation).reshape(-1))
    form = Form(negotiation.issues, codes)
    today = negotiation.status_quo
    return Conflict(
        parties=negotiation.parties,
        worth=worths(negotiation, codes, red_lines_first),
        form=form,
        status_quo=None if today is None else place_of(form, today),
    )


def worths(
    negotiation: Negotiation, codes: NDArray[np.int64], red_lines_first: bool = False
) -> NDArray[np.int64]:
    """int64 array (n_parties, n_states): the points of the states at ``codes`` to every party of
    the ``negotiation``, with ``red_lines_first`` those that break a red line of its own below."""
    rows = [
        utility_grid(negotiation, p).reshape(-1)[codes] for p in range(len(negotiation.parties))
    ]
    if red_lines_first:
        rows = [_lowered(negotiation, p, codes, row) for p, row in enumerate(rows)]
    return np.stack(rows)


def place_of(form: Form, deal: Deal) -> int | None:
    """The state of ``form`` at which the options are those of ``deal``; None if rules forbid it."""
    code = int(np.ravel_multi_index(deal, form.shape))
    place = int(np.searchsorted(form.codes, code))
    return place if place < len(form.codes) and form.codes[place] == code else None


def _lowered(
    negotiation: Negotiation, party: int, codes: NDArray[np.int64], points: NDArray[np.int64]
) -> NDArray[np.int64]:
    kept = np.ones(negotiation.shape, dtype=bool)
    for line in negotiation.preferences[party].red_lines:
        kept &= line.holds.over(len(negotiation.shape))
    span = int(points.max() - points.min()) + 1
    return np.where(kept.reshape(-1)[codes], points, points - span)
