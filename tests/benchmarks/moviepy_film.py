"""The shots of the benchmark as moviepy makes them: CompositeVideoClip, resize, crop, SubtitlesClip, its own writer.

What moviepy cannot express well is left out, to its advantage: breathing, falling weather and sampling between pixels (it
places layers at whole pixels).
"""
from __future__ import annotations

import resource
import tempfile
from collections.abc import Callable, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from engine.drama.storyboard import Shot
from engine.drama.timeline import Timeline
from engine.film import Encode
from engine.film.cues import letter_height
from engine.film.encoder import x264_settings
from engine.motion import CameraState, camera, lids, mouth
from engine.motion.chance import number
from engine.picture.layers import Layer, LayeredPicture
from engine.sound.speech import Speech


def moviepy_seconds(plan: Timeline, picture: LayeredPicture, shot: Shot, speech: Mapping[str, Speech]) -> float:
    """CPU seconds of this process and of the encoder that moviepy starts for the first shot of a timeline."""
    with tempfile.TemporaryDirectory() as folder:
        before = _cpu()
        _write(_composed(plan, picture, shot, speech), plan, Path(folder) / "shot.mp4")
        return _cpu() - before


def _cpu() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(u.ru_utime + u.ru_stime for u in used)


def _write(clip: Any, plan: Timeline, to: Path) -> None:
    """The same libx264 settings as ours, one thread."""
    preset, quality, params = x264_settings(Encode())
    clip.write_videofile(str(to), fps=float(plan.rate), codec="libx264", preset=preset, audio=False, logger=None, threads=1,
                         ffmpeg_params=["-crf", str(quality), "-x264-params", params])


def _composed(plan: Timeline, picture: LayeredPicture, shot: Shot, speech: Mapping[str, Speech]) -> Any:
    from moviepy import CompositeVideoClip
    from moviepy.video.tools.subtitles import SubtitlesClip
    rate, frames = float(plan.rate), plan.pictures[0].frames
    move = camera(shot, frames)
    parts = [_moved(_animated(layer, plan, frames, speech), layer, picture, lambda t: move(round(t * rate))) for layer in picture.layers]
    seconds = frames / rate
    cues = [((c.start / rate, min(c.end, frames) / rate), c.text) for c in plan.cues if c.start < frames]
    words = [SubtitlesClip(cues, make_textclip=lambda text: _text(text, plan)).with_position(("center", .82), relative=True)] if cues else []
    return CompositeVideoClip([p.with_duration(seconds) for p in (*parts, *words)], size=(plan.width, plan.height), bg_color=(0, 0, 0))


def _text(text: str, plan: Timeline) -> Any:
    from moviepy import TextClip

    from engine.film.lettering import _BOLD
    return TextClip(str(_BOLD), text, font_size=round(letter_height((plan.width, plan.height))), color="white", stroke_color="black", stroke_width=3)


def _moved(clip: Any, layer: Layer, picture: LayeredPicture, move: Callable[[float], CameraState]) -> Any:
    """A layer under the camera: zoomed about the middle of the frame and shifted by its depth; one that fills the frame is
    cropped to what is seen before it is enlarged."""
    if layer.depth == 0:
        m = picture.margin
        return clip.with_position((layer.x - m, layer.y - m))
    x, y = layer.x - picture.margin, layer.y - picture.margin
    w, h = picture.width, picture.height

    def zoom(t: float) -> float:
        return 1 + (move(t).zoom - 1) * layer.depth

    def corner(t: float) -> tuple[float, float]:
        state = move(t)
        return (w / 2 + zoom(t) * (x - w / 2 - state.dx * w * layer.depth), h / 2 + zoom(t) * (y - h / 2 - state.dy * h * layer.depth))

    still = all(zoom(n / 8) == 1.0 for n in range(40))
    return (clip if still else clip.resized(zoom)).with_position(corner)


def _animated(layer: Layer, plan: Timeline, frames: int, speech: Mapping[str, Speech]) -> Any:
    """A layer with its mouths, lids and cycle as clips on top of one another."""
    from moviepy import CompositeVideoClip, ImageClip
    rate = float(plan.rate)
    if layer.cycle:
        pictures = {id(p): ImageClip(p) for p in layer.cycle}
        turns = _runs([id(layer.cycle[int(n / rate * 12) % len(layer.cycle)]) for n in range(frames)])
        bodies = [pictures[key].with_start(a / rate).with_duration((b - a) / rate) for key, a, b in turns]
    else:
        bodies = [ImageClip(layer.image).with_duration(frames / rate)]
    pieces = []
    for patches, states in ((layer.mouths, _mouth_states(layer, plan, frames, speech)), (layer.eyes, _lid_states(layer, plan, frames))):
        for key, a, b in _runs(states):
            if key in patches:
                p = patches[key]
                pieces.append(ImageClip(p.image).with_start(a / rate).with_duration((b - a) / rate).with_position((p.x, p.y)))
    if len(bodies) == 1 and not pieces:
        return bodies[0]
    h, w = layer.image.shape[:2]
    return CompositeVideoClip([*bodies, *pieces], size=(w, h))


def _mouth_states(layer: Layer, plan: Timeline, frames: int, speech: Mapping[str, Speech]) -> list[Any]:
    said = next((s for s in plan.speech if s.character == layer.actor), None)
    if said is None or not layer.mouths:
        return []
    shape = mouth(speech[said.line], said.start, plan.rate)
    return [shape(n) for n in range(frames)]


def _lid_states(layer: Layer, plan: Timeline, frames: int) -> list[Any]:
    if layer.actor is None or not layer.eyes:
        return []
    lid = lids(layer.actor, frames, plan.rate, number("shot", plan.pictures[0].shot) % 2**31)
    return [lid(n) for n in range(frames)]


def _runs(states: list[Any]) -> list[tuple[Any, int, int]]:
    """(state, first frame, frame after its last) of equal states in a row."""
    found, at = [], 0
    for state, group in groupby(states):
        length = len(list(group))
        found.append((state, at, at + length))
        at += length
    return found
