"""The courtyards of old palaces: each place has its own hall, walls, trees and what stands before the steps."""
from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from engine.drama.places import named_hall, outside_at_court
from engine.picture.gfx import RGB, Colour, fill, glow, light, linear, mix, poly, shade, smooth, stroke, tapered
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
from engine.picture.scenery.ground import overhang, standing

_HALLS = ("长乐宫", "未央宫", "承乾殿", "凤仪宫", "景阳宫", "永宁殿", "昭华宫", "钟粹宫")
_TILES: tuple[tuple[Colour, Colour], ...] = (("#4f7076", "#1c2c48"), ("#b08a3e", "#4a3c34"), ("#5f6468", "#22283a"), ("#557a58", "#1e3238"))
_WALLS: tuple[tuple[Colour, Colour], ...] = (("#b03c34", "#642434"), ("#a8483a", "#5c2a34"), ("#ddd4c4", "#4c5068"), ("#8f8a84", "#3a3e50"))
_TREES: tuple[tuple[Colour, Colour, Colour], ...] = (("#8a3a56", "#d0708e", "#f6c0cc"), ("#33543c", "#56805a", "#8fae78"), ("#9a6a24", "#d29a38", "#f0cc6a"), ("#cfc8cc", "#ece6e6", "#fbf6f2"), ("#4a6a3c", "#83a058", "#b8c880"))
"""Plum, pine, ginkgo, pear and willow."""


@dataclass(frozen=True)
class _Court:
    """What one courtyard has that another has not."""

    tile: RGB
    wall: RGB
    wood: RGB
    name: str
    storeys: int
    aside: float
    """How far the hall stands from the middle."""
    leaves: tuple[Colour, Colour, Colour]
    tree: int
    """On which side branches hang in: -1 or 1; 0 is none."""
    banners: bool
    lanterns: tuple[tuple[float, float], ...]
    """Where they hang, in parts of the reach and units of height."""
    before: Callable[[Any, Moment], None]
    guards: bool
    bleak: bool
    """A court that nobody tends."""

    @classmethod
    def of(cls, m: Moment) -> _Court:
        r = m.rnd("court")
        bleak = outside_at_court(m.name) == "cold"
        tile, wall, leaves = m.tone(*r.choice(_TILES)), m.tone(*r.choice(_WALLS)), r.choice(_TREES)
        hung = ((-.46, -250.0), (.46, -250.0), (-.8, -190.0), (.8, -190.0), (0.0, -300.0)), ((-.9, -150.0), (-.62, -230.0), (.62, -230.0), (.9, -150.0)), ((-.3, -270.0), (-.1, -240.0), (.1, -240.0), (.3, -270.0)), ((.5, -220.0), (.72, -260.0))
        before = r.choice((_burner, _lion, _vat, _crane))
        lanterns = r.choice(hung)
        court = cls(tile, wall, m.tone("#b03c34", "#642434"), named_hall(m.name) or r.choice(_HALLS), r.choice((1, 2, 2)), r.choice((-.2, 0.0, 0.0, .2)) * m.reach, leaves, r.choice((-1, -1, 1, 0)), r.random() < .5, lanterns, before, r.random() < .6, False)
        if not bleak:
            return court
        grey = m.tone("#8c8884", "#363a4a")
        return cls(mix(m.tone("#5f6468", "#22283a"), grey, .3), mix(court.wall, grey, .55), mix(court.wood, grey, .5), "", 1, court.aside, court.leaves, 0, False, (), _weeds, False, True)


def palace(m: Moment) -> list[Sheet]:
    """A courtyard: the hall over its terraces, walls on both sides, what stands and hangs before it."""
    court = _Court.of(m)

    def back(c: Any) -> None:
        sky(c, m, 30)
        hills(c, m, "p", 20, 230, mix("#5a6a80", HAZE[m.time], .6))
        hills(c, m, "q", 40, 130, mix("#4a6070", HAZE[m.time], .45))
        veil(c, m, -160, 50, .55)

    def middle(c: Any) -> None:
        _paving(c, m)
        _walls(c, m, court)
        c.save()
        c.translate(court.aside, 0)
        k = .74 if m.upright else 1.0
        c.scale(k, k)
        c.translate(0, -6)
        _terraces(c, m)
        _hall(c, m, court)
        c.restore()
        if court.guards:
            r = m.rnd("guards")
            for x, y in ((court.aside - 92.0, 92.0), (court.aside + 92.0, 92.0), (-m.reach * .62, 112.0), (m.reach * .62, 112.0)):
                with standing(c, x, y):
                    guard(c, m, r)

    return [Sheet(.04, back), Sheet(.45, middle), Sheet(.88, lambda c: _near(c, m, court))]


