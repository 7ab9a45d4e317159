"""A segment: one clip of the picture track as a film of its own, ready to be joined."""
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

import numpy as np

from engine.drama.storyboard import Shot
from engine.drama.timeline import ShotClip, Timeline
from engine.drama.vocabulary import Viseme
from engine.errors import BadInput
from engine.film import kernels
from engine.film.compose import Composer, Mouths
from engine.film.encoder import Encode, Encoder
from engine.film.foreign import ClipComposer, ForeignClip
from engine.film.overlays import Captions, overlays_of
from engine.film.planes import Frame
from engine.film.tiles import grid, mark
from engine.motion import mouth
from engine.motion.chance import number
from engine.motion.weather import Veil, veils
from engine.picture.layers import LayeredPicture
from engine.sound.speech import Speech

FILM_VERSION = 11
"""Enters the cache key: raise it when the same inputs should give another film."""

_DIM = 0.42
"""How much darker the picture gets behind the hook."""
_DIM_SECONDS = 0.5


Picture = LayeredPicture | ForeignClip
"""What a shot is filmed from."""
Source = Picture | Callable[[], Picture]
"""A picture, or what reads one: then its layers, as large as all that is made of them, are let go once they are prepared."""


def render_segment(timeline: Timeline, clip: int, picture: Source, before: Source | None, shot: Shot,
                   speech: Mapping[str, Speech], encode: Encode, subtitles: bool | Captions = True, *,
                   before_shot: Shot | None = None, before_frames: int = 0) -> bytes:
    """An MP4 (video only) of exactly the frames of `timeline.pictures[clip]`, on a closed GOP of its own.

    `before`: the picture of the clip before, for a dissolve or a fade between acts; with `before_shot` and `before_frames` (its length) it is
    held exactly as it was last seen, without them at rest. `speech` by line id needs the lines heard during the clip.
    The same inputs give the same bytes; nothing depends on where in the episode the clip lies.
    Raises BadInput when the picture has another size than the timeline, or speech is missing.
    """
    film = Encoder((timeline.width, timeline.height), timeline.rate, encode)
    for _ in compose_segment(timeline, clip, picture, before, shot, speech, subtitles,
                             before_shot=before_shot, before_frames=before_frames, into=film.frame):
        film.push()
    return film.finish()


def compose_segment(timeline: Timeline, clip: int, picture: Source, before: Source | None, shot: Shot,
                    speech: Mapping[str, Speech], subtitles: bool | Captions = True, *,
                    before_shot: Shot | None = None, before_frames: int = 0, into: Frame | None = None) -> Iterator[Frame]:
    """The finished frames of a clip, one after another in the same `Frame` (`into`, if given): take what you need
    before the next."""
    span = timeline.pictures[clip]
    size = (timeline.width, timeline.height)
    mouths = _mouths(timeline, span, speech)
    held = None
    if before is not None and span.transition != "cut" and span.transition_frames:
        held = _held(_read(before, size, shot), before_shot or _resting(shot), before_frames, timeline.rate)
    seen_from = _read(picture, size, shot)
    composer = ClipComposer(seen_from, span.frames, timeline.rate) if isinstance(seen_from, ForeignClip) else Composer(
        seen_from, shot, span.frames, timeline.rate, mouths)
    falling = veils(seen_from.weather, size, timeline.rate, number("weather", shot.id) % 2**31)
    words = overlays_of(timeline, span.start, span.end, list(seen_from.faces.values()), subtitles)
    del seen_from
    dims = _dims(timeline, span)
    out = into or Frame.black(*size)
    soiled = np.ones(grid(size), np.uint8)
    shown: list[float] = []
    for i in range(span.frames):
        at = span.start + i
        left, weight, seen = span.frames - i, dims(at), [w.opacity(at) for w in words]
        everywhere = bool(falling) or i < span.transition_frames or left <= span.closing_frames or weight > 0
        if not composer.onto(i, out, soiled):
            if seen == shown and not everywhere and not soiled.all():
                yield out
                continue
            composer.restore(out, soiled)
        for veil in falling:
            _fall(out, veil, i)
        _transit(out, span, held, i)
        if left <= span.closing_frames:
            _darken(out, round(256 * (1 - (left - 1) / span.closing_frames)))
        if weight:
            _darken(out, weight)
        soiled[:] = everywhere
        for overlay, opacity in zip(words, seen, strict=True):
            if opacity:
                overlay.draw(out, at)
                mark(soiled, overlay.area)
        shown = seen
        yield out


