"""What pictures, speech and transcripts of the OpenAI protocol share: address, errors, which server it is.

Contract: openai SDK 3.54. Errors are `{"error": {"message", "type", "param", "code"}}`.
"""
from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from engine.errors import ProviderError
from engine.providers.access import Access
from engine.providers.http import Answer, Service

_CONTENT = frozenset({"moderation_blocked", "content_policy_violation", "content_filter", "data_inspection_failed"})


def openai_service(access: Access, label: str, url: str, key: str, price: float) -> Service:
    """A server of the protocol; what costs nothing may be ordered again without asking."""
    return Service(access.provider, label, url, {"Authorization": f"Bearer {key}"} if key else {}, seconds=access.settings.provider_timeout_sec, bills=price > 0,
                   explain=explain)


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