def _paving(c: Any, m: Moment) -> None:
    ground(c, 70, m.tone("#a39c90", "#20263e"), m.tone("#d0cabc", "#343c5e"))
    for i in range(-16, 17):
        c.drawPath(tapered([(i * 46, 70), (i * 200, BOTTOM)], [.8, 4]), fill(m.tone("#7d776c", "#161b30"), .55))
    for y in (82.0, 100.0, 126.0, 164.0, 220.0, 300.0, 420.0):
        c.drawRect(box(LEFT, y, RIGHT, y + 1 + y * .005), fill(m.tone("#7d776c", "#161b30"), .5))


def _walls(c: Any, m: Moment, court: _Court) -> None:
    k = .74 if m.upright else 1.0
    for s in (-1, 1):
        near = s * 300 * k + court.aside * .6
        c.drawPath(poly([(near, 10), (s * 1000, -120), (s * 1000, 300), (near, 72)]), linear((near, 0), (s * 1000, 0), [(0, shade(court.wall, .66)), (1, court.wall)]))
        c.drawPath(poly([(near - s * 10, 14), (near - s * 10, -8), (s * 1000, -200), (s * 1000, -110)]), fill(court.tile))
        if court.bleak:
            r = m.rnd("cracks", s)
            for _ in range(9):
                x = s * r.uniform(380, 660)
                top = r.uniform(-40, 60)
                c.drawPath(tapered([(x, top), (x + r.uniform(-14, 14), top + 26), (x + r.uniform(-24, 24), top + r.uniform(40, 90))], [1, 3, .5]), fill(shade(court.wall, .5), .7))


def _terraces(c: Any, m: Moment) -> None:
    for j, (half, y) in enumerate(((400, 104), (372, 88), (344, 72))):
        c.drawRect(box(-half, y - 16, half, y), fill(m.tone(light("#d9d4c6", .1 * j), light("#3f4768", .06 * j))))
        for i in range(-int(half / 24), int(half / 24) + 1):
            c.drawRect(box(i * 24 - 2, y - 30, i * 24 + 2, y - 14), fill(m.tone("#ece8dc", "#5a6288")))
        c.drawRect(box(-half, y - 32, half, y - 27), fill(m.tone("#ece8dc", "#5a6288")))
    c.drawPath(poly([(-46, 40), (46, 40), (74, 108), (-74, 108)]), fill(m.tone("#cfc8b8", "#4a5274")))
    for j in range(7):
        c.drawRect(box(-46 - j * 4, 44 + j * 9, 46 + j * 4, 47 + j * 9), fill(m.tone("#a8a092", "#2c3452")))


def _hall(c: Any, m: Moment, court: _Court) -> None:
    red, lit = court.wood, m.lamps and not court.bleak
    c.drawRect(box(-310, -110, 310, 44), fill(shade(red, .6)))
    for i in range(-4, 5):
        x = i * 70.0
        c.drawRect(box(x - 28, -96, x + 28, 42), linear((0, -96), (0, 42), [(0, "#ffe0a0" if lit else m.tone("#d4c096", "#5a5468")), (1, "#e8924e" if lit else m.tone("#8f8060", "#3a3648"))]))
        for j in range(-2, 3):
            c.drawRect(box(x + j * 11 - 1, -96, x + j * 11 + 1, 42), fill(shade(red, .4), .8))
        for bar in range(-86, 40, 20):
            c.drawRect(box(x - 28, bar, x + 28, bar + 2), fill(shade(red, .4), .8))
    for i in range(-5, 5):
        x = i * 70.0 + 35
        c.drawRect(box(x - 9, -112, x + 9, 44), linear((x - 9, 0), (x + 9, 0), [(0, shade(red, .6)), (.4, light(red, .16)), (1, shade(red, .5))]))
    if lit:
        glow(c, 0, -30, 400, "#ffb45e", .45)
    tiled_roof(c, 0, -112, 430, 110 if court.storeys == 2 else 150, court.tile)
    if court.storeys == 2:
        c.drawRect(box(-230, -256, 230, -204), fill(shade(red, .7)))
        for i in range(-6, 7):
            c.drawRect(box(i * 36 - 12, -250, i * 36 + 12, -208), fill("#ffd890" if lit else "#b8a67c", .9))
        tiled_roof(c, 0, -250, 310, 104, court.tile)
    for i in range(-12, 13):
        c.drawRect(box(i * 33 - 9, -112, i * 33 + 9, -98), fill(mix("#2f6a7a" if i % 2 else "#3f8a5a", red, .6 if court.bleak else 0.0), .9))
    rounded(c, -64, -206, 64, -158, 4, fill("#1c2c5a" if court.name else shade(red, .5)))
    rounded(c, -64, -206, 64, -158, 4, stroke("#e9c46a" if court.name else "#8a7a5a", 3))
    if court.name:
        draw_text(c, court.name, 0, -170, 34, "#e9c46a", kind="serif", centre=True)


