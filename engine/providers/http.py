"""How every adapter talks to its service: one request, no retries (the pipeline's ladder waits and counts), failures
told apart by what they mean for the next step.

Three ends of an order are kept apart because money hangs on them. It surely did not arrive (no connection, an error
status): ProviderError, it may be placed again. The service said no: ProviderRefused. It was sent and no answer came
(connection lost, time-out): the service may be working and billing, and none of those we use has an idempotency key;
ProviderUncertain, which is never placed again by itself, if the service takes money, else ProviderError.
"""
from __future__ import annotations

import ipaddress
import json
import socket
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import requests
from urllib3.exceptions import HTTPError as TransportError
from urllib3.exceptions import NameResolutionError, NewConnectionError, ProxyError

from engine.errors import ProviderError, ProviderRefused, ProviderUncertain

CONNECT_SECONDS = 8.0
PROBE_SECONDS = 3.0
"""For one answer when a service is only asked how it is."""
NOBODYS_TASK = "00000000-0000-4000-8000-000000000000"
"""An id that no service has given to anybody."""
MAX_JSON = 96 * 2**20
"""Bytes of an answer held in memory; pictures come as base64 in some."""

Explain = Callable[["Service", "Answer"], ProviderError | None]
"""What a service's own error body means, when the adapter knows better than the status tells."""


@dataclass(frozen=True)
class Answer:
    """An answer of a service: its status, headers (lower case) and body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        """The body read as JSON; None when it is not."""
        with suppress(ValueError):
            return json.loads(self.body)
        return None

    @property
    def retry_after(self) -> float | None:
        """Seconds that the service asks us to wait; a date is left to the ladder."""
        with suppress(KeyError, ValueError):
            return max(0.0, float(self.headers["retry-after"]))
        return None


@dataclass(frozen=True)
class Service:
    """A service at a base address, as somebody."""

    name: str
    """As in `Capability.name`."""
    label: str
    """For people."""
    base_url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    basic: tuple[str, str] | None = None
    """User and password of HTTP basic authentication."""
    seconds: float = 60.0
    """For one answer, from the request to its last byte."""
    bills: bool = True
    """Whether an order whose answer was lost may have cost money."""
    explain: Explain = lambda _service, _answer: None

    def ask(self, method: str, path: str, *, order: bool = False, seconds: float | None = None, **request: Any) -> Any:
        """The JSON that the service answers a request with. `path` is below the base address, or a whole address that
        the service itself gave out for its own tasks. `order` marks requests that make something (and may cost).
        Raises ProviderError, ProviderRefused, ProviderUncertain."""
        data = self.send(method, path, order=order, seconds=seconds, **request).json()
        if data is None:
            raise self.lost(order, f"{self.label} sent something that is not an answer.")
        return data

    def send(self, method: str, path: str, *, order: bool = False, seconds: float | None = None, headers: Mapping[str, str] | None = None,
             **request: Any) -> Answer:
        """Like `ask`, for an answer of any type."""
        limit = seconds or self.seconds
        until = time.monotonic() + limit
        try:
            # Given `auth`, requests leaves ~/.netrc alone, which would overwrite our Authorization header.
            with requests.request(method, self.address(path), headers={"Accept": "application/json", **self.headers, **(headers or {})},
                                  auth=self.basic or (lambda r: r), timeout=(min(CONNECT_SECONDS, limit), limit), stream=True,
                                  allow_redirects=False, **request) as response:
                answer = Answer(response.status_code, {k.lower(): v for k, v in response.headers.items()}, _all(response, until))
        except (requests.RequestException, TransportError, OSError, TimeoutError) as error:
            raise self._broken(error, order, limit) from error
        if answer.status in (408, 504):
            raise self.lost(order, f"{self.label} did not answer in time (status {answer.status}).")
        if answer.status >= 300:
            raise self.explain(self, answer) or self.status(answer.status, answer.retry_after)
        return answer

    def knows_no(self, path: str) -> None:
        """Look for something that cannot be there, with a service that has nothing else to look at for nothing: that it
        says so shows that it is there and takes our key. Raises ProviderError, ProviderRefused."""
        try:
            self.send("GET", path, seconds=PROBE_SECONDS)
        except ProviderRefused as error:
            if (error.details or {}).get("status") not in (400, 404, 422):
                raise

    def address(self, path: str) -> str:
        """The whole address of a path. Addresses that the service gave out must stay with its host, because our key
        goes along."""
        if not path.startswith(("http://", "https://")):
            return self.base_url.rstrip("/") + "/" + path.lstrip("/")
        if urlsplit(path)[:2] != urlsplit(self.base_url)[:2]:
            raise ProviderError(f"{self.label} sent an address that is not its own.", details=self.details())
        return path

    def details(self, **more: Any) -> dict[str, Any]:
        """For the log and the API: no secrets, no raw text of the service."""
        return {"provider": self.name, **more}

    def _broken(self, error: Exception, order: bool, limit: float) -> ProviderError:
        if _never_sent(error):
            return ProviderError(f"{self.label} cannot be reached: is it running, and is the address right?", details=self.details(sent=False))
        late = isinstance(error, requests.Timeout | TimeoutError)
        return self.lost(order, f"{self.label} did not answer within {limit:g} seconds." if late else f"The connection to {self.label} was lost.")

    def lost(self, order: bool, sentence: str) -> ProviderError:
        """The error for a request that was sent and whose answer is not to be had."""
        if order and self.bills:
            return ProviderUncertain(f"{sentence} It may have taken the order all the same, so it is not placed again by itself: "
                                     "try again when you agree to a possible second charge.", details=self.details())
        return ProviderError(sentence, details=self.details())

    def status(self, status: int, retry_after: float | None = None, code: str = "") -> ProviderError:
        """The error that an HTTP status stands for with every service."""
        details = self.details(status=status, **({"code": code} if code else {}))
        if status == 429:
            return ProviderError(f"{self.label} is busy (too many requests).", key="error.provider_busy", details=details, retry_after=retry_after)
        if status in (408, 409, 425) or status >= 500:
            return ProviderError(f"{self.label} failed with status {status}.", details=details, retry_after=retry_after)
        if status in (401, 403):
            return self.bad_key(details)
        if status == 402:
            return self.no_credit(details)
        if status == 404:
            return ProviderRefused(f"{self.label} does not know this model or address: check them in the settings.", details=details)
        if status < 400:
            return ProviderRefused(f"{self.label} has moved: check its address in the settings.", details=details)
        return self.bad_order(details)

    def bad_key(self, details: dict[str, Any]) -> ProviderRefused:
        """The service did not accept the key."""
        return ProviderRefused(f"{self.label} did not accept the key: check it in the settings.", key="error.provider_key", details=details)

    def no_credit(self, details: dict[str, Any]) -> ProviderRefused:
        """The account cannot pay."""
        return ProviderRefused(f"The account at {self.label} has no credit left: top it up, then try again.", key="error.provider_credit", details=details)

    def bad_content(self, details: dict[str, Any]) -> ProviderRefused:
        """The service's own moderation said no."""
        return ProviderRefused(f"{self.label} refused this content: change the words or the picture of this shot.", key="error.provider_content", details=details)

    def bad_order(self, details: dict[str, Any]) -> ProviderRefused:
        """The service understood the order and cannot fill it."""
        return ProviderRefused(f"{self.label} cannot make this: another length, size or picture may work, or another service.", details=details)

    def over(self, sentence: str, refused: bool = False, **more: Any) -> ProviderError:
        """The error for a remote task that has ended without a result: the next try must be a new order (see
        `engine.providers.calls.task_over`)."""
        kind = ProviderRefused if refused else ProviderError
        return kind(sentence, details=self.details(task_over=True, **more))


