"""What each side gets wrong about the other, as data: pictures, offers, rooms, lessons."""

from __future__ import annotations

from typing import Any

from summitry.cases.compile import with_reading
from summitry.cases.ledger import ledger
from summitry.cases.pictures import Difference
from summitry.errors import NotDefined, TooManyDeals
from summitry.model.negotiation import Deal, Negotiation
from summitry.reports.analysis import Analysis
from summitry.reports.misread.expecting import expecting_data, turned
from summitry.reports.sections.deals import in_words
from summitry.reports.words import number
from summitry.uncertainty.expectations import offer_shares
from summitry.uncertainty.frequency import Frequency
from summitry.uncertainty.lessons import Lesson
from summitry.uncertainty.misreading import Effect, Misreading, OfferSeen, RoomSeen, Sight
from summitry.uncertainty.verdicts import Verdict

__all__ = ["DRAWS", "misreading_data"]


DRAWS = 500
"""Draws of each picture in which the answers to offers are counted, if nothing else is asked."""


def misreading_data(
    analysis: Analysis, found: Misreading, draws: int = DRAWS, seed: int = 0
) -> dict[str, Any]:
    """The misreadings ``found`` in the case under ``analysis``, who misreads most first.

    Answers to offers are counted over ``draws`` of each picture with ``seed``.
    """
    told = _Told(analysis, found, draws, seed)
    telling = sorted(found.sights, key=lambda s: -sum(effect.matters for effect in s.effects))
    return {
        "title": analysis.case.title,
        "reading": found.reading,
        "outlook": found.outlook,
        "common": found.common,
        "draws": {"n": draws, "seed": seed},
        "room": told.room(found.room),
        "sights": [told.sight(sight) for sight in telling],
        "standoff": _standoff(analysis, found.reading),
    }


def _standoff(analysis: Analysis, reading: str) -> dict[str, Any] | None:
    """What each side expects to last; None where states are too many or today is not known."""
    try:
        return expecting_data(analysis, reading)
    except (NotDefined, TooManyDeals):
        return None


