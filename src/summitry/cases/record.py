"""The entries of the record, as types: documents, voices and claims. The rest is in ``schema``."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from summitry.cases.fields import Day, Hash, Key, RuleText, Strict, Text
from summitry.model.claim import ACTS, ASSERTED, MODALITIES

__all__ = ["ClaimEntry", "DocumentEntry", "VoiceEntry"]


class DocumentEntry(Strict):
    """A source text; ``cluster`` names the story of which it is a version."""

    publisher: Text
    date: Day
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

    document: Key = Field(alias="in")
    chain: Annotated[tuple[Key, ...], Field(min_length=1, max_length=6)]
    act: Literal[ACTS]  # type: ignore[valid-type]
    issues: tuple[Key, ...] = ()
    quote: Text | None = None
    paraphrase: Text | None = None
    about: Key | None = None
    speaker: Text | None = None
    statement: Key | None = None
    position: RuleText | None = None
    prefix: Annotated[str, StringConstraints(max_length=200)] = ""
    suffix: Annotated[str, StringConstraints(max_length=200)] = ""
    modality: Literal[MODALITIES] = ASSERTED  # type: ignore[valid-type]
    condition: Text | None = None

    @model_validator(mode="after")
    def _one_wording(self) -> Self:
        if (self.quote is None) == (self.paraphrase is None):
            raise PydanticCustomError("words", "a claim has either a quote or a paraphrase", {})
        return self
