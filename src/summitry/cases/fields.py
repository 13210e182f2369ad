"""The kinds of value a case holds: keys, texts, numbers with their bounds, and reasons."""

from __future__ import annotations

import datetime
import re
from fractions import Fraction
from typing import Annotated, Any, Self

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

from summitry.model.estimate import GRADES, Reason
from summitry.model.keys import KEY, LONGEST

__all__ = [
    "LARGEST",
    "Choice",
    "Day",
    "Hash",
    "Key",
    "Number",
    "OptionKey",
    "Plain",
    "Points",
    "Reasoned",
    "RuleText",
    "Score",
    "Share",
    "Strict",
    "Text",
    "Weight",
    "within",
]


def _whole(pattern: str) -> AfterValidator:
    """Holds a text to ``pattern`` as Python reads it, which is how the rules language reads it:
    the schema's own engine takes more marks for letters."""
    compiled = re.compile(pattern)

    def check(text: str) -> str:
        if not compiled.fullmatch(text):
            raise PydanticCustomError(
                "letters", "'{text}' holds marks that a rule cannot name", {"text": text}
            )
        return text

    return AfterValidator(check)


def _iso(given: object) -> object:
    """A date is written out: year, month, day."""
    if isinstance(given, str) and not re.fullmatch(r"\d{4}-\d\d-\d\d", given):
        raise PydanticCustomError("date_form", "not a date", {})
    return given


_OPTION = r"^\w+$|^-?\d+(\.\d+)?$"
Key = Annotated[str, StringConstraints(pattern=KEY, max_length=LONGEST), _whole(KEY)]
OptionKey = Annotated[str, StringConstraints(pattern=_OPTION, max_length=LONGEST), _whole(_OPTION)]
Day = Annotated[datetime.date, BeforeValidator(_iso)]
Choice = Annotated[OptionKey, WithJsonSchema({"type": ["string", "number"]})]
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
        """The value used where a single one is needed.

        >>> Number(low=1, high=4).central, Number(low=1, high=4, mode=2).central
        (2.5, 2.0)
        """
        if self.mode is not None:
            return self.mode
        return float((Fraction(str(self.low)) + Fraction(str(self.high))) / 2)

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


def within(least: float, most: float, what: str) -> AfterValidator:
    """A validator that holds the whole range of a Number in [``least``, ``most``].

    ``what`` is how its message names the number: "a share".
    """

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
        """The same as a noun of the model.

        >>> Reasoned(quoted=("pay",), why="the speaker names it").reason.grade
        'quoted'
        """
        grade = next(grade for grade in GRADES if getattr(self, grade) is not None)
        words = self.why or self.assumed or ""
        return Reason(grade, self.claims, words, self.disputed or "")


LARGEST = 1e9
"""Largest size of points, weights and scores."""

Share = Annotated[Number, within(0, 1, "a share")]
Points = Annotated[Number, within(-LARGEST, LARGEST, "points")]
Weight = Annotated[Number, within(0, LARGEST, "a weight")]
Score = Annotated[Number, within(-LARGEST, LARGEST, "a score")]
