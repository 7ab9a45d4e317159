"""Shot → layered picture: the place in depth, everybody lit into it, what stands before them, the glaze."""
from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from engine.drama.script import Character
from engine.drama.storyboard import Placement, Shot
from engine.drama.vocabulary import Emotion, Interiors, Light, Style, Viseme
from engine.picture.framing import Frame, Stand, another, frame_of, key_side, nearer, stands
from engine.picture.gfx import fill, glow, linear, mix, pixels, rgb
from engine.picture.inserts import draw_insert
from engine.picture.layers import Layer, LayeredPicture, Patch, Pixels
from engine.picture.lighting import LINEAR, MOODS, Lamp, bloom, glaze, grade, relit
from engine.picture.people import Acting, Figure
from engine.picture.people.palette import SKINS
from engine.picture.scenery import SCENERY, Moment, Sheet
from engine.picture.skia_load import skia

PICTURE_VERSION = 3
"""Enters the cache key: raise it when the same shot should be drawn differently."""

MARGIN = .08
"""Of the short side, on every side."""
_FACE_PIXELS = 26
"""Below this width a mouth is not seen to move, and no patches are made."""
_SPLIT = .5
"""Sheets of a place farther away than this depth are one layer, the nearer ones another."""


@dataclass(frozen=True)
class _Canvas:
    """The picture's pixels: frame, margin, pixels per unit."""

    width: int
    height: int

    @property
    def margin(self) -> int:
        return round(MARGIN * min(self.width, self.height) / 2) * 2

    @property
    def full(self) -> tuple[int, int]:
        return self.width + 2 * self.margin, self.height + 2 * self.margin

    @property
    def unit(self) -> float:
        return self.height / 720


def draw_shot(shot: Shot, cast: Mapping[str, Character], size: tuple[int, int], style: Style = "noir", seed: int = 0,
              variant: int = 0) -> LayeredPicture:
    """Draw a shot. `cast` has at least everybody in it. The same arguments give the same pixels; the same scene and
    seed give the same place in all of its shots. Another `variant` is another take: staged otherwise in the same place."""
    shot = another(shot, variant)
    canvas = _Canvas(*size)
    frame = nearer(frame_of(shot.size, size[0] / size[1]), variant)
    side = key_side(shot)
    moment = Moment(shot.time_of_day, shot.weather, shot.light, f"{shot.place}|{shot.setting}|{seed}", _chinese(cast, shot))
    tilt = 4.0 if shot.angle == "dutch" else 0.0
    layers = [Layer(name, depth, image) for name, depth, image in _place(moment, shot.setting, shot.light, style, canvas, frame, shot.angle, tilt, shot.size)]
    faces: dict[str, tuple[float, float, float, float]] = {}
    if shot.insert:
        owner = cast.get(shot.insert.owner or "")
        layers.append(_insert(shot, owner, canvas, style))
    else:
        for stand in stands(shot, size[0] / size[1], {n: Figure.of(c).height for n, c in cast.items()}, variant):
            layer, face = _person(stand, cast[stand.placement.character], shot, canvas, style, side)
            if layer is not None:
                layers.append(layer)
            if face is not None:
                faces[stand.placement.character] = face
        layers += _front(moment, shot, canvas, frame, style)
    layers.append(_glaze(canvas, shot.light, side, style))
    indoors = shot.setting in Interiors or shot.insert is not None
    return LayeredPicture(canvas.width, canvas.height, canvas.margin, layers, "clear" if indoors else shot.weather, faces)


def draw_portrait(character: Character, size: tuple[int, int], style: Style = "noir", emotion: Emotion = "neutral") -> NDArray[np.uint8]:
    """A head-and-shoulders picture as `uint8[h, w, 3]` RGB, before a plain backdrop in the character's colour."""
    shot = Shot(episode=1, scene=1, number=1, size="close", setting="office", light="soft", frames=1, focus=character.name,
                actors=[Placement(character=character.name, x=0.0, facing="right", emotion=emotion)])
    canvas = _Canvas(*size)
    w, h = canvas.full
    surface = skia.Surface(w, h)
    back = rgb(character.look.color)
    surface.getCanvas().drawPaint(linear((0, 0), (0, h), [(0, mix(back, "#ffffff", .42)), (1, mix(back, "#3a3040", .35))]))
    layers = [Layer("backdrop", 0.0, pixels(surface.makeImageSnapshot()))]
    [stand] = stands(shot, size[0] / size[1], {character.name: Figure.of(character).height})
    layer, _ = _person(stand, character, shot, canvas, style, 1)
    return LayeredPicture(canvas.width, canvas.height, canvas.margin, [*layers, *([layer] if layer else [])]).flatten()


