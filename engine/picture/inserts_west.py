"""Objects of old Europe that fill the frame: a letter under a wax seal, a goblet, a miniature, a pocket watch, an oak door.

Drawn like those of `inserts`, whose units they share.
"""
from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any

from engine.drama.storyboard import Insert
from engine.drama.vocabulary import InsertKind
from engine.picture.gfx import (
    Colour,
    clipped,
    fill,
    glow,
    light,
    linear,
    poly,
    radial,
    rnd,
    shade,
    smooth,
    stroke,
    tapered,
)
from engine.picture.grip import Held, Owner, behind, hands_before, hands_behind, pinch, pinch_over, round_handle, thumb
from engine.picture.lettering import draw_text, font, wrap
from engine.picture.scenery.air import box, rounded
from engine.picture.skia_load import skia

_GOLD: Colour = "#cfa552"


def sealed_letter(c: Any, insert: Insert, owner: Owner, how: Held = "both") -> None:
    """A sheet of parchment that has been folded, written across in a sloping hand, with its seal of red wax."""
    hands_behind(c, owner, how)
    if how == "table":
        _quill(c)
    c.drawRect(box(-190, -250, 198, 268), fill("#05060c", .35, 16))
    sheet = smooth([(-196, -260, 1), (-60, -266), (80, -256), (192, -262, 1), (196, -90), (190, 80), (196, 258, 1), (60, 264), (-90, 256), (-192, 262, 1), (-188, 90), (-194, -80)], True, .5)
    c.drawPath(sheet, linear((-196, -262), (190, 260), [(0, "#f7ecd2"), (.55, "#ecdab2"), (1, "#cdb484")]))
    with clipped(c, sheet):
        for y in (-88.0, 86.0):
            c.drawPath(tapered([(-198, y), (0, y + 2), (198, y - 1)], [2, 7, 2]), fill("#a88a58", .42))
        for x, y, q in ((-150, -220, 90), (160, 230, 120), (-170, 200, 70)):
            c.drawCircle(x, y, q, fill("#b08e54", .12, 24))
    _written(c, insert)
    _seal(c, 118, 186)
    hands_before(c, owner, how)


def _written(c: Any, insert: Insert) -> None:
    """The words, aslant as a pen has them; the first letter larger."""
    c.save()
    c.skew(-.16, 0)
    y = -188.0
    if insert.sender:
        draw_text(c, insert.sender, -172, y, min(36.0, 36 * 300 / max(font(36, "serif").measureText(insert.sender), 1)), "#3a2a22", kind="serif")
        y += 52
    lines = [line for part in (insert.text or ["……"]) for line in wrap(part, 33, 312, "serif")][:7]
    for line in lines:
        draw_text(c, line, -172, y, 33, "#3a2a22", kind="serif")
        y += 46
    r = rnd("hand", *insert.text)
    while y < 118:
        points = [(-170 + k * 12, y - 8 + r.uniform(-7, 7)) for k in range(int(r.uniform(14, 26)))]
        c.drawPath(smooth(points, False), stroke("#5a4638", 2.4, .34))
        y += 38
    c.restore()


def _seal(c: Any, x: float, y: float) -> None:
    """Red wax with a crest pressed into it."""
    wax: Colour = "#a2342e"
    edge = [(x + math.cos(k * math.tau / 14) * (50 + 6 * (k % 3)), y + math.sin(k * math.tau / 14) * (46 + 5 * ((k + 1) % 3))) for k in range(14)]
    c.drawPath(smooth([(px + 4, py + 7) for px, py in edge]), fill("#2a1410", .34, 5))
    c.drawPath(smooth(edge), radial((x - 16, y - 18), 84, [(0, light(wax, .3)), (.5, wax), (1, shade(wax, .6))]))
    c.drawCircle(x, y, 34, stroke(shade(wax, .62), 4))
    c.drawPath(smooth([(x, y - 24, 1), (x + 7, y - 4), (x + 3, y + 14), (x, y + 22, 1), (x - 3, y + 14), (x - 7, y - 4)]), fill(shade(wax, .6)))
    for s in (-1, 1):
        c.drawPath(smooth([(x + s * 3, y + 10, 1), (x + s * 9, y - 8), (x + s * 21, y - 12), (x + s * 23, y + 2), (x + s * 15, y + 2), (x + s * 14, y - 4), (x + s * 8, y + 8)]), fill(shade(wax, .6)))


