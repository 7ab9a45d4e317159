"""The great shopping street of the republic, with who walks there, its lamps and its motor cars."""
from __future__ import annotations

from random import Random
from typing import Any

from engine.picture.gfx import RGB, SCREEN, fill, glow, light, linear, mix, poly, shade, smooth, stroke, tapered
from engine.picture.lettering import draw_text
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
from engine.picture.scenery.republic.fittings import BRASS, rickshaw

_SIGNS = ("綢緞莊", "大藥房", "照相館", "先施公司", "當", "茶莊", "鐘錶行", "銀樓", "酒家", "洋行", "大戲院", "鞋帽")
_LIT = ("#ff5a5a", "#ffb03d", "#46c8e8", "#ff7ab0", "#7ae08a")


def stone(m: Moment) -> RGB:
    """The grey stone of banks and department stores."""
    return m.tone("#b0a79a", "#3c3c4c")


def street(m: Moment) -> list[Sheet]:
    """The great shopping street: stone fronts with clock and domes, banners and lit signs over the road, tram wires, a rickshaw."""
    gap = 66.0 if m.upright else 136.0
    return [Sheet(.04, lambda c: street_sky(c, m)), Sheet(.3, lambda c: _clock_tower(c, m)), Sheet(.5, lambda c: _fronts(c, m, gap)), Sheet(.62, lambda c: _road(c, m, gap)), Sheet(.85, lambda c: _street_near(c, m, gap))]


def street_sky(c: Any, m: Moment) -> None:
    sky(c, m, 40)
    skyline(c, m, "bund", 52, (70, 170), mix(stone(m), HAZE[m.time], .5), lit=.25 if m.lamps else 0, widths=(50, 110))
    veil(c, m, -120, 50, .5)


def _clock_tower(c: Any, m: Moment) -> None:
    """The customs house at the street's end."""
    grey = mix(stone(m), HAZE[m.time], .34)
    for w, top, low in ((30, -60, 60), (25, -120, -60), (19, -158, -120)):
        c.drawRect(box(-w, top, w, low), linear((-w, 0), (w, 0), [(0, light(grey, .14)), (1, shade(grey, .7))]))
        c.drawRect(box(-w - 3, top - 4, w + 3, top), fill(light(grey, .2)))
    c.drawPath(poly([(-17, -162), (17, -162), (0, -204)]), fill(shade(grey, .8)))
    c.drawCircle(0, -92, 15, fill("#fff0c4" if m.lamps else "#efe8d8"))
    c.drawPath(tapered([(0, -92), (6, -100)], [2, 1]), fill("#2a2226"))
    c.drawPath(tapered([(0, -92), (-2, -104)], [2, 1]), fill("#2a2226"))
    if m.lamps:
        glow(c, 0, -92, 80, "#ffd890", .6)


def _fronts(c: Any, m: Moment, gap: float) -> None:
    r = m.rnd("fronts")
    words = list(_SIGNS)
    r.shuffle(words)
    for i, d in enumerate((1.0, 1.5, 2.25, 3.4)):
        for s in (-1, 1):
            _front(c, m, r, s, gap * d, gap * d * 1.52, d, (words[2 * i % len(words)], words[(2 * i + (s > 0) + 1) % len(words)]))
    for d in (1.1, 1.6, 2.3):  # banners across the road
        y = -150 * d
        c.drawPath(smooth([(-gap * d, y - 12 * d), (0, y + 8 * d), (gap * d, y - 12 * d)], False), stroke("#16161e", 1.4 * d, .8))
        for k in (-.5, 0.0, .5):
            x, yy = k * gap * d * 1.2, y + (6 - 14 * abs(k)) * d
            tint = m.tone(("#b8382f", "#c8902f", "#2f5f8a")[int(k * 2) + 1], ("#8a2f34", "#8a662f", "#2c4468")[int(k * 2) + 1])
            c.drawPath(poly([(x - 9 * d, yy), (x + 9 * d, yy), (x + 9 * d, yy + 34 * d), (x, yy + 40 * d), (x - 9 * d, yy + 34 * d)]), fill(tint))
            for j, letter in enumerate("大減價"):
                draw_text(c, letter, x, yy + (10 + 11 * j) * d, 9.5 * d, "#ffeec4", kind="serif", centre=True)


