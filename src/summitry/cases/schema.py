"""The case format, version 1, as types. The JSON Schema for editors is made from these.

Everything in a case is reached by a dotted path of keys; nothing is a list that could be a
mapping, so that every number has one address, an override can name it, and no key stands twice.
``docs/reference/case-format.md`` explains each key with an example.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from summitry.cases.fields import (
    Choice,
    Day,
    Key,
    Number,
    OptionKey,
    Plain,
    Points,
    Reasoned,
    RuleText,
    Score,
    Share,
    Strict,
    Text,
    Weight,
)
from summitry.cases.record import ClaimEntry, DocumentEntry, VoiceEntry
from summitry.cases.steps import GuaranteeEntry, PlanEntry, StepEntry

__all__ = [
    "Belief",
    "BeliefEntry",
    "Case",
    "ClaimEntry",
    "DocumentEntry",
    "DropEntry",
    "EstimateEntry",
    "Evidence",
    "Fact",
    "GuaranteeEntry",
    "IssueEntry",
    "LeftOut",
    "OfferEntry",
    "PartyEntry",
    "PictureEntry",
    "PlanEntry",
    "PreferencesEntry",
    "Reading",
    "RedLineEntry",
    "RuleEntry",
    "Scores",
    "StepEntry",
    "Talks",
    "VoiceEntry",
]


class EstimateEntry(Reasoned):
    """A number with its reason."""

    value: Number


class WeightEntry(Reasoned):
    """How much an issue matters to a party, against its other issues."""

    value: Weight


class Scores(Reasoned):
    """Worth of each option of one issue to one party: ``option: number`` beside the reason."""

    model_config = ConfigDict(extra="allow", frozen=True)
    __pydantic_extra__: dict[OptionKey, Score] = Field(init=False)

    @property
    def options(self) -> dict[str, Number]:
        """Score of each option named.

        >>> Scores.model_validate({"assumed": "a guess", "open": 60}).options["open"].central
        60.0
        """
        return dict(self.__pydantic_extra__ or {})


class OutsideEntry(Reasoned):
    """What no deal is worth, in points at the case's date, and its drift a month."""

    points: Points
    per_month: Points = Number(low=0, high=0)


class ShareEntry(Reasoned):
    """A share with its reason: worth of a point one month later (patience), or at the end of the
    talks where a format counts time from 0 to 1 (discount, kept for exchange)."""

    value: Share


class FaceEntry(Reasoned):
    """What each step back from one's public word costs, in points."""

    points_per_step_back: Points


class PublicEntry(Reasoned):
    """The option a party has demanded aloud."""

    option: Choice


class RuleEntry(Reasoned):
    """A fact about which options go together."""

    rule: RuleText
    text: Text | None = None


class RedLineEntry(RuleEntry):
    """A demand that the party does not trade away; ``credence`` that it is real."""

    credence: Share = Number(low=1, high=1)


class TogetherEntry(Reasoned):
    """Points added where a combination of options holds."""

    condition: RuleText = Field(alias="if")
    points: Points


class PreferencesEntry(Strict):
    """What one party wants. Without ``weights`` the scores are points as they stand."""

    weights: dict[Key, WeightEntry] = {}
    scores: dict[Key, Scores] = {}
    together: dict[Key, TogetherEntry] = {}
    red_lines: dict[Key, RedLineEntry] = {}
    outside: OutsideEntry | None = None
    patience: ShareEntry | None = None
    discount: ShareEntry | None = None
    public: dict[Key, PublicEntry] = {}
    face: FaceEntry | None = None


class PartyEntry(Strict):
    """A party: a principal must sign, an interested one only cares; ``called`` in a sentence."""

    name: Text
    called: Text | None = None
    role: Literal["principal", "interested"] = "principal"
    speakers: tuple[Text, ...] = ()


class NumericRange(Strict):
    """Options ``from``, ``from + step``, … up to ``to``."""

    start: Plain = Field(alias="from")
    to: Plain
    step: Annotated[Plain, Field(gt=0)]
    unit: Text | None = None


def _named_options(given: Any) -> Any:
    """A list of option keys is a mapping of keys to their own words."""
    if not isinstance(given, (list, tuple)):
        return given
    options: dict[str, str] = {}
    for key in given:
        if str(key) in options:
            raise PydanticCustomError("twice", "option {key} stands twice", {"key": str(key)})
        options[str(key)] = str(key).replace("_", " ").strip() or str(key)
    return options


