"""The sound of an episode as AAC, encoded in parts that are made apart and put together without a seam.

An AAC frame of 1024 samples is decoded together with its neighbours: where two parts meet, both encoders must have chosen
the same windows (ISO/IEC 14496-3, 4.5.2.3). Every part therefore begins before and ends after what is heard of it, and the
parts are changed over at a frame where they agree. Parts are ADTS streams: AAC frames with a header each.
"""
from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.container import OutputContainer

from engine.sound.parts import Stretch
from engine.sound.speech import RATE, Audio

AAC_VERSION = 3
"""Enters the cache key: raise it when the same sound should be encoded otherwise."""
BIT_RATE = 160_000
FRAME = 1024
"""Samples of an AAC frame."""
PART = 480
"""Frames of a part (10.2 s): what is encoded again when something in it has changed."""
LEAD, _TAIL = 75, 15
"""Frames that are encoded before a part's first and after its last. An encoder takes 64 of them to settle on how finely it
quantises; until then its noise is up to 5 dB above that of one that has been running. As many more as it takes until a part
begins and ends with a whole step of the mix."""
_CODER = "fast"
"""How ffmpeg's encoder searches its quantisers. The default, `twoloop`, takes 2.3 times as long, settles only after four
seconds, and at this rate has 3 to 6 dB more noise below 6.4 kHz, where voices and music are."""
_MOST = 6
"""Frames from the first frame of a part within which it is changed over to."""
_HEADER = 7
"""Bytes of an ADTS header."""


def spans(samples: int) -> list[Stretch]:
    """The parts of a recording: of `PART` frames, the last one longer, each with what is encoded around it."""
    count = max(1, samples // (PART * FRAME))
    cuts = [i * PART * FRAME for i in range(count)] + [samples]
    return [Stretch(max(0, a - LEAD * FRAME), a, b, min(samples, b + _TAIL * FRAME)) for a, b in pairwise(cuts)]


def encoded(audio: Audio) -> bytes:
    """`float32[n, 2]` at 48 kHz as an ADTS stream. Frame i holds the samples up to `1024 * i`; the one after the last is
    needed to decode it."""
    out = io.BytesIO()
    with av.open(out, "w", format="adts") as film:
        stream = sound_track(film)
        for at in range(0, len(audio), FRAME):
            film.mux(stream.encode(_frame(audio[at:at + FRAME], at)))
        film.mux(stream.encode(None))
    return out.getvalue()


def sound_track(film: OutputContainer) -> av.AudioStream:
    """A new track of a film for sound as AAC, with our encoder's settings."""
    stream = film.add_stream("aac", rate=RATE, options={"flags": "+bitexact", "aac_coder": _CODER})
    stream.codec_context.bit_rate, stream.codec_context.layout, stream.codec_context.format = BIT_RATE, "stereo", "fltp"
    return stream


def _frame(block: Audio, at: int) -> AudioFrame:
    frame = AudioFrame.from_ndarray(np.ascontiguousarray(np.clip(block, -1.0, 1.0).T), "fltp", "stereo")
    frame.sample_rate, frame.pts, frame.time_base = RATE, at, Fraction(1, RATE)
    return frame


def frames_of(adts: bytes) -> list[bytes]:
    """The AAC frames of an ADTS stream. Raises ValueError for anything else."""
    found, at = [], 0
    while at < len(adts):
        head = adts[at:at + _HEADER]
        if len(head) < _HEADER or head[0] != 0xFF or head[1] & 0xF0 != 0xF0:
            raise ValueError("not an ADTS stream")
        size = (head[3] & 3) << 11 | head[4] << 3 | head[5] >> 5
        found.append(adts[at + _HEADER:at + size])
        at += size
    return found


def joined(parts: Iterable[bytes], samples: int) -> Iterator[bytes]:
    """The AAC frames of the whole recording from its parts, as `spans` cut it; two parts are held at a time."""
    held: list[bytes] = []
    first = 0  # the number of the first frame that is held
    for place, part in zip(spans(samples), parts, strict=True):
        frames, begins = frames_of(part), place.start // FRAME
        cut = _changeover((held, first), (frames, begins)) if held else 0
        yield from held[:cut - first]
        held, first = frames[cut - begins:], cut
    yield from held


def _changeover(before: tuple[Sequence[bytes], int], after: tuple[Sequence[bytes], int]) -> int:
    """The frame with which to go over to the next part: the nearest to its first one where both have the same windows, in
    it and in the one before. Parts come with the number of their first frame."""
    first = after[1] + LEAD
    for at in sorted(range(first - _MOST, first + _MOST + 1), key=lambda i: abs(i - first)):
        here, there = [[windows(frames[i - begins]) for i in (at - 1, at)] for frames, begins in (before, after)]
        if None not in here and here == there:
            return at
    return first


def windows(frame: bytes) -> int | None:
    """The window sequence and shape of a stereo frame whose channels share them; None when they do not."""
    bits = int.from_bytes(frame[:3], "big")
    pair, shared = bits >> 21 == 1, bits >> 16 & 1
    return bits >> 12 & 7 if pair and shared else None
