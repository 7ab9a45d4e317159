"""Tiny films with planted faults, made with PyAV."""
from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
from numpy.typing import NDArray

RATE, SOUND = 12, 48_000
SIZE = (180, 320)


def scene(i: int) -> NDArray[np.uint8]:
    """A picture with structure that moves: gradients, edges and a drifting pattern."""
    width, height = SIZE
    y, x = np.mgrid[0:height, 0:width]
    rgb = np.stack([60 + x // 2, 50 + y // 3, 90 + (x + y) // 6], -1).astype(np.uint8)
    for k in range(7):
        centre = (int(20 + 25 * k + i * 2) % width, int(30 + 40 * k) % height)
        cv2.circle(rgb, centre, 14, (230 - 20 * k, 60 + 25 * k, 120), -1)
    for k in range(0, width, 12):
        cv2.line(rgb, ((k + i) % width, 0), (k, height), (30, 30, 40), 1)
    return rgb


def speechlike(seconds: float, peak: float = 0.3) -> NDArray[np.float32]:
    """Stereo bursts with the rhythm of speech, about -16 LUFS at the usual peak."""
    t = np.arange(round(seconds * SOUND)) / SOUND
    voice = np.sin(2 * np.pi * 220 * t) * (0.6 + 0.4 * np.sin(2 * np.pi * 3 * t)) * peak
    return np.repeat(voice[:, None], 2, axis=1).astype(np.float32)


def make_film(path: Path, seconds: float, frame: Callable[[int], NDArray[np.uint8]] = scene, sound: NDArray[np.float32] | None = None) -> Path:
    """An MP4 of that many seconds; `sound` is `float32[n, 2]` at 48 kHz, None for a film without a sound track."""
    with av.open(str(path), "w") as out:
        video = out.add_stream("libx264", rate=RATE, options={"preset": "ultrafast", "crf": "20"})
        video.width, video.height, video.pix_fmt = *SIZE, "yuv420p"
        audio = out.add_stream("aac", rate=SOUND, layout="stereo") if sound is not None else None
        for i in range(round(seconds * RATE)):
            picture = av.VideoFrame.from_ndarray(frame(i), "rgb24")
            picture.pts, picture.time_base = i, Fraction(1, RATE)
            out.mux(video.encode(picture))
        out.mux(video.encode(None))
        if audio is not None and sound is not None:
            for at in range(0, len(sound), 1024):
                piece = av.AudioFrame.from_ndarray(np.ascontiguousarray(sound[at:at + 1024].T), "fltp", "stereo")
                piece.sample_rate, piece.pts = SOUND, at
                out.mux(audio.encode(piece))
            out.mux(audio.encode(None))
    return path
