"""On the way in the republic: a railway platform, a quay with a steamer, the back of a motor car, a terrace over the river."""
from __future__ import annotations

from typing import Any

from engine.picture.gfx import clipped, fill, glow, light, linear, mix, poly, shade, smooth, stroke, tapered
from engine.picture.lettering import draw_text
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
    rounded,
    sky,
    skyline,
    veil,
)
from engine.picture.scenery.ground import standing
from engine.picture.scenery.old.fittings import drape
from engine.picture.scenery.republic.fittings import BRASS, bulb, walnut
from engine.picture.scenery.republic.ways import gas_lamp, passer, stone
from engine.picture.scenery.west.masonry import cobbles
from engine.picture.skia_load import skia


def platform(m: Moment) -> list[Sheet]:
    """A railway platform: iron columns and a roof, a black engine in its steam, carriages, a clock, trunks."""
    return [Sheet(.05, lambda c: _beyond(c, m)), Sheet(.4, lambda c: _train(c, m)), Sheet(.62, lambda c: _canopy(c, m)), Sheet(.86, lambda c: _platform_things(c, m))]


def _beyond(c: Any, m: Moment) -> None:
    sky(c, m, 40)
    skyline(c, m, "sheds", 56, (30, 90), mix(stone(m), HAZE[m.time], .5), lit=.2 if m.lamps else 0, widths=(90, 190))
    veil(c, m, -80, 60, .5)


def _train(c: Any, m: Moment) -> None:
    """The engine comes towards the camera on the left, its carriages behind it."""
    iron, x0 = m.tone("#2a2c33", "#15161f"), -m.reach * (.42 if m.upright else .38)
    ground(c, 46, m.tone("#6a6460", "#1e1f2c"), m.tone("#8a847c", "#2a2c3c"))
    for d, tint in ((.30, "#5a2c2a"), (.42, "#5a2c2a"), (.58, "#5a2c2a")):
        w, h = 190 * d, 250 * d
        x = x0 * (.24 + .5 * d)
        c.drawRect(box(x - w * .5, 64 * d + 30 - h, x + w * .5, 64 * d + 30), fill(mix(m.tone(tint, "#2c1c24"), HAZE[m.time], .3 * (1 - d))))
    c.save()
    c.translate(x0, 112)
    k = .52 if m.upright else .6
    c.scale(k, k)
    c.drawRect(box(-150, -60, 150, 10), fill(shade(iron, .7)))
    c.drawCircle(0, -190, 150, linear((-150, -340), (150, -40), [(0, light(iron, .3)), (.5, iron), (1, shade(iron, .5))]))
    c.drawCircle(0, -190, 112, stroke(light(iron, .34), 6))
    c.drawCircle(0, -190, 62, fill(shade(iron, .7)))
    for q in range(8):
        c.save()
        c.translate(0, -190)
        c.rotate(q * 45)
        c.drawCircle(0, -131, 6, fill(light(iron, .5)))
        c.restore()
    c.drawCircle(0, -336, 40, fill("#fff4d0" if m.time != "day" else "#d8d4c8"))
    c.drawCircle(0, -336, 40, stroke(BRASS, 8))
    c.drawPath(smooth([(-34, -350, 1), (-30, -450), (-50, -480, 1), (50, -480, 1), (30, -450), (34, -350, 1)], True, .5), fill(iron))
    c.drawRect(box(-170, -40, 170, -14), fill("#a8322c"))
    for x in (-120, 120):
        c.drawCircle(x, -26, 24, fill("#5c5c64"))
    c.drawPath(poly([(-150, 10), (150, 10), (100, 74), (-100, 74)]), fill(shade(iron, .6)))
    for x in range(-4, 5):
        c.drawPath(tapered([(x * 30, 12), (x * 20, 72)], [5, 5]), fill(light(iron, .2)))
    draw_text(c, "1924", 0, -180, 40, "#e8d8a8", kind="serif", centre=True)
    c.restore()
    if m.time != "day":
        glow(c, x0, 112 - 336 * k, 260, "#ffe6a8", .8)
    r = m.rnd("steam")
    for _ in range(34):
        x, y = x0 + r.gauss(30, 110), r.uniform(-330, 130)
        puff = r.uniform(26, 74)
        c.drawCircle(x, y, puff, fill(m.tone("#f4f0ea", "#8a90ac"), r.uniform(.07, .2), 14))
    for s in (-1, 1):
        c.drawPath(tapered([(x0 * .3 + s * 8, 50), (x0 + s * 62, 190), (x0 * 1.4 + s * 200, BOTTOM)], [1.4, 5, 14]), fill(m.tone("#9a9aa0", "#7c849c")))