def _chinese(cast: Mapping[str, Character], shot: Shot) -> bool:
    words = "".join(cast) + shot.place
    return any("\u3400" <= c <= "\u9fff" for c in words)


# the place

def _place(moment: Moment, setting: Any, light: Light, style: Style, canvas: _Canvas, frame: Frame, angle: str, tilt: float, size: str
           ) -> list[tuple[str, float, Pixels]]:
    far, near = _sheets(moment, setting, light, style, canvas, frame, angle, tilt, size)
    return [("background", .35, far), ("middle", .75, near)]


@lru_cache(maxsize=12)
def _sheets(moment: Moment, setting: Any, light: Light, style: Style, canvas: _Canvas, frame: Frame, angle: str, tilt: float, size: str
            ) -> tuple[Pixels, Pixels]:
    """The far and the near part of a place, graded; kept, since the shots of a scene share them."""
    sheets = SCENERY[setting](moment)
    far = _raster([s for s in sheets if s.depth <= _SPLIT], canvas, frame, angle, tilt)
    near = _raster([s for s in sheets if _SPLIT < s.depth <= 1], canvas, frame, angle, tilt)
    if size not in ("wide",):
        far = _veiled(far, MOODS[light].low, .16)
    colour = grade(light, style)
    strength = {"noir": .26, "pastel": .34, "ink": .12}[style]
    return pixels(_filtered(bloom(far, strength), colour)), pixels(_filtered(near, colour))


