"""What a speaker does by saying it (act), how firmly (modality), and on what condition."""

from __future__ import annotations

from dataclasses import dataclass

from summitry.evidence.spans import Span

__all__ = ["ActReading"]


@dataclass(frozen=True, slots=True)
class ActReading:
    """A proposed coding of one statement.

    act : one of summitry.model.claim.ACTS.
    modality : one of summitry.model.claim.MODALITIES.
    condition : the words that state the condition ("only if all sanctions were lifted"), if any.
    rule : the name of the rule that decided the act, with its version.
    words : the words the rule went by.
    alternatives : other acts whose rules fire too, likeliest first.
    """

    act: str
    modality: str
    rule: str
    condition: Span | None = None
    words: tuple[Span, ...] = ()
    alternatives: tuple[str, ...] = ()
