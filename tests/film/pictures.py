"""Pictures drawn for tests: a room, a person with a mouth and lids, something in front."""
from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.drama.vocabulary import Viseme, Weather
from engine.picture.layers import Layer, LayeredPicture, Patch


def _paint(height: int, width: int) -> NDArray[np.uint8]:
    return np.zeros((height, width, 4), np.uint8)


def _room(width: int, height: int, seed: int) -> NDArray[np.uint8]:
    dice = np.random.default_rng(seed)
    image = _paint(height, width)
    ramp = np.linspace(0, 1, height)[:, None, None]
    image[..., :3] = ((1 - ramp) * dice.integers(40, 120, 3) + ramp * dice.integers(90, 220, 3)).astype(np.uint8)
    for _ in range(40):
        x, y = int(dice.integers(width)), int(dice.integers(height))
        colour = [int(c) for c in dice.integers(30, 240, 3)]
        cv2.rectangle(image, (x, y), (x + width // 12, y + height // 16), [*colour, 255], -1)
    image[..., 3] = 255
    return image


def _person(width: int, height: int) -> NDArray[np.uint8]:
    big = _paint(height * 4, width * 4)
    for centre, axes, colour in (((.5, .82), (.48, .42), (150, 40, 60)), ((.5, .3), (.2, .22), (240, 205, 180)), ((.5, .17), (.22, .12), (30, 24, 30))):
        cv2.ellipse(big, (round(centre[0] * width * 4), round(centre[1] * height * 4)), (round(axes[0] * width * 4), round(axes[1] * height * 4)), 0, 0, 360, (*colour, 255), -1)
    alpha = big[..., 3:].astype(np.float32) / 255
    small = cv2.resize(big[..., :3] * alpha, (width, height), interpolation=cv2.INTER_AREA)
    cover = cv2.resize(alpha, (width, height), interpolation=cv2.INTER_AREA)
    out = _paint(height, width)
    out[..., :3] = np.round(small / np.maximum(cover, 1e-3)[..., None])
    out[..., 3] = np.round(cover * 255)
    return out


def drawn(width: int = 360, height: int = 640, margin: int = 24, weather: Weather = "clear", seed: int = 1, breath: float = 3.0) -> LayeredPicture:
    """A room behind (depth 0.35), 林晚 (depth 1) with seven mouths and lids, a blurred edge in front (depth 1.4)."""
    whole = (height + 2 * margin, width + 2 * margin)
    person = _person(round(width * .62) | 1, round(height * .6) | 1)
    ph, pw = person.shape[:2]
    mouths: dict[Viseme, Patch] = {}
    mx, my, mw, mh = round(pw * .43), round(ph * .38), round(pw * .14), round(ph * .06)
    for i, viseme in enumerate(("X", "M", "A", "E", "I", "O", "U")):
        patch = person[my:my + mh, mx:mx + mw].copy()
        cv2.ellipse(patch, (mw // 2, mh // 2), (mw // 3, max(1, i * mh // 16)), 0, 0, 360, (150, 30, 40, 255), -1)
        mouths[viseme] = Patch(mx, my, patch)  # type: ignore[index]
    ex, ey, ew, eh = round(pw * .36) | 1, round(ph * .27) | 1, round(pw * .28), round(ph * .05)
    eyes = {}
    for lid, tall in (("half", .5), ("shut", .08)):
        patch = person[ey:ey + eh, ex:ex + ew].copy()
        for side in (.2, .8):
            cv2.ellipse(patch, (round(ew * side), eh // 2), (ew // 9, max(1, round(eh * .4 * tall))), 0, 0, 360, (30, 20, 30, 255), -1)
        eyes[lid] = Patch(ex, ey, patch)
    for side in (.2, .8):
        cv2.ellipse(person, (ex + round(ew * side), ey + eh // 2), (ew // 9, round(eh * .4)), 0, 0, 360, (30, 20, 30, 255), -1)
    front = _paint(*whole)
    cv2.circle(front, (0, whole[0]), width // 3, (18, 20, 34, 255), -1)
    front = cv2.GaussianBlur(front, (0, 0), 6)
    front[..., :3] = (18, 20, 34)
    at = (margin + round(width * .2), margin + height - ph + margin)
    layers = [
        Layer("room", .35, _room(whole[1], whole[0], seed)),
        Layer("林晚", 1.0, person, *at, actor="林晚", mouths=mouths, eyes=eyes, breath=breath),
        Layer("front", 1.4, front),
    ]
    fx, fy = (at[0] - margin) / width, (at[1] - margin) / height
    face = (fx + .3 * pw / width, fy + .08 * ph / height, fx + .7 * pw / width, fy + .52 * ph / height)
    return LayeredPicture(width, height, margin, layers, weather, {"林晚": face})
