"""The courtyard of an old palace."""
from __future__ import annotations

from typing import Any

from engine.picture.gfx import Colour, fill, glow, light, linear, mix, poly, shade, smooth, stroke, tapered
from engine.picture.lettering import draw_text
from engine.picture.scenery import passers
from engine.picture.scenery import props as p
from engine.picture.scenery.air import (
    BOTTOM,
    HAZE,
    LEFT,
    RIGHT,
    Moment,
    Sheet,
    box,
    ground,
    hills,
    rounded,
    sky,
    veil,
)
from engine.picture.scenery.ground import standing


def palace(m: Moment) -> list[Sheet]:
    red, tile = m.tone("#b03c34", "#642434"), m.tone("#4f7076", "#1c2c48")
    k = .74 if m.upright else 1.0

    def back(c: Any) -> None:
        sky(c, m, 30)
        hills(c, m, "p", 20, 230, mix("#5a6a80", HAZE[m.time], .6))
        hills(c, m, "q", 40, 130, mix("#4a6070", HAZE[m.time], .45))
        veil(c, m, -160, 50, .55)

    def hall(c: Any) -> None:
        ground(c, 70, m.tone("#a39c90", "#20263e"), m.tone("#d0cabc", "#343c5e"))
        for i in range(-16, 17):
            c.drawPath(tapered([(i * 46, 70), (i * 200, BOTTOM)], [.8, 4]), fill(m.tone("#7d776c", "#161b30"), .55))
        for y in (82.0, 100.0, 126.0, 164.0, 220.0, 300.0, 420.0):
            c.drawRect(box(LEFT, y, RIGHT, y + 1 + y * .005), fill(m.tone("#7d776c", "#161b30"), .5))
        for s in (-1, 1):
            c.drawPath(poly([(s * 300 * k, 10), (s * 1000, -120), (s * 1000, 300), (s * 300 * k, 72)]), linear((s * 300, 0), (s * 1000, 0), [(0, shade(red, .66)), (1, red)]))
            c.drawPath(poly([(s * 290 * k, 14), (s * 290 * k, -8), (s * 1000, -200), (s * 1000, -110)]), fill(tile))
        c.save()
        c.scale(k, k)
        c.translate(0, -6)
        for j, (half, y) in enumerate(((400, 104), (372, 88), (344, 72))):
            c.drawRect(box(-half, y - 16, half, y), fill(m.tone(light("#d9d4c6", .1 * j), light("#3f4768", .06 * j))))
            for i in range(-int(half / 24), int(half / 24) + 1):
                c.drawRect(box(i * 24 - 2, y - 30, i * 24 + 2, y - 14), fill(m.tone("#ece8dc", "#5a6288")))
            c.drawRect(box(-half, y - 32, half, y - 27), fill(m.tone("#ece8dc", "#5a6288")))
        c.drawPath(poly([(-46, 40), (46, 40), (74, 108), (-74, 108)]), fill(m.tone("#cfc8b8", "#4a5274")))
        for j in range(7):
            c.drawRect(box(-46 - j * 4, 44 + j * 9, 46 + j * 4, 47 + j * 9), fill(m.tone("#a8a092", "#2c3452")))
        c.drawRect(box(-310, -110, 310, 44), fill(shade(red, .6)))
        for i in range(-4, 5):
            x = i * 70.0
            c.drawRect(box(x - 28, -96, x + 28, 42), linear((0, -96), (0, 42), [(0, "#ffe0a0" if m.lamps else "#d4c096"), (1, "#e8924e" if m.lamps else "#8f8060")]))
            for j in range(-2, 3):
                c.drawRect(box(x + j * 11 - 1, -96, x + j * 11 + 1, 42), fill(shade(red, .4), .8))
            for bar in range(-86, 40, 20):
                c.drawRect(box(x - 28, bar, x + 28, bar + 2), fill(shade(red, .4), .8))
        for i in range(-5, 5):
            x = i * 70.0 + 35
            c.drawRect(box(x - 9, -112, x + 9, 44), linear((x - 9, 0), (x + 9, 0), [(0, shade(red, .6)), (.4, light(red, .16)), (1, shade(red, .5))]))
        if m.lamps:
            glow(c, 0, -30, 400, "#ffb45e", .45)
        tiled_roof(c, 0, -112, 430, 110, tile)
        c.drawRect(box(-230, -256, 230, -204), fill(shade(red, .7)))
        for i in range(-6, 7):
            c.drawRect(box(i * 36 - 12, -250, i * 36 + 12, -208), fill("#ffd890" if m.lamps else "#b8a67c", .9))
        tiled_roof(c, 0, -250, 310, 104, tile)
        for i in range(-12, 13):
            c.drawRect(box(i * 33 - 9, -112, i * 33 + 9, -98), fill("#2f6a7a" if i % 2 else "#3f8a5a", .9))
        rounded(c, -64, -206, 64, -158, 4, fill("#1c2c5a"))
        rounded(c, -64, -206, 64, -158, 4, stroke("#e9c46a", 3))
        draw_text(c, "长乐宫", 0, -170, 34, "#e9c46a", kind="serif", centre=True)
        c.restore()
        r = m.rnd("guards")
        for x, y in ((-92.0, 92.0), (92.0, 92.0), (-m.reach * .62, 112.0), (m.reach * .62, 112.0)):
            with standing(c, x, y):
                passers.figure(c, r, 390, m.tone("#7a3a34", "#3a2234") if not m.ink else "#4e4a4c", kind="stand")
                c.drawPath(tapered([(56, -470), (56, 0)], [5, 5]), fill("#2a2020"))
                c.drawPath(poly([(48, -470), (56, -520), (64, -470)]), fill("#c8ccd4"))

    def near(c: Any) -> None:
        s = m.reach
        for side in (-1, 1):
            with standing(c, side * s * .86, 186):
                c.drawRect(box(-9, -760, 9, 0), linear((-9, 0), (9, 0), [(0, shade(red, .6)), (1, red)]))
                c.drawPath(smooth([(side * -8, -740, 1), (side * -120, -730, 1), (side * -128, -560), (side * -108, -400), (side * -118, -300, 1), (side * -64, -330, 1), (side * -10, -300, 1)], True, .4), linear((0, -740), (0, -300), [(0, light(red, .14)), (1, shade(red, .7))]))
                draw_text(c, "长乐"[side > 0], side * -64, -520, 70, "#f0cf7a", kind="serif", centre=True)
            with standing(c, side * s * .54, 150):
                c.drawPath(smooth([(-50, -60), (-64, -110), (-40, -140), (40, -140), (64, -110), (50, -60), (30, -44), (-30, -44)]), linear((-64, 0), (64, 0), [(0, "#5a5046"), (.4, "#a89c86"), (1, "#463e36")]))
                for a in (-36, 36):
                    c.drawPath(tapered([(a, -50), (a * 1.2, 0)], [14, 10]), fill("#4a4238"))
                for a in (-12, 8):
                    c.drawPath(tapered([(a, -140), (a - 20, -210), (a + 24, -290), (a - 10, -380)], [4, 18, 22, 2]), fill("#ffffff", .18, 8))
        for x, y in ((-s * .46, -250), (s * .46, -250), (-s * .8, -190), (s * .8, -190), (0, -300)):
            c.drawRect(box(x - 1, -600, x + 1, y - 60), fill("#2b1a16"))
            p.lantern(c, x, y, 26, on=m.lamps)
        r = m.rnd("plum")
        blossom: list[Colour] = ["#8a3a56", "#d0708e", "#f6c0cc"]
        x = -s - 20
        c.drawPath(tapered([(x, -520), (x + 100, -420), (x + 200, -376), (x + 290, -396)], [30, 20, 11, 3]), fill("#2c1c22"))
        c.drawPath(tapered([(x + 100, -420), (x + 130, -330), (x + 190, -290)], [14, 8, 2]), fill("#2c1c22"))
        for _ in range(15):
            p.foliage(c, r, x + r.uniform(20, 290), r.uniform(-450, -300), 38, 29, blossom, 20)
        for _ in range(24):
            c.drawOval(box(px := r.uniform(-s, s), py := r.uniform(-280, 400), px + 8, py + 5), fill("#f6c0cc", .8))

    return [Sheet(.04, back), Sheet(.45, hall), Sheet(.88, near)]


