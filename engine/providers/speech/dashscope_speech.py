"""Speech on DashScope: Qwen3-TTS and CosyVoice over plain HTTP.

Contract: dashscope SDK 2.0.2 and the guide on voices. Qwen's models answer on multimodal-generation, CosyVoice's on
audio/tts/SpeechSynthesizer; both give an address that lives about a day.
"""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from engine.providers.access import Access
from engine.providers.calls import Call, Capability, Made, SpeechOrder, State
from engine.providers.dashscope import CNY, KEYS, dashscope, state
from engine.providers.download import as_wav, fetch, sound
from engine.providers.speech.voices import voices_of

QWEN, COSY = "/services/aigc/multimodal-generation/generation", "/services/audio/tts/SpeechSynthesizer"
_QWEN_VOICES = "Cherry,Serena,Chelsie | Ethan"
_COSY_VOICES = "longanhuan | longanyang"
"""Of v3; other versions have lists of their own (DASHSCOPE_SPEECH_VOICES)."""
_PRICE = round(0.08 * CNY, 4)
_LANGUAGES = {"zh": "Chinese", "en": "English"}


class DashScopeSpeech:
    """DashScope's voices behind the door of `SpeechProvider`."""

    def __init__(self, access: Access):
        s = access.settings
        self.model = s.dashscope_speech_model
        self.qwen = self.model.startswith("qwen") and "audio-3" not in self.model
        self._voices = s.dashscope_speech_voices or (_QWEN_VOICES if self.qwen else _COSY_VOICES)
        self.service = dashscope(access, "Speech (Alibaba Cloud)")
        missing = access.missing("|".join(KEYS))
        self.capability = Capability("dashscope_speech", "speech", "Speech (Alibaba Cloud)", self.model, configured=not missing, missing=missing,
                                     parallel=access.parallel(3), price=access.price(_PRICE))

    def voices(self, language: str, gender: str) -> Sequence[str]:
        """See `SpeechProvider.voices`."""
        return voices_of(self._voices, gender)

    def state(self) -> State:
        """See `ImageProvider.state`."""
        return state(self.service)

    def say(self, order: SpeechOrder, call: Call) -> Made:
        """See `SpeechProvider.say`. Qwen's models have no speed of their own."""
        inputs: dict[str, Any] = {"text": order.text, "voice": order.voice}
        if self.qwen:
            inputs["language_type"] = _LANGUAGES.get(order.language, "Auto")
        else:
            inputs |= {"format": "wav", "sample_rate": 24000, "rate": round(min(2.0, max(0.5, order.speed)), 2)}
        url = str(call.answered_json(lambda: self._order(inputs)))
        data = as_wav(self.service, fetch(self.service, lambda: url, "audio", call, lambda d: sound(self.service, d)))
        units = len(order.text) / 1000
        return Made(data, "audio/wav", units, units * self.capability.price, None, {"model": self.model, "voice": order.voice, "seconds": sound(self.service, data)})

    def _order(self, inputs: dict[str, Any]) -> str:
        """The address of the recording."""
        found = self.service.ask("POST", QWEN if self.qwen else COSY, order=True, json={"model": self.model, "input": inputs})
        audio = ((found.get("output") or {}) if isinstance(found, dict) else {}).get("audio") or {}
        if not audio.get("url"):
            raise self.service.lost(True, f"{self.service.label} sent an answer without a recording.")
        return str(audio["url"])
