"""The head without hair: form, ear, cheeks, nose, marks of age, beard, tears."""
from __future__ import annotations

from typing import Any

from engine.picture.gfx import Points, clipped, fill, linear, mix, smooth, swell, tapered
from engine.picture.people.acting import EXPRESSIONS, Acting, Expression
from engine.picture.people.eyes import draw_brows, draw_eyes, draw_glasses
from engine.picture.people.mouth import draw_mouth
from engine.picture.people.person import Person
from engine.picture.skia_load import skia


def draw_head(canvas: Any, person: Person, acting: Acting) -> None:
    """Face and near ear; the hair is drawn before (what hangs behind) and after (what lies in front)."""
    expression = EXPRESSIONS[acting.emotion]
    _ear(canvas, person)
    _form(canvas, person, expression)
    _nose(canvas, person)
    draw_eyes(canvas, person, acting, expression)
    draw_brows(canvas, person, expression)
    draw_mouth(canvas, person, acting, expression)
    _drops(canvas, person, expression)
    if person.look.glasses:
        draw_glasses(canvas, person)


def _ear(canvas: Any, person: Person) -> None:
    t = person.tones
    canvas.drawPath(smooth([(-66, -10), (-79, -16), (-91, 2), (-85, 30), (-72, 42), (-61, 20)]),
                    fill(mix(t.skin, t.shadow, .35)))
    canvas.drawPath(tapered([(-72, -6), (-82, -4), (-82, 12), (-73, 26)], [1, 3, 5, 1.5]), fill(t.shadow))
    canvas.drawPath(tapered([(-68, 4), (-75, 8), (-70, 18)], [1, 4, 1]), fill(t.core, .5))
    if person.look.earrings:
        canvas.drawCircle(-79, 44, 4.4, fill("#f6e3b4"))
        canvas.drawPath(tapered([(-79, 46), (-79, 60), (-79, 74)], [2, 2.4, 6.5]), fill("#e3c27c"))
        canvas.drawCircle(-80.4, 70, 1.5, fill("#fffdf2"))


def _form(canvas: Any, person: Person, expression: Expression) -> None:
    """Skin with two-tone shading: the near side of the face turns away from the light, hair shades the forehead."""
    t, f = person.tones, person.features
    face = smooth(f.outline)
    skin = mix(t.skin, "#cfd6e6", expression.pale)
    canvas.drawPath(face, fill(skin))
    with clipped(canvas, face):
        canvas.drawPaint(linear((-90, 0), (70, 0), [(0, t.shadow, .55), (.32, t.shadow, .12), (.58, t.shadow, 0),
                                                    (.86, t.glow, 0), (1, t.glow, .35)]))
        hollow = 8 * max(f.cheek, 0)
        canvas.drawPath(smooth([(-110, -60), (-62, -44), (-60, -4), (-52 + hollow, 26), (-40 + hollow, 56), (-16, 84),
                                (8, f.chin + 6), (-50, 130), (-110, 60)]), fill(t.shadow, .56, 3.2))
        canvas.drawPath(smooth([(-110, -130), (90, -130), (84, -70), (40, -66), (-10, -60), (-58, -44), (-110, -20)]),
                        fill(t.shadow, .42, 6))
        canvas.drawOval(skia.Rect(-46, -20, 16, 12), fill(t.shadow, .20, 8))
        canvas.drawOval(skia.Rect(30, -20, 66, 10), fill(t.shadow, .22, 7))
        canvas.drawPath(smooth([(8, f.chin - 13 + 2), (24, f.chin - 14), (36, f.chin - 8), (24, f.chin + 8), (0, f.chin + 8)]),
                        fill(t.glow, .22, 4))
        _cheeks(canvas, person, expression)
        if person.age in ("middle", "elder"):
            _lines_of_age(canvas, person)
        if person.look.beard:
            _beard(canvas, person)
        elif person.man and person.age in ("adult", "middle"):
            canvas.drawPath(smooth([(-62, 44), (-22, 72), (0, 60), (46, 58), (62, 50), (50, 124), (-50, 124)]),
                            fill(mix(t.hair, skin, .3), .05, 9))
    if f.mole:
        canvas.drawCircle(*f.mole, 1.9, fill(t.line, .8))


def _cheeks(canvas: Any, person: Person, expression: Expression) -> None:
    t = person.tones
    rosy = max(expression.blush, (.10 if person.man else .26) + (.18 if person.child else 0) - expression.pale)
    if rosy <= 0:
        return
    canvas.drawOval(skia.Rect(-46, 20, 2, 46), fill(t.blush, rosy * .40, 11))
    canvas.drawOval(skia.Rect(42, 20, 70, 44), fill(t.blush, rosy * .38, 8))
    canvas.drawOval(skia.Rect(24, 22, 42, 42), fill(t.blush, rosy * .16, 7))


