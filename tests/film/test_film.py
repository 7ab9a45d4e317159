"""Films are exact: frames, ends, tags, joins, bytes."""
from __future__ import annotations

import io
import weakref
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from engine.drama.timeline import ShotClip, Timeline
from engine.errors import BadInput
from engine.film import Encode, aac, compose_segment, join_episode, probe, render_segment, sample_frames
from engine.picture.layers import LayeredPicture
from engine.sound.music import compose
from engine.sound.speech import RATE
from tests.film.films import SPEECH, segments, shot, timeline, tone
from tests.film.pictures import drawn


def decoded(source: bytes | Path) -> list[NDArray[np.uint8]]:
    with av.open(io.BytesIO(source) if isinstance(source, bytes) else str(source)) as container:
        return [np.asarray(f.to_ndarray(format="gray"), np.uint8) for f in container.decode(video=0)]


@pytest.mark.parametrize("fps", ["24", "25", "30", "30000/1001"])
def test_an_episode_is_exact_at_every_rate(fps: str, tmp_path: Path) -> None:
    plan = timeline(fps)
    parts = segments(plan)
    assert [len(decoded(p)) for p in parts] == [c.frames for c in plan.pictures]
    facts = join_episode(parts, tone(plan), plan.rate, tmp_path / "film.mp4")
    assert (facts.frames, facts.width, facts.height, facts.rate) == (57, 180, 320, Fraction(fps))
    assert (facts.video_codec, facts.audio_codec, facts.pixel_format) == ("h264", "aac", "yuv420p")
    assert abs(facts.seconds - facts.sound_seconds) <= 1 / plan.rate
    assert abs(facts.seconds - 57 / plan.rate) < 1e-6
    with av.open(str(tmp_path / "film.mp4")) as film:
        stream = film.streams.video[0]
        context = stream.codec_context
        assert (context.color_primaries, context.color_trc, context.colorspace, context.color_range) == (1, 1, 1, 1)
        packets = [p for p in film.demux(stream) if p.size]
        keys = sorted(round(p.pts * p.time_base * plan.rate) for p in packets if p.is_keyframe)
        times = sorted(round(p.pts * p.time_base * plan.rate) for p in packets)
        assert keys == [c.start for c in plan.pictures]
        assert times == list(range(57))
        heard = sum(f.samples for f in av.open(str(tmp_path / "film.mp4")).decode(audio=0))
    assert 0 <= heard - plan.sample(57) < 48000 / plan.rate


def test_joining_changes_no_picture(tmp_path: Path) -> None:
    plan = timeline(lengths=(20, 15, 18))
    parts = segments(plan)
    join_episode(parts, tone(plan), plan.rate, tmp_path / "film.mp4")
    apart = [f for p in parts for f in decoded(p)]
    whole = decoded(tmp_path / "film.mp4")
    assert len(apart) == len(whole) == 53
    assert all((a == b).all() for a, b in zip(apart, whole, strict=True))
    # camera and mouth move all the time: no frame of the first two shots repeats
    assert all((a != b).any() for a, b in pairwise(whole[:35]))


def test_segments_from_files_join_as_those_in_memory_and_the_index_comes_first(tmp_path: Path) -> None:
    plan = timeline()
    parts = segments(plan)
    for i, p in enumerate(parts):
        (tmp_path / f"{i}.mp4").write_bytes(p)
    join_episode(parts, tone(plan), plan.rate, tmp_path / "a.mp4")
    join_episode([tmp_path / "0.mp4", tmp_path / "1.mp4"], tone(plan), plan.rate, tmp_path / "b.mp4")
    data = (tmp_path / "a.mp4").read_bytes()
    assert data == (tmp_path / "b.mp4").read_bytes()
    assert 0 < data.index(b"moov") < data.index(b"mdat")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["0.mp4", "1.mp4", "a.mp4", "b.mp4"]


def test_the_same_inputs_give_the_same_bytes_and_other_inputs_do_not() -> None:
    plan, picture = timeline(), drawn(180, 320, 14, weather="snow")
    films = []
    for _ in range(4):
        films.append(render_segment(plan, 0, picture, None, shot(1), SPEECH, Encode()))
        junk = np.full(3_000_000, len(films), np.uint8)  # leaves other bytes in memory that is handed out again
        del junk
    assert len(set(films)) == 1
    assert render_segment(plan, 0, picture, None, shot(1, "pull_out"), SPEECH, Encode()) not in films


def test_a_segment_does_not_depend_on_its_place_in_the_episode() -> None:
    """The same second shot later in a longer film is the same film: it can be taken from the store."""
    picture = drawn(180, 320, 14)
    early, late = timeline(lengths=(31, 26, 24)), timeline(lengths=(40, 35, 24))
    early, late = (t.model_copy(update={"speech": [], "cues": [], "titles": []}) for t in (early, late))
    assert render_segment(early, 2, picture, None, shot(3), {}, Encode()) == render_segment(late, 2, picture, None, shot(3), {}, Encode())


