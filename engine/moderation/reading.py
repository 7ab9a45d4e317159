"""Reading words on pictures with PP-OCRv6: one network finds lines, another reads them.

Both come with the wheel of RapidOCR and are run as it runs them, without its own code: importing its configuration takes
longer than reading a picture, in every worker.
"""
from __future__ import annotations

import math
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.errors import ModelMissing
from engine.memory import kept_for

Frame = NDArray[np.uint8]

FIND_SIDE = 960
"""Pixels of the longer side of what lines are looked for on."""
INK, SURE, GROWN = 0.3, 0.5, 1.6
"""Probability of a pixel that it is of a line, mean probability over a line, and how much larger than its core a line is."""
HEIGHT, WIDTH = 48, 320
"""Pixels of what a line is read on; the width is the least."""


class Reader:
    """Warm sessions. One thread: as many workers as cores read more than one with many threads."""

    def __init__(self) -> None:
        found = find_spec("rapidocr")
        if found is None or not found.submodule_search_locations:
            raise ModelMissing("The reader of words on pictures is not installed. Run `make setup`.")
        models = Path(found.submodule_search_locations[0]) / "models"
        self._finder, self._reader = (_session(models / f"PP-OCRv6_{part}_small.onnx") for part in ("det", "rec"))
        self._signs = ["", *self._reader.get_modelmeta().custom_metadata_map["character"].splitlines(), " "]

    def lines(self, frame: Frame) -> list[tuple[str, float]]:
        """Lines from top to bottom, each with how sure it is, 0 to 1. They are read one by one: several at once are padded to
        the longest, and take 30 MB more."""
        return [self._read(_cut(frame, corners)) for corners in self._find(frame)]

    def _find(self, frame: Frame) -> list[NDArray[np.float32]]:
        """The corners of each line, from the top left one clockwise."""
        h, w = frame.shape[:2]
        scale = min(1.0, FIND_SIDE / max(h, w))
        size = round(int(w * scale) / 32) * 32, round(int(h * scale) / 32) * 32
        if not all(size):
            return []
        heat = _run(self._finder, cv2.resize(frame, size))[0, 0]
        mask = cv2.dilate((heat > INK).astype(np.uint8), np.ones((2, 2), np.uint8))
        outlines, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
        found = [box * (w / size[0], h / size[1]) for outline in outlines if (box := _line(outline, heat)) is not None]
        return _in_order([_clockwise(np.clip(np.round(box), 0, (w - 1, h - 1)).astype(np.float32)) for box in found])

    def _read(self, line: Frame) -> tuple[str, float]:
        h, w = line.shape[:2]
        wide = int(HEIGHT * max(WIDTH / HEIGHT, w / h))
        answer = _run(self._reader, cv2.resize(line, (min(wide, math.ceil(HEIGHT * w / h)), HEIGHT)), wide)[0]
        best, sure = answer.argmax(axis=1), answer.max(axis=1)
        kept = (best != 0) & np.concatenate([[True], best[1:] != best[:-1]])
        return "".join(self._signs[i] for i in best[kept]), float(sure[kept].mean()) if kept.any() else 0.0


@kept_for("look")
@lru_cache(maxsize=1)
def reader() -> Reader:
    """Raises ModelMissing."""
    return Reader()


def _session(path: Path) -> Any:
    if not path.is_file():
        raise ModelMissing(f"The reader of words on pictures lacks {path.name}. Run `make setup`.")
    import onnxruntime
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _run(session: Any, picture: NDArray[Any], wide: int = 0) -> NDArray[np.float32]:
    """What a network says of an RGB picture, which it sees as BGR from -1 to 1, widened with grey."""
    seen = picture[..., ::-1].transpose(2, 0, 1).astype(np.float32) / np.float32(127.5) - np.float32(1)
    seen = np.pad(seen, ((0, 0), (0, 0), (0, max(0, wide - picture.shape[1]))))
    return np.asarray(session.run(None, {session.get_inputs()[0].name: np.ascontiguousarray(seen[None])})[0], np.float32)


def _line(outline: NDArray[Any], heat: NDArray[np.float32]) -> NDArray[np.float64] | None:
    """The corners of the line whose core this is; None for what is none."""
    centre, (a, b), angle = cv2.minAreaRect(outline)
    if min(a, b) < 3 or _mean_within(heat, cv2.boxPoints((centre, (a, b), angle))) < SURE:
        return None
    more = 2 * GROWN * a * b / (2 * (a + b))
    return np.asarray(cv2.boxPoints((centre, (a + more, b + more), angle)), np.float64) if min(a, b) + more >= 5 else None


def _mean_within(heat: NDArray[np.float32], corners: NDArray[Any]) -> float:
    h, w = heat.shape
    (left, top), (right, bottom) = (np.clip(edge, 0, (w - 1, h - 1)).astype(int) for edge in (np.floor(corners.min(0)), np.ceil(corners.max(0))))
    mask = np.zeros((bottom - top + 1, right - left + 1), np.uint8)
    cv2.fillPoly(mask, [(corners - (left, top)).astype(np.int32)], 1)
    return float(cv2.mean(heat[top:bottom + 1, left:right + 1], mask)[0])


def _clockwise(corners: NDArray[np.float32]) -> NDArray[np.float32]:
    """Top left, top right, bottom right, bottom left."""
    by_x = corners[np.argsort(corners[:, 0], kind="stable")]
    (tl, bl), (tr, br) = (side[np.argsort(side[:, 1], kind="stable")] for side in (by_x[:2], by_x[2:]))
    return np.array([tl, tr, br, bl], np.float32)


def _in_order(lines: list[NDArray[np.float32]]) -> list[NDArray[np.float32]]:
    """From top to bottom, what stands on one line from left to right; without specks."""
    lines = sorted((c for c in lines if np.linalg.norm(c[0] - c[1]) > 3 and np.linalg.norm(c[0] - c[3]) > 3), key=lambda c: float(c[0, 1]))
    rows: list[list[NDArray[np.float32]]] = []
    for corners in lines:
        if rows and corners[0, 1] - rows[-1][-1][0, 1] < 10:
            rows[-1].append(corners)
        else:
            rows.append([corners])
    return [corners for row in rows for corners in sorted(row, key=lambda c: float(c[0, 0]))]


def _cut(frame: Frame, corners: NDArray[np.float32]) -> Frame:
    """A line out of the picture, laid level; one that stands upright is laid on its side."""
    tl, tr, br, bl = corners
    w, h = int(max(np.linalg.norm(tl - tr), np.linalg.norm(br - bl))), int(max(np.linalg.norm(tl - bl), np.linalg.norm(tr - br)))
    turn = cv2.getPerspectiveTransform(corners, np.array([[0, 0], [w, 0], [w, h], [0, h]], np.float32))
    line = cv2.warpPerspective(frame, turn, (w, h), borderMode=cv2.BORDER_REPLICATE, flags=cv2.INTER_CUBIC)
    return np.asarray(np.rot90(line) if h >= 1.5 * w else line, np.uint8)
