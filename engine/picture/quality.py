"""Is a picture fit to be shown? For drawn shots and for pictures of outside image models alike. Pure."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

Fault = Literal["wrong_size", "blank", "low_contrast", "clipped", "duplicate", "face_missing", "face_cut"]
Fingerprint = NDArray[np.float32]
"""`float32[9, 16, 3]`: the picture's colours on a coarse grid."""
Box = tuple[float, float, float, float]
"""Left, top, right, bottom in fractions of the frame."""

_SMALL = 256
_LEAST_SPREAD = 26.0
"""Between the 2nd and the 98th percentile of lightness (0..255): less reads as a grey sheet."""
_LEAST_DETAIL = 3.5
"""Standard deviation of lightness below which there is nothing to see."""
_CLIPPED = .55
"""Share of pixels that are pure black or pure white; a phone on white paper has a third."""
_ALIKE = 2.2
"""Mean difference of fingerprints (0..255) below which nobody tells two shots apart."""


def fingerprint(rgb: NDArray[np.uint8]) -> Fingerprint:
    """What makes a picture tellable from another, for `check_picture`'s `others`. Cheap to keep and compare."""
    return np.asarray(cv2.resize(rgb, (16, 9) if rgb.shape[1] >= rgb.shape[0] else (9, 16), interpolation=cv2.INTER_AREA), np.float32)


def check_picture(rgb: NDArray[np.uint8], expected_size: tuple[int, int], faces_due: int = 0, others: Sequence[Fingerprint] = (),
                  faces: Sequence[Box] | None = None) -> list[Fault]:
    """What is wrong with a picture (`uint8[h, w, 3]` RGB), worst first; an empty list when it is fit.

    `expected_size` is (width, height) in pixels. `faces_due` is how many faces the shot should show; `faces` are those
    that are there (known from drawing, or found by a detector; None when nobody looked: then faces are not judged).
    `others` are fingerprints of pictures this one must not repeat.
    """
    found: list[Fault] = []
    h, w = rgb.shape[:2]
    if (w, h) != tuple(expected_size):
        found.append("wrong_size")
    scale = min(1.0, _SMALL / max(h, w))
    small = cv2.resize(rgb, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else rgb
    grey = cv2.cvtColor(small, cv2.COLOR_RGB2GRAY)
    low, high = np.percentile(grey, (2, 98))
    if float(grey.std()) < _LEAST_DETAIL:
        found.append("blank")
    elif high - low < _LEAST_SPREAD:
        found.append("low_contrast")
    if "blank" not in found and float(((small <= 2).all(axis=2) | (small >= 253).all(axis=2)).mean()) > _CLIPPED:
        found.append("clipped")
    mine = fingerprint(rgb) if others else None
    if mine is not None and any(o.shape == mine.shape and float(np.abs(o - mine).mean()) < _ALIKE for o in others):
        found.append("duplicate")
    if faces is not None and faces_due:
        if len(faces) < faces_due:
            found.append("face_missing")
        elif sum(_whole(f) for f in faces) < faces_due:
            found.append("face_cut")
    return found


def _whole(face: Box) -> bool:
    """Whether most of a face lies within the frame."""
    left, top, right, bottom = face
    seen = max(0.0, min(right, 1.0) - max(left, 0.0)) * max(0.0, min(bottom, 1.0) - max(top, 0.0))
    return seen >= .72 * max((right - left) * (bottom - top), 1e-6)


def faces_due(views: Sequence[str], size: str) -> int:
    """How many faces a shot of this size should show, from the views of the people in it: those seen from behind show
    none, and in a wide shot faces are too small to be counted on."""
    return 0 if size in ("insert", "wide") else sum(v != "back" for v in views)
