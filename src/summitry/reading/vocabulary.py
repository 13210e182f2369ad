"""What a case knows of names and issues, for reading texts with; and its fingerprint."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from summitry import __version__
from summitry.cases.compile import compile_issues, compile_parties
from summitry.cases.evidence import voices
from summitry.cases.schema import Case
from summitry.model.claim import Voice
from summitry.model.issue import Issue
from summitry.model.party import Party

__all__ = ["Vocabulary", "fingerprint", "vocabulary"]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The parties, voices, other names (words to a speaker, party or voice), the issues, and the
    keywords of each issue, by its id."""

    parties: tuple[Party, ...]
    voices: tuple[Voice, ...]
    aliases: Mapping[str, str]
    issues: tuple[Issue, ...]
    keywords: Mapping[str, tuple[str, ...]]


def vocabulary(case: Case) -> Vocabulary:
    """The vocabulary of ``case``.

    >>> from summitry.cases.read import read_case
    >>> len(vocabulary(read_case("hanoi-2019")).parties)
    3
    """
    keywords = {key: issue.keywords for key, issue in case.issues.items()}
    aliases = dict(case.evidence.aliases)
    return Vocabulary(compile_parties(case), voices(case), aliases, compile_issues(case), keywords)


def fingerprint(known: Vocabulary, pipeline: str) -> str:
    """The settings under which a text is read with ``known`` names and a ``pipeline``: texts read
    under other settings are read again."""
    told = [
        __version__,
        pipeline,
        [[p.id, p.name, p.called, list(p.speakers)] for p in known.parties],
        [[v.id, v.name] for v in known.voices],
        sorted(known.aliases.items()),
        [[i.id, i.name, [o.text for o in i.options[:100]]] for i in known.issues],
        sorted((key, list(words)) for key, words in known.keywords.items()),
    ]
    return sha256(json.dumps(told).encode()).hexdigest()[:16]