def _front(c: Any, m: Moment, r: Random, s: int, near: float, far: float, d: float, words: tuple[str, str]) -> None:
    """One house in flight: shop below, three storeys with balconies, an upright sign that stands out over the road."""
    wall = mix(stone(m), m.tone(r.choice(("#a8644c", "#b89a72", "#8a8f88", "#9a7a68")), "#2a2430"), .5)
    a, b = s * near, s * far
    lo, hi = min(a, b), max(a, b)
    foot0, foot1, top0, top1 = 40 + 26 * (near / 66 - 1) * .9, 40 + 26 * (far / 66 - 1) * .9, -150 * d, -216 * d
    c.drawPath(poly([(a, top0), (b, top1), (b, foot1), (a, foot0)]), linear((lo, 0), (hi, 0), [(0, shade(wall, .8)), (1, shade(wall, .62))] if s > 0 else [(0, shade(wall, .66)), (1, shade(wall, .9))]))
    def at(u: float, v: float) -> tuple[float, float]:
        x = a + (b - a) * u
        t0, f0 = top0 + (top1 - top0) * u, foot0 + (foot1 - foot0) * u
        return x, t0 + (f0 - t0) * v
    for v in (.0, .26, .50, .72):
        c.drawPath(tapered([at(0, v), at(1, v)], [2.4 * d, 3.4 * d]), fill(light(wall, .24), .8))
    for v0, v1 in ((.05, .22), (.31, .46), (.55, .69)):
        for k in range(3):
            u0, u1 = .08 + .31 * k, .30 + .31 * k
            lit = m.lamps and r.random() < .6
            pane = poly([at(u0, v0), at(u1, v0), at(u1, v1), at(u0, v1)])
            c.drawPath(pane, fill(r.choice(("#ffd890", "#ffc26a", "#ffe6b4")) if lit else m.tone("#6f8694", "#1a2036"), .95))
            c.drawPath(pane, stroke(shade(wall, .5), 1.2 * d))
            c.drawPath(tapered([at((u0 + u1) / 2, v0), at((u0 + u1) / 2, v1)], [1.0 * d, 1.0 * d]), fill(shade(wall, .5)))
    shop = poly([at(.04, .76), at(.96, .76), at(.96, 1), at(.04, 1)])
    c.drawPath(shop, linear((0, at(.5, .76)[1]), (0, at(.5, 1)[1]), [(0, "#ffdf9a" if m.lamps else m.tone("#8a7a68", "#2a2430")), (1, "#b8743a" if m.lamps else m.tone("#54443c", "#1c1a26"))]))
    for k in range(5):
        c.drawPath(tapered([at(.04 + .23 * k, .76), at(.04 + .23 * k, 1)], [2.2 * d, 2.8 * d]), fill(shade(wall, .4)))
    c.drawPath(poly([at(-.02, .73), at(1.02, .73), at(1.02, .79), at(-.02, .79)]), fill(m.tone("#8a2f2c", "#5a2228")))
    _upright_sign(c, m, r, s, near, d, words)


