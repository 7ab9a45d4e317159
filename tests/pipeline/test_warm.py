"""What is compiled at set-up is all that a worker needs: to compile a loop takes it seconds, and a hundred megabytes for good."""
from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from engine.drama.script import Character, Look
from engine.drama.storyboard import Placement, Shot
from engine.drama.timeline import Cue, ShotClip, Timeline, TitleCard
from engine.film import Encode, render_segment
from engine.picture import draw_shot
from engine.pipeline.warm import forget_stale
from engine.sound.convolution import Spectral, Tiled, fastest

LOOPS = """
import importlib, json, pkgutil, sys
from numba.core.dispatcher import Dispatcher
import engine.film, engine.motion, engine.picture, engine.sound
from engine.pipeline.warm import compile_kernels
compile_kernels()
rooms = [engine.film, engine.motion, engine.picture, engine.sound]
parts = [importlib.import_module(m.name) for room in rooms for m in pkgutil.walk_packages(room.__path__, room.__name__ + ".")]
loops = {loop for part in parts for loop in vars(part).values() if isinstance(loop, Dispatcher)}
within = {id(loop.py_func.__globals__.get(name)) for loop in loops for name in loop.py_func.__code__.co_names}
print(json.dumps({f"{loop.__module__}.{loop.__name__}": bool(loop.signatures) for loop in loops if id(loop) not in within}))
before = {loop: len(loop.signatures) for loop in loops}
from tests.pipeline.test_warm import film
film((264, 472))
film((256, 464))
print(json.dumps([f"{loop.__module__}.{loop.__name__}" for loop in loops if len(loop.signatures) > before[loop]]))
"""
OTHER_WAY = {Tiled: {"engine.sound.rows.snake", "engine.sound.spectral.analyse", "engine.sound.spectral.synthesise"},
             Spectral: {"engine.sound.rows.snake_halved", "engine.sound.tiles.convolve"}}
"""What this processor's way of convolving does without."""


def film(size: tuple[int, int]) -> None:
    """Two clips of snow and words over a dissolve, with a title, for an encoder of that size."""
    cast = {"a": Character(name="a", gender="m", age="adult", look=Look(outfit="suit"))}
    shot = Shot(episode=1, scene=1, number=1, size="medium", setting="park", weather="snow", frames=12, move="static", focus="a",
                actors=[Placement(character="a", x=0, facing="right")])
    picture = draw_shot(shot, cast, size)
    plan = Timeline(episode=1, fps="24", width=size[0], height=size[1], frames=24, titles=[TitleCard(start=2, frames=9, text="雪", kind="hook")],
                    pictures=[ShotClip(start=0, frames=12, shot=shot.id), ShotClip(start=12, frames=12, shot=shot.id, transition="dissolve", transition_frames=4)],
                    cues=[Cue(start=0, frames=24, text="下雪了。", character="a")])
    for clip, move in ((0, "static"), (1, "push_in")):
        for weather in ("snow", "clear"):
            render_segment(plan, clip, replace(picture, weather=weather), picture, shot.model_copy(update={"move": move}), {}, Encode())


def test_set_up_compiles_every_loop():
    done = subprocess.run([sys.executable, "-c", LOOPS], capture_output=True, text=True, check=True)
    loops, anew = (json.loads(line) for line in done.stdout.splitlines()[-2:])
    assert len(loops) > 20
    assert {loop for loop, compiled in loops.items() if not compiled} == OTHER_WAY[fastest()]
    assert anew == [], "a film of any width is made by what is compiled"


def test_what_was_compiled_of_other_sources_is_forgotten(tmp_path: Path) -> None:
    """A loop that has taken in another module's code is compiled anew when only that module changes."""
    source, compiled = tmp_path / "film" / "lanes.py", tmp_path / "film" / "__pycache__" / "sampling.zoom-1.py311.1.nbc"
    compiled.parent.mkdir(parents=True)
    source.write_text("import numba\n")
    forget_stale(tmp_path)
    compiled.write_bytes(b"code")
    assert not forget_stale(tmp_path) and compiled.exists()
    source.write_text("import numba  # other\n")
    assert forget_stale(tmp_path) and not compiled.exists()
