"""Services that speak: which there are, and how to get one."""
from __future__ import annotations

from collections.abc import Callable, Mapping

from engine.providers.access import Access, found, listed
from engine.providers.calls import Capability, SpeechProvider
from engine.providers.speech.dashscope_speech import DashScopeSpeech
from engine.providers.speech.openai_speech import OpenAISpeech
from engine.settings import Settings

__all__ = ["speech_provider", "speech_providers"]

_MAKERS: dict[str, Callable[[Access], SpeechProvider]] = {"openai_speech": OpenAISpeech, "dashscope_speech": DashScopeSpeech}


def speech_providers(config: Settings | None = None, keys: Mapping[str, str] | None = None) -> dict[str, Capability]:
    """Every service by name, with what it can do and whether it is configured (with a creator's own `keys`, if given)."""
    return listed(_MAKERS, config, keys)


def speech_provider(name: str, keys: Mapping[str, str] | None = None, config: Settings | None = None) -> SpeechProvider:
    """The service of that name. `keys` are a creator's own and go before the environment's (see `Access.keys`). BadInput
    when there is none of that name; ProviderRefused when it is not set up."""
    return found(_MAKERS, name, keys, config)
