"""The head in profile without hair: form, cheek, marks of age, beard, tears, and the ear."""
from __future__ import annotations

from typing import Any

from engine.picture.gfx import Points, clipped, fill, linear, mix, smooth, soft, swell, tapered
from engine.picture.people.acting import EXPRESSIONS, Acting, Expression, Step
from engine.picture.people.person import Person
from engine.picture.people.side.eye import EyeSide, draw_brow_side, draw_glasses_side
from engine.picture.people.side.measures import Jaws, contour, jaws, mouth_level, nose_foot, tip_of
from engine.picture.people.side.mouth import draw_mouth_side


def head_steps_side(person: Person, acting: Acting) -> list[Step]:
    """The face; hair and ear are drawn before and after. A mouth that opens moves the line of the chin with it."""
    expression = EXPRESSIONS[acting.emotion]
    j = jaws(person, acting, expression)
    face = smooth(contour(person, j))

    def form(canvas: Any) -> None:
        _form(canvas, person, expression, j, face)
        _nose(canvas, person)

    def eye(canvas: Any) -> None:
        EyeSide(canvas, person, acting, expression).draw()
        draw_brow_side(canvas, person, expression, face)
        draw_mouth_side(canvas, person, j, face)
        if person.look.beard:
            _beard(canvas, person, j)
        _drops(canvas, person, expression)
        if person.look.glasses:
            draw_glasses_side(canvas, person)

    return [("viseme", form), ("lids", eye)]


def draw_ear_side(canvas: Any, person: Person) -> None:
    """The ear, whole, in the middle of the head."""
    t = person.tones
    canvas.drawPath(smooth([(-13, 22), (-10, 6), (-12, -8), (-22, -18), (-36, -17), (-45, -4), (-42, 12), (-33, 24), (-27, 38), (-18, 40)]), fill(mix(t.skin, t.shadow, .22)))
    canvas.drawPath(tapered([(-14, -4), (-22, -12), (-34, -11), (-39.5, -2), (-36, 10), (-30, 20)], [.8, 2.6, 3.0, 3.0, 2.4, .8]), fill(t.shadow))
    canvas.drawPath(tapered([(-16, 2), (-26, -3), (-32, 4), (-28, 14), (-21, 18)], [.8, 2.6, 2.6, 2.2, .6]), fill(t.core, .45))
    canvas.drawPath(smooth([(-14, 6), (-21, 6), (-23, 14), (-16, 20)]), fill(t.core, .5))
    if person.look.earrings:
        canvas.drawCircle(-22, 42, 4.4, fill("#f6e3b4"))
        canvas.drawPath(tapered([(-22, 44), (-22, 57), (-22, 71)], [2, 2.4, 6.5]), fill("#e3c27c"))
        canvas.drawCircle(-23.4, 67, 1.5, fill("#fffdf2"))


def _form(canvas: Any, person: Person, expression: Expression, j: Jaws, face: Any) -> None:
    """Skin with two-tone shading: jaw and temple turn away, the front is lit, hair shades the forehead."""
    t, f, man = person.tones, person.features, person.man
    skin = mix(t.skin, "#cfd6e6", expression.pale)
    canvas.drawPath(face, fill(skin))
    low = f.chin + j.drop * .74
    with clipped(canvas, face):
        canvas.drawPaint(linear((-70, 16), (84, -8), [(0, t.shadow, .66), (.30, t.shadow, .34), (.56, t.shadow, .06), (.80, t.glow, 0), (1, t.glow, .42)]))
        canvas.drawPaint(linear((0, -96), (4, -30), [(0, t.shadow, .58), (.55, t.shadow, .26), (1, t.shadow, 0)]))
        hollow = 8 * f.cheek
        canvas.drawPath(smooth([(-60, 20), (-20, 26), (-4 + hollow, 44), (14 + hollow, 66), (30, low - 24), (44, low - 12), (60, low - 6), (70, low + 4), (40, f.chin + 40), (-20, f.chin + 30), (-60, f.chin + 10)]),
                        fill(t.shadow, .46 * (1.0 if man else .70), 3.0))
        soft(canvas, 60, 1, 13, 17, t.shadow, .36)
        soft(canvas, 70, nose_foot(person) + 10, 9, 9, t.shadow, .22)
        soft(canvas, 62, low - 13, 10, 9, t.glow, .26)
        soft(canvas, 36, 34, 24, 15, t.glow, .22)
        _cheek(canvas, person, expression)
        if person.age in ("middle", "elder"):
            _lines_of_age(canvas, person)
        if man and not person.look.beard and person.age in ("adult", "middle"):
            soft(canvas, 40, low - 14, 46, 28, mix(t.hair, skin, .3), .10)
    if f.mole and f.mole[0] < 40:
        canvas.drawCircle(f.mole[0] + 48 if f.mole[0] < 0 else 52, f.mole[1], 1.7, fill(t.line, .8))


def _cheek(canvas: Any, person: Person, expression: Expression) -> None:
    t = person.tones
    rosy = max(expression.blush * (.55 if person.man else 1), (.06 if person.man else .34) + (.20 if person.child else 0) - expression.pale)
    if rosy > 0:
        soft(canvas, 34, 36, 27, 17, t.blush, rosy * .62)


