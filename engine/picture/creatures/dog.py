"""The heads of a dog and of a fox: a long muzzle towards the viewer."""
from __future__ import annotations

from typing import Any

from engine.picture.creatures.coat import Coat, patch, tufts
from engine.picture.creatures.eye import Eye, draw_eye
from engine.picture.creatures.jaws import draw_jaws
from engine.picture.gfx import clipped, fill, linear, mix, smooth, soft, tapered
from engine.picture.people.acting import EXPRESSIONS, Acting, Step
from engine.picture.skia_load import skia

_DOG = [(-58, -70), (-6, -84), (50, -76), (80, -44), (88, -4), (84, 36), (66, 70), (30, 92), (-14, 90), (-58, 68), (-86, 34), (-90, -8), (-84, -42)]
_FOX = [(-56, -66), (-2, -82), (50, -70), (84, -34), (98, 4), (114, 40, 1), (76, 52), (46, 82), (20, 92), (-14, 82), (-62, 60), (-114, 52, 1), (-100, 8), (-88, -34)]


def dog_steps(coat: Coat, acting: Acting) -> list[Step]:
    """A dog with ears that hang."""
    back = acting.view == "back"

    def form(canvas: Any) -> None:
        head = smooth(_DOG)
        canvas.drawPath(head, fill(coat.base))
        with clipped(canvas, head):
            _turned(canvas, coat)
            if not back:
                if coat.marking != "plain":
                    patch(canvas, [(12, -80), (26, -30), (40, 6), (74, 40), (54, 100), (-30, 100), (-40, 46), (-8, 8), (4, -30)], coat.pale, .95, 3)
                soft(canvas, 6, -44, 44, 26, coat.glow, .4)
        lifted = 16 if acting.emotion in ("surprised", "happy") else -8 if acting.emotion in ("sad", "afraid", "tender") else 0
        _hanging_ear(canvas, coat, -1, lifted)
        _hanging_ear(canvas, coat, 1, lifted)

    def eyes(canvas: Any) -> None:
        if not back:
            draw_eye(canvas, coat, Eye(-30, -2, 34, 34, -1, 0), acting, mix(coat.base, coat.shadow, .4))
            draw_eye(canvas, coat, Eye(52, -3, 29, 33, 1, 0), acting, mix(coat.base, coat.shadow, .4))
            _brows(canvas, coat, acting)

    def mouth(canvas: Any) -> None:
        if not back:
            _muzzle(canvas, coat, acting, 1.0, mix(coat.pale if coat.marking != "plain" else coat.glow, coat.base, .25))

    return [("rest", form), ("lids", eyes), ("viseme", mouth)]


def fox_steps(coat: Coat, acting: Acting) -> list[Step]:
    """A fox: pointed ears with dark tips, white cheeks."""
    back = acting.view == "back"
    lowered = EXPRESSIONS[acting.emotion].frown or acting.emotion == "afraid"

    def form(canvas: Any) -> None:
        for side, root, tip in ((-1, -56, (-112 if lowered else -86, -112 if lowered else -156)), (1, 60, (116 if lowered else 90, -108 if lowered else -154))):
            ear = smooth([(root + side * 34, -20), (tip[0] - side * 2, tip[1] + 70), (tip[0], tip[1], 1), (root - side * 22, -100), (root - side * 40, -62)])
            canvas.drawPath(ear, fill(coat.base))
            with clipped(canvas, ear):
                canvas.drawPaint(linear((0, tip[1]), (0, tip[1] + 62), [(0, coat.core), (.5, coat.core, .7), (1, coat.core, 0)]))
            if not back:
                canvas.drawPath(smooth([(root + side * 22, -34), (tip[0] - side * 8, tip[1] + 60), (tip[0] - side * 6, tip[1] + 36, 1), (root - side * 14, -84), (root - side * 22, -54)]), fill(mix(coat.pale, coat.core, .25)))
        head = smooth(_FOX)
        canvas.drawPath(head, fill(coat.base))
        tufts(canvas, [(-100, 6), (-110, 44), (-62, 62), (-30, 78)][::-1], coat.pale if not back else coat.base, 12, "fox near", width=9)
        with clipped(canvas, head):
            if not back:
                patch(canvas, [(-120, 30), (-70, 22), (-30, 34), (14, 24), (56, 34), (92, 20), (120, 30), (80, 110), (-80, 110)], coat.pale, 1, 2)
                soft(canvas, 8, -46, 40, 24, coat.glow, .4)
            _turned(canvas, coat)

    def eyes(canvas: Any) -> None:
        if not back:
            draw_eye(canvas, coat, Eye(-34, -2, 40, 31, -1, 8, .6), acting, mix(coat.base, coat.shadow, .4))
            draw_eye(canvas, coat, Eye(54, -2, 34, 30, 1, 8, .6), acting, mix(coat.base, coat.shadow, .4))

    def mouth(canvas: Any) -> None:
        if not back:
            _muzzle(canvas, coat, acting, .74, coat.pale)

    return [("rest", form), ("lids", eyes), ("viseme", mouth)]


