"""What is compiled at set-up is all that a worker needs: to compile a loop takes it seconds, and a hundred megabytes for good."""
from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

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
"""
OTHER_WAY = {Tiled: {"engine.sound.rows.snake", "engine.sound.spectral.analyse", "engine.sound.spectral.synthesise"},
             Spectral: {"engine.sound.rows.snake_halved", "engine.sound.tiles.convolve"}}
"""What this processor's way of convolving does without."""


def test_set_up_compiles_every_loop():
    done = subprocess.run([sys.executable, "-c", LOOPS], capture_output=True, text=True, check=True)
    loops = json.loads(done.stdout.splitlines()[-1])
    assert len(loops) > 20
    assert {loop for loop, compiled in loops.items() if not compiled} == OTHER_WAY[fastest()]


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
