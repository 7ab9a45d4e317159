"""Transcripts with the times of words, by the OpenAI protocol.

Contract: openai SDK 3.54 `audio.transcriptions` with `verbose_json` and word times (whisper servers; OpenAI's newer models
have none).
"""
from __future__ import annotations

from dataclasses import dataclass

from engine.errors import ProviderError
from engine.providers.access import Access
from engine.providers.calls import Call, Capability, State
from engine.providers.openai_protocol import official, openai_service, state

_PRICE = 0.0001
"""Dollars a second of sound."""


@dataclass(frozen=True)
class Word:
    """A word and when it is heard, in seconds."""

    text: str
    start: float
    end: float


@dataclass(frozen=True)
class Heard:
    """What a recording says."""

    text: str
    words: tuple[Word, ...]
    seconds: float
    language: str
    cost: float


class OpenAITranscript:
    """A server of /v1/audio/transcriptions."""

    def __init__(self, access: Access):
        s = access.settings
        self.model = s.openai_transcript_model
        theirs = official(s.openai_transcript_url)
        price = access.price(_PRICE if theirs else 0.0)
        self.service = openai_service(access, "The transcription service", s.openai_transcript_url, access.value("openai_transcript_api_key"), price)
        missing = access.missing("openai_transcript_url", "openai_transcript_model", *(["openai_transcript_api_key"] if theirs else []))
        self.capability = Capability("openai_transcript", "transcript", "OpenAI-compatible transcription", self.model, local=price == 0.0, configured=not missing,
                                     missing=missing, parallel=access.parallel(2), price=price)

    def state(self) -> State:
        """See `ImageProvider.state`."""
        return state(self.service, self.capability.local)

    def hear(self, wav: bytes, language: str, call: Call) -> Heard:
        """The words of a WAV recording in `zh` or `en`. Raises ProviderError, ProviderRefused."""
        found = call.answered_json(lambda: self.service.ask("POST", "/audio/transcriptions", order=True, files={"file": ("speech.wav", wav, "audio/wav")}, data={
            "model": self.model, "language": language, "response_format": "verbose_json", "timestamp_granularities[]": "word"}))
        try:
            words = tuple(Word(str(w["word"]).strip(), float(w["start"]), float(w["end"])) for w in found["words"])
            seconds = float(found.get("duration") or (words[-1].end if words else 0.0))
            text = str(found["text"]).strip()
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise ProviderError(f"{self.service.label} sent a transcript without the times of words.", details=self.service.details()) from error
        return Heard(text, words, seconds, str(found.get("language") or language), seconds * self.capability.price)
