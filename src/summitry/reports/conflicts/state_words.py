"""States and moves in words: a state by what is other than today, a move by what it changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summitry.model.conflict import Conflict
from summitry.model.issue import Issue
from summitry.reports.words import joined
from summitry.stability.walks import Step

__all__ = [
    "HERE",
    "natural",
    "state_key",
    "state_words",
    "step_issues",
    "step_text",
    "step_words",
    "steps_text",
]

HERE = "today"
"""How a state is named that is the status quo of a case."""

TODAY = "as things stand today"


def state_key(conflict: Conflict, state: int) -> str:
    """The ``state`` of ``conflict`` by its name or, without names, by the options that are other
    than today; ``today`` where none is, all options where today is unknown.

    >>> from summitry.cases.compile import compile_case
    >>> from summitry.cases.read import read_case
    >>> from summitry.stability.standoff import standoff
    >>> conflict = standoff(compile_case(read_case("hanoi-2019")))
    >>> state_key(conflict, 0), state_key(conflict, 1)
    ('today', 'follow_up=working_level')
    """
    if conflict.names or conflict.form is None:
        return conflict.names[state]
    if state == conflict.status_quo:
        return HERE
    issues, options = conflict.form.issues, conflict.form.options([state])[0].tolist()
    chosen = list(zip(issues, options, strict=True))
    if conflict.status_quo is not None:
        today = conflict.form.options([conflict.status_quo])[0].tolist()
        chosen = [pair for pair, now in zip(chosen, today, strict=True) if pair[1] != now]
    return ",".join(f"{issue.id}={issue.options[option].id}" for issue, option in chosen)


def natural(name: str) -> tuple[int, str]:
    """The order of names of states: 2 comes before 10.

    >>> sorted(["10", "2", "s1"], key=natural)
    ['2', '10', 's1']
    """
    return len(name), name


def state_words(conflict: Conflict, state: int) -> list[str]:
    """The ``state`` of ``conflict`` in words: its name with the actions taken, or without names
    what is other than today, one entry an issue, all of it where today is unknown."""
    if conflict.names:
        return [_named(conflict, state)]
    today, form = conflict.status_quo, conflict.form
    assert form is not None
    if today is None:
        return _texts(conflict, state, range(len(form.issues)))
    return step_words(conflict, today, state) if state != today else [TODAY]


def step_words(conflict: Conflict, before: int, after: int) -> list[str]:
    """What a move from ``before`` to ``after`` changes, one entry an issue."""
    if conflict.form is None:
        return [conflict.names[after]]
    one, other = conflict.form.options([before, after])
    return _texts(conflict, after, (one != other).nonzero()[0].tolist())


def step_issues(conflict: Conflict, before: int, after: int) -> list[str]:
    """The keys of the issues that a move from ``before`` to ``after`` changes."""
    if conflict.form is None:
        return []
    one, other = conflict.form.options([before, after])
    return [conflict.form.issues[k].id for k in (one != other).nonzero()[0].tolist()]


def _named(conflict: Conflict, state: int) -> str:
    """The name of a state and, in option form, the actions taken there."""
    name = conflict.names[state]
    if conflict.form is None:
        return name
    options = conflict.form.options([state])[0].tolist()
    pairs = zip(conflict.form.issues, options, strict=True)
    taken = [issue.name for issue, option in pairs if issue.options[option].id == "yes"]
    return f"{name} ({', '.join(taken) or 'nothing'})"


def _texts(conflict: Conflict, state: int, places: Iterable[int]) -> list[str]:
    assert conflict.form is not None
    options = conflict.form.options([state])[0]
    return [_option_words(conflict.form.issues[k], int(options[k])) for k in places]


def _option_words(issue: Issue, option: int) -> str:
    """An option in its words; of an action, whether it is taken."""
    chosen = issue.options[option]
    if {one.id for one in issue.options} != {"no", "yes"} or chosen.text != chosen.id:
        return chosen.text
    return issue.name if chosen.id == "yes" else f"not {issue.name}"


def step_text(conflict: Conflict, before: int, after: int) -> str:
    """``step_words`` as one phrase."""
    return joined(step_words(conflict, before, after))


def steps_text(conflict: Conflict, start: int, steps: Sequence[Step]) -> str:
    """Moves one after another from ``start``: who does what."""
    told, here = [], start
    for step in steps:
        who = conflict.parties[step.mover].in_text
        told.append(f"{who}: {step_text(conflict, here, step.state)}")
        here = step.state
    return "; then ".join(told)