def _upright_sign(c: Any, m: Moment, r: Random, s: int, near: float, d: float, words: tuple[str, str]) -> None:
    """A shop's name read downwards, on a board that stands out from the wall; lit by night."""
    for n, (word, y0) in enumerate(zip(words, (-140 * d, -64 * d), strict=True)):
        tint = r.choice(_LIT)
        x, size = s * (near - (11 + 8 * n) * d), 15.0 * d
        tall = size * 1.14 * len(word) + size * .5
        rounded(c, x - size * .72, y0, x + size * .72, y0 + tall, 2 * d, fill(mix("#120c16", tint, .16) if m.lamps else m.tone("#7c2a28", "#3a2028")))
        rounded(c, x - size * .66, y0 + 1.5 * d, x + size * .66, y0 + tall - 1.5 * d, 2 * d, stroke(tint if m.lamps else BRASS, 1.3 * d, .95))
        for j, letter in enumerate(word):
            draw_text(c, letter, x, y0 + size * (1.1 + 1.14 * j), size, light(tint, .5, "#ffffff") if m.lamps else "#ffe6a8", kind="serif", centre=True)
        if m.lamps:
            glow(c, x, y0 + tall / 2, tall * .9, tint, .42)


def _road(c: Any, m: Moment, gap: float) -> None:
    tar, wet = m.tone("#8d8880", "#262738"), m.weather == "rain"
    ground(c, 42, shade(tar, .62), light(tar, .1))
    for s in (-1, 1):
        c.drawPath(poly([(s * gap * .52, 42), (s * gap * 1.2, 42), (s * 1100, BOTTOM), (s * 560, BOTTOM)]), fill(m.tone("#b0a594", "#3a3a4c")))
    for x in (-16.0, 16.0):  # tram rails
        c.drawPath(tapered([(x * .5, 44), (x * 3, 160), (x * 11, BOTTOM)], [1, 3, 9]), fill(m.tone("#5c5c62", "#8a90a8"), .7))
    r = m.rnd("shine")
    for _ in range(80 if wet else 46 if m.lamps else 0):
        x, y = r.uniform(-620, 620), 50 + r.random() ** 1.3 * 380
        tall = (y - 30) * r.uniform(.3, .7) * (1.3 if wet else .7)
        c.drawPath(tapered([(x, y), (x + r.uniform(-5, 5), y + tall * .5), (x, y + tall)], [2, (y - 20) * .08, 2]), fill(r.choice((*_LIT, "#ffd890")), .34 if wet else .15, 5, SCREEN))
    for k in (0, 1):
        c.drawPath(smooth([(LEFT, -330 + 40 * k), (-60, -96), (0, -84), (60, -96), (RIGHT, -330 + 40 * k)], False), stroke("#14141c", 1.6, .7))


def passer(c: Any, m: Moment, r: Random) -> None:
    """Somebody in a long gown, or a woman in a qipao, some under an oiled-paper umbrella or a felt hat."""
    tint = mix(r.choice(("#3f5068", "#5a4a44", "#5c4448", "#3c4a40", "#4a4654")), "#1c1a24", .5 if m.night else .2)
    c.drawOval(box(-50, -8, 50, 8), fill("#06060c", .34, 4))
    woman = r.random() < .42
    wide = 36 if woman else 46
    c.drawPath(smooth([(-30, -300, 1), (-wide - 4, -250), (-wide + 8, -180), (-wide, -30, 1), (wide, -30, 1), (wide - 8, -180), (wide + 4, -250), (30, -300, 1), (0, -312)], True, .8), linear((-50, 0), (50, 0), [(0, light(tint, .16)), (1, shade(tint, .6))]))
    for s in (-1, 1):
        c.drawPath(tapered([(s * 36, -288), (s * (wide + 8), -220), (s * (wide - 2), -158)], [22, 21, 14]), fill(shade(tint, .78)))
        c.drawPath(tapered([(s * 13, -34), (s * 15, -4)], [13, 10]), fill("#c9a58c" if woman else "#1d1b20"))
    skin = mix("#d0a488", tint, .4)
    c.drawRect(box(-9, -328, 9, -300), fill(shade(skin, .8)))
    c.drawOval(box(-23, -384, 23, -322), fill(skin))
    if woman:
        c.drawPath(smooth([(-27, -334), (-30, -366), (0, -394), (29, -364), (28, -330), (20, -362), (-14, -372)]), fill("#1a161c"))
    else:
        c.drawPath(smooth([(-25, -348), (-24, -380), (0, -392), (24, -380), (25, -348), (14, -366), (-8, -370)]), fill("#1a161c"))
        if r.random() < .6:
            c.drawOval(box(-42, -380, 42, -362), fill(shade(tint, .5)))
            c.drawPath(smooth([(-25, -370, 1), (-22, -402), (0, -408), (22, -402), (25, -370, 1)], True, .6), fill(shade(tint, .6)))
    if m.weather in ("rain", "snow"):
        c.drawRect(box(34, -460, 38, -200), fill("#3a2a22"))
        c.drawPath(smooth([(-70, -420, 1), (-20, -476), (36, -500), (100, -472), (150, -420, 1), (36, -432)], True, .8), linear((0, -500), (0, -420), [(0, "#d8a860"), (1, "#8a5a30")]))


