"""What random exchanges look like, and withholding played out by hand."""

import numpy as np
from hypothesis import strategies as st

from summitry.phases.gradualism.terms import Terms

shares = st.floats(0.02, 0.98)
chances = st.floats(0, 1)
flows = st.one_of(st.just(0.0), st.floats(1e-6, 1))
terms = st.builds(Terms, shares, shares, chances)


@st.composite
def plans(draw, most=7):
    """Up to ``most`` parts, some of them empty, of no more than the whole good."""
    raw = draw(st.lists(st.integers(0, 20), min_size=1, max_size=most))
    return [part / max(1, sum(raw)) * 0.999 for part in raw]


def play(terms, steps, after, lasting, t=0, out=frozenset()):
    """The best of going on and withholding at ``t``, over which parts are withheld: a full tree."""
    if t == len(steps):
        return _end(terms, after, len(out) if lasting else 0)
    values = []
    for kept in (False, True):
        now = steps[t] - (0 if kept else terms.own_worth * steps[t])
        held = out | {t} if kept else out
        looked_for = held if lasting else held - out
        unseen = np.prod([1 - terms.detection for _ in looked_for])
        rest = play(terms, steps, after, lasting, t + 1, held)
        values.append(now + terms.patience * unseen * rest)
    return max(values)


def _end(terms, after, held):
    """``after`` in every period for ever, each reached unseen: summed until nothing is left."""
    factor = terms.patience * (1 - terms.detection) ** held
    return sum(after * factor**j for j in range(2_000))
