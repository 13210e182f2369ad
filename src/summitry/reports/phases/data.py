"""Plans that hold, for one deal or for all that are on the table, as data."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from summitry.cases.ladder import taken_for_granted
from summitry.errors import NotDefined
from summitry.model.ladder import Ladder
from summitry.phases.forgiving import forgiving
from summitry.phases.incentives import Incentives, incentives
from summitry.phases.thresholds import plan_thresholds
from summitry.reports.analysis import Analysis
from summitry.reports.phases.asked import PhasesAsked
from summitry.reports.phases.late import late_data, survives
from summitry.reports.phases.lines import phases_lines
from summitry.reports.phases.looked import Looked, firm, look
from summitry.reports.phases.missing import FEW, missing_data
from summitry.reports.phases.once import once_text
from summitry.reports.phases.plan import plan_data, plan_text
from summitry.reports.phases.slices import slicing_data
from summitry.reports.phases.steps import steps_data
from summitry.reports.phases.sureness import sureness_data
from summitry.reports.phases.target import Target, target_meant, targets
from summitry.reports.phases.verification import curves_data, needs_data, verification_data
from summitry.reports.phases.written_plan import plan_meant

__all__ = ["phases_data"]

_TRIED = 3
"""Of so many deals the firmest plan is looked for, to find one to tell."""


def phases_data(analysis: Analysis, reading: str, asked: PhasesAsked) -> dict[str, Any]:
    """What ``asked`` asks of one ``reading`` of the case.

    With no target, every offer and package is looked at, and one is told in full (``_told``).
    NotDefined where there is nothing to lead to.
    """
    wanted = targets(analysis) if asked.target is None else [target_meant(analysis, asked.target)]
    if not wanted:
        raise NotDefined("no offer or package to lead to; name a deal with --target issue=option,…")
    all_looked, not_looked = _looked(analysis, reading, wanted, asked)
    told, passed = _told(all_looked, asked)
    data = {
        "kind": "phases",
        "title": analysis.case.title,
        "reading": reading,
        "objective": asked.objective,
        "targets": [_target(analysis, reading, one, len(all_looked) > 1) for one in all_looked],
        "not_looked": not_looked,
        "passed_over": [{"label": one.target.label, "name": one.target.name} for one in passed],
        **_in_full(analysis, reading, told, asked),
    }
    return {**data, "lines": [one["text"] for one in phases_lines(data)]}


def _looked(
    analysis: Analysis, reading: str, wanted: Sequence[Target], asked: PhasesAsked
) -> tuple[list[Looked], list[dict[str, Any]]]:
    """Every target that can be looked at; of several, why the others cannot (of one, the error)."""
    found: list[Looked] = []
    left: list[dict[str, Any]] = []
    error: NotDefined | None = None
    for target in wanted:
        try:
            found.append(look(analysis, reading, target, asked))
        except NotDefined as caught:
            error = caught
            left.append({"label": target.label, "name": target.name, "why": str(caught)})
    if not found and error is not None:
        raise error
    return found, left


def _told(looked: Sequence[Looked], asked: PhasesAsked) -> tuple[Looked, list[Looked]]:
    """The one to tell in full, and those passed over for it.

    Of the packages with a plan, else of all with one, the first whose plan survives an answer to
    taking back that comes a stage late; of the first few, else the first. Without any plan the
    first package, else the first.
    """
    packages = [one for one in looked if one.target.kind == "package"]
    order = [*packages, *(one for one in looked if one not in packages)]
    planned = [one for one in packages if one.plan] or [one for one in looked if one.plan]
    if not planned or asked.plan is not None:
        return order[0], []
    tried: list[Looked] = []
    for one in planned[:_TRIED]:
        tried.append(firm(one, asked))
        if (plan := tried[-1].plan) and survives(plan):
            return tried[-1], tried[:-1]
    return tried[0], []


def _target(analysis: Analysis, reading: str, one: Looked, among_others: bool) -> dict[str, Any]:
    """A row on one deal: what it is worth, in one exchange, and by the best plan."""
    negotiation = next(each.negotiation for each in analysis.readings if each.id == reading)
    ladder = one.ladder
    once = one.once
    return {
        "label": one.target.label,
        "name": one.target.name,
        "kind": one.target.kind,
        "months": ladder.months,
        "n_stages": one.n_stages,
        "gains": {
            negotiation.parties[p].id: negotiation.gain(p, one.target.deal)
            for p in negotiation.principals
        },
        "once": {
            "possible": once is not None,
            "holds": bool(once and once.self_enforcing),
            "text": once_text(one.target.name, once),
            "plan": None if once is None else plan_data(once),
        },
        "carried": one.plan is not None,
        "proven": one.design.proven,
        "surplus": None if one.plan is None else plan_data(one.plan)["surplus"],
        "text": None if one.plan is None else plan_text(one.plan),
        "missing": _least(one) if among_others and not one.plan else "",
    }


def _least(one: Looked) -> str:
    """The smallest change with which a plan exists, in words; empty if none was found."""
    remedies = missing_data(one, FEW)["remedies"]
    return str(remedies[0]["words"]) if remedies else ""


def _in_full(analysis: Analysis, reading: str, one: Looked, asked: PhasesAsked) -> dict[str, Any]:
    """Everything on one deal: its steps, its plan, what that needs and how sure it is."""
    ladder, found = one.ladder, one.plan
    if asked.plan is not None:
        found = incentives(ladder, plan_meant(ladder, asked.plan))
    steps = steps_data(analysis.case, ladder)
    needs = None if found is None else plan_thresholds(ladder, found.plan)
    in_plan = set() if found is None else found.plan.done
    return {
        "target": {"label": one.target.label, "name": one.target.name},
        "parties": _parties(ladder),
        "movers": _movers(ladder),
        "months": ladder.months,
        "steps": [{**step, "in_plan": k in in_plan} for k, step in enumerate(steps)],
        "taken": [
            {"kind": t.kind, "id": t.id, "words": t.words}
            for t in taken_for_granted(analysis.case, one.target.deal, reading)
        ],
        "forfeits": _forfeits(analysis),
        "grace": ladder.grace,
        "given": asked.plan is not None,
        "left_out": [] if found is None else _left_out(ladder, found),
        "design": None if asked.plan else _design(one),
        "plan": None if found is None else plan_data(found),
        "others": [] if asked.plan else [plan_text(other) for other in one.design.plans[1:]],
        "verification": [] if needs is None else verification_data(ladder, needs, steps),
        "needs": None if needs is None else needs_data(ladder, needs),
        "curves": [] if found is None else curves_data(found),
        "slicing": slicing_data(one, found, asked),
        "sureness": None
        if found is None
        else sureness_data(analysis, reading, one.target, found, asked),
        "taking_back": None if found is None else late_data(found),
        "forgiving": [] if found is None else _forgiving(ladder, found),
        "missing": missing_data(one) if one.plan is None else None,
        "note": _note(one, found),
    }


def _left_out(ladder: Ladder, found: Incentives) -> list[str]:
    """The steps to the target that the plan never takes."""
    return [step.name for k, step in enumerate(ladder.steps) if k not in found.plan.at]


def _parties(ladder: Ladder) -> list[dict[str, Any]]:
    movers = {step.mover for step in ladder.steps}
    return [
        {
            "id": party.id,
            "name": party.name,
            "in_text": party.in_text,
            "principal": party.principal,
            "mover": p in movers,
            "counts": p in ladder.players,
        }
        for p, party in enumerate(ladder.parties)
    ]


def _movers(ladder: Ladder) -> list[dict[str, Any]]:
    """The columns of the picture: the first party, what is done together, the other parties."""
    movers = {step.mover for step in ladder.steps}
    columns: list[dict[str, Any]] = [
        {"id": party.id, "name": party.name}
        for p, party in enumerate(ladder.parties)
        if p in movers
    ]
    if None in movers:
        columns.insert(1, {"id": None, "name": "together"})
    return columns


def _forfeits(analysis: Analysis) -> list[dict[str, Any]]:
    """What a breach costs beside, by the guarantees of the case."""
    names = {key: party.called or party.name for key, party in analysis.case.parties.items()}
    return [
        {
            "key": f"guarantees.{key}.points",
            "binds": names[entry.binds],
            "by": names[entry.by] if entry.by else None,
            "to": names[entry.to] if entry.to else None,
            "points": entry.points.central,
        }
        for key, entry in analysis.case.guarantees.items()
    ]


def _design(one: Looked) -> dict[str, Any]:
    """How the plans were looked for; ``value`` and ``bound`` are those of the objective."""
    made = one.design
    return {
        "method": made.method,
        "n_stages": one.n_stages,
        "value": _finite(made.value),
        "bound": _finite(made.bound),
        "proven": made.proven,
        "n_looked": made.n_looked,
        "n_cut": made.n_cut,
        "n_plans": len(made.plans),
        "all_listed": made.listed,
        "margin": one.margin,
    }


def _finite(value: float) -> float | None:
    return round(value, 2) if math.isfinite(value) else None


def _forgiving(ladder: Ladder, found: Incentives) -> list[dict[str, Any]]:
    """For each step that is found withheld: would the other sides rather let it pass?"""
    return [
        {
            "id": ladder.steps[one.step].id,
            "name": ladder.steps[one.step].name,
            "party": ladder.parties[one.party].id,
            "in_text": ladder.parties[one.party].in_text,
            "ending": round(one.ending, 1) + 0.0,
            "onward": round(one.onward, 1) + 0.0,
            "lets_pass": one.lets_pass,
        }
        for one in forgiving(ladder, found.plan)
    ]


def _note(one: Looked, found: Incentives | None) -> str:
    if found is None:
        return ""
    holds = "holds by itself" if found.self_enforcing else "does not hold"
    short = ", and stops short of it" if _left_out(one.ladder, found) else ""
    return f"The plan for {one.target.name} {holds}{short}."
