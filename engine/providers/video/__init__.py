"""Services that make clips: which there are, and how to get one."""
from __future__ import annotations

from collections.abc import Callable, Mapping

from engine.providers.access import Access, found, listed
from engine.providers.calls import Capability, VideoProvider
from engine.providers.video.pika import Pika
from engine.providers.video.runway import Runway
from engine.providers.video.wan import Wan
from engine.settings import Settings

__all__ = ["video_provider", "video_providers"]

_MAKERS: dict[str, Callable[[Access], VideoProvider]] = {"runway": Runway, "pika": Pika, "wan": Wan}


def video_providers(config: Settings | None = None, keys: Mapping[str, str] | None = None) -> dict[str, Capability]:
    """Every service by name, with what it can do and whether it is configured (with a creator's own `keys`, if given)."""
    return listed(_MAKERS, config, keys)


def video_provider(name: str, keys: Mapping[str, str] | None = None, config: Settings | None = None) -> VideoProvider:
    """The service of that name. `keys` are a creator's own and go before the environment's (see `Access.keys`). BadInput
    when there is none of that name; ProviderRefused when it is not set up."""
    return found(_MAKERS, name, keys, config)