def test_a_dissolve_begins_where_the_shot_before_ended() -> None:
    plan = timeline().model_copy(update={"cues": [], "speech": [], "titles": []})
    first, second = drawn(180, 320, 14, seed=1), drawn(180, 320, 14, seed=2)
    last = [f.y.copy() for f in compose_segment(plan, 0, first, None, shot(1), {})][-1]
    mixed = [f.y.copy() for f in compose_segment(plan, 1, second, first, shot(2, "static"), {}, before_shot=shot(1), before_frames=31)]
    clean = [f.y.copy() for f in compose_segment(plan, 1, second, None, shot(2, "static"), {})]
    far = [float(np.abs(f.astype(int) - last).mean()) for f in mixed[:11]]
    assert far[0] < 0.06 * far[-1]
    assert far == sorted(far)
    assert all((a == b).all() for a, b in zip(mixed[10:], clean[10:], strict=True))
    assert (mixed[9] != clean[9]).any()


def test_a_fade_comes_from_black() -> None:
    plan = timeline().model_copy(update={"titles": []})
    light = [float(f.y.mean()) for f in compose_segment(plan, 0, drawn(180, 320, 14), None, shot(1), SPEECH, subtitles=False)][:9]
    assert light[0] < 22 and light == sorted(light) and light[-1] > 60


def test_the_words_can_be_left_out() -> None:
    plan, picture = timeline().model_copy(update={"titles": []}), drawn(180, 320, 14)
    with_words, without = ([f.y.copy() for f in compose_segment(plan, 0, picture, None, shot(1), SPEECH, subtitles=s)] for s in (True, False))
    differ = [i for i, (a, b) in enumerate(zip(with_words, without, strict=True)) if (a != b).any()]
    assert differ == list(range(10, 31))
    changed = np.flatnonzero((with_words[20] != without[20]).any(1))
    assert changed[0] > 0.75 * 320 and changed[-1] < 0.89 * 320


@pytest.mark.parametrize("channels", [1, 2])
def test_sound_is_heard_when_it_should_be(channels: int, tmp_path: Path) -> None:
    """A click at the first sample of frame 30 is decoded at that time, to the millisecond, whatever the sound's length."""
    plan = timeline()
    audio = np.zeros((plan.sample(40), channels), np.float32)
    audio[plan.sample(30):plan.sample(30) + 48] = 0.8
    facts = join_episode(segments(plan), audio, plan.rate, tmp_path / "film.mp4")
    assert abs(facts.seconds - facts.sound_seconds) <= 1 / plan.rate
    with av.open(str(tmp_path / "film.mp4")) as film:
        frames = [(float(f.pts * f.time_base), f.to_ndarray()) for f in film.decode(audio=0)]
    start, sound = frames[0][0], np.concatenate([f for _, f in frames], 1)
    assert sound.shape[0] == 2
    loud = int(np.abs(sound).max(0).argmax())
    assert abs(start + loud / 48000 - plan.seconds(30)) < 0.002


def test_wrong_material_is_told(tmp_path: Path) -> None:
    plan = timeline()
    with pytest.raises(BadInput, match="draw it again"):
        render_segment(plan, 0, drawn(200, 320, 14), None, shot(1), SPEECH, Encode())
    with pytest.raises(BadInput, match="speech is missing"):
        render_segment(plan, 0, drawn(180, 320, 14), None, shot(1), {}, Encode())
    parts = segments(plan)
    odd = render_segment(plan, 1, drawn(180, 320, 14), None, shot(2), SPEECH, Encode("master"))
    with pytest.raises(BadInput, match="different settings"):
        join_episode([parts[0], odd], tone(plan), plan.rate, tmp_path / "film.mp4")
    assert not list(tmp_path.iterdir())
    with pytest.raises(BadInput):
        join_episode([], tone(plan), plan.rate, tmp_path / "film.mp4")
    (tmp_path / "text.mp4").write_text("no film")
    with pytest.raises(BadInput):
        probe(tmp_path / "text.mp4")


def test_sampled_frames_are_the_ones_at_those_times(tmp_path: Path) -> None:
    plan = timeline()
    join_episode(segments(plan), tone(plan), plan.rate, tmp_path / "film.mp4")
    with av.open(str(tmp_path / "film.mp4")) as film:
        all_frames = [f.to_ndarray(format="rgb24") for f in film.decode(video=0)]
    wanted = [40, 0, 31, 30, 56, 12]
    got = sample_frames(tmp_path / "film.mp4", [plan.seconds(i) for i in wanted] + [99.0])
    for i, frame in zip([*wanted, 56], got, strict=True):
        assert (frame == all_frames[i]).all(), i


