"""Shot → layered picture: the place in depth, everybody lit into it, what stands before them, the glaze."""
from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.drama.script import Character
from engine.drama.storyboard import Placement, Shot, dressed
from engine.drama.vocabulary import Emotion, Light, OldTimes, Style
from engine.memory import kept_for
from engine.picture.animals import LOWEST, Staged
from engine.picture.bedside import bed_under
from engine.picture.figures import figure_of, smalls, upright
from engine.picture.framing import Small, Stand, another, looks, stands
from engine.picture.gfx import glow, linear, mix, pixels, rgb
from engine.picture.inserts import Owner, draw_insert, held_how
from engine.picture.layers import Layer, LayeredPicture, Pixels, shared
from engine.picture.lens import before_the_lens
from engine.picture.lettering import draw_seal
from engine.picture.lighting import MOODS, glaze
from engine.picture.people import Acting, Figure
from engine.picture.period import age_of_place, chinese, of_its_age
from engine.picture.persons import kneeling, person
from engine.picture.place import Canvas, place_sheets
from engine.picture.scenery import Moment, indoors
from engine.picture.scenery.desks import Spot, draw_desk, draw_seats
from engine.picture.seating import Seating
from engine.picture.set_up import SetUp, image_of, sheet
from engine.picture.skia_load import skia
from engine.picture.washes import paper, tooth

PICTURE_VERSION = 37
"""Enters the cache key: raise it when the same shot should be drawn differently."""


def draw_shot(shot: Shot, cast: Mapping[str, Character], size: tuple[int, int], style: Style = "noir", seed: int = 0,
              variant: int = 0, old: OldTimes = "") -> LayeredPicture:
    """Draw a shot. `cast` has at least everybody in it. The same arguments give the same pixels; the same scene and
    seed give the same place in all of its shots. `old` places are those of old times. Another `variant` is another take: staged otherwise in the same place."""
    cast = dressed(shot, cast)
    shot = upright(of_its_age(another(shot, variant), cast, old), cast)
    canvas = Canvas(*size)
    small = smalls(cast)
    floor = bool(shot.creatures) or any(a.character in small for a in shot.actors)
    set_up = SetUp.of(shot, canvas, style, variant, old, floor)
    moment = Moment(shot.time_of_day, shot.weather, shot.light, f"{shot.place}|{shot.setting}|{seed}", chinese(cast, shot), canvas.aspect, style == "ink", age_of_place(shot, cast, old), shot.place,
                    _cleared(shot, set_up.seat))
    far, near = place_sheets(moment, shot.setting, shot.light, style, canvas, set_up.frame, set_up.tilt)
    layers = [Layer("background", .35, far), Layer("middle", .75, near)]
    faces: dict[str, tuple[float, float, float, float]] = {}
    if shot.insert:
        owner = cast.get(shot.insert.owner or "")
        layers.append(_insert(shot, owner, canvas, style, old))
    else:
        low = kneeling(shot, cast)
        people = stands(shot, canvas.aspect, {n: figure_of(c).ground(Acting(low=n == low)) for n, c in cast.items()}, variant, small)
        layers += _furniture(moment, shot, people, set_up, before=False, small=small)
        animals = Staged(shot, set_up, people, cast)
        layers += animals.behind()
        for stand in people:
            layers += animals.ledge(stand)
            layer, face = person(stand, cast[stand.placement.character], shot, set_up, looks(stand, animals.seen_by(stand)), stand.placement.character == low)
            if stand.placement.pose == "lie":
                layers.append(sheet(canvas, bed_under(stand, Figure.of(cast[stand.placement.character]), shot, moment), "bed", stand.depth, set_up, shot.light))
            if layer is not None:
                if stand.placement.view == "back":
                    layers += _furniture(moment, shot, people, set_up, before=True, small=small)
                layers.append(layer)
            if face is not None:
                faces[stand.placement.character] = face
        if not any(s.placement.view == "back" for s in people):
            layers += _furniture(moment, shot, people, set_up, before=True, small=small)
        layers += animals.before()
        layers += _front(moment, shot, people, set_up)
    layers.append(Layer("light", 0.0, _glaze(canvas, shot.light, set_up.side, style, style == "ink" and shot.size in ("wide", "insert"))))
    sheltered = indoors(shot.setting, shot.place) or shot.insert is not None
    return LayeredPicture(canvas.width, canvas.height, canvas.margin, layers, "clear" if sheltered else shot.weather, faces)


