"""Deliverables, each read back by another reader than the one that wrote it."""
from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import av
import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from engine.deliver import export_episode, file_name, gif, hls, poster, subtitles_srt, subtitles_vtt, webm, webp
from engine.deliver.poster import set_title
from engine.drama.timeline import Cue, ShotClip, Timeline
from engine.errors import BadInput
from tests.moderation.films import SIZE, make_film, scene, speechlike

TITLES = ["辞职信", "The Letter", "三年前没有递出的那封辞职信，在她手里", "The Unsigned Resignation That Nobody Ever Handed In", "Incomprehensibilities", "A"]
CUES = [Cue(start=0, frames=20, text="你就是顾沉？", character="林晚"), Cue(start=24, frames=40, text="a < b & c\n第二行", character=None),
        Cue(start=86_399, frames=48, text="再坚持一天。", character="顾沉")]
TIMELINE = Timeline(episode=3, fps="24", width=720, height=1280, frames=90_000, pictures=[ShotClip(start=0, frames=90_000, shot="e3s1k1")], cues=CUES)


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_film(tmp_path_factory.mktemp("film") / "film.mp4", 3.0, sound=speechlike(3.0))


def read_cues(path: Path) -> list[tuple[float, float, str]]:
    """The cues as FFmpeg's own subtitle readers see them."""
    with av.open(str(path)) as container:
        stream = container.streams.subtitles[0]
        return [(float(p.pts * p.time_base), float((p.pts + p.duration) * p.time_base), bytes(p).decode()) for p in container.demux(stream) if p.size]


@pytest.mark.parametrize(("write", "suffix"), [(subtitles_srt, ".srt"), (subtitles_vtt, ".vtt")])
def test_subtitles_are_read_back_by_ffmpeg(tmp_path: Path, write, suffix: str) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / f"film{suffix}"
    path.write_text(write(TIMELINE), encoding="utf-8")
    found = read_cues(path)
    assert [(round(a, 3), round(b, 3)) for a, b, _ in found] == [(round(float(c.start / 24), 3), round(float(c.end / 24), 3)) for c in CUES]
    assert "你就是顾沉？" in found[0][2]
    assert "第二行" in found[1][2]


@given(st.lists(st.tuples(st.integers(1, 200), st.integers(1, 400)), max_size=12), st.sampled_from(["24", "25", "30", "30000/1001"]))
def test_times_never_run_backwards(spans: list[tuple[int, int]], fps: str) -> None:
    at, cues = 0, []
    for gap, length in spans:
        cues.append(Cue(start=at + gap, frames=length, text="x"))
        at += gap + length
    timeline = TIMELINE.model_copy(update={"cues": cues, "fps": fps})
    stamps = [((int(h) * 60 + int(m)) * 60 + int(s)) * 1000 + int(ms) for h, m, s, ms in re.findall(r"(\d+):(\d\d):(\d\d),(\d{3})", subtitles_srt(timeline))]
    assert len(stamps) == 2 * len(spans)
    assert all(a < b for a, b in pairwise(stamps))


@pytest.mark.parametrize("text", ["a\n\nb", "\n\nb", "a --> b"])
def test_a_cue_cannot_break_the_file(tmp_path: Path, text: str) -> None:
    timeline = TIMELINE.model_copy(update={"cues": [Cue(start=0, frames=20, text=text), Cue(start=24, frames=20, text="last")]})
    for write, suffix in ((subtitles_srt, ".srt"), (subtitles_vtt, ".vtt")):
        path = tmp_path / f"film{suffix}"
        path.write_text(write(timeline), encoding="utf-8")
        found = read_cues(path)
        assert len(found) == 2
        assert found[1][2].strip() == "last"


@given(st.text(max_size=300), st.integers(1, 100))
def test_file_names_are_safe_everywhere(title: str, episode: int) -> None:
    name = file_name(title, episode, ".mp4")
    assert len(name.encode()) <= 255
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', name)
    assert not name.startswith((".", "-", " "))
    assert name.endswith(f"-E{episode:02d}.mp4")
    assert name.split("-E")[0].split(".")[0].strip().lower() not in {"con", "nul", "aux", "prn", "com1", "lpt1"}


@pytest.mark.parametrize(("title", "name"), [("辞职信", "辞职信-E01.mp4"), ("A/B: the \\ end?", "A B the end-E01.mp4"), ("con", "drama con-E01.mp4"),
                                             ("con.txt", "drama con.txt-E01.mp4"), ("../../etc/passwd", "etc passwd-E01.mp4"), ("", "drama-E01.mp4")])
def test_file_names_of_titles(title: str, name: str) -> None:
    assert file_name(title, 1, ".mp4") == name


@pytest.mark.parametrize("size", [(720, 1280), (1280, 720), (720, 720), (1080, 1920)])
@pytest.mark.parametrize("title", TITLES)
def test_a_poster_holds_its_whole_title_off_the_face(title: str, size: tuple[int, int]) -> None:
    rows, em = set_title(title, *size)
    assert "".join(rows).replace(" ", "") == title.replace(" ", "")
    assert em >= min(size) * .05
    grey = np.full((size[1], size[0], 3), 90, np.uint8)
    face = (.3, .6, .7, .95)
    data = poster(grey, title, size, [face])
    picture = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    assert picture.shape == (size[1], size[0], 3)
    on_face = picture[int(face[1] * size[1]):int(face[3] * size[1]), int(face[0] * size[0]):int(face[2] * size[0])]
    assert (on_face > 200).mean() < .001
    assert (picture > 230).mean() > .0005
    for edge in (picture[:size[1] // 50], picture[-size[1] // 50:]):
        assert edge.max() < 120


def test_the_other_shapes_play(film: Path, tmp_path: Path) -> None:
    with av.open(str(webm(film, tmp_path / "a.webm"))) as made:
        assert {s.codec_context.name for s in made.streams} >= {"libvpx-vp9", "opus"} or {s.codec_context.codec.canonical_name for s in made.streams} == {"vp9", "opus"}
        assert made.duration / av.time_base == pytest.approx(3.0, abs=.15)
    for path in (gif(film, tmp_path / "a.gif"), webp(film, tmp_path / "a.webp")):
        with Image.open(path) as picture:
            assert picture.size[0] == 320
            assert 20 <= picture.n_frames <= 31  # type: ignore[attr-defined]
    playlist = hls(film, tmp_path / "hls")
    assert "#EXT-X-ENDLIST" in playlist.read_text()
    with av.open(str(playlist)) as made:
        assert sum(1 for _ in made.decode(video=0)) == 36


def test_a_broken_film_leaves_nothing_behind(tmp_path: Path) -> None:
    bad = tmp_path / "bad.mp4"
    bad.write_bytes(b"no film")
    with pytest.raises(BadInput):
        gif(bad, tmp_path / "bad.gif")
    assert not (tmp_path / "bad.gif").exists()


def test_an_episode_is_exported_under_good_names(film: Path, tmp_path: Path) -> None:
    made = export_episode(film, TIMELINE, poster(scene(0), "辞职信", SIZE), tmp_path / "out", "辞职信", variants=[".gif"])
    assert [p.name for p in made] == [f"辞职信-E03{s}" for s in (".mp4", ".srt", ".vtt", ".jpg", ".gif")]
    assert made[0].read_bytes() == film.read_bytes()
    assert all(p.stat().st_size > 0 for p in made)
    with pytest.raises(BadInput):
        export_episode(film, TIMELINE, b"", tmp_path / "no", "辞职信", variants=[".avi"])
    assert not (tmp_path / "no").exists()
