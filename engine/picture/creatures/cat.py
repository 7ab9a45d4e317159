"""A cat's head."""
from __future__ import annotations

from typing import Any

from engine.picture.creatures.coat import Coat, patch, stripes, tufts
from engine.picture.creatures.eye import Eye, draw_eye
from engine.picture.creatures.jaws import draw_jaws
from engine.picture.gfx import clipped, fill, linear, mix, smooth, soft, tapered
from engine.picture.people.acting import EXPRESSIONS, Acting, Step

_HEAD = [(-62, -72), (-8, -90), (54, -78), (88, -40), (96, 2), (106, 30, 1), (84, 44), (48, 74), (16, 84), (-24, 78), (-70, 54), (-104, 40, 1), (-100, 4), (-92, -36)]


def head_steps(coat: Coat, acting: Acting) -> list[Step]:
    """Ears and form, eyes, then what the mouth moves."""
    back = acting.view == "back"
    lowered = EXPRESSIONS[acting.emotion].frown or acting.emotion == "afraid"

    def form(canvas: Any) -> None:
        _ear(canvas, coat, [(-86, -30), (-104 if lowered else -84, -104 if lowered else -152, 1), (-22, -84)], back)
        _ear(canvas, coat, [(88, -34), (108 if lowered else 84, -100 if lowered else -150, 1), (30, -82)], back)
        _form(canvas, coat, back)

    def eyes(canvas: Any) -> None:
        if not back:
            draw_eye(canvas, coat, Eye(-36, 2, 50, 44, -1, 5, .62), acting, mix(coat.base, coat.shadow, .4))
            draw_eye(canvas, coat, Eye(56, 2, 42, 43, 1, 5, .58), acting, mix(coat.base, coat.shadow, .4))

    def mouth(canvas: Any) -> None:
        if not back:
            _muzzle(canvas, coat, acting)

    return [("rest", form), ("lids", eyes), ("viseme", mouth)]


def _ear(canvas: Any, coat: Coat, points: list[tuple[float, ...]], back: bool) -> None:
    ear = smooth([points[0], ((points[0][0] + points[1][0]) / 2 - (6 if points[0][0] < 0 else -6), (points[0][1] + points[1][1]) / 2), points[1],
                  ((points[1][0] + points[2][0]) / 2 + (8 if points[0][0] < 0 else -8), (points[1][1] + points[2][1]) / 2 - 6), points[2], (points[2][0], points[2][1] + 40), (points[0][0], points[0][1] + 20)])
    canvas.drawPath(ear, fill(coat.base))
    with clipped(canvas, ear):
        canvas.drawPaint(linear((points[0][0], 0), (points[2][0], 0), [(0, coat.shadow, .6 if points[0][0] < 0 else 0), (.5, coat.shadow, .1), (1, coat.shadow, .3)]))
    if back:
        return
    mx, my = (points[0][0] + points[2][0]) / 2, (points[0][1] + points[2][1]) / 2
    inside = [(x + (mx - x) * .34, y + (my - y) * .24 + 6, *rest) for x, y, *rest in points]
    canvas.drawPath(smooth(inside, tension=.6), linear((0, inside[1][1]), (0, my), [(0, mix(coat.skin, coat.core, .45)), (1, coat.skin)]))
    foot = inside[0] if points[0][0] < 0 else inside[2]
    for i in range(4):
        x = foot[0] + 8 + i * 9
        canvas.drawPath(tapered([(x, my + 22), (x + 5, my - 8), (x + 12, my - 38 + i * 5)], [7, 5, .4]), fill(mix(coat.pale, coat.base, .35), .9))


def _form(canvas: Any, coat: Coat, back: bool) -> None:
    head = smooth(_HEAD)
    canvas.drawPath(head, fill(coat.base))
    tufts(canvas, [(-92, -4), (-102, 30), (-74, 56), (-44, 72)][::-1], coat.base, 13, "cheek near", lean=-.1, width=9)
    tufts(canvas, [(96, 0), (100, 24), (78, 50), (54, 72)], coat.base, 12, "cheek far", lean=.1, width=9)
    with clipped(canvas, head):
        canvas.drawPaint(linear((-104, 20), (104, -20), [(0, coat.shadow, .8), (.36, coat.shadow, .16), (.62, coat.shadow, 0), (1, coat.glow, .5)]))
        canvas.drawPaint(linear((0, 40), (0, 92), [(0, coat.core, 0), (1, coat.core, .4)]))
        if back:
            canvas.drawPaint(linear((0, -90), (0, 60), [(0, coat.glow, .1), (1, coat.core, .4)]))
            return
        if coat.marking == "tabby":
            stripes(canvas, [[(x, -92), (x * .72 + 3, -62), (x * .56 + 5, -40)] for x in (-30, 6, 42)] + [[(-98, y), (-80, y + 5), (-60, y + 2)] for y in (6, 26)] + [[(98, y), (88, y + 4), (76, y + 2)] for y in (8, 28)], coat.dark, 12, .7)
        if coat.marking == "socks":
            patch(canvas, [(14, -34), (26, 8), (52, 30), (62, 62), (20, 92), (-26, 62), (-12, 28), (4, 6)], coat.pale, 1, 1.5)
        soft(canvas, -36, 4, 44, 36, coat.pale, .24)
        soft(canvas, 56, 4, 38, 36, coat.pale, .24)
        soft(canvas, 10, -50, 40, 22, coat.glow, .4)


def _muzzle(canvas: Any, coat: Coat, acting: Acting) -> None:
    light = mix(coat.pale, coat.base, .18)
    draw_jaws(canvas, coat, acting, (13, 54), 30, light)
    for x, w in ((-4, 30), (32, 26)):
        canvas.drawOval(_box(x, 46, w, 20), fill(light))
        soft(canvas, x, 54, w * .8, 14, coat.shadow, .22)
    patch(canvas, [(2, 24), (15, 22), (29, 24), (24, 34), (15, 39), (7, 34)], coat.nose)
    canvas.drawPath(tapered([(7, 26), (15, 25), (23, 26)], [1, 4, 1]), fill("#ffffff", .4))
    canvas.drawPath(tapered([(15, 38), (14.5, 46), (14, 52)], [3, 2.6, 2.2]), fill(coat.line, .85))
    up = EXPRESSIONS[acting.emotion].curve * 6
    canvas.drawPath(tapered([(14, 52), (4, 60), (-12, 60 - up * .5), (-22, 53 - up)], [2, 3.2, 3, .6]), fill(coat.line, .85))
    canvas.drawPath(tapered([(14, 52), (24, 60), (38, 59 - up * .5), (47, 52 - up)], [2, 3.2, 3, .6]), fill(coat.line, .85))
    for side, x in ((-1, -16), (1, 44)):
        for i, (dx, dy) in enumerate(((96, -14), (102, 6), (90, 24))):
            canvas.drawPath(tapered([(x, 46 + i * 4), (x + side * dx * .5, 42 + i * 5 + dy * .3), (x + side * dx, 46 + i * 3 + dy)], [2, 1.7, .3]), fill("#fdf8f0" if i != 1 else "#f4ece2", .8))
        for i in range(3):
            canvas.drawCircle(x + side * (2 - i * 7), 43 + (i % 2) * 7, 1.5, fill(coat.core, .6))


def _box(x: float, y: float, rx: float, ry: float) -> Any:
    from engine.picture.skia_load import skia
    return skia.Rect(x - rx, y - ry, x + rx, y + ry)
