"""Whether a recording says what it should, by what a transcription service heard in it."""
from __future__ import annotations

import io
import re
import unicodedata
import wave
from difflib import SequenceMatcher

import numpy as np

from engine.drama.vocabulary import Language
from engine.pinyin import pypinyin
from engine.sound.speech import RATE, Speech

HEARD_VERSION = 1
"""Enters the cache key: raise it when the same recording should be heard anew."""
WRONG = 0.5
"""Share of a line that is not heard as it is written from which it counts as something else. Services mishear names and
write numbers otherwise; what they write of other words is far from it."""
FEWEST = 3
"""Syllables or words below which a line is too short to be judged."""


def wrongness(text: str, heard: str, language: Language) -> float:
    """The share, 0 to 1, of a line and of what was heard of it that do not agree (one minus the ratio of Ratcliff and
    Obershelp over Chinese syllables without their tones, which many characters share, or English words). Too short a line
    is never wrong."""
    wanted, found = _units(text, language), _units(heard, language)
    if len(wanted) < FEWEST:
        return 0.0
    return round(1.0 - SequenceMatcher(None, wanted, found, autojunk=False).ratio(), 3)


def _units(text: str, language: Language) -> list[str]:
    plain = unicodedata.normalize("NFKC", text).casefold()
    if language == "en":
        return re.findall(r"[a-z0-9']+", plain)
    return [s for s in pypinyin().lazy_pinyin(re.sub(r"[^\u3400-\u9fffa-z0-9]", "", plain)) if s.strip()]


def wav_of(speech: Speech) -> bytes:
    """The recording as a mono 16-bit WAV."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(np.clip(np.round(speech.audio.mean(axis=1) * 32767), -32768, 32767).astype("<i2").tobytes())
    return out.getvalue()
