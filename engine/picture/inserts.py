"""Objects that fill the frame: of which age, on what they lie, how they are held.

Drawn around the origin, about 400 units high, in the scenery's units.
"""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine.drama.storyboard import Insert
from engine.drama.vocabulary import InsertKind, OldTimes, Setting, TimeOfDay
from engine.picture.gfx import Colour, fill, glow, light, linear, radial, rnd, shade, smooth, stroke, tapered
from engine.picture.grip import Held, Owner
from engine.picture.inserts_old import OLD, old_letter
from engine.picture.inserts_read import HOURS, letter, phone
from engine.picture.inserts_republic import REPUBLIC, telegram
from engine.picture.inserts_things import THINGS
from engine.picture.inserts_west import WEST, sealed_letter
from engine.picture.scenery.air import box

_NOW: dict[InsertKind, Callable[..., None]] = {"phone": phone, "letter": letter, **THINGS}
_WOODS: dict[Setting, Colour] = {
    "palace": "#5c2420", "hospital": "#c4d4d6", "kitchen": "#b98a5c", "bar": "#5a3424", "shop": "#c8ccd4", "airport": "#8a94a4", "lift": "#6a7280",
    "underground": "#5c6678", "car": "#2c2f3a", "street": "#6a5a50", "park": "#8a6248", "seaside": "#a8845e", "rooftop": "#7a7f90",
}
_ON_TABLE = frozenset({"ring", "cup", "cake"})


def draw_insert(canvas: Any, insert: Insert, owner: Owner, half: float, setting: Setting = "office", old: OldTimes = "", time: TimeOfDay = "night", how: Held = "both") -> None:
    """`half` is half the frame's width in units; `owner` lends the hand; the surface that things stand on is the
    place's; `old` things are those of old times; letters and phones are held or lie there, `how` says."""
    scale = min(1.0, half / {"phone": 262, "letter": 258, "photograph": 262, "ring": 276, "cup": 292, "cake": 300}.get("letter" if old and insert.kind == "phone" else insert.kind, 240))
    if how == "table":
        _surface(canvas, "#6a4030" if old else _WOODS.get(setting, "#8a6248"), half, -470)
        _beside(canvas, half, old)
    elif insert.kind in _ON_TABLE or (old in ("east", "west") and insert.kind == "clock"):
        _surface(canvas, "#6a4030" if old else _WOODS.get(setting, "#8a6248"), half, scale * 150)
    canvas.save()
    canvas.scale(scale, scale)
    then = {"west": WEST, "republic": REPUBLIC, "east": OLD}.get(old, _NOW)
    draw = then.get(insert.kind, _NOW[insert.kind])
    if draw is phone:
        phone(canvas, insert, owner, how, HOURS[time])
    elif draw in (letter, old_letter, sealed_letter, telegram):
        draw(canvas, insert, owner, how)
    else:
        draw(canvas, insert, owner)
    canvas.restore()


_TABLES: frozenset[Setting] = frozenset({"office", "cafe", "bedroom", "livingroom", "kitchen", "classroom", "court", "bar", "shop", "hospital"})


def held_how(insert: Insert, setting: Setting, scene: str, number: int, old: OldTimes = "") -> Held:
    """How a letter or a phone is seen in the `number`th shot of a scene: in both hands, in one, by a corner, lying on a table
    where there is one, each in its turn, so that two near one another are never alike; everything else as it always is."""
    if insert.kind not in ("letter", "phone"):
        return "both"
    ways: list[Held] = ["both", "right", "left"]
    if insert.kind == "letter" or old:  # whose messages are letters
        ways.insert(2, "corner")
    if setting in _TABLES:
        ways.append("table")
    return ways[(rnd("held how", scene).randrange(len(ways)) + number) % len(ways)]


def _surface(canvas: Any, wood: Colour, half: float, y: float) -> None:
    """A table from its far edge at y to the bottom of the frame, with grain and a sheen."""
    canvas.drawRect(box(-half * 1.3, y, half * 1.3, 480), linear((0, y), (0, 460), [(0, light(wood, .3)), (.15, wood), (1, shade(wood, .42))]))
    r = rnd("surface", str(wood))
    for i in range(8):
        yy = y + 8 + i * i * 5.5
        canvas.drawPath(tapered([(-half * 1.3, yy + r.uniform(-4, 4)), (r.uniform(-80, 80), yy + r.uniform(-4, 4)), (half * 1.3, yy + r.uniform(-4, 4))], [1, 2.6, 1]), fill(shade(wood, .5), .4))
    canvas.drawRect(box(-half * 1.3, y - 1.5, half * 1.3, y + 2), fill(light(wood, .6), .7))


def _beside(canvas: Any, half: float, old: OldTimes) -> None:
    """What else stands on a table seen from above, where the frame is wide enough: a cup, a lamp's light."""
    glow(canvas, -half * .5, -260, half * .7, "#ffe2b0", .32)
    if half < 420:
        return
    x, y = half * .68, -150.0
    canvas.drawCircle(x + 8, y + 14, 104, fill("#05060c", .35, 14))
    for r, colour in ((104, "#cfd8d4"), (96, "#eef2ee")) if old else ((104, "#d8d0c4"), (97, "#f6f1e8")):
        canvas.drawCircle(x, y, r, fill(colour))
    canvas.drawCircle(x + 4, y + 8, 66, fill("#3a2e2a", .3, 8))
    if not old:
        canvas.drawPath(smooth([(x + 52, y - 26), (x + 104, y - 46), (x + 98, y - 4), (x + 54, y + 8)]), stroke("#eae2d6", 13))
    canvas.drawCircle(x, y, 62, fill("#f4efe6" if not old else "#dfe9e4"))
    canvas.drawCircle(x, y, 53, radial((x - 14, y - 16), 70, [(0, "#8a5a3a" if not old else "#b08a44"), (1, "#3a2218" if not old else "#6a4a20")]))
    canvas.drawPath(tapered([(x - 34, y - 16), (x - 8, y - 34), (x + 20, y - 32)], [1, 6, 1]), fill("#ffffff", .35))
