"""One POST to an OpenAI-compatible endpoint, and nothing else: the text goes where it was said to.

    address    https, or http to this machine only unless ``plain`` is set; no user name in it
    proxies    those of the environment are not used
    redirects  none is followed
    answers    at most MAX_BYTES long; ``seconds`` to begin, and as long again to be whole
    the key    sent in the header, shown in no message and no repr

Only the standard library (urllib.request) is used.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPMessage
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import SplitResult, urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from summitry.errors import SummitryError

__all__ = ["MAX_BYTES", "Endpoint", "RefusedRequest", "post"]

MAX_BYTES = 4_000_000
"""How long an answer may be."""

_CHUNK = 65_536
_PATH = "/chat/completions"
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})


class RefusedRequest(SummitryError):
    """The endpoint answered with an error ``status``."""

    def __init__(self, host: str, status: int) -> None:
        self.status = status
        super().__init__(f"{host} answered with status {status}")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model is asked.

    address : the base, such as https://models.example/v1, or the whole of .../chat/completions.
    model : the name of the model there.
    key : sent as a bearer token if not empty.
    seconds : how long the answer may take to begin, and to go on until it is whole.
    plain : whether http:// is allowed to a machine other than this one.

    Raises SummitryError if the address is not such a one.
    """

    address: str
    model: str
    key: str = field(default="", repr=False)
    seconds: float = 60.0
    plain: bool = False

    def __post_init__(self) -> None:
        parts = _split(self.address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise SummitryError(f"endpoint: {parts.scheme or 'no scheme'}: https:// is allowed")
        if parts.username is not None or parts.query or parts.fragment:
            raise SummitryError("endpoint: the address may hold no user name, query or fragment")
        if parts.scheme == "http" and parts.hostname not in _HERE and not self.plain:
            raise SummitryError(
                f"endpoint: http:// to {parts.hostname} would send the text unencrypted; use https"
            )
        if not all(33 <= ord(mark) <= 126 for mark in self.key):
            raise SummitryError("endpoint: the key holds a space or a mark that no key has")
        if not self.seconds > 0:
            raise SummitryError(f"endpoint: {self.seconds} seconds; more than 0 is allowed")

    @property
    def url(self) -> str:
        """The address that is posted to.

        >>> Endpoint("https://models.example/v1/", "m").url
        'https://models.example/v1/chat/completions'
        """
        base = self.address.rstrip("/")
        return base if base.endswith(_PATH) else base + _PATH

    @property
    def host(self) -> str:
        """The machine that is asked, for messages."""
        return _split(self.address).netloc


def post(endpoint: Endpoint, body: bytes) -> bytes:
    """The answer of ``endpoint`` to the JSON ``body``.

    Raises RefusedRequest on an error status, SummitryError if there is no answer in time, it is too
    long, or it is a redirect.
    """
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if endpoint.key:
        headers["Authorization"] = f"Bearer {endpoint.key}"
    request = Request(endpoint.url, body, headers, method="POST")
    until = time.monotonic() + endpoint.seconds
    try:
        with build_opener(ProxyHandler({}), _NoRedirect()).open(
            request, timeout=endpoint.seconds
        ) as answer:
            return _whole(answer, endpoint, until)
    except HTTPError as error:
        error.close()
        raise RefusedRequest(endpoint.host, error.code) from None
    except TimeoutError:
        raise _late(endpoint) from None
    except (URLError, HTTPException, OSError) as error:
        if isinstance(getattr(error, "reason", None), TimeoutError):
            raise _late(endpoint) from None
        reason = getattr(error, "reason", None) or type(error).__name__
        raise SummitryError(f"{endpoint.host} gave no answer: {reason}") from None


def _whole(answer: IO[bytes], endpoint: Endpoint, until: float) -> bytes:
    """All of ``answer``, unless it grows too long or is not there by ``until``."""
    read = getattr(answer, "read1", answer.read)
    parts, length = list[bytes](), 0
    while part := read(_CHUNK):
        parts.append(part)
        length += len(part)
        if length > MAX_BYTES:
            raise SummitryError(f"{endpoint.host} sent more than {MAX_BYTES:,} bytes")
        if time.monotonic() > until:
            raise _late(endpoint)
    return b"".join(parts)


def _late(endpoint: Endpoint) -> SummitryError:
    return SummitryError(f"{endpoint.host} gave no whole answer within {endpoint.seconds:g} s")


def _split(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018 - a port that is none is told here
    except ValueError:
        raise SummitryError("endpoint: the address is no web address") from None
    return parts


class _NoRedirect(HTTPRedirectHandler):
    """Text that was to go to one host goes to no other."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        fp.close()
        raise SummitryError(f"{req.host} redirects to {_host(newurl)}; nothing was sent there")


def _host(url: str) -> str:
    return urlsplit(url).netloc or "another address"
