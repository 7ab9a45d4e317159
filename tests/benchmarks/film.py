"""What the film stage costs beside the bare encoder, how it grows with length, and what a small drama takes: `make bench`,
or `python -m tests.benchmarks [--frames 48] [--no-drama]`.

In one run and interleaved, CPU seconds of (a) libx264 fed with finished frames, same settings, nothing else, (b)
`render_segment` of the same shots, for stills with camera and subtitles and for the shots of a written and drawn drama,
and of (c) the same shots made with moviepy effects and encoded with the same settings. Prints a table; the last line is one JSON object.
"""
from __future__ import annotations

import argparse
import json
import resource
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from engine.drama.storyboard import Shot
from engine.drama.timeline import Cue, ShotClip, SpeechClip, Timeline
from engine.drama.vocabulary import Move
from engine.film import Encode, compose_segment, join_episode, render_segment
from engine.film.planes import Frame
from engine.picture.layers import Layer, LayeredPicture
from engine.sound.speech import RATE, Speech
from tests.benchmarks.encoding import encode_frames
from tests.film.films import shot
from tests.film.pictures import drawn

_WARMING = 12
"""Seconds of a drama with which workers load what they work with."""
MOVES: tuple[Move, ...] = ("push_in", "pan_left", "static", "pull_out", "handheld")


