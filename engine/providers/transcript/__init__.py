"""Services that write down what is said: which there are, and how to get one."""
from __future__ import annotations

from collections.abc import Callable, Mapping

from engine.providers.access import Access, found, listed
from engine.providers.calls import Capability
from engine.providers.transcript.openai_transcript import Heard, OpenAITranscript, Word
from engine.settings import Settings

__all__ = ["Heard", "Word", "transcript_provider", "transcript_providers"]

_MAKERS: dict[str, Callable[[Access], OpenAITranscript]] = {"openai_transcript": OpenAITranscript}


def transcript_providers(config: Settings | None = None, keys: Mapping[str, str] | None = None) -> dict[str, Capability]:
    """Every service by name, with what it can do and whether it is configured (with a creator's own `keys`, if given)."""
    return listed(_MAKERS, config, keys)


def transcript_provider(name: str, keys: Mapping[str, str] | None = None, config: Settings | None = None) -> OpenAITranscript:
    """The service of that name. BadInput when there is none; ProviderRefused when it is not set up."""
    return found(_MAKERS, name, keys, config)