def _quill(c: Any) -> None:
    """A quill and an inkwell beside a letter that lies there."""
    rounded(c, 236, -150, 318, -40, 16, linear((236, 0), (318, 0), [(0, "#5a5468"), (.4, "#8a84a0"), (1, "#2a2636")]))
    c.drawOval(box(240, -164, 314, -134), fill("#15131c"))
    c.drawPath(tapered([(-292, 240), (-250, 60), (-226, -90), (-250, -230)], [3, 34, 44, 2]), fill("#efeade"))
    c.drawPath(tapered([(-296, 262), (-250, 60), (-240, -200)], [4, 4, 1]), fill("#b0a68e"))
    for k in range(7):
        y = 20 - 32 * k
        c.drawPath(tapered([(-246, y), (-222, y - 20)], [1, 2.6]), fill("#c8bfa8", .9))


def _goblet(c: Any, insert: Insert, owner: Owner) -> None:
    """A chased goblet of wine on a table, a hand at its foot."""
    c.drawOval(box(-170, 128, 170, 214), fill("#0a0810", .42, 12))
    c.translate(-20, -6)
    behind(c, owner, 1, 56, 20, 300)
    gold = linear((-150, 0), (150, 0), [(0, shade(_GOLD, .56)), (.3, light(_GOLD, .5)), (.56, _GOLD), (1, shade(_GOLD, .5))])
    c.drawOval(box(-112, 128, 112, 184), gold)
    c.drawPath(tapered([(0, 160), (0, 108), (0, 76), (0, 34)], [112, 30, 52, 44]), gold)
    bowl = smooth([(-138, -190, 1), (138, -190, 1), (140, -100), (92, 6), (0, 42), (-92, 6), (-140, -100)], True, .9)
    c.drawPath(bowl, gold)
    with clipped(c, bowl):
        for k in range(7):
            x = -126 + 42 * k
            c.drawPath(_leaf(x, -84, 22), fill(shade(_GOLD, .6), .8))
        for y in (-142, -34):
            c.drawRect(box(-150, y, 150, y + 6), fill(shade(_GOLD, .55), .8))
        for k in range(5):
            c.drawCircle(-104 + 52 * k, -139, 9, fill(("#a8343c", "#3f6a9a")[k % 2]))
    c.drawOval(box(-138, -216, 138, -164), fill(light(_GOLD, .34)))
    dark = any(w in "".join(insert.text).lower() for w in ("poison", "medicine", "draught", "potion"))
    c.drawOval(box(-122, -208, 122, -172), linear((0, -208), (0, -172), [(0, "#2a2430" if dark else "#4a1c2a"), (1, "#4a4450" if dark else "#8a3a4a")]))
    c.drawPath(smooth([(-84, -194), (-20, -201), (40, -196), (-30, -187)]), fill("#ffffff", .3))
    thumb(c, owner, 1, 70, 4, 74, 56)


def _leaf(x: float, y: float, size: float) -> Any:
    """A leaf of the chasing."""
    return smooth([(x, y - size, 1), (x + size * .5, y), (x, y + size, 1), (x - size * .5, y)])


def _miniature(c: Any, insert: Insert, owner: Owner) -> None:
    """A painted likeness in an oval frame of gold, on the palm."""
    c.rotate(-3)
    behind(c, owner, 1, 150, 150, 280)
    c.drawOval(box(-172, -226, 190, 262), fill("#05060c", .4, 16))
    c.drawCircle(0, -244, 22, stroke(_GOLD, 10))
    c.drawOval(box(-180, -236, 180, 246), linear((-180, -236), (180, 246), [(0, light(_GOLD, .5)), (.5, _GOLD), (1, shade(_GOLD, .5))]))
    for k in range(28):
        a = k * math.tau / 28
        c.drawCircle(164 * math.cos(a), 5 + 224 * math.sin(a), 9, fill("#fbf4e4"))
    inner = skia.Path()
    inner.addOval(box(-146, -198, 146, 208))
    c.drawPath(inner, radial((0, -40), 260, [(0, "#9fb0a8"), (1, "#46565a")]))
    with clipped(c, inner):
        _likeness(c)
    c.drawPath(inner, stroke(shade(_GOLD, .6), 5))
    c.drawPath(smooth([(-110, -80), (-84, -130), (-40, -166)], False), stroke("#ffffff", 7, .4))
    if words := " ".join(insert.text)[:60]:
        for i, row in enumerate(wrap(words, 24, 250, "serif")[:2]):
            rounded(c, -140, 166 + 34 * i, 140, 200 + 34 * i, 6, fill("#f4ead2", .94))
            draw_text(c, row, 0, 191 + 34 * i, 24, "#3a2a22", kind="serif", centre=True)
    thumb(c, owner, 1, 156, 180, 92, 66)


