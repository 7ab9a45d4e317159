"""Small things that people hold; drawn at the hand, without anything readable on them (a figure may be mirrored)."""
from __future__ import annotations

import math
from typing import Any

from engine.drama.vocabulary import InsertKind, OldTimes
from engine.picture.gfx import Colour, fill, linear, poly, shade, smooth, stroke, tapered
from engine.picture.skia_load import skia


def draw_phone(canvas: Any, x: float, y: float, angle: float, scale: float = 1.0) -> None:
    """A phone seen from its edge and back, upright at `angle` 0."""
    canvas.save()
    canvas.translate(x, y)
    canvas.rotate(angle)
    canvas.scale(scale, scale)
    body = skia.RRect.MakeRectXY(skia.Rect(-18, -66, 18, 66), 8, 8)
    canvas.drawRRect(body, fill("#1a1b22"))
    canvas.drawRRect(skia.RRect.MakeRectXY(skia.Rect(11, -62, 18, 62), 4, 4), fill("#a9d4ff", .85))
    canvas.drawRRect(skia.RRect.MakeRectXY(skia.Rect(-14, -60, -1, -40), 5, 5), fill("#2c2e38"))
    canvas.drawCircle(-7.5, -54, 3, fill("#4a5060"))
    canvas.restore()


def draw_handset(canvas: Any, x: float, y: float, angle: float, scale: float) -> None:
    """The handset of an old telephone: ear and mouth pieces on a curved grip, its cord hanging down."""
    canvas.save()
    canvas.translate(x, y)
    canvas.rotate(angle)
    canvas.scale(scale, scale)
    canvas.drawPath(tapered([(6, 66), (-14, 130), (8, 210), (-10, 300)], [5, 5, 5, 4]), fill("#17161b"))
    canvas.drawPath(tapered([(12, -66), (-8, -30), (-10, 16), (14, 62)], [22, 17, 17, 22]), fill("#1e1c22"))
    canvas.drawPath(tapered([(6, -56), (-12, -24), (-14, 10)], [1, 4, 1]), fill("#8d8a94", .6))
    for cy, tilt in ((-72, -8), (68, 8)):
        canvas.drawPath(smooth([(-4, cy - 24 + tilt * .3, 1), (32, cy - 20, 1), (40, cy), (32, cy + 20, 1), (-4, cy + 24, 1), (-10, cy)], True, .6), linear((-10, cy - 24), (40, cy + 24), [(0, "#4a4852"), (1, "#0f0e12")]))
        canvas.drawPath(tapered([(-2, cy - 22), (-7, cy), (-2, cy + 22)], [3, 4, 3]), fill("#c9a24e"))
    canvas.restore()


def draw_cup(canvas: Any, x: float, y: float, scale: float, band: Colour) -> None:
    """A paper cup with a lid; (`x`, `y`) is its middle."""
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(scale, scale)
    cup = smooth([(-33, -46, 1), (33, -46, 1), (25, 50, 1), (-25, 50, 1)], True, .2)
    canvas.drawPath(cup, linear((-34, 0), (34, 0), [(0, "#d8cfc4"), (.35, "#f8f4ec"), (1, "#e6ded3")]))
    canvas.drawPath(poly([(-30, -20), (30, -20), (26.5, 24), (-26.5, 24)]), fill(band))
    canvas.drawPath(poly([(-30, -20), (-18, -20), (-16, 24), (-26.5, 24)]), fill(shade(band, .75), .8))
    canvas.drawPath(smooth([(-36, -44, 1), (36, -44, 1), (33, -56), (-33, -56)], True, .5), fill("#3a3236"))
    canvas.restore()


