"""Hair: eighteen hairdos as data, drawn behind the head, on it, and from behind."""
from __future__ import annotations

from typing import Any

from engine.drama.vocabulary import Hair
from engine.picture.gfx import fill, mix, smooth, tapered
from engine.picture.people.acting import Acting
from engine.picture.people.hair import long, short, tied
from engine.picture.people.hair.pen import Do, Pen
from engine.picture.people.person import Person

HAIRDOS: dict[Hair, Do] = {
    "comma": short.COMMA, "slick": short.SLICK, "crop": short.CROP, "messy": short.MESSY, "elder": short.ELDER, "sidepart": short.SIDEPART,
    "buzz": short.BUZZ, "pixie": short.PIXIE, "long": long.LONG, "bob": long.BOB, "wavy": long.WAVY, "curly": long.CURLY,
    "tied": tied.TIED, "ponytail": tied.PONYTAIL, "bun": tied.BUN, "braid": tied.BRAID, "palace_f": tied.PALACE_F, "palace_m": tied.PALACE_M,
}


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
    if do.on_front:
        do.on_front(pen)


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
