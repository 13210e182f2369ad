"""How sure a plan is: over draws of the case, and played against the hardest deviator found."""

from __future__ import annotations

from typing import Any

from summitry.phases.incentives import Incentives
from summitry.reports.analysis import Analysis
from summitry.reports.phases.asked import PhasesAsked
from summitry.reports.phases.target import Target
from summitry.reports.words import joined, share_words
from summitry.simulation.search import Tested, hardest_test
from summitry.uncertainty.frequency import Frequency
from summitry.uncertainty.plans import PlanShares, plan_shares

__all__ = ["sureness_data"]

_PLACES = 3
"""Most places named where draws break the plan."""


def sureness_data(
    analysis: Analysis, reading: str, target: Target, found: Incentives, asked: PhasesAsked
) -> dict[str, Any]:
    """Shares of draws in which the plan holds (None without draws), and the ``played`` test of it
    (None without runs). With the base reading, draws take every reading with its credence."""
    return {
        "draws": _drawn(analysis, reading, target, found, asked) if asked.draws else None,
        "played": _played(found, asked) if asked.runs > 1 else None,
    }


def _drawn(
    analysis: Analysis, reading: str, target: Target, found: Incentives, asked: PhasesAsked
) -> dict[str, Any]:
    ladder = found.ladder
    names = [[ladder.steps[k].id for k in stage] for stage in found.plan.stages]
    shares = plan_shares(
        analysis.case,
        target.deal,
        names,
        asked.draws,
        asked.seed,
        reading=None if reading == "base" else reading,
        date=analysis.date,
        months=ladder.months,
    )
    called = {party.id: party.in_text for party in ladder.parties}
    return {
        "n": asked.draws,
        "seed": asked.seed,
        "holds": _frequency(shares.holds),
        "on_time": _frequency(shares.on_time),
        "parties": [
            {
                "id": one.party,
                "surplus": _frequency(one.surplus),
                "keeps": _frequency(one.keeps),
            }
            for one in shares.parties
        ],
        "broken": [
            {
                "id": one.party,
                "in_text": called[one.party],
                "stage": one.stage + 1,
                "kind": one.kind,
                "draws": one.draws.hits,
            }
            for one in shares.broken
        ],
        "text": _shares_text(shares, called),
    }


def _frequency(found: Frequency) -> dict[str, Any]:
    low, high = found.interval
    return {"n": found.hits, "of": found.draws, "low": round(low, 4), "high": round(high, 4)}


def _shares_text(shares: PlanShares, called: dict[str, str]) -> str:
    found = shares.holds
    low, high = (
        share_words(end, up=up) for end, up in zip(found.interval, (False, True), strict=True)
    )
    told = f"The plan holds in {found.hits:,} of {found.draws:,} draws of the numbers"
    told += f" (between {low} and {high}, at 95 %)"
    late = found.hits - shares.holds_on_time.hits
    told += f", in {late:,} of them with stages later than written" if late else ""
    places = [
        f"{called[one.party]} would {_KINDS[one.kind]} {_when(one.stage, len(shares.stages))}"
        f" ({one.draws.hits:,})"
        for one in shares.broken[:_PLACES]
    ]
    return f"{told}; where it fails, most often {joined(places)}." if places else f"{told}."


_KINDS = {
    "go on": "go on",
    "refuse": "not sign",
    "walk out": "walk out",
    "break": "break it in the open",
    "withhold": "withhold in secret",
    "wait": "let time pass",
}


def _when(stage: int, n_stages: int) -> str:
    return f"in stage {stage + 1}" if stage < n_stages else "once all is done"


def _played(found: Incentives, asked: PhasesAsked) -> dict[str, Any]:
    """The plan played against the hardest deviator that a search of its own found, by party."""
    tests = hardest_test(found.ladder, found.plan, asked.runs, asked.seed)
    parties = found.ladder.parties
    gaining = [parties[one.party].in_text for one in tests if one.breaks]
    told = f"Played {asked.runs:,} times against the hardest deviator that a search found,"
    if gaining:
        told += f" {joined(gaining)} gained by deviating, by more than chance explains."
    else:
        told += " nobody gained more than chance explains."
    return {
        "runs": asked.runs,
        "seed": asked.seed,
        "parties": [_tested(one, parties[one.party].id) for one in tests],
        "text": told,
    }


def _tested(one: Tested, party: str) -> dict[str, Any]:
    return {
        "id": party,
        "stage": one.stage + 1,
        "kept": round(one.kept.mean, 2) + 0.0,
        "deviating": round(one.found.mean, 2) + 0.0,
        "gain": round(one.gain, 3) + 0.0,
        "error": round(one.error, 4),
        "gains": one.breaks,
    }
