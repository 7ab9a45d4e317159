"""What the film stage costs beside the bare encoder: run by hand, `python -m tests.benchmarks.film [--frames 120]`.

In one run and interleaved, CPU seconds of (a) libx264 fed with finished frames, same settings, nothing else, (b)
`render_segment` of the same shots, for stills with camera and subtitles and for animated people, and of (c) the same
stills made with moviepy effects on a few frames. Prints a table; the last line is one JSON object.
"""
from __future__ import annotations

import argparse
import json
import resource
import statistics
import time
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np

from engine.drama.storyboard import Shot
from engine.drama.timeline import Cue, ShotClip, SpeechClip, Timeline
from engine.drama.vocabulary import Move
from engine.film import Encode, compose_segment, render_segment
from engine.film.encoder import encode_frames
from engine.film.planes import Frame
from engine.picture.layers import Layer, LayeredPicture
from engine.sound.speech import RATE, Speech
from tests.film.films import shot
from tests.film.pictures import drawn

MOVES: tuple[Move, ...] = ("push_in", "pan_left", "static", "pull_out", "handheld")


def case(size: tuple[int, int], fps: str, frames: int, animated: bool, number: int) -> tuple[Timeline, LayeredPicture, Shot, dict[str, Speech]]:
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


def spent(work: Callable[[], Any]) -> float:
    """CPU seconds of this process."""
    before = time.process_time()
    work()
    return time.process_time() - before


def measure(size: tuple[int, int], fps: str, frames: int, animated: bool, rounds: int) -> dict[str, float]:
    """Medians per frame over the moves, in milliseconds of CPU."""
    floor, film, compose = [], [], []
    for number in range(len(MOVES)):
        plan, picture, what, speech = case(size, fps, frames, animated, number)
        finished = [Frame(f.y.copy(), f.uv.copy()) for f in compose_segment(plan, 0, picture, None, what, speech)]
        render_segment(plan, 0, picture, None, what, speech, Encode())
        a, b, c = [], [], []
        for _ in range(rounds):
            a.append(spent(lambda f=finished: encode_frames(f, size, Fraction(fps), Encode())))  # type: ignore[misc]
            b.append(spent(lambda x=(plan, 0, picture, None, what, speech): render_segment(*x, Encode())))  # type: ignore[misc]
            c.append(spent(lambda x=(plan, 0, picture, None, what, speech): [None for _ in compose_segment(*x)]))  # type: ignore[misc]
        floor.append(statistics.median(a))
        film.append(statistics.median(b))
        compose.append(statistics.median(c))
        print(f"  {MOVES[number]:10s} floor {1e3 * floor[-1] / frames:6.2f}  film {1e3 * film[-1] / frames:6.2f}  compose {1e3 * compose[-1] / frames:5.2f} ms/frame"
              f"  {film[-1] / floor[-1]:.2f}×", flush=True)
    return {"floor_ms": 1e3 * sum(floor) / frames / len(floor), "film_ms": 1e3 * sum(film) / frames / len(film),
            "compose_ms": 1e3 * sum(compose) / frames / len(compose), "ratio": sum(film) / sum(floor)}


def moviepy_ms(size: tuple[int, int], frames: int) -> float:
    """CPU milliseconds a frame of one zoomed still with a subtitle, composed by moviepy (no encoding)."""
    from moviepy import CompositeVideoClip, ImageClip, TextClip

    from engine.film.lettering import _BOLD
    _, picture, _, _ = case(size, "24", max(frames, 48), False, 0)
    seconds = frames / 24
    still = ImageClip(picture.flatten()).with_duration(seconds).resized(lambda t: 1 + 0.08 * t / seconds).with_position("center")
    words = TextClip(str(_BOLD), "因为那天，有人在电梯里对我说", font_size=44, color="white", stroke_color="black", stroke_width=3).with_duration(seconds)
    film = CompositeVideoClip([still, words.with_position(("center", 0.82), relative=True)], size=size)
    return 1e3 * spent(lambda: [film.get_frame(i / 24) for i in range(frames)]) / frames


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--frames", type=int, default=96)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--moviepy-frames", type=int, default=12)
    options.add_argument("--full-hd", action="store_true")
    o = options.parse_args()
    size, fps = ((1080, 1920), "30") if o.full_hd else ((720, 1280), "24")
    result: dict[str, Any] = {"size": size, "fps": fps}
    for name, animated in (("stills", False), ("animated", True)):
        print(f"{name} {size[0]}×{size[1]}")
        result[name] = measure(size, fps, o.frames, animated, o.rounds)
    slow = moviepy_ms(size, o.moviepy_frames) + result["stills"]["floor_ms"]
    result |= {"stills_cpu_over_x264": result["stills"]["ratio"], "film_cpu_over_x264": result["animated"]["ratio"],
               "moviepy_over_film": slow / result["stills"]["film_ms"],
               "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}
    print(json.dumps(result))


if __name__ == "__main__":
    main()
