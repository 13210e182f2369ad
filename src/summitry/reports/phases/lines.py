"""What the plans come to, in sentences, each with the entries of the ledger it rests on."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

from summitry.reports.phases.chance import chance_words, length_words, stated_words
from summitry.reports.phases.temptation import gain_words
from summitry.reports.words import Line, capital, count, joined, line, marked, points

__all__ = ["phases_lines"]


def phases_lines(data: dict[str, Any]) -> list[Line]:
    """The sentences of ``data`` (as ``phases_data`` makes it), the verdicts first."""
    told = (_once, _carried, _plan, _needs, _slicing, _forgiving, _sure, _missing)
    return [one for tell in told for one in tell(data)]


def _once(data: dict[str, Any]) -> Iterator[Line]:
    """Everything in one exchange: each offer by itself, packages together where they hold."""
    for one in data["targets"]:
        if one["kind"] != "package" or len(data["targets"]) == 1:
            yield line(one["once"]["text"], (), _step_keys(data, one))
    packages = [one for one in data["targets"] if one["kind"] == "package"]
    if packages and len(data["targets"]) > 1:
        yield line(_packages_once(packages))


def _packages_once(packages: Sequence[dict[str, Any]]) -> str:
    held = [one["label"] for one in packages if one["once"]["holds"]]
    able = [one for one in packages if one["once"]["possible"]]
    failed = [one["label"] for one in able if not one["once"]["holds"]]
    unable = [one["label"] for one in packages if not one["once"]["possible"]]
    told = []
    if held:
        told.append(f"{_of(held)} would hold in one exchange")
    if failed:
        told.append(f"{_of(failed)} would not{'' if held else ' hold in one exchange'}")
    if unable:
        told.append(f"{_of(unable)} cannot be done in one exchange")
    return f"{capital('; '.join(told))}."


def _of(labels: Sequence[str]) -> str:
    return f"package{'s' if len(labels) > 1 else ''} {joined(labels)}"


def _step_keys(data: dict[str, Any], one: dict[str, Any]) -> list[str]:
    """The ledger entries behind the steps of the deal that is told in full."""
    if one["label"] != data["target"]["label"]:
        return []
    numbers = (step["stated"] for step in data["steps"])
    return [
        number["key"]
        for found in numbers
        for number in (found["detection"], found["reversible"])
        if number["key"] is not None
    ]


def _carried(data: dict[str, Any]) -> Iterator[Line]:
    """Which deals a plan can carry, and which could not be looked at."""
    for one in data["not_looked"]:
        yield line(f"Not looked at, {one['name']}: {one['why']}.")
    if data["given"]:
        return
    yes = [one["name"] for one in data["targets"] if one["carried"]]
    no = [one for one in data["targets"] if not one["carried"]]
    if yes:
        yield line(f"Step by step, a plan that holds by itself leads to {joined(yes)}.")
    if no:
        sure = all(one["proven"] for one in no)
        how = "no plan" if sure else "no plan that was found"
        if data["objective"] == "nash":
            how += " that leaves every side something"
        names = joined([one["name"] for one in no], "or")
        yield line(f"{capital(how)} in the stages allowed holds for {names}.")
    for one in no if len(data["targets"]) > 1 else ():
        if one["missing"]:
            yield line(f"{capital(one['name'])}: a plan would hold with {one['missing']}.")


def _plan(data: dict[str, Any]) -> Iterator[Line]:
    """The plan told in full: does it hold, what is it worth, where is it tightest."""
    plan = data["plan"]
    if plan is None:
        return
    yield from _which(data)
    if not plan["holds"]:
        broken = "; ".join(
            f"{one['in_text']} would {one['words']} ({gain_words(one['slack'])})"
            for one in plan["broken"]
        )
        text = f"The plan for {data['target']['name']} does not hold: {broken}."
        yield line(text, (), _plan_keys(data))
        return
    yield line(_holding(data), (), _plan_keys(data))
    yield line(_tightest(plan["tightest"]))
    if data["taking_back"] is not None:
        yield line(data["taking_back"]["text"], (), _undone_keys(data))
    margin = int((data["design"] or {}).get("margin") or 0)
    if margin > 0:
        spare = count(margin, "point")
        yield line(
            "It is the firmest that was found: it would hold even if a breach that comes to light"
            f" paid its side {spare} more from then on."
        )


def _which(data: dict[str, Any]) -> Iterator[Line]:
    """Which plans were passed over for this one, and what it leaves out."""
    if data["passed_over"]:
        names = joined([one["name"] for one in data["passed_over"]])
        yield line(
            f"The plan found for {names} is passed over: it would be broken if taking back what was"
            " given were answered only a stage later."
        )
    if data["left_out"]:
        names = joined([marked(name) for name in data["left_out"]])
        yield line(f"This plan stops short of {data['target']['name']}: it leaves out {names}.")


def _holding(data: dict[str, Any]) -> str:
    """How long a plan that holds takes, and what it is worth to each side."""
    plan = data["plan"]
    stages = [stage for stage in plan["stages"] if stage["n"] is not None]
    worth = joined(
        [
            f"{points(round(plan['surplus'][one['id']]))}{' points' if place == 0 else ''} for"
            f" {one['in_text']}"
            for place, one in enumerate(one for one in data["parties"] if one["counts"])
        ]
    )
    takes = f"{count(len(stages), 'stage')} of {length_words(data['months'])}"
    return (
        f"The plan for {data['target']['name']} takes {takes} and holds by itself: at every stage"
        f" each side does better by going on. Over no deal it is worth {worth}, on average over"
        " time."
    )


def _tightest(one: dict[str, Any]) -> str:
    if one["slack"] < 0.1:
        return f"It has no slack: {one['in_text']} could as well {one['words']}."
    if one["slack"] < 1:
        spare = f"{one['slack']:.1f} points"
        return f"It has hardly any slack: for {spare} {one['in_text']} would {one['words']}."
    spare = count(math.ceil(one["slack"]), "point")
    return f"It is tightest for {one['in_text']}: with {spare} less it would {one['words']}."


def _undone_keys(data: dict[str, Any]) -> list[str]:
    """The ledger entries on how much of the steps taken back can be undone."""
    steps = {step["id"]: step["stated"]["reversible"]["key"] for step in data["steps"]}
    return [key for name in data["taking_back"]["steps"] if (key := steps[name]) is not None]


def _plan_keys(data: dict[str, Any]) -> list[str]:
    return [
        number["key"]
        for step in data["steps"]
        if step["in_plan"]
        for name in ("detection", "reversible", "months")
        if (number := step["stated"][name])["key"] is not None
    ]


def _needs(data: dict[str, Any]) -> Iterator[Line]:
    """The verification the plan needs, step by step."""
    if data["plan"] is None or not data["plan"]["holds"]:
        return
    needed = [row for row in data["verification"] if row["needed_a_month"]]
    if needed:
        told = [
            f"{marked(row['name'])} at least {chance_words(row['needed_a_month'])}"
            f" ({stated_words(row['stated'])})"
            for row in needed
        ]
        yield line(
            f"The verification it needs, as a chance a month that withholding is found, each alone:"
            f" {'; '.join(told)}.",
            (),
            [key for row in needed if (key := row["stated"]["key"]) is not None],
        )
        floor = data["needs"]["detection_of_all"]["needed_a_month"]
        if floor is not None:
            yield line(
                "Where all of them fall together, it needs at least"
                f" {chance_words(floor)} a month for every step that can be withheld."
            )
    free = [marked(row["name"]) for row in data["verification"] if row["needed_a_month"] == 0]
    if free:
        names = joined(free, "or")
        yield line(f"It holds whatever the chance of finding that {names} is withheld.")


def _slicing(data: dict[str, Any]) -> Iterator[Line]:
    """What cutting a step into parts changes, if that is asked."""
    if data["slicing"] is not None:
        yield line(data["slicing"]["text"])


def _forgiving(data: dict[str, Any]) -> Iterator[Line]:
    """Which breach those who found it would rather let pass."""
    if data["plan"] is None or not data["plan"]["holds"]:
        return
    passed = [one for one in data["forgiving"] if one["lets_pass"]]
    if passed:
        names = dict.fromkeys(one["name"] for one in passed)
        told = joined([f"{marked(name)} (to {_to(passed, name)})" for name in names])
        yield line(
            f"Once found withheld, some steps are better let pass than answered by ending the plan:"
            f" {told}. The answer has to be fixed beforehand to be feared."
        )


def _to(passed: Sequence[dict[str, Any]], name: str) -> str:
    return joined([one["in_text"] for one in passed if one["name"] == name])


def _sure(data: dict[str, Any]) -> Iterator[Line]:
    """In how many draws the plan holds, and how it fared when played."""
    found = data["sureness"]
    if found is None:
        return
    if found["draws"] is not None:
        yield line(found["draws"]["text"])
    if found["played"] is not None:
        yield line(found["played"]["text"])


_TRIED = {
    "detection": "detection up to certainty",
    "bond": "bonds of all that is at stake",
    "patience": "other patience",
    "undone": "other shares undone",
    "stages": "one more stage",
    "without": "steps left out",
    "slices": "steps in parts",
}


def _losing(data: dict[str, Any]) -> Iterator[Line]:
    """To whom the whole deal is worth less than no deal."""
    gains = next(one for one in data["targets"] if one["label"] == data["target"]["label"])["gains"]
    names = {one["id"]: one["in_text"] for one in data["parties"]}
    told = [f"{points(gain)} to {names[key]}" for key, gain in gains.items() if gain < 0]
    if told:
        yield line(f"Once all is done it is worth {joined(told)} points, over no deal.")


def _missing(data: dict[str, Any]) -> Iterator[Line]:
    """What would make a plan possible, where none is."""
    found = data["missing"]
    if found is None:
        return
    whose = f"For {data['target']['name']}: " if len(data["targets"]) > 1 else ""
    yield from (line(f"{whose}{text}") for text in found["told"])
    if found["vain"] and not found["told"]:
        tried = joined([_TRIED[kind] for kind in _TRIED if kind in found["tried"]])
        yield line(f"Nothing that was tried, by itself or in pairs, makes a plan hold: {tried}.")
        yield from _losing(data)
    if found["unlooked"]:
        more = count(found["unlooked"], "further change")
        yield line(f"{capital(more)} {'was' if found['unlooked'] == 1 else 'were'} not tried.")
