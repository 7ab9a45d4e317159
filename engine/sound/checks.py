"""Measuring sound: loudness and true peak (ITU-R BS.1770), silence, clipping."""
from __future__ import annotations

import numpy as np

from engine.sound.meter import integrated, steps, true_peak
from engine.sound.speech import RATE, Audio

SILENT_DBFS = -55.0
"""RMS of a tenth of a second below which nothing is heard."""


def loudness(audio: Audio) -> float:
    """Integrated loudness in LUFS; -inf for silence."""
    shortest = int(0.4 * RATE) + 1
    if len(audio) < shortest:
        audio = np.pad(audio, ((0, shortest - len(audio)), (0, 0)))
    return integrated(steps(audio), len(audio))


def true_peak_db(audio: Audio) -> float:
    """Peak in dBTP, measured at four times the rate (BS.1770 annex 2); -inf for no sound at all."""
    return float(20 * np.log10(max(true_peak(audio), 1e-9))) if len(audio) else -np.inf


def levels(audio: Audio, step: float = 0.1) -> np.ndarray:
    """RMS in dBFS of every `step` seconds."""
    size = int(step * RATE)
    n = len(audio) // size
    blocks = audio[:n * size].reshape(n, -1).astype(np.float64)
    return np.asarray(20 * np.log10(np.sqrt((blocks**2).mean(1)) + 1e-9))


def silences(audio: Audio, longest: float = 2.0) -> list[tuple[float, float]]:
    """(start, end) in seconds of every silence of at least `longest` seconds."""
    quiet = np.concatenate([[False], levels(audio) < SILENT_DBFS, [False]])
    edges = np.flatnonzero(np.diff(quiet.astype(np.int8)))
    return [(a / 10, b / 10) for a, b in zip(edges[::2], edges[1::2], strict=True) if (b - a) / 10 >= longest]


def clipped_share(audio: Audio) -> float:
    """Share of samples at full scale that stand beside another one: a single one is no distortion."""
    full = np.abs(audio) >= 0.999
    return float((full[1:] & full[:-1]).mean()) if len(audio) > 1 else 0.0
