"""Asking a model about one document: it proposes, the text decides, a person accepts.

Nothing is sent unless ``consent`` is given with the call: the text may be private. The endpoint is
first asked to hold to the JSON schema; one that refuses that form (status 400, 404 or 422) is asked
once more without it, the schema standing in the prompt as well.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from summitry.errors import SummitryError
from summitry.evidence.assistant.endpoint import Endpoint, RefusedRequest, post
from summitry.evidence.assistant.prompt import Prompt, prompt
from summitry.evidence.assistant.suggestions import Dropped, Suggestion, checked, items

__all__ = ["Answer", "ask"]

_FORM_REFUSED = frozenset({400, 404, 422})


@dataclass(frozen=True, slots=True)
class Answer:
    """What a ``model`` proposed about a document, and what was dropped of it.

    prompt_hash : SHA-256 of the model's name, the messages and the schema.
    """

    suggestions: tuple[Suggestion, ...]
    dropped: tuple[Dropped, ...]
    model: str
    prompt_hash: str


def ask(endpoint: Endpoint, text: str, issues: Sequence[str], *, consent: bool = False) -> Answer:
    """What the model at ``endpoint`` proposes about the document ``text``.

    issues : the ids of the issues a statement may bear on.
    consent : whether the user agrees that the text is sent to the endpoint.

    Raises SummitryError without consent, without text, or without an answer that can be read.
    """
    if consent is not True:
        raise SummitryError(f"the text would be sent to {endpoint.host}; that needs your consent")
    if not text.strip():
        raise SummitryError("the document is empty; there is nothing to ask about")
    question = prompt(text, issues, endpoint.model)
    content = _content(_reply(endpoint, question), endpoint)
    if endpoint.key:  # what is dropped of an answer is told; a key that it repeats is not
        content = content.replace(endpoint.key, "…")
    suggestions, dropped = checked(items(content), text, issues, endpoint.model, question.sha256)
    return Answer(suggestions, dropped, endpoint.model, question.sha256)


def _reply(endpoint: Endpoint, question: Prompt) -> bytes:
    try:
        return post(endpoint, question.body())
    except RefusedRequest as refused:
        if refused.status not in _FORM_REFUSED:
            raise
    return post(endpoint, question.body(structured=False))


def _content(reply: bytes, endpoint: Endpoint) -> str:
    """The words of the first choice."""
    try:
        content = json.loads(reply)["choices"][0]["message"]["content"]
    except (ValueError, RecursionError, LookupError, TypeError):
        content = None
    if not isinstance(content, str):
        raise SummitryError(f"{endpoint.host} sent no chat completion")
    return content
