"""A line and a voice → Speech: the emotion sets pace, melody and level; every line comes out equally loud."""
from __future__ import annotations

import numpy as np

from engine.drama.pace import TEMPO
from engine.drama.script import Line, Voice
from engine.drama.vocabulary import Emotion
from engine.sound.checks import loudness
from engine.sound.filters import doubled
from engine.sound.kokoro import kokoro
from engine.sound.pronounce import sounds_of
from engine.sound.speech import RATE, Audio, Speech
from engine.sound.visemes import shapes

SPEECH_VERSION = 5
"""Enters the cache key: raise it when the same line should sound different."""

TARGET_LUFS = -20.0
PEAK = 0.9
_KNEE = 0.6
_SILENT_SECONDS = 0.6
"""For a line in which there is nothing to be said (only dots or emoji)."""

_ACTING: dict[Emotion, tuple[float, float, float]] = {
    "neutral": (1.0, 1.0, 0.0), "happy": (1.04, 1.2, 0.5), "sad": (0.96, 0.72, -2.0), "angry": (1.07, 1.35, 2.0),
    "surprised": (1.08, 1.3, 0.5), "afraid": (1.06, 1.1, -1.0), "tender": (0.98, 0.85, -1.5), "scornful": (0.97, 1.1, 0.0),
}
"""Factor on the pitch, width of the melody, level in dB."""
_PAUSE: dict[Emotion, float] = {"sad": 0.42, "tender": 0.36, "angry": 0.2, "afraid": 0.24}


def speak(line: Line, voice: Voice, tempo: float = 1.0, names: frozenset[str] = frozenset()) -> Speech:
    """Speak a line: mono at 48 kHz, about -20 LUFS, peak at most 0.9, silence at the ends at most 60 ms.

    `tempo` hurries the whole; `names` are the drama's characters. The same arguments give the same samples.
    Raises ModelMissing, BadInput for an unknown voice.
    """
    sounds = sounds_of(line.text, line.language, names)
    if not any(c.isalpha() for s in sounds for c in s.phonemes):
        return Speech(np.zeros((int(_SILENT_SECONDS * RATE), 1), np.float32))
    pitch, width, gain = _ACTING[line.emotion]
    if line.character is None:
        pitch, width = 1.0, 0.95
    spoken = kokoro().say(sounds, voice, speed=float(np.clip(voice.speed * TEMPO[line.emotion] * tempo, 0.6, 1.6)), pitch=voice.pitch * pitch,
                          width=width, pause=_PAUSE.get(line.emotion, 0.28) / tempo)
    audio = _level(doubled(spoken.audio), gain)
    return Speech(audio[:, None], [(round(a, 4), round(b, 4), v) for a, b, v in shapes(spoken.phones)],
                  [(round(a, 4), round(b, 4), w) for a, b, w in spoken.words])


def level(audio: np.ndarray, emotion: Emotion) -> Audio:
    """A spoken line as loud as such a line is in this house."""
    return _level(audio, _ACTING[emotion][2])


def _level(audio: np.ndarray, gain_db: float) -> Audio:
    """To the target loudness plus the emotion's gain; measured on the whole line, padded when it is too short to be."""
    padded = np.pad(audio, (0, max(0, int(0.5 * RATE) - len(audio))))
    found = loudness(padded[:, None])
    if np.isfinite(found):
        audio = audio * np.float32(10 ** ((TARGET_LUFS + gain_db - found) / 20))
    return _rounded(audio)


def _rounded(audio: np.ndarray) -> Audio:
    """Peaks above `_KNEE` bend towards `PEAK`: one hard consonant would otherwise make the whole line soft."""
    over = np.maximum(np.abs(audio) - _KNEE, 0.0)
    room = PEAK - _KNEE
    return np.asarray(np.where(over > 0, np.sign(audio) * (_KNEE + room * np.tanh(over / room)), audio), np.float32)
