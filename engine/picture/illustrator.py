"""Shot → layered picture: the place in depth, everybody lit into it, what stands before them, the glaze."""
from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from engine.drama.script import Character
from engine.drama.storyboard import Placement, Shot, dressed
from engine.drama.vocabulary import Emotion, InsertKind, Light, OldTimes, Style, Viseme
from engine.memory import kept_for
from engine.picture import shading
from engine.picture.bedside import bed_under, gaze_up, in_bed
from engine.picture.framing import Frame, Stand, another, frame_of, key_side, looks, nearer, stands, turned
from engine.picture.gfx import fill, glow, linear, mix, pixels, rgb, rnd, soft
from engine.picture.inserts import Owner, draw_insert, held_how
from engine.picture.layers import Layer, LayeredPicture, Pixels, shared
from engine.picture.lens import before_the_lens
from engine.picture.lettering import draw_seal
from engine.picture.lighting import MOODS, Lamp, glaze, grade, mood_of
from engine.picture.people import Acting, Figure
from engine.picture.period import age_of_place, chinese, of_its_age
from engine.picture.place import Canvas, blurred, place_sheets, trimmed
from engine.picture.scenery import Moment, banqueting, indoors
from engine.picture.scenery.desks import Spot, draw_desk, draw_seats
from engine.picture.seating import Seating, seating
from engine.picture.skia_load import skia
from engine.picture.sprites import Sprite, SpritePlace
from engine.picture.washes import painted_figure, paper, tooth

PICTURE_VERSION = 35
"""Enters the cache key: raise it when the same shot should be drawn differently."""

_FACE_PIXELS = 26
"""Below this width a mouth is not seen to move, and no patches are made."""
_GUSTS = (.24, .78)
"""How hard the wind blows besides its mean, where there is one."""
_BLOWING = (0, 0, 2, 2, 2, 0, 0, 0, 1, 1, 1, 1, 0, 0, 2, 2, 0, 0, 1, 1)
"""One gust after another, at twelve pictures a second: 0 is the mean, 1 and 2 the `_GUSTS`."""
_SHEETS: frozenset[InsertKind | None] = frozenset({"letter", "photograph"})
"""What is held now with one hand, now with both."""
_TILT = 5.0
"""Degrees of a dutch angle."""


def draw_shot(shot: Shot, cast: Mapping[str, Character], size: tuple[int, int], style: Style = "noir", seed: int = 0,
              variant: int = 0, old: OldTimes = "") -> LayeredPicture:
    """Draw a shot. `cast` has at least everybody in it. The same arguments give the same pixels; the same scene and
    seed give the same place in all of its shots. `old` places are those of old times. Another `variant` is another take: staged otherwise in the same place."""
    cast = dressed(shot, cast)
    shot = of_its_age(another(shot, variant), cast)
    canvas = Canvas(*size)
    set_up = _SetUp.of(shot, canvas, style, variant, old)
    moment = Moment(shot.time_of_day, shot.weather, shot.light, f"{shot.place}|{shot.setting}|{seed}", chinese(cast, shot), canvas.aspect, style == "ink", age_of_place(shot, cast, old), shot.place,
                    _cleared(shot, set_up.seat))
    far, near = place_sheets(moment, shot.setting, shot.light, style, canvas, set_up.frame, set_up.tilt)
    layers = [Layer("background", .35, far), Layer("middle", .75, near)]
    faces: dict[str, tuple[float, float, float, float]] = {}
    if shot.insert:
        owner = cast.get(shot.insert.owner or "")
        layers.append(_insert(shot, owner, canvas, style, old))
    else:
        low = _kneeling(shot, cast)
        people = stands(shot, canvas.aspect, {n: Figure.of(c).ground(Acting(low=n == low)) for n, c in cast.items()}, variant)
        layers += _furniture(moment, shot, people, set_up, before=False)
        for stand in people:
            layer, face = _person(stand, cast[stand.placement.character], shot, set_up, looks(stand, people), stand.placement.character == low)
            if stand.placement.pose == "lie":
                layers.append(_sheet(canvas, bed_under(stand, Figure.of(cast[stand.placement.character]), shot, moment), "bed", stand.depth, set_up, shot.light))
            if layer is not None:
                if stand.placement.view == "back":
                    layers += _furniture(moment, shot, people, set_up, before=True)
                layers.append(layer)
            if face is not None:
                faces[stand.placement.character] = face
        if not any(s.placement.view == "back" for s in people):
            layers += _furniture(moment, shot, people, set_up, before=True)
        layers += _front(moment, shot, people, set_up)
    layers.append(Layer("light", 0.0, _glaze(canvas, shot.light, set_up.side, style, style == "ink" and shot.size in ("wide", "insert"))))
    sheltered = indoors(shot.setting, shot.place) or shot.insert is not None
    return LayeredPicture(canvas.width, canvas.height, canvas.margin, layers, "clear" if sheltered else shot.weather, faces)


