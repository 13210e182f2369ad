"""The lexicon of acts, read from lexicon.yaml: which words show which act, and in which order.

The file says what its keys mean. Whoever changes it for a project of their own reads it with
``parse``; ``lexicon`` is the one that is shipped. What is wrong in a file is told in one line: the
rule, the value and what is allowed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from typing import Any

from summitry.errors import RuleError, UnknownName
from summitry.evidence.acts.patterns import Forms, Pattern, compiled
from summitry.model.claim import ACTS

__all__ = ["PLACES", "VOICES", "Lexicon", "Rule", "lexicon", "parse"]

PLACES = ("any", "source", "cue", "content")
VOICES = ("any", "reporter", "attributed")

_Compile = Callable[[Iterable[str]], Pattern | None]
_RULE_LISTS = ("says", "unless", "needs", "fires", "silent")
_KEYS = ("name", "act", "priority", "in", "voice", "negated", *_RULE_LISTS)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the lexicon, its patterns ready to search with.

    place, voice : one of PLACES, one of VOICES.
    unless, needs : None where the rule has no such clause.
    negated : the act if a negation governs the words; None if the rule is then silent.
    fires, silent : example statements, with (source), [cue] and {content} marked.
    """

    name: str
    act: str
    priority: int
    says: Pattern
    place: str = "any"
    voice: str = "any"
    unless: Pattern | None = None
    needs: Pattern | None = None
    negated: str | None = None
    fires: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Rules by priority, then in file order, and the words of negation, doubt and condition.

    otherwise : the act where no rule holds, for the voices "reporter" and "attributed".
    negators, barriers : words that negate, and words that end the reach of a negation.
    conditions_after_modal : words that state a condition only after one of ``modals``.
    no_conditions, no_hedges : what looks like a condition or a hedge and is none.
    doubts : words of doubt that leave a condition standing beside them.
    """

    version: int
    rules: tuple[Rule, ...]
    otherwise: Mapping[str, str]
    negators: frozenset[str]
    barriers: frozenset[str]
    hedges: Pattern | None
    no_hedges: Pattern | None
    doubts: Pattern | None
    conditions: Pattern | None
    conditions_after_modal: Pattern | None
    modals: Pattern | None
    no_conditions: Pattern | None


@cache
def lexicon() -> Lexicon:
    """The lexicon that is shipped.

    >>> lexicon().otherwise["reporter"]
    'event'
    """
    file = files("summitry.evidence.acts").joinpath("lexicon.yaml")
    return parse(file.read_text(encoding="utf-8"))


def parse(text: str) -> Lexicon:
    """The lexicon written in the YAML ``text``.

    Raises RuleError, or UnknownName for an act, a group of words or a key that does not exist.
    """
    data = _loaded(text)
    groups = {name: _strings(f"group {name}", value) for name, value in data["groups"].items()}
    past = {verb: _strings(f"past of {verb}", value) for verb, value in data["past"].items()}
    forms = Forms(past, frozenset(_strings("doubling", data["doubling"])))
    ready = partial(compiled, groups=groups, forms=forms)
    rules = [_rule(entry, ready) for entry in data["rules"]]
    lists = {part: _strings(part, data[part]) for part in _LISTS}
    return Lexicon(
        data["version"],
        tuple(sorted(rules, key=lambda rule: -rule.priority)),
        {voice: _known("act", data["otherwise"].get(voice), ACTS) for voice in VOICES[1:]},
        frozenset(_strings("negators", data["negators"])),
        frozenset(_strings("barriers", data["barriers"])),
        **{part: ready(patterns) for part, patterns in lists.items()},
    )


_LISTS = (
    *("hedges", "no_hedges", "doubts", "conditions", "conditions_after_modal", "modals"),
    "no_conditions",
)
_MAPS = ("otherwise", "past", "groups")
_PARTS = (*_MAPS, *_LISTS, "version", "doubling", "negators", "barriers", "rules")


def _loaded(text: str) -> Mapping[str, Any]:
    """The parts of the file, each of the right shape as far as its outermost layer goes."""
    import yaml

    try:
        data = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError) as error:
        raise RuleError(f"the lexicon is no YAML: {' '.join(str(error).split())}") from None
    missing = [part for part in _PARTS if not isinstance(data, dict) or part not in data]
    if missing:
        raise RuleError(f"the lexicon lacks {', '.join(missing)}")
    for part in _MAPS:
        if not isinstance(data[part], dict):
            raise RuleError(f"{part} of the lexicon: names with values are wanted")
    if not isinstance(data["rules"], list):
        raise RuleError("rules of the lexicon: a list is wanted")
    return dict(data)


def _rule(entry: Mapping[str, Any], ready: _Compile) -> Rule:
    if not isinstance(entry, dict) or "name" not in entry:
        raise RuleError(f"rules of the lexicon: one has no name: {str(entry)[:60]}")
    name = str(entry["name"])
    for key in entry:
        _known(f"key of rule {name}", key, _KEYS)
    lists = {key: _strings(f"{key} of rule {name}", entry.get(key, [])) for key in _RULE_LISTS}
    says, priority = ready(lists["says"]), entry.get("priority", 0)
    if says is None:
        raise RuleError(f"rule {name} of the lexicon says nothing: give it one pattern or more")
    if not isinstance(priority, int):
        raise RuleError(f"priority of rule {name}: {priority} is no whole number")
    return Rule(
        name,
        _known(f"act of rule {name}", entry.get("act"), ACTS),
        priority,
        says,
        _known(f"place of rule {name}", entry.get("in", "any"), PLACES),
        _known(f"voice of rule {name}", entry.get("voice", "any"), VOICES),
        ready(lists["unless"]),
        ready(lists["needs"]),
        _known(f"act of rule {name}", entry["negated"], ACTS) if "negated" in entry else None,
        lists["fires"],
        lists["silent"],
    )


def _strings(where: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise RuleError(f"{where}: a list of words is wanted, not {str(value)[:60]}")
    return tuple(value)


def _known(kind: str, value: object, allowed: Iterable[str]) -> str:
    allowed = tuple(allowed)
    if value not in allowed:
        raise UnknownName(kind, str(value), sorted(allowed))
    return str(value)
