"""A picture in layers: what the illustrator hands to the film engine, and how it is kept as an artefact.

The canvas is the frame plus `margin` pixels on every side, so that a camera move never runs out of picture. Everything
that never changes within the shot is flattened into as few layers as the parallax needs; a person's mouth and eyes are
small patches that replace pixels of that person's layer, one per viseme and one per lid position.
"""
from __future__ import annotations

import io
import json
import weakref
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
import zstandard
from numpy.typing import NDArray

from engine.drama.vocabulary import Viseme, Weather

Pixels = NDArray[np.uint8]
"""`uint8[h, w, 4]` RGBA with straight (not premultiplied) alpha."""

_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
_FORMAT = 2
_PNG_FORMAT = 1
"""How layers were kept at first: as PNGs. Still read."""
_LEVEL = 1
"""Of zstd: a fifth of the time of PNG, and smaller."""


@dataclass(frozen=True)
class Patch:
    """Pixels that replace (not blend over) those of a layer at (`x`, `y`), in the layer's own coordinates."""

    x: int
    y: int
    image: Pixels


@dataclass
class Layer:
    """One sheet of the picture; layers are ordered from back to front.

    `depth` is the share of the camera's move that the sheet follows: 0 stays with the horizon, 1 is the plane of the
    people, above 1 is in front of them. `x`, `y`: top left corner in the canvas, in pixels.
    """

    name: str
    depth: float
    image: Pixels
    x: int = 0
    y: int = 0
    actor: str | None = None
    mouths: dict[Viseme, Patch] = field(default_factory=dict)
    eyes: dict[str, Patch] = field(default_factory=dict)
    """By lid position: `half`, `shut`."""
    cycle: list[Pixels] = field(default_factory=list)
    """Whole-sheet pictures of the same size played at 12 a second in a loop (hair in wind, a flag), if any. The same picture
    may stand in it several times; it is kept once."""
    breath: float = 0.0
    """How far the top of the sheet rises with a breath, in pixels; 0 for things that do not breathe."""


