"""Looking at a finished film: its facts, and single frames."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from engine.errors import BadInput


@dataclass(frozen=True)
class FilmFacts:
    """What a film is, by its container. `seconds` is the length of the picture, `sound_seconds` of the sound (0 without)."""

    frames: int
    width: int
    height: int
    rate: Fraction
    seconds: float
    sound_seconds: float
    video_codec: str
    audio_codec: str
    pixel_format: str = ""


def probe(path: Path) -> FilmFacts:
    """The facts of a film file. Raises BadInput when it cannot be read or has no picture."""
    try:
        with av.open(str(path)) as container:
            if not container.streams.video:
                raise BadInput(f"{Path(path).name} has no picture: choose a video file.")
            video = container.streams.video[0]
            sound = container.streams.audio[0] if container.streams.audio else None
            rate = Fraction(video.average_rate or video.guessed_rate or 0)
            heard = float(sound.duration * sound.time_base) if sound is not None and sound.duration and sound.time_base else 0.0
            context = video.codec_context
            facts = (context.width, context.height, context.name, context.pix_fmt or "")
            frames = video.frames or sum(1 for p in container.demux(video) if p.size)
            audio_codec = sound.codec_context.name if sound is not None else ""
    except (av.FFmpegError, OSError) as e:
        raise BadInput(f"{Path(path).name} cannot be read as a film: it may be damaged or incomplete.") from e
    width, height, codec, pixels = facts
    return FilmFacts(frames, width, height, rate, float(frames / rate) if rate else 0.0, heard, codec, audio_codec, pixels)


def rate_of(path: Path) -> Fraction:
    """Frames a second of a film; 24 when the file does not say. Raises BadInput when it cannot be opened."""
    try:
        with av.open(str(path)) as container:
            return Fraction(container.streams.video[0].average_rate or 24)
    except (av.FFmpegError, IndexError, OSError) as error:
        raise BadInput(f"{Path(path).name} cannot be read as a film: make it again.") from error


def sample_frames(path: Path, at: Sequence[float]) -> list[NDArray[np.uint8]]:
    """RGB frames `uint8[h, w, 3]` nearest to the given times in seconds, in the order asked; times outside the film give
    its first or last frame. Raises BadInput when the film cannot be decoded."""
    found: dict[int, NDArray[np.uint8]] = {}
    order = sorted(range(len(at)), key=lambda i: at[i])
    try:
        with av.open(str(path)) as container:
            video = container.streams.video[0]
            video.thread_type = "NONE"
            rate = Fraction(video.average_rate or 24)
            base = video.time_base or 1 / rate
            half = 1 / rate / 2
            last: NDArray[np.uint8] | None = None
            for i in order:
                moment = Fraction(max(at[i], 0.0)).limit_denominator(100_000)
                container.seek(max(0, int((moment - half) / base)), stream=video, backward=True)
                picture = None
                for frame in container.decode(video):
                    picture = frame
                    if frame.pts is not None and frame.pts * base + half > moment:
                        break
                if picture is not None:
                    last = np.asarray(picture.to_ndarray(format="rgb24"), np.uint8)
                if last is None:
                    raise BadInput(f"{Path(path).name} has no frame that can be decoded: make the film again.")
                found[i] = last
    except (av.FFmpegError, OSError, IndexError) as e:
        raise BadInput(f"{Path(path).name} cannot be decoded: it may be damaged or incomplete.") from e
    return [found[i] for i in range(len(at))]
