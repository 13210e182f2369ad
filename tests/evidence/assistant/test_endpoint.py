"""The text goes to the address given and nowhere else; every failure is one clear line."""

import socket
from typing import Any

import pytest

from summitry.errors import SummitryError
from summitry.evidence.assistant import endpoint as module
from summitry.evidence.assistant.endpoint import Endpoint, RefusedRequest, post

KEY = "sk-very-secret"


def test_a_post_arrives_with_its_key_and_the_answer_comes_back(server: Any) -> None:
    server.sends(b"[1, 2]")
    assert post(Endpoint(server.address, "m", key=KEY), b'{"a": 1}') == b"[1, 2]"
    ((path, headers, body),) = server.seen
    assert (path, body) == ("/v1/chat/completions", {"a": 1})
    assert headers["Authorization"] == f"Bearer {KEY}"


def test_without_a_key_no_authorization_is_sent(server: Any) -> None:
    server.sends(b"{}")
    post(Endpoint(server.address, "m"), b"{}")
    assert "Authorization" not in server.seen[0][1]


def test_proxies_of_the_environment_are_not_used(
    server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "")
    server.sends(b"{}")
    assert post(Endpoint(server.address, "m"), b"{}") == b"{}"


@pytest.mark.parametrize("status", [400, 401, 429, 500, 503])
def test_an_error_status_is_told_without_its_body_or_the_key(server: Any, status: int) -> None:
    server.sends(b"your key sk-very-secret is bad", status=status)
    with pytest.raises(RefusedRequest, match=f"answered with status {status}$") as told:
        post(Endpoint(server.address, "m", key=KEY), b"{}")
    assert told.value.status == status
    assert KEY not in str(told.value)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("where", ["http://192.0.2.1/steal", "/v1/elsewhere"])
def test_a_redirect_is_not_followed(server: Any, status: int, where: str) -> None:
    server.sends(status=status, headers={"Location": where})
    with pytest.raises(SummitryError, match=r"redirects to .*; nothing was sent there"):
        post(Endpoint(server.address, "m"), b"{}")
    assert len(server.seen) == 1


def test_a_huge_answer_is_cut_off(server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_BYTES", 1_000)
    server.sends(b"x" * 300_000)
    with pytest.raises(SummitryError, match="sent more than 1,000 bytes"):
        post(Endpoint(server.address, "m"), b"{}")


@pytest.mark.parametrize("slow", [{"wait": 1.0}, {"pause": 1.0}])
def test_a_slow_answer_is_given_up(server: Any, slow: dict[str, float]) -> None:
    server.sends(b"0123456789", **slow)
    with pytest.raises(SummitryError, match=r"no whole answer within 0\.2 s"):
        post(Endpoint(server.address, "m", seconds=0.2), b"{}")


def test_an_answer_that_trickles_past_its_time_is_given_up(
    server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter([0.0, 100.0])
    monkeypatch.setattr(module.time, "monotonic", lambda: next(clock, 100.0))
    server.sends(b"0123456789")
    with pytest.raises(SummitryError, match="no whole answer within 60 s"):
        post(Endpoint(server.address, "m"), b"{}")


def test_nobody_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        with pytest.raises(SummitryError, match=f"127.0.0.1:{port} gave no answer"):
            post(Endpoint(f"http://127.0.0.1:{port}", "m"), b"{}")


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("http://models.example/v1", "would send the text unencrypted"),
        ("ftp://models.example", "ftp: https:// is allowed"),
        ("file:///etc/hosts", "file: https:// is allowed"),
        ("models.example/v1", "no scheme"),
        ("https://", "https:// is allowed"),
        ("https://me:pw@models.example", "no user name"),
        ("https://models.example/v1?key=1", "no user name, query"),
        ("https://models.example:none/v1", "no web address"),
        ("http://127.0.0.1.models.example/v1", "unencrypted"),
    ],
)
def test_addresses_refused(address: str, message: str) -> None:
    with pytest.raises(SummitryError, match=message):
        Endpoint(address, "m")


def test_plain_http_may_be_allowed_and_is_to_this_machine() -> None:
    assert Endpoint("http://models.example/v1", "m", plain=True).host == "models.example"
    assert Endpoint("http://localhost:8080", "m").url == "http://localhost:8080/chat/completions"
    assert Endpoint("http://[::1]/chat/completions/", "m").url == "http://[::1]/chat/completions"


def test_the_key_is_never_shown() -> None:
    assert KEY not in repr(Endpoint("https://models.example", "m", key=KEY))
    with pytest.raises(SummitryError) as told:
        Endpoint("https://models.example", "m", key=KEY + "\n")
    assert KEY not in str(told.value)


def test_no_time_at_all_is_refused() -> None:
    with pytest.raises(SummitryError, match="more than 0"):
        Endpoint("https://models.example", "m", seconds=0)