def guard(c: Any, m: Moment, r: Random) -> None:
    passers.figure(c, r, 390, m.tone("#7a3a34", "#3a2234") if not m.ink else "#4e4a4c", kind="stand")
    c.drawPath(tapered([(56, -470), (56, 0)], [5, 5]), fill("#2a2020"))
    c.drawPath(poly([(48, -470), (56, -520), (64, -470)]), fill("#c8ccd4"))


def _near(c: Any, m: Moment, court: _Court) -> None:
    """What stands between the hall and those who act, and what hangs over them."""
    s, red = m.reach, court.wood
    for side in (-1, 1):
        if court.banners:
            with standing(c, side * s * .86, 186):
                c.drawRect(box(-9, -760, 9, 0), linear((-9, 0), (9, 0), [(0, shade(red, .6)), (1, red)]))
                c.drawPath(smooth([(side * -8, -740, 1), (side * -120, -730, 1), (side * -128, -560), (side * -108, -400), (side * -118, -300, 1), (side * -64, -330, 1), (side * -10, -300, 1)], True, .4), linear((0, -740), (0, -300), [(0, light(red, .14)), (1, shade(red, .7))]))
                draw_text(c, court.name[side > 0], side * -64, -520, 70, "#f0cf7a", kind="serif", centre=True)
        with standing(c, side * s * .54, 150):
            c.scale(side, 1)
            court.before(c, m)
    for x, y in court.lanterns:
        c.drawRect(box(x * s - 1, -600, x * s + 1, y - 60), fill("#2b1a16"))
        p.lantern(c, x * s, y, 26, on=m.lamps)
    if court.bleak:
        _dead_tree(c, m)
    elif court.tree:
        r = m.rnd("tree")
        overhang(c, m, r, court.tree, list(court.leaves))
        petal = court.leaves[2]
        for _ in range(24):
            c.drawOval(box(px := r.uniform(-s, s), py := r.uniform(-280, 400), px + 8, py + 5), fill(petal, .8))
    else:
        for side in (-1, 1):
            with standing(c, side * s * .98, 176):
                p.tree(c, m.rnd("trees", side), 0, 0, 700, "#3a2c2a", list(court.leaves))


def _burner(c: Any, m: Moment) -> None:
    c.drawPath(smooth([(-50, -60), (-64, -110), (-40, -140), (40, -140), (64, -110), (50, -60), (30, -44), (-30, -44)]), linear((-64, 0), (64, 0), [(0, "#5a5046"), (.4, "#a89c86"), (1, "#463e36")]))
    for a in (-36, 36):
        c.drawPath(tapered([(a, -50), (a * 1.2, 0)], [14, 10]), fill("#4a4238"))
    for a in (-12, 8):
        c.drawPath(tapered([(a, -140), (a - 20, -210), (a + 24, -290), (a - 10, -380)], [4, 18, 22, 2]), fill("#ffffff", .18, 8))


def _lion(c: Any, m: Moment) -> None:
    """A stone lion on its base."""
    stone = m.tone("#bdb6a8", "#4a5068")
    c.drawRect(box(-74, -96, 74, 0), linear((-74, 0), (74, 0), [(0, shade(stone, .7)), (.4, light(stone, .1)), (1, shade(stone, .55))]))
    c.drawRect(box(-84, -110, 84, -92), fill(light(stone, .16)))
    c.drawPath(smooth([(-56, -110, 1), (-64, -190), (-34, -250), (10, -262), (52, -236), (60, -170), (66, -110, 1)], True, .8), linear((-60, 0), (60, 0), [(0, shade(stone, .62)), (.5, stone), (1, shade(stone, .7))]))
    for k in range(9):
        a = k / 8 * math.pi * 1.5 - 2.6
        c.drawCircle(-14 + math.cos(a) * 44, -272 + math.sin(a) * 42, 17, fill(shade(stone, .82)))
    c.drawCircle(-16, -270, 44, fill(stone))
    c.drawOval(box(-50, -272, -2, -236), fill(light(stone, .12)))
    for x, y, q in ((-36, -284, 6), (-6, -284, 6), (-28, -252, 8)):
        c.drawCircle(x, y, q, fill(shade(stone, .4)))
    c.drawPath(tapered([(-40, -190), (-48, -140), (-50, -110)], [34, 30, 38]), fill(light(stone, .06)))


