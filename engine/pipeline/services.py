"""What this house knows of outside services: which there are, what they can do, whose turn it is."""
from __future__ import annotations

from collections.abc import Mapping

from engine.providers.calls import Capability, Makes
from engine.providers.turns import Turns, turns_at
from engine.settings import Settings
from engine.store.session import Database


def capability_of(makes: Makes, name: str, settings: Settings | None = None) -> Capability | None:
    """What a service can do under these settings (this process's by default); None for one that this house does not know."""
    return capabilities(makes, settings).get(name)


def capabilities(makes: Makes, settings: Settings | None = None) -> Mapping[str, Capability]:
    """All services that make something."""
    if makes == "image":
        from engine.providers.image import image_providers
        return image_providers(settings)
    if makes == "video":
        from engine.providers.video import video_providers
        return video_providers(settings)
    if makes == "speech":
        from engine.providers.speech import speech_providers
        return speech_providers(settings)
    if makes == "transcript":
        from engine.providers.transcript import transcript_providers
        return transcript_providers(settings)
    return {}


def costs_nothing(able: Capability) -> bool:
    """Whether orders at a service are free."""
    return able.local or able.price <= 0


def turns_of(database: Database, settings: Settings) -> Turns:
    """The turns that all workers share."""
    return turns_at(database.redis_url, settings.breaker_failures, settings.breaker_sec)
