"""Language models: what every one of them offers, and which there are."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, Protocol, TypeVar

from pydantic import BaseModel

from engine.errors import BadInput, ProviderRefused
from engine.providers.text.json_repair import BadJson, extract_json
from engine.providers.text.openai_compatible import Endpoint, OpenAICompatible
from engine.settings import settings

__all__ = ["BadJson", "Capabilities", "Endpoint", "Message", "OpenAICompatible", "TextProvider", "Usage", "extract_json", "text_provider", "text_providers"]

T = TypeVar("T", bound=BaseModel)


class Message(dict[str, str]):
    """`role` (system, user, assistant) and `content`."""

    def __init__(self, role: Literal["system", "user", "assistant"], content: str):
        super().__init__(role=role, content=content)


@dataclass(frozen=True)
class Usage:
    """What a call used: tokens in and out, and calls made."""

    prompt_tokens: int = 0
    completion_tokens: int = 0
    calls: int = 0

    def __add__(self, other: Usage) -> Usage:
        return Usage(self.prompt_tokens + other.prompt_tokens, self.completion_tokens + other.completion_tokens, self.calls + other.calls)


@dataclass(frozen=True)
class Capabilities:
    """What a service can do, before anybody asks it."""

    label: str
    model: str
    local: bool
    sees_pictures: bool = False
    configured: bool = True
    """Whether the settings name an address (and a key, where one is needed)."""
    missing: str = ""
    """Which settings to fill in, when they do not."""


class TextProvider(Protocol):
    """A language model behind one door."""

    @property
    def name(self) -> str: ...

    @property
    def capabilities(self) -> Capabilities: ...

    def complete(self, messages: Sequence[Message], schema: type[T], *, temperature: float = 0.8, max_tokens: int = 4096,
                 seed: int | None = None) -> tuple[T, Usage]:
        """One answer as a `schema`. Raises ProviderError (another try may help) or ProviderRefused (it will not);
        BadJson when there was an answer, but not one of that shape."""
        ...


def _cloud_qwen() -> Endpoint:
    s = settings()
    return Endpoint(s.qwen_base_url, s.qwen_api_key.get_secret_value(), s.qwen_model, s.llm_timeout_sec,
                    needs_key=True, extra={"enable_thinking": False})


def _local_qwen() -> Endpoint:
    s = settings()
    return Endpoint(s.local_llm_url, "", s.local_llm_model, s.llm_timeout_sec)


def _local_qwen_vl() -> Endpoint:
    s = settings()
    return Endpoint(s.local_vl_url, "", s.local_vl_model, s.llm_timeout_sec)


def _openai() -> Endpoint:
    s = settings()
    return Endpoint(s.openai_base_url, s.openai_api_key.get_secret_value(), s.openai_model, s.llm_timeout_sec)


@dataclass(frozen=True)
class _Entry:
    label: str
    endpoint: Callable[[], Endpoint]
    local: bool
    needs: str
    """The settings without which it cannot work, separated by blanks."""
    sees: bool = False


_REGISTRY: dict[str, _Entry] = {
    "cloud_qwen": _Entry("Qwen (Alibaba Cloud)", _cloud_qwen, False, "QWEN_API_KEY"),
    "local_qwen": _Entry("Qwen on this machine", _local_qwen, True, "LOCAL_LLM_URL"),
    "local_qwen_vl": _Entry("Qwen-VL on this machine", _local_qwen_vl, True, "LOCAL_VL_URL", True),
    "openai": _Entry("OpenAI-compatible service", _openai, False, "OPENAI_BASE_URL OPENAI_MODEL"),
}


def _missing(entry: _Entry) -> str:
    s = settings()
    empty = []
    for name in entry.needs.split():
        value = getattr(s, name.lower())
        if not (value.get_secret_value() if hasattr(value, "get_secret_value") else value):
            empty.append(name)
    return " ".join(empty)


def text_providers() -> dict[str, Capabilities]:
    """Every service by name, with what it can do and whether it is configured."""
    return {name: _capabilities(name) for name in _REGISTRY}


def _capabilities(name: str) -> Capabilities:
    entry = _REGISTRY[name]
    missing = _missing(entry)
    return Capabilities(entry.label, entry.endpoint().model, entry.local, entry.sees, not missing, missing)


@lru_cache
def text_provider(name: str) -> TextProvider:
    """The service of that name, made once. BadInput when there is none; ProviderRefused when it is not configured."""
    if name not in _REGISTRY:
        raise BadInput(f"There is no language model called {name!r}: choose one of {', '.join(_REGISTRY)} or embedded.")
    if missing := _missing(_REGISTRY[name]):
        raise ProviderRefused(f"{_REGISTRY[name].label} is not set up: fill in {missing}.", details={"provider": name})
    return OpenAICompatible(name, _capabilities(name), _REGISTRY[name].endpoint())
