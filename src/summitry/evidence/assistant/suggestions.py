"""A model's answer, checked: what stands in the text is proposed, the rest is dropped and counted.

An answer is JSON, alone or between other words. Every quote, source and link of a chain must stand
in the text (see locating), and act, modality and issues must be known, or the whole item is
dropped with the reason. A quote that stands at several places is looked for in the sentence that
the model named; a source in the sentence of the quote, then nearest before it, then after it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any

from summitry.errors import SummitryError, hint
from summitry.evidence.assistant.locating import Locator
from summitry.evidence.sentences import sentences
from summitry.evidence.spans import Span, hull
from summitry.evidence.speech.attribution import DIRECT, INDIRECT, MIXED, Attribution
from summitry.model.claim import ACTS, MODALITIES, REPORTER

__all__ = ["Dropped", "Suggestion", "checked", "items"]

_OPENS = re.compile(r"[\"'“„«‹‘`]\Z")
_CLOSES = re.compile(r"[,.!?;…]*\s*[\"'”“»›’`]")
_QUOTED = re.compile(r"[\"“”«»]")
_SHOWN = 160
_TRIES = 50
"""At how many opening brackets of an answer its JSON is looked for."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A statement proposed: words of the text, laid to somebody, and what is done by them.

    model, prompt_hash : which model proposed it to which prompt; empty if rules did.
    """

    attribution: Attribution
    act: str
    modality: str
    issues: tuple[str, ...] = ()
    model: str = ""
    prompt_hash: str = ""


@dataclass(frozen=True, slots=True)
class Dropped:
    """An item of an answer that is not proposed, cut to its first words, and why."""

    item: str
    reason: str


def items(content: str) -> tuple[object, ...]:
    """The items of an answer's ``content``; SummitryError if there is no such JSON in it.

    >>> items('Here it is: {"proposals": [1]}')
    (1,)
    """
    for m in islice(re.finditer(r"\{", content), _TRIES):
        try:
            answer, _ = json.JSONDecoder().raw_decode(content, m.start())
        except (ValueError, RecursionError):
            continue
        if isinstance(proposals := answer.get("proposals"), list):
            return tuple(proposals)
    raise SummitryError("the model's answer is no JSON object with a list of proposals")


def checked(
    answers: Iterable[object], text: str, issues: Collection[str], model: str, prompt_hash: str
) -> tuple[tuple[Suggestion, ...], tuple[Dropped, ...]]:
    """The suggestions among ``answers`` that the ``text`` bears out; the others with reasons."""
    reader = _Reader(text, issues, model, prompt_hash)
    suggestions: dict[Suggestion, None] = {}
    dropped: list[Dropped] = []
    for item in answers:
        try:
            suggestion = reader.suggestion(item)
            if suggestion in suggestions:
                raise _NotBorneOut("proposed twice")
            suggestions[suggestion] = None
        except _NotBorneOut as reason:
            dropped.append(Dropped(_short(item), str(reason)))
    return tuple(suggestions), tuple(dropped)


class _NotBorneOut(Exception):
    """Why an item is dropped."""


class _Reader:
    """Turns items into suggestions about one text."""

    def __init__(self, text: str, issues: Collection[str], model: str, prompt_hash: str) -> None:
        self.text = text
        self.issues = issues
        self.model = model
        self.prompt_hash = prompt_hash
        self.sentences = sentences(text)
        self.locator = Locator(text)

    def suggestion(self, item: object) -> Suggestion:
        if not isinstance(item, dict):
            raise _NotBorneOut("no object")
        act = _known("act", item.get("act"), ACTS)
        modality = _known("modality", item.get("modality"), MODALITIES)
        issues = tuple(_known("issue", one, self.issues) for one in _list(item, "issues"))
        return Suggestion(
            self.attribution(item),
            act,
            modality,
            tuple(dict.fromkeys(issues)),
            self.model,
            self.prompt_hash,
        )

    def attribution(self, item: dict[str, Any]) -> Attribution:
        content = self.content(item)
        home = self.home(content[0])
        outer = [self.source(name, home) for name in _list(item, "chain") if name != REPORTER]
        named = item.get("source") or ""
        source = self.source(named, home) if named else None
        return Attribution(
            content=content,
            form=_form(self.text, content),
            source=source,
            outer=tuple(outer),
            carried=source is not None and not home.holds(source),
            rule=f"model {self.model}",
        )

    def content(self, item: dict[str, Any]) -> tuple[Span, ...]:
        """The quotes of an ``item``, in the order of the text and apart from each other."""
        number = item.get("sentence", 0)
        known = isinstance(number, int) and 0 < number <= len(self.sentences)
        home = self.sentences[int(number) - 1] if known else None
        spans = sorted(self.quote(words, home) for words in _list(item, "quotes"))
        if not spans:
            raise _NotBorneOut("no quote")
        if any(one.meets(two) for one, two in pairwise(spans)):
            raise _NotBorneOut("its quotes overlap")
        return tuple(spans)

    def quote(self, words: object, home: Span | None) -> Span:
        places = self.places("quote", words)
        here = [place for place in places if home and home.holds(place)]
        if not here and len(places) > 1:
            raise _NotBorneOut(f"quote stands at {len(places)} places: {_short(words)}")
        return (here or places)[0]

    def source(self, words: object, home: Span) -> Span:
        """The place of a speaker's name that is nearest to its words' sentence."""
        places = self.places("source", words)
        here = [place for place in places if home.holds(place)]
        before = [place for place in places if place.end <= home.start]
        return here[0] if here else before[-1] if before else places[0]

    def places(self, kind: str, words: object) -> Sequence[Span]:
        places = self.locator.places(words) if isinstance(words, str) else ()
        if not places:
            raise _NotBorneOut(f"{kind} does not stand in the text: {_short(words)}")
        return places

    def home(self, span: Span) -> Span:
        """The sentence of ``span``, or all the sentences it touches."""
        return hull([s for s in self.sentences if s.meets(span)] or [span])


def _form(text: str, content: Sequence[Span]) -> str:
    def quoted(span: Span) -> bool:
        before = text[max(0, span.start - 3) : span.start]
        return bool(_OPENS.search(before) and _CLOSES.match(text, span.end))

    if all(map(quoted, content)):
        return DIRECT
    some = any(quoted(span) or _QUOTED.search(span.of(text)) for span in content)
    return MIXED if some else INDIRECT


def _known(kind: str, name: object, allowed: Collection[str]) -> str:
    if not isinstance(name, str) or name not in allowed:
        raise _NotBorneOut(f"no such {kind}: {_short(name)}{hint(str(name)[:_SHOWN], allowed)}")
    return name


def _list(item: dict[str, Any], key: str) -> list[object]:
    value = item.get(key, [])
    if not isinstance(value, list):
        raise _NotBorneOut(f"{key} is no list")
    return value


def _short(value: object) -> str:
    words = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    words = " ".join(words.encode("utf-8", "replace").decode().split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
