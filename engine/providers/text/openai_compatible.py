"""Any service that speaks the OpenAI chat protocol: Qwen in the cloud, vLLM, Ollama, llama.cpp, OpenAI itself.

Contract (openai 3.54 SDK; DashScope compatible mode; vLLM 0.33): POST {base}/chat/completions with `response_format`
json_schema, json_object or none. Which of them an endpoint takes is not announced, so it is found out by asking for the
strictest first and remembered for the life of the process. The SDK's own retries are off: waiting is counted once, by
the pipeline's ladder.
"""
from __future__ import annotations

import json
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar, cast

from pydantic import BaseModel, ValidationError

from engine.errors import ProviderError, ProviderRefused
from engine.providers.calls import State
from engine.providers.text.json_repair import BadJson, extract_json

if TYPE_CHECKING:
    from openai import APIStatusError, OpenAI

    from engine.providers.text import Capabilities, Message, Usage
    from engine.providers.text.turn import Gate

T = TypeVar("T", bound=BaseModel)

RUNGS = ("json_schema", "json_object", "words")
_REFUSING = frozenset({"data_inspection_failed", "content_filter", "content_policy_violation", "moderation_blocked", "datainspectionfailed",
                       "insufficient_quota", "invalid_api_key", "model_not_found", "arrearage"})
_CONNECT_SECONDS = 8.0


@dataclass(frozen=True)
class Endpoint:
    """Where and as whom."""

    base_url: str
    api_key: str
    model: str
    timeout: float = 120.0
    """Seconds for the whole answer."""
    needs_key: bool = False
    extra: dict[str, Any] = field(default_factory=dict)
    """Fields of the body that the protocol does not know."""


_rungs: dict[tuple[str, str], int] = {}
_rungs_lock = threading.Lock()


def forget_endpoints() -> None:
    """Find out anew what the endpoints take (after a model was exchanged behind an address)."""
    with _rungs_lock:
        _rungs.clear()


class OpenAICompatible:
    """A language model at an endpoint."""

    def __init__(self, name: str, capabilities: Capabilities, endpoint: Endpoint, gate: Gate | None = None):
        self.name = name
        self._gate = gate
        self.capabilities = capabilities
        self.endpoint = endpoint
        self._client: OpenAI | None = None
        self._lock = threading.Lock()

    def complete(self, messages: Sequence[Message], schema: type[T], *, temperature: float = 0.8, max_tokens: int = 4096,
                 seed: int | None = None) -> tuple[T, Usage]:
        """One answer as a `schema`; see `TextProvider.complete`."""
        from engine.providers.text import Usage

        where = (self.endpoint.base_url, self.endpoint.model)
        used = Usage()
        while True:
            rung = _rungs.get(where, 0)
            try:
                text, usage = self._in_turn(lambda at=RUNGS[rung]: self._ask(messages, schema, at, temperature, max_tokens, seed))  # type: ignore[misc]
            except _NotTaken:
                with _rungs_lock:
                    _rungs[where] = max(_rungs.get(where, 0), rung + 1)
                used += Usage(calls=1)
                continue
            return self._parse(text, schema, used + usage), used + usage

    def state(self) -> State:
        """See `TextProvider.state`."""
        from engine.providers.http import Service
        from engine.providers.openai_protocol import explain, state

        key = self.endpoint.api_key
        service = Service(self.name, self.capabilities.label, self.endpoint.base_url, {"Authorization": f"Bearer {key}"} if key else {}, explain=explain)
        return state(service, self.capabilities.local)

    def _in_turn(self, ask: Callable[[], tuple[str, Usage]]) -> tuple[str, Usage]:
        return self._gate.through(ask) if self._gate else ask()

    def _parse(self, text: str, schema: type[T], usage: Usage) -> T:
        try:
            data = extract_json(text)
        except BadJson as e:
            e.usage = usage
            raise
        if isinstance(data, list) and len(schema.model_fields) == 1:
            data = {next(iter(schema.model_fields)): data}
        try:
            return schema.model_validate(data)
        except ValidationError as e:
            faults = "; ".join(f"{'.'.join(map(str, x['loc']))}: {x['msg']}" for x in e.errors()[:8])
            raise BadJson(f"the JSON does not fit the schema: {faults}", text, usage) from e

    def _ask(self, messages: Sequence[Message], schema: type[BaseModel], rung: str, temperature: float, max_tokens: int,
             seed: int | None) -> tuple[str, Usage]:
        import openai

        from engine.providers.text import Usage

        body: dict[str, Any] = {"model": self.endpoint.model, "temperature": temperature, "max_tokens": max_tokens, **_format(rung, schema)}
        if seed is not None:
            body["seed"] = seed
        try:
            answer = self._sdk().chat.completions.create(messages=cast("Any", _with_schema(messages, schema, rung)), extra_body=self.endpoint.extra or None, **body)
        except openai.APITimeoutError as e:
            raise ProviderError(f"{self.capabilities.label} did not answer within {self.endpoint.timeout:g} seconds.", details=self._details()) from e
        except openai.APIStatusError as e:
            raise self._status(e, rung) from e
        except openai.APIConnectionError as e:
            raise ProviderError(f"{self.capabilities.label} cannot be reached at {self.endpoint.base_url}: is it running?", details=self._details()) from e
        except (openai.APIError, ValueError) as e:
            raise ProviderError(f"{self.capabilities.label} sent something that is not an answer.", details=self._details()) from e
        if not getattr(answer, "choices", None):
            raise ProviderError(f"{self.capabilities.label} sent an answer without content.", details=self._details())
        choice = answer.choices[0]
        if choice.finish_reason == "content_filter" or getattr(choice.message, "refusal", None):
            raise ProviderRefused(f"{self.capabilities.label} refused to write this: change the idea.", details=self._details(refusal=choice.message.refusal))
        used = answer.usage
        return choice.message.content or "", Usage(used.prompt_tokens if used else 0, used.completion_tokens if used else 0, 1)

    def _sdk(self) -> OpenAI:
        from openai import OpenAI, Timeout

        with self._lock:
            if self._client is None:
                self._client = OpenAI(base_url=self.endpoint.base_url, api_key=self.endpoint.api_key or "none", max_retries=0,
                                      timeout=Timeout(self.endpoint.timeout, connect=min(_CONNECT_SECONDS, self.endpoint.timeout)))
            return self._client

    def _details(self, **more: Any) -> dict[str, Any]:
        return {"provider": self.name, "model": self.endpoint.model, **{k: v for k, v in more.items() if v}}

    def _status(self, e: APIStatusError, rung: str) -> Exception:
        """The service's status as our error: what another try may cure, and what it will not."""
        label, status = self.capabilities.label, e.status_code
        code = str(e.code or e.type or "").lower()
        details = self._details(status=status, code=code, request_id=e.request_id)
        if code in _REFUSING:
            return ProviderRefused(f"{label} refused: {_sentence(e)}", details=details)
        if status in (400, 422) and rung != RUNGS[-1] and _about_format(e):
            return _NotTaken()
        if status == 429:
            return ProviderError(f"{label} is busy (too many requests).", details=details, retry_after=_retry_after(e))
        if status in (408, 409) or status >= 500:
            return ProviderError(f"{label} failed with status {status}.", details=details, retry_after=_retry_after(e))
        if status in (401, 403):
            return ProviderRefused(f"{label} did not accept the key: check it in the settings.", details=details)
        if status == 404:
            return ProviderRefused(f"{label} does not know the model {self.endpoint.model}: check its name and the address.", details=details)
        return ProviderRefused(f"{label} refused: {_sentence(e)}", details=details)