def _lines_of_age(canvas: Any, person: Person) -> None:
    t, foot, y = person.tones, nose_foot(person), mouth_level(person)
    k = (1.0 if person.age == "elder" else .5) * (1.0 if person.man else .7)
    marks: list[tuple[Points, float, float]] = [
        ([(64, foot + 2), (51, y - 9), (46, y + 6)], 4, .72), ([(34, 22), (46, 27), (56, 23)], 3.2, .6),
        ([(27, 4), (20, 3), (13, -1)], 2.4, .6), ([(27, 11), (20, 13), (14, 13)], 2, .5)]
    if person.age == "elder":
        marks += [([(36, h - 3), (54, h - 2), (68, h + 1)], 2.4, .45) for h in (-50, -60)]
        marks += [([(46, y + 10), (43, y + 18), (45, y + 26)], 2.6, .5)]
    for points, width, alpha in marks:
        canvas.drawPath(tapered(points, swell(3, width)), fill(t.core, alpha * k))


def _beard(canvas: Any, person: Person, j: Jaws) -> None:
    """Moustache and short full beard that leave the lips free and stand a little off the chin."""
    t, f, y, foot = person.tones, person.features, mouth_level(person), nose_foot(person)
    low, away = f.chin + j.drop * .74, j.drop * .26
    tone = mix(t.hair, t.skin, .12)
    cx, cy = j.corner
    moustache = [(72.5, foot + 6), (75.5 + j.pout * .6, y - 6.5), (66, y - 6), (cx + 3, cy - 3), (cx - 3, cy + 6), (cx - 6, cy - 2), (56, foot + 11)]
    full = [(-19, 4), (-8, 12), (6, 40), (24, 56), (cx - 9, cy + 1), (cx - 2, cy + 8), (66.5 - away, y + 15 + j.drop * .7), (73.5 - away, low - 12), (70 - away, low + 2), (61 - away, low + 12, 1), (52, low + 6), (42, low + 11, 1), (34, low + 3), (20, low + 6, 1),
            (12, f.chin - 6), (-4, f.chin - 10, 1), (-10, f.chin - 20), (-24, 70), (-28, 40)]
    canvas.drawPath(smooth(moustache), fill(tone, .92, .5))
    canvas.drawPath(smooth(full), fill(tone, .92, .5))
    for x in range(-14, 62, 8):
        canvas.drawPath(tapered([(x - 2, 44 + (x + 14) * .52), (x + 2, 62 + (x + 14) * .46), (x + 4, min(low + 6, 84 + (x + 14) * .42))], [.6, 2.2, .4]), fill(t.hair_dark, .45))


def _nose(canvas: Any, person: Person) -> None:
    """The wing, the nostril and a breath of shade; the contour says the rest."""
    t, f, foot, tip, man = person.tones, person.features, nose_foot(person), tip_of(person), person.man
    w = f.nose_w
    canvas.drawPath(smooth([(67, 2), (71, 12), (tip - 9, foot - 10), (tip - 10 - 3 * w, foot + 1), (tip - 16 - 4 * w, foot + 2), (tip - 18 - 3 * w, foot - 6), (64, 16)]), fill(t.shadow, .34 if man else .22, 2.2))
    canvas.drawPath(tapered([(tip - 9 - 2 * w, foot - 10), (tip - 13.5 - 3 * w, foot - 5), (tip - 13 - 3 * w, foot + .4), (tip - 9.5 - 2 * w, foot + 1.8)], [.4, 1.7 + .4 * man, 1.8 + .4 * man, .6]), fill(t.core, .75))
    canvas.drawPath(tapered([(tip - 10 - w, foot + .6), (tip - 7.5, foot - .4), (tip - 4.5, foot + .5)], [.8, 2.8, .7]), fill(t.line, .74))
    canvas.drawPath(tapered([(tip - .8, foot - 4), (tip - 4, foot + .8), (tip - 9, foot + 2.6), (72, foot + (5.2 if man else 3.2))], [.3, 1.3, 1.5, .4]), fill(t.core, .6))
    soft(canvas, tip - 5, foot - 8, 4.5, 5, mix(t.glow, "#fff8ee", t.sheen), .7 * t.sheen)


def _drops(canvas: Any, person: Person, expression: Expression) -> None:
    t, f = person.tones, person.features
    if expression.tear:
        low = 8 + f.eye_h * .48
        canvas.drawPath(tapered([(38, low - 1), (46, low + 1.6), (55, low)], [.8, 2.6, .8]), fill("#eef8ff", .85))
        canvas.drawPath(tapered([(49, low + 2), (47, 42), (46, 57)], [1.6, 2.6, 5.2]), fill("#dcf0ff", .66))
        canvas.drawCircle(46, 57, 2.9, fill("#f6fcff", .95))
    if expression.sweat:
        canvas.drawPath(smooth([(24, -42, 1), (30, -28), (24, -22), (18, -28)]), fill("#dceeff", .9))
        canvas.drawCircle(22.5, -27, 1.6, fill("#ffffff", .9))
    if expression.frown:
        canvas.drawPath(tapered([(67, -25), (69, -14)], [1, 2.8]), fill(t.line, .5))
