"""Things of today that fill the frame: a ring, a cup, a cake, a clock, a door, a photograph, a key.

Drawn like those of `inserts`, whose units they share.
"""
from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from engine.drama.storyboard import Insert
from engine.drama.vocabulary import InsertKind
from engine.picture.gfx import Colour, fill, glow, light, linear, mix, poly, radial, shade, smooth, stroke, tapered
from engine.picture.grip import Owner, behind, pinch, pinch_over, round_handle, thumb
from engine.picture.lettering import draw_text, font, wrap
from engine.picture.scenery.air import box, rounded
from engine.picture.skia_load import skia


def _ring(canvas: Any, insert: Insert, owner: Owner) -> None:
    """Upright in the slit of a cushion, in a box of dark blue: in one of crimson the moderation saw blood."""
    glow(canvas, 0, -60, 330, "#ffe2b0", .35)
    canvas.drawOval(box(-270, 186, 270, 236), fill("#0a0c16", .42, 12))
    canvas.drawPath(poly([(-190, -190), (190, -190), (212, 60), (-212, 60)]), linear((0, -190), (0, 60), [(0, "#1a3456"), (1, "#2c5480")]))
    canvas.drawPath(poly([(-166, -168), (166, -168), (184, 60), (-184, 60)]), linear((0, -168), (0, 60), [(0, "#f8f1e8"), (.7, "#e2d4c8"), (1, "#a89a90")]))
    canvas.drawPath(poly([(-212, 40), (212, 40), (240, 132), (-240, 132)]), linear((0, 40), (0, 132), [(0, "#16304e"), (1, "#234872")]))
    _roll(canvas, 196, 52, 92)
    canvas.drawPath(smooth([(-196, 88), (0, 82), (196, 88), (0, 99)]), fill("#4a3a3a", .9))
    canvas.drawOval(box(-66, -44, 66, 92), stroke("#a8741e", 15))
    canvas.drawOval(box(-66, -44, 66, 92), stroke("#f0cf72", 9))
    canvas.drawPath(smooth([(-60, 50), (-68, 14), (-50, -24)], False), stroke("#fff4c8", 4))
    _roll(canvas, 210, 86, 136)
    for x in (-64, 64):
        canvas.drawOval(box(x - 26, 84, x + 26, 97), fill("#5a4636", .5, 5))
    points = [(-30, -64), (-16, -92), (16, -92), (30, -64), (0, -28)]
    canvas.drawPath(poly([(-20, -50), (20, -50), (9, -26), (-9, -26)]), fill("#d9b050"))
    canvas.drawPath(poly(points), linear((-30, -92), (30, -28), [(0, "#ffffff"), (.5, "#bfe4ff"), (1, "#7fb4e8")]))
    for a, b in ((0, 4), (1, 4), (2, 4), (3, 4), (0, 3)):
        canvas.drawPath(tapered([points[a], points[b]], [1.6, 1.6]), fill("#eaf7ff", .9))
    for angle in range(0, 360, 45):
        k = 60 if angle % 90 == 0 else 30
        canvas.drawPath(tapered([(0, -72), (math.cos(math.radians(angle)) * k, -72 + math.sin(math.radians(angle)) * k)], [4, .4]), fill("#ffffff", .8))
    canvas.drawPath(poly([(-240, 126), (240, 126), (252, 222), (-252, 222)]), linear((0, 126), (0, 222), [(0, "#2a5080"), (.1, "#24466e"), (1, "#10223c")]))
    # what is engraved stands in gold on the velvet
    rows = wrap(" ".join(insert.text), 38, 380, "serif")[:2]
    for i, row in enumerate(rows):
        draw_text(canvas, row, 0, 188 + 42 * (i - (len(rows) - 1) / 2), 38, "#f3d98c", kind="serif", centre=True)


def _roll(canvas: Any, half: float, top: float, low: float) -> None:
    """One of the two padded rolls of a ring box, between which the ring stands."""
    path = smooth([(-half, low, 1), (-half + 3, top + 12), (-half + 22, top + 1), (half - 22, top + 1), (half - 3, top + 12), (half, low, 1)], True, .6)
    canvas.drawPath(path, linear((0, top), (0, low), [(0, "#fffaf2"), (.45, "#eadccf"), (1, "#b3a297")]))


