"""Scenarios to write and read back, and a folder to do it in."""

import tempfile
from fractions import Fraction
from pathlib import Path

from hypothesis import strategies as st

from summitry.cases.exchange.scenario import Profile, Scenario, ScenarioIssue

names = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=6)
decimals = st.integers(0, 1000).map(lambda n: Fraction(n, 1000))


@st.composite
def issues(draw, numbers=True):
    """One to three issues of words, or of numbers that are their own names."""
    found = []
    for name in draw(st.lists(names, min_size=1, max_size=3, unique=True)):
        if numbers and draw(st.booleans()):
            low, size = draw(st.integers(-3, 9)), draw(st.integers(2, 4))
            values = tuple(Fraction(low + k) for k in range(size))
            found.append(ScenarioIssue(name, tuple(map(str, values)), values))
        else:
            values = draw(st.lists(names, min_size=1, max_size=4, unique=True))
            found.append(ScenarioIssue(name, tuple(values)))
    return tuple(found)


@st.composite
def scenarios(draw, numbers=True, bids=False, discounts=False, sides=2):
    """Sides whose weights are decimals that sum to 1, with one value worth 1 on each issue.

    ``bids`` draws reservations that a bid is worth; ``discounts`` draws discounts too.
    """
    matters = draw(issues(numbers))
    profiles = tuple(draw(_profile(f"side {k}", matters, bids, discounts)) for k in range(sides))
    return Scenario(draw(names), matters, profiles)


@st.composite
def _profile(draw, name, matters, bids, discounts):
    cuts = st.lists(
        st.integers(1, 99), min_size=len(matters) - 1, max_size=len(matters) - 1, unique=True
    )
    ends = [0, *sorted(draw(cuts)), 100]
    terms = []
    for low, high, issue in zip(ends, ends[1:], matters, strict=False):
        worth = [draw(decimals) for _ in issue.values]
        worth[draw(st.integers(0, len(worth) - 1))] = Fraction(1)
        terms.append(tuple(Fraction(high - low, 100) * u for u in worth))
    if bids:
        reservation = draw(st.none() | st.tuples(*map(st.sampled_from, terms)).map(sum))
    else:
        reservation = draw(st.none() | decimals)
    discount = draw(st.none() | decimals.filter(bool)) if discounts else None
    return Profile(name, tuple(terms), reservation=reservation, discount=discount)


def through(module, scenario):
    """The ``scenario`` after it was written and read by ``module``."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in module.texts(scenario).items():
            (Path(folder) / name).write_text(text, encoding="utf-8")
        assert module.detects(Path(folder))
        return module.read(Path(folder))


def worths(scenario):
    """What is to be kept: the values and every number of every side."""
    values = [issue.values for issue in scenario.issues]
    return values, [(p.terms, p.reservation, p.discount) for p in scenario.profiles]
