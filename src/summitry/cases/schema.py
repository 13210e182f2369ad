"""The case format, version 1, as types. The JSON Schema for editors is made from these.

Everything in a case is reached by a dotted path of keys; nothing is a list that could be a
mapping, so that every number has one address, an override can name it, and no key stands twice.
``docs/reference/case-format.md`` explains each key with an example.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
    model_serializer,
    model_validator,
)
from pydantic_core import PydanticCustomError

from summitry.model.claim import ACTS
from summitry.model.estimate import GRADES, Reason

__all__ = [
    "Belief",
    "Case",
    "ClaimEntry",
    "DocumentEntry",
    "EstimateEntry",
    "Evidence",
    "Fact",
    "IssueEntry",
    "LeftOut",
    "Number",
    "OfferEntry",
    "PartyEntry",
    "PreferencesEntry",
    "Reading",
    "RedLineEntry",
    "RuleEntry",
    "Scores",
    "StepEntry",
    "Talks",
    "VoiceEntry",
]

_OPTION = r"^\w+$|^-?\d+(\.\d+)?$"
Key = Annotated[str, StringConstraints(pattern=r"^[^\W\d]\w*$", max_length=60)]
OptionKey = Annotated[str, StringConstraints(pattern=_OPTION, max_length=60)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]
RuleText = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Plain = Annotated[float, Field(allow_inf_nan=False, ge=-1e12, le=1e12)]


class Strict(BaseModel):
    """Frozen, and refuses keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Number(Strict):
    """A value, a range ``[low, high]``, or ``{low, mode, high}``.

    ``central`` is the mode where one is given, else the middle of the range.
    """

    low: Plain
    high: Plain
    mode: Plain | None = None

    @model_validator(mode="before")
    @classmethod
    def _short_forms(cls, given: Any) -> Any:
        if isinstance(given, (str, int, float)):
            return {"low": given, "high": given}
        if isinstance(given, (list, tuple)):
            if len(given) != 2:
                raise PydanticCustomError(
                    "range", "a range has two numbers, [low, high]; here are {n}", {"n": len(given)}
                )
            return {"low": given[0], "high": given[1]}
        return given

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if not self.low <= self.central <= self.high:
            raise PydanticCustomError(
                "order",
                "a range runs from low to high; here low is {low} and high is {high}",
                {"low": f"{self.low:g}", "high": f"{self.high:g}"},
            )
        return self

    @property
    def central(self) -> float:
        """The value used where a single one is needed."""
        return (self.low + self.high) / 2 if self.mode is None else self.mode

    @model_serializer
    def _shortest(self) -> Any:
        if self.mode is not None:
            return {"low": self.low, "mode": self.mode, "high": self.high}
        return self.low if self.low == self.high else [self.low, self.high]

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: Any) -> dict[str, Any]:
        number = {"type": "number"}
        triple = dict.fromkeys(("low", "mode", "high"), number)
        return {
            "description": "A value, [low, high], or {low, mode, high}.",
            "anyOf": [
                number,
                {"type": "array", "items": number, "minItems": 2, "maxItems": 2},
                {
                    "type": "object",
                    "properties": triple,
                    "required": list(triple),
                    "additionalProperties": False,
                },
            ],
        }


def _within(least: float, most: float, what: str) -> AfterValidator:
    """Holds the whole range of a Number in [least, most]."""

    def check(number: Number) -> Number:
        if number.low < least or number.high > most:
            worst = number.low if number.low < least else number.high
            raise PydanticCustomError(
                "bounds",
                "{what} lies between {least} and {most}, not {worst}",
                {"what": what, "least": f"{least:g}", "most": f"{most:g}", "worst": f"{worst:g}"},
            )
        return number

    return AfterValidator(check)


class Reasoned(Strict):
    """Whatever must say why it is there: exactly one of quoted, inferred, assumed."""

    quoted: tuple[Key, ...] | None = None
    inferred: tuple[Key, ...] | None = None
    assumed: Text | None = None
    why: Text | None = None
    disputed: Text | None = None

    @model_validator(mode="after")
    def _one_grade(self) -> Self:
        given = [grade for grade in GRADES if getattr(self, grade) is not None]
        if len(given) != 1:
            raise PydanticCustomError(
                "grade",
                "exactly one of quoted, inferred, assumed gives the reason; here {found}",
                {"found": "is none" if not given else "are " + " and ".join(given)},
            )
        if self.claims == () and given != ["assumed"]:
            raise PydanticCustomError(
                "claims", "{grade} names at least one claim", {"grade": given[0]}
            )
        return self

    @property
    def claims(self) -> tuple[str, ...]:
        """Keys of the claims that the reason leans on."""
        return self.quoted or self.inferred or ()

    @property
    def reason(self) -> Reason:
        """The same as a noun of the model."""
        grade = next(grade for grade in GRADES if getattr(self, grade) is not None)
        words = self.why or self.assumed or ""
        return Reason(grade, self.claims, words, self.disputed or "")


