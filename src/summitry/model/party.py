"""Parties: those who can accept or refuse (principals) and those who only care (interested)."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Party"]


@dataclass(frozen=True, slots=True)
class Party:
    """One that can accept or refuse.

    A ``principal`` must sign: a deal needs all of them. An ``interested`` party has preferences
    and no veto. ``called`` is how a sentence names it ("the United States"); empty: its name.
    """

    id: str
    name: str
    principal: bool = True
    speakers: tuple[str, ...] = ()
    called: str = ""

    @property
    def in_text(self) -> str:
        """The party inside a sentence.

        >>> Party("us", "United States", called="the United States").in_text
        'the United States'
        """
        return self.called or self.name
