"""Films: sampled frames, black or frozen pictures, and the sound: loudness, clipping, silence, lines that are not heard."""
from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

import av
import cv2
import numpy as np
from numpy.typing import NDArray

from engine.drama.script import Script
from engine.drama.timeline import Timeline
from engine.drama.verdict import Check, Decision, Evidence
from engine.errors import BadInput
from engine.moderation import pictures
from engine.moderation.sight import Ask, sight_checks
from engine.moderation.words import check_script
from engine.sound.checks import Heard, listen, silences_in
from engine.sound.speech import RATE, Audio

MOST_FRAMES = 40
"""Sampled frames of a film, spread evenly when there would be more: one of each shot that the studio drew, three of any other."""
MOST_JUDGED = 24
"""Frames that the networks for nudity look at."""
MOST_READ, MOST_READ_FOREIGN = 6, 24
"""Frames whose text is read, by far the slowest check: of our own shots, which show no words but the script's, and of others."""
MOST_EVIDENCE = 10
"""Places that a check names."""
SAME_SECONDS = 2.0
"""What is found again within that time is the same thing."""
READ_SIDE = 736
"""Pixels of the longer side at which text is read."""
BLACK, FROZEN_DIFFERENCE, FROZEN_SECONDS = 6.0, 0.02, 4.0
"""Mean luma; mean change between frames; how long a picture may stand."""


_Moment = tuple[float, NDArray[np.uint8]]
"""A frame and its second."""


@dataclass
class _Seen:
    """One pass over a film."""

    frames: list[_Moment]
    black: list[tuple[float, float]]
    frozen: list[tuple[float, float]]
    seconds: float
    sound: Heard


def check_film(path: Path, script: Script | None = None, timeline: Timeline | None = None, expect_faces: bool = False,
               drawn: Collection[str] = (), ask: Ask | None = None) -> list[Check]:
    """All checks on a film, and on its script if given. With a timeline, every shot is looked at and every line must be heard. `drawn` are the shots that the studio's own illustrator drew: it has no undressed figure and no
    blood to draw, while a bare neck in pink light and a dark red coat are taken for more, so these are not looked at for either. A vision model, if `ask`
    leads to one, is shown the other shots, too. Raises
    BadInput for a file that is no film, or a damaged one."""
    own = _spans_of(timeline, drawn)
    seen = _watch(path, _moments(timeline, drawn), own)
    checks = check_script(script) if script else []
    checks.append(_nudity(seen, own))
    pictures.put_nudity_away()
    checks += [_reading(seen, own), _running(seen, "black", seen.black, 1.0), _running(seen, "frozen", seen.frozen, FROZEN_SECONDS)]
    checks += [_blood(seen, own), _faces(seen, expect_faces)]
    checks += sight_checks(_parted(seen, own)[1], ask) if ask else []
    return [*checks, _quality(seen), *_sound(seen, timeline)]


