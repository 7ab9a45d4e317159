"""Everybody in a shot as a layer: lit, with patches for mouth and lids, a shadow under the feet, the wind in what they wear."""
from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, get_args

from engine.drama.script import Character
from engine.drama.storyboard import Placement, Shot
from engine.drama.vocabulary import InsertKind, OldTimes, Viseme
from engine.picture.bedside import gaze_up, in_bed
from engine.picture.figures import Drawn, figure_of
from engine.picture.framing import Stand
from engine.picture.gfx import fill, pixels, rnd, soft
from engine.picture.layers import Layer, Pixels
from engine.picture.lighting import Lamp, grade, mood_of
from engine.picture.people import Acting
from engine.picture.scenery import banqueting, indoors
from engine.picture.seating import Seating
from engine.picture.set_up import SetUp, image_of
from engine.picture.skia_load import skia
from engine.picture.sprites import Sprite, SpritePlace

_FACE_PIXELS = 26
"""Below this width a mouth is not seen to move, and no patches are made."""
_GUSTS = (.24, .78)
"""How hard the wind blows besides its mean, where there is one."""
_BLOWING = (0, 0, 2, 2, 2, 0, 0, 0, 1, 1, 1, 1, 0, 0, 2, 2, 0, 0, 1, 1)
"""One gust after another, at twelve pictures a second: 0 is the mean, 1 and 2 the `_GUSTS`."""
_SHEETS: frozenset[InsertKind | None] = frozenset({"letter", "photograph"})
"""What is held now with one hand, now with both."""


def _acting(placement: Placement, shot: Shot, seat: Seating | None = None, viseme: Viseme = "X", lid: Any = "open", old: OldTimes = "") -> Acting:
    pose = placement.pose if shot.size != "xclose" or placement.pose == "lie" else "stand"
    if seat is not None and (seat.desk == "none" or shot.size in ("wide", "full")):
        pose = "sit"
    holding = (placement.holding or "letter") if pose == "hold" else placement.holding if pose == "reach" else None
    return Acting(emotion=placement.emotion, pose=pose, viseme=viseme, lid=lid, view=placement.view,
                  wind=.5 if shot.weather == "wind" and not indoors(shot.setting, shot.place) else 0.0, holding=holding, both=holding == "cake" or (holding in _SHEETS and rnd("both hands", shot.id, placement.character).random() < .5),
                  feast=pose == "cup" and (shot.setting == "bar" or banqueting(shot.setting, shot.place)), old=old if old == "republic" else "")


def kneeling(shot: Shot, cast: Mapping[str, Character]) -> str:
    """Who goes down on the knees to embrace a child; nobody is the empty string."""
    if len(shot.actors) != 2 or all(a.pose != "hug" for a in shot.actors):
        return ""
    child, tall = sorted((a.character for a in shot.actors), key=lambda n: figure_of(cast[n]).height)
    return tall if figure_of(cast[tall]).height - figure_of(cast[child]).height > 250 else ""