def _canopy(c: Any, m: Moment) -> None:
    """The platform on the right under a roof on iron columns, with its clock and the station's name."""
    grey, iron = m.tone("#aaa194", "#3a3c4c"), m.tone("#3f5048", "#1e2830")
    s = m.reach
    c.drawPath(poly([(-s * .02, 58), (RIGHT, 58), (RIGHT, BOTTOM), (-s * .34, BOTTOM)]), linear((0, 58), (0, 460), [(0, light(grey, .1)), (1, shade(grey, .6))]))
    c.drawPath(tapered([(-s * .02, 58), (-s * .16, 200), (-s * .34, BOTTOM)], [3, 10, 24]), fill(m.tone("#e6d89a", "#8a845c")))
    roof = poly([(s * .04, -96), (s * 1.6, -620), (RIGHT + 200, -700), (RIGHT + 200, -300), (s * .5, -160)])
    c.drawPath(roof, linear((0, -600), (0, -100), [(0, shade(iron, .6)), (1, light(iron, .14))]))
    for d in (1.0, 1.5, 2.3, 3.5):
        x, low, top = s * (.16 + .2 * d), 40 + 34 * d, -96 - 62 * d
        c.drawRect(box(x - 5 * d, top, x + 5 * d, low), linear((x - 5 * d, 0), (x + 5 * d, 0), [(0, light(iron, .24)), (1, shade(iron, .6))]))
        for q in (-1, 1) if d < 2 else ():
            c.drawPath(smooth([(x, top + 50 * d), (x + q * 22 * d, top + 26 * d), (x + q * 44 * d, top)], False), stroke(iron, 4 * d))
        c.drawRect(box(x - 10 * d, low - 10 * d, x + 10 * d, low), fill(shade(iron, .8)))
        if d < 3:
            bulb(c, x - 26 * d, top + 56 * d, m.lamps, top)
    x, y = s * .40, -110.0
    c.drawRect(box(x - 62, y - 26, x + 62, y + 10), fill("#f2ead4" if not m.night else "#8a8478"))
    draw_text(c, "上海北站", x, y + 2, 26, "#2a2226", kind="serif", centre=True)
    c.drawCircle(x, y + 50, 32, fill(iron))
    c.drawCircle(x, y + 50, 27, fill("#fff4d4" if m.lamps else "#f4eedd"))
    for ex, ey in ((10, 34), (-2, 30)):
        c.drawPath(tapered([(x, y + 50), (x + ex, y + ey + 0)], [3, 1.6]), fill("#241e22"))


def _platform_things(c: Any, m: Moment) -> None:
    r, s = m.rnd("travellers"), m.reach
    for x, y in ((s * .18, 74), (s * .34, 84), (s * .5, 92), (s * .28, 70)):
        with standing(c, x, y):
            passer(c, m, r)
    with standing(c, s * .8, 178):
        for x, y, w, h, tint in ((-20, 0, 210, 100, "#7a4a30"), (-36, -100, 160, 74, "#4a3a30"), (110, 0, 90, 120, "#8a6a40")):
            tone = m.tone(tint, shade(tint, .5))
            rounded(c, x - w / 2, y - h, x + w / 2, y, 6, linear((0, y - h), (0, y), [(0, light(tone, .2)), (1, shade(tone, .6))]))
            for k in (-.3, .3):
                c.drawRect(box(x + k * w - 6, y - h, x + k * w + 6, y), fill(shade(BRASS, .7)))


def quay(m: Moment) -> list[Sheet]:
    """A quay by the river: a steamer with its funnel and lights, stone fronts on the far shore, bales, a crane."""
    sea = m.tone("#7a938c", "#1a2848")

    def water(c: Any) -> None:
        sky(c, m, 20)
        skyline(c, m, "far bund", 30, (50, 130), mix(stone(m), HAZE[m.time], .4), lit=.3 if m.lamps else 0, widths=(60, 120))
        c.drawRect(box(LEFT, 24, RIGHT, BOTTOM), linear((0, 24), (0, 190), [(0, mix(sea, HAZE[m.time], .5)), (1, sea)]))
        r = m.rnd("river")
        for _ in range(120):
            x, y = r.uniform(-1.3, 1.3) * m.reach, 30 + 110 * r.random() ** 1.6
            c.drawRect(box(x, y, x + r.uniform(8, 34), y + 1.6), fill("#ffd890" if m.lamps and r.random() < .4 else "#ffffff", .4))
        veil(c, m, -60, 40, .3)

    def ships(c: Any) -> None:
        _steamer(c, m, -m.reach * (.22 if m.upright else .36), 84, .5 if m.upright else .68)

    def land(c: Any) -> None:
        grey, wood = stone(m), m.tone("#86623f", "#40302e")
        c.drawRect(box(LEFT, 122, RIGHT, 152), linear((0, 122), (0, 152), [(0, light(grey, .2)), (1, shade(grey, .6))]))
        cobbles(c, m, 140, "quay")
        for x in (-m.reach * .72, -m.reach * .1, m.reach * .4):
            with standing(c, x, 146):
                c.drawPath(smooth([(-22, 0, 1), (-20, -62), (-32, -84), (0, -98), (32, -84), (20, -62), (22, 0, 1)]), linear((-30, 0), (30, 0), [(0, m.tone("#5a5a60", "#2c2e3a")), (1, "#1c1c24")]))
        r = m.rnd("porters")
        for x, y in ((m.reach * .1, 138), (-m.reach * .34, 134)):
            with standing(c, x, y):
                passer(c, m, r)
        with standing(c, m.reach * .76, 170):
            for x, y, q in ((-70, 0, 120), (64, 4, 104), (-4, -118, 96)):
                rounded(c, x - q / 2, y - q, x + q / 2, y, 12, linear((0, y - q), (0, y), [(0, light(m.tone("#c8b084", "#6a6058"), .1)), (1, shade(wood, .7))]))
                for k in (-.2, .2):
                    c.drawRect(box(x + k * q - 3, y - q, x + k * q + 3, y), fill(shade(wood, .6)))
        with standing(c, -m.reach * .84, 176):
            gas_lamp(c, m)

    return [Sheet(.06, water), Sheet(.4, ships), Sheet(.62, land)]


