"""Objects that fill the frame: a phone with its message, a letter, a ring, a cup, a clock, a door, a photograph, a key.

Drawn around the origin, about 400 units high, in the scenery's units.
"""
from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from engine.drama.storyboard import Insert
from engine.picture.gfx import fill, glow, light, linear, mix, poly, radial, rnd, shade, smooth, stroke, tapered
from engine.picture.lettering import draw_text, font, wrap
from engine.picture.scenery.air import box, rounded

Skin = tuple[float, float, float]


def draw_insert(canvas: Any, insert: Insert, skin: Skin, width: float) -> None:
    """`width` is how much of the frame's width there is, in units; `skin` the owner's."""
    scale = min(1.0, width / 430)
    canvas.save()
    canvas.scale(scale, scale)
    _DRAW[insert.kind](canvas, insert, skin)
    canvas.restore()


def _fingers(canvas: Any, skin: Skin, side: int, x: float, y: float, count: int = 4) -> None:
    """Fingers that come round an edge, seen from their backs, with nails."""
    dark = shade(skin, .68)
    for i in range(count):
        fy = y + i * 52
        length = 66 - abs(i - 1.2) * 9
        path = smooth([(x + side * 66, fy - 22, 1), (x - side * (length - 24), fy - 21), (x - side * length, fy), (x - side * (length - 24), fy + 21), (x + side * 66, fy + 22, 1)])
        canvas.drawPath(path, linear((0, fy - 24), (0, fy + 24), [(0, light(skin, .16)), (.6, skin), (1, dark)]))
        canvas.drawPath(smooth([(x - side * (length - 22), fy - 12), (x - side * (length - 4), fy - 8), (x - side * (length - 3), fy + 7), (x - side * (length - 22), fy + 11)]), fill(light(skin, .45, "#ffe9e4")))
        canvas.drawPath(tapered([(x - side * 6, fy - 15), (x - side * 2, fy), (x - side * 6, fy + 15)], [1, 3, 1]), fill(dark, .5))


def _palm(canvas: Any, skin: Skin, side: int, x: float, y: float, h: float) -> None:
    canvas.drawPath(smooth([(x - side * 20, y - h * .3, 1), (x + side * 110, y - h * .34), (x + side * 230, y + h * .1), (x + side * 330, y + h, 1), (x + side * 40, y + h, 1), (x - side * 10, y + h * .5)]),
                    linear((0, y - h * .4), (0, y + h), [(0, skin), (1, shade(skin, .6))]))


def _phone(canvas: Any, insert: Insert, skin: Skin) -> None:
    canvas.rotate(-4)
    _palm(canvas, skin, 1, 120, 60, 330)
    rounded(canvas, -156, -300, 156, 320, 40, fill("#0b0c12"))
    rounded(canvas, -153, -297, 153, 317, 38, stroke("#59607a", 2.4))
    rounded(canvas, -144, -288, 144, 308, 30, linear((0, -288), (0, 308), [(0, "#f4f5fa"), (1, "#e4e7f0")]))
    rounded(canvas, -44, -276, 44, -254, 11, fill("#0b0c12"))
    draw_text(canvas, "2:07", -124, -258, 18, "#1c1f2a")
    draw_text(canvas, insert.sender or "···", 0, -208, 27, "#1c1f2a", centre=True)
    canvas.drawRect(box(-144, -190, 144, -188), fill("#c8ccd8"))
    y = -164.0
    for i, message in enumerate(insert.text or ["……"]):
        y = _bubble(canvas, message, y, mine=i % 2 == 1 and len(insert.text) > 1) + 18
        if y > 210:
            break
    rounded(canvas, -126, 250, 74, 288, 19, fill("#ffffff"))
    canvas.drawCircle(106, 269, 19, fill("#3f8cff"))
    canvas.drawPath(poly([(-140, -284), (-60, -284), (-144, -60)]), fill("#ffffff", .16))
    _fingers(canvas, skin, -1, -150, -10)
    canvas.drawPath(smooth([(190, 40, 1), (120, 86), (70, 128), (62, 150), (84, 166), (128, 150), (220, 150, 1)]), linear((60, 0), (220, 0), [(0, light(skin, .14)), (1, shade(skin, .75))]))
    canvas.drawPath(smooth([(66, 140), (84, 126), (94, 136), (76, 154)]), fill(light(skin, .45, "#ffe9e4")))


