"""Draw the little pictures that show each style on the page of a new drama: the same shot in every style.

Run it again when a style has changed: `python -m scripts.style_previews`.
"""
from __future__ import annotations

from pathlib import Path
from typing import get_args

import cv2

from engine.drama.script import Character, Look
from engine.drama.storyboard import Placement, Shot
from engine.drama.vocabulary import Style
from engine.picture import draw_shot

OUT = Path(__file__).resolve().parent.parent / "studio" / "assets" / "styles"
CAST = {
    "a": Character(name="a", gender="f", age="young", look=Look(hair="long", outfit="dress", color="#8c3b4a", accent="#e8d9c5")),
    "b": Character(name="b", gender="m", age="young", look=Look(hair="comma", outfit="coat", color="#2f3b57", accent="#c9b48a")),
}
SHOT = Shot(episode=1, scene=1, number=1, size="two", setting="rooftop", time_of_day="dusk", mood="romance", light="warm", frames=24,
            actors=[Placement(character="a", x=-0.4, facing="right", emotion="tender"), Placement(character="b", x=0.4, facing="left", emotion="happy")])


def main() -> None:
    """Write one JPEG per style."""
    OUT.mkdir(parents=True, exist_ok=True)
    for style in get_args(Style):
        picture = draw_shot(SHOT, CAST, (640, 360), style).flatten()
        cv2.imwrite(str(OUT / f"{style}.jpg"), cv2.cvtColor(picture, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, 82])


if __name__ == "__main__":
    main()
