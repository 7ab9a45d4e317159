"""What is kept for other work is given back when a worker turns to one kind."""
from __future__ import annotations

import mmap
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

import numpy as np

from engine import memory

MB = 2**20


def resident() -> int:
    """Bytes of mapped files in this process's memory."""
    return int(Path("/proc/self/status").read_text().split("RssFile:")[1].split()[0]) * 1024


def test_a_cache_is_given_back_to_other_work_and_kept_for_its_own():
    made = []

    @memory.kept_for("bed")
    @lru_cache
    def note(pitch: int) -> int:
        made.append(pitch)
        return pitch

    memory.turn_to("bed")
    note(60)
    for kind in ("bed", "encode", "bed"):
        memory.turn_to(kind)
        note(60)
    assert made == [60], "the same work, and kinds that need little, take nothing away"
    memory.turn_to("segment")
    memory.turn_to("bed")
    note(60)
    assert made == [60, 60]


def test_a_cache_of_pictures_holds_so_much_at_most():
    made = []

    @memory.kept_up_to("draw", 2.5)
    def picture(number: int, megabytes: int = 1) -> tuple[np.ndarray, ...]:
        made.append(number)
        return (np.full(megabytes * MB, number, np.uint8),)

    memory.turn_to("draw")
    for number in (1, 2, 1, 3, 1):
        assert picture(number)[0][0] == number
    assert made == [1, 2, 3], "the one that was asked for last stays"
    picture(2)
    assert made == [1, 2, 3, 2], "the other made room"
    picture(4, 9)
    picture(4, 9)
    picture(2)
    assert made == [1, 2, 3, 2, 4, 2], "what is larger than all the room is kept until the next"
    memory.turn_to("segment")
    memory.turn_to("draw")
    picture(2)
    assert made[-2:] == [2, 2]


def test_pages_of_a_mapped_file_are_let_go_and_come_back(tmp_path: Path):
    path = tmp_path / "weights.npy"
    np.save(path, np.arange(8 * MB, dtype=np.int32))
    memory.kept_file("speak", path)
    memory.turn_to("speak")
    weights = np.load(path, mmap_mode="r")
    total = int(weights.sum())
    before = resident()
    memory.turn_to("draw")
    assert resident() < before - 30 * MB
    assert int(weights.sum()) == total


def test_a_mapping_that_could_be_written_to_and_was_not_is_let_go(tmp_path: Path):
    path = tmp_path / "weights.bin"
    path.write_bytes(bytes(16 * MB))
    with path.open("rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY)
    assert sum(mapped[::4096]) == 0
    before = resident()
    memory.release([path])
    assert resident() < before - 12 * MB and mapped[100] == 0


def test_what_was_written_into_a_private_mapping_stays(tmp_path: Path):
    path = tmp_path / "weights.bin"
    path.write_bytes(bytes(4 * MB))
    with path.open("rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY)
    mapped[100] = 7
    memory.release([path])
    assert mapped[100] == 7


LETTING_GO = """
import cv2, llvmlite.binding, numpy as np
from engine import memory
from tests.test_memory import MB, resident
memory.turn_to("draw")
llvmlite.binding.initialize_native_target()
llvmlite.binding.Target.from_default_triple().create_target_machine()
grey = np.arange(64 * 64, dtype=np.uint8).reshape(64, 64)
small = cv2.resize(grey, (8, 8)).tolist()
before = resident()
memory.turn_to("segment")
assert before > 12 * MB and resident() < 0.6 * before, (before // MB, resident() // MB)
assert cv2.resize(grey, (8, 8)).tolist() == small
llvmlite.binding.Target.from_default_triple().create_target_machine()
before = resident()
memory.turn_to("segment")
assert resident() < before - 2 * MB, (before // MB, resident() // MB)
before = resident()
memory.turn_to("segment")
assert resident() == before, "once for every kind of work"
"""


def test_code_of_libraries_is_let_go_and_goes_on_working():
    """In a process of its own, which holds nothing of other tests."""
    done = subprocess.run([sys.executable, "-c", LETTING_GO], capture_output=True, text=True, cwd=Path(__file__).parents[1])
    assert done.returncode == 0, done.stderr
