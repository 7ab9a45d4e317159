"""A recording of any length, of which a long one lies on disk: what is worked on in blocks needs no more memory for half an hour
than for a few minutes."""
from __future__ import annotations

import errno
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from engine.sound.speech import RATE, Audio
from engine.store.artefacts import disk_full_in_words

BLOCK = 10 * RATE
"""Samples: whole steps of the meters and of the limiter."""
_SAMPLE = 8
"""Bytes of a stereo sample."""
SHORT = 150 * RATE
"""Samples that are held in memory (58 MB): reading and writing a file took a third of the time of a mix."""


class Tape:
    """`float32[samples, 2]`, silent at first; a long one in a file without a name, which is gone with the tape. Raises DiskFull."""

    def __init__(self, samples: int, folder: Path | None = None):
        self._samples = samples
        self._held = np.zeros((samples, 2), np.float32) if samples <= SHORT else None
        if self._held is not None:
            return
        with disk_full_in_words():
            self._file = tempfile.TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115 - closed with the tape
            self._file.truncate(samples * _SAMPLE)

    def __len__(self) -> int:
        return self._samples

    def spans(self) -> Iterator[tuple[int, int]]:
        """Start and end of the blocks."""
        for start in range(0, self._samples, BLOCK):
            yield start, min(start + BLOCK, self._samples)

    def read(self, start: int, end: int) -> Audio:
        """A copy of a part; before the first and after the last sample there is silence."""
        out = np.zeros((end - start, 2), np.float32)
        first, last = max(start, 0), min(end, self._samples)
        if first < last and self._held is not None:
            out[first - start:last - start] = self._held[first:last]
        elif first < last:
            self._file.seek(first * _SAMPLE)
            self._file.readinto(out[first - start:last - start].data.cast("B"))
        return out

    def write(self, start: int, block: Audio) -> None:
        """Put a block where there was another; what lies after the end is left out."""
        part = np.ascontiguousarray(block[:max(0, self._samples - start)], np.float32)
        if len(part) and self._held is not None:
            self._held[start:start + len(part)] = part
        elif len(part):
            with disk_full_in_words():
                self._file.seek(start * _SAMPLE)
                if self._file.write(part.data.cast("B")) < part.nbytes:
                    raise OSError(errno.ENOSPC, "a block was not written whole")

    def add(self, start: int, sound: Audio, gain: float = 1.0) -> None:
        """Lay a sound over what is there; mono goes to both sides, and what lies after the end is left out."""
        part = sound[:max(0, self._samples - start)]
        if len(part) and self._held is not None:
            self._held[start:start + len(part)] += part * np.float32(gain)
        elif len(part):
            self.write(start, self.read(start, start + len(part)) + part * np.float32(gain))
