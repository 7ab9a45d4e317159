"""A rabbit's head."""
from __future__ import annotations

from typing import Any

from engine.picture.creatures.coat import Coat, patch, tufts
from engine.picture.creatures.eye import Eye, draw_eye
from engine.picture.creatures.jaws import draw_jaws
from engine.picture.gfx import clipped, fill, linear, mix, smooth, soft, tapered
from engine.picture.people.acting import EXPRESSIONS, Acting, Step
from engine.picture.skia_load import skia

_HEAD = [(-54, -64), (0, -80), (50, -68), (80, -34), (92, 6), (86, 44), (54, 74), (16, 84), (-26, 78), (-70, 54), (-92, 16), (-84, -30)]


def head_steps(coat: Coat, acting: Acting) -> list[Step]:
    """Long ears, eyes at the side, a nose that is hardly there."""
    back = acting.view == "back"
    low = acting.emotion in ("sad", "afraid", "angry")

    def form(canvas: Any) -> None:
        _ear(canvas, coat, -34, -30 if low else -12, back)
        _ear(canvas, coat, 36, 30 if low else 10, back)
        head = smooth(_HEAD)
        canvas.drawPath(head, fill(coat.base))
        tufts(canvas, [(-90, 10), (-82, 42), (-50, 66)][::-1], coat.base, 12, "rabbit", width=9)
        with clipped(canvas, head):
            canvas.drawPaint(linear((-98, 20), (98, -20), [(0, coat.shadow, .75), (.36, coat.shadow, .14), (.62, coat.shadow, 0), (1, coat.glow, .4)]))
            canvas.drawPaint(linear((0, 46), (0, 92), [(0, coat.core, 0), (1, coat.core, .35)]))
            if not back:
                soft(canvas, -46, 40, 34, 24, coat.skin, .35)
                soft(canvas, 70, 38, 22, 22, coat.skin, .3)

    def eyes(canvas: Any) -> None:
        if not back:
            draw_eye(canvas, coat, Eye(-44, -2, 40, 42, -1, 2), acting, mix(coat.base, coat.shadow, .4))
            draw_eye(canvas, coat, Eye(60, -3, 30, 40, 1, 2), acting, mix(coat.base, coat.shadow, .4))

    def mouth(canvas: Any) -> None:
        if back:
            return
        light = mix(coat.pale, coat.base, .3)
        draw_jaws(canvas, coat, acting, (17, 56), 20, light, fangs=False)
        for x in (2, 31):
            canvas.drawOval(skia.Rect(x - 21, 30, x + 21, 64), fill(light))
        patch(canvas, [(6, 28), (17, 26), (28, 28), (22, 37), (17, 40), (11, 37)], coat.nose)
        canvas.drawPath(tapered([(17, 40), (17, 50), (16, 56)], [2.4, 2.2, 2]), fill(coat.line, .7))
        up = EXPRESSIONS[acting.emotion].curve * 4
        for end in (-8, 40):
            canvas.drawPath(tapered([(16, 56), ((16 + end) / 2, 62), (end, 57 - up)], [2, 2.8, .6]), fill(coat.line, .7))
        for side, x in ((-1, -10), (1, 42)):
            for i, dy in enumerate((-12, 4, 18)):
                canvas.drawPath(tapered([(x, 46 + i * 3), (x + side * 40, 44 + i * 3 + dy * .4), (x + side * 78, 46 + i * 2 + dy)], [1.6, 1.4, .3]), fill("#fdf8f0", .7))

    return [("rest", form), ("lids", eyes), ("viseme", mouth)]


def _ear(canvas: Any, coat: Coat, x: float, tilt: float, back: bool) -> None:
    canvas.save()
    canvas.rotate(tilt, x, -60)
    ear = smooth([(x - 26, -50), (x - 36, -130), (x - 26, -210), (x, -246), (x + 24, -208), (x + 34, -130), (x + 24, -50)])
    canvas.drawPath(ear, fill(coat.base))
    with clipped(canvas, ear):
        canvas.drawPaint(linear((x - 36, 0), (x + 34, 0), [(0, coat.shadow, .6), (.5, coat.shadow, .05), (1, coat.shadow, .25)]))
    if not back:
        canvas.drawPath(smooth([(x - 12, -66), (x - 18, -130), (x - 12, -196), (x + 1, -222), (x + 14, -194), (x + 18, -130), (x + 12, -66)]), linear((0, -220), (0, -60), [(0, mix(coat.skin, coat.pale, .3)), (1, mix(coat.skin, coat.core, .35))]))
    canvas.restore()
