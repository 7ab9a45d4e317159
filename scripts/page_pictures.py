"""Draw the pictures that the pages bring along: the same shot in every style, and what each example idea could look like.

Run it again when the illustrator draws otherwise: `python -m scripts.page_pictures`.
"""
from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import cv2

from engine.drama.script import Character, Look
from engine.drama.storyboard import Placement, Shot
from engine.drama.vocabulary import Style
from engine.picture import draw_shot

ASSETS = Path(__file__).resolve().parent.parent / "studio" / "assets"
CAST = {
    "a": Character(name="a", gender="f", age="young", look=Look(hair="long", outfit="dress", color="#8c3b4a", accent="#e8d9c5")),
    "b": Character(name="b", gender="m", age="young", look=Look(hair="comma", outfit="coat", color="#2f3b57", accent="#c9b48a")),
}
SHOT = Shot(episode=1, scene=1, number=1, size="two", setting="rooftop", time_of_day="dusk", mood="romance", light="warm", frames=24,
            actors=[Placement(character="a", x=-0.4, facing="right", emotion="tender"), Placement(character="b", x=0.4, facing="left", emotion="happy")])

PEOPLE = {
    "coder": Character(name="coder", gender="m", age="young", look=Look(hair="messy", outfit="hoodie", color="#34405e", accent="#c9b48a", glasses=True)),
    "designer": Character(name="designer", gender="f", age="young", look=Look(hair="bob", outfit="blazer", color="#8c3b4a", accent="#efe3d2")),
    "police": Character(name="police", gender="f", age="adult", look=Look(hair="ponytail", outfit="police", color="#26344f", accent="#c9b48a")),
    "embroiderer": Character(name="embroiderer", gender="f", age="young", look=Look(hair="palace_f", outfit="hanfu", color="#a63d4d", accent="#f0dcc0")),
    "emperor": Character(name="emperor", gender="m", age="young", look=Look(hair="palace_m", outfit="hanfu", color="#3a3550", accent="#d6b25e")),
    "barista": Character(name="barista", gender="f", age="young", look=Look(hair="wavy", hair_color="auburn", outfit="apron", color="#4d6a5c", accent="#efe3d2")),
    "stranger": Character(name="stranger", gender="m", age="adult", look=Look(hair="sidepart", hair_color="darkbrown", outfit="coat", color="#4b4258", accent="#d9c7a8")),
    "detective": Character(name="detective", gender="m", age="adult", look=Look(hair="crop", hair_color="darkbrown", outfit="leather", color="#3b3a44", accent="#8c9aa8", beard=True)),
    "rival": Character(name="rival", gender="f", age="adult", look=Look(hair="bun", hair_color="brown", outfit="suit", color="#7a3346", accent="#efe3d2", earrings=True)),
    "rival2": Character(name="rival2", gender="m", age="adult", look=Look(hair="slick", outfit="suit", color="#2f3b57", accent="#c9b48a")),
}


def _shot(**told: Any) -> Shot:
    return Shot.model_validate({"episode": 1, "scene": 1, "number": 1, "frames": 24} | told)


def _stand(character: str, x: float, **told: Any) -> Placement:
    return Placement.model_validate({"character": character, "x": x, "facing": "right" if x < 0 else "left"} | told)


EXAMPLES: dict[str, Shot] = {
    "letter": _shot(size="two", setting="office", time_of_day="night", mood="tension", light="cold",
                    actors=[_stand("coder", -.42, emotion="surprised"), _stand("designer", .42, pose="hold", emotion="tender")]),
    "call": _shot(size="close", setting="street", time_of_day="night", weather="rain", mood="suspense", light="neon",
                  actors=[_stand("police", 0, pose="phone", emotion="afraid")]),
    "palace": _shot(size="two", setting="palace", time_of_day="dusk", mood="romance", light="warm",
                    actors=[_stand("embroiderer", -.42, pose="clasp", emotion="tender"), _stand("emperor", .42, emotion="surprised")]),
    "ring": _shot(size="two", setting="cafe", time_of_day="dusk", weather="rain", mood="warm", light="warm",
                  actors=[_stand("barista", -.42, pose="chest", emotion="surprised"), _stand("stranger", .42, pose="cup")]),
    "cold": _shot(size="close", setting="street", time_of_day="night", weather="fog", mood="mystery", light="noir",
                  actors=[_stand("detective", 0, pose="phone", emotion="afraid")]),
    "lift": _shot(size="two", setting="lift", time_of_day="night", mood="comedy", light="soft",
                  actors=[_stand("rival", -.42, pose="crossed", emotion="scornful"), _stand("rival2", .42, emotion="angry")]),
}
"""The picture of each example, by the name that `studio.operations.choices` gives it."""


def main() -> None:
    """Write one JPEG per style and per example."""
    for style in get_args(Style):
        _write(f"styles/{style}", draw_shot(SHOT, CAST, (640, 360), style).flatten())
    for name, shot in EXAMPLES.items():
        _write(f"examples/{name}", draw_shot(shot, PEOPLE, (432, 768), "noir").flatten())


def _write(name: str, picture: Any) -> None:
    path = ASSETS / f"{name}.jpg"
    path.parent.mkdir(parents=True, exist_ok=True)
    cv2.imwrite(str(path), cv2.cvtColor(picture, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, 82])


if __name__ == "__main__":
    main()