def _cup(canvas: Any, insert: Insert, owner: Owner) -> None:
    canvas.translate(-46, 0)
    canvas.drawOval(box(-230, 130, 230, 220), linear((0, 130), (0, 220), [(0, "#f4efe6"), (1, "#b8ac9c")]))
    canvas.drawOval(box(-150, 140, 150, 190), fill("#6a5a4c", .35, 8))
    canvas.drawPath(smooth([(120, -46), (206, -56), (222, 36), (110, 70)], False), stroke("#e4dcd0", 24))
    canvas.drawPath(smooth([(-158, -90, 1), (158, -90, 1), (140, 40), (86, 150), (-86, 150), (-140, 40)]), linear((-158, 0), (158, 0), [(0, "#c8bcac"), (.35, "#fbf7f0"), (1, "#b0a492")]))
    canvas.drawOval(box(-158, -118, 158, -62), fill("#efe8dc"))
    canvas.drawOval(box(-142, -110, 142, -68), linear((0, -110), (0, -68), [(0, "#3a2218"), (1, "#6e452c")]))
    canvas.drawPath(smooth([(-40, -90), (0, -102), (42, -88), (0, -76)]), fill("#d9b48a", .8))
    if insert.text and any(word in " ".join(insert.text).lower() for word in ("戒", "ring")):
        canvas.drawOval(box(-26, -98, 30, -74), stroke("#f0cf72", 7))
    round_handle(canvas, owner, 196, -6)
    for k in range(3):
        x = -50 + k * 50
        canvas.drawPath(tapered([(x, -120), (x - 22, -190), (x + 20, -250), (x - 6, -320)], [4, 20, 24, 2]), fill("#ffffff", .2, 9))


def _cake(canvas: Any, insert: Insert, owner: Owner) -> None:
    """A birthday cake: candles burn, what the cream says is the insert's last words."""
    canvas.drawOval(box(-252, 120, 252, 226), linear((0, 120), (0, 226), [(0, "#f6f1ea"), (1, "#b4a89c")]))
    canvas.drawOval(box(-208, 128, 208, 206), fill("#4a3a34", .35, 8))
    side = smooth([(-204, -50, 1), (204, -50, 1), (204, 140), (120, 184), (-120, 184), (-204, 140)])
    canvas.drawPath(side, linear((-204, 0), (204, 0), [(0, "#d9b8a6"), (.3, "#fff3e6"), (.72, "#f6dcc8"), (1, "#bd957f")]))
    canvas.save()
    canvas.clipPath(side, True)
    canvas.drawPath(smooth([(-210, 52), (-100, 78), (0, 84), (100, 78), (210, 52)], False), stroke("#e89aa6", 15))
    canvas.restore()
    for k in range(9):
        a = math.pi * (k + .5) / 9
        x, y = -198 * math.cos(a), 136 + 44 * math.sin(a)
        canvas.drawCircle(x, y, 19, radial((x - 5, y - 7), 24, [(0, "#ffffff"), (1, "#f2cfc2")]))
    canvas.drawOval(box(-206, -104, 206, 4), linear((0, -104), (0, 4), [(0, "#fffaf2"), (1, "#f7e2d2")]))
    drips = [(-206, -50, 1), (-196, 2), (-172, 22), (-156, -2), (-126, 12), (-106, 46), (-84, 14), (-44, 22), (-20, 54), (4, 22), (48, 20), (70, 42), (94, 14), (130, 8), (152, 34), (174, 4), (196, 0), (206, -50, 1),
             (120, 0), (0, 8), (-120, 0)]
    canvas.drawPath(smooth(drips), linear((0, -40), (0, 54), [(0, "#f4a9b4"), (1, "#e2818f")]))
    for k in range(10):
        a = math.tau * k / 10 + .16
        x, y = 178 * math.cos(a), -52 + 40 * math.sin(a)
        if y > -40 and abs(x) < 132:
            continue  # where the words are
        _strawberry(canvas, x, y, .72 + .2 * math.sin(a))
    words = (insert.text[-1] if insert.text else "")[:12]
    if words:
        canvas.save()
        canvas.translate(0, -32)
        canvas.scale(1, .62)
        wide = font(46).measureText(words)
        draw_text(canvas, words, 0, 0, 46 * min(1.0, 230 / max(wide, 1)), "#a3303f", centre=True)
        canvas.restore()
    for x, foot, colour in ((-78, -82, "#8fb8e8"), (0, -92, "#f5d36a"), (78, -82, "#a9dca0")):
        _candle(canvas, x, foot, colour)


def _strawberry(canvas: Any, x: float, y: float, size: float) -> None:
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(size, size)
    canvas.drawPath(smooth([(0, -26), (20, -14), (16, 10), (0, 24), (-16, 10), (-20, -14)]), radial((-6, -8), 34, [(0, "#ff6b6b"), (1, "#b81f35")]))
    canvas.drawPath(smooth([(-12, -20), (0, -34), (12, -20), (0, -16)]), fill("#5f9a4a"))
    for dx, dy in ((-7, -4), (7, -2), (0, 8)):
        canvas.drawCircle(dx, dy, 1.6, fill("#ffe0a0", .9))
    canvas.restore()


