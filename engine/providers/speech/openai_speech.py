"""Speech by the OpenAI protocol (`/audio/speech`): Kokoro-FastAPI, vllm-omni, LocalAI and others; OpenAI's own models
behind it end in January 2027.

Contract: openai SDK 3.54 `audio.speech`. The answer is the recording itself.
"""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from engine.errors import ProviderError
from engine.providers.access import Access
from engine.providers.calls import Call, Capability, Made, SpeechOrder, State
from engine.providers.download import as_wav, sound
from engine.providers.openai_protocol import official, openai_service, state
from engine.providers.speech.voices import voices_of

VOICES = "nova,coral,shimmer,sage | onyx,ash,echo,verse"
_LONGEST = 4096
_PRICE = 0.015
"""Dollars for 1000 characters."""


class OpenAISpeech:
    """A server of /v1/audio/speech behind the door of `SpeechProvider`."""

    def __init__(self, access: Access):
        s = access.settings
        self.model, self._voices = s.openai_speech_model, s.openai_speech_voices or VOICES
        theirs = official(s.openai_speech_url)
        price = access.price(_PRICE if theirs else 0.0)
        self.service = openai_service(access, "The speech service", s.openai_speech_url, access.value("openai_speech_api_key"), price)
        missing = access.missing("openai_speech_url", "openai_speech_model", *(["openai_speech_api_key"] if theirs else []))
        self.capability = Capability("openai_speech", "speech", "OpenAI-compatible speech", self.model, local=price == 0.0, configured=not missing, missing=missing,
                                     parallel=access.parallel(4), price=price)

    def state(self) -> State:
        """See `ImageProvider.state`."""
        return state(self.service, self.capability.local)

    def voices(self, language: str, gender: str) -> Sequence[str]:
        """See `SpeechProvider.voices`."""
        return voices_of(self._voices, gender)

    def say(self, order: SpeechOrder, call: Call) -> Made:
        """See `SpeechProvider.say`."""
        text = order.text[:_LONGEST]
        body: dict[str, Any] = {"model": self.model, "input": text, "voice": order.voice, "response_format": "wav", "speed": round(min(4.0, max(0.25, order.speed)), 3)}
        if order.emotion != "neutral" and not self.model.startswith("tts-1"):
            body["instructions"] = f"Speak in this mood: {order.emotion}."
        data = call.answered(lambda: self._order(body))
        units = len(text) / 1000
        return Made(data, "audio/wav", units, units * self.capability.price, None, {"model": self.model, "voice": order.voice, "seconds": sound(self.service, data)})

    def _order(self, body: dict[str, Any]) -> bytes:
        """The recording as WAV."""
        answer = self.service.send("POST", "/audio/speech", order=True, json=body, headers={"Accept": "audio/wav"})
        try:
            return as_wav(self.service, answer.body)
        except ProviderError as error:
            raise self.service.lost(True, f"{self.service.label} sent something that is not a recording.") from error
