"""What stands between the camera and the people, out of focus: it gives a frame depth and fills its empty corners.

Drawn in frame units (720 high); `half` is half the frame's width; `side` is the corner (-1 left, 1 right). Nothing rises
above y = 60 within the inner half of the frame, where faces are.
"""
from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from engine.drama.vocabulary import Setting
from engine.picture.gfx import SCREEN, Colour, fill, glow, light, linear, mix, shade, smooth, stroke, tapered
from engine.picture.scenery import props as p
from engine.picture.scenery.air import CITY_LIGHTS, NEON, Moment, bokeh, box, rounded

Fore = Callable[[Any, Random, Moment, float, int], None]


def _leaves(c: Any, r: Random, m: Moment, half: float, side: int) -> None:
    colour: Colour = m.tone("#3f6a4a", "#142a30")
    x = side * (half + 20)
    for k in range(8):
        up = r.uniform(90, 300)
        end = (x - side * r.uniform(10, half * .55), 380 - up)
        c.drawPath(tapered([(x, 400), ((x + end[0]) / 2 + side * 30, 400 - up * .6), end], [10, 34, 3]), fill(mix(colour, shade(colour, .4), k / 8)))


def _branch(c: Any, r: Random, m: Moment, half: float, side: int) -> None:
    leaves: list[Colour] = {"day": ["#2f5a3c", "#4f8a4e", "#7fb060"], "dawn": ["#4a5248", "#7d8a5c", "#c0ae72"], "dusk": ["#4a2830", "#8a4438", "#c87c48"], "night": ["#0e1a2c", "#182c3c", "#28444c"]}[m.time]  # type: ignore[assignment]
    x = side * (half + 30)
    for k in range(7):
        p.foliage(c, r, x - side * k * half * .13, -372 + r.uniform(-20, 44) * (1 - k * .1), 70 - 6 * k, 48 - 4 * k, leaves, 22)


def _shoulder(c: Any, r: Random, m: Moment, half: float, side: int) -> None:
    """Somebody who stands nearer, cut by the frame."""
    colour: Colour = m.tone(r.choice(["#4a4e5e", "#5a4448", "#3c4c54"]), "#141626")
    x = side * (half + 40)
    c.drawPath(smooth([(x - side * 150, 420, 1), (x - side * 132, 210), (x - side * 70, 150), (x + side * 60, 130), (x + side * 60, 420, 1)]), linear((0, 130), (0, 420), [(0, colour), (1, shade(colour, .6))]))
    edge = light(colour, .4, "#ffe6c8")
    c.drawPath(tapered([(x - side * 148, 400), (x - side * 131, 212), (x - side * 74, 153)], [5, 7, 2]), fill(edge, .5))
    c.drawPath(smooth([(x - side * 58, 160), (x - side * 70, 80), (x - side * 52, 24), (x + side * 20, 0), (x + side * 80, 60), (x + side * 60, 160)]), fill(shade(colour, .55)))
    c.drawPath(tapered([(x - side * 60, 140), (x - side * 69, 80), (x - side * 52, 26), (x - side * 10, 6)], [2, 6, 5, 1]), fill(edge, .45))
    c.drawPath(smooth([(x - side * 60, 84), (x - side * 74, 78), (x - side * 76, 104), (x - side * 62, 116)]), fill(mix("#c9987c", colour, .5)))


def _glasses(c: Any, r: Random, m: Moment, half: float, side: int) -> None:
    c.drawRect(box(-half * 1.2, 330, half * 1.2, 420), linear((0, 330), (0, 400), [(0, "#6a3e28"), (1, "#2c1812")]))
    for k, colour in enumerate(("#ffb13d", "#ff6f61", "#8fe0ff")):
        x = side * (half * .92 - k * half * .13)
        c.drawPath(smooth([(x - 26, 210 + 30 * k, 1), (x + 26, 210 + 30 * k, 1), (x + 18, 330), (x - 18, 330)], True, .3), fill(colour, .6))
        c.drawRect(box(x - 20, 226 + 30 * k, x - 13, 320), fill("#ffffff", .6))


def _cups(c: Any, r: Random, m: Moment, half: float, side: int) -> None:
    x = side * half * .8
    rounded(c, x - 46, 268, x + 46, 380, 12, linear((x - 46, 0), (x + 46, 0), [(0, "#f6efe4"), (1, "#a89a88")]))
    c.drawCircle(x + side * 52, 316, 24, stroke("#d8ccba", 11))
    for k in range(3):
        c.drawPath(tapered([(x - 20 + 20 * k, 262), (x - 34 + 20 * k, 210), (x - 8 + 20 * k, 150)], [4, 16, 2]), fill("#ffffff", .2))