def _cleared(shot: Shot, seat: Seating | None) -> bool:
    """Whether people lie on or sit at what else stands in the room by itself."""
    lies = shot.setting == "bedroom" and any(a.pose == "lie" for a in shot.actors)
    return lies or (shot.setting in ("kitchen", "livingroom") and seat is not None and any(a.view != "back" for a in shot.actors))


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
    [stand] = stands(shot, size[0] / size[1], {character.name: figure_of(character).height}, 0, smalls({character.name: character}))
    layer, _ = person(stand, character, shot, SetUp.of(shot, canvas, style))
    return LayeredPicture(canvas.width, canvas.height, canvas.margin, [*layers, *([layer] if layer else [])]).flatten()


def _furniture(moment: Moment, shot: Shot, people: list[Stand], s: SetUp, before: bool, small: Mapping[str, Small]) -> list[Layer]:
    """What people sit on (behind them) or at (`before` them); animals have a ledge instead."""
    front = [p for p in people if p.placement.view != "back" and p.placement.character not in small]
    if s.seat is None or not front or (before and any(p.foot < LOWEST for p in people)):
        return []
    spot = Spot(shot.size, s.canvas.aspect, tuple((p.x, p.flip) for p in front), front[0].eye, front[0].scale, s.frame.feet)
    draw = (draw_desk if before else draw_seats)(moment, s.seat, spot)
    if draw is None:
        return []
    return [sheet(s.canvas, draw, "desk" if before else "seat", 1.04 if before else .96, s, shot.light, s.frame.blur * .12 if before else 0.0)]


def _front(moment: Moment, shot: Shot, people: list[Stand], s: SetUp) -> list[Layer]:
    """What stands before the people, out of focus, in a corner without a face."""
    if shot.size in ("xclose", "insert", "ots") or (shot.creatures and shot.size != "wide") or any(p.foot < LOWEST for p in people) or any(a.pose == "lie" for a in shot.actors) or (s.seat is not None and shot.size in ("two", "medium")):
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
    return [sheet(s.canvas, lambda c: kind(c, r, moment, half, side), "front", 1.35, s, shot.light, 8.0 if shot.size != "wide" else 5.0)]


# objects and finish

def _insert(shot: Shot, owner: Character | None, canvas: Canvas, style: Style, old: OldTimes) -> Layer:
    insert = shot.insert
    assert insert is not None
    half = canvas.width / canvas.unit / 2

    def draw(c: Any) -> None:
        c.translate(0, -24)
        glow(c, 0, 0, 420, MOODS[shot.light].high, .22)
        draw_insert(c, insert, Owner.of(owner), half, shot.setting, old, shot.time_of_day, held_how(insert, shot.setting, f"{shot.episode}|{shot.scene}|{shot.place}", shot.number, old))

    return sheet(canvas, draw, "insert", 1.0, SetUp.of(shot.model_copy(update={"angle": "eye"}), canvas, style), shot.light)


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
    c.drawImage(image_of(paper(h, w, canvas.unit) if style == "ink" else tooth(h, w, canvas.unit)), 0, 0)
    if sealed:
        c.translate(canvas.margin, canvas.margin)
        c.scale(canvas.unit, canvas.unit)
        draw_seal(c, canvas.width / canvas.unit - 74, 84)
    return shared(pixels(surface.makeImageSnapshot()))