def ended(error: ProviderError) -> ProviderError:
    """The same error, marked as the end of a remote task."""
    error.details = {**(error.details or {}), "task_over": True}
    return error


def _never_sent(error: BaseException | None) -> bool:
    """Whether a request failed before its first byte left."""
    if isinstance(error, requests.ConnectTimeout | requests.exceptions.SSLError | requests.exceptions.ProxyError | requests.exceptions.InvalidURL
                  | requests.exceptions.InvalidSchema | requests.exceptions.MissingSchema):
        return True
    reasons = [getattr(a, "reason", a) for a in getattr(error, "args", ())]
    return any(isinstance(r, NewConnectionError | NameResolutionError | ProxyError) for r in reasons)


def _all(response: requests.Response, until: float) -> bytes:
    """The whole body; a server that drips a byte now and then cannot hold us for longer than agreed."""
    parts: list[bytes] = []
    size = 0
    for part in response.iter_content(1 << 16):
        parts.append(part)
        size += len(part)
        if size > MAX_JSON:
            raise requests.exceptions.ContentDecodingError("too long")
        if time.monotonic() > until:
            raise TimeoutError
    return b"".join(parts)


def addresses(host: str, port: int) -> list[str]:
    """IP addresses of a host; none when it is not known."""
    with suppress(OSError, UnicodeError):
        return [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    return []


def private(url: str) -> bool:
    """Whether an address leads (also) into a network that is not the open internet."""
    parts = urlsplit(url)
    found = addresses(parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80))
    return any(not ipaddress.ip_address(a.split("%", 1)[0]).is_global for a in found)
