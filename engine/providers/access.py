"""What an adapter may use: the settings, and the keys that a creator brings along."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from pydantic import SecretStr

from engine.errors import BadInput, ProviderRefused
from engine.providers.calls import Capability
from engine.settings import Settings, settings


class _Known(Protocol):
    @property
    def capability(self) -> Capability: ...


P = TypeVar("P", bound=_Known)


@dataclass(frozen=True)
class Access:
    """Settings and keys for one provider."""

    provider: str
    settings: Settings
    keys: Mapping[str, str] = field(default_factory=dict)
    """A creator's own keys, by the name of the setting (`RUNWAY_API_KEY`) or of the provider (`runway`)."""

    def value(self, *names: str) -> str:
        """The first of these settings that is filled in, the creator's own first; empty when none is."""
        for name in names:
            if own := self.keys.get(name.upper()):
                return own
        if own := self.keys.get(self.provider):
            return own
        for name in names:
            found = getattr(self.settings, name)
            if text := found.get_secret_value() if isinstance(found, SecretStr) else str(found):
                return text
        return ""

    def missing(self, *names: str) -> tuple[str, ...]:
        """Those of the settings that are empty, by the names of their environment variables. `a|b` is either of two."""
        empty = []
        for name in names:
            either = name.split("|")
            secret = isinstance(getattr(self.settings, either[0]), SecretStr)
            if not (self.value(*either) if secret else getattr(self.settings, either[0])):
                empty.append(either[0].upper())
        return tuple(empty)

    def price(self, otherwise: float) -> float:
        """US dollars per unit: the operator's own figure, or the built-in estimate."""
        return self.settings.provider_prices.get(self.provider, otherwise)

    def parallel(self, otherwise: int) -> int:
        """Calls at once: the operator's own figure, or the built-in one."""
        return max(1, self.settings.provider_parallel.get(self.provider, otherwise))


def listed(makers: Mapping[str, Callable[[Access], P]], config: Settings | None = None, keys: Mapping[str, str] | None = None) -> dict[str, Capability]:
    """What each provider can do, and whether the settings (this process's, unless others are given) are filled in or a
    creator's own `keys` stand for them."""
    return {name: make(Access(name, config or settings(), keys or {})).capability for name, make in makers.items()}


def found(makers: Mapping[str, Callable[[Access], P]], name: str, keys: Mapping[str, str] | None, config: Settings | None) -> P:
    """The provider of that name. BadInput when there is none; ProviderRefused when its settings are not filled in."""
    if name not in makers:
        raise BadInput(f"There is no service called {name!r}: choose one of {', '.join(makers)} or embedded.")
    provider = makers[name](Access(name, config or settings(), keys or {}))
    if missing := provider.capability.missing:
        raise ProviderRefused(f"{provider.capability.label} is not set up: fill in {' and '.join(missing)}.", key="error.provider_key", details={"provider": name})
    return provider
