"""The deals that plans lead to: offers on record, packages of the brief, or one asked for."""

from __future__ import annotations

from dataclasses import dataclass

from summitry.cases.offers import offers
from summitry.errors import NotDefined, RuleError, UnknownName
from summitry.model.negotiation import Deal, Negotiation
from summitry.reports.analysis import Analysis
from summitry.reports.conflicts.case import LETTERS
from summitry.reports.words import marked
from summitry.reports.written import options_written

__all__ = ["Target", "target_meant", "targets"]


@dataclass(frozen=True, slots=True)
class Target:
    """A ``deal`` with how it is asked for (``label``), its ``name`` in a sentence, and its kind:
    offer, package or deal."""

    label: str
    name: str
    kind: str
    deal: Deal


def targets(analysis: Analysis) -> list[Target]:
    """The offers on record, then the packages of the brief; those that are today left out."""
    case = analysis.case
    found = [
        Target(key, marked(case.offers[key].name), "offer", deal)
        for key, deal in offers(case).items()
    ]
    found += [
        Target(letter, f"package {letter}", "package", one.package.deal)
        for letter, one in zip(LETTERS, analysis.proposals, strict=False)
    ]
    today = analysis.base.negotiation.status_quo
    return [one for one in found if one.deal != today]


def target_meant(analysis: Analysis, text: str) -> Target:
    """The target that ``text`` means: the letter of a package, the key of an offer, or
    ``issue=option`` pairs with commas between, all else as today.

    UnknownName or RuleError where there is no such deal.
    """
    named = {one.label: one for one in targets(analysis)}
    if text in named:
        return named[text]
    if "=" not in text:
        raise UnknownName("package or offer", text, [*named, "issue=option,…"])
    negotiation = analysis.base.negotiation
    deal = _written(negotiation, text)
    if not negotiation.allowed(deal):
        broken = [rule.id for rule in negotiation.rules if not rule.holds.at(deal)]
        raise RuleError(f"{text}: the rules do not allow this deal ({', '.join(broken)})")
    return Target(text, f"the deal {text}", "deal", deal)


def _written(negotiation: Negotiation, text: str) -> Deal:
    """One option for every issue: those that ``text`` names, the others as today."""
    chosen = options_written(negotiation.issues, text)
    unknown = [
        issue.id
        for place, issue in enumerate(negotiation.issues)
        if issue.status_quo is None and place not in chosen
    ]
    if unknown:
        raise NotDefined(f"the status quo of {', '.join(unknown[:5])} is not known; name an option")
    return tuple(
        chosen.get(place, issue.status_quo or 0) for place, issue in enumerate(negotiation.issues)
    )
