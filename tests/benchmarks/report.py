"""Results kept in docs/benchmarks/*.json, and their tables in docs/performance.md."""
from __future__ import annotations

import json
import platform
import time
from pathlib import Path
from typing import Any

DOCS = Path(__file__).resolve().parents[2] / "docs"
BEGIN, END = "<!-- from docs/benchmarks, by make bench and make bench-full -->", "<!-- end -->"

AIMS: tuple[tuple[str, str, str], ...] = (
    ("film_cpu_over_x264", "film stage over bare x264, CPU, animated shots of a drama", "≤ 1.5"),
    ("stills_cpu_over_x264", "the same, stills with camera and subtitles", "≤ 1.2"),
    ("moviepy_over_film", "moviepy over film stage, CPU, stills with camera and subtitles", "≥ 12"),
    ("moviepy_over_film_animated", "the same, animated shots of a drama without breath and weather", "≥ 12"),
    ("edit_one_line_share", "one line edited in an episode of 120 s, share of its full time, median of nine lines", "≤ 0.05"),
    ("edit_one_line_share_most", "the same, the dearest of the nine", ""),
    ("rerun_seconds", "the same drama again, seconds", "≤ 2"),
    ("two_workers_over_one", "two workers over one", "≥ 1.7"),
    ("peak_mb", "peak memory of a worker, MB", "≤ 700"),
    ("slope", "time per shot of 240 shots over that of 12", "about 1"),
    ("first_watchable_seconds", "first episode can be watched after, seconds", "≤ 90"),
)


def keep(name: str, found: dict[str, Any]) -> None:
    """Store a result and write the tables anew."""
    folder = DOCS / "benchmarks"
    folder.mkdir(exist_ok=True)
    found = {**found, "at": time.strftime("%Y-%m-%d"), "machine": _machine()}
    (folder / f"{name}.json").write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
    page = DOCS / "performance.md"
    before, _, rest = page.read_text().partition(BEGIN)
    after = rest.partition(END)[2] if END in rest else rest
    page.write_text(f"{before.rstrip()}\n\n{BEGIN}\n\n{_tables(folder)}\n{END}\n{after.lstrip()}".rstrip() + "\n")


def _machine() -> str:
    import os
    model = next((line.split(":", 1)[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")), platform.machine())
    return f"{os.cpu_count()} × {model}"


def _tables(folder: Path) -> str:
    out = []
    if (path := folder / "film.json").is_file():
        found = json.loads(path.read_text())
        out += [f"### `make bench` ({found['at']}, {found['machine']})", "", "| what | aim | found |", "|---|---|---|"]
        out += [f"| {what} | {aim} | {found[key]:.3g} |" for key, what, aim in AIMS if key in found]
        out.append("")
    for name in ("drama", "drama-1080p30"):
        if not (path := folder / f"{name}.json").is_file():
            continue
        d = json.loads(path.read_text())
        out += [f"### A whole drama at {d['size'][0]}×{d['size'][1]}, {d['fps']} fps ({d['at']}, {d['machine']})", "",
                f"{d['playing_seconds']} s of film in {d['seconds']} s ({d['share_of_playing_time']} × its playing time), {d['workers']} workers; the first episode "
                f"can be watched after {d['first_watchable_seconds']} s; the same again {d['rerun_seconds']} s; one line edited {d['edit_seconds']['median']} s (the median of nine lines; at most "
                f"{d['edit_seconds']['most']} s), {d['edit_one_line_share']:.1%} of an episode's share of that; "
                f"{d['peak_mb']} MB per worker at most.", "", "| unit | how many | CPU s | share |", "|---|---|---|---|"]
        out += [f"| {kind} | {k['units']} | {k['cpu']:.1f} | {d['share'][kind]:.1%} |" for kind, k in sorted(d["kinds"].items(), key=lambda i: -i[1]["cpu"])]
        out += [f"| {what} | | {seconds:.1f} | {seconds / d['cpu_seconds']:.1%} |" for what, seconds in d["overhead"].items()]
        out.append("")
    return "\n".join(out)
