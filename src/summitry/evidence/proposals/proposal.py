"""A proposal: a claim as rules read it, with its span, before any person has looked at it.

Its id is made of the document's hash and the span, so that it stays the same when the text is read
again with better names or rules, and what a person decided about it stays decided.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from hashlib import sha256
from typing import Any

from summitry.evidence.spans import Span

__all__ = ["OWN", "Link", "Proposal", "proposal_id"]

OWN = "own"
"""The form of what the author of the document says without laying it in anybody's mouth."""


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a chain: the ``words`` that name it, and who is meant.

    side : id of a party or voice; None if nobody knows yet.
    name : the person meant; None for a body or if nobody knows yet.
    how : how that was found ("alias", "surname", "carried over", …).
    """

    words: str
    side: str | None = None
    name: str | None = None
    how: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a text is read to say.

    document : sha256 of the document's bytes. start, end : the span of ``quote`` in its text.
    prefix, suffix : what stands beside the quote, so that it can be found again.
    sentence : the sentence around it, for a person to read. offset : where the quote begins in it.
    passage : kind of the passage it stands in ("headline", "body", …).
    form : "direct", "mixed", "indirect", or OWN.
    chain : who says that who said it, outermost first, without the reporter.
    act, modality, condition, about, issues : as of a claim (summitry.model.claim.Claim).
    cue : the words that attribute it. alternatives : other acts that may be meant.
    rules : the names of the rules that made it, with their versions.
    doubts : why a person should look with care, in a few words each.
    """

    id: str
    document: str
    start: int
    end: int
    quote: str
    sentence: str
    form: str
    act: str
    offset: int = 0
    prefix: str = ""
    suffix: str = ""
    passage: str = "body"
    chain: tuple[Link, ...] = ()
    cue: str = ""
    modality: str = "asserted"
    condition: str | None = None
    about: str | None = None
    issues: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """Where the quote stands in the text of the document."""
        return Span(self.start, self.end)

    def plain(self) -> dict[str, Any]:
        """As one mapping for JSON; ``of_plain`` gives the proposal back."""
        return {key: value for key, value in asdict(self).items() if value not in ((), None, "")}

    @staticmethod
    def of_plain(plain: Mapping[str, Any]) -> Proposal:
        """The proposal of a mapping made by ``plain``; ValueError or TypeError if it is none."""
        known = {f.name for f in fields(Proposal)}
        if set(plain) - known:
            raise ValueError(f"no such field: {', '.join(sorted(set(plain) - known))}")
        values: dict[str, Any] = {
            k: tuple(v) if isinstance(v, list) else v for k, v in plain.items()
        }
        values["chain"] = tuple(Link(**link) for link in plain.get("chain", ()))
        return Proposal(**values)


def proposal_id(document: str, span: tuple[int, int]) -> str:
    """The id of the proposal at ``span`` of the document with the hash ``document``.

    >>> proposal_id("ab", (0, 5)) == proposal_id("ab", (0, 5)) != proposal_id("ab", (0, 6))
    True
    """
    return "p" + sha256(f"{document}:{span[0]}:{span[1]}".encode()).hexdigest()[:15]
