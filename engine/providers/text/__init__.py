"""Language models: what every one of them offers, and which there are."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, Protocol, TypeVar

from pydantic import BaseModel

from engine.errors import BadInput, ProviderRefused
from engine.providers.access import Access
from engine.providers.calls import State
from engine.providers.text.json_repair import BadJson, extract_json
from engine.providers.text.metered import Metered
from engine.providers.text.openai_compatible import Endpoint, OpenAICompatible
from engine.providers.text.turn import Gate
from engine.settings import Settings, settings

__all__ = ["BadJson", "Capabilities", "Endpoint", "Gate", "Message", "Metered", "OpenAICompatible", "TextProvider", "Usage", "extract_json", "text_provider",
           "text_providers"]

T = TypeVar("T", bound=BaseModel)


class Message(dict[str, Any]):
    """`role` (system, user, assistant) and `content`: words, or for a model that sees pictures the protocol's parts."""

    def __init__(self, role: Literal["system", "user", "assistant"], content: str | list[dict[str, Any]]):
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
    missing: tuple[str, ...] = ()
    """Which settings to fill in, when they do not."""
    parallel: int = 8
    """Requests under way at once, over all workers; the others wait their turn."""
    price: float = 0.0
    """Estimated cost of 1000 tokens in US dollars; 0 is free, or unknown to us."""


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

    def state(self) -> State:
        """What the service tells of itself, within a few seconds and for nothing. Raises ProviderError, ProviderRefused."""
        ...


_PRICE_OF_QWEN = 0.0003
"""Dollars for 1000 tokens of qwen-plus, those read and those written taken together."""
_AT_ONCE = 16
"""Requests that a service in the cloud gets at once."""


@dataclass(frozen=True)
class _Entry:
    """A language model service: which settings hold its address, key and model."""

    label: str
    url: str
    model: str
    key: str = ""
    needs: tuple[str, ...] = ()
    """The settings without which it cannot work."""
    local: bool = False
    sees: bool = False
    needs_key: bool = False
    price: float = 0.0
    extra: tuple[tuple[str, Any], ...] = ()


_REGISTRY: dict[str, _Entry] = {
    "cloud_qwen": _Entry("Qwen (Alibaba Cloud)", "qwen_base_url", "qwen_model", "qwen_api_key", ("qwen_api_key",), needs_key=True, price=_PRICE_OF_QWEN,
                         extra=(("enable_thinking", False),)),
    "local_qwen": _Entry("Qwen on this machine", "local_llm_url", "local_llm_model", needs=("local_llm_url",), local=True),
    "local_qwen_vl": _Entry("Qwen-VL on this machine", "local_vl_url", "local_vl_model", needs=("local_vl_url",), local=True, sees=True),
    "openai": _Entry("OpenAI-compatible service", "openai_base_url", "openai_model", "openai_api_key", ("openai_base_url", "openai_model")),
}


def text_providers(config: Settings | None = None, keys: Mapping[str, str] | None = None) -> dict[str, Capabilities]:
    """Every service by name, with what it can do and whether it is configured (with a creator's own `keys`, if given)."""
    return {name: _capabilities(entry, Access(name, config or settings(), keys or {})) for name, entry in _REGISTRY.items()}


def _capabilities(entry: _Entry, access: Access) -> Capabilities:
    missing = access.missing(*entry.needs)
    parallel = access.settings.local_llm_parallel if entry.local else access.parallel(_AT_ONCE)
    return Capabilities(entry.label, getattr(access.settings, entry.model), entry.local, entry.sees, not missing, missing, parallel, access.price(entry.price))


def text_provider(name: str, keys: Mapping[str, str] | None = None, config: Settings | None = None, *, patience: float | None = None) -> TextProvider:
    """The service of that name. `keys` are a creator's own and go before the environment's; `patience` is how many seconds
    a call waits for its turn (the whole deadline of outside work by default). BadInput when there is none of that name;
    ProviderRefused when it is not configured."""
    if name not in _REGISTRY:
        raise BadInput(f"There is no language model called {name!r}: choose one of {', '.join(_REGISTRY)} or embedded.")
    entry, access = _REGISTRY[name], Access(name, config or settings(), keys or {})
    able = _capabilities(entry, access)
    if not able.configured:
        raise ProviderRefused(f"{entry.label} is not set up: fill in {' and '.join(able.missing)}.", key="error.provider_key", details={"provider": name})
    key = access.value(entry.key) if entry.key else ""
    own = bool(entry.key) and entry.key.upper() in access.keys
    return _made(name, key, own, access.settings, able, access.settings.provider_deadline_sec if patience is None else patience)


@lru_cache(maxsize=64)
def _made(name: str, key: str, own: bool, s: Settings, able: Capabilities, patience: float) -> OpenAICompatible:
    """Made once for each account: its client keeps connections open."""
    entry = _REGISTRY[name]
    endpoint = Endpoint(getattr(s, entry.url), key, able.model, s.llm_timeout_sec, entry.needs_key, dict(entry.extra))
    return OpenAICompatible(name, able, endpoint, Gate.of(name, able.label, endpoint, s, parallel=able.parallel, own=own, patience=patience))
