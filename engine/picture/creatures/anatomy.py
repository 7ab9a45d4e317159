"""What there is to draw: how large each is, where its face is, who draws its body and head."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from engine.drama.vocabulary import Being
from engine.picture.creatures import bird, cat, device, dog, horse, rabbit
from engine.picture.creatures.coat import Coat
from engine.picture.creatures.quadruped import Frame, draw_sitting, draw_standing
from engine.picture.people.acting import Acting, Step

Rect = tuple[float, float, float, float]
Body = Callable[[Any, Coat, str | None, bool, bool], None]
"""Canvas, coat, collar, whether it stands, whether it is seen from behind."""


@dataclass(frozen=True)
class Anatomy:
    """All in own units but `size` (own units to head units) and `head` (its head's size beside a person's)."""

    size: float
    head: float
    sit: float
    stand: float
    half: float
    face: Rect
    mouth: Rect
    eyes: Rect
    feet: tuple[float, ...]
    standing_feet: tuple[float, ...]
    body: Body
    head_steps: Callable[[Coat, Acting, str | None], list[Step]]
    raised: float = 0.0
    """How high above the ground it is kept, in head units: on a perch, on a small table."""


def _four_legged(f: Frame, canvas: Any, coat: Coat, collar: str | None, standing: bool, back: bool) -> None:
    if standing:
        draw_standing(canvas, coat, f, collar)
    else:
        draw_sitting(canvas, coat, f, collar, back)


def _animal(f: Frame, size: float, head: float, face: Rect, mouth: Rect, eyes: Rect, steps: Callable[[Coat, Acting], list[Step]]) -> Anatomy:
    return Anatomy(size, head, f.sit, f.stand, f.chest * 1.5, face, mouth, eyes, (0, f.chest * .66, -f.chest), (0, f.chest * .6, -f.long * .9, -f.long), partial(_four_legged, f),
                   lambda coat, acting, _: steps(coat, acting))


_CAT = Frame(sit=430, stand=340, chest=92, leg=50, long=330, deep=130, tail="thin", ruff=17)
_DOG = Frame(sit=560, stand=510, chest=108, leg=56, long=400, deep=170, tail="curled", ruff=20)
_FOX = Frame(sit=440, stand=362, chest=84, leg=40, long=330, deep=116, tail="brush", ruff=30)
_RABBIT = Frame(sit=276, stand=240, chest=88, leg=44, long=230, deep=130, tail="scut", ruff=18)

ANATOMIES: dict[Being, Anatomy] = {
    "cat": _animal(_CAT, .72, .72, (-96, -76, 100, 84), (-124, 14, 156, 122), (-74, -42, 92, 40), cat.head_steps),
    "dog": _animal(_DOG, .96, .92, (-90, -80, 92, 96), (-60, -24, 100, 140), (-64, -56, 84, 34), dog.dog_steps),
    "fox": _animal(_FOX, .78, .78, (-100, -76, 104, 92), (-60, -24, 100, 130), (-66, -40, 84, 32), dog.fox_steps),
    "rabbit": _animal(_RABBIT, .62, .62, (-90, -76, 92, 84), (-100, 14, 130, 112), (-76, -42, 88, 40), rabbit.head_steps),
    "parrot": Anatomy(.80, .56, bird.GROUND, bird.GROUND, 110, (-66, -68, 106, 72), (24, -34, 112, 100), (-22, -36, 34, 20), (-16, 32), (-16, 32),
                      partial(bird.draw_body, bird.PARROT), lambda coat, acting, _: bird.steps(bird.PARROT, coat, acting), raised=560),
    "pigeon": Anatomy(.62, .45, bird.GROUND, bird.GROUND, 110, (-66, -68, 106, 72), (40, -20, 116, 60), (-22, -36, 34, 20), (-16, 32), (-16, 32),
                      partial(bird.draw_body, bird.PIGEON), lambda coat, acting, _: bird.steps(bird.PIGEON, coat, acting)),
    "horse": Anatomy(1.72, 2.4, horse.GROUND, horse.GROUND, 420, (-100, -110, 156, 244), (30, 150, 164, 310), (-48, -34, 80, 30), (-190, -120, -610, -716), (-190, -120, -610, -716),
                     horse.draw_body, lambda coat, acting, _: horse.head_steps(coat, acting)),
    "speaker": Anatomy(.62, .62, device.SPEAKER_GROUND, device.SPEAKER_GROUND, 116, (-116, -76, 116, 100), (-230, -260, 230, 190), (-90, -72, 90, -4), (), (), device.draw_speaker, device.speaker_steps, raised=500),
    "phone": Anatomy(.66, .62, device.PHONE_GROUND, device.PHONE_GROUND, 90, (-86, -150, 86, 110), (-80, -180, 80, 180), (-64, -74, 64, 54), (), (), device.draw_phone, device.phone_steps, raised=500),
}