def draw_glass(canvas: Any, x: float, y: float, scale: float) -> None:
    """A glass of wine held by its stem at (`x`, `y`)."""
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(scale, scale)
    canvas.drawPath(tapered([(0, -34), (0, 66)], [6, 5]), fill("#e6edf4", .85))
    canvas.drawOval(skia.Rect(-27, 62, 27, 72), fill("#dfe8f0", .85))
    bowl = smooth([(-27, -124, 1), (27, -124, 1), (35, -80), (24, -44), (0, -32), (-24, -44), (-35, -80)])
    canvas.drawPath(bowl, fill("#f2f8ff", .38))
    wine = smooth([(-33, -88, 1), (33, -88, 1), (33, -72), (22, -44), (0, -34), (-22, -44), (-33, -72)])
    canvas.drawPath(wine, linear((-34, 0), (34, 0), [(0, "#c98a3c"), (.4, "#f2c873"), (1, "#b9772e")]))
    canvas.drawOval(skia.Rect(-33, -93, 33, -83), fill("#f8dc9c"))
    canvas.drawPath(tapered([(-24, -118), (-29, -84), (-20, -54)], [3, 5, 2]), fill("#ffffff", .7))
    canvas.drawPath(bowl, stroke("#f6fbff", 2, .7))
    canvas.restore()


def draw_tea_bowl(canvas: Any, x: float, y: float, scale: float) -> None:
    """A small porcelain bowl with a blue rim and a thread of steam; (`x`, `y`) is its middle."""
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(scale, scale)
    canvas.drawPath(tapered([(-6, -34), (-16, -62), (2, -88), (-8, -116)], [3, 9, 7, 1]), fill("#ffffff", .22, 3))
    bowl = smooth([(-40, -26, 1), (40, -26, 1), (32, 10), (16, 28), (-16, 28), (-32, 10)])
    canvas.drawPath(bowl, linear((-40, 0), (40, 0), [(0, "#c9d2d4"), (.36, "#fbfaf4"), (1, "#dcdfdc")]))
    canvas.drawPath(tapered([(-38, -18), (0, -14), (38, -18)], [3, 3, 3]), fill("#4a6f9a", .8))
    canvas.drawOval(skia.Rect(-40, -33, 40, -20), fill("#eef0ea"))
    canvas.drawOval(skia.Rect(-34, -31, 34, -22), fill("#9a7a3c"))
    canvas.drawPath(poly([(-14, 26), (14, 26), (12, 34), (-12, 34)]), fill("#cfd4d0"))
    canvas.restore()


def draw_held(canvas: Any, kind: InsertKind, x: float, y: float, angle: float, scale: float = 1.0, old: OldTimes = "") -> None:
    """The scene's object between thumb and fingers at (`x`, `y`), rising from there; `old` things are
    those of old times."""
    canvas.save()
    canvas.translate(x, y)
    canvas.rotate(angle)
    canvas.scale(scale, scale)
    if kind == "phone":
        canvas.translate(0, -30)
        draw_phone(canvas, 0, 0, 0, 1.05)
    elif kind in ("letter", "photograph"):
        _sheet(canvas, photograph=kind == "photograph")
    elif kind == "ring":
        canvas.drawCircle(0, -22, 13, stroke("#e3bf6a", 5))
        canvas.drawPath(smooth([(-9, -40, 1), (0, -31, 1), (9, -40, 1), (5, -47, 1), (-5, -47, 1)], True, 0), fill("#e9f6ff"))
        canvas.drawPath(tapered([(0, -62), (0, -44), (0, -30)], [.5, 3, .5]), fill("#ffffff", .9))
        canvas.drawPath(tapered([(-18, -44), (0, -44), (18, -44)], [.5, 3, .5]), fill("#ffffff", .9))
    elif kind == "key":
        canvas.drawCircle(0, -14, 11, stroke("#c9a24e", 6))
        canvas.drawPath(poly([(-3, -24), (3, -24), (3, -74), (-3, -74)]), fill("#c9a24e"))
        for y0 in (-70, -58):
            canvas.drawPath(poly([(3, y0), (14, y0), (14, y0 + 6), (3, y0 + 6)]), fill("#b18c3d"))
    elif kind == "cup":
        if old in ("east", "republic"):
            draw_tea_bowl(canvas, 0, -20, .9)
        elif old:
            draw_glass(canvas, 0, -10, .9)
        else:
            draw_cup(canvas, 0, -20, .9, "#8a5a44")
    elif kind == "clock":
        canvas.drawCircle(0, -24, 26, fill("#d8b465"))
        canvas.drawCircle(0, -24, 21, fill("#f7f1e2"))
        for turn, length in ((0.6, 14), (2.2, 10)):
            canvas.drawPath(tapered([(0, -24), (math.sin(turn) * length, -24 - math.cos(turn) * length)], [3, 2]), fill("#33302f"))
    elif kind == "cake":
        _food_box(canvas) if old == "east" else _box(canvas)
    else:
        canvas.drawPath(poly([(-3, -2), (3, -2), (3, -50), (-3, -50)]), fill("#b18c3d"))
    canvas.restore()


