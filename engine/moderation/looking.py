"""Looking at the pictures of a stretch of film: the dear part of judging it, which asks for nothing but these pictures."""
from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, TypeVar

import av
import cv2
import numpy as np
from numpy.typing import NDArray

from engine.drama.timeline import Timeline
from engine.errors import BadInput
from engine.moderation import pictures
from engine.moderation.looks import SAME_PICTURE, Glimpse, Look, Span
from engine.moderation.sight import MOST_SHOWN, Ask, sights

STRETCH_SECONDS = 15.0
"""No longer than about so is a stretch: short enough that several workers share a film, long enough that few tasks are made of it."""
MOST_FRAMES = 40
"""Sampled frames of a film, spread evenly when there would be more: one of each shot that the studio drew, three of any other."""
MOST_JUDGED = 24
"""Frames that the networks for nudity look at."""
MOST_READ, MOST_READ_FOREIGN = 6, 24
"""Frames whose text is read, by far the slowest check: of our own shots, which show no words but the script's, and of others."""
MOST_FACES = 16
"""Frames on which faces are looked for."""
READ_SIDE = 736
"""Pixels of the longer side at which text is read."""
BLACK = 6.0
"""Mean luma."""

Moment = tuple[float, NDArray[np.uint8]]
"""A frame, RGB, and its second."""
Running = Iterable[tuple[float, av.VideoFrame]]
"""Decoded frames, each with its second."""


class Clip(NamedTuple):
    """A shot of a stretch. `own` is one that the studio's own illustrator drew: it has no undressed figure and no blood to
    draw, while a bare neck in pink light and a dark red coat are taken for more, so these are not looked for."""

    frames: int
    own: bool


@dataclass(frozen=True)
class Subject:
    """What of a stretch is looked at. Its share of the film says how much of what a whole film gets."""

    seconds: float
    moments: list[float]
    own: list[Span] = field(default_factory=list)
    share: Fraction = Fraction(1)

    def most(self, of_a_film: int) -> int:
        """This stretch's part of so many frames; one at least."""
        return max(1, round(of_a_film * self.share))

    def is_own(self, at: float) -> bool:
        return any(start <= at < end for start, end in self.own)