def _raster(sheets: list[Sheet], canvas: _Canvas, frame: Frame, angle: str, tilt: float) -> Any:
    """Sheets onto one image: zoomed and blurred by the size of the shot, the farther the less zoomed and the more blurred."""
    w, h = canvas.full
    blurs = [frame.blur * canvas.unit * (1.15 - .35 * sheet.depth) for sheet in sheets]
    # What is out of focus has no detail to lose: it is drawn and blurred at a fraction of the size.
    shrink = next((n for n in (4, 2) if min(blurs, default=0) >= 2 * n), 1)
    surface = skia.Surface(-(-w // shrink), -(-h // shrink))
    c = surface.getCanvas()
    c.clear(0)
    c.scale(surface.width() / w, surface.height() / h)
    horizon = {"low": 46.0, "high": -40.0}.get(angle, 0.0)
    for sheet, blur in zip(sheets, blurs, strict=True):
        zoom = frame.zoom ** (.45 + .75 * sheet.depth)
        if blur > .3:
            c.saveLayer(skia.Rect(0, 0, w, h), skia.Paint(ImageFilter=skia.ImageFilters.Blur(blur, blur, skia.TileMode.kClamp)))
        else:
            c.save()
        c.translate(w / 2, h / 2)
        c.rotate(tilt)
        c.scale(canvas.unit * zoom * (1.04 if tilt else 1), canvas.unit * zoom * (1.04 if tilt else 1))
        c.translate(0, (30 if frame.zoom > 1.05 else 0) + horizon * (.4 + .6 * sheet.depth))
        sheet.draw(c)
        c.restore()
    image = surface.makeImageSnapshot()
    return image if shrink == 1 else _enlarged(image, w, h)


def _enlarged(image: Any, width: int, height: int) -> Any:
    surface = skia.Surface(width, height)
    c = surface.getCanvas()
    c.clear(0)
    c.drawImageRect(image, skia.Rect(0, 0, width, height), skia.SamplingOptions(skia.CubicResampler.Mitchell()))
    return surface.makeImageSnapshot()


def _veiled(image: Any, colour: str, alpha: float) -> Any:
    """Haze between the place and the people, so that faces stand out."""
    surface = skia.Surface(image.width(), image.height())
    c = surface.getCanvas()
    c.drawImage(image, 0, 0)
    c.drawPaint(linear((0, 0), (0, image.height()), [(0, colour, alpha * .6), (1, colour, alpha * 1.4)]))
    return surface.makeImageSnapshot()


def _filtered(image: Any, colour: Any) -> Any:
    surface = skia.Surface(image.width(), image.height())
    c = surface.getCanvas()
    c.clear(0)
    c.drawImage(image, 0, 0, LINEAR, skia.Paint(ColorFilter=colour))
    return surface.makeImageSnapshot()


def _front(moment: Moment, shot: Shot, canvas: _Canvas, frame: Frame, style: Style) -> list[Layer]:
    """What stands before the people, out of focus; only where it would not hide a face."""
    sheets = [s for s in SCENERY[shot.setting](moment) if s.depth > 1]
    if not sheets or shot.size not in ("wide", "full"):
        return []
    image = _raster(sheets, canvas, Frame(frame.scale, frame.eye, frame.zoom, 4.0), shot.angle, 0.0)
    return [_cropped(Layer("front", 1.35, pixels(_filtered(image, grade(shot.light, style)))))]


# people

def _acting(placement: Placement, shot: Shot, viseme: Viseme = "X", lid: Any = "open") -> Acting:
    pose = placement.pose if shot.size != "xclose" else "stand"
    return Acting(emotion=placement.emotion, pose=pose, viseme=viseme, lid=lid, view=placement.view,
                  wind=.5 if shot.weather == "wind" else 0.0, holding="letter" if pose == "hold" else None)


def _person(stand: Stand, character: Character, shot: Shot, canvas: _Canvas, style: Style, side: int
            ) -> tuple[Layer | None, tuple[float, float, float, float] | None]:
    """One person as a layer with patches for mouth and lids, and the face's box in fractions of the frame."""
    figure, rest = Figure.of(character), _acting(stand.placement, shot)
    k = canvas.unit * stand.scale
    sit = stand.placement.pose in ("sit", "kneel") and shot.size == "wide"
    drop = (figure.height - figure.ground(rest)) * k if sit else 0.0
    px = canvas.width / 2 + canvas.margin + stand.x * canvas.unit
    py = canvas.height / 2 + canvas.margin + stand.eye * canvas.unit + drop
    place = _SpritePlace(figure, k, stand.flip, px, py)
    whole = place.box(figure.bounds(rest), canvas, pad=math.ceil(8 + stand.blur * 3))
    if whole is None:
        return None, None
    left, top, width, height = whole
    face = None if rest.view == "back" else place.pixels(figure.face_box(rest))
    lamp = Lamp(MOODS[shot.light], shot.time_of_day, side, stand.dark,
                ((face[0] + face[2]) / 2 - left, (face[1] + face[3]) / 2 - top, 150 * k) if face else None, min(5.6, max(1.4, k * 4.2)))
    colour = grade(shot.light, style)

    def lit(acting: Acting, region: tuple[int, int, int, int]) -> Any:
        return relit(lambda c: place.draw(c, acting, left, top, stand.blur * canvas.unit), region, (width, height), lamp, colour)

    layer = Layer(f"figure:{character.name}", stand.depth, pixels(lit(rest, (0, 0, width, height))), left, top, character.name)
    if shot.size == "wide":
        _shadow(layer, figure, place, canvas)
    if face and face[2] - face[0] >= _FACE_PIXELS:
        _states(layer, figure, rest, place, shot, stand, lit)
        layer.breath = 1.6 * k if k < 1.2 else 2.2
    m = canvas.margin
    fractions = None if face is None else ((face[0] - m) / canvas.width, (face[1] - m) / canvas.height, (face[2] - m) / canvas.width, (face[3] - m) / canvas.height)
    return layer, fractions


@dataclass(frozen=True)
class _SpritePlace:
    """Where a figure stands on the canvas: head units to pixels, mirrored when it looks left."""

    figure: Figure
    k: float
    flip: int
    x: float
    y: float

    def pixels(self, rect: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        a, b = self.x + rect[0] * self.k * self.flip, self.x + rect[2] * self.k * self.flip
        return min(a, b), self.y + rect[1] * self.k, max(a, b), self.y + rect[3] * self.k

    def box(self, rect: tuple[float, float, float, float], canvas: _Canvas, pad: int) -> tuple[int, int, int, int] | None:
        """The rectangle in whole pixels, cut to the canvas: left, top, width, height; None when nothing of it is seen."""
        a, b, c, d = self.pixels(rect)
        w, h = canvas.full
        left, top = max(0, math.floor(a) - pad), max(0, math.floor(b) - pad)
        right, bottom = min(w, math.ceil(c) + pad), min(h, math.ceil(d) + pad)
        return (left, top, right - left, bottom - top) if right - left > 2 and bottom - top > 2 else None

    def draw(self, canvas: Any, acting: Acting, left: int, top: int, blur: float) -> None:
        if blur:
            canvas.saveLayer(None, skia.Paint(ImageFilter=skia.ImageFilters.Blur(blur, blur)))
        canvas.save()
        canvas.translate(self.x - left, self.y - top)
        canvas.scale(self.k * self.flip, self.k)
        self.figure.draw(canvas, acting)
        canvas.restore()
        if blur:
            canvas.restore()


def _states(layer: Layer, figure: Figure, rest: Acting, place: _SpritePlace, shot: Shot, stand: Stand, lit: Any) -> None:
    """Patches: every viseme in the mouth's box, every lid in the eyes' box, lit like the whole."""
    for viseme in get_args(Viseme):
        if viseme != "X":
            patch = _patch(layer, place.pixels(figure.mouth_box(rest)), _acting(stand.placement, shot, viseme), lit)
            if patch is not None:
                layer.mouths[viseme] = patch
    for lid in ("half", "shut"):
        patch = _patch(layer, place.pixels(figure.eyes_box(rest)), _acting(stand.placement, shot, "X", lid), lit)
        if patch is not None:
            layer.eyes[lid] = patch


def _patch(layer: Layer, rect: tuple[float, float, float, float], acting: Acting, lit: Any) -> Patch | None:
    h, w = layer.image.shape[:2]
    x0, y0 = max(0, math.floor(rect[0]) - layer.x), max(0, math.floor(rect[1]) - layer.y)
    x1, y1 = min(w, math.ceil(rect[2]) - layer.x), min(h, math.ceil(rect[3]) - layer.y)
    if x1 - x0 < 4 or y1 - y0 < 4:
        return None
    pad = 24
    a, b, c, d = max(0, x0 - pad), max(0, y0 - pad), min(w, x1 + pad), min(h, y1 + pad)
    image = pixels(lit(acting, (a, b, c - a, d - b)))
    return Patch(x0, y0, np.ascontiguousarray(image[y0 - b:y1 - b, x0 - a:x1 - a]))


def _shadow(layer: Layer, figure: Figure, place: _SpritePlace, canvas: _Canvas) -> None:
    """A soft contact shadow under the feet, drawn behind the figure on its own layer."""
    h, w = layer.image.shape[:2]
    surface = skia.Surface(w, h)
    c = surface.getCanvas()
    c.clear(0)
    feet = place.y + figure.height * place.k - layer.y
    c.save()
    c.translate(place.x - layer.x, min(feet, h - 2) - 4)
    c.scale(1, .14)
    radius = figure.shoulder * 1.5 * place.k
    c.drawCircle(0, 0, radius, fill("#04050c", .55, radius * .22))
    c.restore()
    figure_image = skia.Image.fromarray(np.ascontiguousarray(layer.image), colorType=skia.kRGBA_8888_ColorType, alphaType=skia.kUnpremul_AlphaType)
    c.drawImage(figure_image, 0, 0)
    layer.image = pixels(surface.makeImageSnapshot())


# objects and finish

def _insert(shot: Shot, owner: Character | None, canvas: _Canvas, style: Style) -> Layer:
    assert shot.insert is not None
    w, h = canvas.full
    surface = skia.Surface(w, h)
    c = surface.getCanvas()
    c.clear(0)
    c.translate(w / 2, h / 2 - 24 * canvas.unit)
    glow(c, 0, 0, 420 * canvas.unit, MOODS[shot.light].high, .22)
    c.scale(canvas.unit, canvas.unit)
    draw_insert(c, shot.insert, rgb(SKINS[owner.look.skin if owner else "light"]), canvas.width / canvas.unit)
    return _cropped(Layer("insert", 1.0, pixels(_filtered(surface.makeImageSnapshot(), grade(shot.light, style)))))


def _glaze(canvas: _Canvas, light: Light, side: int, style: Style) -> Layer:
    return Layer("light", 0.0, _glaze_pixels(canvas, light, side, style))


@lru_cache(maxsize=12)
def _glaze_pixels(canvas: _Canvas, light: Light, side: int, style: Style) -> Pixels:
    w, h = canvas.full
    surface = skia.Surface(w, h)
    c = surface.getCanvas()
    c.clear(0)
    glaze(c, w, h, light, side, style)
    return pixels(surface.makeImageSnapshot())


def _cropped(layer: Layer) -> Layer:
    """Cut a sheet to what is not transparent."""
    solid = layer.image[..., 3] > 0
    ys, xs = np.flatnonzero(solid.any(1)), np.flatnonzero(solid.any(0))
    if len(ys) == 0:
        return Layer(layer.name, layer.depth, layer.image[:2, :2])
    y0, y1, x0, x1 = ys[0], ys[-1] + 1, xs[0], xs[-1] + 1
    return Layer(layer.name, layer.depth, np.ascontiguousarray(layer.image[y0:y1, x0:x1]), layer.x + int(x0), layer.y + int(y0), layer.actor)
