"""A draft of the plan in treaty language, in Markdown, from the words of the case.

Parties, obligations stage by stage, order and time, verification, what lapses on breach, forfeits.
It is a draft to be negotiated over: square brackets stand where the case says nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from summitry.reports.phases.chance import chance_words, length_words
from summitry.reports.words import capital, count, joined, number

__all__ = ["treaty_text"]

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def treaty_text(data: dict[str, Any]) -> str:
    """The Markdown text of the plan in ``data`` (as ``phases_data`` makes it)."""
    articles = [_parties, _order, *_stages(data), _verification, _breach, _forfeits, _standing]
    texts = [made for article in articles if (made := list(article(data)))]
    head = [f"# Draft: {data['title']}", "", _preamble(data), ""]
    body = [
        line
        for place, (title, *lines) in enumerate(texts, 1)
        for line in (f"## Article {_roman(place)}. {title}", "", *lines, "")
    ]
    return "\n".join([*head, *body, _note(data), ""])


def _preamble(data: dict[str, Any]) -> str:
    names = joined([one["in_text"] for one in _signers(data)])
    return f"{capital(names)}, hereafter the Parties, have agreed on what follows."


def _signers(data: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for one in data["parties"] if one["principal"]]


def _parties(data: dict[str, Any]) -> Iterator[str]:
    """Who is bound."""
    yield "Parties"
    others = [one["in_text"] for one in data["parties"] if one["mover"] and not one["principal"]]
    yield f"1. The Parties are {joined([one['in_text'] for one in _signers(data)])}."
    if others:
        yield f"2. {capital(joined(others))} takes part in the steps assigned to it."


def _order(data: dict[str, Any]) -> Iterator[str]:
    """Stages one after another."""
    yield "Order"
    n = sum(1 for stage in data["plan"]["stages"] if stage["n"] is not None)
    length = length_words(data["months"])
    yield f"1. This Agreement is carried out in {count(n, 'stage')} of {length} each."
    yield "2. No Party is bound to complete a step before all steps of earlier stages are done."
    yield "3. The steps of one stage are completed by its end, and all of them together."
    idle = [
        str(stage["n"])
        for stage in data["plan"]["stages"]
        if stage["n"] is not None and not stage["steps"]
    ]
    if idle:
        of = "stage" if len(idle) == 1 else "stages"
        yield f"4. In {of} {joined(idle)} no step falls due; work under way goes on."


def _stages(data: dict[str, Any]) -> list[Any]:
    """One article a stage in which something is due."""
    return [
        lambda _, stage=stage: _stage(data, stage)
        for stage in data["plan"]["stages"]
        if stage["n"] is not None and stage["steps"]
    ]


def _stage(data: dict[str, Any], stage: dict[str, Any]) -> Iterator[str]:
    ends = number(stage["month"] + data["months"])
    yield f"Stage {stage['n']}"
    yield f"By the end of month {ends} after signature:"
    yield ""
    for place, step in enumerate(stage["steps"], 1):
        who = capital(_who(data, step))
        yield f"{place}. {who} shall bring about the following: {step['name']}."


def _who(data: dict[str, Any], step: dict[str, Any]) -> str:
    names = {one["id"]: str(one["in_text"]) for one in data["parties"]}
    return "the Parties together" if step["mover"] is None else names[step["mover"]]


def _verification(data: dict[str, Any]) -> Iterator[str]:
    """How surely each step is to be seen: one floor for all, with which the plan was checked."""
    rows = data["verification"]
    if not rows:
        return
    yield "Verification"
    floor = data["needs"]["detection_of_all"]["needed_a_month"]
    rate = f"at least {chance_words(floor)}" if floor else "[to be agreed]"
    yield f"1. The chance that a breach is found in a month shall be {rate}, for each of:"
    yield ""
    yield from (f"   - {row['name']} ({row['by']})" for row in rows)
    yield ""
    yield "2. The means are set out in an annex [to be agreed]."


def _breach(data: dict[str, Any]) -> Iterator[str]:
    """What lapses when a step is not taken."""
    yield "Breach and snapback"
    grace = data["grace"]
    late = f", after {count(grace, 'stage')} of grace in all" if grace else ""
    yield f"1. A step not done by the end of its stage{late}, or found withheld, is a breach."
    yield "2. On a breach no Party is bound to any further step."
    undone = [step for step in data["steps"] if step["undone"] > 0 and step["in_plan"]]
    if undone:
        yield "3. The following may then be undone by those who brought it about:"
        yield ""
    for step in undone:
        part = "in full" if step["undone"] >= 1 else f"as far as {_percent(step['undone'])} of it"
        yield f"   - {step['name']} ({_who(data, step)}): {part}"


def _forfeits(data: dict[str, Any]) -> Iterator[str]:
    """What a breach costs beside."""
    if not data["forfeits"]:
        return
    yield "Guarantees"
    for place, one in enumerate(data["forfeits"], 1):
        to = f" to {one['to']}" if one["to"] else ""
        by = f", guaranteed by {one['by']}" if one["by"] else ""
        yield f"{place}. On its breach {one['binds']} forfeits{to} what the annex sets out{by}."


def _standing(data: dict[str, Any]) -> Iterator[str]:
    yield "Duration"
    yield "1. Once all steps are done they stand as long as no Party is in breach."


def _note(data: dict[str, Any]) -> str:
    """Where the text comes from, and what it is not."""
    check = "was checked" if data["plan"]["holds"] else "was checked and does not hold"
    left_out = "; ".join(data["left_out"])
    short = f" It stops short of that deal, leaving out: {left_out}." if left_out else ""
    return (
        f"*Draft from the case “{data['title']}” for {data['target']['name']}.{short}"
        f" That no side gains by breaking it {check} against the points and numbers of the case,"
        " which are judgements. Not legal advice.*"
    )


def _percent(share: float) -> str:
    return f"{math.floor(round(100 * share, 6))} %"


def _roman(n: int) -> str:
    """A Roman number.

    >>> _roman(4), _roman(12)
    ('IV', 'XII')
    """
    found = ""
    for value, sign in _ROMAN:
        found += sign * (n // value)
        n %= value
    return found
