"""Other shapes of a film: WebM for the web, GIF and animated WebP as previews, HLS for streaming.

All by the ffmpeg binary of imageio-ffmpeg, called with argument lists; nothing is made if it fails.
"""
from __future__ import annotations

import subprocess
from pathlib import Path

import imageio_ffmpeg

from engine.errors import BadInput, DiskFull

PREVIEW_SECONDS, PREVIEW_FPS, PREVIEW_WIDTH = 6.0, 10, 320
_NO_SPACE = "No space left on device"


def webm(film: Path, out: Path) -> Path:
    """VP9 and Opus at constant quality; two threads, the speed of a preview server rather than of an archive."""
    return _run(film, out, ["-c:v", "libvpx-vp9", "-crf", "34", "-b:v", "0", "-deadline", "realtime", "-cpu-used", "6", "-row-mt", "1",
                            "-threads", "2", "-c:a", "libopus", "-b:a", "96k"])


def gif(film: Path, out: Path, start: float = 0.0, seconds: float = PREVIEW_SECONDS) -> Path:
    """A looping preview with a palette of its own (`start` and `seconds` in the film, width 320 px, 10 frames a second)."""
    picture = f"fps={PREVIEW_FPS},scale={PREVIEW_WIDTH}:-2:flags=lanczos,split[a][b];[a]palettegen=max_colors=128[p];[b][p]paletteuse=dither=bayer:bayer_scale=4"
    return _run(film, out, ["-t", str(seconds), "-an", "-filter_complex", picture, "-loop", "0"], start)


def webp(film: Path, out: Path, start: float = 0.0, seconds: float = PREVIEW_SECONDS) -> Path:
    """The same preview as an animated WebP, a fraction of the size."""
    return _run(film, out, ["-t", str(seconds), "-an", "-vf", f"fps={PREVIEW_FPS},scale={PREVIEW_WIDTH}:-2:flags=lanczos", "-c:v", "libwebp_anim",
                            "-quality", "70", "-loop", "0"], start)


def hls(film: Path, folder: Path, segment_seconds: int = 4) -> Path:
    """An HLS rendition without re-encoding: `index.m3u8` and its segments in `folder` (RFC 8216). Returns the playlist."""
    folder.mkdir(parents=True, exist_ok=True)
    return _run(film, folder / "index.m3u8", ["-c", "copy", "-f", "hls", "-hls_time", str(segment_seconds), "-hls_playlist_type", "vod",
                                              "-hls_segment_filename", str(folder / "part%04d.ts")])


def _run(film: Path, out: Path, arguments: list[str], start: float = 0.0) -> Path:
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-loglevel", "error", "-nostdin", "-y", "-ss", str(start), "-i", f"file:{film}",
               *arguments, f"file:{out}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return out
    out.unlink(missing_ok=True)
    if _NO_SPACE in done.stderr:
        raise DiskFull("The disk is full. Free some space and export again.")
    reason = done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "ffmpeg gave no reason"
    raise BadInput(f"This film could not be turned into {out.suffix.lstrip('.') or 'that format'}: {reason}")