def _candle(canvas: Any, x: float, foot: float, colour: Colour) -> None:
    top = foot - 104
    canvas.drawRect(box(x - 7, top, x + 7, foot), linear((x - 7, 0), (x + 7, 0), [(0, shade(colour, .2)), (.4, light(colour, .4)), (1, shade(colour, .25))]))
    canvas.drawPath(tapered([(x, top), (x + 1, top - 10)], [2.4, 1.6]), fill("#3a2a22"))
    glow(canvas, x, top - 26, 130, "#ffcf7a", .55)
    canvas.drawPath(smooth([(x, top - 58, 1), (x + 12, top - 22), (x, top - 6), (x - 12, top - 22)]), linear((0, top - 58), (0, top - 6), [(0, "#fff2c0"), (.6, "#ffb648"), (1, "#ff7a3c")]))


def _clock(canvas: Any, insert: Insert, owner: Owner) -> None:
    canvas.drawRect(box(-1600, -520, 1600, 700), linear((-300, -500), (300, 600), [(0, "#8a7c78"), (.5, "#6a5c62"), (1, "#443a48")]))
    for k in range(-16, 17):
        canvas.drawRect(box(k * 96 - 1.5, -520, k * 96 + 1.5, 700), fill("#3a303c", .35))
        canvas.drawRect(box(k * 96 + 2, -520, k * 96 + 30, 700), fill("#ffffff", .035))
    canvas.drawRect(box(-1600, 350, 1600, 372), linear((0, 350), (0, 372), [(0, "#a08c80"), (1, "#4a3c40")]))
    glow(canvas, -120, -200, 640, "#ffe2b8", .28)
    canvas.drawCircle(8, 14, 214, fill("#05060c", .45, 18))
    canvas.drawCircle(0, 0, 210, linear((-150, -150), (150, 150), [(0, "#6a4a38"), (1, "#2c1c18")]))
    canvas.drawCircle(0, 0, 186, radial((-30, -40), 260, [(0, "#fbf4e2"), (1, "#d8c8a4")]))
    for i in range(12):
        a = math.radians(i * 30)
        canvas.drawPath(tapered([(math.sin(a) * 168, -math.cos(a) * 168), (math.sin(a) * 146, -math.cos(a) * 146)], [7 if i % 3 == 0 else 3] * 2), fill("#2a2430"))
    found = "".join(insert.text)
    digits = [int(part) for part in "".join(c if c.isdigit() else " " for c in found).split()][:2]
    hour, minute = (digits[0] if digits else 2), (digits[1] if len(digits) > 1 else 0)
    for angle, length, width in (((hour % 12 + minute / 60) * 30, 96, 13), (minute * 6, 146, 8)):
        a = math.radians(angle)
        canvas.drawPath(tapered([(-math.sin(a) * 24, math.cos(a) * 24), (math.sin(a) * length, -math.cos(a) * length)], [width, width * .4]), fill("#1c1820"))
    canvas.drawPath(tapered([(0, 30), (40, -130)], [3, 1.4]), fill("#c2342c"))
    canvas.drawCircle(0, 0, 10, fill("#c2342c"))
    canvas.drawPath(poly([(-150, -100), (-60, -172), (-20, -168), (-176, -40)]), fill("#ffffff", .22))


def _door(canvas: Any, insert: Insert, owner: Owner) -> None:
    canvas.scale(1.22, 1.22)
    canvas.drawRect(box(-900, -420, 900, 420), linear((-300, 0), (300, 0), [(0, "#241712"), (.5, "#3a261c"), (1, "#1a100d")]))
    canvas.drawRect(box(-190, -420, 190, 420), linear((-190, 0), (190, 0), [(0, "#2c1a16"), (1, "#150c0c")]))
    canvas.drawPath(poly([(-170, -330), (96, -300), (96, 350), (-170, 380)]), linear((-170, 0), (96, 0), [(0, "#4a2c22"), (1, "#8a5a3c")]))
    for y in (-250, 40):
        canvas.drawPath(poly([(-130, y), (60, y + 10), (60, y + 220), (-130, y + 230)]), stroke("#2c1812", 8))
    light_path = poly([(96, -300), (176, -330), (176, 380), (96, 350)])
    canvas.drawPath(light_path, linear((96, 0), (176, 0), [(0, "#fff0cc"), (1, "#ffca80")]))
    glow(canvas, 140, 40, 420, "#ffc878", .6)
    canvas.drawCircle(54, 60, 24, radial((46, 50), 30, [(0, "#ffeeb8"), (1, "#a87a28")]))
    canvas.save()
    canvas.translate(64, 74)
    canvas.scale(.66, .66)
    round_handle(canvas, owner, 6, 6)
    canvas.restore()
    if insert.text:
        _plate(canvas, insert.text[0])


