"""A proposal as a claim of evidence.yaml: its key, its fields, and the voices it needs.

The fields are those of the claim's entry, as words, in the order in which they are written. What a
person edits replaces a field; an empty value takes it away.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from summitry.cases.schema import Case, ClaimEntry
from summitry.errors import SummitryError, UnknownName
from summitry.evidence.proposals.proposal import Link, Proposal
from summitry.model.claim import ASSERTED, REPORTER
from summitry.model.keys import free_key, key_for

__all__ = ["FIELDS", "Draft", "draft", "edited_draft"]

FIELDS = tuple(
    field.alias or name for name, field in ClaimEntry.model_fields.items() if name != "document"
)
"""The fields of a claim that a person can set when accepting a proposal."""

_LISTS = ("chain", "issues")
_SMALL = re.compile(
    "an?|and|are|as|at|be|but|by|for|from|had|has|have|he|her|his|if|in|is|it|its|of|on|or|she|so"
    "|that|the|their|they|this|to|was|were|will|with|would",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim to be: its ``key``, its ``entry``, and ``voices`` (key to name) not yet in the case.

    ``edited`` names the fields a person changed.
    """

    key: str
    entry: Mapping[str, Any]
    voices: Mapping[str, str]
    edited: tuple[str, ...] = ()


def draft(proposal: Proposal, case: Case, document: str, statement: str | None = None) -> Draft:
    """``proposal`` as a claim of ``case`` in the ``document`` of that key.

    ``statement`` names the utterance, where several documents tell it. A link of the chain that is
    nobody of the case becomes a voice of its own.
    """
    voices: dict[str, str] = {}
    sides = [_side(link, case, voices) for link in proposal.chain]
    chain = [REPORTER, *(side for i, side in enumerate(sides) if sides[i - 1 : i] != [side])]
    last = proposal.chain[-1].name if proposal.chain else None
    people = {name for party in case.parties.values() for name in party.speakers}
    entry = {
        "in": document,
        "chain": chain,
        "speaker": last if last in people else None,
        "act": proposal.act,
        "about": proposal.about if proposal.about != chain[-1] else None,
        "issues": list(proposal.issues),
        "statement": statement,
        "modality": proposal.modality if proposal.modality != ASSERTED else None,
        "condition": proposal.condition,
        "prefix": proposal.prefix,
        "suffix": proposal.suffix,
        "quote": proposal.quote,
    }
    key = free_key(_named_by(proposal.quote), case.evidence.claims)
    return Draft(key, {k: v for k, v in entry.items() if v}, voices)


def edited_draft(made: Draft, edits: Mapping[str, str], proposal: Proposal) -> Draft:
    """``made`` with the fields that a person sets, ``edits`` (``id`` is the key).

    UnknownName for a field that a claim has not, SummitryError for a quote that does not stand in
    the sentence of ``proposal``.
    """
    entry, changed = dict(made.entry), []
    for name, value in edits.items():
        if name != "id" and name not in FIELDS:
            raise UnknownName("field of a claim", name, ("id", *FIELDS))
        new = _words(name, value)
        if new != (made.key if name == "id" else entry.get(name)):
            changed.append(name)
        if name != "id":
            entry[name] = new
    quote = entry.get("quote") or ""
    if "quote" in changed and quote and quote not in proposal.sentence:
        raise SummitryError(f"quote: {quote!r} does not stand in the sentence that was read")
    if "quote" in changed:
        entry["prefix"] = entry["suffix"] = None
    kept = {k: v for k, v in entry.items() if v}
    used = (*kept.get("chain", ()), kept.get("about"))
    voices = {key: name for key, name in made.voices.items() if key in used}
    return Draft(edits.get("id", "").strip() or made.key, kept, voices, tuple(changed))


def _words(name: str, value: str) -> Any:
    if name not in _LISTS:
        return value.strip() or None
    return [part for part in re.split(r"[\s,;>\[\]]+", value) if part] or None


def _side(link: Link, case: Case, voices: dict[str, str]) -> str:
    """The party or voice of a link; a new voice where nobody of the case is meant."""
    if link.side is not None:
        return link.side
    name = " ".join((link.name or link.words).split())[:200]
    for key, voice in {**{k: v.name for k, v in case.evidence.voices.items()}, **voices}.items():
        if voice == name:
            return key
    key = free_key(key_for(name, "x"), {REPORTER, *case.parties, *case.evidence.voices, *voices})
    voices[key] = name
    return key


def _named_by(quote: str) -> str:
    """A key of the first three telling words of a quote."""
    words = [word for word in re.findall(r"[^\W\d_]+", quote) if not _SMALL.fullmatch(word)]
    return key_for(" ".join(words[:3]), "claim")