def case(size: tuple[int, int], fps: str, frames: int, animated: bool, number: int) -> Case:
    """One shot of the workload."""
    margin = round(0.07 * size[0])
    picture = drawn(*size, margin, seed=number)
    if not animated:
        height, width = size[1] + 2 * margin, size[0] + 2 * margin
        flat = np.zeros((height, width, 4), np.uint8)
        flat[..., 3] = 255
        whole = LayeredPicture(width, height, 0, [Layer(x.name, x.depth, x.image, x.x, x.y) for x in picture.layers])
        flat[..., :3] = whole.flatten()
        picture = LayeredPicture(*size, margin, [Layer("still", 1.0, flat)])
    clip = ShotClip(start=0, frames=frames, shot="e1s1k1")
    mouths = [(i * .12, i * .12 + .12, "AMEIOUX"[i % 7]) for i in range(int(frames / 24 / .12))]
    speech = {"e1s1b0": Speech(np.zeros((RATE, 1), np.float32), mouths)}  # type: ignore[arg-type]
    plan = Timeline(
        episode=1, fps=fps, width=size[0], height=size[1], frames=frames, pictures=[clip],
        speech=[SpeechClip(start=0, frames=frames, line="e1s1b0", shot=clip.shot, character="林晚")],
        cues=[Cue(start=6, frames=frames // 2 - 8, text="因为那天，有人在电梯里对我说"), Cue(start=frames // 2, frames=frames // 2 - 6, text="再坚持一天")])
    return plan, picture, shot(number + 1, MOVES[number % len(MOVES)]), speech


Case = tuple[Timeline, LayeredPicture, Shot, dict[str, Speech]]


def drama(size: tuple[int, int], fps: str, frames: int) -> list[Case]:
    """Eight shots of a real drama as they are written and drawn, spread over it."""
    from engine.drama.brief import Brief
    from engine.picture import draw_shot
    from engine.writing import board_episode, write_script
    brief = Brief(prompt="一个被解雇的程序员发现自己是首富的私生子", duration_sec=60, height=min(size), fps=fps)  # type: ignore[arg-type]
    script = write_script(brief)
    cast = {c.name: c for c in script.characters}
    shots = [s for s in board_episode(script, brief, 1) if s.actors]
    found = []
    for number, what in enumerate(shots[:: max(1, len(shots) // 8)][:8]):
        plan, _, _, speech = case(size, fps, frames, True, number)
        who = what.focus or what.actors[0].character
        plan = plan.model_copy(update={"pictures": [plan.pictures[0].model_copy(update={"shot": what.id})],
                                       "speech": [s.model_copy(update={"character": who, "shot": what.id}) for s in plan.speech]})
        found.append((plan, draw_shot(what, cast, size), what, speech))
    return found


def spent(work: Callable[[], Any]) -> float:
    """CPU seconds of this process."""
    before = time.process_time()
    work()
    return time.process_time() - before


def measure(cases: list[Case], rounds: int) -> dict[str, float]:
    """Means per frame over the shots of their medians, in milliseconds of CPU."""
    floor, film, compose, frames = [], [], [], 0
    for plan, picture, what, speech in cases:
        size, count = (plan.width, plan.height), plan.frames
        finished = [Frame(f.y.copy(), f.uv.copy()) for f in compose_segment(plan, 0, picture, None, what, speech)]
        render_segment(plan, 0, picture, None, what, speech, Encode())
        a, b, c = [], [], []
        for _ in range(rounds):
            a.append(spent(lambda f=finished, s=size, r=plan.rate: encode_frames(f, s, r, Encode())))  # type: ignore[misc]
            b.append(spent(lambda x=(plan, 0, picture, None, what, speech): render_segment(*x, Encode())))  # type: ignore[misc]
            c.append(spent(lambda x=(plan, 0, picture, None, what, speech): [None for _ in compose_segment(*x)]))  # type: ignore[misc]
        floor.append(statistics.median(a))
        film.append(statistics.median(b))
        compose.append(statistics.median(c))
        frames += count
        print(f"  {what.size:8s}{what.move:10s} floor {1e3 * floor[-1] / count:6.2f}  film {1e3 * film[-1] / count:6.2f}  compose {1e3 * compose[-1] / count:5.2f} ms/frame"
              f"  {film[-1] / floor[-1]:.2f}×", flush=True)
    return {"floor_ms": 1e3 * sum(floor) / frames, "film_ms": 1e3 * sum(film) / frames, "compose_ms": 1e3 * sum(compose) / frames,
            "ratio": sum(film) / sum(floor)}


def growth(cases: list[Case], lengths: tuple[int, ...] = (12, 60, 240), frames: int = 6) -> dict[str, Any]:
    """CPU seconds and peak memory of films of so many shots, filmed and joined; their time per shot should not grow."""
    import tempfile
    found: dict[str, Any] = {}
    for length in lengths:
        with tempfile.TemporaryDirectory() as folder:
            def film(length: int = length, folder: str = folder) -> None:
                parts = []
                for i in range(length):
                    plan, picture, what, speech = cases[i % len(cases)]
                    clip = plan.pictures[0].model_copy(update={"frames": frames})
                    short = plan.model_copy(update={"frames": frames, "pictures": [clip]})
                    parts.append(Path(folder) / f"{i}.mp4")
                    parts[-1].write_bytes(render_segment(short, 0, picture, None, what, speech, Encode()))
                rate = cases[0][0].rate
                join_episode(parts, np.zeros((round(length * frames / rate * RATE), 2), np.float32), rate, Path(folder) / "film.mp4")
            found[str(length)] = {"cpu": round(spent(film), 2), "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)}
            print(f"  {length:4d} shots {found[str(length)]}", flush=True)
    first, last = str(lengths[0]), str(lengths[-1])
    found["slope"] = round(found[last]["cpu"] / lengths[-1] / (found[first]["cpu"] / lengths[0]), 3)
    return found


def moviepy_over_film(cases: list[Case], frames: int) -> float:
    """How many times the CPU seconds of `render_segment` moviepy takes for the same shots, cut to so many frames each."""
    from tests.benchmarks.moviepy_film import moviepy_seconds
    slow = ours = 0.0
    for plan, picture, what, speech in cases:
        plan = plan.model_copy(update={"frames": frames, "pictures": [plan.pictures[0].model_copy(update={"frames": frames})]})
        a = moviepy_seconds(plan, picture, what, speech)
        b = min(spent(lambda x=(plan, 0, picture, None, what, speech): render_segment(*x, Encode())) for _ in range(2))  # type: ignore[misc]
        slow, ours = slow + a, ours + b
        print(f"  {what.size:8s}{what.move:10s} moviepy {1e3 * a / frames:7.1f}  film {1e3 * b / frames:6.2f} ms/frame  {a / b:.1f}×", flush=True)
    return slow / ours


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--frames", type=int, default=48, help="of each shot; dramas have about fifty")
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--moviepy-frames", type=int, default=24, help="of each shot that moviepy makes too")
    options.add_argument("--full-hd", action="store_true")
    options.add_argument("--duration", type=int, default=120, help="seconds of the episode that is made with two workers")
    options.add_argument("--no-drama", action="store_true", help="the film engine alone")
    o = options.parse_args()
    size, fps = ((1080, 1920), "30") if o.full_hd else ((720, 1280), "24")
    result: dict[str, Any] = {"size": size, "fps": fps}
    print(f"stills {size[0]}×{size[1]}")
    stills = [case(size, fps, o.frames, False, n) for n in range(len(MOVES))]
    result["stills"] = measure(stills, o.rounds)
    print(f"a drama's shots {size[0]}×{size[1]}")
    cases = drama(size, fps, o.frames)
    result["animated"] = measure(cases, o.rounds)
    print("moviepy: stills, a drama's shots")
    result |= {"stills_cpu_over_x264": result["stills"]["ratio"], "film_cpu_over_x264": result["animated"]["ratio"],
               "moviepy_over_film": moviepy_over_film(stills, o.moviepy_frames),
               "moviepy_over_film_animated": moviepy_over_film(cases[::4], o.moviepy_frames)}
    print("length")
    result["growth"] = growth(cases[:4])
    result["slope"] = result["growth"]["slope"]
    if not o.no_drama:
        result |= _dramas(o.duration, o.full_hd)
    from tests.benchmarks.report import keep
    keep("film-1080p30" if o.full_hd else "film", result)
    print(json.dumps(result, ensure_ascii=False))


def _dramas(duration: int, full_hd: bool) -> dict[str, Any]:
    """A drama of one episode with two workers and its edits; another of half of its length with one worker and with two."""
    from tests.benchmarks.drama import measure, tell
    found = measure(1, duration, 2, full_hd)
    tell(found)
    picked = ("edit_one_line_share", "edit_one_line_share_most", "rerun_seconds", "first_watchable_seconds", "peak_mb", "share")
    return {**{k: found[k] for k in picked}, **_workers(duration // 2, full_hd), "drama": found}


def _workers(duration: int, full_hd: bool, rounds: int = 2) -> dict[str, Any]:
    """The same drama with one worker and with two, in turns, each time in a studio of its own whose workers have made a short
    one before. The shortest times count: other machines on the same host make some of them longer."""
    from tests.benchmarks.drama import brief_for, studio, whole
    brief = brief_for(1, duration, full_hd)
    took: dict[int, list[float]] = {1: [], 2: []}
    for workers in (1, 2) * rounds:
        with studio(workers) as at:
            whole(at, brief_for(1, _WARMING, full_hd), workers)
            took[workers].append(whole(at, brief, workers)[1]["seconds"])
            print(f"{duration} s with {workers} worker(s): {took[workers][-1]} s", flush=True)
    return {"two_workers_over_one": round(min(took[1]) / min(took[2]), 3), "workers": {str(n): t for n, t in took.items()}}


if __name__ == "__main__":
    main()
