"""The head without hair: form, ear, cheeks, nose, marks of age, beard, tears."""
from __future__ import annotations

from typing import Any

from engine.picture.gfx import Points, clipped, fill, linear, mix, smooth, soft, swell, tapered
from engine.picture.people.acting import EXPRESSIONS, Acting, Expression, Step
from engine.picture.people.eyes import draw_brows, draw_eyes, draw_glasses
from engine.picture.people.mouth import draw_mouth
from engine.picture.people.person import Person
from engine.picture.skia_load import skia


def head_steps(person: Person, acting: Acting) -> list[Step]:
    """Face and near ear; the hair is drawn before (what hangs behind) and after (what lies in front)."""
    expression = EXPRESSIONS[acting.emotion]

    def form(canvas: Any) -> None:
        draw_ear(canvas, person)
        _form(canvas, person, expression)
        _nose(canvas, person)

    def eyes(canvas: Any) -> None:
        draw_eyes(canvas, person, acting, expression)
        draw_brows(canvas, person, expression)

    def mouth(canvas: Any) -> None:
        draw_mouth(canvas, person, acting, expression)
        _drops(canvas, person, expression)
        if person.look.glasses:
            draw_glasses(canvas, person)

    return [("rest", form), ("lids", eyes), ("viseme", mouth)]


def draw_ear(canvas: Any, person: Person) -> None:
    """The near ear with its ring."""
    t = person.tones
    canvas.drawPath(smooth([(-64, -8), (-74, -17), (-87, -12), (-88, 8), (-80, 30), (-71, 41), (-62, 24)]), fill(mix(t.skin, t.shadow, .30)))
    canvas.drawPath(tapered([(-70, -9), (-81, -8), (-82, 10), (-74, 27)], [.8, 2.6, 3.6, 1.2]), fill(t.shadow))
    canvas.drawPath(tapered([(-68, 4), (-75, 9), (-70, 19)], [.8, 3.6, .8]), fill(t.core, .5))
    if person.look.earrings:
        canvas.drawCircle(-74, 45, 4.4, fill("#f6e3b4"))
        canvas.drawPath(tapered([(-74, 47), (-74, 60), (-74, 74)], [2, 2.4, 6.5]), fill("#e3c27c"))
        canvas.drawCircle(-75.4, 70, 1.5, fill("#fffdf2"))


def _form(canvas: Any, person: Person, expression: Expression) -> None:
    """Skin with two-tone shading: the near side of the face turns away from the light, hair shades the forehead."""
    t, f = person.tones, person.features
    face = smooth(f.outline)
    skin = mix(t.skin, "#cfd6e6", expression.pale)
    canvas.drawPath(face, fill(skin))
    with clipped(canvas, face):
        canvas.drawPaint(linear((-92, 20), (72, -6), [(0, t.shadow, .62), (.30, t.shadow, .16), (.54, t.shadow, 0), (.84, t.glow, 0), (1, t.glow, .42)]))
        canvas.drawPaint(linear((0, -96), (4, -26), [(0, t.shadow, .62), (.55, t.shadow, .30), (1, t.shadow, 0)]))
        hollow = 9 * f.cheek
        plane = 1.0 if person.man else .62
        canvas.drawPath(smooth([(-110, -40), (-70, -30), (-64, 6), (-58 + hollow * .6, 30), (-42 + hollow, 54), (-22, 78), (4, f.chin - 3),
                                (14, f.chin + 10), (-50, 130), (-110, 60)]), fill(t.shadow, .52 * plane, 3.0))
        soft(canvas, 22, 2, 15, 22, t.shadow, .34)
        soft(canvas, 61, 0, 9, 18, t.shadow, .30)
        soft(canvas, 21, f.chin - 15, 15, 10, t.glow, .30)
        soft(canvas, -14, 34, 26, 15, t.glow, .26)
        _cheeks(canvas, person, expression)
        if person.age in ("middle", "elder"):
            _lines_of_age(canvas, person)
        if person.look.beard:
            _beard(canvas, person)
        elif person.man and person.age in ("adult", "middle"):
            soft(canvas, 4, f.chin - 12, 58, 30, mix(t.hair, skin, .3), .10)
    if f.mole:
        canvas.drawCircle(*f.mole, 1.7, fill(t.line, .8))


