"""People who only pass: one of a crowd, and what they carry. The origin is the floor under their feet; 229 units are a metre."""
from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from engine.picture.gfx import Colour, fill, light, linear, mix, shade, smooth, stroke, tapered
from engine.picture.scenery.air import box, rounded


def suitcase(c: Any, x: float, y: float, colour: Colour) -> None:
    rounded(c, x - 24, y - 92, x + 24, y - 6, 8, linear((x - 24, 0), (x + 24, 0), [(0, light(colour, .2)), (1, shade(colour, .6))]))
    for k in (-12, 0, 12):
        c.drawRect(box(x + k - 1, y - 86, x + k + 1, y - 12), fill(shade(colour, .5)))
    c.drawRect(box(x - 14, y - 128, x - 11, y - 90), fill("#2a2d36"))
    c.drawRect(box(x + 11, y - 128, x + 14, y - 90), fill("#2a2d36"))
    c.drawRect(box(x - 14, y - 132, x + 14, y - 127), fill("#2a2d36"))
    for k in (-16, 16):
        c.drawCircle(x + k, y - 3, 4, fill("#15171f"))


def figure(c: Any, r: Random, h: float, colour: Colour, *, kind: str = "stand", rim: Colour | None = None) -> None:
    """Somebody without a face whose feet are at the origin, `h` high: one of a crowd. `kind` is stand, walk, sit, bag, case,
    umbrella or bust (only what shows above a table)."""
    u, dark = h / 390, shade(colour, .6)
    woman = r.random() < .5
    c.save()
    c.scale(u * r.choice((-1, 1)), u)
    head_y, sit = (-356.0, 0.0) if kind != "sit" else (-270.0, 86.0)
    if kind not in ("bust",):
        c.drawOval(box(-54, -8, 54, 8), fill("#06060c", .34, 4))
    body = sit
    _legs(c, kind, colour, dark)
    coat = [(-40, -296 + body), (-54, -240 + body), (-50, -176 + body), (-46, (-150 if not woman else -118) + body), (46, (-150 if not woman else -118) + body), (50, -176 + body), (53, -240 + body), (40, -296 + body), (14, -314 + body), (-14, -314 + body)]
    c.drawPath(smooth(coat, True, .8), linear((-54, 0), (54, 0), [(0, light(colour, .14)), (.5, colour), (1, shade(colour, .7))]))
    c.drawPath(tapered([(-44, -286 + body), (-62, -226 + body), (-56, -168 + body)], [26, 23, 15]), fill(mix(colour, dark, .3)))
    c.drawPath(tapered([(44, -286 + body), (62, -226 + body), (54, -170 + body)], [26, 23, 15]), fill(mix(colour, dark, .6)))
    skin = mix("#c9987c", colour, .5)
    _face(c, skin, head_y)
    hair = r.choice(("#1c1820", "#2c2024", "#3c2c28", "#4a4048"))
    cap = [(-27, head_y + 4), (-26, head_y - 24), (0, head_y - 38), (26, head_y - 24), (28, head_y + 4), (18, head_y - 8), (-6, head_y - 14)]
    c.drawPath(smooth(cap), fill(mix(hair, colour, .25)))
    if woman:
        c.drawPath(smooth([(-28, head_y - 6), (-18, head_y - 20), (-8, head_y + 8), (-14, head_y + 66), (-34, head_y + 60)]), fill(mix(hair, colour, .25)))
    _carried(c, r, kind, colour)
    if rim is not None:
        c.drawPath(tapered([(30, head_y - 30), (28, head_y + 14), (44, -296 + body), (58, -236 + body), (52, -160 + body)], [1, 4, 4, 4, 1]), fill(rim, .55))
    c.restore()


def _legs(c: Any, kind: str, colour: Colour, dark: Colour) -> None:
    if kind == "sit":
        for s, tone in ((1, shade(dark, .7)), (-1, dark)):
            c.drawPath(tapered([(s * 6 - 14, -96), (46 + s * 8, -100)], [50, 40]), fill(tone))
            c.drawPath(tapered([(48 + s * 8, -104), (54 + s * 9, -56), (50 + s * 11, -4)], [38, 28, 17]), fill(tone))
            c.drawOval(box(42 + s * 11, -9, 78 + s * 11, 4), fill(shade(dark, .5)))
    elif kind != "bust":
        step = 26 if kind in ("walk", "case") else 8
        for s in (-1, 1):
            c.drawPath(tapered([(s * 13, -190), (s * (13 + step * .4), -96), (s * (12 + step), -4)], [40, 32, 19]), fill(dark if s < 0 else mix(dark, colour, .3)))
            c.drawOval(box(s * (12 + step) - 12, -9, s * (12 + step) + 20, 4), fill(shade(dark, .6)))


def _face(c: Any, skin: Colour, head_y: float) -> None:
    """A head that looks like one from afar."""
    c.drawRect(box(-10, head_y + 24, 10, head_y + 52), fill(shade(skin, .8)))
    c.drawOval(box(-24, head_y - 30, 24, head_y + 32), fill(skin))
    for k in (-1, 1):
        c.drawOval(box(k * 9 - 3, head_y, k * 9 + 3, head_y + 5), fill("#2a1c20", .62))
    c.drawPath(tapered([(-6, head_y + 18), (0, head_y + 19), (6, head_y + 18)], [.8, 2.2, .8]), fill(shade(skin, .5), .7))
    c.drawPath(tapered([(1, head_y + 4), (3, head_y + 11), (-1, head_y + 12)], [.6, 1.8, .6]), fill(shade(skin, .6), .6))


def _carried(c: Any, r: Random, kind: str, colour: Colour) -> None:
    """What somebody of that kind has with them."""
    if kind == "umbrella":
        c.drawPath(tapered([(30, -200), (26, -470)], [4, 4]), fill("#14151d"))
        tint = mix(r.choice(("#b5483e", "#3f6a8a", "#d9b46a", "#5a4a78")), colour, .4)
        c.drawPath(smooth([(-112, -404, 1), (-70, -462), (26, -492), (122, -462), (164, -404, 1), (96, -416), (26, -406), (-44, -416)], True, .8), linear((0, -492), (0, -404), [(0, light(tint, .2)), (1, shade(tint, .6))]))
    elif kind == "bag":
        rounded(c, 44, -196, 92, -120, 8, fill(mix("#8a5a3c", colour, .4)))
        c.drawPath(smooth([(46, -190), (60, -232), (84, -190)], False), stroke(mix("#8a5a3c", colour, .5), 4))
    elif kind == "case":
        c.save()
        c.translate(-92, 0)
        suitcase(c, 0, 0, mix(r.choice(("#b5483e", "#3f6a8a", "#d9a648", "#5a6478")), colour, .35))
        c.restore()


def crowd(c: Any, r: Random, places: Sequence[tuple[float, float]], colours: Sequence[Colour], kinds: Sequence[str], rim: Colour | None = None) -> None:
    """Several of them; a place is (x, scale)."""
    for x, k in places:
        c.save()
        c.translate(x, 0)
        figure(c, r, 390 * k * r.uniform(.94, 1.04), r.choice(list(colours)), kind=r.choice(list(kinds)), rim=rim)
        c.restore()
