"""The schema's errors in words: the value, what is allowed, and the nearest name."""

from __future__ import annotations

import types
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from summitry.cases.schema import Case
from summitry.errors import hint

__all__ = ["allowed_keys", "explain"]

_SHOWN = 60
_WORDS = {
    "float_parsing": "not a number",
    "float_type": "not a number",
    "int_parsing": "not a whole number",
    "int_type": "not a whole number",
    "string_type": "not a word or text",
    "dict_type": "not a mapping of keys",
    "model_type": "not a mapping of keys",
    "model_attributes_type": "not a mapping of keys",
    "tuple_type": "not a list",
    "finite_number": "not a finite number",
    "string_too_short": "empty; some text is needed",
}
_BOUNDS = {
    "greater_than": "above",
    "greater_than_equal": "at least",
    "less_than": "below",
    "less_than_equal": "at most",
}
_PATTERNS = {
    r"^[^\W\d]\w*$": "not a key: letters, digits and _ only, no digit first",
    r"^\w+$|^-?\d+(\.\d+)?$": "not an option: letters, digits and _, or a number",
    r"^[0-9a-f]{64}$": "not a sha256: 64 digits 0-9 and a-f",
}


def explain(item: Mapping[str, Any]) -> str:
    """One line for one error ``item`` of the schema, as pydantic reports it.

    >>> explain({"type": "float_parsing", "loc": ("x",), "input": "ten", "msg": ""})
    "'ten' is not a number"
    """
    kind, name = item["type"], str(item["loc"][-1]) if item["loc"] else ""
    if kind == "extra_forbidden":
        cut = "; a comma ends a text: put the words in quotes" if " " in name else ""
        return f"no such key: {name}{cut}{hint(name, allowed_keys(item['loc'][:-1]))}"
    if kind == "missing":
        return f"the key {name} is missing"
    given = _shown(item["input"])
    if kind in _WORDS:
        share = "; write 30 % as 0.3" if str(item["input"]).rstrip().endswith("%") else ""
        return f"{given} is {_WORDS[kind]}{share}"
    if kind.startswith("date"):
        return f"{given} is not a date such as 2019-02-28"
    return _of_bounds(kind, given, item.get("ctx", {})) or str(item["msg"])


def _of_bounds(kind: str, given: str, context: Mapping[str, Any]) -> str:
    """One line for a value that is of the right type and not among the allowed; else empty."""
    words = ""
    if kind == "string_pattern_mismatch":
        words = f"{given} is {_PATTERNS[context['pattern']]}"
    elif kind == "literal_error":
        words = f"{given} is not allowed; allowed: {context['expected']}"
    elif kind in _BOUNDS:
        words = f"{given} is not {_BOUNDS[kind]} {next(iter(context.values())):g}"
    elif kind == "string_too_long":
        words = f"{given} has more than {context['max_length']} characters"
    elif kind in ("too_short", "too_long"):
        few = kind == "too_short"
        bound = f"at least {context['min_length']}" if few else f"at most {context['max_length']}"
        words = f"{given} with {context['actual_length']} entries; {bound} are allowed"
    return words


def _shown(value: object) -> str:
    """The value as it stands in the file, cut to one short line."""
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "a list"
    text = str(value).replace("\n", " ")
    return f"'{text}'" if len(text) <= _SHOWN else f"'{text[:_SHOWN]}…'"


def allowed_keys(path: Sequence[int | str]) -> list[str]:
    """The keys that the schema knows at ``path``.

    >>> allowed_keys(("parties", "us"))
    ['name', 'called', 'role', 'speakers']
    """
    here: Any = Case
    for part in path:
        here = _below(here, str(part))
    here = _unwrapped(here)
    if not isinstance(here, type) or not issubclass(here, BaseModel):
        return []
    return [field.alias or name for name, field in here.model_fields.items()]


def _below(annotation: Any, part: str) -> Any:
    """The annotation one key further down; None where the schema ends."""
    annotation = _unwrapped(annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for name, field in annotation.model_fields.items():
            if part in (name, field.alias):
                return field.annotation
        return None
    if get_origin(annotation) is dict:
        return get_args(annotation)[1]
    return None


def _unwrapped(annotation: Any) -> Any:
    while get_origin(annotation) in (Annotated, Union, types.UnionType):
        annotation = get_args(annotation)[0]
    return annotation