def _plate(canvas: Any, text: str) -> None:
    """The plate on a door: what stands on it is written smaller, in two lines, where it would be wider than the plate."""
    lines, size = plate_lines(text)
    rounded(canvas, -110, -150, 30, -98, 5, fill("#d9b86a"))
    for n, line in enumerate(lines):
        draw_text(canvas, line, -40, -112 if len(lines) == 1 else -128 + n * 22, size, "#2a1a10", centre=True)


_PLATE = 128
"""Width of the writing on a door's plate, in the insert's units."""


def plate_lines(text: str) -> tuple[list[str], float]:
    """What a door's plate holds, at most two lines, and the size of its letters."""
    for size in (30.0, 24.0, 19.0):
        lines = wrap(text, size, _PLATE)
        if len(lines) == 1 or (size < 20 and len(lines) == 2):
            return lines, size
    return wrap(text, 19.0, _PLATE)[:2], 19.0


def _photograph(canvas: Any, insert: Insert, owner: Owner) -> None:
    canvas.rotate(-5)
    behind(canvas, owner, 1, 190, 158, 280)
    canvas.drawRect(box(-196, -226, 204, 250), fill("#05060c", .4, 16))
    canvas.drawRect(box(-200, -240, 200, 240), linear((0, -240), (0, 240), [(0, "#fbf7ee"), (1, "#e6dcc8")]))
    canvas.drawRect(box(-172, -212, 172, 120), linear((0, -212), (0, 120), [(0, "#f0b98a"), (.6, "#c9785e"), (1, "#5a3c58")]))
    canvas.drawCircle(70, -110, 46, fill("#fff0c8"))
    for x, h, colour in ((-56, 190, "#3a2a44"), (40, 172, "#4a2f40")):
        canvas.drawCircle(x, 100 - h, 34, fill(shade(colour, .8)))
        canvas.drawPath(smooth([(x - 54, 160 - h), (x + 54, 160 - h), (x + 70, 120, 1), (x - 70, 120, 1)]), fill(colour))
    canvas.drawRect(box(-172, 118, 172, 122), fill("#e6dcc8"))
    if insert.text:
        for i, line in enumerate(wrap(" ".join(insert.text), 30, 330, "serif")[:2]):
            draw_text(canvas, line, 0, 168 + i * 42, 30, "#3a3444", kind="serif", centre=True)
    canvas.drawPath(poly([(-172, -212), (-40, -212), (-172, 20)]), fill("#ffffff", .14))
    thumb(canvas, owner, 1, 200, 176, 92, 66)


def _key(canvas: Any, insert: Insert, owner: Owner) -> None:
    glow(canvas, 0, 0, 320, "#ffd9a0", .3)
    brass = linear((-200, -80), (200, 80), [(0, "#f6dc94"), (.5, "#c9962e"), (1, "#7a5418")])
    pinch(canvas, owner, 96, 96)
    canvas.save()
    canvas.translate(-10, -6)
    canvas.rotate(224)
    canvas.translate(0, 0)
    ring = smooth([(-236, 0), (-206, -78), (-130, -86), (-76, -30), (-76, 30), (-130, 86), (-206, 78)])
    ring.addCircle(-160, 0, 40)
    ring.setFillType(skia.PathFillType.kEvenOdd)
    canvas.drawPath(ring, brass)
    canvas.drawCircle(-160, 0, 41, stroke("#6a4814", 4, .8))
    rounded(canvas, -84, -20, 220, 20, 9, brass)
    for x, h in ((120, 62), (166, 46), (204, 70)):
        canvas.drawRect(box(x, 10, x + 26, h), linear((x, 0), (x + 26, 0), [(0, "#e8c468"), (1, "#8a6220")]))
    canvas.drawRect(box(-80, -14, 214, -8), fill("#fff4c8", .7))
    canvas.restore()
    pinch_over(canvas, owner, 96, 96)
    if insert.text:
        canvas.drawPath(smooth([(70, 120), (-20, 150), (-80, 176)], False), stroke("#c8b48a", 4))
        rounded(canvas, -190, 168, -10, 232, 8, fill(mix("#d9483e", "#2a1a10", .2)))
        draw_text(canvas, insert.text[0][:8], -100, 212, 32, "#fff4e4", centre=True)


THINGS: dict[InsertKind, Callable[..., None]] = {
    "ring": _ring, "cup": _cup, "clock": _clock, "door": _door, "photograph": _photograph, "key": _key, "cake": _cake,
}