def tiled_roof(c: Any, x: float, y: float, half: float, h: float, tile: Any) -> None:
    """A sweeping tiled roof whose eaves are at y."""
    path = smooth([(x - half - 50, y - 34, 1), (x - half * .8, y - 12), (x - half * .5, y - h * .5), (x - half * .42, y - h, 1), (x + half * .42, y - h, 1), (x + half * .5, y - h * .5), (x + half * .8, y - 12), (x + half + 50, y - 34, 1), (x + half, y + 10, 1), (x - half, y + 10, 1)])
    c.drawPath(path, linear((0, y - h), (0, y + 10), [(0, light(tile, .24)), (1, shade(tile, .6))]))
    for i in range(-18, 19):
        t = i / 18
        c.drawPath(tapered([(x + t * half * .42, y - h), (x + t * half * .66, y - h * .42), (x + t * half * .98, y + 8)], [1.4, 2, 3]), fill(shade(tile, .42), .7))
    c.drawPath(tapered([(x - half * .48, y - h - 6), (x, y - h - 9), (x + half * .48, y - h - 6)], [13, 13, 13]), fill(shade(tile, .5)))
    for s in (-1, 1):
        c.drawPath(smooth([(x + s * half * .44, y - h), (x + s * half * .5, y - h - 26), (x + s * half * .4, y - h - 16)]), fill(shade(tile, .5)))
    c.drawRect(box(x - half, y + 4, x + half, y + 16), fill("#d0a044"))