class _NotTaken(Exception):
    """The endpoint does not take this `response_format`."""


def _format(rung: str, schema: type[BaseModel]) -> dict[str, Any]:
    if rung == "json_schema":
        return {"response_format": {"type": "json_schema", "json_schema": {"name": schema.__name__.lower(), "strict": True, "schema": strict_schema(schema)}}}
    if rung == "json_object":
        return {"response_format": {"type": "json_object"}}
    return {}


def strict_schema(schema: type[BaseModel]) -> dict[str, Any]:
    """The schema as strict mode wants it: every property required, nothing else allowed, no defaults."""
    def walk(node: Any) -> Any:
        if isinstance(node, dict):
            node = {k: walk(v) for k, v in node.items() if k not in ("default", "title") or isinstance(v, dict)}
            if node.get("type") == "object" and "properties" in node:
                node["required"], node["additionalProperties"] = list(node["properties"]), False
        elif isinstance(node, list):
            node = [walk(v) for v in node]
        return node

    found: dict[str, Any] = walk(schema.model_json_schema())
    return found


def _with_schema(messages: Sequence[Message], schema: type[BaseModel], rung: str) -> list[dict[str, Any]]:
    """Below the strictest rung the schema goes into the words (which must contain “JSON” for DashScope)."""
    out = [dict(m) for m in messages]
    if rung != "json_schema":
        hint = "Answer with one JSON object only, no other words, that fits this JSON schema:\n" + json.dumps(strict_schema(schema), ensure_ascii=False)
        if out and out[0]["role"] == "system":
            out[0]["content"] += "\n\n" + hint
        else:
            out.insert(0, {"role": "system", "content": hint})
    return out


def _about_format(e: APIStatusError) -> bool:
    text = f"{e.message} {e.param or ''} {e.body or ''}".lower()
    return any(word in text for word in ("response_format", "json_schema", "json_object", "structured", "schema", "grammar", "guided"))


def _sentence(e: APIStatusError) -> str:
    body = e.body if isinstance(e.body, dict) else {}
    return str(body.get("message") or e.message)[:300]


def _retry_after(e: APIStatusError) -> float | None:
    """Seconds from `Retry-After` (or its millisecond form); a date is not a number and is left to the ladder."""
    for header, scale in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        try:
            return max(0.0, float(e.response.headers[header]) * scale)
        except (KeyError, ValueError):
            continue
    return None
