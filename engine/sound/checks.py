"""Measuring sound: loudness and true peak (ITU-R BS.1770), silence, clipping."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from engine.sound.meter import REACH, STEP, beginning, integrated, steps, true_peak
from engine.sound.speech import RATE, Audio

SILENT_DBFS = -55.0
"""RMS of a tenth of a second below which nothing is heard."""


def loudness(audio: Audio) -> float:
    """Integrated loudness in LUFS; -inf for silence."""
    audio = _long_enough(audio)
    return integrated(steps(audio), len(audio))


def _long_enough(audio: Audio) -> Audio:
    """With silence after it, if it is shorter than a gating block."""
    short = int(0.4 * RATE) + 1 - len(audio)
    return np.pad(audio, ((0, short), (0, 0))) if short > 0 else audio


def true_peak_db(audio: Audio) -> float:
    """Peak in dBTP, measured at four times the rate (BS.1770 annex 2); -inf for no sound at all."""
    return decibels(true_peak(np.pad(audio, ((REACH, REACH), (0, 0))))) if len(audio) else -np.inf


def decibels(peak: float) -> float:
    return float(20 * np.log10(max(peak, 1e-9)))


def levels(audio: Audio, step: float = 0.1) -> np.ndarray:
    """RMS in dBFS of every `step` seconds."""
    size = int(step * RATE)
    n = len(audio) // size
    blocks = audio[:n * size].reshape(n, size * audio.shape[1]).astype(np.float64)
    return np.asarray(20 * np.log10(np.sqrt((blocks**2).mean(1)) + 1e-9))


def silences(audio: Audio, longest: float = 2.0) -> list[tuple[float, float]]:
    """(start, end) in seconds of every silence of at least `longest` seconds."""
    return silences_in(levels(audio), longest)


def silences_in(tenths: NDArray[np.float64], longest: float) -> list[tuple[float, float]]:
    """The same from the `levels` of a recording."""
    quiet = np.concatenate([[False], tenths < SILENT_DBFS, [False]])
    edges = np.flatnonzero(np.diff(quiet.astype(np.int8)))
    return [(a / 10, b / 10) for a, b in zip(edges[::2], edges[1::2], strict=True) if (b - a) / 10 >= longest]


def clipped_share(audio: Audio) -> float:
    """Share of samples at full scale that stand beside another one: a single one is no distortion."""
    full = np.abs(audio) >= 0.999
    return float((full[1:] & full[:-1]).mean()) if len(audio) > 1 else 0.0


@dataclass
class Heard:
    """What was measured of a recording of any length while it went by."""

    samples: int = 0
    loudness: float = -np.inf
    """LUFS."""
    levels: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))
    """RMS in dBFS of every tenth of a second."""
    clipped_share: float = 0.0


def listen(blocks: Iterable[Audio]) -> Heard:
    """Measure a recording block by block, as `loudness`, `levels` and `clipped_share` do: a tenth of a megabyte a minute is
    kept of it."""
    energy, tenths, state = [np.zeros(0)], [np.zeros(0)], beginning(2)
    samples, clipped, before = 0, 0, np.zeros(2, bool)
    for block in _of_whole_steps(blocks):
        energy.append(steps(block if samples else _long_enough(block), state))
        tenths.append(levels(block))
        full = np.concatenate([before[None], np.abs(block) >= 0.999])
        clipped += int((full[1:] & full[:-1]).sum())
        samples, before = samples + len(block), full[-1]
    return Heard(samples, integrated(np.concatenate(energy), max(samples, int(0.4 * RATE) + 1)), np.concatenate(tenths), clipped / max(1, 2 * (samples - 1)))


def _of_whole_steps(blocks: Iterable[Audio]) -> Iterator[Audio]:
    """The same sound in blocks of ten seconds; the last one as long as it is."""
    kept: list[Audio] = []
    size = 0
    for block in blocks:
        kept.append(block)
        size += len(block)
        if size >= 100 * STEP:
            whole = np.concatenate(kept)
            end = len(whole) // STEP * STEP
            yield whole[:end]
            kept, size = [whole[end:]], len(whole) - end
    if size:
        yield np.concatenate(kept)
