"""What of a sentence nobody will hear, told before it is vocoded: a third of what the model speaks is silence before and
after the words, which the finished line does not have. Pure."""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

F32 = NDArray[np.float32]

QUIET = -5.0
"""The model's own prediction of a frame's energy, below which nothing is heard: nine of ten peaks stay under -60 dBFS there."""
AROUND = 6
"""Frames (12.5 ms) of a silence that are vocoded on the side of the sound: as many as a block sees to either side."""
AT_ENDS = 5
"""Frames that are vocoded at the very ends."""
_UNLIKE = 2
"""Of these, how many are like no others: the blocks see nothing beyond the end."""
_ALIKE = 6
"""Kept frames that stand together for one that was left out."""
_SHORTEST = 4
"""Frames; a shorter gap is not worth it."""


@dataclass(frozen=True)
class Heard:
    """The frames that are vocoded, and how often each counts in a mean over the whole sentence."""

    spans: list[tuple[int, int]]
    """First and last + 1, in order, with gaps between them."""
    counts: F32
    """A number per frame of the spans. Their sum is the length of the sentence: norms over time stay what they were."""

    def of(self, values: F32, each: int = 1, first: int = 0) -> F32:
        """The columns of `[channels, each · frames + first]` that belong to the spans, and the `first`, which belong to none."""
        pieces = [values[:, :first], *(values[:, first + each * a:first + each * b] for a, b in self.spans)]
        return np.concatenate(pieces, axis=1)

    def spread(self, audio: F32, each: int, length: int) -> F32:
        """Sound of the spans, `each` samples a frame, at its place in `length` frames; between the spans there is silence,
        into which half a frame fades."""
        out, at, fade = np.zeros(length * each, np.float32), 0, np.linspace(0, 1, each // 2, dtype=np.float32)
        for a, b in self.spans:
            piece = audio[at:at + (b - a) * each].copy()
            at += len(piece)
            if a > 0:
                piece[:len(fade)] *= fade
            if b < length:
                piece[-len(fade):] *= fade[::-1]
            out[a * each:b * each] = piece
        return out


def heard(energy: F32) -> Heard:
    """Leave out the middle of every run of quiet frames that is long enough. Kept frames of the run that are as quiet
    count for those that are left out."""
    n = len(energy)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], energy < QUIET, [False]]).astype(np.int8)))
    spans, counts, begin = [], np.ones(n, np.float32), 0
    for first, last in edges.reshape(-1, 2).tolist():
        low, high = first + (AT_ENDS if first == 0 else AROUND), last - (AT_ENDS if last == n else AROUND)
        if high - low < _SHORTEST:
            continue
        kept = np.array([i for i in (*range(first, low), *range(high, last)) if _UNLIKE <= i < n - _UNLIKE])
        nearest = np.argsort(np.abs(energy[low:high, None] - energy[kept]), axis=1, kind="stable")[:, :_ALIKE]
        np.add.at(counts, kept[nearest], np.float32(1 / nearest.shape[1]))
        spans.append((begin, low))
        begin = high
    spans.append((begin, n))
    return Heard(spans, np.concatenate([counts[a:b] for a, b in spans]))