def _moments(timeline: Timeline | None, drawn: Collection[str]) -> list[float] | None:
    """In seconds: the middle of every shot that the studio drew; the first quarter, the middle and the last quarter of any
    other, since a clip may show anything at any time. Others come first when there are too many."""
    if timeline is None:
        return None
    foreign = [timeline.seconds(c.start + c.frames * part // 4) for c in timeline.pictures if c.shot not in drawn for part in (1, 2, 3)]
    own = [timeline.seconds(c.start + c.frames // 2) for c in timeline.pictures if c.shot in drawn]
    foreign = _spread(foreign, MOST_FRAMES)
    return sorted([*foreign, *_spread(own, max(MOST_FRAMES - len(foreign), MOST_FRAMES // 4))])


def _spread(found: list[float], most: int) -> list[float]:
    return found if len(found) <= most else [found[i * len(found) // most] for i in range(most)]


def _watch(path: Path, moments: list[float] | None, own: list[tuple[float, float]]) -> _Seen:
    """Decode once: a tiny grey picture of every frame that others are built on for black and frozen, pictures at the
    moments, full ones of what is not the studio's `own`. The frames between (a half to four fifths of them) show nothing else, and are not decoded."""
    try:
        return _decode(path, moments, own)
    except (av.FFmpegError, IndexError) as error:
        raise BadInput("This file cannot be played as a film. Give an MP4, MOV or WebM file with a picture track.") from error


def _decode(path: Path, moments: list[float] | None, own: list[tuple[float, float]]) -> _Seen:
    with av.open(str(path)) as container:
        video = container.streams.video[0]
        video.codec_context.thread_count = 1
        video.codec_context.skip_frame = "NONREF"
        length = float(container.duration or 0) / av.time_base
        wanted = list(moments) if moments is not None else _spread([t + 1.0 for t in np.arange(0, max(length - 1, .1), 2.0)], MOST_FRAMES)
        frames: list[_Moment] = []
        dark, still, previous, last = _Running(), _Running(), None, 0.0
        for frame in container.decode(video):
            at = float(frame.time or 0.0)
            grey = _grey(frame)
            dark.add(at, float(grey.mean()) < BLACK)
            still.add(at, previous is not None and float(np.abs(grey - previous).mean()) < FROZEN_DIFFERENCE)
            previous, last = grey, at
            if wanted and at >= wanted[0]:
                wanted.pop(0)
                frames.append((at, _picture(frame, small=any(start <= at < end for start, end in own))))
        if video.duration and video.time_base:
            last = float(video.duration * video.time_base)
        sound = listen(_hear(path)) if container.streams.audio else Heard()
    return _Seen(frames, dark.spans(), still.spans(), last, sound)


def _picture(frame: av.VideoFrame, small: bool) -> NDArray[np.uint8]:
    """RGB; `small` at the size at which text is read, the largest at which our own shots are looked at: forty whole frames
    would be 110 MB."""
    scale = READ_SIDE / max(frame.width, frame.height) if small else 1.0
    if scale < 1.0:
        frame = frame.reformat(width=round(frame.width * scale), height=round(frame.height * scale), format="rgb24", interpolation="AREA")
    return np.asarray(frame.to_ndarray(format="rgb24"), np.uint8)


_PLAIN = {"yuv420p", "yuv422p", "yuv444p", "nv12"}


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


class _Running:
    """From when to when something went on, in seconds."""

    def __init__(self) -> None:
        self._done: list[tuple[float, float]] = []
        self._start: float | None = None
        self._last = 0.0

    def add(self, at: float, on: bool) -> None:
        """The next frame, and whether it goes on there."""
        if on and self._start is None:
            self._start = at
        elif not on and self._start is not None:
            self._done.append((self._start, at))
            self._start = None
        self._last = at

    def spans(self) -> list[tuple[float, float]]:
        return self._done if self._start is None else [*self._done, (self._start, self._last)]


def _hear(path: Path) -> Iterator[Audio]:
    """The sound in small blocks."""
    with av.open(str(path)) as container:
        resampler = av.AudioResampler("fltp", "stereo", RATE)
        for frame in itertools.chain(container.decode(audio=0), [None]):
            for part in resampler.resample(frame):
                yield np.asarray(part.to_ndarray().T, np.float32)


def _spans_of(timeline: Timeline | None, shots: Collection[str]) -> list[tuple[float, float]]:
    """From when to when those shots are seen, in seconds."""
    return [(timeline.seconds(c.start), timeline.seconds(c.end)) for c in timeline.pictures if c.shot in shots] if timeline else []


def _nudity(seen: _Seen, known: list[tuple[float, float]]) -> Check:
    """The worst frame outside the spans that are known."""
    return _together([pictures.nudity_check(pictures.nudity(frame), second) for second, frame in _pick(_parted(seen, known)[1], MOST_JUDGED)],
                     pictures.nudity_check(0.0))


def _blood(seen: _Seen, known: list[tuple[float, float]]) -> Check:
    """The worst frame outside the spans that are known: the illustrator draws no blood, but many a dark red coat."""
    return _together([pictures.blood_check(pictures.blood_share(frame), second) for second, frame in _parted(seen, known)[1]], pictures.blood_check(0.0))


def _together(checks: list[Check], nothing: Check) -> Check:
    """The worst of the checks of single frames, which come in the film's order, with the evidence of all that found something.
    What goes on being seen is named once."""
    seen: dict[str, float] = {}
    found: list[Evidence] = []
    for evidence in (e for c in checks if c.decision != "pass" for e in c.evidence):
        at = evidence.at_sec or 0.0
        if at - seen.get(evidence.what, -SAME_SECONDS) >= SAME_SECONDS:
            found.append(evidence)
        seen[evidence.what] = at
    return min(checks, key=lambda c: c.score, default=nothing).model_copy(update={"evidence": found[:MOST_EVIDENCE]})


def _parted(seen: _Seen, spans: list[tuple[float, float]]) -> tuple[list[_Moment], list[_Moment]]:
    """The frames within those spans, and the others."""
    within = [any(start <= second < end for start, end in spans) for second, _ in seen.frames]
    return ([f for f, inside in zip(seen.frames, within, strict=True) if inside], [f for f, inside in zip(seen.frames, within, strict=True) if not inside])


def _reading(seen: _Seen, known: list[tuple[float, float]]) -> Check:
    own, foreign = _parted(seen, known)
    asked = sorted([*_pick(foreign, MOST_READ_FOREIGN), *_pick(own, MOST_READ)], key=lambda moment: moment[0])
    return _together([pictures.text_check(pictures.words_on(_smaller(frame, READ_SIDE)), second) for second, frame in asked], pictures.text_check([]))


def _smaller(frame: NDArray[np.uint8], side: int) -> NDArray[np.uint8]:
    scale = side / max(frame.shape[:2])
    return frame if scale >= 1 else np.asarray(cv2.resize(frame, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)


def _pick(frames: list[_Moment], most: int) -> list[_Moment]:
    return frames if len(frames) <= most else [frames[i * len(frames) // most] for i in range(most)]


def _running(seen: _Seen, what: str, spans: list[tuple[float, float]], longest: float) -> Check:
    """Black or frozen for too long."""
    bad = [(a, b) for a, b in spans if b - a >= longest]
    share = sum(b - a for a, b in bad) / max(seen.seconds, .1)
    return Check(name=f"{what} picture", category="quality", score=round(100 * (1 - min(1.0, share * 2)), 1), decision="review" if bad else "pass",
                 evidence=[Evidence(what=f"{what} for {b - a:.1f} s", at_sec=round(a, 2)) for a, b in bad[:10]])


def _faces(seen: _Seen, expected: bool) -> Check:
    found = [(at, box) for at, frame in _pick(seen.frames, 16) for box in pictures.faces(frame)]
    share = len({at for at, _ in found}) / max(1, min(16, len(seen.frames)))
    decision: Decision = "review" if expected and not found else "pass"
    return Check(name="faces", category="face", score=100.0 if decision == "pass" else 40.0, decision=decision,
                 evidence=[Evidence(what=f"faces on {share:.0%} of the sampled frames", data={"count": len(found)})])


def _quality(seen: _Seen) -> Check:
    scores = [(at, *pictures.quality(frame)) for at, frame in seen.frames]
    bad = [(at, score, wrong) for at, score, wrong in scores if score < 50]
    mean = float(np.mean([s for _, s, _ in scores])) if scores else 0.0
    decision: Decision = "review" if not scores or len(bad) > max(1, len(scores) // 4) else "pass"
    return Check(name="picture quality", category="quality", score=round(mean, 1), decision=decision,
                 evidence=[Evidence(what=", ".join(wrong), at_sec=round(at, 2)) for at, _, wrong in bad[:10]])


def _sound(seen: _Seen, timeline: Timeline | None) -> list[Check]:
    if seen.sound.samples == 0:
        return [Check(name="sound", category="speech", score=0, decision="review", evidence=[Evidence(what="there is no sound")])]
    lufs = seen.sound.loudness
    loud: Decision = "review" if not np.isfinite(lufs) or lufs < -30 or lufs > -9 else "pass"
    clipped = seen.sound.clipped_share
    gaps = silences_in(seen.sound.levels, 6.0)
    apart = abs(seen.sound.samples / RATE - seen.seconds)
    checks = [
        Check(name="loudness", category="speech", score=max(0.0, round(100 - 6 * max(0.0, abs(max(lufs, -70.0) + 16) - 1), 1)), decision=loud,
              evidence=[Evidence(what=f"{lufs:.1f} LUFS", data={"lufs": round(max(lufs, -99.0), 2)})]),
        Check(name="clipping", category="speech", score=max(0.0, round(100 - clipped * 1e5, 1)), decision="review" if clipped > 5e-4 else "pass",
              evidence=[Evidence(what=f"{clipped:.3%} of the samples are clipped")] if clipped > 5e-4 else []),
        Check(name="silence", category="speech", score=100.0 if not gaps else 40.0, decision="review" if gaps else "pass",
              evidence=[Evidence(what=f"silent for {b - a:.1f} s", at_sec=round(a, 2)) for a, b in gaps[:10]]),
        Check(name="length", category="quality", score=100.0 if apart < .5 else 30.0, decision="review" if apart >= .5 else "pass",
              evidence=[Evidence(what=f"sound and picture end {apart:.2f} s apart")] if apart >= .5 else []),
    ]
    if timeline is not None:
        checks.append(_lines(seen, timeline))
    return checks


def _lines(seen: _Seen, timeline: Timeline) -> Check:
    """Every line must be heard where the timeline has it."""
    found = seen.sound.levels
    missing = []
    for clip in timeline.speech:
        a, b = int(timeline.seconds(clip.start) * 10), int(timeline.seconds(clip.end) * 10) + 1
        if len(part := found[a:b]) == 0 or float(part.max()) < -45:
            missing.append(clip)
    share = len(missing) / max(1, len(timeline.speech))
    return Check(name="lines heard", category="speech", score=round(100 * (1 - share), 1), decision="review" if missing else "pass",
                 evidence=[Evidence(what=f"line {c.line} is not heard", at_sec=round(timeline.seconds(c.start), 2), scene=c.line) for c in missing[:10]])
