"""A spoken line: sound, mouth shapes and word times, and how it is kept as an artefact."""
from __future__ import annotations

import io
import json
import wave
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from engine.drama.vocabulary import Viseme

RATE = 48_000
"""Samples a second, everywhere in the house."""

BLOCK = 10 * RATE
"""Samples that are worked on at once where all at once would take much memory."""

Audio = NDArray[np.float32]
"""`float32[samples, channels]` at 48 kHz, full scale ±1."""


def wav(pcm: NDArray[np.int16]) -> bytes:
    """A WAV at our rate from `int16[samples, channels]`."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(pcm.shape[1])
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(np.ascontiguousarray(pcm, "<i2").data)
    return out.getvalue()


@dataclass(frozen=True)
class Speech:
    """What a voice made of a line. Times are seconds from the start of `audio`."""

    audio: Audio
    visemes: list[tuple[float, float, Viseme]] = field(default_factory=list)
    """(start, end, shape), in order, without overlap; silence between them is `X`."""
    words: list[tuple[float, float, str]] = field(default_factory=list)
    """(start, end, text) per character in Chinese, per word in English."""

    @property
    def seconds(self) -> float:
        return len(self.audio) / RATE

    def dump(self) -> bytes:
        """The artefact: an npz with 16-bit samples and the times as JSON."""
        out = io.BytesIO()
        pcm = np.clip(np.round(self.audio * 32767), -32768, 32767).astype("<i2")
        times = json.dumps({"visemes": self.visemes, "words": self.words}, ensure_ascii=False)
        np.savez(out, pcm=pcm, times=np.frombuffer(times.encode(), np.uint8))
        return out.getvalue()

    @classmethod
    def load(cls, data: bytes) -> Speech:
        with np.load(io.BytesIO(data)) as z:
            audio = (z["pcm"].astype(np.float32) / 32767)
            times = json.loads(z["times"].tobytes())
        return cls(audio, [(a, b, v) for a, b, v in times["visemes"]], [(a, b, w) for a, b, w in times["words"]])
