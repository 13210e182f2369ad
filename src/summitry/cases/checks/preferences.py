"""Preferences: weights and scores that fit each other and the issues, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator

from summitry.cases.checks.finding import Finding, Path, unknown
from summitry.cases.compile import overlaid
from summitry.cases.schema import Case, PreferencesEntry
from summitry.model.issue import Issue

__all__ = ["all_preferences", "check_choices", "check_preferences"]


def check_preferences(case: Case, issues: tuple[Issue, ...]) -> Iterator[Finding]:
    """That all preferences of ``case`` are a party's, with weights and scores to fit ``issues``."""
    for path, entry in all_preferences(case):
        if path[-1] not in case.parties:
            yield unknown(path, "party", path[-1], case.parties)
        yield from _weights(path, entry, issues)
        base = case.preferences.get(path[-1], entry)
        yield from _scores(path, entry, issues, weighted=bool(entry.weights or base.weights))
        yield from _public(path, entry, issues)
        if "outside" in entry.red_lines:
            message = "outside is the name of the walk-away value; choose another key"
            yield Finding((*path, "red_lines", "outside"), message, key=True)
    for path, entry in _as_compiled(case):
        yield from _consistent(path, entry, issues)
        if path[0] == "preferences" and entry.public and entry.face is None:
            yield Finding((*path, "public"), "has no effect without face", "warning")


def _as_compiled(case: Case) -> Iterator[tuple[Path, PreferencesEntry]]:
    """The preferences that become a model: the case's own, and what readings and beliefs make of
    them."""
    for party, entry in case.preferences.items():
        yield ("preferences", party), entry
    for name, reading in case.readings.items():
        for party, change in reading.preferences.items():
            base = case.preferences.get(party, PreferencesEntry())
            yield ("readings", name, "preferences", party), overlaid(base, change)
    for path, change in _believed(case):
        yield path, overlaid(case.preferences.get(path[-1], PreferencesEntry()), change)


def _believed(case: Case) -> Iterator[tuple[Path, PreferencesEntry]]:
    """What is laid over the preferences of a party as another sees it, or sees it seen."""
    for holder, pictures in case.beliefs.items():
        for about, belief in pictures.items():
            yield ("beliefs", holder, about), belief
            for of, nested in belief.beliefs.items():
                below = overlaid(pictures.get(of, PreferencesEntry()), nested)
                yield ("beliefs", holder, about, "beliefs", of), below


def all_preferences(case: Case) -> Iterator[tuple[Path, PreferencesEntry]]:
    """Every preferences entry of ``case`` with its path: its own, those of readings and of beliefs.

    >>> from summitry.cases.read import read_case
    >>> path, entry = next(all_preferences(read_case("hanoi-2019")))
    >>> path
    ('preferences', 'us')
    """
    for party, entry in case.preferences.items():
        yield ("preferences", party), entry
    for name, reading in case.readings.items():
        for party, entry in reading.preferences.items():
            yield ("readings", name, "preferences", party), entry
    for holder, about in case.beliefs.items():
        for party, belief in about.items():
            yield ("beliefs", holder, party), belief
            for of, nested in belief.beliefs.items():
                yield ("beliefs", holder, party, "beliefs", of), nested


def _weights(path: Path, entry: PreferencesEntry, issues: tuple[Issue, ...]) -> Iterator[Finding]:
    names = dict.fromkeys(issue.id for issue in issues)
    for name in entry.weights:
        if name not in names:
            yield unknown((*path, "weights", name), "issue", name, names)


def _consistent(
    path: Path, entry: PreferencesEntry, issues: tuple[Issue, ...]
) -> Iterator[Finding]:
    """That weights and scores speak of the same issues; silent where either names no issue."""
    names = {issue.id for issue in issues}
    if not (entry.weights.keys() <= names and entry.scores.keys() <= names):
        return
    if entry.weights and all(weight.value.central == 0 for weight in entry.weights.values()):
        yield Finding((*path, "weights"), "all weights are zero; at least one is above zero")
    for name in entry.weights:
        if name not in entry.scores:
            yield Finding((*path, "weights", name), f"{name} has a weight and no scores")
    for name in entry.scores if entry.weights else ():
        if name not in entry.weights:
            yield Finding(
                (*path, "scores", name),
                f"{name} has scores and no weight; give a weight, or no weights at all",
            )


def _scores(
    path: Path, entry: PreferencesEntry, issues: tuple[Issue, ...], *, weighted: bool
) -> Iterator[Finding]:
    by_name = {issue.id: issue for issue in issues}
    for name, scores in entry.scores.items():
        here = (*path, "scores", name)
        if name not in by_name:
            yield unknown(here, "issue", name, by_name)
            continue
        options = dict.fromkeys(option.id for option in by_name[name].options)
        given = scores.options
        for option, number in given.items():
            if option not in options:
                yield unknown((*here, option), f"option of {name}", option, options)
            elif weighted and not 0 <= number.low <= number.high <= 100:
                worst = number.low if number.low < 0 else number.high
                yield Finding((*here, option), f"a score lies between 0 and 100, not {worst:g}")
        missing = [option for option in options if option not in given]
        numeric = by_name[name].options[0].value is not None
        if numeric and len(given) < 2:
            yield Finding(here, "a numeric issue needs the scores of at least two of its numbers")
        elif missing and not numeric and given.keys() <= options.keys():
            yield Finding(here, f"no score for {', '.join(missing[:5])}")


def _public(path: Path, entry: PreferencesEntry, issues: tuple[Issue, ...]) -> Iterator[Finding]:
    named = {name: public.option for name, public in entry.public.items()}
    yield from check_choices((*path, "public"), named, issues, "option")


def check_choices(
    path: Path, named: dict[str, str], issues: tuple[Issue, ...], leaf: str = ""
) -> Iterator[Finding]:
    """That ``named``, a mapping of issue to option, names options of ``issues``.

    ``path`` is where the mapping stands; ``leaf``, if given, is the key below each issue that holds
    the option.

    >>> [finding.message for finding in check_choices(("offers",), {"sites": "all"}, ())]
    ['no such issue: sites; there are none']
    """
    by_name = {issue.id: issue for issue in issues}
    for name, option in named.items():
        here = (*path, name, leaf) if leaf else (*path, name)
        if name not in by_name:
            yield unknown((*path, name), "issue", name, by_name)
            continue
        options = [o.id for o in by_name[name].options]
        if option not in options:
            yield unknown(here, f"option of {name}", option, options)
