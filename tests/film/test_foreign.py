"""A creator's own pictures and clips in the place of drawn shots; subtitles in other styles."""
from __future__ import annotations

import io
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from engine.drama.timeline import Cue, ShotClip, Timeline
from engine.errors import BadInput
from engine.film import Encode, compose_segment, render_segment
from engine.film.foreign import ClipComposer, ForeignClip, picture_of
from engine.film.overlays import Captions
from tests.conftest import ARTEFACTS
from tests.film.films import SIZE, SPEECH, shot, timeline


def plain(frames: int = 48) -> Timeline:
    return Timeline(episode=1, width=SIZE[0], height=SIZE[1], frames=frames, pictures=[ShotClip(start=0, frames=frames, shot=shot(1).id)])


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two seconds at 30 pictures a second, wide; red, and from the first second on green."""
    path = tmp_path_factory.mktemp("clip") / "clip.mp4"
    with av.open(str(path), "w") as out:
        stream = out.add_stream("libx264", rate=30)
        stream.width, stream.height, stream.pix_fmt = 320, 180, "yuv420p"
        for i in range(60):
            colour = (200, 30, 30) if i < 30 else (30, 180, 30)
            out.mux(stream.encode(av.VideoFrame.from_ndarray(np.full((180, 320, 3), colour, np.uint8), format="rgb24")))
        out.mux(stream.encode(None))
    return path


def colour(frame: NDArray[np.uint8]) -> str:
    return "rgb"[int(np.argmax(frame.reshape(-1, 3).mean(0)))]


def seen(clip: Path, frames: int) -> str:
    """The colours of a shot of that many frames, filmed from the clip."""
    composer = ClipComposer(ForeignClip(clip, *SIZE), frames, Fraction(24))
    return "".join(colour(composer.at(i).rgb()) for i in range(frames))


def test_a_clip_plays_at_its_own_speed(clip: Path):
    assert seen(clip, 48) == "r" * 24 + "g" * 24
    assert seen(clip, 30) == "r" * 24 + "g" * 6, "a longer clip is cut"


def test_a_short_clip_is_slowed_down_a_little_and_then_held(clip: Path):
    assert seen(clip, 60) == "r" * 30 + "g" * 30
    assert seen(clip, 96) == "r" * 30 + "g" * 66


def test_a_segment_of_a_clip_is_exact_and_the_same_every_time(clip: Path):
    made = [render_segment(plain(), 0, ForeignClip(clip, *SIZE), None, shot(1), {}, Encode()) for _ in range(2)]
    assert made[0] == made[1]
    with av.open(io.BytesIO(made[0])) as film:
        assert sum(1 for _ in film.decode(video=0)) == 48


def test_a_dissolve_out_of_a_clip_begins_with_its_last_picture(clip: Path):
    plan = timeline(lengths=(48, 26))
    frames = [f.rgb() for f in compose_segment(plan, 1, picture_of(_png((0, 0, 255)), *SIZE), ForeignClip(clip, *SIZE), shot(2), SPEECH,
                                               before_shot=shot(1), before_frames=48)]
    assert colour(frames[0][:60]) == "g" and colour(frames[-1][:60]) == "b"


def _png(rgb: tuple[int, int, int]) -> bytes:
    image = np.full((90, 160, 3), rgb[::-1], np.uint8)
    return cv2.imencode(".png", image)[1].tobytes()


def test_a_picture_fills_the_frame_and_has_room_for_the_camera():
    picture = picture_of(_png((220, 40, 40)), *SIZE)
    frames = [f.rgb() for f in compose_segment(plain(12), 0, picture, None, shot(1, "pan_left"), {})]
    assert all(f[..., 0].min() > 150 for f in frames), "no edge comes into the frame"
    with pytest.raises(BadInput):
        picture_of(b"no picture", *SIZE)


def test_subtitles_in_every_style_stay_inside_the_frame():
    size = (720, 1280)
    plan = Timeline(episode=1, width=size[0], height=size[1], frames=4, pictures=[ShotClip(start=0, frames=4, shot=shot(1).id)],
                    cues=[Cue(start=0, frames=4, text="凌晨两点，他把三年前的辞职信还给了我。", character="林晚")])
    bright = picture_of(_png((235, 235, 225)), *size)
    sheet = []
    for style in ("outline", "box"):
        for letters in ("small", "medium", "large"):
            frame = next(f.rgb() for f in compose_segment(plan, 0, bright, None, shot(1), {}, Captions(style, letters)))  # type: ignore[arg-type]
            dark = np.argwhere(frame.max(-1) < 90)
            assert len(dark) and dark[:, 1].min() > 20 and dark[:, 1].max() < 700, (style, letters)
            sheet.append(frame[900:1200])
    ARTEFACTS.mkdir(exist_ok=True)
    cv2.imwrite(str(ARTEFACTS / "subtitles.png"), np.vstack([np.hstack(sheet[:3]), np.hstack(sheet[3:])])[..., ::-1])
    heights = [np.ptp(np.argwhere(f.max(-1) < 90)[:, 1]) for f in sheet[:3]]
    assert heights[0] < heights[2] or np.ptp(np.argwhere(sheet[0].max(-1) < 90)[:, 0]) < np.ptp(np.argwhere(sheet[2].max(-1) < 90)[:, 0])