def _likeness(c: Any) -> None:
    """A young face with ringlets and a lace collar."""
    c.drawPath(smooth([(-150, 230, 1), (-120, 130), (-40, 92), (40, 92), (120, 130), (150, 230, 1)]), linear((0, 90), (0, 230), [(0, "#5f7396"), (1, "#38466a")]))
    c.drawPath(smooth([(-70, 116), (-30, 92), (30, 92), (70, 116), (40, 158), (0, 170), (-40, 158)]), fill("#f6efe2"))
    c.drawPath(poly([(-28, 40), (28, 40), (34, 110), (0, 132), (-34, 110)]), fill("#e2b896"))
    hair: Colour = "#5a3a28"
    c.drawOval(box(-92, -148, 92, 56), fill(hair))
    for s in (-1, 1):
        for k in range(5):
            c.drawOval(box(s * 84 - 22, -30 + k * 28, s * 84 + 22, 4 + k * 28), fill(light(hair, .1 * (k % 2))))
    c.drawOval(box(-64, -104, 64, 74), linear((-64, 0), (64, 0), [(0, "#f6d8bc"), (1, "#e0b08e")]))
    c.drawPath(smooth([(-70, -40, 1), (-60, -104), (0, -130), (60, -104), (70, -40, 1), (40, -90), (0, -98), (-40, -90)]), fill(hair))
    for s in (-1, 1):
        c.drawPath(tapered([(s * 44, -40), (s * 28, -48), (s * 12, -42)], [1, 5, 1]), fill("#4a3024"))
        c.drawOval(box(s * 28 - 10, -28, s * 28 + 10, -14), fill("#f8f2ea"))
        c.drawCircle(s * 28 + 2, -21, 6.4, fill("#3c4a5a"))
        c.drawPath(tapered([(s * 42, -22), (s * 28, -30), (s * 14, -23)], [1, 5, 1]), fill("#33221c"))
        c.drawCircle(s * 40, 18, 14, fill("#e08a80", .34, 6))
    c.drawPath(tapered([(2, -14), (8, 8), (-2, 12)], [1, 4, 2]), fill("#c89272", .8))
    c.drawPath(tapered([(-17, 38), (0, 43), (17, 38)], [1, 8, 1]), fill("#b8564e"))