def test_sound_that_was_encoded_in_parts_is_heard_as_if_it_were_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many packets, no more noise where parts meet, and a part that sounds the same is the same bytes."""
    monkeypatch.setattr(aac, "PART", 150)
    n = 12 * RATE + 700
    at = np.arange(n) / RATE
    notes = sum(np.sin(2 * np.pi * f * at + np.sin(at * f / 90)) for f in (110, 277, 415, 1244)) * .1
    music = np.stack([notes, np.roll(notes, 999)], 1).astype(np.float32) + np.random.default_rng(5).standard_normal((n, 2)).astype(np.float32) * np.float32(.004)
    cut = aac.spans(n)
    pieces = [aac.encoded(music[s.start:s.end]) for s in cut]
    assert len(pieces) == 3
    whole, spliced = aac.frames_of(aac.encoded(music)), list(aac.joined(pieces, n))
    assert len(whole) == len(spliced)
    errors = [(heard_of(frames, n) - music) ** 2 for frames in (whole, spliced)]
    seams = [s.first // aac.FRAME for s in cut[1:]]
    for seam in seams:
        around = slice((seam - 2) * aac.FRAME, (seam + 2) * aac.FRAME)
        assert errors[1][around].mean() < 2.5 * errors[0][around].mean(), "a click where two parts meet"
    assert errors[1].mean() < 1.5 * errors[0].mean()
    assert aac.encoded(music[cut[1].start:cut[1].end]) == pieces[1]


def test_a_part_is_encoded_from_early_enough_for_its_encoder_to_have_settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sparse music is where an encoder settles most slowly: just after a seam it must be no noisier than one that has been
    running."""
    monkeypatch.setattr(aac, "PART", 150)
    music = compose("hope", 10.0, 7)
    n = len(music)
    cut = aac.spans(n)
    spliced, whole = list(aac.joined([aac.encoded(music[s.start:s.end]) for s in cut], n)), aac.frames_of(aac.encoded(music))
    noise = [((heard_of(frames, n) - music) ** 2).sum(1) for frames in (spliced, whole)]
    for after in (s.first for s in cut[1:]):
        mine, running = (float(heard[after:after + 24 * aac.FRAME].mean()) for heard in noise)
        assert mine < 1.3 * running, f"{10 * np.log10(mine / running):.1f} dB more noise where a part begins"


def test_encoded_sound_lies_beside_the_picture_as_if_it_were_encoded_there(tmp_path: Path) -> None:
    plan, parts = timeline(), segments(timeline())
    join_episode(parts, tone(plan), plan.rate, tmp_path / "plain.mp4")
    join_episode(parts, aac.frames_of(aac.encoded(tone(plan))), plan.rate, tmp_path / "ready.mp4")
    plain, ready = ([(p.pts, p.duration) for p in packets(tmp_path / f"{name}.mp4")] for name in ("plain", "ready"))
    assert plain == ready and probe(tmp_path / "plain.mp4") == probe(tmp_path / "ready.mp4")


def test_sound_that_is_too_short_is_told(tmp_path: Path) -> None:
    plan = timeline()
    with pytest.raises(BadInput, match="shorter"):
        join_episode(segments(plan), aac.frames_of(aac.encoded(np.zeros((RATE // 4, 2), np.float32))), plan.rate, tmp_path / "film.mp4")


def packets(path: Path) -> list[av.Packet]:
    with av.open(str(path)) as film:
        return [p for p in film.demux(audio=0) if p.size]


def heard_of(frames: list[bytes], n: int) -> NDArray[np.float32]:
    """AAC frames with a header each, as samples."""
    def head(size: int) -> bytes:
        return bytes([0xFF, 0xF1, 0x4C, 0x80 | size >> 11 & 3, size >> 3 & 255, (size & 7) << 5 | 0x1F, 0xFC])

    with av.open(io.BytesIO(b"".join(head(len(f) + 7) + f for f in frames)), format="aac") as stream:
        return np.concatenate([f.to_ndarray() for f in stream.decode(audio=0)], 1).T[aac.FRAME:aac.FRAME + n]


def test_layers_are_let_go_once_they_are_prepared() -> None:
    """Those of the picture before, too: at 1080×1920 they would take 40 MB each until the last frame."""
    there: list[weakref.ref[object]] = []

    def picture() -> LayeredPicture:
        made = drawn(180, 320, 14)
        assert not any(r() is not None for r in there)
        there.extend(weakref.ref(layer.image) for layer in made.layers)
        return made

    clips = [ShotClip(start=0, frames=6, shot="e1s1k1"), ShotClip(start=6, frames=9, shot="e1s1k2", transition="dissolve", transition_frames=4)]
    plan = Timeline(episode=1, fps="24", width=180, height=320, frames=15, pictures=clips, speech=[])
    whole = [f.y.copy() for f in compose_segment(plan, 1, drawn(180, 320, 14), drawn(180, 320, 14), shot(2), {})]
    for n, frame in enumerate(compose_segment(plan, 1, picture, picture, shot(2), {})):
        assert len(there) > 4 and not any(r() is not None for r in there)
        assert (frame.y == whole[n]).all()