def _lamp(c: Any, r: Random, m: Moment, half: float, side: int) -> None:
    x = side * half * .78
    c.drawRect(box(x - 4, -500, x + 4, -320), fill("#15161d"))
    c.drawPath(smooth([(x - 22, -340, 1), (x + 22, -340, 1), (x + 84, -262, 1), (x - 84, -262, 1)], True, .5), fill("#2a2320"))
    if m.lamps or m.light in ("warm", "neon"):
        c.drawOval(box(x - 66, -272, x + 66, -250), fill("#fff0cc"))
        glow(c, x, -262, 240, "#ffca80", .6)


def _edge(c: Any, r: Random, m: Moment, half: float, side: int) -> None:
    """A door's or a wall's edge: someone looks in."""
    x = side * half
    colour: Colour = m.tone("#6a6064", "#12141f")
    c.drawRect(box(min(x, x - side * half * .13), -520, max(x + side * 60, x - side * half * .13), 520), linear((x - side * half * .13, 0), (x, 0), [(0, light(colour, .1)), (1, shade(colour, .5))]))


def _lights(c: Any, r: Random, m: Moment, half: float, side: int) -> None:
    bokeh(c, r, 9, (-half, 150, half, 350), [*NEON, *CITY_LIGHTS] if m.lamps else ["#ffffff", "#fff2d0"], (16, 44), .3)
    bokeh(c, r, 6, (-half, -350, half, -240), [*NEON, *CITY_LIGHTS] if m.lamps else ["#ffffff", "#fff2d0"], (12, 34), .26)


def _petals(c: Any, r: Random, m: Moment, half: float, side: int) -> None:
    for _ in range(12):
        x, y, q = r.uniform(-half, half), r.choice([r.uniform(-350, -200), r.uniform(150, 350)]), r.uniform(8, 18)
        c.drawPath(smooth([(x - q, y), (x, y - q * .6), (x + q, y), (x, y + q * .6)]), fill("#f6c0cc", .8))


def _reeds(c: Any, r: Random, m: Moment, half: float, side: int) -> None:
    colour: Colour = m.tone("#8aa04c", "#1c3038")
    for _ in range(20):
        x = r.uniform(-half * 1.1, half * 1.1)
        up = r.uniform(40, 130) + 90 * abs(x) / half
        c.drawPath(tapered([(x, 400), (x + 12, 390 - up * .6), (x + r.uniform(10, 44), 390 - up)], [10, 8, 1]), fill(mix(colour, "#e8d890" if not m.night else "#3c5058", r.random() * .6), .9))


def _rail(c: Any, r: Random, m: Moment, half: float, side: int) -> None:
    colour: Colour = m.tone("#5a6474", "#0e1424")
    c.drawPath(tapered([(-half * 1.2, 330 - 20 * side), (half * 1.2, 330 + 20 * side)], [30, 30]), linear((0, 310), (0, 350), [(0, light(colour, .3)), (1, shade(colour, .6))]))


def _beam(c: Any, r: Random, m: Moment, half: float, side: int) -> None:
    c.drawPath(smooth([(side * half * 1.3, -420, 1), (side * half * .9, -420, 1), (-side * half * .5, 420, 1), (side * half * .3, 420, 1)], True, .1), linear((0, -400), (0, 330), [(0, "#fff2d0", .3), (1, "#fff2d0", 0)], SCREEN))


FORE: dict[Setting, tuple[Fore, ...]] = {
    "office": (_leaves, _lights), "rooftop": (_rail, _leaves, _lights), "cafe": (_cups, _lamp, _leaves), "hospital": (_shoulder, _leaves),
    "street": (_lights, _shoulder, _branch), "bedroom": (_lamp, _leaves), "classroom": (_beam, _shoulder), "palace": (_petals, _branch),
    "countryside": (_reeds, _branch), "car": (), "airport": (_shoulder, _lights, _rail), "bar": (_glasses, _lights, _shoulder), "court": (_shoulder,),
    "livingroom": (_leaves, _lamp), "kitchen": (_cups, _lamp, _leaves), "shop": (_shoulder, _edge), "park": (_branch, _reeds, _petals), "lift": (_shoulder,),
    "underground": (_shoulder, _lights), "seaside": (_reeds, _leaves, _lights),
}
BANQUET: tuple[Fore, ...] = (_petals, _lights)
"""What may be before the lens in a hall decked for a wedding."""