@dataclass
class LayeredPicture:
    """A drawn shot. `faces` are boxes (left, top, right, bottom) in fractions of the frame, by character."""

    width: int
    height: int
    margin: int
    layers: list[Layer]
    weather: Weather = "clear"
    """What falls in front of everything; the film engine animates it. `clear` indoors."""
    faces: dict[str, tuple[float, float, float, float]] = field(default_factory=dict)

    def flatten(self, visemes: dict[str, Viseme] | None = None, lids: dict[str, str] | None = None) -> NDArray[np.uint8]:
        """The frame at rest as `uint8[h, w, 3]` RGB, with the given mouths and lids by character."""
        canvas = np.zeros((self.height, self.width, 3), np.uint8)
        for layer in self.layers:
            image = layer.image
            patches = []
            if layer.actor and visemes and (v := visemes.get(layer.actor)) in layer.mouths:
                patches.append(layer.mouths[v])
            if layer.actor and lids and (lid := lids.get(layer.actor)) in layer.eyes:
                patches.append(layer.eyes[lid])
            if patches:
                image = image.copy()
                for p in patches:
                    h, w = p.image.shape[:2]
                    image[p.y:p.y + h, p.x:p.x + w] = p.image
            _over(canvas, image, layer.x - self.margin, layer.y - self.margin)
        return canvas

    def dump(self) -> bytes:
        """The artefact: a zip of packed pixels and one `picture.json`; the same picture gives the same bytes."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as z:
            def add(name: str, data: bytes) -> None:
                z.writestr(zipfile.ZipInfo(name, _FIXED_DATE), data)

            meta: dict = {"format": _FORMAT, "width": self.width, "height": self.height, "margin": self.margin,
                          "weather": self.weather, "faces": self.faces, "layers": []}
            for i, layer in enumerate(self.layers):
                images = {"image": layer.image}
                patches: dict[str, dict[str, list[int]]] = {"mouths": {}, "eyes": {}}
                for kind, group in (("mouths", layer.mouths), ("eyes", layer.eyes)):
                    for key, patch in sorted(group.items()):
                        images[f"{kind}-{key}"] = patch.image
                        patches[kind][key] = [patch.x, patch.y]
                different = list({id(p): p for p in layer.cycle}.values())
                turns = [next(k for k, d in enumerate(different) if d is p) for p in layer.cycle]
                images |= {f"cycle-{k}": image for k, image in enumerate(different)}
                for name, image in images.items():
                    add(f"{i:02d}-{name}.zst", _packed(image))
                meta["layers"].append({"name": layer.name, "depth": layer.depth, "x": layer.x, "y": layer.y,
                                       "actor": layer.actor, "breath": layer.breath, "cycle": len(different), "turns": turns, **patches})
            add("picture.json", json.dumps(meta, ensure_ascii=False, sort_keys=True).encode())
        return out.getvalue()

    @classmethod
    def load(cls, source: bytes | Path) -> LayeredPicture:
        """Read what `dump` wrote. ValueError when it is not such an artefact."""
        with zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source) as z:
            meta = json.loads(z.read("picture.json"))
            if meta["format"] not in (_FORMAT, _PNG_FORMAT):
                raise ValueError(f"layered picture of format {meta['format']}, not {_FORMAT}")
            suffix, read = ("zst", _unpacked) if meta["format"] == _FORMAT else ("png", _unpng)
            layers = []
            for i, m in enumerate(meta["layers"]):
                def image(name: str, i: int = i) -> Pixels:
                    return read(z.read(f"{i:02d}-{name}.{suffix}"))

                played = [image(f"cycle-{k}") for k in range(m["cycle"])]
                layers.append(Layer(
                    m["name"], m["depth"], image("image"), m["x"], m["y"], m["actor"],
                    {k: Patch(x, y, image(f"mouths-{k}")) for k, (x, y) in m["mouths"].items()},
                    {k: Patch(x, y, image(f"eyes-{k}")) for k, (x, y) in m["eyes"].items()},
                    [played[k] for k in m.get("turns", range(m["cycle"]))], m["breath"]))
            faces = {k: (v[0], v[1], v[2], v[3]) for k, v in meta["faces"].items()}
            return cls(meta["width"], meta["height"], meta["margin"], layers, meta["weather"], faces)


_HEAD = np.dtype("<u4")


_shared: dict[int, list[bytes]] = {}
"""By the id of a sheet that several pictures have: how it is packed, once it has been."""


def shared(image: Pixels) -> Pixels:
    """The same sheet, of which is known from now on that several pictures have it and that nobody changes it: it is packed
    once. What is kept goes with the sheet."""
    _shared[id(image)] = []
    weakref.finalize(image, _shared.pop, id(image), None)
    return image


def _packed(image: Pixels) -> bytes:
    """Height and width (32 bits each, little-endian), then the pixels in zstd (RFC 8878)."""
    kept = _shared.get(id(image))
    if kept:
        return kept[0]
    data = np.array(image.shape[:2], _HEAD).tobytes() + zstandard.ZstdCompressor(level=_LEVEL).compress(np.ascontiguousarray(image).data)
    if kept is not None:
        kept.append(data)
    return data


def _unpacked(data: bytes) -> Pixels:
    try:
        height, width = (int(n) for n in np.frombuffer(data[:8], _HEAD))
        return np.frombuffer(bytearray(zstandard.ZstdDecompressor().decompress(data[8:])), np.uint8).reshape(height, width, 4)
    except (ValueError, zstandard.ZstdError) as error:
        raise ValueError("a layer is not packed as it should be") from error


def _unpng(data: bytes) -> Pixels:
    image = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    if image is None or image.ndim != 3 or image.shape[2] != 4:
        raise ValueError("a layer is not an RGBA PNG")
    return np.asarray(cv2.cvtColor(image, cv2.COLOR_BGRA2RGBA), np.uint8)


def _over(canvas: NDArray[np.uint8], image: Pixels, x: int, y: int) -> None:
    """Blend a straight-alpha sheet over the canvas, clipped to it."""
    from engine.picture.blending import over
    h, w = image.shape[:2]
    x0, y0, x1, y1 = max(x, 0), max(y, 0), min(x + w, canvas.shape[1]), min(y + h, canvas.shape[0])
    if x0 < x1 and y0 < y1:
        over(canvas[y0:y1, x0:x1], image[y0 - y:y1 - y, x0 - x:x1 - x])
