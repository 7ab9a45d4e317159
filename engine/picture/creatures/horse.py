"""A horse, standing, its head in three quarters. Own units: the eye line is y = 0; the head is some 300 long."""
from __future__ import annotations

from typing import Any

from engine.picture.creatures.coat import Coat
from engine.picture.creatures.eye import Eye, draw_eye
from engine.picture.creatures.jaws import opening
from engine.picture.gfx import Colour, clipped, fill, linear, mix, shade, smooth, soft, tapered
from engine.picture.people.acting import Acting, Step
from engine.picture.skia_load import skia

GROUND = 940.0


def _mane(coat: Coat) -> Colour:
    return mix(coat.dark, "#16101a", .62) if coat.base[0] < .8 else mix(coat.base, "#b9aa98", .5)


def draw_body(canvas: Any, coat: Coat, collar: str | None, standing: bool, back: bool) -> None:
    """Trunk away to the left, neck, mane, four legs and the tail."""
    mane = _mane(coat)
    canvas.drawPath(tapered([(-760, 330), (-850, 400), (-876, 560), (-850, 740)], [40, 84, 92, 8]), fill(mane))
    canvas.drawPath(tapered([(-770, 350), (-830, 460), (-842, 660)], [8, 26, 4]), fill(mix(mane, coat.glow, .3), .5))
    for x, hind in ((-610, True), (-120, False)):
        _leg(canvas, coat, x, True, hind)
    trunk = smooth([(-120, 250), (-330, 262), (-560, 242), (-700, 268), (-782, 350), (-790, 470), (-720, 566), (-560, 560), (-380, 604), (-220, 590), (-92, 560), (-30, 470), (-40, 330)])
    canvas.drawPath(trunk, fill(coat.base))
    with clipped(canvas, trunk):
        canvas.drawPaint(linear((0, 240), (0, 610), [(0, coat.glow, .4), (.3, coat.base, 0), (.6, coat.shadow, .22), (1, coat.core, .7)]))
        canvas.drawPaint(linear((-790, 0), (-420, 0), [(0, coat.shadow, .6), (1, coat.shadow, 0)]))
        canvas.drawPath(tapered([(-600, 300), (-560, 400), (-600, 500)], [2, 12, 2]), fill(coat.core, .25, 4))
        canvas.drawPath(tapered([(-150, 300), (-190, 400), (-150, 520)], [2, 14, 2]), fill(coat.core, .3, 4))
        soft(canvas, -640, 320, 100, 50, coat.glow, .35)
    for x, hind in ((-716, True), (-190, False)):
        _leg(canvas, coat, x, False, hind)
    neck = smooth([(-70, -80), (-150, 40), (-236, 180), (-300, 270), (-240, 420), (-110, 520), (-20, 450), (10, 330), (30, 200), (40, 90), (10, -20)])
    canvas.drawPath(neck, fill(coat.base))
    with clipped(canvas, neck):
        canvas.drawPaint(linear((-260, 160), (40, 220), [(0, coat.shadow, .5), (.4, coat.shadow, .05), (1, coat.glow, .3)]))
        canvas.drawPaint(linear((-40, 120), (30, 60), [(0, coat.core, 0), (1, coat.core, .5)]))
        canvas.drawPaint(linear((0, 330), (0, 520), [(0, coat.base, 0), (1, coat.base, .0)]))
    for i in range(9):
        t = i / 8
        mx, my = -64 - 190 * t, -96 + 330 * t
        canvas.drawPath(tapered([(mx, my), (mx + 22, my + 46), (mx + 14 + 14 * (i % 3), my + 116)], [44, 40, 3]), fill(mane if i % 2 else mix(mane, coat.core, .35)))
        canvas.drawPath(tapered([(mx + 8, my + 14), (mx + 24, my + 56), (mx + 20, my + 96)], [1, 6, .5]), fill(mix(mane, coat.glow, .35), .5))


