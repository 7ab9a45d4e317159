"""Films from outside, made harmless: decoded and encoded again in a process of its own with limits on memory and time, so
that a file built to break a decoder breaks nothing of ours.

`python -m studio.security.clips IN OUT PREVIEW` is that process.
"""
from __future__ import annotations

import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path

from engine.errors import BadInput, TooLarge

MAX_SECONDS = 60.0
MAX_PIXELS = 4096 * 2304
MAX_SIDE = 1920
"""Pixels of the longer side of what is kept."""
WORK_SECONDS = 180
MEMORY = 3 * 2**30
_WRONG, _LARGE = 3, 4
"""How the process ends when the file is no film, or too much of one."""


def clean_clip(data: bytes) -> tuple[bytes, bytes]:
    """The film as H.264 in an MP4, without sound, and its first picture as JPEG. Raises BadInput for what is no film,
    TooLarge for one that is too long or too large."""
    with tempfile.TemporaryDirectory() as folder:
        source, out, preview = Path(folder) / "in", Path(folder) / "out.mp4", Path(folder) / "out.jpg"
        source.write_bytes(data)
        try:
            done = subprocess.run([sys.executable, "-m", "studio.security.clips", str(source), str(out), str(preview)],
                                  cwd=Path(__file__).resolve().parents[2], capture_output=True, timeout=WORK_SECONDS, check=False)
        except subprocess.TimeoutExpired as error:
            raise TooLarge("This film takes too long to read: make it shorter or smaller.", key="error.clip_too_large") from error
        if done.returncode == _LARGE:
            raise TooLarge(f"A clip may have at most {MAX_SECONDS:.0f} seconds and {MAX_PIXELS // 1_000_000} million pixels.", key="error.clip_too_large")
        if done.returncode != 0 or not out.exists():
            raise BadInput("This is not a film that can be read: use MP4, MOV or WebM.", key="error.not_a_clip")
        return out.read_bytes(), preview.read_bytes()


def _limit() -> None:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (WORK_SECONDS, WORK_SECONDS))


def _clean(source: Path, out: Path, preview: Path) -> int:
    import av
    try:
        container = av.open(str(source), format=None, options={"protocol_whitelist": "file"})
        if not container.streams.video:
            return _WRONG
    except (av.FFmpegError, OSError, ValueError):
        return _WRONG
    with container:
        # Playlists and image sequences would read other files.
        if not set(container.format.name.split(",")) & {"mov", "mp4", "matroska", "webm", "avi", "mpegts"}:
            return _WRONG
        video = container.streams.video[0]
        if video.width * video.height > MAX_PIXELS or (container.duration or 0) > MAX_SECONDS * av.time_base:
            return _LARGE
        try:
            return _encode(container, video, out, preview)
        except (av.FFmpegError, ValueError, OSError):
            return _WRONG


def _encode(container: object, video: object, out: Path, preview: Path) -> int:
    import av
    rate = min(Fraction(video.average_rate or 25), Fraction(60))  # type: ignore[attr-defined]
    scale = min(1.0, MAX_SIDE / max(video.width, video.height))  # type: ignore[attr-defined]
    width, height = (max(2, int(side * scale) // 2 * 2) for side in (video.width, video.height))  # type: ignore[attr-defined]
    count = 0
    with av.open(str(out), "w") as made:
        stream = made.add_stream("libx264", rate=rate, options={"crf": "18", "preset": "veryfast", "threads": "1"})
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        for frame in container.decode(video):  # type: ignore[attr-defined]
            if count / rate > MAX_SECONDS:
                return _LARGE
            plain = frame.reformat(width, height, "yuv420p")
            if count == 0:
                plain.to_image().save(preview, "JPEG", quality=88)
            plain.pts, plain.time_base = count, 1 / rate
            made.mux(stream.encode(plain))
            count += 1
        made.mux(stream.encode(None))
    return 0 if count else _WRONG


if __name__ == "__main__":
    _limit()
    sys.exit(_clean(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])))
