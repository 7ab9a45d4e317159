"""All services under one roof: what each kind of work can be made with, and how a service is just now."""
from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.errors import ProviderError, ProviderRefused
from engine.providers.calls import Capability, Makes, State

KINDS: tuple[Makes, ...] = ("text", "image", "video", "speech", "transcript", "vision")
"""In the order in which they are shown."""


@dataclass(frozen=True)
class Found:
    """What came of asking a service how it is."""

    reachable: bool
    milliseconds: float
    state: State = field(default_factory=State)
    error: str = ""
    """Why it cannot be used, in our own words."""


def everything(makes: Makes, keys: Mapping[str, str] | None = None) -> dict[str, Capability]:
    """The services that make something, by name. Those that see pictures are language models, too."""
    if makes in ("text", "vision"):
        from engine.providers.text import text_providers
        return {name: Capability(name, makes, c.label, c.model, c.local, c.configured, c.missing, c.parallel, price=c.price)
                for name, c in text_providers(keys=keys).items() if c.sees_pictures or makes == "text"}
    if makes == "image":
        from engine.providers.image import image_providers
        return image_providers(keys=keys)
    if makes == "video":
        from engine.providers.video import video_providers
        return video_providers(keys=keys)
    if makes == "speech":
        from engine.providers.speech import speech_providers
        return speech_providers(keys=keys)
    from engine.providers.transcript import transcript_providers
    return transcript_providers(keys=keys)


def state_of(makes: Makes, name: str) -> State:
    """What a service tells of itself. Raises BadInput, ProviderError, ProviderRefused."""
    if makes in ("text", "vision"):
        from engine.providers.text import text_provider
        return text_provider(name).state()
    if makes == "image":
        from engine.providers.image import image_provider
        return image_provider(name).state()
    if makes == "video":
        from engine.providers.video import video_provider
        return video_provider(name).state()
    if makes == "speech":
        from engine.providers.speech import speech_provider
        return speech_provider(name).state()
    from engine.providers.transcript import transcript_provider
    return transcript_provider(name).state()


def ask(able: Capability) -> Found:
    """Ask a configured service how it is: a few requests that cost nothing, a few seconds at most."""
    begun = time.perf_counter()
    try:
        state = state_of(able.makes, able.name)
    except ProviderError as error:
        if (error.details or {}).get("status") == 429:
            return Found(True, _since(begun))  # too busy to say, and of use all the same
        # A service that refuses our key is there, but of no use.
        return Found(isinstance(error, ProviderRefused), _since(begun), error=error.message)
    except (AttributeError, KeyError, TypeError, ValueError):
        return Found(False, _since(begun), error=f"{able.label} sent something that is not an answer.")
    if able.makes in ("text", "vision") and able.local and state.models is not None and not {able.model, f"{able.model}:latest"} & set(state.models):
        return Found(True, _since(begun), state, f"{able.label} has no model {able.model}.")
    return Found(True, _since(begun), state)


def _since(begun: float) -> float:
    return round(1000 * (time.perf_counter() - begun), 1)
