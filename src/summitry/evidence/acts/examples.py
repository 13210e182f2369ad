"""The examples of the lexicon: does each rule decide where it says so, and stay silent elsewhere?

An example is a made-up statement with its parts marked: (source), [cue], {content}. Without marks
it is the reporter's own sentence. Whoever changes the lexicon runs ``failures`` over it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summitry.evidence.acts.lexicon import Lexicon, Rule
from summitry.evidence.acts.reading import firings, statement
from summitry.evidence.spans import Span

__all__ = ["Failure", "Marked", "failures", "marked"]

_OPENS, _CLOSES = "([{", ")]}"


@dataclass(frozen=True, slots=True)
class Marked:
    """A statement and its parts, as read_act takes them."""

    text: str
    content: tuple[Span, ...]
    cue: Span | None = None
    source: Span | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """An ``example`` of the ``rule`` that fails, and the rule that ``decided`` it instead."""

    rule: str
    example: str
    must_fire: bool
    decided: str


def marked(example: str) -> Marked:
    """The parts of an ``example``.

    >>> one = marked("(Lund) [said] {it will pay}.")
    >>> one.text, one.cue, one.content[0].of(one.text)
    ('Lund said it will pay.', Span(start=5, end=9), 'it will pay')
    """
    text, opened = "", dict.fromkeys(_OPENS, 0)
    parts: dict[str, list[Span]] = {mark: [] for mark in _OPENS}
    for mark in example:
        if mark in _OPENS:
            opened[mark] = len(text)
        elif mark in _CLOSES:
            kind = _OPENS[_CLOSES.index(mark)]
            parts[kind].append(Span(opened[kind], len(text)))
        else:
            text += mark
    content = tuple(parts["{"]) or (Span(0, len(text)),)
    return Marked(text, content, next(iter(parts["["]), None), next(iter(parts["("]), None))


def failures(by: Lexicon) -> tuple[Failure, ...]:
    """The examples of the lexicon that fail; none if all is well."""
    return tuple(failure for rule in by.rules for failure in _of(rule, by))


def _of(rule: Rule, by: Lexicon) -> Iterator[Failure]:
    for example in (*rule.fires, *rule.silent):
        one = marked(example)
        fired = firings(statement(one.text, one.content, one.cue, one.source), by)
        names = [firing.rule.name for firing in fired] or ["otherwise"]
        must_fire = example in rule.fires
        if (names[0] != rule.name) if must_fire else (rule.name in names):
            yield Failure(rule.name, example, must_fire, names[0])