def _bubble(canvas: Any, text: str, y: float, mine: bool) -> float:
    """A chat bubble; returns its bottom."""
    size = 25.0
    lines = wrap(text, size, 208)[:6]
    w = max(font(size).measureText(line) for line in lines) + 32
    h = len(lines) * size * 1.36 + 20
    x = 128 - w if mine else -128
    rounded(canvas, x, y, x + w, y + h, 16, fill("#86e06a" if mine else "#ffffff"))
    for i, line in enumerate(lines):
        draw_text(canvas, line, x + 16, y + 10 + size * (1.0 + 1.36 * i), size, "#171a24")
    return y + h


def _letter(canvas: Any, insert: Insert, skin: Skin) -> None:
    canvas.rotate(3)
    canvas.drawRect(box(-190, -250, 198, 268), fill("#05060c", .35, 16))
    canvas.drawPath(poly([(-196, -262), (186, -256), (192, 256), (-190, 262)]), linear((-196, -262), (190, 260), [(0, "#f7f0de"), (.6, "#efe4ca"), (1, "#d8c8a4")]))
    for y in (-90.0, 84.0):
        canvas.drawPath(tapered([(-194, y), (0, y + 2), (190, y - 1)], [1, 5, 1]), fill("#b8a47c", .4))
    head, *rest = insert.text or ["……"]
    headed = not insert.sender and bool(rest) and font(40, "serif").measureText(head) <= 320
    title = insert.sender or (head if headed else "")
    body = "\n".join(rest if headed else insert.text or [head])
    y = -196.0
    if title:
        draw_text(canvas, title, 0, y, 40, "#2a2430", kind="serif", centre=True)
        draw_text(canvas, title, .8, y, 40, "#2a2430", kind="serif", centre=True)
        y += 62
    for paragraph in body.split("\n"):
        for line in wrap(paragraph, 31, 320, "serif")[:8]:
            draw_text(canvas, line, -160, y, 31, "#34303c", kind="serif")
            y += 47
    r = rnd("letter", body)
    while y < 190:
        canvas.drawRect(box(-160, y - 8, -160 + r.uniform(150, 320), y - 5), fill("#6a6478", .35))
        y += 34
    _fingers(canvas, skin, -1, -186, 96, 3)
    _palm(canvas, skin, 1, 150, 150, 260)
    canvas.drawPath(smooth([(250, 120, 1), (176, 140), (128, 168), (122, 190), (146, 204), (196, 192), (260, 200, 1)]), linear((120, 0), (250, 0), [(0, light(skin, .14)), (1, shade(skin, .75))]))


def _ring(canvas: Any, insert: Insert, skin: Skin) -> None:
    glow(canvas, 0, -60, 330, "#ffe2b0", .35)
    canvas.drawPath(poly([(-210, 60), (210, 60), (250, 210), (-250, 210)]), linear((0, 60), (0, 210), [(0, "#8a1c30"), (1, "#4a0c1c")]))
    canvas.drawPath(poly([(-190, -190), (190, -190), (206, 66), (-206, 66)]), linear((0, -190), (0, 66), [(0, "#6e1426"), (1, "#9a2238")]))
    canvas.drawPath(poly([(-166, -166), (166, -166), (178, 52), (-178, 52)]), linear((0, -166), (0, 52), [(0, "#f4ece2"), (1, "#cfc0b4")]))
    canvas.drawOval(box(-70, 46, 70, 70), fill("#2a0810", .6, 6))
    canvas.drawOval(box(-64, -46, 64, 74), stroke("#b07c22", 15))
    canvas.drawOval(box(-64, -46, 64, 74), stroke("#f0cf72", 9))
    canvas.drawPath(smooth([(-58, 40), (-66, 6), (-50, -26)], False), stroke("#fff4c8", 4))
    points = [(-30, -64), (-16, -92), (16, -92), (30, -64), (0, -28)]
    canvas.drawPath(poly(points), linear((-30, -92), (30, -28), [(0, "#ffffff"), (.5, "#bfe4ff"), (1, "#7fb4e8")]))
    for a, b in ((0, 4), (1, 4), (2, 4), (3, 4), (0, 3)):
        canvas.drawPath(tapered([points[a], points[b]], [1.6, 1.6]), fill("#eaf7ff", .9))
    for angle in range(0, 360, 45):
        k = 60 if angle % 90 == 0 else 30
        canvas.drawPath(tapered([(0, -72), (math.cos(math.radians(angle)) * k, -72 + math.sin(math.radians(angle)) * k)], [4, .4]), fill("#ffffff", .8))