Share = Annotated[Number, _within(0, 1, "a share")]
Points = Annotated[Number, _within(-1e9, 1e9, "points")]
Weight = Annotated[Number, _within(0, 1e9, "a weight")]
Score = Annotated[Number, _within(-1e9, 1e9, "a score")]


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
        """Score of each option named."""
        return dict(self.__pydantic_extra__ or {})


class OutsideEntry(Reasoned):
    """What no deal is worth, in points at the case's date, and its drift a month."""

    points: Points
    per_month: Points = Number(low=0, high=0)


class ShareEntry(Reasoned):
    """A share with its reason (patience: worth of a point one month later)."""

    value: Share


class FaceEntry(Reasoned):
    """What each step back from one's public word costs, in points."""

    points_per_step_back: Points


class PublicEntry(Reasoned):
    """The option a party has demanded aloud."""

    option: OptionKey


class RuleEntry(Reasoned):
    """A fact about which options go together."""

    rule: RuleText
    text: Text | None = None


class RedLineEntry(RuleEntry):
    """A demand that the party does not trade away; ``credence`` that it is real."""

    credence: Share = Number(low=1, high=1)


class TogetherEntry(Reasoned):
    """Points added where a combination of options holds."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

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

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

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
    status_quo: OptionKey | None = None
    held_by: Key | None = None
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
    options: dict[Key, OptionKey]


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


Belief = dict[Key, PreferencesEntry]
"""What one party thinks another wants: about -> preferences."""


class StepEntry(Reasoned):
    """One rung of a phased plan: how it is verified and undone, and how long it takes."""

    detection: Share
    reversible: Share
    months: Annotated[Number, _within(0, 1200, "a number of months")]


class Talks(Reasoned):
    """How the talks run."""

    protocol: Key
    rounds: Annotated[int, Field(ge=1, le=1_000_000)]


class LeftOut(Strict):
    """Claims that are in the record and not in the model, and why."""

    claims: tuple[Key, ...]
    why: Text


class DocumentEntry(Strict):
    """A source text; ``cluster`` names the story of which it is a version."""

    publisher: Text
    date: datetime.date
    kind: Literal["news", "statement", "transcript", "report", "treaty", "other"] = "news"
    title: Text | None = None
    sha256: Hash | None = None
    file: Text | None = None
    cluster: Key | None = None


class VoiceEntry(Strict):
    """Someone quoted who is no party."""

    name: Text


class ClaimEntry(Strict):
    """An attributed statement; see summitry.model.claim for the words."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    document: Key = Field(alias="in")
    chain: Annotated[tuple[Key, ...], Field(min_length=1, max_length=6)]
    act: Literal[ACTS]  # type: ignore[valid-type]
    on: tuple[Key, ...] = ()
    quote: Text | None = None
    paraphrase: Text | None = None
    about: Key | None = None
    speaker: Text | None = None
    statement: Key | None = None
    position: RuleText | None = None
    prefix: Annotated[str, StringConstraints(max_length=200)] = ""
    suffix: Annotated[str, StringConstraints(max_length=200)] = ""

    @model_validator(mode="after")
    def _one_wording(self) -> Self:
        if (self.quote is None) == (self.paraphrase is None):
            raise PydanticCustomError("words", "a claim has either a quote or a paraphrase", {})
        return self


class Evidence(Strict):
    """evidence.yaml: documents, voices and claims."""

    documents: dict[Key, DocumentEntry] = {}
    voices: dict[Key, VoiceEntry] = {}
    claims: dict[Key, ClaimEntry] = {}


class Case(Strict):
    """case.yaml, with evidence.yaml under ``evidence``."""

    summitry: Annotated[Literal["1"], WithJsonSchema({"enum": [1, "1"]})]
    title: Text
    date: datetime.date
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
    talks: Talks | None = None
    left_out: dict[Key, LeftOut] = {}
    evidence: Evidence = Evidence()