def stretches(timeline: Timeline) -> list[range]:
    """The clips of a timeline in stretches: a scene each, longer ones in parts, so that an edit within a scene changes no
    other stretch than those of the scene."""
    found: list[range] = []
    scenes: list[list[int]] = []
    for i, clip in enumerate(timeline.pictures):
        if not scenes or _scene(timeline.pictures[scenes[-1][0]].shot) != _scene(clip.shot):
            scenes.append([])
        scenes[-1].append(i)
    for scene in scenes:
        begin = timeline.pictures[scene[0]].start
        frames = timeline.pictures[scene[-1]].end - begin
        parts = math.ceil(timeline.seconds(frames) / STRETCH_SECONDS)
        part_of = [(2 * (c.start - begin) + c.frames) * parts // (2 * frames) for c in (timeline.pictures[i] for i in scene)]
        edges = [scene[0], *(i for i, a, b in zip(scene[1:], part_of, part_of[1:], strict=False) if a != b), scene[-1] + 1]
        found += [range(a, b) for a, b in pairwise(edges)]
    return found


def _scene(shot: str) -> str:
    """`e1s2` of `e1s2k3`."""
    return shot.rpartition("k")[0]


def subject_of(clips: Sequence[Clip], rate: Fraction, asked: float) -> Subject:
    """A stretch of these shots, of an episode that should last `asked` seconds: that, and not how long it came out, so that
    nothing depends on the shots of other stretches. The middle of every shot that the studio drew is looked at; the first
    quarter, the middle and the last quarter of any other, since a clip may show anything at any time."""
    foreign, own, spans, at = list[float](), list[float](), list[Span](), 0
    for clip in clips:
        if clip.own:
            own.append(float((at + clip.frames // 2) / rate))
            spans.append((float(at / rate), float((at + clip.frames) / rate)))
        else:
            foreign += [float((at + clip.frames * part // 4) / rate) for part in (1, 2, 3)]
        at += clip.frames
    seconds = at / rate
    share = min(Fraction(1), seconds / Fraction(asked))
    most = -(-MOST_FRAMES * share.numerator // share.denominator)
    foreign = spread(foreign, most)
    moments = sorted([*foreign, *spread(own, max(most - len(foreign), most // 4, 1))])
    return Subject(float(seconds), moments, spans, share)


def subject_of_any(seconds: float) -> Subject:
    """A film of which nothing is known but its length: a frame every two seconds."""
    return Subject(seconds, spread([float(t) + 1.0 for t in np.arange(0, max(seconds - 1, .1), 2.0)], MOST_FRAMES))


_Any = TypeVar("_Any")


def spread(found: Sequence[_Any], most: int) -> list[_Any]:
    """At most so many of them, evenly."""
    return list(found) if len(found) <= most else [found[i * len(found) // most] for i in range(most)]


def look_at(segments: Sequence[Path], clips: Sequence[Clip], rate: Fraction, asked: float, ask: Ask | None = None) -> Look:
    """Look at shots that were filmed apart and follow one another. Raises BadInput for a file that is no film."""
    return look(_one_after_another(segments, clips, rate), subject_of(clips, rate, asked), ask)


def _one_after_another(segments: Sequence[Path], clips: Sequence[Clip], rate: Fraction) -> Iterator[tuple[float, av.VideoFrame]]:
    at = 0
    for path, clip in zip(segments, clips, strict=True):
        for second, frame in running(path):
            yield float(at / rate) + second, frame
        at += clip.frames


def running(path: Path) -> Iterator[tuple[float, av.VideoFrame]]:
    """The frames of a film that others are built on, decoded one by one. Those between (a half to four fifths of them) show
    nothing else. Raises BadInput for a file that is no film, or a damaged one."""
    try:
        with av.open(str(path)) as container:
            video = container.streams.video[0]
            video.codec_context.thread_count = 1
            video.codec_context.skip_frame = "NONREF"
            for frame in container.decode(video):
                yield float(frame.time or 0.0), frame
    except (av.FFmpegError, IndexError) as error:
        raise no_film() from error


def no_film() -> BadInput:
    """The error for a file that cannot be played."""
    return BadInput("This file cannot be played as a film. Give an MP4, MOV or WebM file with a picture track.")


def look(frames: Running, subject: Subject, ask: Ask | None = None) -> Look:
    """One pass over the frames: a tiny grey picture of each for black and still, pictures at the subject's moments for all
    else. A vision model, if `ask` leads to one, is shown what the studio did not draw."""
    seen, black, held, edges = _watch(frames, subject)
    own = [m for m in seen if subject.is_own(m[0])]
    foreign = [m for m in seen if not subject.is_own(m[0])]
    nudity = {at: pictures.nudity(frame) for at, frame in spread(foreign, subject.most(MOST_JUDGED))}
    if nudity:
        pictures.put_nudity_away()
    asked = [*spread(foreign, subject.most(MOST_READ_FOREIGN)), *spread(own, subject.most(MOST_READ))]
    words = {at: pictures.words_on(_smaller(frame, READ_SIDE)) for at, frame in asked}
    faces = {at: len(pictures.faces(frame)) for at, frame in spread(seen, subject.most(MOST_FACES))}
    blood = {at: pictures.blood_share(frame) for at, frame in foreign}
    shown, silent = sights(spread(foreign, subject.most(MOST_SHOWN)), ask) if ask else ({}, "")
    glimpses = []
    for at, frame in seen:
        score, wrong = pictures.quality(frame)
        glimpses.append(Glimpse(at=at, quality=score, wrong=wrong, blood=blood.get(at), nudity=nudity.get(at), words=words.get(at),
                                faces=faces.get(at), sight=shown.get(at)))
    return Look(seconds=subject.seconds, glimpses=glimpses, black=black, held=held, first=edges[0], last=edges[1], silent=silent)


def _watch(frames: Running, subject: Subject) -> tuple[list[Moment], list[Span], list[Span], tuple[list[float], list[float]]]:
    wanted, seen = list(subject.moments), list[Moment]()
    dark, still = _Spans(), _Spans()
    previous: NDArray[np.float32] | None = None
    first = list[float]()
    before = 0.0
    for at, frame in frames:
        grey = _grey(frame)
        dark.add(at, at, float(grey.mean()) < BLACK)
        still.add(before, at, previous is not None and float(np.abs(grey - previous).mean()) < SAME_PICTURE)
        first = first or _tiny(grey)
        previous, before = grey, at
        if wanted and at >= wanted[0]:
            wanted.pop(0)
            seen.append((at, _picture(frame, small=subject.is_own(at))))
    return seen, dark.until(subject.seconds), still.until(subject.seconds), (first, _tiny(previous) if previous is not None else [])


class _Spans:
    """From when to when something went on, in seconds."""

    def __init__(self) -> None:
        self._done: list[Span] = []
        self._start: float | None = None

    def add(self, since: float, at: float, on: bool) -> None:
        """The next frame, whether it goes on there, and since when if it begins."""
        if on and self._start is None:
            self._start = since
        elif not on and self._start is not None:
            self._done.append((self._start, at))
            self._start = None

    def until(self, end: float) -> list[Span]:
        return self._done if self._start is None else [*self._done, (self._start, end)]


def _picture(frame: av.VideoFrame, small: bool) -> NDArray[np.uint8]:
    """RGB; `small` at the size at which text is read, the largest at which our own shots are looked at: forty whole frames
    would be 110 MB."""
    scale = READ_SIDE / max(frame.width, frame.height) if small else 1.0
    if scale < 1.0:
        frame = frame.reformat(width=round(frame.width * scale), height=round(frame.height * scale), format="rgb24", interpolation="AREA")
    return np.asarray(frame.to_ndarray(format="rgb24"), np.uint8)


_PLAIN: Collection[str] = {"yuv420p", "yuv422p", "yuv444p", "nv12"}


def _grey(frame: av.VideoFrame) -> NDArray[np.float32]:
    """40×40 levels 0..255 of every fourth to eighth pixel."""
    if frame.format.name in _PLAIN and min(frame.width, frame.height) >= 320:
        plane = frame.planes[0]
        luma = np.frombuffer(memoryview(plane), np.uint8).reshape(plane.height, plane.line_size)[:, :frame.width]
        step = min(frame.width, frame.height) // 80
        points = (luma[::step, ::step].astype(np.float32) - 16) * np.float32(255 / 219)
    else:
        points = frame.reformat(format="gray", width=160, height=160, interpolation="POINT").to_ndarray().astype(np.float32)
    return np.asarray(cv2.resize(points, (40, 40), interpolation=cv2.INTER_AREA), np.float32)


def _tiny(grey: NDArray[np.float32]) -> list[float]:
    small = cv2.resize(grey, (8, 8), interpolation=cv2.INTER_AREA)
    return [round(float(level), 2) for level in small.ravel()]


def _smaller(frame: NDArray[np.uint8], side: int) -> NDArray[np.uint8]:
    scale = side / max(frame.shape[:2])
    return frame if scale >= 1 else np.asarray(cv2.resize(frame, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)
