"""The state a user means: a name, a package, an offer, or the options that are other than today."""

from __future__ import annotations

from collections.abc import Mapping

from summitry.errors import NotDefined, RuleError, UnknownName
from summitry.model.conflict import Conflict, Form
from summitry.model.negotiation import Deal
from summitry.reports.conflicts.state_words import HERE, natural
from summitry.reports.written import options_written
from summitry.stability.standoff import place_of

__all__ = ["state_meant", "today"]


def today(conflict: Conflict) -> int:
    """The state of today; NotDefined where the case or file does not say what it is."""
    if conflict.status_quo is not None:
        return conflict.status_quo
    unknown = [
        issue.id
        for issue in (conflict.form.issues if conflict.form else ())
        if issue.status_quo is None
    ]
    where = f" of {', '.join(unknown[:5])}" if unknown else ""
    if conflict.form and not unknown and not conflict.names:
        raise NotDefined("the rules do not allow the status quo; mend one of them")
    raise NotDefined(f"the status quo{where} is not known; give it, or name a state to look at")


def state_meant(conflict: Conflict, text: str, deals: Mapping[str, Deal] | None = None) -> int:
    """The state of ``conflict`` that ``text`` means; ``deals`` are what has a name of its own.

    A name of a state or deal, the actions taken with commas between, or ``issue=option`` pairs with
    commas between, all else as today.
    UnknownName or RuleError where there is no such state.
    """
    named = {name: place for place, name in enumerate(conflict.names)}
    if text in named:
        return named[text]
    if text == HERE:
        return today(conflict)
    form = conflict.form
    if form is not None and deals and text in deals:
        return _allowed(form, deals[text], text)
    if form is not None and (taken := _actions(form, text)) is not None:
        return _allowed(form, taken, text)
    if form is None or "=" not in text:
        in_order = sorted(named, key=natural)
        raise UnknownName("state", text, [*in_order, HERE, *(deals or {})])
    return _allowed(form, _options(conflict, form, text), text)


def _actions(form: Form, text: str) -> Deal | None:
    """The options where the actions that ``text`` names are taken and no other; None if it names
    anything else, or issues are no actions."""
    names = {part.strip() for part in text.split(",")}
    keys = [{option.id for option in issue.options} for issue in form.issues]
    if not names <= {issue.id for issue in form.issues} or any(k != {"no", "yes"} for k in keys):
        return None
    return tuple(issue.index("yes" if issue.id in names else "no") for issue in form.issues)


def _options(conflict: Conflict, form: Form, text: str) -> Deal:
    """One option for every issue: those that ``text`` names, the others as today."""
    chosen = options_written(form.issues, text)
    if len(chosen) == len(form.issues):
        return tuple(chosen[place] for place in range(len(chosen)))
    rest = form.options([today(conflict)])[0].tolist()
    return tuple(chosen.get(place, option) for place, option in enumerate(rest))


def _allowed(form: Form, deal: Deal, text: str) -> int:
    place = place_of(form, deal)
    if place is None:
        raise RuleError(f"{text}: the rules do not allow this combination of options")
    return place
