"""A real tiny drama in each language, decoded and looked at frame by frame where it matters."""
from __future__ import annotations

import re
from pathlib import Path

import av
import cv2
import numpy as np
import pyloudnorm
import pytest
from pypinyin import lazy_pinyin

from tests.e2e.conftest import ARTEFACTS, Made

pytestmark = pytest.mark.slow

SPEECH_DBFS = -45.0
"""A voice under which music is ducked is well above this, a pause without music below."""


@pytest.fixture(params=["zh", "en"])
def made(request: pytest.FixtureRequest) -> Made:
    return request.getfixturevalue(f"{request.param}_drama")


def cues(film: Path) -> list[tuple[float, float, str]]:
    """Start and end in seconds and the words, from the exported SRT."""
    def seconds(stamp: str) -> float:
        h, m, s = stamp.replace(",", ".").split(":")
        return int(h) * 3600 + int(m) * 60 + float(s)

    blocks = film.with_suffix(".srt").read_text(encoding="utf-8").strip().split("\n\n")
    found = []
    for block in blocks:
        lines = block.splitlines()
        start, end = lines[1].split(" --> ")
        found.append((seconds(start), seconds(end), " ".join(lines[2:])))
    return found


def sound(film: Path) -> np.ndarray:
    """`float32[samples, 2]` at 48 kHz."""
    with av.open(str(film)) as container:
        resampler = av.AudioResampler("fltp", "stereo", 48_000)
        parts = [f.to_ndarray() for frame in container.decode(audio=0) for f in resampler.resample(frame)]
    return np.concatenate(parts, axis=1).T


def frame_at(film: Path, second: float) -> np.ndarray:
    """`uint8[h, w, 3]` RGB of the frame shown at that time."""
    with av.open(str(film)) as container:
        for frame in container.decode(video=0):
            if frame.time is not None and frame.time >= second - 1e-3:
                return frame.to_ndarray(format="rgb24")
    raise AssertionError(f"no frame at {second}")


def test_the_answer_is_as_promised(made: Made):
    result = made.result
    assert result["status"] == "done"
    assert set(result["stages"]) == {"script", "storyboard", "pictures", "video", "moderation", "export"}
    assert result["seconds"] > 0 and result["degraded"] == []
    [episode] = result["episodes"]
    assert episode["number"] == 1
    assert (episode["width"], episode["height"]) in ((720, 1280), (1280, 720))
    assert abs(episode["duration_sec"] - 14) <= 14 * 0.03
    for suffix in (".mp4", ".srt"):
        assert made.film.with_suffix(suffix).stat().st_size > 0
    assert list(made.out.glob("*.jpg")), "a poster belongs to the drama"


def test_the_film_is_exact(made: Made):
    with av.open(str(made.film)) as container:
        video, audio = container.streams.video[0], container.streams.audio[0]
        assert (video.codec_context.name, audio.codec_context.name) == ("h264", "aac")
        assert video.average_rate == 24 and video.codec_context.pix_fmt == "yuv420p"
        times = [frame.time for frame in container.decode(video=0)]
    assert np.allclose(np.diff(times), 1 / 24, atol=1e-3), "every frame lasts one twenty-fourth"
    assert abs(len(times) / 24 - len(sound(made.film)) / 48_000) <= 1 / 24 + 1024 / 48_000, "sound and picture end together"
    head = made.film.read_bytes()[: 4 * 2**20]
    assert 0 < head.find(b"moov") < head.find(b"mdat"), "it can be watched while it loads"


def test_every_line_is_heard_and_the_mix_is_level(made: Made):
    audio = sound(made.film)
    assert abs(pyloudnorm.Meter(48_000).integrated_loudness(audio) + 16) <= 1.2
    assert np.abs(audio).max() < 1.0
    spoken = cues(made.film)
    assert spoken
    for start, end, words in spoken:
        part = audio[int(start * 48_000):int(end * 48_000)]
        level = 20 * np.log10(np.sqrt((part**2).mean()) + 1e-9)
        assert level > SPEECH_DBFS, f"nothing is heard of: {words}"


def test_subtitles_can_be_read_off_the_picture(made: Made):
    from rapidocr import RapidOCR
    reader = RapidOCR()
    right = total = 0
    for i, (start, end, words) in enumerate(cues(made.film)[:4]):
        picture = frame_at(made.film, (start + end) / 2)
        low = picture[picture.shape[0] * 11 // 20:]
        ARTEFACTS.mkdir(exist_ok=True)
        cv2.imwrite(str(ARTEFACTS / f"subtitle-{made.out.parent.name}-{i}.png"), cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))
        seen = reader(low[..., ::-1]).txts or ()
        read = sounds("".join(seen))
        total += 1
        right += sounds(words) in read or similar(sounds(words), read) > 0.85
    assert right >= total - 1 and total >= 1, f"{right} of {total} subtitles were read"


def sounds(text: str) -> str:
    """Letters only, Chinese as pinyin: OCR may take one character for its homophone-looking twin."""
    return re.sub(r"[^a-z0-9]", "", "".join(lazy_pinyin(text)).lower())


def similar(want: str, have: str) -> float:
    from difflib import SequenceMatcher
    matched = sum(b.size for b in SequenceMatcher(None, want, have, autojunk=False).get_matching_blocks())
    return matched / max(len(want), 1)


def test_the_picture_lives(made: Made):
    """Neither black nor frozen: the picture has contrast everywhere but where it opens and closes, and it moves."""
    previous, still = None, 0
    with av.open(str(made.film)) as container:
        closing = container.streams.video[0].frames - 12
        for i, frame in enumerate(container.decode(video=0)):
            grey = cv2.resize(frame.to_ndarray(format="gray"), (90, 160)).astype(np.float32)
            if 24 < i < closing:
                assert grey.std() > 6, f"frame {i} is nearly empty"
            if previous is not None and np.abs(grey - previous).mean() < 0.02:
                still += 1
                assert still < 48, f"the picture stands still around frame {i}"
            else:
                still = 0
            previous = grey