class _Told:
    """The parts of a misreading in the names and words of its case."""

    def __init__(self, analysis: Analysis, found: Misreading, draws: int, seed: int) -> None:
        self.analysis = analysis
        self.reading = found.reading
        self.case = with_reading(analysis.case, found.reading)
        reading = next(r for r in analysis.readings if r.id == found.reading)
        self.negotiation: Negotiation = reading.negotiation
        self.entries = {_listed(estimate.key) for estimate in ledger(analysis.case)}
        asked = (analysis.case, draws, seed, found.reading, analysis.date)
        shares = offer_shares(*asked) if draws else ()
        self.shares = {(one.holder, one.about, one.offer): one for one in shares}

    def name(self, party: str) -> str:
        return self.negotiation.parties[self.negotiation.party(party)].in_text

    def words(self, deal: Deal) -> list[str]:
        return in_words(self.negotiation, deal)

    def line(self, party: str, key: str, holder: str = "") -> str:
        """A red line in words: of the model, or else of what ``holder`` believes of the party."""
        entry = self.case.preferences.get(party)
        picture = self.case.beliefs.get(holder, {}).get(party)
        lines = (entry.red_lines if entry else {}, picture.red_lines if picture else {})
        found = next((one[key] for one in lines if key in one), None)
        return key.replace("_", " ") if found is None else found.text or found.rule

    def room(self, room: RoomSeen) -> dict[str, Any]:
        best = [self.words(deal) for deal in room.best]
        return {"exists": room.exists, "count": room.count, "best": best}

    def sight(self, sight: Sight) -> dict[str, Any]:
        return {
            "id": sight.holder,
            "party": self.case.parties[sight.holder].name,
            "in_text": self.name(sight.holder),
            "finds": sight.finds,
            "room": self.room(sight.room),
            "differences": [self.difference(effect) for effect in sight.effects],
            "offers": [self.offer(sight.holder, one) for one in sight.offers],
            "expected": None
            if sight.expected is None
            else [
                {
                    "about": self.name(one.about),
                    "hoped": one.hoped,
                    "overlooked": one.overlooked,
                    "shared": one.shared,
                    "n_deals": one.n_deals,
                }
                for one in sight.expected
            ],
            "lessons": [self.lesson(one) for one in sight.lessons],
        }

    def difference(self, effect: Effect) -> dict[str, Any]:
        one = effect.difference
        lasting = self.turned(one)
        return {
            "key": one.key,
            "about": self.name(one.about),
            "section": one.section,
            "words": self.entry(one),
            "gaps": [
                {"key": gap.key, "believed": gap.believed, "modelled": gap.modelled}
                for gap in one.gaps
            ],
            "entries": self.listed(one.key, *(gap.key for gap in one.gaps)),
            "shown": {way: _shown(one, way) for way in ("believed", "modelled")},
            "grade": one.reason.grade,
            "claims": list(one.reason.claims),
            "why": one.reason.why,
            "disputed": one.reason.disputed,
            "matters": effect.matters or bool(lasting),
            "turns_lasting": lasting,
            "put_back": _change(effect.put_back),
            "alone": _change(effect.alone),
        }

    def listed(self, *keys: str) -> list[str]:
        """Those of ``keys`` that the ledger of a brief lists, as it lists them."""
        found = dict.fromkeys(_listed(key) for key in keys)
        return [key for key in found if key in self.entries]

    def turned(self, one: Difference) -> list[str]:
        """What it turns of what its holder expects to last; nothing where that is not looked at."""
        try:
            return turned(self.analysis, self.reading, one)
        except (NotDefined, TooManyDeals):
            return []

    def entry(self, one: Difference) -> str:
        """What the entry is about: a weight, scores, a red line, what no deal is worth."""
        names = {issue.id: issue.name for issue in self.analysis.issues}
        if one.section == "weights":
            return f"weight of {names[one.name]}"
        if one.section == "scores":
            return f"scores of {names[one.name]}"
        if one.section in ("drop", "red_lines"):
            return f"red line ‹{self.line(one.about, one.name, one.holder)}›"
        if one.section == "outside":
            return "what no deal is worth"
        return " ".join(filter(None, (one.section.replace("_", " "), one.name.replace("_", " "))))

    def offer(self, holder: str, one: OfferSeen) -> dict[str, Any]:
        entry = self.case.offers[one.offer]
        share = self.shares.get((holder, one.about, one.offer))
        return {
            "offer": one.offer,
            "name": entry.name,
            "by": entry.by,
            "about": self.name(one.about),
            "misread": one.misread,
            "believed": self.verdict(
                (one.about, holder), one.believed, share.believed if share else None
            ),
            "modelled": self.verdict(
                (one.about, ""), one.modelled, share.modelled if share else None
            ),
        }

    def verdict(
        self, whose: tuple[str, str], one: Verdict, taken: Frequency | None
    ) -> dict[str, Any]:
        """How a party takes an offer, in the eyes of another (empty: in the model)."""
        return {
            "accepted": one.accepted,
            "taken": None if taken is None else taken.hits,
            "points": one.points,
            "gain": one.gain,
            "broken": [self.line(whose[0], key, whose[1]) for key in one.broken],
        }

    def lesson(self, one: Lesson) -> dict[str, Any]:
        return {
            "offer": one.offer,
            "name": self.case.offers[one.offer].name,
            "about": self.name(one.about),
            "worth": one.worth,
            "outside": one.outside,
            "least_outside": one.least_outside,
            "lines": [self.line(one.about, key) for key in one.lines],
            "explained_by": [
                {"key": found.key, "believed": found.believed, "nearest": found.nearest}
                for found in one.numbers
            ],
            "entries": self.listed(*(found.key for found in one.numbers)),
        }


def _listed(key: str) -> str:
    """A ledger key as a brief lists it: the scores of a belief stand in one entry for an issue.

    >>> _listed("beliefs.east.west.scores.market.open")
    'beliefs.east.west.scores.market'
    """
    believed = key.startswith("beliefs.") and ".scores." in key
    return key.rsplit(".", 1)[0] if believed else key


def _change(change: Any) -> dict[str, Any]:
    return {
        "opens": change.opens,
        "closes": change.closes,
        "count": change.count,
        "offers": [offer for _, offer in change.offers],
    }


def _shown(one: Difference, way: str) -> str:
    """The believed or the modelled side of a difference, in a cell of a table."""
    if one.section == "drop":
        return "not real" if way == "believed" else "real"
    gaps = [gap for gap in one.gaps if not gap.key.endswith("per_month")] or one.gaps
    told = [(gap.key.rsplit(".", 1)[-1], getattr(gap, way)) for gap in gaps]
    shown = [(key, number(v) if isinstance(v, float) else str(v or "none")) for key, v in told]
    scores = one.section == "scores"
    return ", ".join(f"{key}: {value}" if scores else value for key, value in shown)