def _cheeks(canvas: Any, person: Person, expression: Expression) -> None:
    t = person.tones
    rosy = max(expression.blush * (.55 if person.man else 1), (.06 if person.man else .34) + (.20 if person.child else 0) - expression.pale)
    if rosy <= 0:
        return
    soft(canvas, -24, 34, 30, 18, t.blush, rosy * .62)
    soft(canvas, 55, 33, 18, 16, t.blush, rosy * .58)


def _lines_of_age(canvas: Any, person: Person) -> None:
    t = person.tones
    k = (1.0 if person.age == "elder" else .5) * (1.0 if person.man else .7)
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
    """Little is drawn of a nose: the side plane in a soft shade, the far edge of the bridge, tip and nostril."""
    t, f = person.tones, person.features
    y, w, bridge, man = f.nose_y, f.nose_w, f.nose_bridge, person.man
    tip = 34 + 2.2 * w
    foot = 40 + y
    canvas.drawPath(smooth([(20, -6), (26, 0), (27.5 + bridge, 16), (tip - 4, foot - 10), (tip - 3, foot + 1), (tip - 13 * w, foot + 1), (tip - 14 * w, foot - 8), (21, 14)]),
                    fill(t.shadow, .42 if man else .26, 2.2))
    canvas.drawPath(tapered([(tip, 14 + y * .4), (tip + 2.4 + 2.6 * bridge, 19 + y * .6), (tip + 4.2 + 1.6 * w + bridge, foot - 14), (tip + 6.8 * w, foot - 6), (tip + 4.4 * w, foot - .6)],
                            [.3, 1.2 + .6 * man, 1.3 + .3 * man, 2.0, .6]), fill(t.core, .72 if man else .55))
    canvas.drawPath(smooth([(tip - 10 * w, foot + .4), (tip - 3, foot + 2.6), (tip + 4 * w, foot - .4), (tip + 1, foot + 5.5), (tip - 6 * w, foot + 5)]), fill(t.core, .34))
    canvas.drawPath(tapered([(tip - 13.4 * w, foot - 6), (tip - 15 * w, foot - 1), (tip - 10.5 * w, foot + 1.8)], [.5, 1.9 + .5 * man, .6]), fill(t.core, .75))
    canvas.drawPath(tapered([(tip - 10 * w, foot + 1), (tip - 4.6, foot + 2.8), (tip - .4, foot + 1.6)], [.8, 3.2, .8]), fill(t.line, .74))
    canvas.drawPath(tapered([(28.5, -4), (31, 10), (tip - .6, foot - 14)], [.8, 2.6, 1]), fill(t.glow, .5))
    soft(canvas, tip + .8, foot - 7, 5, 5, mix(t.glow, "#fff8ee", t.sheen), .75 * t.sheen)


def _drops(canvas: Any, person: Person, expression: Expression) -> None:
    t, f = person.tones, person.features
    if expression.tear:
        low = 8 + f.eye_h * .52
        for a, b in ((-28, 0), (36, 55)):
            canvas.drawPath(tapered([(a, low - 1), ((a + b) / 2, low + 2), (b, low - 1)], [.8, 2.8, .8]), fill("#eef8ff", .85))
        canvas.drawPath(tapered([(-17, low + 3), (-21, 42), (-21, 60)], [1.6, 2.6, 5.4]), fill("#dcf0ff", .66))
        canvas.drawCircle(-21, 60, 3.0, fill("#f6fcff", .95))
        canvas.drawPath(tapered([(49, low + 3), (50, 34), (48, 44)], [1.2, 2.0, 3.4]), fill("#e4f3ff", .6))
        soft(canvas, 36, 36, 8, 7, t.blush, .35)
    if expression.sweat:
        canvas.drawPath(smooth([(-53, -40, 1), (-47, -26), (-53, -20), (-59, -26)]), fill("#dceeff", .9))
        canvas.drawCircle(-54.5, -25, 1.6, fill("#ffffff", .9))
    if expression.frown:
        canvas.drawPath(tapered([(21, -25), (24.5, -15)], [1, 3]), fill(t.line, .5))
        canvas.drawPath(tapered([(30, -24), (29, -16)], [1, 2.4]), fill(t.line, .42))
