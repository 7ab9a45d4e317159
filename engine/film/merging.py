"""Layers made fit to be sheets: what moves alike is one, what is wide apart is several, empty borders are cut off."""
from __future__ import annotations

from typing import Any

import numpy as np

from engine.film import kernels
from engine.film.planes import U8, pixels
from engine.picture.layers import Layer, LayeredPicture, Patch

_SAME_DEPTH = 0.004
"""Sheets that move less than this differently from one another are one sheet."""
_LEAST_GAP = 48
"""Empty rows or columns that part a sheet; for fewer, another sheet is not worth its calls."""


def merged(picture: LayeredPicture) -> list[Layer]:
    """The picture's layers, back to front, neighbours that move alike and never change flattened into one."""
    found: list[Layer] = []
    for layer in picture.layers:
        if found and still(found[-1]) and still(layer) and abs(found[-1].depth - layer.depth) <= _SAME_DEPTH:
            found[-1] = _flattened(found[-1], layer)
        else:
            found.append(layer)
    return [piece for layer in found for piece in _pieces(layer)]


def still(layer: Layer) -> bool:
    """Whether nothing about a layer ever changes but its place."""
    return not (layer.mouths or layer.eyes or layer.cycle or layer.breath)


def _pieces(layer: Layer) -> list[Layer]:
    """A layer without its empty border (nothing, if nothing is on it); a still one in pieces where wide empty rows or columns
    part it: a lamp above and a table below are two small sheets. What is pinned stays whole, and so do cycles."""
    if layer.cycle:
        return [layer]
    rows, columns = _filled(layer.image)
    if not still(layer) or layer.depth == 0:
        return [_cropped(layer, rows, columns)] if rows.any() or not still(layer) else []
    if rows.all() and columns.all():
        return [layer]
    found = []
    parts = _runs(rows)
    for top, bottom in parts:
        part = layer.image[top:bottom]
        spans = _runs(columns if len(parts) == 1 else _filled(part)[1])
        for left, right in spans:
            piece = Layer(layer.name, layer.depth, part[:, left:right], layer.x + left, layer.y + top)
            # a part that is not parted again ends where something is
            found.append(piece if len(spans) == 1 else _cropped(piece, *_filled(piece.image)))
    return found


def _filled(image: U8) -> tuple[Any, Any]:
    """Which rows and which columns have something on them, `bool[h]` and `bool[w]`."""
    h, w = image.shape[:2]
    # a sheet that fills the frame shows it at its middle or its edges
    some = image[:, [0, w // 2, w - 1], 3].any(1), image[[0, h // 2, h - 1], :, 3].any(0)
    if some[0].all() and some[1].all():
        return some
    rows, columns = np.zeros(image.shape[0], np.uint32), np.zeros(image.shape[1], np.uint32)
    kernels.filled(pixels(image), rows, columns)
    return rows > 0, columns > 0


def _runs(filled: Any) -> list[tuple[int, int]]:
    """First and one past the last of what is filled (`bool[n]`), in runs that gaps of at least `_LEAST_GAP` part."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], filled, [False]])))
    runs: list[tuple[int, int]] = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if runs and start - runs[-1][1] < _LEAST_GAP:
            runs[-1] = (runs[-1][0], int(end))
        else:
            runs.append((int(start), int(end)))
    return runs


def _cropped(layer: Layer, rows: Any, columns: Any) -> Layer:
    """The layer without its empty border, but for what patches may put there."""
    patches = [*layer.mouths.values(), *layer.eyes.values()]
    down, across = np.flatnonzero(rows), np.flatnonzero(columns)
    if not len(down):
        return layer
    top, bottom, left, right = int(down[0]), int(down[-1]) + 1, int(across[0]), int(across[-1]) + 1
    for p in patches:
        h, w = p.image.shape[:2]
        left, top, right, bottom = min(left, p.x), min(top, p.y), max(right, p.x + w), max(bottom, p.y + h)

    def moved(patch: Patch) -> Patch:
        return Patch(patch.x - left, patch.y - top, patch.image)

    return Layer(layer.name, layer.depth, layer.image[top:bottom, left:right], layer.x + left, layer.y + top, layer.actor,
                 {k: moved(p) for k, p in layer.mouths.items()}, {k: moved(p) for k, p in layer.eyes.items()}, [], layer.breath)


def _flattened(under: Layer, upper: Layer) -> Layer:
    """Two layers as one, straight alpha (Porter-Duff over)."""
    h, w = under.image.shape[:2]
    uh, uw = upper.image.shape[:2]
    x0, y0 = min(under.x, upper.x), min(under.y, upper.y)
    x1, y1 = max(under.x + w, upper.x + uw), max(under.y + h, upper.y + uh)
    out = np.zeros((y1 - y0, x1 - x0, 4), np.uint8)
    out[under.y - y0:under.y - y0 + h, under.x - x0:under.x - x0 + w] = under.image
    part = out[upper.y - y0:upper.y - y0 + uh, upper.x - x0:upper.x - x0 + uw]
    top = upper.image[..., 3:].astype(np.float32) / 255
    low = part[..., 3:].astype(np.float32) / 255 * (1 - top)
    whole = top + low
    colour = (upper.image[..., :3] * top + part[..., :3] * low) / np.maximum(whole, 1e-6)
    part[..., :3] = np.round(colour).astype(np.uint8)
    part[..., 3:] = np.round(whole * 255).astype(np.uint8)
    return Layer(f"{under.name}+{upper.name}", under.depth, out, x0, y0)
