"""Parties: those who can accept or refuse (principals) and those who only care (interested)."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Party"]


@dataclass(frozen=True, slots=True)
class Party:
    """One that can accept or refuse.

    A ``principal`` must sign: a deal needs all of them. An ``interested`` party has preferences
    and no veto.
    """

    id: str
    name: str
    principal: bool = True
    speakers: tuple[str, ...] = ()
