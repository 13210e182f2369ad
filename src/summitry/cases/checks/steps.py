"""Steps and guarantees: names that must exist, steps that can be put in an order, bonds that bind.

A step needs the one below it, on the side of today, and those that its ``after`` names. A circle
among these can be walked by no plan, whatever its target.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from summitry.cases.checks.finding import Finding, Path, unknown
from summitry.cases.rungs import circle, named_options
from summitry.cases.schema import Case
from summitry.cases.steps import GuaranteeEntry
from summitry.model.issue import Issue

__all__ = ["check_guarantees", "check_steps"]

Options = Mapping[str, list[str]]


def check_steps(case: Case, issues: tuple[Issue, ...]) -> Iterator[Finding]:
    """That the steps of ``case`` name options of ``issues``, and do not wait for each other.

    >>> from summitry.cases.compile import compile_issues
    >>> from summitry.cases.read import read_case
    >>> hanoi = read_case("hanoi-2019")
    >>> list(check_steps(hanoi, compile_issues(hanoi)))
    []
    """
    by_name = {issue.id: [option.id for option in issue.options] for issue in issues}
    for name, steps in case.steps.items():
        if name not in by_name:
            yield unknown(("steps", name), "issue", name, by_name)
            continue
        for option, entry in steps.items():
            if option not in by_name[name]:
                yield unknown(("steps", name, option), "option", option, by_name[name])
            for other in entry.after:
                yield from _named(("steps", name, option, "after"), other, by_name)
    yield from _circles(case, issues)


def _named(path: Path, name: str, by_name: Options) -> Iterator[Finding]:
    """That ``name`` is that of an issue and an option of it, with a point between."""
    issue, point, option = name.partition(".")
    if not point:
        yield Finding(path, f"{name} names no step; write issue.option")
    elif issue not in by_name:
        yield unknown(path, "issue", issue, by_name)
    elif option not in by_name[issue]:
        yield unknown(path, f"option of {issue}", option, by_name[issue])


def _circles(case: Case, issues: tuple[Issue, ...]) -> Iterator[Finding]:
    """The first circle in what comes after what, at the step that it is met at."""
    before = _before(case, issues)
    found = circle(before)
    if found:
        with_after = (name for name in found if _after(case, name))
        issue, _, option = next(with_after, found[0]).partition(".")
        words = f"the steps contradict each other: {', then '.join(found)}"
        yield Finding(("steps", issue, option, "after"), words)


def _after(case: Case, name: str) -> tuple[str, ...]:
    """What the step of that ``name`` says it comes after."""
    issue, _, option = name.partition(".")
    entry = case.steps.get(issue, {}).get(option)
    return entry.after if entry else ()


def _before(case: Case, issues: tuple[Issue, ...]) -> dict[str, list[str]]:
    """For each step with an entry, or named in one: the one below it, and what it comes after."""
    named, before = named_options(case, issues), {}
    for issue in issues:
        today = issue.status_quo or 0
        places = {option.id: place for place, option in enumerate(issue.options)}
        own = {places[o] for o in case.steps.get(issue.id, ()) if o in places}
        known = sorted(own | named.get(issue.id, set()))
        up = [place for place in known if place > today]
        down = [place for place in reversed(known) if place < today]
        for side in (up, down):
            names = [f"{issue.id}.{issue.options[place].id}" for place in side]
            for below, name in zip(["", *names], names, strict=False):
                before[name] = [below] * bool(below) + list(_after(case, name))
    return before


def check_guarantees(case: Case, issues: tuple[Issue, ...]) -> Iterator[Finding]:
    """That the guarantees of ``case`` bind parties, and that somebody else keeps and gets them.

    What the ``issues`` are does not matter here.
    """
    del issues
    for key, entry in case.guarantees.items():
        path = ("guarantees", key)
        for name in ("binds", "by", "to"):
            party = getattr(entry, name)
            if party is not None and party not in case.parties:
                yield unknown((*path, name), "party", party, case.parties)
        yield from _bound(path, entry)


def _bound(path: Path, entry: GuaranteeEntry) -> Iterator[Finding]:
    """That who is bound neither keeps what it would lose nor gets it back."""
    if entry.by == entry.binds:
        yield Finding((*path, "by"), f"{entry.binds} cannot stand bail for itself; name another")
    if entry.to == entry.binds:
        yield Finding((*path, "to"), f"{entry.binds} would get back what it loses; name another")