def _cleared(shot: Shot, seat: Seating | None) -> bool:
    """Whether people lie on or sit at what else stands in the room by itself."""
    lies = shot.setting == "bedroom" and any(a.pose == "lie" for a in shot.actors)
    return lies or (shot.setting in ("kitchen", "livingroom") and seat is not None and any(a.view != "back" for a in shot.actors))


@dataclass(frozen=True)
class _SetUp:
    """How a shot is taken: everything that its layers share."""

    canvas: Canvas
    style: Style
    frame: Frame
    side: int
    """Where the key light comes from."""
    tilt: float
    seat: Seating | None
    old: OldTimes = ""

    @classmethod
    def of(cls, shot: Shot, canvas: Canvas, style: Style, variant: int = 0, old: OldTimes = "") -> _SetUp:
        return cls(canvas, style, turned(nearer(frame_of(shot.size, canvas.aspect, shot.angle, shot.setting), variant), shot), key_side(shot),
                   _TILT if shot.angle == "dutch" else 0.0, seating(shot), old)


def draw_portrait(character: Character, size: tuple[int, int], style: Style = "noir", emotion: Emotion = "neutral") -> NDArray[np.uint8]:
    """A head-and-shoulders picture as `uint8[h, w, 3]` RGB, before a plain backdrop in the character's colour."""
    shot = Shot(episode=1, scene=1, number=1, size="close", setting="office", light="soft", frames=1, focus=character.name,
                actors=[Placement(character=character.name, x=0.0, facing="right", emotion=emotion)])
    canvas = Canvas(*size)
    w, h = canvas.full
    surface = skia.Surface(w, h)
    back = rgb(character.look.color)
    surface.getCanvas().drawPaint(linear((0, 0), (0, h), [(0, mix(back, "#ffffff", .42)), (1, mix(back, "#3a3040", .35))]))
    layers = [Layer("backdrop", 0.0, pixels(surface.makeImageSnapshot()))]
    [stand] = stands(shot, size[0] / size[1], {character.name: Figure.of(character).height})
    layer, _ = _person(stand, character, shot, _SetUp.of(shot, canvas, style))
    return LayeredPicture(canvas.width, canvas.height, canvas.margin, [*layers, *([layer] if layer else [])]).flatten()


# people

def _acting(placement: Placement, shot: Shot, seat: Seating | None = None, viseme: Viseme = "X", lid: Any = "open") -> Acting:
    pose = placement.pose if shot.size != "xclose" or placement.pose == "lie" else "stand"
    if seat is not None and (seat.desk == "none" or shot.size in ("wide", "full")):
        pose = "sit"
    holding = (placement.holding or "letter") if pose == "hold" else placement.holding if pose == "reach" else None
    return Acting(emotion=placement.emotion, pose=pose, viseme=viseme, lid=lid, view=placement.view,
                  wind=.5 if shot.weather == "wind" and not indoors(shot.setting, shot.place) else 0.0, holding=holding, both=holding == "cake" or (holding in _SHEETS and rnd("both hands", shot.id, placement.character).random() < .5),
                  feast=pose == "cup" and (shot.setting == "bar" or banqueting(shot.setting, shot.place)))


def _kneeling(shot: Shot, cast: Mapping[str, Character]) -> str:
    """Who goes down on the knees to embrace a child; nobody is the empty string."""
    if len(shot.actors) != 2 or all(a.pose != "hug" for a in shot.actors):
        return ""
    child, tall = sorted((a.character for a in shot.actors), key=lambda n: Figure.of(cast[n]).height)
    return tall if Figure.of(cast[tall]).height - Figure.of(cast[child]).height > 250 else ""


