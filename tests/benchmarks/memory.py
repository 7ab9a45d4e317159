"""How much memory the work on a whole episode takes by its length: mixing, encoding and joining its sound, judging its film.

`make bench-memory`, or `python -m tests.benchmarks memory [MINUTES …]` (1, 10, 30 and 60 by default; a brief allows 30 at most). A
few shots and lines are repeated as often as the length wants, so that nothing else is made, and what the pipeline's cache would
have is not made again. Every length is a process of its own, which gives back between units what a worker does; the peak is
that of each unit above what was held before it. The last line is one JSON object.
"""
from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from engine import memory, moderation
from engine.drama.timeline import AmbienceSpan, MusicSpan, ShotClip, SpeechClip, Timeline
from engine.film.aac import spans
from engine.film.encoder import Encode
from engine.film.planes import Frame
from engine.pipeline.keys import canonical
from engine.pipeline.stages import looks, video_work
from engine.pipeline.units import Tools
from engine.settings import Settings
from engine.sound.beds import beds_of
from engine.sound.parts import parts_of
from engine.sound.speech import RATE, Speech
from engine.store.artefacts import LocalStore
from tests.benchmarks.encoding import encode_frames

_SHOT_SECONDS, _FPS = 4, 24
_SIZE = (360, 640)
_SHOTS, _LINES = 3, 5
"""So many are made; the rest repeats them."""


def _memory(what: str) -> float:
    return int(Path("/proc/self/status").read_text().split(f"{what}:")[1].split()[0]) / 1024


def _plan(minutes: int) -> Timeline:
    count = minutes * 60 // _SHOT_SECONDS
    frames, each = count * _SHOT_SECONDS * _FPS, _SHOT_SECONDS * _FPS
    pictures = [ShotClip(start=i * each, frames=each, shot=f"e1s1k{i + 1}") for i in range(count)]
    speech = [SpeechClip(start=i * each + 12, frames=3 * _FPS, line=f"e1s1b{i}", shot=f"e1s1k{i + 1}", character="a") for i in range(count)]
    return Timeline(episode=1, fps=str(_FPS), width=_SIZE[0], height=_SIZE[1], frames=frames, pictures=pictures, speech=speech,
                    music=[MusicSpan(start=0, frames=frames, mood="warm")], ambience=[AmbienceSpan(start=0, frames=frames, kind="rain")])


def _shot(n: int) -> bytes:
    dice = np.random.default_rng(n)
    grain = dice.integers(40, 200, (_SIZE[1] // 8, _SIZE[0] // 8), np.uint8).repeat(8, 0).repeat(8, 1)

    def frames() -> Any:
        frame = Frame.black(*_SIZE)
        for i in range(_SHOT_SECONDS * _FPS):
            frame.y[:] = np.roll(grain, i, 1)
            yield frame

    return encode_frames(frames(), _SIZE, Fraction(_FPS), Encode("draft"))


def _line(n: int) -> Speech:
    t = np.arange(3 * RATE) / RATE
    return Speech((.3 * np.sin(2 * np.pi * (170 + 11 * n) * t) * np.minimum(1, 8 * np.minimum(t, 3 - t))).astype(np.float32)[:, None])


def measured(minutes: int) -> dict[str, Any]:
    """MB above what was held before, and seconds of processor time, of every kind of unit."""
    with tempfile.TemporaryDirectory(prefix="3kstory-bench-") as folder:
        tools = Tools(Settings(data_dir=Path(folder)), LocalStore(Path(folder) / "artefacts"), lambda share, what: None)
        plan = _plan(minutes)
        found: dict[str, Any] = {}
        most: list[float] = []

        def work(kind: str, inputs: dict[str, Any]) -> dict[str, Any]:
            return under(kind, lambda: video_work.WORK[kind](inputs, tools).value)

        def under(kind: str, do: Any) -> Any:
            memory.turn_to(kind)
            memory.trim()
            Path("/proc/self/clear_refs").write_text("5")
            before, begun = _memory("VmRSS"), time.process_time()
            value = do()
            here = found.setdefault(kind, {"mb": 0.0, "cpu": 0.0})
            most.append(_memory("VmHWM"))
            here["mb"] = round(max(here["mb"], most[-1] - before), 1)
            here["cpu"] = round(here["cpu"] + time.process_time() - begun, 2)
            return value

        shots = [tools.artefacts.put(_shot(n), "video/mp4").sha256 for n in range(_SHOTS)]
        lines = [tools.artefacts.put(_line(n).dump(), "application/x-npz").sha256 for n in range(_LINES)]
        made, known = dict[str, str](), dict[str, Any]()
        beds = []
        for bed in beds_of(plan):
            # of beds of one length and kind, one is made
            name = f"{bed.music} {bed.recipe['samples'] // (5 * RATE)}"
            made[name] = made.get(name) or work("bed", {"bed": bed.recipe})["artefact"]
            beds.append(made[name])
        samples = plan.sample(plan.frames)
        parts = parts_of(plan, spans(samples), {c.line: lines[i % _LINES] for i, c in enumerate(plan.speech)}, beds)
        gain = work("level", {"measures": [work("mix", {"part": part})["artefact"] for part in parts], "samples": samples})["gain_db"]
        sound = [work("encode", {"part": part, "gain_db": gain})["artefact"] for part in parts]
        shown = {clip.shot: looks.Filmed(shots[i % _SHOTS], True) for i, clip in enumerate(plan.pictures)}
        seen = []
        for start, unit in looks.looks_at(plan, shown, float(plan.seconds(plan.frames)), []):
            assert unit
            name = canonical(unit.inputs)
            known[name] = known.get(name) or under("look", partial(looks.look, unit.inputs, tools)).value["look"]
            seen.append((plan.seconds(start), moderation.Look.model_validate(known[name])))
        film = work("film", {"segments": [shots[i % _SHOTS] for i in range(len(plan.pictures))], "sound": sound, "samples": samples, "fps": str(_FPS)})
        under("judge", lambda: moderation.judge_film(tools.artefacts.path(film["artefact"]), seen, plan))
        return {"minutes": minutes, "units": found, "process_mb": round(_memory("VmRSS"), 1), "peak_mb": round(max(most), 1)}


def main(arguments: list[str]) -> None:
    if arguments[:1] == ["--only"]:
        print(json.dumps(measured(int(arguments[1]))))
        return
    rows = []
    for minutes in [int(a) for a in arguments] or [1, 10, 30, 60]:
        done = subprocess.run([sys.executable, "-m", "tests.benchmarks", "memory", "--only", str(minutes)], check=True, capture_output=True, text=True)
        rows.append(json.loads(done.stdout.splitlines()[-1]))
        print(f"{minutes:3d} min  {rows[-1]['peak_mb']:.0f} MB  " + "  ".join(f"{kind} +{u['mb']:.0f} MB {u['cpu']:.1f} s" for kind, u in rows[-1]["units"].items()), flush=True)
    grown = {kind: round(rows[-1]["units"][kind]["mb"] - unit["mb"], 1) for kind, unit in rows[0]["units"].items()}
    print(json.dumps({"lengths": rows, "grown_mb": grown}))
