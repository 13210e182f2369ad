"""Moves as sets, and legal sequences by their inductive definition."""


def as_sets(table):
    """The true places of every row of ``table``."""
    return [{t for t, true in enumerate(row) if true} for row in table.tolist()]


def by_sequences(movers, start):
    """Where legal sequences from ``start`` end; ``movers[k][s]`` is what mover k reaches from s.

    Last movers Omega(v) grow until nothing is new: v is in R if a mover goes there from the start,
    or from a t in R that somebody else moved to last.
    """
    last = {}
    for k, moves in enumerate(movers):
        for v in moves[start]:
            last.setdefault(v, set()).add(k)
    while True:
        new = [
            (v, k)
            for t, omega in last.items()
            for k, moves in enumerate(movers)
            if omega != {k}
            for v in moves[t]
            if k not in last.get(v, ())
        ]
        if not new:
            return set(last)
        for v, k in new:
            last.setdefault(v, set()).add(k)
