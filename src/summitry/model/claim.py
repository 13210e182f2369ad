"""Documents and claims: what the record holds, and through whom it is known.

A **claim** is an attributed statement. Its ``chain`` runs from whoever tells us inwards to whoever
said it: ("reporter", "us", "dprk") reads "the reporter says that the US says that North Korea
said". Its **holder** is the side whose position it states (``about`` where given, else the end of
the chain). It is **second-hand** if another party stands between the reporter and the holder: what
one side demands is then known only from its opponent.

A quote is anchored by its exact words, what stands before and after it, and the hash of its
document: TextQuoteSelector, W3C Web Annotation Data Model (2017), section 4.2.4.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["ACTS", "ASSERTED", "MODALITIES", "REPORTER", "Claim", "Document", "Voice"]

REPORTER = "reporter"
"""The link of a chain that stands for the author of the document."""

ACTS = (
    "demand",
    "offer",
    "refusal",
    "commitment",
    "threat",
    "concession",
    "acknowledgement",
    "claim",
    "assessment",
    "event",
)
"""What a speaker does by saying it (after PLOVER and speech-act coding; ``claim`` is the rest)."""

ASSERTED = "asserted"
MODALITIES = (ASSERTED, "hedged", "conditional")
"""How firmly it is said: as it stands, with doubt ("might"), or on a condition ("only if")."""


@dataclass(frozen=True, slots=True)
class Document:
    """One source text. Documents with the same ``cluster`` are versions of one story."""

    id: str
    publisher: str
    date: date
    kind: str
    title: str = ""
    sha256: str | None = None
    file: str | None = None
    cluster: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """Someone quoted who is no party: an expert, a spokesman, an institution."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Claim:
    """An attributed statement with its span.

    Exactly one of ``quote`` (the words as printed) and ``paraphrase`` (a public fact told in our
    words) is set. ``statement`` names the utterance that several claims report; ``position`` is a
    rule that says what is meant, for comparing versions. ``modality`` is one of MODALITIES, and
    ``condition`` the words on which a conditional one hangs.
    """

    id: str
    document: str
    chain: tuple[str, ...]
    act: str
    issues: tuple[str, ...] = ()
    quote: str | None = None
    paraphrase: str | None = None
    about: str | None = None
    speaker: str | None = None
    statement: str | None = None
    position: str | None = None
    prefix: str = ""
    suffix: str = ""
    modality: str = ASSERTED
    condition: str | None = None

    @property
    def holder(self) -> str:
        """The side whose position this is: ``about`` where given, else the end of the chain.

        >>> Claim("c", "d", ("reporter", "us", "dprk"), "demand").holder
        'dprk'
        """
        return self.about or self.chain[-1]

    @property
    def words(self) -> str:
        """The quote or, without one, the paraphrase."""
        return self.quote if self.quote is not None else self.paraphrase or ""

    def told_by(self) -> str:
        """The first link after the reporter: who answers for it in public.

        >>> Claim("c", "d", ("reporter", "us", "dprk"), "demand").told_by()
        'us'
        """
        return next((link for link in self.chain if link != REPORTER), REPORTER)
