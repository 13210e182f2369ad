"""Asked of a recorded endpoint: what comes back is checked, and nothing is sent unasked."""

import json
from typing import Any

import pytest

from summitry.errors import SummitryError
from summitry.evidence.assistant.asking import ask
from summitry.evidence.assistant.endpoint import Endpoint, RefusedRequest
from summitry.evidence.assistant.prompt import prompt

TEXT = "Mara Oren said that the port must open. Nobody else spoke."
GOOD = {
    "sentence": 1,
    "quotes": ["the port must open"],
    "source": "Mara Oren",
    "chain": [],
    "act": "demand",
    "modality": "asserted",
    "issues": ["port"],
}
INVENTED = GOOD | {"quotes": ["the tax must fall"]}


def asked(server: Any, text: str = TEXT) -> Any:
    return ask(Endpoint(server.address, "small", seconds=5), text, ["port"], consent=True)


def test_a_good_answer_is_proposed_and_an_invented_span_dropped(server: Any) -> None:
    server.says(json.dumps({"proposals": [GOOD, INVENTED]}))
    answer = asked(server)
    (suggestion,) = answer.suggestions
    assert [span.of(TEXT) for span in suggestion.attribution.content] == ["the port must open"]
    assert [item.reason for item in answer.dropped] == [
        "quote does not stand in the text: the tax must fall"
    ]
    assert answer.model == suggestion.model == "small"
    assert answer.prompt_hash == suggestion.prompt_hash == prompt(TEXT, ["port"], "small").sha256


def test_a_key_that_the_answer_repeats_is_not_told(server: Any) -> None:
    server.says(json.dumps({"proposals": [GOOD | {"quotes": ["sk-secret-1"]}]}))
    endpoint = Endpoint(server.address, "small", key="sk-secret-1", seconds=5)
    answer = ask(endpoint, TEXT, ["port"], consent=True)
    assert [item.reason for item in answer.dropped] == ["quote does not stand in the text: …"]


def test_what_is_sent_is_the_prompt_alone(server: Any) -> None:
    server.says('{"proposals": []}')
    answer = asked(server)
    ((path, _, body),) = server.seen
    assert path == "/v1/chat/completions"
    assert body == json.loads(prompt(TEXT, ["port"], "small").body())
    assert (answer.suggestions, answer.dropped) == ((), ())


@pytest.mark.parametrize("consent", [False, 0, 1, "yes"])
def test_without_consent_nothing_is_sent(server: Any, consent: Any) -> None:
    with pytest.raises(SummitryError, match="needs your consent"):
        ask(Endpoint(server.address, "small"), TEXT, ["port"], consent=consent)
    with pytest.raises(SummitryError, match="needs your consent"):
        ask(Endpoint(server.address, "small"), TEXT, ["port"])
    assert server.seen == []


def test_an_endpoint_that_knows_no_schema_is_asked_again_without(server: Any) -> None:
    server.sends(b"response_format is unknown", status=400)
    server.says("```json\n" + json.dumps({"proposals": [GOOD]}) + "\n```")
    assert len(asked(server).suggestions) == 1
    first, second = (body for _, _, body in server.seen)
    assert "response_format" in first
    assert "response_format" not in second
    assert first["messages"] == second["messages"]


def test_an_error_stays_one(server: Any) -> None:
    server.sends(status=400)
    with pytest.raises(RefusedRequest, match="status 400"):
        asked(server)
    assert len(server.seen) == 2
    server.answers.clear()
    server.sends(status=401)
    with pytest.raises(RefusedRequest, match="status 401"):
        asked(server)
    assert len(server.seen) == 3


@pytest.mark.parametrize(
    "reply",
    [
        b"",
        b"\xff\xfe",
        b"{}",
        b"[]",
        b'{"choices": []}',
        b'{"choices": [{"message": 1}]}',
        b'{"choices": [{"message": {"content": null}}]}',
        b"[" * 100_000,
    ],
)
def test_what_is_no_completion(server: Any, reply: bytes) -> None:
    server.sends(reply)
    with pytest.raises(SummitryError, match="sent no chat completion"):
        asked(server)


def test_a_completion_that_is_no_json(server: Any) -> None:
    server.says("I would rather not.")
    with pytest.raises(SummitryError, match="no JSON object"):
        asked(server)


def test_an_empty_document_is_not_sent(server: Any) -> None:
    with pytest.raises(SummitryError, match="empty"):
        asked(server, " \n")
    assert server.seen == []