def _steamer(c: Any, m: Moment, x: float, y: float, k: float) -> None:
    """A river steamer: black hull, white decks with lit windows, a funnel that smokes."""
    c.save()
    c.translate(x, y)
    c.scale(k, k)
    hull, white = m.tone("#2c2c34", "#16161f"), m.tone("#efe8da", "#6c6c80")
    for q in range(16):
        c.drawCircle(10 - q * 22, -330 - q * 9, 20 + q * 4, fill(m.tone("#6a6460", "#2a2c3c"), .2, 10))
    for top, low, half in ((-118, -60, 250), (-172, -122, 196), (-214, -176, 92)):
        c.drawRect(box(-half, top, half, low), linear((-half, 0), (half, 0), [(0, shade(white, .86)), (.4, white), (1, shade(white, .7))]))
        n = int(half / 17)
        for j in range(-n + 1, n):
            c.drawRect(box(j * 32 - 8, top + 14, j * 32 + 8, low - 12), fill("#ffd890" if m.lamps else m.tone("#5c7284", "#2a3048")))
        c.drawRect(box(-half - 10, top - 6, half + 10, top), fill(light(white, .3)))
    c.drawPath(poly([(-16, -330), (46, -330), (52, -210), (-10, -210)]), linear((-16, 0), (52, 0), [(0, m.tone("#c8503a", "#7c3430")), (1, m.tone("#7a2c26", "#3c1e24"))]))
    c.drawRect(box(-18, -336, 48, -312), fill("#17171d"))
    for mx in (-220, 220):
        c.drawRect(box(mx - 4, -330, mx + 4, -60), fill(shade(hull, .9)))
    c.drawPath(smooth([(-300, -66, 1), (0, -52), (330, -78, 1), (286, 30), (-270, 34), (-296, -20)], True, .6), linear((0, -70), (0, 34), [(0, light(hull, .2)), (1, shade(hull, .6))]))
    c.drawPath(tapered([(-296, -44), (0, -34), (318, -54)], [4, 5, 4]), fill("#e8e0cc", .9))
    c.drawOval(box(-290, 26, 300, 50), fill("#0a1420", .3, 6))
    c.restore()


