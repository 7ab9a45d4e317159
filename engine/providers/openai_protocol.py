"""What pictures, speech and transcripts of the OpenAI protocol share: address, errors, which server it is.

Contract: openai SDK 3.54. Errors are `{"error": {"message", "type", "param", "code"}}`.
"""
from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from engine.errors import ProviderError
from engine.providers.access import Access
from engine.providers.calls import State
from engine.providers.http import PROBE_SECONDS, Answer, Service

_MOST_MODELS = 50
_BESIDE_SECONDS = 1.0
_CONTENT = frozenset({"moderation_blocked", "content_policy_violation", "content_filter", "data_inspection_failed"})


def openai_service(access: Access, label: str, url: str, key: str, price: float) -> Service:
    """A server of the protocol; what costs nothing may be ordered again without asking."""
    return Service(access.provider, label, url, {"Authorization": f"Bearer {key}"} if key else {}, seconds=access.settings.provider_timeout_sec, bills=price > 0,
                   explain=explain)


def state(service: Service, local: bool) -> State:
    """What a server has, and of one's own also what is loaded, its queue and memory: vLLM tells that under /metrics,
    Ollama under /api/ps, beside /v1 (vllm 0.33 `v1/metrics`, ollama fb307609 `server/routes.go`)."""
    found = service.ask("GET", "/models", seconds=PROBE_SECONDS).get("data") or []
    models = tuple(str(one["id"]) for one in found[:_MOST_MODELS] if isinstance(one, dict) and one.get("id"))
    if not local:
        return State(models=models)
    beside = replace(service, base_url=service.base_url.rstrip("/").removesuffix("/v1"))
    with suppress(ProviderError):
        told = beside.send("GET", "/metrics", seconds=_BESIDE_SECONDS).body.decode("utf-8", "replace")
        if "vllm:" in told:
            return State(models=models, loaded=models, running=_gauge(told, "num_requests_running"), waiting=_gauge(told, "num_requests_waiting"))
    with suppress(ProviderError):
        loaded = [one for one in beside.ask("GET", "/api/ps", seconds=_BESIDE_SECONDS).get("models") or [] if isinstance(one, dict)]
        return State(models=models, loaded=tuple(str(one.get("model") or one.get("name")) for one in loaded),
                     memory_used=sum(int(one.get("size_vram") or 0) for one in loaded))
    return State(models=models)


def _gauge(text: str, name: str) -> int | None:
    """The sum of a vLLM gauge over its models, out of Prometheus' text format."""
    values = re.findall(rf"^vllm:{name}(?:{{[^}}]*}})? ([0-9.eE+]+)$", text, re.M)
    return round(sum(map(float, values))) if values else None


def official(url: str) -> bool:
    """Whether it is OpenAI itself, which refuses fields that it does not know; other servers want some of them."""
    host = urlsplit(url).hostname or ""
    return host == "openai.com" or host.endswith(".openai.com")


def explain(service: Service, answer: Answer) -> ProviderError | None:
    """The protocol's error codes."""
    body = answer.json()
    error: Any = body.get("error") if isinstance(body, dict) else None
    if not isinstance(error, dict):
        return None
    code = str(error.get("code") or error.get("type") or "").lower()[:60]
    details = service.details(status=answer.status, code=code)
    if code in _CONTENT:
        return service.bad_content(details)
    if code in ("insufficient_quota", "billing_hard_limit_reached", "arrearage"):
        return service.no_credit(details)
    if code == "invalid_api_key":
        return service.bad_key(details)
    return None