def _read(source: Source, size: tuple[int, int], shot: Shot) -> Picture:
    picture = source() if callable(source) else source
    if (picture.width, picture.height) != size:
        raise BadInput(f"The picture of shot {shot.id} is {picture.width}×{picture.height}, the film {size[0]}×{size[1]}: draw it again.")
    return picture


def _mouths(timeline: Timeline, span: ShotClip, speech: Mapping[str, Speech]) -> Mouths:
    """Who speaks when during a clip, by frames counted from its first."""
    heard: dict[str, list[tuple[int, int, Callable[[int], Viseme]]]] = {}
    for clip in timeline.speech:
        if clip.start >= span.end or clip.end <= span.start or clip.character is None:
            continue
        if clip.line not in speech:
            raise BadInput(f"The line {clip.line} is heard in shot {span.shot}, but its speech is missing: speak it again.")
        heard.setdefault(clip.character, []).append((clip.start, clip.end, mouth(speech[clip.line], clip.start, timeline.rate)))

    def speaks(parts: list[tuple[int, int, Callable[[int], Viseme]]]) -> Callable[[int], Viseme]:
        def shape(frame: int) -> Viseme:
            at = frame + span.start
            return next((m(at) for start, end, m in parts if start <= at < end), "X")
        return shape

    return {who: speaks(parts) for who, parts in heard.items()}


def _resting(shot: Shot) -> Shot:
    return shot.model_copy(update={"move": "static"})


def _held(before: Picture, shot: Shot, frames: int, rate: Fraction) -> Frame:
    """The last picture of the clip before."""
    if isinstance(before, ForeignClip):
        return ClipComposer(before, max(frames, 1), rate).at(max(frames - 1, 0))
    frame = Composer(before, shot, max(frames, 1), rate).at(max(frames - 1, 0))
    falling = veils(before.weather, (before.width, before.height), rate, number("weather", shot.id) % 2**31)
    for veil in falling:
        _fall(frame, veil, max(frames - 1, 0))
    return frame


def _fall(frame: Frame, veil: Veil, number: int) -> None:
    top, left = veil.place(number)
    kernels.veil(frame.y, veil.luma, top, left, veil.luma_levels)
    kernels.veil(frame.uv, veil.chroma, top // 2, left, veil.chroma_levels)


def _transit(frame: Frame, span: ShotClip, held: Frame | None, i: int) -> None:
    """A dissolve fades the held picture out; a fade takes it to black and the new one out of it."""
    if i >= span.transition_frames or span.transition == "cut":
        return
    remains = 1 - (i + 1) / (span.transition_frames + 1)
    if span.transition == "fade" and held is not None:
        if remains > 0.5:
            frame.copy_from(held)
        remains = 1 - abs(2 * remains - 1)
    # ease in and out: a linear mix starts and stops with a jerk
    weight = round(256 * remains * remains * (3 - 2 * remains))
    if span.transition == "fade":
        _darken(frame, weight)
    elif held is not None and weight:
        kernels.mix(frame.y, held.y, weight)
        kernels.mix(frame.uv, held.uv, weight)


def _darken(frame: Frame, weight: int) -> None:
    kernels.toward(frame.y, 16, weight)
    kernels.toward(frame.uv, 128, weight)


def _dims(timeline: Timeline, span: ShotClip) -> Callable[[int], int]:
    """How much darker the picture is at a frame, in 256ths: it steps back behind the hook."""
    hooks = [t for t in timeline.titles if t.kind == "hook" and t.start < span.end and t.end > span.start]
    rise = max(1, round(_DIM_SECONDS * timeline.rate))

    def weight(frame: int) -> int:
        return max((round(256 * _DIM * min(1.0, (frame - h.start + 1) / rise)) for h in hooks if h.start <= frame < h.end), default=0)

    return weight
