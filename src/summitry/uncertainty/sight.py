"""The nouns of a misreading: one side's sight of the negotiation, held against the model.

``misreading`` makes them and says what each is compared with.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from summitry.cases.pictures import Difference
from summitry.model.negotiation import Deal
from summitry.uncertainty.lessons import Lesson
from summitry.uncertainty.verdicts import Verdict

__all__ = ["Change", "Effect", "Expected", "Finds", "OfferSeen", "RoomSeen", "Sight"]


@dataclass(frozen=True, slots=True)
class OfferSeen:
    """How party ``about`` takes the ``offer`` made ``by`` a party: as ``believed`` by the holder of
    a picture, and as ``modelled``."""

    offer: str
    by: str
    about: str
    deal: Deal
    believed: Verdict
    modelled: Verdict

    @property
    def misread(self) -> bool:
        """True if the holder expects the wrong answer."""
        return self.believed.accepted != self.modelled.accepted


@dataclass(frozen=True, slots=True)
class RoomSeen:
    """A room for agreement: whether it ``exists``, how many deals are in it (None: not counted),
    and the ``best`` of them by the product of gains, a deal for each point that ties."""

    exists: bool
    count: int | None
    best: tuple[Deal, ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """Deals by what party ``about`` is expected to accept and what it accepts in the model.

    ``hoped``: expected and refused; ``overlooked``: accepted and not expected; ``shared``: both.
    """

    about: str
    hoped: int
    overlooked: int
    shared: int
    n_deals: int


@dataclass(frozen=True, slots=True)
class Change:
    """What changes: the room ``opens`` or ``closes``; ``count`` is that of the room then; the
    answer to each of ``offers``, as (party asked, offer), is another one."""

    opens: bool
    closes: bool
    count: int | None
    offers: tuple[tuple[str, str], ...]

    @property
    def any(self) -> bool:
        """True if an answer is another one; a mere count is not."""
        return self.opens or self.closes or bool(self.offers)


@dataclass(frozen=True, slots=True)
class Effect:
    """What one ``difference`` does: ``put_back`` to the model, all else as believed, against the
    picture; ``alone`` over the model, against the model."""

    difference: Difference
    put_back: Change
    alone: Change

    @property
    def matters(self) -> bool:
        """True if the difference by itself changes an answer, either way."""
        return self.put_back.any or self.alone.any


Finds = Literal["both", "seen_only", "there_only", "neither"]
"""Where there is room: in the picture and in the model, in one of them, in neither."""


@dataclass(frozen=True, slots=True)
class Sight:
    """The negotiation as ``holder`` sees it, against the model.

    ``offers`` and ``expected`` are about each principal of whom it has a picture of its own;
    ``expected`` is None where the deals are too many to be listed.
    """

    holder: str
    room: RoomSeen
    finds: Finds
    effects: tuple[Effect, ...]
    offers: tuple[OfferSeen, ...]
    expected: tuple[Expected, ...] | None
    lessons: tuple[Lesson, ...]

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Where the picture differs from the model, in file order."""
        return tuple(effect.difference for effect in self.effects)