def _street_near(c: Any, m: Moment, gap: float) -> None:
    r = m.rnd("strollers")
    for x, y in ((-gap * 1.0, 70), (gap * .3, 60), (gap * 1.0, 76), (-gap * 1.7, 100), (gap * 1.8, 108), (-gap * .4, 62)):
        with standing(c, x, y):
            passer(c, m, r)
    for s, y in ((-1, 112), (1, 92), (1, 184), (-1, 230)):
        with standing(c, s * (gap * .72 + (y - 44) * .98), y):
            gas_lamp(c, m)
    with standing(c, -m.reach * .5, 150):
        rickshaw(c, m)
    with standing(c, m.reach * .62, 118):
        automobile(c, m)


def gas_lamp(c: Any, m: Moment) -> None:
    """A cast-iron lamp post with two globes."""
    iron = "#1e2226"
    c.drawPath(tapered([(0, -560), (0, -200), (0, 0)], [7, 9, 18]), fill(iron))
    c.drawRect(box(-16, -30, 16, 0), fill(iron))
    for s in (-1, 1):
        c.drawPath(smooth([(0, -520), (s * 30, -540), (s * 46, -560)], False), stroke(iron, 6))
        c.drawCircle(s * 48, -584, 22, fill("#fff0c8" if m.lamps else "#d8d4c8"))
        if m.lamps:
            glow(c, s * 48, -584, 170, "#ffcf88", .7)


def automobile(c: Any, m: Moment) -> None:
    """A black motor car of the thirties: long bonnet, running board, round lamps."""
    paint = m.tone("#26262c", "#14141c")
    c.drawOval(box(-270, -14, 290, 14), fill("#06060c", .4, 6))
    c.drawPath(smooth([(-240, -60, 1), (-236, -150), (-190, -172), (-160, -240), (-20, -252), (30, -180), (150, -166), (236, -140), (250, -60, 1)], True, .7), linear((0, -250), (0, -60), [(0, light(paint, .3)), (.4, paint), (1, shade(paint, .6))]))
    for a, b in ((-150, -86), (-74, -4)):
        c.drawPath(poly([(a + 8, -236), (b, -240), (b + (6 if b > -10 else 0), -178), (a, -176)]), fill("#ffdc98" if m.lamps else "#9ab0bc", .8))
    for x in (-150.0, 156.0):
        c.drawPath(smooth([(x - 86, -56, 1), (x - 66, -116), (x, -128), (x + 66, -104), (x + 92, -52, 1)], True, .8), fill(light(paint, .12)))
        c.drawCircle(x, -50, 50, fill("#0c0c10"))
        c.drawCircle(x, -50, 30, stroke("#cfcabc", 6))
        c.drawCircle(x, -50, 11, fill(BRASS))
    c.drawRect(box(-90, -56, 84, -46), fill("#4a4a50"))
    c.drawCircle(240, -128, 22, fill("#fff2cc" if m.lamps else "#c8ccd0"))
    c.drawCircle(240, -128, 22, stroke("#d8d4c8", 4))
    if m.lamps:
        glow(c, 250, -126, 200, "#ffe2a0", .7)
