"""Speech of outside services → Speech: our rate, our loudness, mouth shapes and word times guessed from the sound; and
faster, when an episode is too short for it."""
from __future__ import annotations

import io
import re
from fractions import Fraction

import av
import av.filter
import numpy as np
from numpy.typing import NDArray

from engine.drama.vocabulary import Emotion, Language, Viseme
from engine.errors import ProviderError
from engine.sound.speaking import level
from engine.sound.speech import RATE, Speech

FOREIGN_VERSION = 1
"""Enters the cache key: raise it when the same recording should become another Speech."""
_STEP = 0.05
"""Seconds between two mouth shapes."""
_KEEP = 0.06
"""Seconds of silence that stay at the ends."""
_QUIET = 0.06
"""Below this share of the loud parts the mouth is closed."""


def speech_of(wav: bytes, text: str, language: Language, emotion: Emotion = "neutral") -> Speech:
    """A WAV of one line as `Speech`: mono at 48 kHz, as loud as our own voices. Raises ProviderError when it is no WAV or
    silent."""
    # only where services speak: they bring 50 MB along
    from scipy.io import wavfile
    from scipy.signal import resample_poly
    try:
        rate, pcm = wavfile.read(io.BytesIO(wav))
    except (ValueError, EOFError) as error:
        raise ProviderError("The service sent something that is not sound.") from error
    audio = _mono(pcm)
    by = Fraction(RATE, int(rate))
    audio = np.asarray(resample_poly(audio, by.numerator, by.denominator), np.float32) if by != 1 else audio
    envelope = _envelope(audio)
    loud = float(np.percentile(envelope, 95)) if len(envelope) else 0.0
    if loud < 1e-4:
        raise ProviderError("The service sent silence instead of a line.")
    said = np.flatnonzero(envelope > _QUIET * loud)
    begin = max(0, int((said[0] * _STEP - _KEEP) * RATE))
    end = min(len(audio), int(((said[-1] + 1) * _STEP + _KEEP) * RATE))
    audio = level(audio[begin:end], emotion)
    return Speech(audio[:, None], mouths(audio), _words(audio, text, language))


def hurried(speech: Speech, tempo: float) -> Speech:
    """The same recording said faster at the same pitch (FFmpeg's `atempo`, a WSOLA): the service has been paid for it once,
    and not every service can be asked for a tempo."""
    graph = av.filter.Graph()
    source = graph.add_abuffer(format="flt", sample_rate=RATE, layout="mono", time_base=Fraction(1, RATE))
    stretch, sink = graph.add("atempo", f"{tempo:.4f}"), graph.add("abuffersink")
    source.link_to(stretch)
    stretch.link_to(sink)
    graph.configure()
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(speech.audio[:, :1].T), format="flt", layout="mono")
    frame.sample_rate, frame.pts, frame.time_base = RATE, 0, Fraction(1, RATE)
    graph.push(frame)
    graph.push(None)
    parts: list[NDArray[np.float32]] = []
    while True:
        try:
            parts.append(np.asarray(graph.pull().to_ndarray(), np.float32).reshape(-1))
        except (av.error.EOFError, av.error.BlockingIOError):
            break
    audio = np.concatenate(parts)[:, None]
    end = len(audio) / RATE
    return Speech(audio, [(round(min(a / tempo, end), 4), round(min(b / tempo, end), 4), v) for a, b, v in speech.visemes],
                  [(round(min(a / tempo, end), 4), round(min(b / tempo, end), 4), w) for a, b, w in speech.words])


def _mono(pcm: NDArray[np.generic]) -> NDArray[np.float32]:
    scale = float(2 ** (8 * pcm.dtype.itemsize - 1)) if np.issubdtype(pcm.dtype, np.integer) else 1.0
    audio = np.asarray(pcm, np.float32) / np.float32(scale)
    if pcm.dtype == np.uint8:
        audio = (np.asarray(pcm, np.float32) - 128) / 128
    return np.asarray(audio.mean(1) if audio.ndim == 2 else audio, np.float32)


def _envelope(audio: NDArray[np.float32]) -> NDArray[np.float32]:
    """RMS per step."""
    size = int(_STEP * RATE)
    padded = np.pad(audio, (0, -len(audio) % size))
    return np.asarray(np.sqrt((padded.reshape(-1, size) ** 2).mean(1)), np.float32)


def mouths(audio: NDArray[np.float32]) -> list[tuple[float, float, Viseme]]:
    """Mouth shapes from the energy alone: the louder, the wider; closed where it is quiet."""
    envelope = _envelope(audio)
    loud = float(np.percentile(envelope, 95)) or 1.0
    out: list[tuple[float, float, Viseme]] = []
    for i, share in enumerate(envelope / loud):
        if share < _QUIET:
            continue
        shape: Viseme = "I" if share < 0.2 else "E" if share < 0.55 else "A"
        start, end = round(i * _STEP, 4), round(min((i + 1) * _STEP, len(audio) / RATE), 4)
        if out and out[-1][2] == shape and abs(out[-1][1] - start) < 1e-6:
            out[-1] = (out[-1][0], end, shape)
        elif end > start:
            out.append((start, end, shape))
    return out


def _words(audio: NDArray[np.float32], text: str, language: Language) -> list[tuple[float, float, str]]:
    """Word times: the words share the time in which something is heard, by their length."""
    words = [c for c in text if c.isalnum()] if language == "zh" else re.findall(r"[\w'’-]+", text)
    envelope = _envelope(audio)
    heard = np.flatnonzero(envelope > _QUIET * (float(np.percentile(envelope, 95)) or 1.0))
    total = sum(len(w) for w in words)
    if not total or not len(heard):
        return []
    out, done = [], 0
    for word in words:
        a, b = heard[min(len(heard) - 1, len(heard) * done // total)], heard[min(len(heard) - 1, len(heard) * (done + len(word)) // total)]
        out.append((round(float(a) * _STEP, 4), round(float(max(b, a + 1)) * _STEP, 4), word))
        done += len(word)
    return out