def person(stand: Stand, character: Character, shot: Shot, s: SetUp, gaze: tuple[float, float] = (0.0, 0.0), low: bool = False, speaks: bool = True) -> tuple[Layer | None, tuple[float, float, float, float] | None]:
    """One person, animal or device as a layer with patches for lids and, if it `speaks`, mouth; and the face's box in
    fractions of the frame."""
    canvas = s.canvas
    figure = figure_of(character)

    def moment(viseme: Viseme = "X", lid: Any = "open") -> Acting:
        acting = _acting(stand.placement, shot, s.seat, viseme, lid, s.old)
        if acting.pose == "lie":
            return in_bed(replace(acting, gaze=gaze_up(gaze, stand.placement, shot.size)), shot, s.old, stand.placement)
        return replace(acting, gaze=gaze, low=low, wind=acting.wind * stand.flip)  # it blows the same way for all

    rest = moment()
    k = canvas.unit * stand.scale
    drop = (figure.ground(Acting(low=low)) - figure.ground(rest)) * k if stand.grounded else 0.0
    px = canvas.width / 2 + canvas.margin + stand.x * canvas.unit
    py = canvas.height / 2 + canvas.margin + stand.eye * canvas.unit + drop
    place = SpritePlace(figure, k, stand.flip, px, py, s.tilt, canvas)
    gusts = [replace(rest, wind=math.copysign(w, rest.wind)) for w in _GUSTS] if rest.wind else []
    box = place.box(_around([figure.bounds(a) for a in (rest, *gusts)] + ([_shaded(figure, rest)] if stand.grounded and rest.pose != "lie" else [])), pad=math.ceil(8 + stand.blur * 3 + (16 * canvas.unit if stand.grounded else 0)))
    if box is None:
        return None, None
    left, top, _, _ = box
    face = None if rest.view == "back" else place.pixels(figure.face_box(rest))
    lamp = Lamp(mood_of(shot.light, s.style), shot.time_of_day, s.side, stand.dark * (1.0 if s.style == "noir" else .5),
                ((face[0] + face[2]) / 2 - left, (face[1] + face[3]) / 2 - top, 150 * stand.head * k) if face else None, min(5.6, max(1.4 if stand.head == 1 else .8, k * 4.2 * min(stand.head, 1.0))))
    sprite = Sprite(place, box, rest, lamp, grade(shot.light, s.style), s.style, stand.blur * canvas.unit)
    layer = Layer(f"figure:{character.name}", stand.depth, sprite.image, left, top, character.name)
    blown = [sprite.other(a) for a in gusts]
    if (stand.grounded and rest.pose != "lie") or (shot.size == "full" and (rest.pose == "kneel" or rest.low)):
        _shadow(layer, figure, place, rest)
        blown = [_shadowed(b, layer, figure, place, rest) for b in blown]
    if blown:
        layer.cycle = [(layer.image, *blown)[k] for k in _BLOWING]
    if face and face[2] - face[0] >= _FACE_PIXELS:
        layer.mouths = {v: p for v in get_args(Viseme) if speaks and v != "X" and (p := sprite.patch("viseme", moment(viseme=v)))}
        layer.eyes = {lid: p for lid in ("half", "shut") if (p := sprite.patch("lids", moment(lid=lid)))}
        layer.breath = 1.6 * k if k < 1.2 else 2.2
    m = canvas.margin
    fractions = None if face is None else ((face[0] - m) / canvas.width, (face[1] - m) / canvas.height, (face[2] - m) / canvas.width, (face[3] - m) / canvas.height)
    return layer, fractions


def _around(rects: list[tuple[float, float, float, float]]) -> tuple[float, float, float, float]:
    left, top, right, bottom = zip(*rects, strict=True)
    return min(left), min(top), max(right), max(bottom)


def _shaded(figure: Drawn, rest: Acting) -> tuple[float, float, float, float]:
    """A rectangle round the shadow on the ground."""
    x, radius = figure.shade(rest)
    y = figure.ground(rest)
    return x - radius * 1.5, y - radius * .2, x + radius * 1.5, y + radius * .2


def _shadow(layer: Layer, figure: Drawn, place: SpritePlace, rest: Acting) -> None:
    """A soft contact shadow under the feet, drawn behind the figure on its own layer."""
    layer.image = _shadowed(layer.image, layer, figure, place, rest)


def _shadowed(image: Pixels, layer: Layer, figure: Drawn, place: SpritePlace, rest: Acting) -> Pixels:
    h, w = image.shape[:2]
    surface = skia.Surface(w, h)
    c = surface.getCanvas()
    c.clear(0)
    feet = place.y + figure.ground(rest) * place.k - layer.y
    c.save()
    middle, radius = (v * place.k for v in figure.shade(rest))
    c.translate(place.x + middle * place.flip - layer.x, min(feet, h - 2) - 4)
    c.scale(1, .14)
    c.drawCircle(0, 0, radius, fill("#04050c", .46, radius * .22))
    c.restore()
    for x, y in figure.soles(rest) if rest.pose != "kneel" and not rest.low else ():
        foot = place.matrix.mapXY(x, y)
        half = min(66.0, figure.shoulder * .46) * place.k
        soft(c, foot.x() - layer.x, min(foot.y() - layer.y - 1, h - 2), half * 1.3, half * .30, "#04050c", .8)
    c.drawImage(image_of(image), 0, 0)
    return pixels(surface.makeImageSnapshot())