def _watch(c: Any, insert: Insert, owner: Owner) -> None:
    """A gold watch on its chain, held up; its hands as the text has the time (09:00)."""
    pinch(c, owner, 60, 172)
    for k in range(9):
        c.drawOval(box(22 - k * 26, 196 + k * 22, 46 - k * 26, 214 + k * 22), stroke(_GOLD, 6))
    c.drawCircle(8, 12, 208, fill("#05060c", .4, 16))
    c.drawRect(box(-14, 196, 14, 224), fill(shade(_GOLD, .8)))
    c.drawCircle(0, 236, 24, stroke(_GOLD, 11))
    c.drawCircle(0, 0, 204, radial((-70, -80), 330, [(0, light(_GOLD, .6)), (.5, _GOLD), (1, shade(_GOLD, .5))]))
    c.drawCircle(0, 0, 178, radial((-40, -50), 260, [(0, "#fffaf0"), (1, "#e4d9c2")]))
    c.drawCircle(0, 0, 178, stroke(shade(_GOLD, .6), 5))
    for k, numeral in enumerate(("XII", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI")):
        a = k * math.tau / 12
        draw_text(c, numeral, 140 * math.sin(a), -140 * math.cos(a) + 11, 30, "#2a2430", kind="serif", centre=True)
    for k in range(60):
        a = k * math.tau / 60
        c.drawPath(tapered([(166 * math.sin(a), -166 * math.cos(a)), (174 * math.sin(a), -174 * math.cos(a))], [2, 2]), fill("#2a2430"))
    told = re.findall(r"\d+", "".join(insert.text))[:2]
    hour, minute = (int(told[0]), int(told[1])) if len(told) == 2 else (10, 42)
    for turn, length, wide in (((hour % 12 + minute / 60) * math.tau / 12, 84, 10), (minute * math.tau / 60, 122, 7)):
        c.drawPath(tapered([(-20 * math.sin(turn), 20 * math.cos(turn)), (0, 0), (length * math.sin(turn), -length * math.cos(turn))], [wide * .5, wide, .8]), fill("#2c3a5a"))
    c.drawCircle(0, 0, 9, fill(_GOLD))
    c.drawPath(smooth([(-120, -90), (-80, -134), (-20, -156)], False), stroke("#ffffff", 9, .5))
    pinch_over(c, owner, 30, 196)


def _iron_key(c: Any, insert: Insert, owner: Owner) -> None:
    """A great iron key between thumb and forefinger, a label of parchment tied to its bow."""
    glow(c, 0, 0, 320, "#ffd9a0", .22)
    iron = linear((-200, -80), (200, 80), [(0, "#a8a4a6"), (.45, "#6c686e"), (1, "#2c2a30")])
    pinch(c, owner, 96, 96)
    c.save()
    c.translate(-10, -6)
    c.rotate(224)
    bow = skia.Path()
    for x, y in ((-176, -46), (-176, 46), (-104, 0)):
        bow.addCircle(x, y, 58)
    holes = skia.Path()
    for x, y in ((-178, -48), (-178, 48), (-108, 0)):
        holes.addCircle(x, y, 27)
    c.drawPath(skia.Op(skia.Simplify(bow), holes, skia.PathOp.kDifference_PathOp), iron)
    rounded(c, -70, -18, 226, 18, 9, iron)
    for x in (-56, -30, 100):
        rounded(c, x, -26, x + 15, 26, 6, iron)
    c.drawPath(poly([(130, 12), (222, 12), (222, 94), (196, 94), (196, 66), (182, 66), (182, 94), (158, 94), (158, 54), (130, 54)]), iron)
    c.drawRect(box(-60, -12, 218, -7), fill("#e8e4e6", .5))
    c.restore()
    pinch_over(c, owner, 96, 96)
    if insert.text:
        words = " ".join(insert.text)[:22]
        c.drawPath(smooth([(86, 150), (0, 176), (-60, 190)], False), stroke("#8a6a48", 4))
        c.drawPath(poly([(-218, 176), (-78, 168), (-50, 205), (-74, 246), (-214, 250)]), linear((-238, 170), (-60, 250), [(0, "#f4e6c4"), (1, "#cdb484")]))
        c.drawCircle(-72, 206, 7, fill("#5a4632"))
        size = min(34.0, 34 * 120 / max(font(34, "serif").measureText(words), 1))
        draw_text(c, words, -150, 210 + size * .36, size, "#3a2a22", kind="serif", centre=True)


def _door(c: Any, insert: Insert, owner: Owner) -> None:
    """An oak door in a pointed arch, ajar, light in the gap; a hand at its iron ring."""
    c.scale(1.2, 1.2)
    wood, stone = "#6a4832", "#7c7468"
    c.drawRect(box(-900, -420, 900, 420), linear((-300, 0), (300, 0), [(0, shade(stone, .5)), (.5, stone), (1, shade(stone, .42))]))
    r = rnd("door stones")
    for row in range(11):
        x = -900.0 + r.uniform(0, 60)
        while x < 900:
            w = r.uniform(90, 150)
            c.drawRect(box(x, -420 + row * 78, x + w - 5, -347 + row * 78), fill(light(stone, .16) if r.random() < .4 else shade(stone, .8), .3))
            x += w
    arch = smooth([(-236, 420, 1), (-236, -130), (-170, -300), (0, -410, 1), (170, -300), (236, -130), (236, 420, 1)], True, .8)
    c.drawPath(arch, fill(light(stone, .3)))
    c.drawPath(arch, stroke(shade(stone, .5), 10))
    hole = smooth([(-208, 420, 1), (-208, -120), (-150, -276), (0, -372, 1), (150, -276), (208, -120), (208, 420, 1)], True, .8)
    c.drawPath(hole, linear((-208, 0), (-130, 0), [(0, "#fff0cc"), (1, "#ffca80")]))
    glow(c, -180, 30, 420, "#ffc878", .6)
    with clipped(c, hole):
        leaf = poly([(-150, -420), (230, -420), (230, 420), (-150, 440)])
        c.drawPath(leaf, linear((-150, 0), (230, 0), [(0, light(wood, .12)), (1, shade(wood, .6))]))
        for k in range(6):
            x = -150 + 64 * k
            c.drawRect(box(x - 2, -420, x + 2, 440), fill(shade(wood, .46)))
        for y in (-190, 190):
            c.drawPath(poly([(-150, y - 17), (150, y - 12), (190, y), (150, y + 12), (-150, y + 17)]), fill("#2a272c"))
            for k in range(6):
                c.drawCircle(-124 + 52 * k, y, 8, radial((-126 + 52 * k, y - 3), 10, [(0, "#7a767c"), (1, "#1c1a20")]))
    c.drawCircle(-92, 20, 28, fill("#2a272c"))
    c.drawCircle(-92, 62, 38, stroke("#1c1a20", 13))
    c.drawCircle(-92, 62, 38, stroke("#5c585e", 7))
    c.save()
    c.translate(-80, 88)
    c.scale(.62, .62)
    round_handle(c, owner, 6, 6)
    c.restore()


WEST: dict[InsertKind, Callable[..., None]] = {"letter": sealed_letter, "phone": sealed_letter, "cup": _goblet, "photograph": _miniature, "clock": _watch, "door": _door, "key": _iron_key}
"""What stands for a kind of object when the drama plays in old Europe; a ring and a cake are as they are now."""