def _person(stand: Stand, character: Character, shot: Shot, s: _SetUp, gaze: tuple[float, float] = (0.0, 0.0), low: bool = False) -> tuple[Layer | None, tuple[float, float, float, float] | None]:
    """One person as a layer with patches for mouth and lids, and the face's box in fractions of the frame."""
    canvas = s.canvas
    figure = Figure.of(character)

    def moment(viseme: Viseme = "X", lid: Any = "open") -> Acting:
        acting = _acting(stand.placement, shot, s.seat, viseme, lid)
        if acting.pose == "lie":
            return in_bed(replace(acting, gaze=gaze_up(gaze, stand.placement, shot.size)), shot, s.old, stand.placement)
        return replace(acting, gaze=gaze, low=low, wind=acting.wind * stand.flip)  # it blows the same way for all

    rest = moment()
    k = canvas.unit * stand.scale
    drop = (figure.ground(Acting(low=low)) - figure.ground(rest)) * k if shot.size == "wide" and shot.setting != "car" else 0.0
    px = canvas.width / 2 + canvas.margin + stand.x * canvas.unit
    py = canvas.height / 2 + canvas.margin + stand.eye * canvas.unit + drop
    place = SpritePlace(figure, k, stand.flip, px, py, s.tilt, canvas)
    gusts = [replace(rest, wind=math.copysign(w, rest.wind)) for w in _GUSTS] if rest.wind else []
    box = place.box(_around([figure.bounds(a) for a in (rest, *gusts)]), pad=math.ceil(8 + stand.blur * 3 + (16 * canvas.unit if shot.size == "wide" else 0)))
    if box is None:
        return None, None
    left, top, _, _ = box
    face = None if rest.view == "back" else place.pixels(figure.face_box(rest))
    lamp = Lamp(mood_of(shot.light, s.style), shot.time_of_day, s.side, stand.dark * (1.0 if s.style == "noir" else .5),
                ((face[0] + face[2]) / 2 - left, (face[1] + face[3]) / 2 - top, 150 * k) if face else None, min(5.6, max(1.4, k * 4.2)))
    sprite = Sprite(place, box, rest, lamp, grade(shot.light, s.style), s.style, stand.blur * canvas.unit)
    layer = Layer(f"figure:{character.name}", stand.depth, sprite.image, left, top, character.name)
    blown = [sprite.other(a) for a in gusts]
    if (shot.size == "wide" and shot.setting != "car" and rest.pose != "lie") or (shot.size == "full" and (rest.pose == "kneel" or rest.low)):
        _shadow(layer, figure, place, rest)
        blown = [_shadowed(b, layer, figure, place, rest) for b in blown]
    if blown:
        layer.cycle = [(layer.image, *blown)[k] for k in _BLOWING]
    if face and face[2] - face[0] >= _FACE_PIXELS:
        layer.mouths = {v: p for v in get_args(Viseme) if v != "X" and (p := sprite.patch("viseme", moment(viseme=v)))}
        layer.eyes = {lid: p for lid in ("half", "shut") if (p := sprite.patch("lids", moment(lid=lid)))}
        layer.breath = 1.6 * k if k < 1.2 else 2.2
    m = canvas.margin
    fractions = None if face is None else ((face[0] - m) / canvas.width, (face[1] - m) / canvas.height, (face[2] - m) / canvas.width, (face[3] - m) / canvas.height)
    return layer, fractions


def _around(rects: list[tuple[float, float, float, float]]) -> tuple[float, float, float, float]:
    left, top, right, bottom = zip(*rects, strict=True)
    return min(left), min(top), max(right), max(bottom)


def _shadow(layer: Layer, figure: Figure, place: SpritePlace, rest: Acting) -> None:
    """A soft contact shadow under the feet, drawn behind the figure on its own layer."""
    layer.image = _shadowed(layer.image, layer, figure, place, rest)


def _shadowed(image: Pixels, layer: Layer, figure: Figure, place: SpritePlace, rest: Acting) -> Pixels:
    h, w = image.shape[:2]
    surface = skia.Surface(w, h)
    c = surface.getCanvas()
    c.clear(0)
    feet = place.y + figure.ground(rest) * place.k - layer.y
    c.save()
    c.translate(place.x - layer.x, min(feet, h - 2) - 4)
    c.scale(1, .14)
    radius = figure.shoulder * 1.5 * place.k
    c.drawCircle(0, 0, radius, fill("#04050c", .46, radius * .22))
    c.restore()
    for x, y in figure.soles(rest) if rest.pose != "kneel" and not rest.low else ():
        foot = place.matrix.mapXY(x, y)
        half = 66 * place.k
        soft(c, foot.x() - layer.x, min(foot.y() - layer.y - 1, h - 2), half * 1.3, half * .30, "#04050c", .8)
    c.drawImage(_image(image), 0, 0)
    return pixels(surface.makeImageSnapshot())