def car(m: Moment) -> list[Sheet]:
    """The back seat of a motor car: buttoned leather, small curtained windows, the town's lights behind the rear glass."""
    leather, wood, w = m.tone("#5a3a2a", "#33242a"), walnut(m), 230.0 if m.upright else 420.0

    def cabin(c: Any) -> None:
        c.drawRect(box(-960, -700, 960, 700), linear((0, -480), (0, 420), [(0, shade(leather, .5)), (.4, light(leather, .06)), (1, shade(leather, .4))]))
        for x0, x1, y0, y1, q in ((-w * .34, w * .34, -170, -66, 34), (-w * 1.0, -w * .52, -176, 14, 16), (w * .52, w * 1.0, -176, 14, 16)):
            frame = box(x0, y0, x1, y1)
            rr = skia.RRect.MakeRectXY(frame, q, q)
            c.save()
            c.clipRRect(rr, True)
            sky(c, m, -40)
            skyline(c, m, f"seen {x0}", -40, (30, 90), mix(stone(m), HAZE[m.time], .3), lit=.4 if m.lamps else 0, widths=(40, 80))
            r = m.rnd("lights", x0)
            for _ in range(14 if m.lamps else 0):
                glow(c, r.uniform(x0, x1), r.uniform(y0, y1), r.uniform(12, 30), r.choice(("#ffb03d", "#ff6a6a", "#6ac8e8", "#ffd890")), .7)
            c.restore()
            c.drawRRect(rr, stroke(shade(wood, .8), 12))
            c.drawRRect(rr, stroke(light(wood, .3), 3))
        for s in (-1, 1):
            drape(c, s * w * .5, -s, -184, 24, 36, m.tone("#6a2f34", "#40242e"))
        c.drawRect(box(-w * 1.2, -238, w * 1.2, -206), linear((0, -238), (0, -206), [(0, light(wood, .16)), (1, shade(wood, .6))]))
        c.drawCircle(0, -206, 18, fill("#fff0c8" if m.lamps else "#d8d0c0"))
        if m.lamps:
            glow(c, 0, -204, 190, "#ffcf88", .6)

    def seat(c: Any) -> None:
        back = box(-w * 1.05, -40, w * 1.05, 150)
        c.drawRRect(skia.RRect.MakeRectXY(back, 40, 40), linear((0, -40), (0, 150), [(0, light(leather, .3)), (.3, light(leather, .1)), (1, shade(leather, .5))]))
        for i in range(-5, 6):
            for j in range(3):
                x, y = i * w * .19 + (j % 2) * w * .095, -10 + j * 46
                c.drawCircle(x, y, 5, fill(shade(leather, .5)))
                for q in (-1, 1):
                    c.drawPath(tapered([(x, y), (x + q * w * .095, y + 46)], [3, 1]), fill(shade(leather, .5), .6))
        c.drawRect(box(-w * 1.1, 150, w * 1.1, 700), linear((0, 150), (0, 420), [(0, shade(leather, .8)), (1, shade(leather, .3))]))

    return [Sheet(.5, cabin), Sheet(.8, seat)]


def terrace(m: Moment) -> list[Sheet]:
    """A roof terrace over the river: a stone balustrade with urns, lamps, the domes and lit signs of the other shore."""
    def view(c: Any) -> None:
        sky(c, m, 60)
        grey = mix(stone(m), HAZE[m.time], .4)
        skyline(c, m, "domes", 60, (70, 170), grey, lit=.3 if m.lamps else 0, widths=(60, 120))
        for x, q in ((-.5, 44), (.1, 34), (.62, 50)):
            a = x * m.reach * 1.2
            c.drawRect(box(a - q, -130, a + q, 60), fill(shade(grey, .9)))
            dome = skia.Path()
            dome.addOval(box(a - q, -190, a + q, -78))
            with clipped(c, poly([(a - q, -200), (a + q, -200), (a + q, -130), (a - q, -130)])):
                c.drawPath(dome, fill(light(grey, .12)))
            c.drawRect(box(a - 2, -216, a + 2, -186), fill(grey))
            for j in range(4):
                c.drawRect(box(a - q + 12 + j * q * .42, -110, a - q + 20 + j * q * .42, -84), fill("#ffd890" if m.lamps else shade(grey, .6)))
        if m.lamps:
            for x, word, tint in ((-.24, "大世界", "#ff5a6a"), (.40, "國泰", "#4ac8ff")):
                a = x * m.reach * 1.1
                for j, letter in enumerate(word):
                    draw_text(c, letter, a, -76 + 24 * j, 22, light(tint, .4, "#ffffff"), centre=True)
                glow(c, a, -50, 70, tint, .6)
        veil(c, m, -120, 60, .3)

    def deck(c: Any) -> None:
        grey = m.tone("#c4baa8", "#464858")
        ground(c, 110, shade(grey, .7), light(grey, .06))
        for k in range(-9, 10):
            c.drawPath(tapered([(k * 60, 112), (k * 200, BOTTOM)], [1, 4]), fill(shade(grey, .6), .5))
        n = 15 if m.upright else 26
        for k in range(-n, n + 1):
            x = k * 26
            c.drawPath(smooth([(x - 5, 44, 1), (x + 5, 44, 1), (x + 9, 72), (x + 5, 108, 1), (x - 5, 108, 1), (x - 9, 72)], True, .8), linear((x - 9, 0), (x + 9, 0), [(0, light(grey, .2)), (1, shade(grey, .64))]))
        for y0, y1 in ((32, 46), (104, 118)):
            c.drawRect(box(LEFT, y0, RIGHT, y1), linear((0, y0), (0, y1), [(0, light(grey, .3)), (1, shade(grey, .7))]))
        for lamp in (-m.reach * .78, m.reach * .78):
            with standing(c, lamp, 130):
                gas_lamp(c, m)
        with standing(c, m.reach * .5, 150):
            p.plant(c, m.rnd("urn"), 0, 0, 260, m.tone("#4a7a56", "#28464c"), 9, "#b8ae9c")

    return [Sheet(.08, view), Sheet(.7, deck)]