def _lines_of_age(canvas: Any, person: Person) -> None:
    t = person.tones
    k = 1.0 if person.age == "elder" else .5
    marks: list[tuple[Points, float, float]] = [
        ([(6, 44), (-6, 57), (-7, 73)], 4, .72), ([(46, 44), (53, 57), (51, 70)], 3, .6),
        ([(-32, 22), (-16, 27), (4, 22)], 3.4, .6), ([(36, 22), (48, 26), (58, 22)], 2.6, .5),
        ([(-60, 2), (-52, 6), (-45, 12)], 2.6, .6), ([(-60, 14), (-53, 14), (-47, 16)], 2, .5)]
    if person.age == "elder":
        marks += [([(-20, y), (16, y - 4), (50, y)], 2.6, .45) for y in (-50, -60)]
        marks += [([(-36, 62), (-30, 74), (-34, 86)], 3, .5)]
    for points, width, alpha in marks:
        canvas.drawPath(tapered(points, swell(3, width)), fill(t.core, alpha * k))


def _beard(canvas: Any, person: Person) -> None:
    """Moustache and short full beard that leave the lips free."""
    t, f = person.tones, person.features
    my = 66 + f.mouth_y
    full = smooth([(-78, 10), (-62, 26), (-44, 54), (-16, my + 2), (-6, my - 10), (14, my - 15), (24, my - 12), (34, my - 15),
                   (48, my - 8), (54, my - 4), (66, 30), (76, 30), (60, 130), (-70, 130)])
    lips = smooth([(-8, my - 1), (8, my - 6), (22, my - 5), (34, my - 6), (45, my - 1), (36, my + 11), (20, my + 14), (2, my + 11)])
    shape = skia.Op(full, lips, skia.PathOp.kDifference_PathOp)
    canvas.drawPath(shape, fill(mix(t.hair, t.skin, .12), .9, 1.2))
    for x in range(-56, 60, 9):
        canvas.drawPath(tapered([(x * .9, my + 14 + abs(x) * -.25), (x * .8 + 2, my + 30 - abs(x) * .1), (x * .62 + 6, f.chin + 4)],
                                [.6, 2.2, .4]), fill(t.hair_dark, .45))


def _nose(canvas: Any, person: Person) -> None:
    """A side plane in shade, the wing, one nostril, a light on bridge and tip."""
    t, f = person.tones, person.features
    y, w, bridge = f.nose_y, f.nose_w, f.nose_bridge
    tip = 33 + 2 * w
    canvas.drawPath(smooth([(19, -12), (25, -6), (28 + bridge, 10), (tip - 2, 30 + y), (tip - 3, 41 + y),
                            (tip - 13 * w, 42 + y), (tip - 14 * w, 33 + y), (22, 14)]), fill(t.shadow, .46, 2))
    canvas.drawPath(tapered([(tip - 15 * w, 34 + y), (tip - 16.5 * w, 40 + y), (tip - 11 * w, 43 + y)], [.8, 2.6, 1]),
                    fill(t.core, .75))
    canvas.drawPath(tapered([(tip - 11 * w, 42.5 + y), (tip - 4, 45.5 + y), (tip + 4 * w, 42.5 + y)], [1, 4.2, 1.2]),
                    fill(t.line, .76))
    canvas.drawPath(tapered([(tip - .5, 5), (tip + 2.5 + 2.4 * bridge, 12 + y * .4), (tip + 5 + 2 * w + bridge, 24 + y * .8),
                             (tip + 9 * w, 35 + y), (tip + 6 * w, 41 + y)], [.4, 1.3 + .5 * person.man, 1.6, 2.5, 1]),
                    fill(t.core, .72))
    canvas.drawPath(tapered([(28, -6), (31, 8), (tip, 22 + y)], [1, 3, 1]), fill(t.glow, .45, 1.6))
    canvas.drawOval(skia.Rect(tip - 3, 29 + y, tip + 4, 36 + y), fill("#fff8ee", .42, 2.2))


def _drops(canvas: Any, person: Person, expression: Expression) -> None:
    t = person.tones
    if expression.tear:
        for a, b in ((-28, 2), (38, 57)):
            canvas.drawPath(tapered([(a, 16), ((a + b) / 2, 19.5), (b, 16)], [1, 3.0, 1]), fill("#eef8ff", .8))
        canvas.drawPath(tapered([(-19, 21), (-22, 40), (-22, 58)], [2.2, 3, 5.5]), fill("#dcf0ff", .72))
        canvas.drawCircle(-22, 58, 3.2, fill("#f6fcff", .95))
    if expression.sweat:
        canvas.drawPath(smooth([(-53, -40, 1), (-47, -26), (-53, -20), (-59, -26)]), fill("#dceeff", .9))
        canvas.drawCircle(-54.5, -25, 1.6, fill("#ffffff", .9))
    if expression.frown:
        canvas.drawPath(tapered([(21, -25), (24.5, -15)], [1, 3]), fill(t.line, .5))
        canvas.drawPath(tapered([(30, -24), (29, -16)], [1, 2.4]), fill(t.line, .42))
