"""An episode as files in a folder: the film, its subtitles and its poster, named so that people find them."""
from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from engine.deliver.captions import subtitles_srt, subtitles_vtt
from engine.deliver.media import gif, webm, webp
from engine.deliver.naming import file_name
from engine.drama.timeline import Timeline
from engine.errors import BadInput

VARIANTS: dict[str, Callable[[Path, Path], Path]] = {".webm": webm, ".gif": gif, ".webp": webp}
"""What can be made besides the MP4, by suffix."""


def export_episode(film: Path, timeline: Timeline, poster: bytes, out: Path, title: str, variants: Sequence[str] = ()) -> list[Path]:
    """Writes `<title>-E01.mp4`, `.srt`, `.vtt`, `.jpg` and the wanted variants (keys of `VARIANTS`) into the folder `out`,
    which is made if missing; files of the same name are replaced. Returns their paths. Raises BadInput for an unknown
    variant before anything is written."""
    if unknown := [v for v in variants if v not in VARIANTS]:
        raise BadInput(f"Unknown kind of file: {', '.join(unknown)}. Choose from {', '.join(VARIANTS)}.")
    out.mkdir(parents=True, exist_ok=True)

    def path(suffix: str) -> Path:
        return out / file_name(title, timeline.episode, suffix)

    shutil.copyfile(film, path(".mp4"))
    path(".srt").write_text(subtitles_srt(timeline), encoding="utf-8", newline="\n")
    path(".vtt").write_text(subtitles_vtt(timeline), encoding="utf-8", newline="\n")
    path(".jpg").write_bytes(poster)
    made = [path(suffix) for suffix in (".mp4", ".srt", ".vtt", ".jpg")]
    return made + [VARIANTS[v](film, path(v)) for v in variants]