def _turned(canvas: Any, coat: Coat) -> None:
    canvas.drawPaint(linear((-98, 20), (98, -20), [(0, coat.shadow, .8), (.36, coat.shadow, .16), (.62, coat.shadow, 0), (1, coat.glow, .4)]))
    canvas.drawPaint(linear((0, 46), (0, 96), [(0, coat.core, 0), (1, coat.core, .4)]))


def _hanging_ear(canvas: Any, coat: Coat, side: int, lifted: float) -> None:
    x = -62 if side < 0 else 62
    dark = mix(coat.dark, coat.base, .35 if coat.marking != "plain" else .6)
    ear = smooth([(x - side * 14, -80), (x + side * 14, -76), (x + side * 40, -44 - lifted), (x + side * 44, 4 - lifted * 1.6), (x + side * 30, 44 - lifted * 1.8), (x + side * 14, 36 - lifted * 1.6), (x + side * 8, -10 - lifted), (x - side * 6, -46)])
    canvas.drawPath(ear, fill(dark))
    with clipped(canvas, ear):
        canvas.drawPaint(linear((x - side * 10, 0), (x + side * 44, 0), [(0, coat.core, .55), (.4, coat.core, .1), (1, coat.glow, .22)]))
        canvas.drawPaint(linear((0, -10), (0, 46), [(0, coat.core, 0), (1, coat.core, .5)]))
    canvas.drawPath(tapered([(x - side * 4, -48), (x + side * 9, -10 - lifted), (x + side * 14, 32 - lifted * 1.6)], [1, 5, 1]), fill(coat.core, .6))


def _brows(canvas: Any, coat: Coat, acting: Acting) -> None:
    e = EXPRESSIONS[acting.emotion]
    for x, side in ((-30, -1), (52, 1)):
        y = -30 - e.brow * .6
        canvas.drawPath(tapered([(x + side * 16, y + 6), (x, y - 1 - e.inner * .2), (x - side * 14, y + 2 - e.inner)], [1, 7, 3]), fill(coat.core if coat.marking != "saddle" else coat.pale, .5))


def _muzzle(canvas: Any, coat: Coat, acting: Acting, k: float, light: Any) -> None:
    draw_jaws(canvas, coat, acting, (24, 72), 34 * k, light, deep=.9)
    bridge = smooth([(8, -6), (22, -10), (36, -6), (54 * k + 8, 36), (62 * k + 8, 60), (44, 78), (24, 80), (2, 78), (-34 * k + 6, 60), (-18 * k + 4, 34)])
    canvas.drawPath(bridge, linear((0, -10), (0, 44), [(0, light, 0), (1, light, .96)]))
    with clipped(canvas, bridge):
        canvas.drawPaint(linear((-40, 0), (70, 0), [(0, coat.shadow, .4), (.4, coat.shadow, .06), (1, coat.glow, .2)]))
    w = 24 * (.55 + .45 * k)
    nose = smooth([(26 - w, 30), (26, 24), (26 + w * .92, 30), (26 + w * .66, 46), (26, 53), (26 - w * .7, 46)])
    canvas.drawPath(nose, fill(coat.nose))
    canvas.drawPath(tapered([(26 - w * .6, 31), (26, 28), (26 + w * .5, 31)], [1, 6, 1]), fill("#ffffff", .45))
    for side in (-1, 1):
        canvas.drawOval(skia.Rect(26 + side * w * .36 - 4, 38, 26 + side * w * .36 + 4, 44), fill("#0c080c"))
    canvas.drawPath(tapered([(26, 52), (25, 60), (24, 68)], [3.4, 3, 2.6]), fill(coat.line, .85))
    up = EXPRESSIONS[acting.emotion].curve * 8
    canvas.drawPath(tapered([(24, 68), (10, 76), (-10 * k, 76 - up * .4), (-30 * k + 4, 64 - up)], [2.2, 4, 3.4, .6]), fill(coat.line, .85))
    canvas.drawPath(tapered([(24, 68), (38, 76), (50 * k + 6, 74 - up * .4), (60 * k + 6, 62 - up)], [2.2, 4, 3.4, .6]), fill(coat.line, .85))
    for side, x in ((-1, -6), (1, 52)):
        for i in range(3):
            canvas.drawCircle(x + side * i * 6, 56 + (i % 2) * 7, 1.6, fill(coat.core, .5))