def _box(canvas: Any) -> None:
    """A cake in its box, with a ribbon."""
    canvas.drawPath(poly([(-58, -88), (58, -88), (54, -2), (-54, -2)]), linear((-58, 0), (58, 0), [(0, "#d9cbc4"), (.35, "#fdf7f2"), (1, "#cdbdb4")]))
    canvas.drawPath(poly([(-64, -104), (64, -104), (61, -82), (-61, -82)]), linear((-64, 0), (64, 0), [(0, "#e2d5ce"), (.4, "#ffffff"), (1, "#d3c4bb")]))
    canvas.drawPath(poly([(-9, -104), (9, -104), (8, -2), (-8, -2)]), fill("#d9586a"))
    for side in (-1, 1):
        canvas.drawPath(smooth([(0, -104, 1), (side * 20, -126), (side * 34, -114), (side * 20, -103)]), fill("#e3707f"))
    canvas.drawCircle(0, -105, 6, fill("#c2465a"))


def _food_box(canvas: Any) -> None:
    """A lacquered box of two trays with a handle, as sweets were carried in."""
    canvas.drawPath(smooth([(-46, -84, 1), (-40, -128), (0, -136), (40, -128), (46, -84, 1)], False, .5), stroke("#5a2a22", 8))
    for top, low in ((-84, -46), (-44, -4)):
        canvas.drawPath(poly([(-56, top), (56, top), (54, low), (-54, low)]), linear((-56, 0), (56, 0), [(0, "#7a2c26"), (.35, "#c25244"), (1, "#6a221e")]))
        canvas.drawPath(tapered([(-54, low - 4), (54, low - 4)], [4, 4]), fill("#e2b95c", .8))
    canvas.drawPath(poly([(-60, -96), (60, -96), (57, -82), (-57, -82)]), linear((-60, 0), (60, 0), [(0, "#8a342c"), (.4, "#d4655a"), (1, "#742a24")]))
    canvas.drawPath(smooth([(-12, -66), (0, -56), (12, -66), (0, -76)]), fill("#e2b95c"))


def _sheet(canvas: Any, photograph: bool) -> None:
    sheet = poly([(-44, 14), (40, 8), (34, -106), (-50, -98)])
    canvas.save()
    canvas.translate(3, 5)
    canvas.drawPath(sheet, fill("#20141c", .3, 5))
    canvas.restore()
    canvas.drawPath(sheet, fill("#f7f1e4"))
    if photograph:
        canvas.drawPath(poly([(-40, 0), (32, -6), (28, -98), (-44, -90)]), linear((0, -96), (0, 0), [(0, "#8fb3cf"), (.6, "#e3c6a4"), (1, "#7d8f6d")]))
        for x, y, tone in ((-18, -46, "#5a3f3a"), (8, -48, "#3a3440")):
            canvas.drawCircle(x, y, 9, fill("#e8c0a0"))
            canvas.drawPath(smooth([(x - 16, -6), (x - 12, y + 14), (x + 12, y + 14), (x + 16, -8)]), fill(tone))
    else:
        for k in range(6):
            canvas.drawPath(tapered([(-38 - k * .4, -82 + k * 14), (0, -84 + k * 14), (28 - k * .2 - (18 if k == 5 else 0), -86 + k * 14)], [2, 2.4, 2]), fill("#8a7f78", .7))