Options = Annotated[
    dict[OptionKey, Text],
    BeforeValidator(_named_options),
    WithJsonSchema(
        {
            "description": "A list of keys, or a mapping of keys to words, from nothing to most.",
            "anyOf": [
                {"type": "array", "items": {"type": ["string", "number"]}, "minItems": 2},
                {
                    "type": "object",
                    "additionalProperties": {"type": "string"},
                    "minProperties": 2,
                },
            ],
        }
    ),
]


class IssueEntry(Strict):
    """A matter to settle: named options from nothing to most, or a numeric range."""

    name: Text | None = None
    options: Options | None = None
    range: NumericRange | None = None
    status_quo: Choice | None = None
    held_by: Key | None = None
    moves: Literal["freely", "one_rung"] = "freely"
    keywords: Annotated[tuple[Text, ...], Field(max_length=100)] = ()
    quoted: tuple[Key, ...] | None = None
    inferred: tuple[Key, ...] | None = None
    assumed: Text | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if (self.options is None) == (self.range is None):
            raise PydanticCustomError("kind", "an issue has either options or a range", {})
        if self.options is not None and len(self.options) < 2:
            raise PydanticCustomError(
                "few", "an issue has at least two options; here is {n}", {"n": len(self.options)}
            )
        return self


class OfferEntry(Reasoned):
    """A deal proposed: issues not named stay at the status quo."""

    by: Key
    name: Text
    options: dict[Key, Choice]


class Fact(Reasoned):
    """A number of the world that the record states."""

    name: Text
    value: Number
    unit: Text | None = None


class Reading(Reasoned):
    """A rival model of the same record: what it changes, what it drops, its share of belief."""

    name: Text
    credence: Share
    preferences: dict[Key, PreferencesEntry] = {}
    rules: dict[Key, RuleEntry] = {}
    drop: tuple[str, ...] = ()


class DropEntry(Reasoned):
    """Why one party does not believe in a red line of another."""


class PictureEntry(PreferencesEntry):
    """What one party thinks another wants, laid over what that party wants in the model; red lines
    in ``drop`` it does not believe in."""

    drop: dict[Key, DropEntry] = {}


class BeliefEntry(PictureEntry):
    """A picture of another party, and what one thinks that party thinks of the others."""

    beliefs: dict[Key, PictureEntry] = {}


Belief = dict[Key, BeliefEntry]
"""What one party thinks of the others: about -> picture."""


class Talks(Reasoned):
    """How the talks run."""

    protocol: Key
    rounds: Annotated[int, Field(ge=1, le=1_000_000)]


class LeftOut(Strict):
    """Claims that are in the record and not in the model, and why."""

    claims: tuple[Key, ...]
    why: Text


class Evidence(Strict):
    """evidence.yaml: documents, voices, claims, and the other names by which texts call people."""

    documents: dict[Key, DocumentEntry] = {}
    voices: dict[Key, VoiceEntry] = {}
    aliases: dict[Text, Text] = {}
    claims: dict[Key, ClaimEntry] = {}


class Case(Strict):
    """case.yaml, with evidence.yaml under ``evidence``."""

    summitry: Annotated[Literal["1"], WithJsonSchema({"enum": [1, "1"]})]
    title: Text
    date: Day
    summary: Text | None = None
    resolution: Annotated[int, Field(ge=10, le=1_000_000_000)] = 1000
    parties: Annotated[dict[Key, PartyEntry], Field(min_length=2)]
    issues: dict[Key, IssueEntry]
    rules: dict[Key, RuleEntry] = {}
    preferences: dict[Key, PreferencesEntry] = {}
    offers: dict[Key, OfferEntry] = {}
    facts: dict[Key, Fact] = {}
    readings: dict[Key, Reading] = {}
    beliefs: dict[Key, Belief] = {}
    steps: dict[Key, dict[OptionKey, StepEntry]] = {}
    guarantees: dict[Key, GuaranteeEntry] = {}
    plan: PlanEntry | None = None
    talks: Talks | None = None
    left_out: dict[Key, LeftOut] = {}
    evidence: Evidence = Evidence()