# things about the people

def _sheet(canvas: Canvas, draw: Callable[[Any], None], name: str, depth: float, s: _SetUp, light: Light, blur: float = 0.0) -> Layer:
    """A layer drawn in frame units (720 high, the origin in the middle), in the style's technique, lit and graded."""
    w, h = canvas.full

    def scaled(c: Any) -> None:
        c.translate(w / 2, h / 2)
        c.rotate(s.tilt)
        c.scale(canvas.unit, canvas.unit)
        draw(c)

    lit = grade(light, s.style).copy()
    lit[:, :3] *= np.array(rgb(mood_of(light, s.style).ambient), np.float32)
    drawn, x, y = trimmed(blurred(scaled, w, h, blur * canvas.unit))
    layer = Layer(name, depth, shading.graded(drawn, lit), x, y)
    if s.style != "noir":
        layer.image = painted_figure(layer.image, s.style, canvas.unit, (layer.x, layer.y))
    return layer


def _furniture(moment: Moment, shot: Shot, people: list[Stand], s: _SetUp, before: bool) -> list[Layer]:
    """What people sit on (behind them) or at (`before` them)."""
    front = [p for p in people if p.placement.view != "back"]
    if s.seat is None or not front:
        return []
    spot = Spot(shot.size, s.canvas.aspect, tuple((p.x, p.flip) for p in front), front[0].eye, front[0].scale, s.frame.feet)
    draw = (draw_desk if before else draw_seats)(moment, s.seat, spot)
    if draw is None:
        return []
    return [_sheet(s.canvas, draw, "desk" if before else "seat", 1.04 if before else .96, s, shot.light, s.frame.blur * .12 if before else 0.0)]


def _front(moment: Moment, shot: Shot, people: list[Stand], s: _SetUp) -> list[Layer]:
    """What stands before the people, out of focus, in a corner without a face."""
    if shot.size in ("xclose", "insert", "ots") or any(a.pose == "lie" for a in shot.actors) or (s.seat is not None and shot.size in ("two", "medium")):
        return []
    r = moment.rnd("fore", shot.scene, shot.size, shot.focus or "")
    if shot.size == "close" and r.random() < .5:
        return []
    side = -1 if sum(p.x for p in people) > 0 else 1
    found = before_the_lens(moment, shot.setting)
    if not found:
        return []
    kind = r.choice(found)
    half = 360 * s.canvas.aspect
    return [_sheet(s.canvas, lambda c: kind(c, r, moment, half, side), "front", 1.35, s, shot.light, 8.0 if shot.size != "wide" else 5.0)]


# objects and finish

def _insert(shot: Shot, owner: Character | None, canvas: Canvas, style: Style, old: OldTimes) -> Layer:
    insert = shot.insert
    assert insert is not None
    half = canvas.width / canvas.unit / 2

    def draw(c: Any) -> None:
        c.translate(0, -24)
        glow(c, 0, 0, 420, MOODS[shot.light].high, .22)
        draw_insert(c, insert, Owner.of(owner), half, shot.setting, old, shot.time_of_day, held_how(insert, shot.setting, f"{shot.episode}|{shot.scene}|{shot.place}", shot.number, old))

    return _sheet(canvas, draw, "insert", 1.0, _SetUp.of(shot.model_copy(update={"angle": "eye"}), canvas, style), shot.light)


@kept_for("draw")
@lru_cache(maxsize=2)
def _glaze(canvas: Canvas, light: Light, side: int, style: Style, sealed: bool) -> Pixels:
    w, h = canvas.full
    surface = skia.Surface(w, h)
    c = surface.getCanvas()
    c.clear(0)
    glaze(c, w, h, light, side, style)
    if style == "noir":
        return shared(pixels(surface.makeImageSnapshot()))
    c.drawImage(_image(paper(h, w, canvas.unit) if style == "ink" else tooth(h, w, canvas.unit)), 0, 0)
    if sealed:
        c.translate(canvas.margin, canvas.margin)
        c.scale(canvas.unit, canvas.unit)
        draw_seal(c, canvas.width / canvas.unit - 74, 84)
    return shared(pixels(surface.makeImageSnapshot()))


def _image(image: Pixels) -> Any:
    return skia.Image.fromarray(np.ascontiguousarray(image), colorType=skia.kRGBA_8888_ColorType, alphaType=skia.kUnpremul_AlphaType)
