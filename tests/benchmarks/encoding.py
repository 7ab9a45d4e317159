"""Films of frames that are there already."""
from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from engine.film.encoder import Encode, Encoder
from engine.film.planes import Frame


def encode_frames(frames: Iterable[Frame], size: tuple[int, int], rate: Fraction, how: Encode) -> bytes:
    """The film of frames that are already finished."""
    encoder = Encoder(size, rate, how)
    for frame in frames:
        encoder.frame.copy_from(frame)
        encoder.push()
    return encoder.finish()