def _leg(canvas: Any, coat: Coat, x: float, far: bool, hind: bool) -> None:
    g = GROUND - (14 if far else 0)
    knee = 742 if not hind else 720
    bend = -26 if hind else 6
    leg = smooth([(x - 66, 480), (x - 44 + bend * .4, 620), (x - 24 + bend, knee), (x - 17 + bend * .3, knee + 80), (x - 24, g - 54), (x - 32, g - 36), (x - 36, g + 2), (x + 36, g + 2), (x + 26, g - 40), (x + 17, g - 60), (x + 17 + bend * .3, knee + 80), (x + 26 + bend, knee), (x + 46, 610), (x + 74, 480)])
    canvas.drawPath(leg, linear((0, 480), (0, g), [(0, coat.base, 0), (.2, coat.base), (.5, coat.base), (.72, mix(coat.base, coat.core, .5)), (1, coat.core)] if coat.base[0] < .8 else [(0, coat.base, 0), (.2, coat.base), (1, coat.shadow)]))
    below = skia.Op(leg, smooth([(x - 200, 560), (x + 200, 560), (x + 200, 1000), (x - 200, 1000)], tension=0), skia.PathOp.kIntersect_PathOp)
    with clipped(canvas, below):
        canvas.drawPaint(linear((x - 50, 0), (x + 50, 0), [(0, coat.shadow, .6), (.55, coat.shadow, .05), (1, coat.glow, .1)]))
        if far:
            canvas.drawPaint(fill(coat.core, .5))
        canvas.drawRect(skia.Rect(x - 60, g - 30, x + 60, g + 6), fill(mix(coat.core, "#2a2226", .5)))


def head_steps(coat: Coat, acting: Acting) -> list[Step]:
    """The long head that points down to +x."""
    back = acting.view == "back"
    mane = _mane(coat)

    def form(canvas: Any) -> None:
        for root, tip in ((-54, (-66, -176)), (8, (24, -180))):
            ear = smooth([(root - 26, -84), (tip[0] - 22, -130), (tip[0], tip[1], 1), (tip[0] + 24, -128), (root + 28, -84)])
            canvas.drawPath(ear, fill(mix(coat.base, coat.shadow, .3 if root < 0 else .1)))
            canvas.drawPath(smooth([(root - 8, -90), (tip[0] - 8, -128), (tip[0] + 1, -160, 1), (tip[0] + 10, -126), (root + 12, -90)]), fill(coat.core, .7))
        head = smooth([(-70, -70), (-20, -104), (34, -84), (70, -20), (104, 60), (140, 140), (152, 196), (128, 232), (84, 240), (44, 214), (10, 160), (-40, 120), (-88, 70), (-96, 0)])
        canvas.drawPath(head, fill(coat.base))
        with clipped(canvas, head):
            canvas.drawPaint(linear((-90, 80), (110, 20), [(0, coat.shadow, .8), (.4, coat.shadow, .15), (.66, coat.shadow, 0), (1, coat.glow, .45)]))
            canvas.drawPaint(linear((60, 130), (110, 240), [(0, coat.core, 0), (1, coat.core, .65)]))
            if coat.marking == "socks" and not back:
                canvas.drawPath(smooth([(14, -62), (30, -40), (66, 40), (96, 120), (82, 126), (44, 44), (10, -36)]), fill(coat.pale, .95, 2))
            canvas.drawPath(tapered([(-60, 20), (-20, 80), (24, 130)], [2, 12, 2]), fill(coat.core, .35, 3))
        for i, (x, length) in enumerate(((-30, 70), (-8, 92), (14, 78))):
            canvas.drawPath(tapered([(x, -104), (x + 14, -70), (x + 20 + i * 4, -104 + length + 20)], [26, 24, 2]), fill(mane))

    def eyes(canvas: Any) -> None:
        if not back:
            draw_eye(canvas, coat, Eye(-16, 0, 40, 32, -1, 0), acting, mix(coat.base, coat.shadow, .4))
            draw_eye(canvas, coat, Eye(60, -4, 18, 28, 1, 0), acting, mix(coat.base, coat.shadow, .4))

    def mouth(canvas: Any) -> None:
        if back:
            return
        drop = opening(acting) * 34
        if drop > 2:
            canvas.drawPath(smooth([(60, 206), (92, 236), (140, 226), (132, 250 + drop), (92, 254 + drop), (62, 226 + drop * .4)]), fill("#4a1820"))
            canvas.drawPath(smooth([(84, 238), (124, 232), (124, 240), (86, 247)], tension=.3), fill("#efe6d4"))
        canvas.drawPath(smooth([(50, 212), (86, 238 + drop * .8), (124, 240 + drop), (128, 256 + drop), (92, 264 + drop), (56, 238 + drop * .5)]), fill(mix(coat.core, coat.base, .3)))
        canvas.drawPath(smooth([(128, 166), (146, 176), (142, 196), (128, 190)]), fill(shade(coat.core, .5)))
        canvas.drawPath(smooth([(90, 180), (102, 186), (102, 204), (90, 200)]), fill(shade(coat.core, .5)))
        canvas.drawPath(tapered([(58, 206), (84, 226), (120, 232), (148, 216)], [1, 4, 4, 1]), fill(coat.line, .8))

    return [("rest", form), ("lids", eyes), ("viseme", mouth)]
