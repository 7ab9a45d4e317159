"""Hair: twenty-five hairdos as data, drawn behind the head, on it, from behind and in profile."""
from __future__ import annotations

from typing import Any

from engine.drama.vocabulary import Hair
from engine.picture.gfx import fill, mix, smooth, tapered
from engine.picture.people.acting import Acting
from engine.picture.people.hair import long, republic, short, side_long, side_short, side_tied, tied, western
from engine.picture.people.hair.pen import Do, Pen, Side
from engine.picture.people.head import draw_ear
from engine.picture.people.person import Person
from engine.picture.people.side import draw_ear_side

HAIRDOS: dict[Hair, Do] = {
    "comma": short.COMMA, "slick": short.SLICK, "crop": short.CROP, "messy": short.MESSY, "elder": short.ELDER, "sidepart": short.SIDEPART,
    "buzz": short.BUZZ, "pixie": short.PIXIE, "long": long.LONG, "bob": long.BOB, "wavy": long.WAVY, "curly": long.CURLY,
    "tied": tied.TIED, "ponytail": tied.PONYTAIL, "bun": tied.BUN, "braid": tied.BRAID, "palace_f": tied.PALACE_F, "palace_m": tied.PALACE_M,
    **western.DOS, **republic.DOS,
}

SIDES: dict[Hair, Side] = {
    "comma": side_short.COMMA, "slick": side_short.SLICK, "crop": side_short.CROP, "messy": side_short.MESSY, "elder": side_short.ELDER, "sidepart": side_short.SIDEPART, "buzz": side_short.BUZZ, "pixie": side_short.PIXIE,
    "long": side_long.LONG, "bob": side_long.BOB, "wavy": side_long.WAVY, "curly": side_long.CURLY,
    "tied": side_tied.TIED, "ponytail": side_tied.PONYTAIL, "bun": side_tied.BUN, "braid": side_tied.BRAID, "palace_f": side_tied.PALACE_F, "palace_m": side_tied.PALACE_M,
    **western.SIDES, **republic.SIDES,
}
"""The same hairdos in profile."""


def draw_hair_behind(canvas: Any, person: Person, acting: Acting) -> None:
    """What hangs behind neck and shoulders."""
    do, pen = HAIRDOS[person.look.hair], Pen(canvas, person, acting)
    for i, mass in enumerate(do.behind):
        pen.mass(mass, ("behind", i))
    if do.on_behind:
        do.on_behind(pen)


def draw_hair_front(canvas: Any, person: Person, acting: Acting) -> None:
    """What lies on the head and in front of the shoulders."""
    do, pen = HAIRDOS[person.look.hair], Pen(canvas, person, acting)
    for i, mass in enumerate(do.front):
        pen.mass(mass, ("front", i))
    if do.ear:
        draw_ear(canvas, person)
    if do.on_front:
        do.on_front(pen)


def draw_hair_behind_side(canvas: Any, person: Person, acting: Acting) -> None:
    """In profile: what hangs behind neck and shoulders."""
    do, pen = SIDES[person.look.hair], Pen(canvas, person, acting)
    for i, mass in enumerate(do.under):
        pen.mass(mass, ("side behind", i))
    if do.under_extra:
        do.under_extra(pen)


def draw_hair_front_side(canvas: Any, person: Person, acting: Acting) -> None:
    """In profile: the ear, and what lies on the head and before the shoulder."""
    do, pen = SIDES[person.look.hair], Pen(canvas, person, acting)
    if do.under_ear:
        do.under_ear(pen)
    if not do.ear:
        draw_ear_side(canvas, person)
    for i, mass in enumerate(do.over):
        pen.mass(mass, ("side", i))
    if do.ear:
        draw_ear_side(canvas, person)
    if do.extra:
        do.extra(pen)


def draw_head_back(canvas: Any, person: Person, acting: Acting) -> None:
    """The head from behind: ears, the edge of the far cheek, nape and hair."""
    t = person.tones
    skin = mix(t.skin, t.shadow, .55)
    canvas.drawPath(smooth([(30, -60), (84, -40), (82, 10), (74, 50), (52, 88), (20, 100), (0, 60)]), fill(mix(t.skin, t.shadow, .25)))
    canvas.drawPath(smooth([(-60, -40), (60, -40), (66, 40), (40, 104), (0, 116), (-44, 104), (-70, 40)]), fill(skin))
    for side in (-1, 1):
        canvas.drawPath(smooth([(side * 78, -12), (side * 97, -4), (side * 92, 30), (side * 76, 42)]), fill(skin))
        canvas.drawPath(tapered([(side * 84, -2), (side * 90, 12), (side * 82, 30)], [1, 4, 1]), fill(t.core, .5))
        if person.look.earrings:
            canvas.drawCircle(side * 86, 48, 5, fill("#e8c987"))
    do, pen = HAIRDOS[person.look.hair], Pen(canvas, person, acting)
    for i, mass in enumerate(do.back):
        pen.mass(mass, ("back", i))
    if do.on_back:
        do.on_back(pen)
