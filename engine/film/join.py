"""Segments and sound → the episode, without encoding a picture twice."""
from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.container import InputContainer, OutputContainer
from av.packet import Packet

from engine.errors import BadInput
from engine.film.aac import FRAME, sound_track
from engine.film.probe import FilmFacts, probe
from engine.sound.speech import RATE, Audio

_UNSEEN = {"skip_frame": "all"}
"""Of a decoder: no picture is decoded when a file is opened."""
_SAMPLE = Fraction(1, RATE)


def join_episode(segments: Sequence[bytes | Path], sound: Audio | Iterable[bytes], rate: Fraction, out: Path) -> FilmFacts:
    """Write the MP4 of an episode: the segments' packets one after another, the sound as AAC, the index in front.

    `sound`: `float32[samples, channels]` (one or two) at 48 kHz, which is cut or filled with silence to the picture's
    length; or the AAC frames of it (`aac.joined`), which are only laid beside the picture as they come. One segment is held
    in memory at a time. The file appears under its name only when it is whole.
    Raises BadInput when there are no segments or they do not belong together.
    """
    if not segments:
        raise BadInput("An episode without shots cannot be joined: film its shots first.")
    out = Path(out)
    part = out.with_name(f".{out.stem}.part{out.suffix or '.mp4'}")
    try:
        with av.open(str(part), "w", format="mp4", options={"movflags": "+faststart"}) as film:
            _join(film, segments, sound, rate)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
    return probe(out)


def _join(film: OutputContainer, segments: Sequence[bytes | Path], sound: Audio | Iterable[bytes], rate: Fraction) -> None:
    picture = None
    headers = b""
    stream_of_sound = sound_track(film)
    feed = _Sound(film, stream_of_sound, sound if sound.ndim == 2 else sound[:, None]) if isinstance(sound, np.ndarray) else _Ready(film, stream_of_sound, sound)
    at = 0
    for segment in segments:
        # Only the first tells what the film's pictures are; to look into a picture of each takes longer than all else here.
        with av.open(io.BytesIO(segment) if isinstance(segment, bytes) else str(segment), "r", options=_UNSEEN if picture else {}) as source:
            stream = source.streams.video[0]
            if picture is None:
                headers = bytes(stream.codec_context.extradata or b"")
                picture = film.add_stream_from_template(stream)
                picture.time_base = 1 / rate
            elif bytes(stream.codec_context.extradata or b"") != headers:
                raise BadInput("The shots of this episode were filmed with different settings: film them all again.")
            frames, scale = 0, Fraction(stream.time_base or 1) * rate
            for packet in _packets(source):
                pts, dts = _frame(packet.pts, scale), _frame(packet.dts, scale)
                packet.stream, packet.time_base = picture, 1 / rate
                packet.pts, packet.dts, packet.duration = at + pts, at + dts, 1
                film.mux(packet)
                frames += 1
        at += frames
        feed.until(round(at / rate * RATE))
    feed.finish(round(at / rate * RATE))


def _frame(time: int | None, scale: Fraction) -> int:
    """A time stamp as a whole number of frames, of which one unit of it is `scale`."""
    if time is None:
        raise BadInput("A shot's film has a picture without a time: film it again.")
    return (2 * time * scale.numerator + scale.denominator) // (2 * scale.denominator)


def _packets(source: InputContainer) -> Iterator[Packet]:
    for packet in source.demux(video=0):
        if packet.size and packet.dts is not None:
            yield packet


class _Sound:
    """Feeds the sound to its encoder as the picture goes on, so that the two lie side by side in the file."""

    def __init__(self, film: OutputContainer, stream: av.AudioStream, audio: Audio) -> None:
        self._film, self._stream, self._audio, self._at = film, stream, audio, 0

    def until(self, sample: int) -> None:
        while self._at + FRAME <= sample:
            self._block(self._at + FRAME)

    def finish(self, samples: int) -> None:
        self.until(samples)
        if self._at < samples:
            self._block(samples)
        for packet in self._stream.encode(None):
            self._film.mux(packet)

    def _block(self, end: int) -> None:
        block = np.zeros((end - self._at, 2), np.float32)
        heard = self._audio[self._at:end, :2]
        block[:len(heard)] = np.clip(heard, -1.0, 1.0)  # one channel is heard on both sides
        frame = AudioFrame.from_ndarray(np.ascontiguousarray(block.T), "fltp", "stereo")
        frame.sample_rate, frame.pts, frame.time_base = RATE, self._at, Fraction(1, RATE)
        for packet in self._stream.encode(frame):
            self._film.mux(packet)
        self._at = end


class _Ready:
    """Lays AAC frames beside the picture as it goes on. The first holds nothing yet: it is needed to decode the second."""

    def __init__(self, film: OutputContainer, stream: av.AudioStream, frames: Iterable[bytes]) -> None:
        self._film, self._stream, self._frames, self._next = film, stream, iter(frames), 0
        self._waiting = next(self._frames, None)

    def until(self, sample: int) -> None:
        while self._next * FRAME <= sample and self._waiting is not None:
            self._lay(FRAME)

    def finish(self, samples: int) -> None:
        self.until(samples)
        if (left := samples - (self._next - 1) * FRAME) > 0 and self._waiting is not None:
            self._lay(left)
        if (self._next - 1) * FRAME < samples - FRAME:
            raise BadInput("The sound of this episode is shorter than its picture: mix it again.")

    def _lay(self, samples: int) -> None:
        packet = Packet(self._waiting)
        packet.stream, packet.time_base, packet.is_keyframe = self._stream, _SAMPLE, True
        packet.pts = packet.dts = (self._next - 1) * FRAME
        packet.duration = samples
        self._film.mux(packet)
        self._next, self._waiting = self._next + 1, next(self._frames, None)