def _cup(canvas: Any, insert: Insert, skin: Skin) -> None:
    canvas.drawOval(box(-230, 130, 230, 220), linear((0, 130), (0, 220), [(0, "#f4efe6"), (1, "#b8ac9c")]))
    canvas.drawOval(box(-150, 140, 150, 190), fill("#6a5a4c", .35, 8))
    canvas.drawPath(smooth([(120, -40), (210, -50), (226, 40), (110, 70)], False), stroke("#e4dcd0", 24))
    canvas.drawPath(smooth([(-158, -90, 1), (158, -90, 1), (140, 40), (86, 150), (-86, 150), (-140, 40)]), linear((-158, 0), (158, 0), [(0, "#c8bcac"), (.35, "#fbf7f0"), (1, "#b0a492")]))
    canvas.drawOval(box(-158, -118, 158, -62), fill("#efe8dc"))
    canvas.drawOval(box(-142, -110, 142, -68), linear((0, -110), (0, -68), [(0, "#3a2218"), (1, "#6e452c")]))
    canvas.drawPath(smooth([(-40, -90), (0, -102), (42, -88), (0, -76)]), fill("#d9b48a", .8))
    if insert.text and any(word in " ".join(insert.text).lower() for word in ("戒", "ring")):
        canvas.drawOval(box(-26, -98, 30, -74), stroke("#f0cf72", 7))
    for k in range(3):
        x = -50 + k * 50
        canvas.drawPath(tapered([(x, -120), (x - 22, -190), (x + 20, -250), (x - 6, -320)], [4, 20, 24, 2]), fill("#ffffff", .2, 9))


def _clock(canvas: Any, insert: Insert, skin: Skin) -> None:
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


def _door(canvas: Any, insert: Insert, skin: Skin) -> None:
    canvas.drawRect(box(-190, -340, 190, 380), linear((-190, 0), (190, 0), [(0, "#2c1a16"), (1, "#150c0c")]))
    canvas.drawPath(poly([(-170, -330), (96, -300), (96, 350), (-170, 380)]), linear((-170, 0), (96, 0), [(0, "#4a2c22"), (1, "#8a5a3c")]))
    for y in (-250, 40):
        canvas.drawPath(poly([(-130, y), (60, y + 10), (60, y + 220), (-130, y + 230)]), stroke("#2c1812", 8))
    light_path = poly([(96, -300), (176, -330), (176, 380), (96, 350)])
    canvas.drawPath(light_path, linear((96, 0), (176, 0), [(0, "#fff0cc"), (1, "#ffca80")]))
    glow(canvas, 140, 40, 420, "#ffc878", .6)
    canvas.drawCircle(54, 60, 24, radial((46, 50), 30, [(0, "#ffeeb8"), (1, "#a87a28")]))
    if insert.text:
        rounded(canvas, -110, -150, 30, -98, 5, fill("#d9b86a"))
        draw_text(canvas, insert.text[0][:8], -40, -112, 30, "#2a1a10", centre=True)


def _photograph(canvas: Any, insert: Insert, skin: Skin) -> None:
    canvas.rotate(-5)
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
    _fingers(canvas, skin, 1, 200, 96, 3)


def _key(canvas: Any, insert: Insert, skin: Skin) -> None:
    glow(canvas, 0, 0, 320, "#ffd9a0", .3)
    brass = linear((-200, -80), (200, 80), [(0, "#f6dc94"), (.5, "#c9962e"), (1, "#7a5418")])
    canvas.rotate(-24)
    canvas.drawOval(box(-230, -84, -70, 84), fill("#05060c", .4, 12))
    ring = smooth([(-236, 0), (-206, -78), (-130, -86), (-76, -30), (-76, 30), (-130, 86), (-206, 78)])
    canvas.drawPath(ring, brass)
    canvas.drawCircle(-156, 0, 42, fill("#1a1420"))
    rounded(canvas, -84, -20, 220, 20, 9, brass)
    for x, h in ((120, 62), (166, 46), (204, 70)):
        canvas.drawRect(box(x, 10, x + 26, h), linear((x, 0), (x + 26, 0), [(0, "#e8c468"), (1, "#8a6220")]))
    canvas.drawRect(box(-80, -14, 214, -8), fill("#fff4c8", .7))
    if insert.text:
        rounded(canvas, -330, 100, -150, 160, 8, fill(mix("#d9483e", "#2a1a10", .2)))
        draw_text(canvas, insert.text[0][:8], -240, 142, 32, "#fff4e4", centre=True)
        canvas.drawPath(smooth([(-200, 60), (-240, 84), (-240, 104)], False), stroke("#c8b48a", 4))


_DRAW: dict[str, Callable[[Any, Insert, Skin], None]] = {
    "phone": _phone, "letter": _letter, "ring": _ring, "cup": _cup, "clock": _clock, "door": _door, "photograph": _photograph, "key": _key,
}
