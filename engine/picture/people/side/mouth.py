"""Lips from the side, and the opening between them. Stays inside `MOUTH_SIDE`."""
from __future__ import annotations

from typing import Any

from engine.picture.gfx import Point, clipped, fill, light, mix, smooth, soft, tapered
from engine.picture.people.person import Person
from engine.picture.people.side.measures import Jaws, lips, mouth_level


def draw_mouth_side(canvas: Any, person: Person, j: Jaws, face: Any) -> None:
    """The red of both lips within the contour `face`, the line between them or the dark of the open mouth."""
    t, man, y = person.tones, person.man, mouth_level(person)
    upper, lower = lips(person, j)
    cx, cy = j.corner
    back = .5 * (cx + upper[-1][0])
    top = (back, (cy + upper[-1][1]) / 2 - 2.2 * person.features.lip)
    with clipped(canvas, face):
        red = mix(t.lip, t.line, .12)
        canvas.drawPath(smooth([(cx, cy, 1), (top[0] - 2, top[1] + .2), (upper[0][0] - 5, upper[0][1] + .8), (upper[0][0] + 2, upper[0][1], 1), (upper[1][0] + 3, upper[1][1]), (upper[2][0] + 2, upper[2][1]), upper[3],
                                (back, (cy + upper[3][1]) / 2 + .3)]), fill(red, .46 if man else .88))
        low = max(lower[0][1], cy)
        canvas.drawPath(smooth([(cx + 1, cy + .2, 1), (back, (cy + lower[0][1]) / 2 + .2), lower[0], (lower[1][0] + 3, lower[1][1]), (lower[2][0] + 3, lower[2][1]), (lower[3][0] + 2, lower[3][1] - 2.4, 1),
                                (lower[3][0] - 7, lower[3][1] - 1.8), (back - 1, (low + lower[3][1]) / 2)]), fill(light(t.lip, .10, "#ffb9ae"), .40 if man else .88))
        soft(canvas, lower[2][0] - 1.5, lower[2][1] - 1.2, 4.6, 2.4, mix(t.lip, "#fff1ec", .8 * t.sheen), .4 if man else .8)
        if j.drop > 1.3:
            _opening(canvas, j, upper, lower)
    dark = mix(t.line, "#3d0d1a", .35)
    if j.drop <= 1.3:
        line: list[Point] = [(cx, cy), (back - 2, (cy + y) / 2 + .9), (upper[3][0] - 5, y + .2), (upper[3][0] + .4, y + .6)]
        canvas.drawPath(tapered(line, [1.4, 1.2, 1.8, 1.6]), fill(dark, .92))
    canvas.drawPath(tapered([(cx + 1, cy - 2.4), (cx - 1.6, cy), (cx - .8, cy + 3.4)], [.5, 1.9, .5]), fill(t.core, .55 * (1 - .7 * j.rounded)))
    with clipped(canvas, face):
        canvas.drawPath(tapered([(lower[3][0] - 12, lower[3][1] + 1.6), (lower[3][0] - 4, lower[3][1] + 3.4), (lower[3][0] + 1, lower[3][1] + 2.4)], [.6, 3.0, .8]), fill(t.shadow, .7))


def _opening(canvas: Any, j: Jaws, upper: list[Point], lower: list[Point]) -> None:
    """A dark wedge that narrows to the corner; the teeth above, the tongue below."""
    (cx, cy), ux, uy, lx, ly = j.corner, upper[3][0], upper[3][1], lower[0][0], lower[0][1]
    hole = smooth([(cx, cy, 1), ((cx + ux) / 2, (cy + uy) / 2 - .3), (ux + .5, uy, 1), (ux + 1, (uy + ly) / 2), (lx + .5, ly, 1), ((cx + lx) / 2, (cy + ly) / 2 + .9)])
    canvas.drawPath(hole, fill("#46131d"))
    with clipped(canvas, hole):
        canvas.drawCircle(lx - 7, ly + 5, 10, fill("#c2545c"))
        if j.rounded < .6:
            edge = min(5.4, j.drop * .38)
            canvas.drawPath(smooth([(cx + 4, (cy + uy) / 2 - 4), (ux + 2, uy - 5), (ux - .6, uy + edge), (cx + 5, cy + edge * .1)], True, .6), fill("#efe9e4"))
