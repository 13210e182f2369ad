"""The other sections: parties, offers, readings and beliefs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from summitry.cases.checks.finding import Finding, Path, unknown
from summitry.cases.checks.preferences import check_choices
from summitry.cases.schema import Case, PictureEntry
from summitry.model.claim import REPORTER
from summitry.model.issue import Issue

__all__ = ["check_beliefs", "check_offers", "check_parties", "check_readings"]


def check_parties(case: Case, issues: tuple[Issue, ...]) -> Iterator[Finding]:
    """That ``case`` has ``issues``, and two principals with preferences and outside options.

    >>> from summitry.cases.read import read_case
    >>> [finding.message for finding in check_parties(read_case("hanoi-2019"), ())]
    ['a negotiation has at least one issue; here is none']
    """
    if REPORTER in case.parties:
        message = f"{REPORTER} stands for the author of a document; choose another key"
        yield Finding(("parties", REPORTER), message, key=True)
    principals = [key for key, party in case.parties.items() if party.role == "principal"]
    if len(principals) < 2:
        yield Finding(
            ("parties",), f"a negotiation has at least two principals; here: {len(principals)}"
        )
    if not issues:
        yield Finding(("issues",), "a negotiation has at least one issue; here is none")
    if not case.preferences:
        message = "nothing is said yet of what the parties want; the record can be read already"
        yield Finding(("preferences",), message, "warning")
        return
    for key in principals:
        if key not in case.preferences:
            yield Finding(("preferences",), f"nothing is said of what {key} wants")
        elif case.preferences[key].outside is None:
            yield Finding(("preferences", key), f"{key} must sign, so its outside option is needed")


def check_offers(case: Case, issues: tuple[Issue, ...]) -> Iterator[Finding]:
    """That each offer of ``case`` is by a party and settles each of ``issues``.

    An issue that it does not name stays at the status quo, which must then be known.
    """
    for key, offer in case.offers.items():
        path = ("offers", key)
        if offer.by not in case.parties:
            yield unknown((*path, "by"), "party", offer.by, case.parties)
        yield from check_choices((*path, "options"), offer.options, issues)
        silent = [i.id for i in issues if i.status_quo is None and i.id not in offer.options]
        if silent:
            message = f"not named and without a status quo to stay at: {', '.join(silent[:5])}"
            yield Finding((*path, "options"), message)


def check_readings(case: Case, issues: tuple[Issue, ...]) -> Iterator[Finding]:
    """That the readings of ``case`` drop red lines that exist, with credences of at most 1 in all.

    What the ``issues`` are does not matter here.
    """
    del issues
    for name, reading in case.readings.items():
        for drop in reading.drop:
            party, _, line = drop.partition(".")
            lines = case.preferences[party].red_lines if party in case.preferences else {}
            if line not in lines:
                allowed = [f"{p}.{k}" for p, e in case.preferences.items() for k in e.red_lines]
                yield unknown(("readings", name, "drop"), "red line", drop, allowed)
            elif party in reading.preferences and line in reading.preferences[party].red_lines:
                message = f"{drop} is dropped and given anew in the same reading; keep one"
                yield Finding(("readings", name, "drop"), message)
    if "base" in case.readings:
        yield Finding(("readings", "base"), "base is the name of the case itself")
    total = sum(reading.credence.central for reading in case.readings.values())
    if total > 1:
        yield Finding(("readings",), f"the credences add up to {total:g}; at most 1 in all")


def check_beliefs(case: Case, issues: tuple[Issue, ...]) -> Iterator[Finding]:
    """That the beliefs of ``case`` are of parties about others, and drop red lines that exist.

    What the ``issues`` are does not matter here.
    """
    del issues
    for holder, pictures in case.beliefs.items():
        if holder not in case.parties:
            yield unknown(("beliefs", holder), "party", holder, case.parties)
        yield from _pictures(case, ("beliefs",), holder, pictures)
        for about, belief in pictures.items():
            yield from _pictures(case, ("beliefs", holder), about, belief.beliefs, "beliefs")
            yield from _idle(("beliefs", holder, about, "beliefs"), belief.beliefs)


def _pictures(
    case: Case, path: Path, holder: str, pictures: Mapping[str, PictureEntry], *leaf: str
) -> Iterator[Finding]:
    """What ``holder`` thinks of others, at ``path``, then its own key, then ``leaf``."""
    for about, picture in pictures.items():
        here = (*path, holder, *leaf, about)
        if about == holder:
            message = f"{holder} knows what it wants itself; a belief is about another party"
            yield Finding(here, message, key=True)
        known = case.preferences[about].red_lines if about in case.preferences else {}
        for line in picture.drop:
            if line in picture.red_lines:
                message = f"{line} is dropped and given anew in the same belief; keep one"
                yield Finding((*here, "drop", line), message, key=True)
            elif line not in known:
                yield unknown((*here, "drop", line), f"red line of {about}", line, known)


_IDLE = ("outside", "red_lines", "drop", "patience", "discount")
"""What has no effect at the second level, where only the order of states counts."""


def _idle(path: Path, pictures: Mapping[str, PictureEntry]) -> Iterator[Finding]:
    """Warnings on what a picture of a picture says for nothing, at ``path``."""
    for about, picture in pictures.items():
        for name in _IDLE:
            if getattr(picture, name):
                message = "has no effect here: at the second level only the order of states counts"
                yield Finding((*path, about, name), message, "warning")