def _vat(c: Any, m: Moment) -> None:
    """A gilt vat of water against fire."""
    gold = m.tone("#b8924a", "#5a4a3e")
    c.drawOval(box(-96, -14, 96, 12), fill("#0a0a10", .3, 6))
    c.drawPath(smooth([(-92, -150, 1), (92, -150, 1), (104, -90), (70, -8, 1), (-70, -8, 1), (-104, -90)], True, .8), linear((-104, 0), (104, 0), [(0, shade(gold, .55)), (.36, light(gold, .3)), (1, shade(gold, .45))]))
    c.drawOval(box(-96, -166, 96, -136), fill(shade(gold, .7)))
    c.drawOval(box(-84, -160, 84, -140), fill(m.tone("#6a8a90", "#20304a")))
    for x in (-40, 30):
        c.drawOval(box(x - 26, -156, x + 22, -146), fill(m.tone("#5f8f62", "#24463e")))
    c.drawCircle(0, -84, 18, stroke(shade(gold, .5), 6))


def _crane(c: Any, m: Moment) -> None:
    """A bronze crane on a rock."""
    bronze = m.tone("#6f7a68", "#333c48")
    c.drawPath(smooth([(-70, 0, 1), (-56, -50), (-10, -66), (44, -54), (72, 0, 1)]), fill(shade(bronze, .7)))
    for x in (-8, 12):
        c.drawPath(tapered([(x, -60), (x - 4, -150), (x, -210)], [7, 6, 9]), fill(shade(bronze, .8)))
    c.drawPath(smooth([(-50, -226), (-8, -276), (60, -262), (116, -200, 1), (40, -200), (-20, -196)]), linear((0, -276), (0, -196), [(0, light(bronze, .22)), (1, shade(bronze, .7))]))
    c.drawPath(tapered([(-36, -236), (-62, -300), (-46, -360), (-58, -396)], [30, 17, 13, 12]), fill(bronze))
    c.drawCircle(-60, -402, 16, fill(bronze))
    c.drawPath(tapered([(-70, -404), (-128, -396)], [9, 2]), fill(shade(bronze, .7)))


def _weeds(c: Any, m: Moment) -> None:
    """Grass that grows through the paving, and a broken jar."""
    r = m.rnd("weeds")
    dry = m.tone("#a09468", "#3c3e48")
    for k in range(26):
        x, tall = r.uniform(-170, 170), r.uniform(40, 150)
        c.drawPath(tapered([(x, 0), (x + 8, -tall * .6), (x + r.uniform(-30, 44), -tall)], [6, 5, 1]), fill(mix(dry, shade(dry, .6), k / 26)))
    jar = m.tone("#8a7460", "#40404c")
    c.drawPath(smooth([(-40, 0, 1), (-66, -50), (-44, -100, 1), (-18, -84, 1), (4, -110, 1), (24, -80, 1), (56, -46), (40, 0, 1)], True, .6), linear((-60, 0), (60, 0), [(0, light(jar, .2)), (1, shade(jar, .5))]))


def _dead_tree(c: Any, m: Moment) -> None:
    """A tree without leaves at the side, and leaves on the ground."""
    r, bark = m.rnd("dead"), m.tone("#4a4242", "#1c1e2a")
    side = r.choice((-1, 1))
    with standing(c, side * m.reach * .8, 178):
        def limb(x: float, y: float, angle: float, length: float, width: float) -> None:
            end = (x + math.sin(angle) * length, y - math.cos(angle) * length)
            bend = (x + math.sin(angle) * length * .5 + r.uniform(-.1, .1) * length, y - math.cos(angle) * length * .5)
            c.drawPath(tapered([(x, y), bend, end], [width, width * .8, width * .55]), fill(bark))
            if width > 7:
                for turn in (-1, 1):
                    limb(*end, angle + turn * r.uniform(.25, .7), length * r.uniform(.6, .8), width * .55)
        limb(0, 0, -side * .1, 260, 46)
    for _ in range(40):
        x, y = r.uniform(-m.reach, m.reach), r.uniform(110, 420)
        q = (y - 60) * .03
        c.drawOval(box(x - q, y - q * .4, x + q, y + q * .4), fill(m.tone("#9a7a4c", "#3a3440"), .7))


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
